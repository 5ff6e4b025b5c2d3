"""What else a text holds: claims of fact, points left for the next session, topics, events to come, messages handed on."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from intake.dates import dates_in
from intake.kinds import DocumentKind
from intake.page import Page, language_of
from intake.proposals import (
    Attributed,
    CarriedProposal,
    ClaimProposal,
    CommentProposal,
    NextStepProposal,
    TextRole,
    Tier,
    TopicProposal,
    TransmissionProposal,
    Who,
)
from intake.quote_chains import chain_of
from intake.voices import Said

_FACT: Final = re.compile(
    r"\b(?:said|claimed|alleged|reported|revealed|indicated|refuted|denied|noted|announced|argued|according to|declared|insisted)\b|称|透露|否认|驳斥|据"
)
_DENIES: Final = re.compile(
    r"\b(?:refut\w+|den(?:y|ied)|contradict\w+|declare otherwise|disput\w+|rejected)\b|否认|驳斥"
)
_CARRIED: Final = re.compile(
    r"(?i)\b(?:points?|topics?|issues?|items?|questions?) (?:to (?:be )?discuss(?:ed)?|for (?:further )?(?:discussion|the next)|carried (?:over|forward)|left open)|next (?:session|meeting|round|dialogue)\b.{0,30}(?:topics|agenda|points)|further discuss|下次(?:会议|会谈|对话)|下一轮|留待|遗留问题"
)
_STEP: Final = re.compile(
    r"\b(?:(?:next|another|second|third|follow-up|upcoming|first|new)\s+(?:round|meeting|session|dialogue|summit|talks)|workshop|visit|summit|conference)\b.{0,90}?\b(?:scheduled|will be held|to be held|will take place|planned|will meet|on|in)\b|\bscheduled\b.{0,60}\b(?:for|on)\b|\bwill (?:meet|visit|travel|be meeting|host|reconvene)\b|将(?:于[^，。]{2,20})?(?:举行|召开|访问|访华|访美|举办|会晤|出席)|下一轮"
)
_HANDED: Final = re.compile(
    r"\b(?:an?\s+)?(?:oral\s+message|letter|message|note verbale|non-?paper|aide-m[eé]moire|d[eé]marche|greetings)\b[^.]{0,40}?\b(?:from|of|to|sent|addressed|delivered|handed|conveyed)\b|\b(?:handed over|passed|delivered|conveyed|transmitted|sent|presented|will transmit|would relay|would convey|relay(?:ed)?)\b[^.]{0,60}\b(?:letter|message|note|non-?paper|text|views?|greetings|invitation|it to)\b|转交|转达|递交|致函|口信|亲署函"
)


def claims_in(page: Page, said: Iterable[Said]) -> Iterator[ClaimProposal]:
    """Statements of fact with who vouches for them, in the order of the text."""
    for one in said:
        words = one.sentence.text
        if not one.who or not _FACT.search(words):
            continue
        behind = page.mention(one.sentence.start + one.verb_at, one.sentence.end)
        about = behind.party if behind is not None and behind.party != one.who.party else ""
        common = page.common("claim", "claim.reported", Tier.B, one.sentence, one.sentence.start, one.sentence.end)
        yield ClaimProposal(
            **common.fields(),
            by=one.who,
            verb=one.verb,
            about=about,
            contradicts=bool(_DENIES.search(words)),
            chain=chain_of(words, one.who.name or one.who.words),
        )


def comments_in(page: Page, author: str) -> Iterator[CommentProposal]:
    """The author's own comments, a proposal for each paragraph of them."""
    for index, stretch in enumerate(page.stretches):
        if (
            stretch.role == TextRole.COMMENT
            and not stretch.is_heading
            and page.text[stretch.body : stretch.end].strip()
        ):
            anchor = page.anchor(stretch.body, stretch.end)
            yield CommentProposal(
                key=page.key("comment", anchor.exact), anchor=anchor, rule="comment.run", tier=Tier.A, language=language_of(anchor.exact),
                role=TextRole.COMMENT, marking=stretch.marking, paragraph=index, gaps=page.view.gaps_in(anchor), author=author,
            )  # fmt: skip


def carried_in(page: Page) -> Iterator[CarriedProposal]:
    """Points left for the next session: what stands under a heading that says so, and sentences that do."""
    for index, stretch in enumerate(page.stretches):
        if stretch.is_heading or stretch.role == TextRole.BOILERPLATE:
            if stretch.is_heading and _CARRIED.search(page.text[stretch.start : stretch.end]):
                anchor = page.anchor(stretch.start, stretch.end)
                yield CarriedProposal(
                    key=page.key("carried", anchor.exact),
                    anchor=anchor,
                    rule="carried.heading",
                    tier=Tier.A,
                    language=page.language,
                    role=TextRole.HEADER,
                    paragraph=index,
                    topic=stretch.heading,
                )
            continue
        words = page.text[stretch.body : stretch.end].strip()
        listed = re.match(
            r"\(?\d{1,2}[.)]|[•·●*-]|（?[一二三四五六七八九十]+[）、]", page.text[stretch.start : stretch.end].strip()
        )
        if stretch.heading and _CARRIED.search(stretch.heading) and listed and words:
            anchor = page.anchor(stretch.body, stretch.end)
            yield CarriedProposal(
                key=page.key("carried", words),
                anchor=anchor,
                rule="carried.list",
                tier=Tier.A,
                language=language_of(words),
                paragraph=index,
                topic=stretch.heading,
            )


