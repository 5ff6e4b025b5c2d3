"""The machine of random acts, up to the end: milestones, past texts, silence, statements, adoption, and nothing after it.

Silence and the looks at the past come between the other acts. Adoption comes last, in some examples: the table is cleared,
every head adopts, and then everything that would change the text is tried once more and refused.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from sqlmodel import Session, func, select

from actions import acceptances, adoptions, keys, milestones, past_texts, proposals, silences, statements, tabling
from actions.drafts import DraftText, read_draft
from actions.standstill import settle_draft
from actions.transaction import transaction
from dialogue.refusals import (
    DraftAdopted,
    NoClauses,
    NotReadyForAdoption,
    Refusal,
    SilenceRunning,
    TextMovedOn,
)
from dialogue.statements import StatementKind
from drafts.consensus import Agreement, Level
from models.adoptions import Adoption
from models.drafts import Acceptance, Revision
from models.journal import head
from models.proposals import Proposal
from tests.actions.clause_machine import CONFORMERS, PARTIES, PLACES, WRITERS
from tests.actions.drafting import HEADS
from tests.actions.structure_machine import StructureMachine

ENDS = ("broken", "cancelled", "lapsed")
LONG_AGO = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SHANGHAI = "Asia/Shanghai"


@dataclass
class Stated:
    """A statement as the model knows it."""

    clause: UUID
    party: str
    words: str
    is_withdrawn: bool = False


class DraftMachine(StructureMachine):
    """Acts in random order on a draft, from its first proposal to what nobody can do after its adoption."""

    def began(self) -> None:
        super().began()
        self.set_down: dict[UUID, tuple[Any, ...]] = {}
        self.past: dict[int, tuple[Any, ...]] = {}
        self.stated: dict[UUID, Stated] = {}
        self.heads_in_order: list[str] = []
        self.lapses = 0
        self.is_present = False

    # -- what is kept

    def _text(self, joint: Session) -> DraftText:
        return read_draft(joint, self.table.desks["orla"].actor, self.table.draft)

    @staticmethod
    def _told(text: DraftText) -> tuple[Any, ...]:
        return tuple(
            (s.clause.id, s.head.id, s.head.text_en, s.keys, s.agreement, s.is_conformed) for s in text.clauses
        )

    @rule()
    def remember_the_text(self) -> None:
        with self.table.desks["orla"].reading() as joint:
            self.past[head(joint)[0]] = self._told(self._text(joint))

    @rule()
    def set_a_milestone(self) -> None:
        self._milestone()

    def _milestone(self) -> UUID:
        desk = self.table.desks["orla"]
        with desk.writing() as joint:
            made = milestones.set_milestone(joint, desk.actor, self.table.draft).id
        self.set_down[made] = tuple(
            (self.clauses[clause].en, self.clauses[clause].zh)
            for clause in self.order
            if not self.clauses[clause].struck
        )
        return made

    def _check_what_is_kept(self) -> None:
        desk = self.table.desks["oscar"]
        with desk.reading() as joint:
            for milestone, texts in self.set_down.items():
                read = milestones.read_milestone(joint, desk.actor, milestone)
                assert read.is_intact, "a milestone has another fingerprint than it was given"
                assert tuple((s.clause.en, s.clause.zh) for s in read.clauses) == texts, "a milestone changed"
            for seq, told in self.past.items():
                past = past_texts.read_draft_up_to(joint, desk.actor, self.table.draft, seq)
                assert self._told(past.text) == told, "the past is told otherwise than it was"

    # -- statements

    @rule(place=PLACES, party=st.sampled_from(PARTIES), kind=st.sampled_from(list(StatementKind)))
    def state(self, place: int, party: str, kind: StatementKind) -> None:
        clause = self._clause(place)
        stands, desk = self.clauses[clause], self.table.desks[HEADS[party]]
        self.number += 1
        words = f"w{self.number}x is reserved."
        try:
            with desk.writing() as joint:
                made = statements.make_statement(
                    joint, desk.actor, clause, stands.revisions[-1], kind, text_en=words, text_zh=""
                ).id
        except Refusal:
            assert stands.struck, "a statement was refused although the clause stands"
            return
        assert not stands.struck
        self.stated[made] = Stated(clause, party, words)

    @precondition(lambda self: self.stated)
    @rule(place=PLACES, party=st.sampled_from(PARTIES))
    def take_a_statement_back(self, place: int, party: str) -> None:
        statement, said = list(self.stated.items())[place % len(self.stated)]
        desk = self.table.desks[HEADS[party]]
        try:
            with desk.writing() as joint:
                statements.withdraw_statement(joint, desk.actor, statement, "Thought over.")
        except Refusal:
            assert said.party != party, "a party could not take its own statement back"
            return
        assert said.party == party, "a party took back what another one said"
        said.is_withdrawn = True

    def _check_statements(self) -> None:
        desk = self.table.desks["oscar"]
        with desk.reading() as joint:
            lines = statements.list_statements(joint, desk.actor, self.table.draft)
        told = {line.id: (line.party, line.text_en, line.withdrawn_at is not None) for line in lines}
        assert told == {i: (s.party, s.words, s.is_withdrawn) for i, s in self.stated.items()}, (
            "a statement is not as it was made"
        )

    # -- silence

    def _open_silence(self, milestone: UUID, now: datetime) -> UUID:
        desk = self.table.desks["orla"]
        with desk.writing() as joint:
            return silences.open_silence(
                joint, desk.actor, milestone, zone=SHANGHAI, now=now,
                wall_time=(now + timedelta(hours=56)).replace(tzinfo=None, second=0, microsecond=0),
            ).id  # fmt: skip

    @precondition(lambda self: any(not stands.struck for stands in self.clauses.values()))
    @rule(end=st.sampled_from(ENDS), party=st.sampled_from(PARTIES), place=PLACES)
    def silence(self, end: str, party: str, place: int) -> None:
        """A procedure on the standing text: while it runs nothing moves; then it is broken, called off, or lapses."""
        milestone = self._milestone()
        began = datetime.now(UTC)
        if end == "lapsed" and not self.is_present:
            self.lapses += 1
            began = LONG_AGO + timedelta(days=3 * self.lapses)  # one procedure after the other, up to the present
        elif end == "lapsed":
            end = "broken"
        self.is_present = end != "lapsed"
        procedure = self._open_silence(milestone, began)
        if end != "lapsed":
            self._tried_in_vain(SilenceRunning, place, while_silent=True)
        if end == "broken":
            desk = self.table.desks[HEADS[party]]
            with desk.writing() as joint:
                silences.break_silence(joint, desk.actor, procedure, "Not so fast.")
            self._settled(began + timedelta(hours=49))
        elif end == "cancelled":
            desk = self.table.desks["orla"]
            with desk.writing() as joint:
                silences.cancel_silence(joint, desk.actor, procedure, "Called off.")
            self._settled(began + timedelta(hours=49))
        else:
            self._settled(None)
            for stands in self.clauses.values():
                if not stands.struck:
                    self._turned(stands, dict.fromkeys(PARTIES, Level.CONFIRMED))

    def _settled(self, now: datetime | None) -> None:
        with transaction(self.stores.for_upkeep()["joint"]) as joint:
            settle_draft(joint, self.table.draft, now)

    # -- adoption, and what comes after it

    @rule(order=st.permutations(PARTIES))
    def let_it_end_in_adoption(self, order: list[str]) -> None:
        self.heads_in_order = list(order)

    @rule(party=st.sampled_from(PARTIES))
    def adopt_too_early(self, party: str) -> None:
        """Adopting a text that is not ready is refused; an older milestone that the text has left is, too."""
        standing = [stands for stands in self.clauses.values() if not stands.struck]
        heads = self._heads()
        ready = not self.open and all(stands.agreement(heads) == Agreement.AGREED for stands in standing)
        if ready:
            return
        milestone, desk = self._milestone(), self.table.desks[HEADS[party]]
        with pytest.raises((NotReadyForAdoption, NoClauses)), desk.writing() as joint:
            adoptions.adopt_text(joint, desk.actor, milestone)

    def ended(self) -> None:
        if self.heads_in_order and any(not stands.struck for stands in self.clauses.values()):
            self._adopt(self.heads_in_order)
        self._check_what_is_kept()
        self._check_statements()

    def _clear_the_table(self) -> None:
        for proposal, said in list(self.open.items()):
            desk = self.table.desks[WRITERS[said.side]]
            with desk.writing() as joint:
                proposals.withdraw_proposal(joint, desk.actor, proposal)
            del self.open[proposal]
        for clause, stands in self.clauses.items():
            if not stands.is_conformed:
                desk = self.table.desks[CONFORMERS["us" if stands.lagging_side != "us" else "cn"]]
                with desk.writing() as joint:
                    keys.conform_clause(joint, desk.actor, clause, stands.revisions[-1])
                stands.is_conformed = True
            if not stands.struck:
                for party in PARTIES:
                    self._accept(clause, party)

    def _adopt(self, order: list[str]) -> None:
        before = self._milestone()
        self._clear_the_table()
        self.write("us", 0, 0, "both")
        ((proposal, said),) = list(self.private.items())[-1:]
        if said.clause is not None and not self.clauses[said.clause].struck:
            self._accept_proposal(self._table(proposal, said), said, "cn", Level.CONFIRMED)
            self._clear_the_table()
            desk = self.table.desks[HEADS["us"]]
            with pytest.raises(TextMovedOn), desk.writing() as joint:
                adoptions.adopt_text(joint, desk.actor, before)
        milestone = self._milestone()
        for party in order:
            assert not self._is_adopted(), "adopted before every party had adopted it"
            desk = self.table.desks[HEADS[party]]
            with desk.writing() as joint:
                adoptions.adopt_text(joint, desk.actor, milestone)
        assert self._is_adopted(), "not adopted although every party has adopted it"
        self._tried_in_vain(DraftAdopted, 0, while_silent=False)

    def _is_adopted(self) -> bool:
        desk = self.table.desks["oscar"]
        with desk.reading() as joint:
            return adoptions.read_adoption(joint, desk.actor, self.table.draft).is_adopted

    def _tried_in_vain(self, refusal: type[Refusal], place: int, *, while_silent: bool) -> None:
        """Everything that would change the text is refused, and has changed nothing."""
        with self.table.desks["orla"].reading() as joint:
            before = self._counted(joint)
        for act in self._acts(place, while_silent=while_silent):
            with pytest.raises(refusal):
                act()
        with self.table.desks["orla"].reading() as joint:
            assert self._counted(joint) == before, "what was refused was done all the same"

    def _counted(self, joint: Session) -> tuple[Any, ...]:
        rows = [
            joint.exec(select(func.count()).select_from(t)).one() for t in (Revision, Acceptance, Proposal, Adoption)
        ]
        return (*rows, self._told(self._text(joint)))

    def _acts(self, place: int, *, while_silent: bool) -> list[Any]:
        clause = self._clause(place)
        stands = self.clauses[clause]
        revision = stands.revisions[-1]

        def as_head(party: str, verb: Any, *given: Any, **more: Any) -> Any:
            def act() -> None:
                desk = self.table.desks[HEADS[party]]
                with desk.writing() as joint:
                    verb(joint, desk.actor, *given, **more)

            return act

        acts = [as_head("us", keys.release_clause, clause)]
        other = next((s.revisions[-1] for c, s in self.clauses.items() if c != clause), None)
        acts.append(as_head("cn", keys.accept_clause, clause, revision, condition_id=other))
        if not while_silent:
            acts.append(as_head("cn", keys.accept_clause, clause, revision))
            acts.append(as_head("cn", keys.confirm_from_capital, clause))
            if not stands.struck:
                acts.append(
                    as_head(
                        "cn",
                        statements.make_statement,
                        clause,
                        revision,
                        StatementKind.DISSENT,
                        text_en="No.",
                        text_zh="",
                    )
                )
        for proposal, said in list(self.open.items())[:1]:
            party = next(p for p in PARTIES if p != said.side)
            acts.append(as_head(party, acceptances.accept_proposal, proposal))
        for proposal, said in list(self.private.items())[:1]:
            desk = self.table.desks[WRITERS[said.side]]
            acts.append(partial(tabling.table_proposal, desk, proposal, reason="All the same."))
        return acts
