"""The certificate of conformity: that the English and the Chinese text of a milestone say the same, clause by clause."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from sqlmodel import select

from actions.dialogues import PartyLine, parties_of_dialogue
from actions.drafts import read_draft
from actions.milestones import MilestoneText, read_milestone
from actions.paper_parts import Composed, Making, filled, full_name, in_eights, joined, ordered, said, side
from actions.standstill import adopted_milestone
from actions.word_versions import version_of
from dialogue.refusals import NoClauses, TextMovedOn, TextsNotConformed
from drafts.consensus import is_conformed
from drafts.fingerprint import fingerprint
from exports.word import captions
from exports.word import captions_record as words
from exports.word.captions import Pair
from exports.word.paper import Block, Entry, Grid, Heading, Look, Prose, Row, Signature, Signatures
from models.drafts import Conformity, Revision

_CAPTIONS: Final = (words.CLAUSE, words.SUM_EN, words.SUM_ZH, words.CONFORMED)
_SHARES: Final = (3, 5, 5, 7)
_NO_NUMBER: Final = "–"


def conformity_certificate(making: Making, milestone_id: UUID) -> Composed:
    """The certificate for a milestone.

    Raises NoSuchRow, NoClauses, TextsNotConformed with every clause where a language is missing, or lags and was not
    confirmed, TextMovedOn where the stored text has no longer the fingerprint it was given.
    """
    found = read_milestone(making.joint, making.actor, milestone_id)
    if not found.clauses:
        raise NoClauses()
    if not found.is_intact:
        raise TextMovedOn()
    draft = read_draft(making.joint, making.actor, found.milestone.draft_id)
    words_on = _confirmed(making, found)
    _check(making, found, words_on)
    is_adopted = adopted_milestone(making.joint, draft.draft.id) == found.milestone.id
    version = version_of(making.joint, making.actor, draft, found.milestone.id, making.made_at)
    own = [party for party in parties_of_dialogue(making.joint, draft.draft.dialogue_id) if party.key in draft.parties]
    parties = ordered(own, making.asked)
    title = filled(draft.draft.title_en, draft.draft.title_zh)
    halves = (version.fingerprint[:32], version.fingerprint[32:])
    blocks: list[Block] = [
        Prose(tuple(Entry(pair) for pair in words.certified(is_adopted=is_adopted))),
        Prose((Entry(title, Look.FIRM),), words.TEXT),
        Prose((Entry(version.label),), words.VERSION),
        Prose(tuple(Entry((line, line)) for line in map(in_eights, halves)), words.FINGERPRINT),
        Prose((Entry((f"{len(found.clauses)}", f"{len(found.clauses)}")),), words.CLAUSES),
        Signatures(tuple(Signature(words.for_side(full_name(party)), title=words.SIGNED_ON) for party in parties)),
        Heading(words.CLAUSES),
        Grid(_CAPTIONS, _SHARES, tuple(_rows(found, words_on, parties))),
    ]
    return Composed(
        joined(title, version.label), tuple(blocks), title, "milestone", found.milestone.id, version=version.name,
        draft_id=draft.draft.id,
    )  # fmt: skip


def _confirmed(making: Making, found: MilestoneText) -> dict[UUID, list[Conformity]]:
    """The words of sides that both texts say the same, by the revision they were given on."""
    ids = [stood.clause.revision_id for stood in found.clauses]
    given: dict[UUID, list[Conformity]] = {}
    query = select(Conformity).where(Conformity.revision_id.in_(ids))  # type: ignore[attr-defined]
    for row in sorted(making.joint.exec(query), key=lambda row: (row.made_at, row.id)):
        given.setdefault(row.revision_id, []).append(row)
    return given


def _check(making: Making, found: MilestoneText, words_on: dict[UUID, list[Conformity]]) -> None:
    waiting = []
    for stood in found.clauses:
        revision = _revision(making, stood.clause.revision_id)
        one_sided = bool(stood.clause.en.strip()) != bool(stood.clause.zh.strip())
        if one_sided or not is_conformed(revision, words_on.get(revision.id, ())):
            waiting.append(stood.clause.number or _NO_NUMBER)
    if waiting:
        raise TextsNotConformed(count=len(waiting), clauses=", ".join(waiting))


def _revision(making: Making, revision_id: UUID | None) -> Revision:
    return making.joint.get_one(Revision, revision_id)


def _rows(
    found: MilestoneText, words_on: dict[UUID, list[Conformity]], parties: Sequence[PartyLine]
) -> Iterable[Row]:  # fmt: skip
    for stood in found.clauses:
        clause = stood.clause
        number = clause.number or _NO_NUMBER
        given = words_on.get(clause.revision_id, []) if clause.revision_id else []
        yield Row(
            (
                said((number, number), Look.FIRM), _sum("en", clause.en), _sum("zh", clause.zh),
                tuple(Entry(pair) for pair in _told(given, parties)),
            )
        )  # fmt: skip


def _told(given: Sequence[Conformity], parties: Sequence[PartyLine]) -> Iterable[Pair]:
    """Who confirmed it, and when; where nobody had to, that neither text lags."""
    if not given:
        yield words.NOTHING_WAITS
    for row in given:
        yield words.conformed_by(side(parties, row.side), row.by_name, captions.on_day(row.made_at))


def _sum(language: str, text: str) -> tuple[Entry, ...]:
    """The first sixteen digits of the fingerprint of one text of a clause."""
    shown = in_eights(fingerprint(language, text)[:16])
    return (Entry((shown, shown)),)


__all__ = ["conformity_certificate"]
