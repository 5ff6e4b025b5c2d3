"""Consensus: when a clause is agreed, and which language waits for the other."""

from collections.abc import Collection, Container, Iterable
from enum import StrEnum
from typing import Protocol, TypeVar
from uuid import UUID


class Level(StrEnum):
    """How a party's key is turned on a revision. Taken back: the party no longer stands by it."""

    CONFIRMED = "confirmed"
    AD_REFERENDUM = "ad referendum"
    TAKEN_BACK = "taken back"


class Agreement(StrEnum):
    """Where a revision stands between the parties. Derived every time, stored nowhere."""

    OPEN = "open"
    ONE = "accepted by one side"
    AD_REFERENDUM = "agreed ad referendum"
    AGREED = "agreed"


class RevisionLike(Protocol):
    """A pair of texts, with the language that lags behind the other ('' when both were written or checked together)."""

    @property
    def id(self) -> UUID: ...
    @property
    def lagging(self) -> str: ...
    @property
    def lagging_side(self) -> str: ...


class AcceptanceLike(Protocol):
    """A party's key on one revision; later ones of the same party replace earlier ones."""

    @property
    def revision_id(self) -> UUID: ...
    @property
    def party(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def condition_id(self) -> UUID | None: ...


A = TypeVar("A", bound=AcceptanceLike)


class ConformityLike(Protocol):
    """A side's word that both languages of a revision say the same."""

    @property
    def revision_id(self) -> UUID: ...
    @property
    def side(self) -> str: ...


def agreement(
    revision: RevisionLike,
    parties: Collection[str],
    acceptances: Iterable[AcceptanceLike],
    conformities: Iterable[ConformityLike] = (),
    standing: Container[UUID] = (),
) -> Agreement:
    """Agreed: every party of the draft has accepted this same revision, and its two languages are conformed.

    `acceptances` in the order in which they were given. Agreed ad referendum: at least one of the acceptances is ad
    referendum. One: some party has accepted and another has not, or the languages still have to be conformed. An
    acceptance with a condition counts while the revision it names is among the `standing` ones.
    """
    levels = keys(revision, parties, acceptances, standing)
    if not levels:
        return Agreement.OPEN
    if len(levels) < len(set(parties)) or not is_conformed(revision, conformities):
        return Agreement.ONE
    return Agreement.AD_REFERENDUM if Level.AD_REFERENDUM in levels.values() else Agreement.AGREED


def keys(
    revision: RevisionLike,
    parties: Collection[str],
    acceptances: Iterable[AcceptanceLike],
    standing: Container[UUID] = (),
) -> dict[str, str]:
    """Each party that holds this revision now, with the level of its key."""
    turned = turned_keys(revision, parties, acceptances)
    return {party: a.level for party, a in turned.items() if is_met(a, standing)}


def turned_keys(revision: RevisionLike, parties: Collection[str], acceptances: Iterable[A]) -> dict[str, A]:
    """Each party's key on this revision that was turned and not taken back, whether or not its condition is met."""
    latest = {a.party: a for a in acceptances if a.revision_id == revision.id and a.party in parties}
    return {party: a for party, a in latest.items() if a.level != Level.TAKEN_BACK}


def is_met(acceptance: AcceptanceLike, standing: Container[UUID]) -> bool:
    """Whether a key counts: it was turned without a condition, or what it was turned on still stands."""
    return acceptance.condition_id is None or acceptance.condition_id in standing


def is_conformed(revision: RevisionLike, conformities: Iterable[ConformityLike] = ()) -> bool:
    """Conformed: no language lags behind, or a side that did not make the change has confirmed that both say the same."""
    return not revision.lagging or any(
        c.revision_id == revision.id and may_conform(revision, c.side) for c in conformities
    )


def may_conform(revision: RevisionLike, side: str) -> bool:
    """Only another side than the one whose change left a language behind may confirm that both say the same."""
    return bool(revision.lagging) and side != revision.lagging_side


def missing_language(text_en: str, text_zh: str) -> str:
    """The language in which a clause has no words yet, and which therefore lags; '' when it is worded in both."""
    if bool(text_en.strip()) == bool(text_zh.strip()):
        return ""
    return "zh" if text_en.strip() else "en"


def lagging_after(base: RevisionLike | None, changed: Collection[str], side: str) -> tuple[str, str]:
    """The language that lags after `side` changed the texts of `changed` ('en', 'zh'), and the side that left it behind.

    A change in one language leaves the other behind. A change of both, or of the lagging language by another side than
    the one that left it behind, brings them together again. Neither language is the source.
    """
    lagging, lagging_side = (base.lagging, base.lagging_side) if base else ("", "")
    if {"en", "zh"} <= set(changed):
        return "", ""
    if not changed:
        return lagging, lagging_side
    (language,) = changed
    other = "zh" if language == "en" else "en"
    if lagging == language:
        return ("", "") if side != lagging_side else (lagging, lagging_side)
    return other, side
