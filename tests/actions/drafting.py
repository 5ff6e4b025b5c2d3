"""The table of the drafting tests: a draft of two or three parties with a few clauses, and short ways to act on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from actions.acceptances import accept_proposal
from actions.desk import Desk
from actions.dialogues import open_dialogue
from actions.drafts import ClauseWording, StandingClause, open_draft, read_draft, read_history
from actions.keys import accept_clause, conform_clause, release_clause
from actions.proposals import Wording, propose_deletion, propose_edit, propose_insertion, tabled_proposals
from actions.tabling import table_proposal
from actions.upkeep import introduce_party
from dialogue.parties import PartyNames
from dialogue.vocabulary import DraftKind, Track
from drafts.consensus import Agreement
from models.drafts import Draft, Revision
from models.proposals import Proposal
from models.stores import Stores
from tests.cast import PARTIES
from tests.laid import laid

CLAUSES = (
    ClauseWording(
        "1", "Both sides shall meet once a year in one of the two capitals.", "双方应每年在一方首都会晤一次。"
    ),
    ClauseWording("2", "Each side shall submit a report within thirty days.", "各方应在三十日内提交报告。"),
    ClauseWording("3", "Costs lie where they fall.", "费用各自承担。"),
)
SECRET = "Plumbago"
"""A word of private proposals that stands nowhere else."""


def seat_parties(stores: Stores) -> None:
    """Put every party of the cast into the joint store, as an installation that serves them all would have them."""
    for party in PARTIES:
        introduce_party(stores.for_upkeep()["joint"], PartyNames(party, party, party, party, party))


@dataclass(frozen=True)
class Table:
    """A draft on the table, its clauses in the order of the text, and everybody's desk."""

    desks: Mapping[str, Desk]
    draft: UUID
    dialogue: UUID
    clauses: tuple[UUID, ...]
    parties: tuple[str, ...]
    first: tuple[UUID, ...] = field(default=())

    def standing(self, clause: int | UUID = 0, by: str = "orla") -> StandingClause:
        """How a clause stands."""
        wanted = self.clauses[clause] if isinstance(clause, int) else clause
        with self.desks[by].reading() as joint:
            (found,) = read_draft(joint, self.desks[by].actor, self.draft, [wanted]).clauses
        return found

    def agreement(self, clause: int = 0) -> Agreement:
        """Where a clause stands between the parties."""
        return self.standing(clause).agreement

    def head(self, clause: int = 0) -> Revision:
        """The standing revision of a clause."""
        return self.standing(clause).head

    def history(self, clause: int = 0) -> list[Revision]:
        """The revisions of a clause."""
        with self.desks["orla"].reading() as joint:
            return read_history(joint, self.desks["orla"].actor, self.clauses[clause])

    def texts(self, by: str = "orla") -> list[tuple[str, str]]:
        """Number and English text of each clause, in the order of the text."""
        with self.desks[by].reading() as joint:
            text = read_draft(joint, self.desks[by].actor, self.draft)
        return [(s.head.number, s.head.text_en) for s in text.clauses]

    def write(
        self, by: str, en: str, zh: str, clause: int = 0, *, base: UUID | None = None, note: str = "",
        key: str | None = None,
    ) -> Proposal:  # fmt: skip
        """A private proposal of another wording."""
        desk = self.desks[by]
        with desk.reading() as joint, desk.writing_own() as own:
            return propose_edit(joint, own, desk.actor, self.clauses[clause], base, Wording(en, zh, note), key=key)

    def write_deletion(self, by: str, clause: int = 0, *, base: UUID | None = None, key: str | None = None) -> Proposal:
        """A private proposal that a clause should go."""
        desk = self.desks[by]
        with desk.reading() as joint, desk.writing_own() as own:
            return propose_deletion(joint, own, desk.actor, self.clauses[clause], base, key=key)

    def write_insertion(
        self, by: str, en: str, zh: str, after: UUID | None = None, *, number: str = "", key: str | None = None
    ) -> Proposal:
        """A private proposal of a new clause."""
        desk = self.desks[by]
        with desk.reading() as joint, desk.writing_own() as own:
            return propose_insertion(joint, own, desk.actor, self.draft, after, Wording(en, zh), number=number, key=key)

    def table(self, by: str, en: str, zh: str, clause: int = 0, *, base: UUID | None = None) -> Proposal:
        """A proposal of another wording, put before all sides."""
        written = self.write(by, en, zh, clause, base=base)
        return table_proposal(self.desks[by], written.id, reason="Reopened at the table.")

    def accept_proposal(self, by: str, proposal: Proposal, **given):
        """Make another side's proposal the standing text."""
        with self.desks[by].writing() as joint:
            return accept_proposal(joint, self.desks[by].actor, proposal.id, **given)

    def accept(self, by: str, clause: int = 0, revision: UUID | None = None, **given):
        """Turn one's key on the standing text."""
        revision = revision or self.head(clause).id
        with self.desks[by].writing() as joint:
            return accept_clause(joint, self.desks[by].actor, self.clauses[clause], revision, **given)

    def release(self, by: str, clause: int = 0, **given):
        """Take one's key back."""
        with self.desks[by].writing() as joint:
            return release_clause(joint, self.desks[by].actor, self.clauses[clause], **given)

    def conform(self, by: str, clause: int = 0, revision: UUID | None = None, **given):
        """Confirm that both languages say the same."""
        revision = revision or self.head(clause).id
        with self.desks[by].writing() as joint:
            return conform_clause(joint, self.desks[by].actor, self.clauses[clause], revision, **given)

    def tabled(self, by: str = "orla", **given) -> list[Proposal]:
        """The tabled proposals as somebody sees them."""
        with self.desks[by].reading() as joint:
            return tabled_proposals(joint, self.desks[by].actor, self.draft, **given)


