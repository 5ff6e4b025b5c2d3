"""The meeting that a text records: day, place, how the sides met. Never the text's own date where it gives another."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from dialogue.vocabulary import MeetingMode, Precision
from intake.anchors import Anchor
from intake.dates import Found, dates_in, days_only
from intake.kinds import DocumentKind
from intake.page import Page, Sentence
from intake.proposals import MeetingProposal, StatedDate, TextRole, Tier

_MET: Final = re.compile(
    r"\b(?:met|meets|meeting|meetings|call|phone\s+call|spoke|conversation|talks|consultations?|dialogue|dialogues|held|hosted|convened|visit(?:ed)?|session|round|summit|chaired|co-chaired|discussions?|seminar|workshop|called\s+on|luncheon|negotiations?|on\s+the\s+phone|by\s+(?:phone|video))\b"
    r"|会见|会晤|会谈|通电话|通话|举行|磋商|对话|会议|座谈|视频|访问|见面"
)
_THIS: Final = re.compile(
    r"\bIn\s+(?:an?|the)\s+[A-Z]\w+\.?\s+\d{1,2}(?:,\s+\d{4},?)?\s+(?:\w+\s+)?(?:meeting|call|conversation|discussion|session)|\b(?:met|meets|spoke|held|convened|hosted|chaired|called\s+on|talked|sat\s+down|concluded|gathered)\b|\bpaid\s+(?:an?\s+)?[\w\s]{0,24}visit\b|会见|会晤|会谈|通电话|通话|举行"
)
_OTHER: Final = re.compile(
    r"\b(?:workshop|scheduled|planned|last\s+(?:year|month|week)|previous|earlier|will\s+(?:be\s+)?(?:held|hold|meet|take)|upcoming|next\s+(?:round|meeting|session)|since|Executive\s+Order|announced|notifications?|deadline|by\s+the|agreement\s+of|reached\s+(?:on|in)|effective|guidance|consensus|recently|issued|imposed|promulgat\w+|anniversary|following\s+the|after\s+the|ahead\s+of)\b|将于|拟于|去年|上个月|此前|行政令|公告|共识|落实"
)
_PLACE: Final = re.compile(
    r"\b(?:in|at)\s+(?P<place>(?:the\s+)?(?:[A-Z][\w’'-]+\s+){0,3}?[A-Z][\w’'-]+(?:,\s+(?:D\.C\.|DC|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?))?)(?=\s*[.,;)\n]|\s+(?:on|to|from|and|with|in|for|where|during|that|between|today|by|this|at|as)\b|$)"
)
_NOT_PLACE: Final = re.compile(
    r"(?:the\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|English|Chinese|Summary|Section|Paragraph|Part|Executive|General|Track|Dialogue|Agreement|Annex|Article|Phase|Digital|Secretary|President|Minister|AI|IT|Taiwan\s+Strait|South\s+China\s+Sea|Asia|Europe|Africa)\b"
)
_PLACE_LABEL: Final = re.compile(
    r"^\s*(?:PLACE|LOCATION|VENUE|Place|Location|Venue|地点|会谈地点)\s*[:：]\s*(?P<place>[^\n]+)", re.MULTILINE
)
_DATE_LABEL: Final = re.compile(
    r"^\s*(?:DATE(?:\s*(?:&|AND)\s*TIME)?|Date(?:\s+and\s+[Tt]ime)?|TIME\s+AND\s+DATE|时间|日期|会谈时间)\s*[:：]\s*(?P<when>[^\n]+)",
    re.MULTILINE,
)
_DATELINE: Final = re.compile(
    r"^\s*(?:\d{1,4}\.\s+)?(?:Memorandum of (?:a )?(?:Telephone )?Conversation[^,\n]*,\s*)?(?P<place>[A-Z][a-zA-Zé’' .-]{2,40}?),\s+(?P<when>(?:[A-Z][a-z]+day,\s+)?(?:[A-Z][a-z]+\.? \d{1,2}(?:[–-]\d{1,2})?, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}))\b(?P<rest>[^\n]{0,60})",
    re.MULTILINE,
)
_ZH_PLACE: Final = re.compile(
    r"在(?P<place>[\u4e00-\u9fff·]{2,16}?)(?=(?:同|与|会见|举行|会晤|召开|和|应|出席|主持|共同|就|通|进行|开幕|，|。|、|继续|再次))"
)
_ZH_NOT_PLACE: Final = re.compile(
    r"[的是了]|问题|领域|方面|基础|精神|指引|原则|过程|关系|期间|时候|之间|共同|相互|上述|此前|场边|框架|会上|会议|会谈|会晤|机制|第一|今年|本次"
)
_TODAY: Final = re.compile(
    r"\b(?:[Tt]oday|[Tt]his\s+(?:morning|afternoon|evening)|[Yy]esterday)\b|今天|今日|今晚|昨天|昨日"
)
_CALL: Final = re.compile(r"\b(?:phone|telephone|call\b|on\s+the\s+phone|spoke\s+by)|通电话|通话|电话")
_VIDEO: Final = re.compile(r"\b(?:video|virtual(?:ly)?|online)\b|视频|线上|云")
_COUNTS: Final = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|\d{1,2})\s+(?:American|Chinese|U\.S\.|US|[A-Z][a-z]+(?:an|ese|ish))\s+(?:participants|delegates|experts|officials|members)\b|[\u4e00-\u9fff\d]{1,3}名(?:中方|美方|中国|美国)(?:代表|专家|与会者)"
)


def meetings_in(page: Page, published: date | None) -> Iterator[MeetingProposal]:
    """The meetings of a text: one, unless it is a page of several rounds."""
    if page.kind in (DocumentKind.MEMCON, DocumentKind.MINUTES) and (found := _headed(page)):
        yield found
        return
    seen: list[str] = []
    most = 6 if page.kind == DocumentKind.CONSENSUS else 1
    for sentence, when, tier in _candidates(page, published):
        key = when.start[:10] if when.start else when.as_printed
        if any(_near(key, other) for other in seen):
            continue
        seen.append(key)
        yield _proposal(page, sentence, when, tier)
        if len(seen) >= most:
            return
    if not seen and page.kind in (DocumentKind.JOINT_STATEMENT, DocumentKind.OUTCOME_LIST, DocumentKind.CONSENSUS):
        yield from _datelined(page)
        return
    if not seen and page.kind in (DocumentKind.READ_OUT, DocumentKind.CABLE, DocumentKind.OUTCOME_LIST):
        yield from _undated(page)


def _datelined(page: Page) -> Iterator[MeetingProposal]:
    """The place and day in the head of a joint text or list (`Sel, 4 May 2029`), where its sentences give none."""
    line = _DATELINE.search(page.text[:700])
    when = next(dates_in(page.text, page.year, line.start("when"), line.end("when")), None) if line else None
    if line is None or when is None:
        return
    place = line["place"].strip()
    yield MeetingProposal(
        key=page.key("meeting", when.first), anchor=page.anchor(when.start, when.end), rule="meeting.dateline", tier=Tier.B,
        language=page.language, role=TextRole.HEADER, date=when.stated(), place=place,
        place_anchor=page.anchor(line.start("place"), line.end("place")),
    )  # fmt: skip


def _undated(page: Page) -> Iterator[MeetingProposal]:
    """A meeting whose day the text does not tell, or not in full, but its place or how it was held."""
    base = page.sentences[0].start if page.sentences else 0
    for sentence in page.spoken():
        if sentence.start - base > 700 or page.sentences.index(sentence) > 2:
            return
        if not _THIS.search(sentence.text) or _OTHER.search(sentence.text[:80]):
            continue
        printed = re.search(r"(?<![\d月])\d{1,2}日(?=[在同与会])", sentence.text)
        place, _ = _place(page, sentence, printed.start() if printed else 0)
        if place or _CALL.search(sentence.text):
            words = printed.group() if printed else ""
            yield _proposal(page, sentence, StatedDate("", "", Precision.DAY, words, True, True), Tier.B)
            return


def _near(one: str, other: str) -> bool:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= 2
    except ValueError:
        return one == other


def _headed(page: Page) -> MeetingProposal | None:
    """The day and place in the head of a memorandum: its own lines first, then the dateline; never the drafting date."""
    text = page.text
    label, place_label = _DATE_LABEL.search(text[:4000]), _PLACE_LABEL.search(text[:4000])
    line = _DATELINE.search(text[:2500])
    when: Found | None = None
    if label:
        when = next(dates_in(text, page.year, label.start("when"), label.end("when")), None)
    if when is None and line:
        when = next(dates_in(text, page.year, line.start("when"), line.end("when")), None)
    if when is None:
        return None
    place, place_anchor = "", None
    if line and (not label or not place_label or text[line.start("when") : line.end("when")]):
        place, place_anchor = line["place"].strip(), page.anchor(line.start("place"), line.end("place"))
    venue = ""
    if place_label:
        venue = place_label["place"].strip()
        if not place:
            place = venue.rpartition(", ")[2] or venue
            until = place_label.start("place") + len(place_label["place"].rstrip())
            place_anchor = page.anchor(until - len(place), until)
    anchor = page.anchor(when.start, when.end)
    head = text[: (line or label).end() if (line or label) else 200]  # type: ignore[union-attr]
    return MeetingProposal(
        key=page.key("meeting", when.first), anchor=anchor, rule="meeting.headed", tier=Tier.A, language=page.language,
        role=TextRole.HEADER, date=when.stated(), place=place, place_anchor=place_anchor, venue=venue if venue != place else "",
        mode=MeetingMode.CALL if re.search(r"(?i)telephone", head) else None, stated_counts=(),
    )  # fmt: skip


def _candidates(page: Page, published: date | None) -> Iterator[tuple[Sentence, StatedDate, Tier]]:
    """Dates of sentences that say that a meeting was held, best first."""
    limit = len(page.text) if page.kind == DocumentKind.CONSENSUS else 1800
    if page.kind in (DocumentKind.CABLE, DocumentKind.UNKNOWN):
        limit = 6000
    if page.kind in (DocumentKind.REPORT, DocumentKind.NEWS):
        limit = 5000
    ranked: list[tuple[int, int, Sentence, StatedDate, Tier]] = []
    base = page.sentences[0].start if page.sentences else 0
    for sentence in page.spoken():
        if sentence.start - base > limit:
            break
        words = sentence.text
        for found in [
            *dates_in(page.text, page.year or 1, sentence.start, sentence.end),
            *days_only(
                page.text,
                published.year if published else None,
                published.month if published else None,
                sentence.start,
                sentence.end,
            ),
        ]:
            score = _score(page, sentence, found, base)
            if score > 0:
                stated = _dated(page, found)
                ranked.append((-score, sentence.start, sentence, stated, Tier.A if score >= 3 else Tier.B))
        today = _TODAY.search(words)
        if not ranked and today and _THIS.search(words) and sentence.start - base < 900:
            own = published.isoformat() if published else page.dated
            day = own if own and not re.match(r"(?i)yesterday|昨", today.group()) else ""
            ranked.append(
                (-1, sentence.start, sentence, StatedDate(day, "", Precision.DAY, today.group(), False, True), Tier.B)
            )
    if page.kind == DocumentKind.CONSENSUS:
        ranked = sorted((one for one in ranked if one[0] <= -3), key=lambda one: (one[3].start, one[1]))
    else:
        ranked.sort(key=lambda one: (one[0] > -3, one[1]))
    for _, _, sentence, stated, tier in ranked:
        yield sentence, stated, tier


def _score(page: Page, sentence: Sentence, found: Found, base: int) -> int:
    """How likely a date is the meeting's: a sentence that says they met, near the top, and no word that says otherwise."""
    words = sentence.text
    at = found.start - sentence.start
    around = words[max(0, at - 90) : at + (found.end - found.start) + 140]
    if len(found.first) < 10 or (not _MET.search(words)):
        return 0
    score = 1 if _MET.search(around) else 0
    score += 2 if _THIS.search(around) else 0
    near = words[max(0, at - 60) : at + (found.end - found.start) + 24]
    own = (
        re.match(
            r"(?:\W|[A-Z]{2,}|\(\w+\)|（[^）]*）|[\w央视网消息新华社记者日电]{0,12}[:：]|Summary\s*[:.])*(?:On|In an?|当地时间|From|This|\d)",
            words[: at + 8],
        )
        or at <= 14
    )
    score += 1 if own else 0
    score += 1 if sentence.start - base < 500 else 0
    if _OTHER.search(near):
        score -= 3
    if (
        page.kind in (DocumentKind.READ_OUT, DocumentKind.OUTCOME_LIST, DocumentKind.JOINT_STATEMENT)
        and sentence.start - base > 700
    ):
        score -= 2
    if page.kind in (DocumentKind.NEWS, DocumentKind.REPORT) and not _THIS.search(around):
        score -= 2
    if page.kind in (DocumentKind.JOINT_STATEMENT, DocumentKind.OUTCOME_LIST) and not re.search(
        r"\b(?:met|held|meeting|talks|visit|hosted|convened|dialogue)\b|会谈|会晤|磋商|举行", near
    ):
        score -= 3
    return score


