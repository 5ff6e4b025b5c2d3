"""Mandates: what a side's capital has authorised, kept in that side's own store, and where the texts depart from it.

Nobody of another side, and nobody for the secretariat, learns that any mandate exists: every row and every journal line
stands in the own store, and what is asked of the joint store is only read.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_clause, access_draft, access_mandate, needs
from actions.desk import Desk
from actions.drafts import DraftText, read_draft
from actions.journal import done_before, record
from actions.kept_rooms import ROOMS
from actions.proposals import own_proposals, tabled_proposals
from actions.wording import check_label, check_remark, check_wording
from dialogue.actors import Actor
from dialogue.refusals import FieldMissing, MandateSuperseded, NoSuchRow, NotAPartyToThisDraft
from dialogue.roles import Permission
from drafts.mandate import Departure, DepartureKind, LanguageMandate, contradictions, departures
from drafts.mandate import Mandate as Rules
from drafts.proposals import ProposalKind
from models.mandates import Mandate, MandateVersion
from models.proposals import Proposal

_LISTS: Final = ("required", "forbidden", "red_line")
_TEXTS: Final = ("authorised", "fallback")


class Where(StrEnum):
    """What departs from a mandate: the joint standing text, a proposal on the table, or one of the own private ones."""

    STANDING = "standing text"
    TABLED = "tabled proposal"
    PRIVATE = "private proposal"


@dataclass(frozen=True, slots=True)
class MandateSeen:
    """A mandate with all its versions, the first one first."""

    mandate: Mandate
    versions: tuple[MandateVersion, ...]

    @property
    def latest(self) -> MandateVersion:
        """What the mandate says now."""
        return self.versions[-1]

    @property
    def rules(self) -> Rules:
        """The mandate as the rules of `drafts.mandate` read it."""
        return rules_of(self.latest)

    @property
    def contradictions(self) -> tuple[Departure, ...]:
        """Where the mandate stands against itself."""
        return contradictions(self.rules)


@dataclass(frozen=True, slots=True)
class MandateDeparture:
    """One text that departs from one mandate, and how. `number` is that of the clause; '' where it is the whole draft."""

    mandate: Mandate
    version: MandateVersion
    where: Where
    side: str
    author_id: UUID | None
    author_name: str
    number: str
    clause_id: UUID | None
    proposal_id: UUID | None
    en: str
    zh: str
    departures: tuple[Departure, ...]

    @property
    def is_grave(self) -> bool:
        """Whether more than another wording, or the fallback, was found."""
        mild = (DepartureKind.DEPARTS_FROM_AUTHORISED, DepartureKind.WITHIN_FALLBACK)
        return any(departure.kind not in mild for departure in self.departures)


def set_mandate(
    joint: Session, own: Session, actor: Actor, draft_id: UUID, clause_id: UUID | None, rules: Rules, *,
    topic: str = "", note: str = "", read_version: int | None = None, key: str | None = None,
) -> MandateVersion:  # fmt: skip
    """Lay down what is authorised for a clause, or, without one, for a topic of the draft, in one's own store.

    A clause, and a topic by its words, has one mandate; setting it again makes a new version, and the earlier ones stay.
    `read_version` is the ordinal of the version that the writer had read (0: there was none); a newer one refuses.
    Raises FieldMissing (mandate, topic), HiddenCharacters, MandateSuperseded, NotAPartyToThisDraft.
    """
    _check_own(actor, Permission.MANDATE_WRITE)
    draft = access_draft(joint, actor, draft_id, Permission.MANDATE_WRITE)
    if clause_id is not None and access_clause(joint, actor, clause_id, Permission.MANDATE_WRITE).draft_id != draft.id:
        raise NoSuchRow(noun="clause")
    if made := done_before(own, key):
        return own.get_one(MandateVersion, made)
    topic = "" if clause_id else " ".join(topic.split())
    if clause_id is None and not topic:
        raise FieldMissing(field="topic")
    check_label(topic)
    said = _said(rules, note)
    mandate = _existing(own, actor, draft.id, clause_id, topic)
    latest = _latest(own, mandate) if mandate else None
    if latest is not None and not latest.retired and _says(latest) == said:
        return latest
    if read_version is not None and read_version != (latest.ordinal if latest else 0):
        raise MandateSuperseded(by=latest.by_name if latest else "")
    if mandate is None:
        mandate = Mandate(
            draft_id=draft.id,
            clause_id=clause_id,
            topic=topic,
            side=actor.side,
            by_id=actor.user_id,
            by_name=actor.name,
        )
        own.add(mandate)
        own.flush()
    version = _added(own, actor, mandate, latest, said)
    record(own, actor, "mandate:set", version, key=key, draft_id=draft.id, clause_id=clause_id)
    return version


def retire_mandate(own: Session, actor: Actor, mandate_id: UUID, *, key: str | None = None) -> MandateVersion:
    """Say that a mandate no longer binds. It stays readable, and can be set again."""
    _check_own(actor, Permission.MANDATE_WRITE)
    mandate = access_mandate(own, actor, mandate_id, Permission.MANDATE_WRITE)
    if made := done_before(own, key):
        return own.get_one(MandateVersion, made)
    latest = _latest(own, mandate)
    if latest.retired:
        return latest
    version = _added(own, actor, mandate, latest, _says(latest) | {"retired": True})
    record(own, actor, "mandate:retired", version, key=key, draft_id=mandate.draft_id, clause_id=mandate.clause_id)
    return version


def read_mandates(own: Session, actor: Actor, draft_id: UUID, *, even_retired: bool = False) -> list[MandateSeen]:
    """The mandates of one's own side for a draft with their history, the oldest first."""
    _check_own(actor, Permission.MANDATE_READ)
    query = select(Mandate).where(Mandate.draft_id == draft_id, Mandate.side == actor.side)
    mandates = sorted(own.exec(query), key=lambda mandate: mandate.id)
    rows = own.exec(
        select(MandateVersion)
        .join(Mandate, Mandate.id == MandateVersion.mandate_id)  # type: ignore[arg-type]
        .where(Mandate.draft_id == draft_id, Mandate.side == actor.side)
    )
    ordered = sorted(rows, key=lambda version: (version.mandate_id, version.ordinal))
    versions = {at: tuple(found) for at, found in groupby(ordered, key=lambda version: version.mandate_id)}
    seen = [MandateSeen(mandate, versions[mandate.id]) for mandate in mandates]
    return [one for one in seen if even_retired or not one.latest.retired]