def topics_in(page: Page) -> Iterator[TopicProposal]:
    """Headings that say what is talked about."""
    seen: set[str] = set()
    stems = Counter(re.sub(r"[\s\d]+", "", page.text[one.start : one.end]) for one in page.stretches if one.is_heading)
    for index, stretch in enumerate(page.stretches):
        words = " ".join(page.text[stretch.start : stretch.end].split())
        if not stretch.is_heading or _NOT_A_TOPIC.search(words) or words.casefold() in seen:
            continue
        if stems[re.sub(r"[\s\d]+", "", words)] > 1 and re.search(r"\d", words):
            continue  # a running head with the number of the page
        if page.kind in (DocumentKind.CABLE, DocumentKind.MEMCON) and (
            not re.search(r"[ \u4e00-\u9fff]", words) or len(words) < 4
        ):
            continue
        seen.add(words.casefold())
        anchor = page.anchor(stretch.start, stretch.end)
        yield TopicProposal(
            key=page.key("topic", words),
            anchor=anchor,
            rule="topic.heading",
            tier=Tier.A,
            language=language_of(words),
            role=TextRole.HEADER,
            paragraph=index,
            name=words.strip(" :："),
            source="heading",
        )


_NOT_A_TOPIC: Final = re.compile(
    r"\b(?:PARTICIPANTS?|SUMMARY|COMMENT|CONCLUSIONS?|MEMORANDUM|CONVERSATION|SUBJECT|DATE|PLACE|TIME|DELEGATION|CONTENTS|INTRODUCTION|SECRET|CONFIDENTIAL|UNCLAS\w*|NOFORN|SIPDIS|SENSITIVE|MORE|PDF|COVER|OFFICE|FACT SHEET)\b|^[A-Z]{2,20}$|名单|摘要|结语"
)


def next_steps_in(page: Page, said: Iterable[Said]) -> Iterator[NextStepProposal]:
    """Events to come that a text tells of."""
    for one in said:
        words = one.sentence.text
        m = _STEP.search(words)
        if m is None or re.search(r"\b(?:will (?:host|visit) (?:and|or))\b", words):
            continue
        if _PAST.search(words) and not _TO_COME.search(words):
            continue
        dates = list(dates_in(page.text, page.year, one.sentence.start, one.sentence.end))
        when = next((found for found in dates if found.start > one.sentence.start + m.start() - 40), None)
        if when is None and not re.search(
            r"\bwill be held|scheduled|will (?:meet|visit|be meeting|reconvene|travel)|next (?:round|meeting)|下一轮|将",
            words,
        ):
            continue
        common = page.common(
            "next step",
            "next-step.event",
            Tier.A if when else Tier.B,
            one.sentence,
            one.sentence.start,
            one.sentence.end,
        )
        yield NextStepProposal(
            **common.fields(), date=when.stated() if when else None, what=" ".join(m.group().split()), by=one.who
        )


_PAST: Final = re.compile(r"\b(?:was|were|had|took place|met|visited|attended|hosted)\b|已|曾|了")
_TO_COME: Final = re.compile(
    r"(?i)\b(?:will|would|shall|to be|to meet|to visit|next|upcoming|scheduled|planned|plans?|expected|forthcoming|coming|later this)\b|将|拟|下一|计划"
)


def transmissions_in(page: Page, said: Iterable[Said]) -> Iterator[TransmissionProposal]:
    """Letters and messages that were handed on or are to be."""
    for one in said:
        words = one.sentence.text
        m = _HANDED.search(words)
        if m is None:
            continue
        at = one.sentence.start
        receiver = _beside(page, at, one.sentence.end, m.start() + at, _TO)
        sender = (
            _beside(page, at, one.sentence.end, m.start() + at, _FROM) or one.who or _subject(page, at, at + m.start())
        )
        via = re.search(r"\b(?:through|via)\s+((?:[A-Z][\w.]+\s?){1,4})", words)
        common = page.common(
            "transmission", "transmission.words", Tier.B, one.sentence, one.sentence.start, one.sentence.end
        )
        yield TransmissionProposal(
            **common.fields(),
            sender=sender,
            receiver=receiver,
            via=via.group(1).strip() if via else "",
            is_to_come=bool(re.search(r"\bwill|would\b|将", m.group())),
        )


def _beside(page: Page, start: int, end: int, handed: int, pattern: re.Pattern[str]) -> Who:
    """Who is named right behind a word like "to" or "from", after the words of handing on; nobody where nobody is."""
    for m in pattern.finditer(page.text, max(start, handed - 1), end):
        for called in page.called(m.end(), min(end, m.end() + 60)):
            if re.fullmatch(_BEFORE_A_NAME, page.text[m.end() : called.start]):
                return page.who(called.person, called.start, called.end)
        for mention in page.mentions(m.end(), min(end, m.end() + 40)):
            if re.fullmatch(r"(?i)(?:the |an? )?", page.text[m.end() : mention.start]):
                return Who(
                    mention.party, "", mention.words, Attributed.NAMED, page.anchor(mention.start, mention.end)
                )  # fmt: skip
    return Who()


def _subject(page: Page, start: int, end: int) -> Who:
    """Who is named first before the words of handing on."""
    people, mention = list(page.called(start, end)), page.mention(start, end)
    if people and (mention is None or people[0].start <= mention.start):
        return page.who(people[0].person, people[0].start, people[0].end)
    if mention is not None:
        return Who(mention.party, "", mention.words, Attributed.NAMED, page.anchor(mention.start, mention.end))
    return Who()


_TO: Final = re.compile(r"\b(?:addressed\s+)?to\s+|致|给|向|(?:转交|转达|递交)(?:给)?")
_FROM: Final = re.compile(r"\b(?:from|on\s+behalf\s+of|by)\s+|代表|受")
_BEFORE_A_NAME: Final = r"(?:the |then-?)?(?:(?:[A-Z][\w.’'-]*|of|and|for|the|U\.S\.)\s+){0,7}|[\u4e00-\u9fff]{0,14}"