def _dated(page: Page, found: Found) -> StatedDate:
    stated = found.stated()
    if found.has_year:
        return stated
    if page.year is None:
        return StatedDate("", "", Precision.DAY, stated.as_printed, True, True)
    first, last = stated.start, stated.end
    if page.dated and first > page.dated and first[5:7] > page.dated[5:7]:
        # A December meeting in a January text is of the year before.
        first = f"{int(first[:4]) - 1}{first[4:]}"
        last = f"{int(last[:4]) - 1}{last[4:]}" if last else ""
    return StatedDate(first, last, stated.precision, stated.as_printed, True, False)


def _proposal(page: Page, sentence: Sentence, when: StatedDate, tier: Tier) -> MeetingProposal:
    words = sentence.text
    at = words.find(when.as_printed) if when.as_printed else -1
    at = at if at >= 0 else 0
    start = sentence.start + at
    anchor = (
        page.anchor(start, start + max(1, len(when.as_printed)))
        if words.find(when.as_printed) >= 0
        else page.anchor(sentence.start, sentence.end)
    )
    place, place_anchor = _place(page, sentence, at)
    mode = (
        MeetingMode.CALL
        if _CALL.search(words)
        else MeetingMode.VIDEO
        if _VIDEO.search(words)
        else MeetingMode.IN_PERSON
        if place
        else None
    )
    if mode == MeetingMode.CALL:
        place, place_anchor = "", None
    counts = tuple(m.group() for m in _COUNTS.finditer(page.text))[:4]
    return MeetingProposal(
        key=page.key("meeting", when.start or when.as_printed), anchor=anchor, rule="meeting.sentence", tier=tier,
        language=page.language, role=sentence.stretch.role, marking=sentence.stretch.marking, paragraph=sentence.index,
        gaps=page.view.gaps_in(anchor), date=when, place=place, place_anchor=place_anchor, mode=mode, stated_counts=counts,
    )  # fmt: skip