def departures_of(desk: Desk, draft_id: UUID, only: Collection[UUID] | None = None) -> tuple[MandateDeparture, ...]:
    """Every text that departs from a mandate of one's own side: the standing text, what is tabled, what is still private.

    In the order of the text; on each clause the standing text first. With `only` the texts of some clauses, and nothing
    of what the whole draft must hold. Raises NoSuchRow, NotPermitted, NotAPartyToThisDraft.
    """
    actor = desk.actor
    _check_own(actor, Permission.MANDATE_READ)
    with desk.reading() as joint, desk.reading_own() as own:
        access_draft(joint, actor, draft_id, Permission.MANDATE_READ)
        mandates = read_mandates(own, actor, draft_id)
        if not mandates:
            return ()
        text = read_draft(joint, actor, draft_id, None if only is None else [*only])
        tabled = tabled_proposals(joint, actor, draft_id)
        private = own_proposals(own, actor, draft_id)
    grounds = tuple(g for g in _grounds(text, tabled, private) if only is None or set(g.clauses) & set(only))
    found = [d for seen in mandates for d in _of_mandate(seen, grounds, is_whole=only is None)]
    order = {standing.clause.id: at for at, standing in enumerate(text.clauses)}
    return tuple(sorted(found, key=lambda d: order.get(d.clause_id, -1) if d.clause_id else -1))


def departures_of_wording(
    desk: Desk, draft_id: UUID, clauses: Sequence[UUID], en: str | None, zh: str | None
) -> tuple[MandateDeparture, ...]:
    """Where words that are being written for these clauses (none: for a new one) depart from a mandate of one's own side.

    None: nothing is written in that language yet; it is not judged in it. What a topic requires of the whole draft is
    missed where the words would take it away, and not where it was missing before. Nothing of the words is kept. Raises
    NoSuchRow, NotPermitted, NotAPartyToThisDraft.
    """
    actor = desk.actor
    _check_own(actor, Permission.MANDATE_READ)
    with desk.reading() as joint, desk.reading_own() as own:
        access_draft(joint, actor, draft_id, Permission.MANDATE_READ)
        for clause_id in clauses:
            if access_clause(joint, actor, clause_id, Permission.MANDATE_READ).draft_id != draft_id:
                raise NoSuchRow(noun="clause")
        mandates = read_mandates(own, actor, draft_id)
    ground = _Ground(Where.PRIVATE, tuple(clauses), "", en, zh, actor.side)
    found = [found for seen in mandates for found in _of_mandate(seen, (ground,), is_whole=False)]
    topics = [seen for seen in mandates if seen.mandate.clause_id is None and _only(seen.rules, "required") != Rules()]
    if topics and clauses:
        before = tuple(_grounds(ROOMS.room(desk, draft_id).text, (), ()))
        after = tuple(_with_words(standing, ground) for standing in before)
        found += [lost for seen in topics for lost in _lost(seen, before, after)]
    return tuple(found)