@dataclass(frozen=True)
class LaidTable:
    """The files of a table that is laid, to be copied for each example."""

    folder: Path
    table: Table


HEADS = {"us": "helen", "cn": "wenyan", "third": "theodora"}
"""The head of delegation of each party."""


def set_table(
    stores: Stores, desks: Mapping[str, Desk], parties: Sequence[str] = ("us", "cn"),
    clauses: Sequence[ClauseWording] = CLAUSES,
) -> Table:  # fmt: skip
    """Open a dialogue and a draft of the given parties, as the organiser would; copied when it was opened before."""
    orla = desks["orla"]
    joint = stores.for_upkeep()["joint"]
    what = ("table", orla.actor, tuple(parties), tuple(clauses))
    draft, dialogue, ids, first = laid(joint, what, lambda: _open(stores, orla, parties, clauses))
    return Table(desks, draft, dialogue, ids, tuple(parties), first)


def _open(
    stores: Stores, orla: Desk, parties: Sequence[str], clauses: Sequence[ClauseWording]
) -> tuple[UUID, UUID, tuple[UUID, ...], tuple[UUID, ...]]:
    seat_parties(stores)
    with orla.writing() as joint:
        dialogue = open_dialogue(
            joint, orla.actor, name_en="Dialogue", name_zh="对话", track=Track.I_5, parties=list(parties)
        )
    with orla.writing() as joint:
        draft = open_draft(
            joint, orla.actor, dialogue_id=dialogue.id, meeting_id=None, kind=DraftKind.CONSENSUS, title_en="Consensus",
            title_zh="共识", parties=parties, clauses=clauses,
        )  # fmt: skip
    with orla.reading() as joint:
        text = read_draft(joint, orla.actor, draft.id)
    return (
        draft.id, dialogue.id, tuple(s.clause.id for s in text.clauses), tuple(s.head.id for s in text.clauses),
    )  # fmt: skip


__all__ = ["CLAUSES", "HEADS", "SECRET", "Draft", "LaidTable", "Table", "seat_parties", "set_table"]
