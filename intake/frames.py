"""What stands around the words of a document: the head of a cable or memorandum, markings, tags, the signer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from intake.cable import CableHead, cable_head
from intake.kinds import DocumentKind
from intake.page import Page
from intake.proposals import MarkingProposal, TextRole, Tier, TopicProposal


@dataclass(frozen=True, slots=True)
class Addressee:
    """A line of a cable's head: `to`, `info`, `attention` or `pass`, the words, and offsets in the stored text."""

    kind: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the words of a document: numbers, dates, addressees, signer. Empty where it is not there.

    `dtg` as printed and `dated` as an ISO date; `day_of_year_agrees` compares it with the day in the routing line: None
    where there is none. `sections` is how many parts the cable says it has.
    """

    number: str = ""
    dtg: str = ""
    dated: str = ""
    day_of_year_agrees: bool | None = None
    precedence: str = ""
    origin: str = ""
    tags: tuple[str, ...] = ()
    subject: str = ""
    executive_order: str = ""
    addressees: tuple[Addressee, ...] = ()
    signer: str = ""
    drafter: str = ""
    sections: int = 0
    classification: str = ""
    captions: tuple[str, ...] = ()


_SOURCE_NOTE: Final = re.compile(
    r"(?:Source|SOURCE):[^\]\n]{0,600}?(?P<marks>(?:Top Secret|Secret|Confidential|Unclassified|Limited Official Use|Official Use Only|No classification marking)(?:; (?:[A-Z][\w.]*)(?: [A-Za-z]+)*)*)\."
)
_DRAFTER: Final = re.compile(r"\bDrafted by (?P<name>(?:[A-Z][\w.'’-]*\s?){1,4}?)(?= on\b| and\b|[.;,(])")
_BANNER: Final = re.compile(
    r"^[ \t]*(?P<mark>TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|LIMITED OFFICIAL USE|SENSITIVE|EYES ONLY|NODIS|EXDIS|绝密|机密|秘密|内部资料|内部)(?P<more>(?:[/ ;]+(?:NODIS|EXDIS|NOFORN|SENSITIVE|EYES ONLY|XGDS|GDS|SIPDIS))*)[ \t]*(?:[★☆].{0,12})?$",
    re.MULTILINE,
)
_LETTER_SIGNER: Final = re.compile(
    r"^\s*(?:Sincerely|Respectfully|Yours (?:truly|sincerely|faithfully)|Best regards)[^\n]*\n\s*(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3})\s*$",
    re.MULTILINE,
)
_TURN_BEGINS: Final = re.compile(
    r"^(?:(?:Dr|Mr|Mrs|Ms)\.? |(?:(?:Prime |Foreign |Vice |Deputy )*(?:Ambassador|Secretary|President|Premier|Minister|Chairman|General|Marshal|Director)) |The )+[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,2}:\s+\S"
    r"|^(?!(?:PARTICIPANTS|Participants|PLACE|DATE|SUBJECT|TIME|Place|Date|Time|Subject|LOCATION|Location)\b)[A-Z][a-z][\w'’-]+:\s+\S.{20,}"
    r"|^[^\n]{160,}[.!?”\"]\s*$|^[\u4e00-\u9fff·]{2,8}[:：](?!.{0,60}、).{16,}",
    re.MULTILINE,
)


def end_of_memcon_head(text: str) -> int:
    """Where the head of a memorandum ends: before the first turn or the first paragraph of some length."""
    found = _TURN_BEGINS.search(text)
    return found.start() if found else 0


def frame_of(page: Page, head: CableHead | None) -> Frame:
    """The frame of a document. Offsets of addressees are those of the stored text."""
    if head is None:
        note = _SOURCE_NOTE.search(page.text)
        drafter, signer = _DRAFTER.search(page.text), _LETTER_SIGNER.search(page.text)
        return Frame(
            drafter=drafter["name"].strip() if drafter else "",
            signer=signer["name"] if signer and page.kind == DocumentKind.LETTER else "",
            classification=note["marks"].partition(";")[0] if note else "",
        )  # fmt: skip
    return Frame(
        number=head.number, dtg=head.dtg, dated=head.dated, day_of_year_agrees=head.day_of_year_agrees,
        precedence=head.precedence, origin=head.origin, tags=tuple(line.text for line in head.tags),
        subject=head.subject.text if head.subject else "", executive_order=head.executive_order,
        addressees=tuple(Addressee(line.kind, line.text, *page.view.span(line.start, line.end)) for line in head.addressees),
        signer=head.signer, sections=head.sections, classification=head.classification,
        captions=tuple(line.text for line in head.captions),
    )  # fmt: skip


def framed_topics(page: Page) -> Iterator[TopicProposal]:
    """The tags and the subject of a cable."""
    head = cable_head(page.text) if page.kind == DocumentKind.CABLE else None
    if head is None:
        return
    for line in head.tags:
        yield _topic(page, line.text, line.start, line.end, "tags")
    if head.subject:
        yield _topic(page, head.subject.text, head.subject.start, head.subject.end, "subject")


def _topic(page: Page, name: str, start: int, end: int, source: str) -> TopicProposal:
    return TopicProposal(
        key=page.key("topic", name), anchor=page.anchor(start, end), rule=f"topic.{source}", tier=Tier.A, language=page.language,
        role=TextRole.HEADER, name=name, source=source,
    )  # fmt: skip


def markings_in(page: Page) -> Iterator[MarkingProposal]:
    """The markings of the document, its captions, and those of its paragraphs, in the order of the text."""
    head = cable_head(page.text) if page.kind == DocumentKind.CABLE else None
    if head is not None:
        for line in sorted((*head.markings, *head.captions), key=lambda one: one.start):
            yield _marking(page, line.text, line.start, line.end, True, line.kind == "caption")
    elif note := _SOURCE_NOTE.search(page.text):
        at = note.start("marks")
        for part in note["marks"].split("; "):
            if part != "No classification marking":
                yield _marking(page, part, at, at + len(part), True, False)
            at += len(part) + 2
    else:
        seen: set[str] = set()
        for banner in _BANNER.finditer(page.text):
            for part in re.finditer(
                r"TOP SECRET|EYES ONLY|LIMITED OFFICIAL USE|[A-Z]+|[\u4e00-\u9fff]+", banner.group()
            ):
                if part.group() not in seen:
                    seen.add(part.group())
                    yield _marking(
                        page, part.group(), banner.start() + part.start(), banner.start() + part.end(), True, False
                    )
    last = ""
    for index, stretch in enumerate(page.stretches):
        if not stretch.marking or stretch.body <= stretch.start or stretch.role == TextRole.HEADER:
            continue
        printed = re.search(rf"\({re.escape(stretch.marking)}\)", page.text[stretch.start : stretch.body])
        place = f"{stretch.start}"
        if printed and place != last:
            last = place
            start = stretch.start + printed.start() + 1
            yield _marking(page, stretch.marking, start, start + len(stretch.marking), False, False, index)


def _marking(
    page: Page, text: str, start: int, end: int, of_document: bool, is_caption: bool, paragraph: int | None = None
) -> MarkingProposal:
    return MarkingProposal(
        key=page.key("marking", text), anchor=page.anchor(start, end), rule="marking.printed", tier=Tier.A, language=page.language,
        role=TextRole.HEADER if of_document else TextRole.RECORD, marking=text, paragraph=paragraph, text=text,
        of_document=of_document, is_caption=is_caption,
    )  # fmt: skip