def _place(page: Page, sentence: Sentence, at: int) -> tuple[str, Anchor | None]:
    words = sentence.text
    if re.search("[\u4e00-\u9fff]", words):
        for m in _ZH_PLACE.finditer(words):
            place = re.sub(
                r"^(?:美国|韩国|瑞士|英国|法国|日本|德国|中国|马来西亚|印度尼西亚|印尼|新加坡|泰国|越南|西班牙|瑞典|奥地利|比利时|荷兰|加拿大|澳大利亚|印度|俄罗斯|巴西|秘鲁)(?=[\u4e00-\u9fff]{2,})",
                "",
                m["place"],
            )
            place = {"京": "北京", "沪": "上海"}.get(place, place)
            if 2 <= len(place) <= 10 and not _ZH_NOT_PLACE.search(place):
                end = sentence.start + m.end("place")
                return place, page.anchor(end - len(place), end) if page.text[
                    end - len(place) : end
                ] == place else page.anchor(sentence.start + m.start("place"), end)
        capital = re.search(r"在京(?=会见|举行|同|与)", words)
        if capital:
            return "北京", page.anchor(sentence.start + capital.start() + 1, sentence.start + capital.end())
        return "", None
    found = [
        m
        for m in _PLACE.finditer(words)
        if not _NOT_PLACE.match(m["place"]) and not next(page.people.called(m["place"]), None)
    ]
    found.sort(key=lambda m: abs(m.start() - at))
    for m in found:
        before = words[max(0, m.start() - 40) : m.start()]
        if re.search(
            r"\b(?:embassy|mission|officials|interests?|investors?|situation|role|businesses|reached|agreed|market|concluded|participants)\s*$",
            before,
        ):
            continue
        mention = page.sides.first(m["place"])
        if (
            mention is not None
            and not mention.is_loose
            and not re.search(
                r"\b(?:held|met|talks|meeting|dialogue|hosted|convened|consultations|visit|convened)\b[^,]{0,60}$",
                before,
            )
        ):
            continue
        name = m["place"]
        start = sentence.start + m.start("place")
        if name.startswith("the "):
            name, start = name[4:], start + 4
        short = re.sub(r",\s+(?:D\.C\.|DC|[A-Z][a-z]+.*)$", "", name)
        return short, page.anchor(start, start + len(short))
    return "", None