def _with_words(standing: "_Ground", written: "_Ground") -> "_Ground":
    """A standing text as it would be with what is written: in the first clause all of it, in one that it takes in nothing."""
    if not set(standing.clauses) & set(written.clauses):
        return standing
    en, zh = (written.en, written.zh) if written.clauses[0] in standing.clauses else ("", "")
    return replace(standing, en=standing.en if written.en is None else en, zh=standing.zh if written.zh is None else zh)


def _lost(
    seen: MandateSeen, before: Sequence["_Ground"], after: Sequence["_Ground"]
) -> Iterator[MandateDeparture]:  # fmt: skip
    """What a topic requires of the whole draft, and the draft would hold no more."""
    missed = {(d.kind, d.language, d.words) for one in _of_the_whole(seen, before) for d in one.departures}
    for one in _of_the_whole(seen, after):
        lost = tuple(d for d in one.departures if (d.kind, d.language, d.words) not in missed)
        if lost:
            yield replace(one, where=Where.PRIVATE, departures=lost)


def rules_of(version: MandateVersion) -> Rules:
    """What a version says, as the rules of `drafts.mandate` read it."""

    def of(language: str) -> LanguageMandate:
        said: dict[str, Any] = {text: getattr(version, f"{text}_{language}") for text in _TEXTS}
        said |= {name: tuple(getattr(version, f"{name}_{language}").splitlines()) for name in _LISTS}
        return LanguageMandate(**said)

    return Rules(of("en"), of("zh"), version.red_line)


@dataclass(frozen=True, slots=True)
class _Ground:
    """A text that may depart: whose it is, on which clauses, and its words (None: nothing in that language yet)."""

    where: Where
    clauses: tuple[UUID, ...]
    number: str
    en: str | None
    zh: str | None
    side: str = ""
    author_id: UUID | None = None
    author_name: str = ""
    proposal_id: UUID | None = None


def _grounds(text: DraftText, tabled: Sequence[Proposal], private: Sequence[Proposal]) -> Iterator[_Ground]:
    numbers = {}
    for standing in text.clauses:
        head = standing.head
        numbers[standing.clause.id] = head.number
        if head.struck and head.into_clause_id is not None:
            continue  # its words stand in the clause that took them in
        words = ("", "") if head.struck else (head.text_en or None, head.text_zh or None)
        yield _Ground(Where.STANDING, (standing.clause.id,), head.number, *words, head.side)
    for where, proposals in ((Where.TABLED, tabled), (Where.PRIVATE, private)):
        for proposal in proposals:
            if proposal.kind in (ProposalKind.MOVE, ProposalKind.RESTYLE):
                continue  # the words stay as they are
            clauses = tuple(at for at in (proposal.clause_id, proposal.other_id) if at is not None)
            number = numbers.get(proposal.clause_id, proposal.number) if proposal.clause_id else proposal.number
            yield _Ground(
                where, clauses, number, *_words(proposal), proposal.side, proposal.author_id, proposal.author_name,
                proposal.id,
            )  # fmt: skip


def _words(proposal: Proposal) -> tuple[str | None, str | None]:
    """What a proposal would make of the words: both halves of a split, and nothing at all of a deletion."""
    if proposal.kind == ProposalKind.DELETE:
        return "", ""
    en = "\n".join(filter(None, (proposal.text_en, proposal.second_en)))
    zh = "\n".join(filter(None, (proposal.text_zh, proposal.second_zh)))
    return en or None, zh or None


