"""The machine of random acts, with everything that changes how clauses stand among each other and what keys hang on.

To the acts on words come moves, splits, mergers, changes of number and kind, counter-proposals, batches, keys on condition,
words from capital, and the same request twice. The order of the text is told to the model by laws, not by places: nothing
but the clause that moves changes its order, and that one stands where it was proposed.
"""

from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from actions import batches, keys, proposals, structural_proposals
from actions.drafts import read_draft
from actions.proposals import Wording
from actions.rooms import RoomText
from dialogue.refusals import (
    CannotFollowItself,
    ClauseStruck,
    ConditionOnItself,
    NothingChanged,
    ReopeningNeedsReason,
)
from dialogue.vocabulary import ClauseKind
from drafts.consensus import Agreement, Level
from drafts.proposals import Answer, ProposalKind
from models.drafts import Revision
from models.proposals import Proposal
from tests.actions.clause_machine import PARTIES, PLACES, WRITERS, ClauseMachine
from tests.actions.drafting import HEADS
from tests.actions.text_model import Said, Stands

SIDES = st.sampled_from(sorted(WRITERS))


ACTS = st.sampled_from(["move", "split", "merge", "merge", "restyle", "insert", "write"])


class StructureMachine(ClauseMachine):
    """Acts in random order on a draft of three clauses, which do not stay three."""

    def began(self) -> None:
        self.order: list[UUID] = list(self.clauses)
        self.stood_after: dict[UUID, UUID | None] = {}
        self.batched: dict[UUID, frozenset[str]] = {}

    # -- what is written in private

    def _proposed(self, side: str, clause: UUID, act, said: Said) -> None:
        """Write a proposal about a standing clause; about one that is struck it is refused."""
        struck = any(self.clauses[c].struck for c in (clause, said.other) if c)
        try:
            made = self._write(side, act)
        except ClauseStruck:
            assert struck, "refused as struck although the clause stands"
            return
        assert not struck, "a proposal on how a clause stands that does not stand"
        self.private[made] = said

    @rule(side=SIDES, place=PLACES, after=PLACES, first=st.booleans())
    def move(self, side: str, place: int, after: int, first: bool) -> None:
        clause = self._clause(place)
        target = None if first else self._clause(after)
        stands = self.clauses[clause]
        base = stands.revisions[-1]
        said = Said(side, clause, base, ProposalKind.MOVE, stands.en, stands.zh, frozenset(), after=target)
        try:
            self._proposed(
                side, clause,
                lambda j, o, a: structural_proposals.propose_move(j, o, a, clause, base, target), said,
            )  # fmt: skip
        except CannotFollowItself:
            assert target == clause
        except NothingChanged:
            standing = [c for c in self.order if not self.clauses[c].struck]
            assert [None, *standing][standing.index(clause)] == target, "refused although it would move"

    @rule(side=SIDES, place=PLACES)
    def split(self, side: str, place: int) -> None:
        """A clause in two, with a new word at the end of the second."""
        clause = self._clause(place)
        stands = self.clauses[clause]
        words, at = stands.en.split(" "), len(stands.zh) // 2
        if len(words) < 2 or at == 0:
            return
        self.number += 1
        mark, half = f"w{self.number}x", len(words) // 2
        base, first = stands.revisions[-1], Wording(" ".join(words[:half]), stands.zh[:at])
        second = (" ".join([*words[half:], mark]), stands.zh[at:])
        said = Said(
            side, clause, base, ProposalKind.SPLIT, first.en, first.zh, frozenset({mark}), second=second,
            style=(f"s{self.number}", "", 0),
        )  # fmt: skip
        self._proposed(
            side, clause,
            lambda j, o, a: structural_proposals.propose_split(j, o, a, clause, base, first, second, number=said.style[0]),
            said,
        )  # fmt: skip

    @rule(side=SIDES, place=PLACES, apart=st.integers(1, 2))
    def merge(self, side: str, place: int, apart: int) -> None:
        clause, other = self._clause(place), self._clause(place + apart)
        if clause == other:
            return
        one, two = self.clauses[clause], self.clauses[other]
        self.number += 1
        mark = f"w{self.number}x"
        wording = Wording(f"{one.en} {two.en} {mark}", one.zh + two.zh)
        bases = one.revisions[-1], two.revisions[-1]
        said = Said(
            side, clause, bases[0], ProposalKind.MERGE, wording.en, wording.zh, frozenset({mark}), other=other,
            other_base=bases[1],
        )  # fmt: skip
        self._proposed(
            side, clause,
            lambda j, o, a: structural_proposals.propose_merger(j, o, a, clause, bases[0], other, bases[1], wording),
            said,
        )  # fmt: skip

    @rule(side=SIDES, place=PLACES, heading=st.booleans())
    def restyle(self, side: str, place: int, heading: bool) -> None:
        clause = self._clause(place)
        stands = self.clauses[clause]
        self.number += 1
        base, kind = stands.revisions[-1], ClauseKind.HEADING if heading else ClauseKind.PARAGRAPH
        style = (f"r{self.number}", str(kind), 1)
        said = Said(side, clause, base, ProposalKind.RESTYLE, stands.en, stands.zh, frozenset(), style=style)
        self._proposed(
            side, clause,
            lambda j, o, a: structural_proposals.propose_restyle(
                j, o, a, clause, base, kind=kind, level=1, number=style[0]
            ),
            said,
        )  # fmt: skip

    @precondition(lambda self: self.open)
    @rule(side=SIDES, place=PLACES)
    def counter(self, side: str, place: int) -> None:
        """Other words, on the same base, in answer to a proposal that lies on the table."""
        proposal, answered = self._among(self.open, place)
        self.number += 1
        mark = f"w{self.number}x"
        is_new = answered.kind == ProposalKind.INSERT
        en, zh = (answered.en, answered.zh) if is_new else self.was[answered.base][:2]
        kind = ProposalKind.INSERT if is_new else ProposalKind.REPLACE
        said = Said(
            side, answered.clause, answered.base, kind, f"{en} {mark}", zh, frozenset({mark}), counters=proposal,
            after=answered.after if is_new else None,
        )  # fmt: skip
        made = self._write(
            side, lambda j, o, a: proposals.propose_counter(j, o, a, proposal, Wording(said.en, said.zh))
        )
        self.private[made] = said

    @rule(side=SIDES, place=PLACES, after=PLACES, judge=PLACES, act=ACTS)
    def a_clause_changes_its_standing(self, side: str, place: int, after: int, judge: int, act: str) -> None:
        """Written, tabled and accepted at once, and everybody held it before."""
        self.all_accept(place)
        for tabled in self._tabled_now(act, side, place, after):
            self._accept_proposal(*tabled, self._judge(judge, side), Level.CONFIRMED)

    @rule(
        place=PLACES, after=PLACES, act=ACTS, language=st.sampled_from(["both", "en", "zh"]), further=st.integers(0, 2)
    )
    def the_text_moves_while_a_proposal_waits(
        self, place: int, after: int, act: str, language: str, further: int
    ) -> None:
        """US proposes an act; CN's words, in the clause or in the next ones, are accepted before it."""
        waiting = self._tabled_now(act, "us", place, after)
        for tabled in (*self._tabled_now("write", "cn", place + further, after, language), *waiting):
            self._accept_proposal(*tabled, "third", Level.CONFIRMED)

    @rule(place=PLACES, language=st.sampled_from(["en", "zh"]))
    def a_merger_meets_a_change_of_one_language(self, place: int, language: str) -> None:
        """In the middle of the clause that is taken in, after US has proposed to take it in."""
        waiting = self._tabled_now("merge", "us", place, 0)
        for tabled in (*self._tabled_now("write", "cn", place + 1, 1, language), *waiting):
            self._accept_proposal(*tabled, "third", Level.CONFIRMED)

    @rule(place=PLACES, after=PLACES, act=ACTS)
    def two_sides_propose_the_same_kind_of_act(self, place: int, after: int, act: str) -> None:
        """Both lie on the table when the first of them is accepted."""
        waiting = self._tabled_now(act, "us", place, after) + self._tabled_now(act, "cn", place, after + 1)
        for tabled in waiting:
            self._accept_proposal(*tabled, "third", Level.CONFIRMED)

    @rule(place=PLACES, side=SIDES, by=SIDES, first=st.booleans())
    def a_proposal_is_countered(self, place: int, side: str, by: str, first: bool) -> None:
        """A proposal, and one in answer to it; then both are accepted, one after the other, as far as they still lie there."""
        answered = self._tabled_now("insert" if place % 2 else "write", side, place, 0)
        both = [*answered, *(tabled for proposal, _ in answered for tabled in self._countered_now(proposal, by))]
        self._look("orla")
        for proposal, said in both if first else reversed(both):
            self._accept_proposal(proposal, said, self._judge(place, side, by), Level.CONFIRMED)

    @rule(place=PLACES, parties=st.permutations(PARTIES))
    def a_proposal_is_rejected_by_one_after_the_other(self, place: int, parties: list[str]) -> None:
        for proposal, said in self._tabled_now("write", parties[0], place, 0):
            for party in parties[1:]:
                self._answer(proposal, said, party, Answer.REJECT)
                self._look("orla")

    def _countered_now(self, proposal: UUID, by: str) -> list[tuple[UUID, Said]]:
        before = set(self.private)
        self.counter(by, list(self.open).index(proposal))
        return [(self._table(p, said), said) for p, said in list(self.private.items()) if p not in before]

    @staticmethod
    def _judge(place: int, *sides: str) -> str:
        """A party that did not propose."""
        free = [party for party in PARTIES if party not in sides]
        return free[place % len(free)]

    def _tabled_now(
        self, act: str, side: str, place: int, after: int, language: str = "both"
    ) -> list[tuple[UUID, Said]]:
        """Write a proposal and table it."""
        before = set(self.private)
        match act:
            case "move":
                self.move(side, place, after, after % 3 == 0)
            case "split":
                self.split(side, place)
            case "merge":
                self.merge(side, place, 1 + after % 2)
            case "restyle":
                self.restyle(side, place, after % 2 == 0)
            case "insert":
                self.insert(side, place)
            case _:
                self.write(side, place, after, language)
        return [(self._table(p, said), said) for p, said in list(self.private.items()) if p not in before]

    # -- what is tabled

    @precondition(lambda self: self.private)
    @rule(place=PLACES, many=st.integers(1, 3), says_why=st.booleans())
    def table_a_batch(self, place: int, many: int, says_why: bool) -> None:
        side = self._among(self.private, place)[1].side
        chosen = sorted([p for p, said in self.private.items() if said.side == side][:many])
        desk = self.table.desks[WRITERS[side]]
        self.number += 1
        title = f"w{self.number}x"
        reopens = any(self._reopens(self.private[proposal]) for proposal in chosen)
        with desk.reading() as joint, desk.writing_own() as own:
            batch = batches.open_batch(joint, own, desk.actor, self.table.draft, title_en=title, title_zh="一批").id
        self.batched[batch] = frozenset({title})
        for proposal in chosen:
            with desk.writing_own() as own:
                batches.put_in_batch(own, desk.actor, proposal, batch)
        try:
            batches.table_batch(desk, batch, reason="Together." if says_why else "")
        except ReopeningNeedsReason:
            assert reopens, "a reason was asked for although nothing was agreed"
            assert not says_why
            for proposal in chosen:
                with desk.writing_own() as own:
                    batches.put_in_batch(own, desk.actor, proposal, None)
            return
        assert says_why or not reopens, "what was agreed was reopened without a reason"
        with desk.reading_own() as own:
            copies = [own.get_one(Proposal, proposal).tabled_as for proposal in chosen]
        for proposal, tabled in zip(chosen, copies, strict=True):
            assert tabled is not None, "of a batch something stayed behind"
            said = self.private.pop(proposal)
            self.open[tabled] = said
            self.tabled(said)
        del self.batched[batch]

    def _reopens(self, said: Said) -> bool:
        heads = self._heads()
        agreed = (Agreement.AGREED, Agreement.AD_REFERENDUM)
        return any(stands.agreement(heads) in agreed for _, stands in self._grounds(said))

    def tabled(self, said: Said) -> None:
        for _, stands in self._grounds(said):
            self._touched(stands, said.side)
        answered = self.open.get(said.counters) if said.counters else None
        if answered is None:
            return
        if answered.side == said.side:
            del self.open[said.counters]
        else:
            answered.answers[said.side] = Answer.COUNTER

    # -- what is accepted

    def _standing(self) -> list[tuple[UUID, Revision]]:
        desk = self.table.desks["orla"]
        with desk.reading() as joint:
            text = read_draft(joint, desk.actor, self.table.draft)
        return [(s.clause.id, s.head) for s in text.clauses]

    def beside(self, said: Said, made: Revision) -> tuple[list[Stands], list[Revision]]:
        if said.kind == ProposalKind.MERGE:
            return [self.clauses[said.other]], []
        if said.kind == ProposalKind.SPLIT:
            return [], [head for clause, head in self._standing() if clause not in self.clauses]
        return [], []

    def accepted(self, proposal: UUID, said: Said, made: Revision, party: str, level: Level) -> None:
        if said.counters:
            self.open.pop(said.counters, None)
        stands, now = self.clauses[made.clause_id], self._standing()
        order = [clause for clause, _ in now]
        both = self._both(said.side, party, level)
        match said.kind:
            case ProposalKind.INSERT:
                self._came_in(made.clause_id, order, said.after)
                stands.style = (made.number, "paragraph", 1)
                others = {c.style[0] for clause, c in self.clauses.items() if clause != made.clause_id}
                assert made.number not in others - {""}, "two clauses bear one number"
            case ProposalKind.MOVE:
                stands.moves += 1
                at = order.index(made.clause_id)
                assert (order[at - 1] if at else None) == said.after, "moved to another place than was proposed"
                self._left_alone(order, {made.clause_id})
            case ProposalKind.RESTYLE:
                stands.style = said.style
            case ProposalKind.SPLIT:
                self._split_off(said, made, now, both)
            case ProposalKind.MERGE:
                self._taken_in(said, dict(now)[said.other], both)
        if said.kind not in (ProposalKind.INSERT, ProposalKind.MOVE, ProposalKind.SPLIT):
            self._left_alone(order, set())
        self.order = order

    def _came_in(self, clause: UUID, order: list[UUID], after: UUID | None) -> None:
        """A new clause stands after the one it was proposed for, or after others that were proposed there before it."""
        self._left_alone(order, {clause})
        at, begins = order.index(clause), order.index(after) + 1 if after else 0
        assert begins <= at, "a new clause stands before the one it should follow"
        between = order[begins:at]
        assert all(self.stood_after.get(other, ...) == after for other in between), "a new clause stands elsewhere"
        self.stood_after[clause] = after

    def _left_alone(self, order: list[UUID], moving: set[UUID]) -> None:
        before = [clause for clause in self.order if clause not in moving]
        assert [clause for clause in order if clause not in moving] == before, "others changed their order"

    def _split_off(self, said: Said, made: Revision, now: list[tuple[UUID, Revision]], held: dict[str, Level]) -> None:
        new = [(clause, head) for clause, head in now if clause not in self.clauses]
        assert len(new) == 1, "a split made another number of clauses than one"
        ((clause, head),) = new
        order, first = [c for c, _ in now], self.clauses[made.clause_id]
        self._left_alone(order, {clause})
        assert order[order.index(made.clause_id) + 1] == clause, "the second half does not follow the first"
        assert head.from_clause_id == made.clause_id
        if said.base == first.revisions[-2]:
            assert (head.text_en, head.text_zh) == said.second, "the second half is not what was proposed"
        stands = Stands([head.id], head.text_en, head.text_zh, style=(said.style[0], *first.style[1:]))
        stands.lagging, stands.lagging_side, stands.is_conformed = first.lagging, first.lagging_side, first.is_conformed
        stands.held = dict(held)
        self.clauses[clause] = stands
        self._remember(clause)

    def _taken_in(self, said: Said, gone: Revision, held: dict[str, Level]) -> None:
        assert said.other is not None
        other = self.clauses[said.other]
        assert (gone.base_id, gone.struck, gone.into_clause_id) == (other.revisions[-1], True, said.clause), (
            "what was taken into another clause still stands"
        )
        other.revisions.append(gone.id)
        other.struck = True
        self._turned(other, dict(held))
        self._remember(said.other)

    # -- keys

    @rule(
        place=PLACES,
        on=PLACES,
        party=st.sampled_from(PARTIES),
        level=st.sampled_from([Level.CONFIRMED, Level.AD_REFERENDUM]),
    )
    def accept_on_condition(self, place: int, on: int, party: str, level: Level) -> None:
        clause, other = self._clause(place), self._clause(on)
        stands, condition = self.clauses[clause], self.clauses[other].revisions[-1]
        desk = self.table.desks[HEADS[party]]
        try:
            with desk.writing() as joint:
                keys.accept_clause(joint, desk.actor, clause, stands.revisions[-1], level=level, condition_id=condition)
        except ConditionOnItself:
            assert clause == other
            return
        assert clause != other
        stands.held[party], stands.conditions[party] = level, condition

    @rule(place=PLACES, party=st.sampled_from(PARTIES))
    def capital_confirms(self, place: int, party: str) -> None:
        clause = self._clause(place)
        stands, desk = self.clauses[clause], self.table.desks[HEADS[party]]
        with desk.writing() as joint:
            turned = keys.confirm_from_capital(joint, desk.actor, clause)
        assert (turned is not None) is (stands.held.get(party) == Level.AD_REFERENDUM)
        if turned is not None:
            stands.held[party] = Level.CONFIRMED

    @rule(place=PLACES, party=st.sampled_from(PARTIES))
    def everybody_accepts_and_one_on_condition(self, place: int, party: str) -> None:
        """All hold a clause, one of them while the next stands; then the next one moves on."""
        self.all_accept(place)
        self.accept_on_condition(place, place + 1, party, Level.CONFIRMED)
        self._look("orla")
        self.one_language_is_changed_and_everybody_accepts(place + 1, "en", "secretariat", False)

    @rule(place=PLACES, party=st.sampled_from(PARTIES))
    def the_same_request_twice(self, place: int, party: str) -> None:
        """A double click, or a request sent again because its answer was lost, turns one key."""
        clause = self._clause(place)
        stands, desk = self.clauses[clause], self.table.desks[HEADS[party]]
        self.number += 1
        turned = []
        for _ in range(2):
            with desk.writing() as joint:
                made = keys.accept_clause(joint, desk.actor, clause, stands.revisions[-1], key=f"twice {self.number}")
                turned.append(made.id)
        assert turned[0] == turned[1], "the same request was carried out twice"
        stands.held[party] = Level.CONFIRMED
        stands.conditions.pop(party, None)

    # -- what somebody sees

    def looked(self, room: RoomText) -> None:
        heads = {s.clause.id: s.head for s in room.text.clauses}
        places = [head.place for head in heads.values()]
        assert len(set(places)) == len(places), "two clauses stand at one place"
        assert list(heads) == self.order, "the order of the text changed"
        for clause, head in heads.items():
            model = self.clauses[clause]
            assert (head.number, str(head.kind), head.level) == model.style, "number, kind or level changed"
        titles = " ".join(batch.title_en for batch in room.batches.values() if batch.tabled_at)
        assert not any(mark in titles.split() for marks in self.batched.values() for mark in marks), (
            "an untabled batch is seen"
        )
