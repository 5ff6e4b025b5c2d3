"""What the papers of the record print of a meeting beside its words: hours, hosts, dates as sources give them, levels."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from dialogue.record import HostRole, Rank
from dialogue.vocabulary import MeetingState, Track
from exports.word.captions import Pair, on_day
from exports.word.captions_dates import clock

HOSTED_BY: Final = ("Hosted by", "主办")
DATES_GIVEN: Final = ("Date as sources give it", "各来源所载日期")
TRACK: Final = ("Track", "轨道")
LIST: Final = ("List of participants", "与会名单")
ANNOUNCED: Final = ("Announced", "公布的安排")
MAY_BE_TOLD: Final = ("may be made public", "可以公开")
MAY_NOT_BE_TOLD: Final = ("may not be made public", "不得公开")
GONE_BY: Final = ("the date gone by", "以此为准")
NAMED: Final = ("named in the text", "文中载明在场")
ROLES: Final[Mapping[HostRole, Pair]] = {
    HostRole.HOST: ("", ""),
    HostRole.CO_HOST: ("joint host", "合办"),
    HostRole.FUNDER: ("funder", "资助方"),
}
TRACKS: Final[Mapping[Track, Pair]] = {
    Track.I: ("Track I", "一轨"),
    Track.I_5: ("Track 1.5", "一轨半"),
    Track.II: ("Track II", "二轨"),
}
RANKS: Final[Mapping[Rank, Pair]] = {
    Rank.LEADER: ("Head of state or government", "国家元首或政府首脑"),
    Rank.MINISTER: ("Ministerial level", "部长级"),
    Rank.VICE_MINISTER: ("Vice-ministerial level", "副部长级"),
    Rank.DIRECTOR_GENERAL: ("Director-general level", "司局级"),
    Rank.WORKING: ("Working level", "工作层"),
    Rank.NOT_OFFICIAL: ("No office held", "无官方职务"),
}
STATES: Final[Mapping[MeetingState, Pair]] = {
    MeetingState.PLANNED: ("planned", "拟举行"),
    MeetingState.HELD: ("held", "已举行"),
    MeetingState.CANCELLED: ("cancelled", "已取消"),
}


def printed_as(name: str) -> Pair:
    """How the source prints a name."""
    return f"printed “{name}”", f"原文写作“{name}”"


def called(name: Pair, role: HostRole) -> Pair:
    """A host with what it did, where it was not simply the host."""
    did = ROLES[role]
    return (f"{name[0]} ({did[0]})", f"{name[1]}（{did[1]}）") if any(did) else name


def hours(zone: str, starts: datetime | None, ends: datetime | None) -> Pair:
    """09:00–17:30, Beijing time (UTC+8); with the day where the clock shows another one than at the beginning."""
    first = starts or ends
    if first is None:
        return "", ""
    told: list[Pair] = []
    for moment in (starts, ends):
        if moment is None:
            told.append(("…", "…"))
            continue
        at = f"{moment:%H:%M}"
        day = on_day(moment.date()) if moment is starts or (starts and moment.date() != starts.date()) else ("", "")
        told.append((f"{day[0]} {at}".strip(), f"{day[1]} {at}".strip()))
    name = clock(zone, first.date())
    return f"{told[0][0]} – {told[1][0]}, {name[0]}", f"{told[0][1]}至{told[1][1]}，{name[1]}"


def read_as(text: str, days: Pair, note: str) -> Pair:
    """A date as a source prints it, how it is read, and what was noted of it."""
    en = ", ".join(filter(None, (days[0] if days[0] != text else "", note)))
    zh = "，".join(filter(None, (days[1] if days[1] != text else "", note)))
    return (f"“{text}” ({en})" if en else f"“{text}”"), (f"“{text}”（{zh}）" if zh else f"“{text}”")