def _of_mandate(seen: MandateSeen, grounds: Sequence[_Ground], *, is_whole: bool) -> Iterator[MandateDeparture]:
    clause_id, rules = seen.mandate.clause_id, seen.rules
    if clause_id is not None:
        for ground in grounds:
            if clause_id in ground.clauses:
                yield from _departing(seen, rules, ground, clause_id)
        return
    # A topic has no one clause. What must not stand is looked for in each text; what must, in the whole standing text.
    unwanted = _only(rules, "forbidden", "red_line")
    for ground in grounds:
        yield from _departing(seen, unwanted, ground, ground.clauses[0] if ground.clauses else None)
    if is_whole:
        yield from _of_the_whole(seen, grounds)


def _of_the_whole(seen: MandateSeen, grounds: Sequence[_Ground]) -> Iterator[MandateDeparture]:
    """What a topic requires of the whole draft, and its standing texts together do not hold."""
    standing = [ground for ground in grounds if ground.where == Where.STANDING]
    en, zh = ("\n".join(filter(None, texts)) for texts in ([g.en for g in standing], [g.zh for g in standing]))
    if standing:
        yield from _departing(seen, _only(seen.rules, "required"), _Ground(Where.STANDING, (), "", en, zh), None)


def _departing(seen: MandateSeen, rules: Rules, ground: _Ground, clause_id: UUID | None) -> Iterator[MandateDeparture]:
    if found := departures(rules, ground.en, ground.zh):
        yield MandateDeparture(
            seen.mandate, seen.latest, ground.where, ground.side, ground.author_id, ground.author_name, ground.number,
            clause_id, ground.proposal_id, ground.en or "", ground.zh or "", found,
        )  # fmt: skip


def _only(rules: Rules, *names: str) -> Rules:
    """The named lists of a mandate and nothing else of it."""

    def kept(of: LanguageMandate) -> LanguageMandate:
        return LanguageMandate(**{name: getattr(of, name) for name in names})

    return Rules(kept(rules.en), kept(rules.zh))


def _check_own(actor: Actor, permission: Permission) -> None:
    needs(actor, permission)
    if actor.party is None:
        raise NotAPartyToThisDraft()


def _said(rules: Rules, note: str) -> dict[str, Any]:
    """What a version is to hold, checked."""
    said: dict[str, Any] = {"red_line": rules.red_line.strip(), "note": note.strip(), "retired": False}
    for language, of in (("en", rules.en), ("zh", rules.zh)):
        said |= {f"{text}_{language}": getattr(of, text).strip() for text in _TEXTS}
        for name in _LISTS:
            lines = [line.strip() for words in getattr(of, name) for line in words.splitlines()]
            said[f"{name}_{language}"] = "\n".join(dict.fromkeys(filter(None, lines)))
    if not any(said.values()):
        raise FieldMissing(field="mandate")
    for name in (*_TEXTS, *_LISTS):
        check_wording(str(said[f"{name}_en"]), str(said[f"{name}_zh"]), may_be_empty=True)
    check_remark(rules.red_line)
    check_remark(note)
    return said


_SAID: Final = (
    *(f"{name}_{language}" for name in (*_TEXTS, *_LISTS) for language in ("en", "zh")), "red_line", "note", "retired",
)  # fmt: skip


def _says(version: MandateVersion) -> dict[str, Any]:
    return {name: getattr(version, name) for name in _SAID}


def _existing(own: Session, actor: Actor, draft_id: UUID, clause_id: UUID | None, topic: str) -> Mandate | None:
    query = select(Mandate).where(
        Mandate.draft_id == draft_id, Mandate.clause_id == clause_id, Mandate.side == actor.side
    )
    return next((row for row in own.exec(query) if row.topic.casefold() == topic.casefold()), None)


def _latest(own: Session, mandate: Mandate) -> MandateVersion:
    query = select(MandateVersion).where(MandateVersion.mandate_id == mandate.id)
    return max(own.exec(query), key=lambda version: version.ordinal)


def _added(
    own: Session, actor: Actor, mandate: Mandate, latest: MandateVersion | None, said: dict[str, Any]
) -> MandateVersion:
    version = MandateVersion(
        mandate_id=mandate.id, ordinal=latest.ordinal + 1 if latest else 1, **said, side=actor.side,
        by_id=actor.user_id, by_name=actor.name,
    )  # fmt: skip
    own.add(version)
    return version


__all__ = [
    "MandateDeparture", "MandateSeen", "Where", "departures_of", "departures_of_wording", "read_mandates",
    "retire_mandate", "rules_of", "set_mandate",
]  # fmt: skip
