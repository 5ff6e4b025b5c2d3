"""What a calendar file prints beside the words of the record, in both languages."""

from typing import Final

Pair = tuple[str, str]

CALENDAR: Final[Pair] = ("Calendar", "日程")
OF_MEETINGS: Final[Pair] = ("Meetings and events", "会谈与活动")
WITH_DUE: Final[Pair] = ("Meetings, events and due dates", "会谈、活动与到期日")
DUE: Final[Pair] = ("Due", "到期")
NOT_EXACT: Final[Pair] = ("The day is not known.", "具体日期不详。")
PLANNED: Final[Pair] = ("Planned", "拟举行")


def due_title(who: Pair, what: Pair) -> Pair:
    """Due: US to publish its lists."""
    return f"{DUE[0]}: {who[0]} – {what[0] or what[1]}", f"{DUE[1]}：{who[1]}——{what[1] or what[0]}"


def as_printed(words: str) -> Pair:
    """In which words a source gives the date."""
    return (f"As printed: {words}", f"原文：{words}") if words else ("", "")


def organised_by(who: Pair) -> Pair:
    """Who holds an event."""
    return (f"Organised by {who[0] or who[1]}", f"主办方：{who[1] or who[0]}") if any(who) else ("", "")
