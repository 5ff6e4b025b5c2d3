"""What the tags of a marked-up document say, put before what the rules would guess: who is meant, who sat there, and when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dialogue.names import search_key
from dialogue.vocabulary import Precision, Presence
from intake.anchors import anchor
from intake.kinds import DocumentKind
from intake.proposals import MeetingProposal, ParticipantProposal, StatedDate, Tier
from intake.tei_files import TaggedDocument

_HELD = frozenset({DocumentKind.MEMCON, DocumentKind.MINUTES})
"""Kinds whose dateline tells of the sitting; of any other it is the document's own."""


@dataclass(frozen=True, slots=True)
class TaggedName:
    """A person whom the tags name, with every form that stands for them; the tags tell no side."""

    names: tuple[str, ...]
    side: str = ""
    title: str = ""
    organisation: str = ""


class Known(Protocol):
    """A person of the register, by the forms of the name."""

    @property
    def names(self) -> Sequence[str]: ...


def named_by_tags(tags: TaggedDocument, register: Iterable[Known]) -> tuple[TaggedName, ...]:
    """The people of the tags who are not of the register, each with all forms of one key, the fullest first.

    A form that two keys share stands for neither.
    """
    forms: dict[str, list[str]] = {}
    for words, key in (*((one.name, one.key) for one in tags.participants), *tags.people):
        if key and words not in forms.setdefault(key, []):
            forms[key].append(words)
    known = {search_key(name) for person in register for name in person.names}
    shared = [name for of in forms.values() for name in of]
    found = []
    for of in forms.values():
        own = sorted(
            (name for name in of if shared.count(name) == 1), key=lambda name: (-len(name.split()), -len(name))
        )
        if own and not any(search_key(name) in known for name in own):
            found.append(TaggedName(tuple(own)))
    return tuple(found)


def dated_by_tags(
    text: str, kind: DocumentKind, tags: TaggedDocument, meetings: Sequence[MeetingProposal], page_key: str
) -> tuple[MeetingProposal, ...]:
    """The meetings with the day of the tags: of the one that they date, or of a new one where the rules found none."""
    if kind not in _HELD or not tags.dates:
        return tuple(meetings)
    iso, printed = tags.dates[0]
    dated = StatedDate(iso, precision=_PRECISIONS.get(len(iso), Precision.DAY), as_printed=printed)
    if meetings:
        at = next((i for i, one in enumerate(meetings) if one.date and one.date.start == iso), 0)
        place = meetings[at].place or (tags.places[0] if tags.places else "")
        tagged = replace(meetings[at], date=dated, place=place, tier=Tier.A, rule="meeting.tagged")
        return (*meetings[:at], tagged, *meetings[at + 1 :])
    if printed not in text:
        return ()
    return (
        MeetingProposal(
            key=page_key, anchor=anchor(text, printed), rule="meeting.tagged", tier=Tier.A, language="en", date=dated,
            place=tags.places[0] if tags.places else "",
        ),
    )  # fmt: skip


def listed_by_tags(found: Sequence[ParticipantProposal], tags: TaggedDocument) -> tuple[ParticipantProposal, ...]:
    """The participants, those of the tagged list by that name and as listed, whatever the rules made of the line."""
    listed = {search_key(one.name): one.name for one in tags.participants}
    result = []
    for one in found:
        name = next((listed[key] for form in (one.name, *one.aliases) if (key := search_key(form)) in listed), "")
        if not name:
            result.append(one)
            continue
        aliases = tuple(form for form in dict.fromkeys((one.name, *one.aliases)) if form != name)
        result.append(
            replace(one, name=name, aliases=aliases, presence=Presence.LISTED, tier=Tier.A, rule="participant.tagged")
        )
    return tuple(result)


_PRECISIONS = {10: Precision.DAY, 7: Precision.MONTH, 4: Precision.YEAR}
