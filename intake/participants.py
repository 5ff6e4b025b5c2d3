"""Who was there: people on a list, in an attendance line, in the sentence that says they met, or who spoke."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dialogue.vocabulary import Presence
from intake.kinds import DocumentKind
from intake.page import SPOKEN, Page
from intake.people import Person
from intake.proposals import Attributed, ParticipantProposal, TextRole, Tier
from intake.rosters import PLACEHOLDER, Listed
from intake.voices import Said

_MET: Final = re.compile(
    r"\b(?:met|meets|meeting|spoke|speaks|held|hosted|chaired|co-chaired|phone\s+call|call\s+with|conversation|talks|consultations|visit(?:ed)?|called\s+on|received|luncheon|accompanied|joined|attended|led\s+by|headed\s+by|delegation|hosts?|invited)\b"
    r"|会见|会晤|会谈|通电话|通话|举行|磋商|出席|参加|陪同|牵头人|会面"
)
_PRESENT: Final = re.compile(
    r"^.{5,180}\b(?:and others|also)?,?\s*(?:attended|were (?:also )?present|was (?:also )?present|took part|participated)\b[^.]{0,60}\.$",
    re.DOTALL,
)
"""A short sentence that only says who was there too."""
_REPRESENTS: Final = re.compile(
    r"\b(?:representatives?\s+(?:is|are|will\s+be)|represented\s+by|led\s+by|headed\s+by|chaired\s+by|co-chairs?|spoke\s+with|met\s+with|call\s+with)\b|牵头人"
)
_ONLY_TOLD: Final = re.compile(
    r"\b(?:which|who|that)\s+(?:is|was)\s+(?:headed|led|chaired)\s+by\b|\b(?:according\s+to|letter\s+(?:to|from)|wrote|replaced|succeed\w+|former|late)\b|\bas\s+(?:I|we)\s+told\b",
    re.IGNORECASE,
)


def participants_in(page: Page, said: Sequence[Said]) -> Iterator[ParticipantProposal]:
    """The people who were at the meeting, once each, in the order of the text; those only mentioned are left out."""
    speakers = {
        one.who.name
        for one in said
        if one.who.name
        and one.who.attributed in (Attributed.NAMED, Attributed.TURN)
        and (one.verb or one.who.attributed == Attributed.TURN)
    }
    for person in page.people.persons:
        presence = _presence(page, person, speakers)
        if presence is None:
            continue
        tier = Tier.A if presence == Presence.LISTED or person.is_titled else Tier.B
        anchor = page.anchor(person.start, person.end)
        yield ParticipantProposal(
            key=page.key("participant", person.name), anchor=anchor, rule=f"participant.{'list' if person.is_listed else 'attended' if person.attended else 'named'}",
            tier=tier, language=page.language, role=_role(page, person.start), paragraph=_paragraph(page, person.start),
            gaps=page.view.gaps_in(anchor), name=person.name, side=person.side, title=person.title, organisation=person.organisation,
            presence=presence, head=_leads(page, person), aliases=tuple(person.aliases), misspellings=tuple(person.misspellings), side_from=person.side_from,
        )  # fmt: skip
    for listed in _placeholders(page):
        anchor = page.anchor(listed.start, listed.end)
        yield ParticipantProposal(
            key=page.key("participant", f"{listed.name} {listed.start}"), anchor=anchor, rule="participant.placeholder", tier=Tier.B,
            language=page.language, role=_role(page, listed.start), paragraph=_paragraph(page, listed.start), name=" ".join(listed.name.split()),
            side=listed.side, presence=Presence.LISTED, is_placeholder=True, count=listed.count, side_from="list" if listed.side else "",
        )  # fmt: skip


def _presence(page: Page, person: Person, speakers: set[str]) -> Presence | None:
    if person.is_listed or person.attended:
        return Presence.LISTED
    if page.people.has_list and page.kind in (DocumentKind.MEMCON, DocumentKind.MINUTES, DocumentKind.CONSENSUS):
        return None
    if page.kind == DocumentKind.REPORT:
        return None
    if page.kind == DocumentKind.NEWS:
        return Presence.NAMED if person.name in speakers and not _is_distant(page, person) else None
    if person.name in speakers:
        return Presence.NAMED
    for form in person.forms():
        for m in re.finditer(re.escape(form), page.text):
            if _role(page, m.start()) not in SPOKEN:
                continue
            sentence = next((one for one in page.sentences if one.start <= m.start() < one.end), None)
            if sentence is None:
                continue
            before = sentence.text[: m.start() - sentence.start]
            if _ONLY_TOLD.search(before[-50:]):
                continue
            if _PRESENT.search(sentence.text):
                return Presence.LISTED
            early = sentence.start - page.sentences[0].start < 900
            if (
                (_MET.search(sentence.text) and early and (page.kind != DocumentKind.LETTER))
                or _REPRESENTS.search(before)
                or re.search(r"\bagreed\b", sentence.text[m.end() - sentence.start :][:60])
            ):
                return Presence.NAMED
    return None


def _is_distant(page: Page, person: Person) -> bool:
    """In news a person who is named once, without saying anything in their own words or by name, was only mentioned."""
    return not person.is_titled


def _leads(page: Page, person: Person) -> bool:
    if person.function in ("head", "head of delegation", "lead", "chair", "团长"):
        return True
    around = page.text[max(0, person.start - 90) : person.start]
    return bool(
        re.search(r"\b(?:led|headed|chaired)\s+by\b[^.;]{0,80}$|牵头人[^，。]{0,24}$|团长[^，。]{0,6}$", around)
    )


def _role(page: Page, at: int) -> TextRole:
    return next((stretch.role for stretch in page.stretches if stretch.start <= at < stretch.end), TextRole.HEADER)


def _paragraph(page: Page, at: int) -> int | None:
    return next((index for index, stretch in enumerate(page.stretches) if stretch.start <= at < stretch.end), None)


def _placeholders(page: Page) -> Iterator[Listed]:
    """Who stands on a list without a name, and in a cable's sentence on who met whom ("Embassy officers")."""
    yield from page.people.placeholders
    if page.kind != DocumentKind.CABLE:
        return
    for sentence in page.spoken():
        if sentence.start - page.sentences[0].start > 1500:
            return
        if _MET.search(sentence.text):
            for m in PLACEHOLDER.finditer(sentence.text):
                if m.group().strip():
                    yield Listed(
                        sentence.start + m.start(), sentence.start + m.end(), m.group(), "", is_placeholder=True
                    )
            return
