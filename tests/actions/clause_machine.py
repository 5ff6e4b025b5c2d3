"""A machine of random acts on real stores, beside a model in plain Python: what may never happen does not happen.

Three parties and the secretariat write, edit, table, withdraw, answer, accept, release, conform, insert and delete; the
model says after each step what is agreed, who holds it and what each side may see. That the machine finds faults is
itself tested beside it. `ALTERNAT_EXAMPLES=1000` runs so many examples, longer and at random.
"""

import os
import sys
from collections import Counter
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
)

from actions import acceptances, keys, proposals
from actions.desk import Desk
from actions.proposals import Wording, answer_proposal, discard_proposal, edit_proposal, withdraw_proposal
from actions.rebasing import MergedWording
from actions.tabling import table_proposal
from actions.verification import verify
from dialogue.refusals import CannotConformOwnChange, NothingToConform, Refusal, RevisionSuperseded
from drafts.consensus import Agreement, Level
from drafts.proposals import Answer, ProposalKind
from models.drafts import Revision
from models.stores import Stores
from tests.actions.drafting import CLAUSES, HEADS, LaidTable
from tests.actions.machine_looks import EYES, Onlookers
from tests.actions.text_model import PARTIES, Said, Stands, marks_in
from tests.beds import KeptFolder
from tests.cast import CAST

WRITERS = {"us": "daniel", "cn": "songbi", "third": "tomas", "secretariat": "orla"}
CONFORMERS = {"us": "grace", "cn": "luci", "third": "theodora", "secretariat": "laura"}
PLACES = st.integers(0, 5)
EXAMPLES = int(os.environ.get("ALTERNAT_EXAMPLES", "0"))
PROFILE = settings(
    max_examples=EXAMPLES or 8,
    stateful_step_count=30 if EXAMPLES else 20,
    deadline=None,
    derandomize=not EXAMPLES,
    database=None,
    suppress_health_check=list(HealthCheck),
    print_blob=False,
    phases=(Phase.generate,) if os.environ.get("ALTERNAT_UNSHRUNK") else tuple(Phase),
)


class ClauseMachine(Onlookers, RuleBasedStateMachine):
    """Acts in random order on a draft of three clauses."""

    laid: LaidTable
    kept: KeptFolder
    latest: Stores

    @initialize()
    def open_the_table(self) -> None:
        self.stores = self.kept.put(self.laid.folder)
        ClauseMachine.latest = self.stores
        desks = {name: Desk(self.stores, actor) for name, actor in CAST.items()}
        self.table = replace(self.laid.table, desks=desks)
        self.clauses: dict[UUID, Stands] = {}
        for clause, first, wording in zip(self.table.clauses, self.table.first, CLAUSES, strict=True):
            style = (wording.number, str(wording.kind), wording.level)
            self.clauses[clause] = Stands([first], wording.text_en, wording.text_zh, style=style)
        self.was: dict[UUID, tuple[str, str, int, tuple[str, str, int]]] = {}
        for clause in self.clauses:
            self._remember(clause)
        self.began()
        self.private: dict[UUID, Said] = {}
        self.open: dict[UUID, Said] = {}
        self.texts: dict[UUID, tuple[str, str]] = {}
        self.number = self.looks = 0

    def began(self) -> None:
        """What machines that know more of a draft begin with."""

    def ended(self) -> None:
        """What machines that know more of a draft look at in the end."""

    def teardown(self) -> None:
        if hasattr(self, "stores") and sys.exc_info()[0] is None:
            self.ended()
            for name in EYES.values():
                self._look(name)
            assert verify(self.stores) == [], "a store is not what its journal says"

    def _turned(self, stands: Stands, held: dict[str, Level]) -> None:
        stands.held, stands.conditions = held, {}

    def _clause(self, place: int) -> UUID:
        return list(self.clauses)[place % len(self.clauses)]

    @staticmethod
    def _among(of: dict[UUID, Said], place: int) -> tuple[UUID, Said]:
        return list(of.items())[place % len(of)]

    def _words(self, stands: Stands, where: int, languages: str) -> tuple[str, str, frozenset[str]]:
        """The texts with a word of its own put in: at the beginning, in the middle or at the end."""
        self.number += 1
        en_mark, zh_mark = f"w{self.number}x", chr(0x9E00 + self.number)
        en, zh, marks = stands.en, stands.zh, set()
        if languages != "zh":
            words = en.split(" ")
            words.insert((0, len(words) // 2, len(words) - 1)[where % 3], en_mark)
            en, marks = " ".join(words), {*marks, en_mark}
        if languages != "en":
            at = (0, len(zh) // 2, len(zh))[where % 3]
            zh, marks = zh[:at] + zh_mark + zh[at:], {*marks, zh_mark}
        return en, zh, frozenset(marks)

    @rule(
        side=st.sampled_from(sorted(WRITERS)),
        place=PLACES,
        where=PLACES,
        languages=st.sampled_from(["both", "both", "en", "zh"]),
    )
    def write(self, side: str, place: int, where: int, languages: str) -> None:
        clause = self._clause(place)
        stands = self.clauses[clause]
        en, zh, marks = self._words(stands, where, languages)
        base = stands.revisions[-1]
        made = self._write(side, lambda j, o, a: proposals.propose_edit(j, o, a, clause, base, Wording(en, zh)))
        self.private[made] = Said(side, clause, base, ProposalKind.REPLACE, en, zh, marks)

    @rule(side=st.sampled_from(sorted(WRITERS)), place=PLACES)
    def insert(self, side: str, place: int) -> None:
        self.number += 1
        after = self._clause(place)
        en, zh = f"w{self.number}x is new.", chr(0x9E00 + self.number) + "。"
        made = self._write(
            side, lambda j, o, a: proposals.propose_insertion(j, o, a, self.table.draft, after, Wording(en, zh))
        )
        marks = frozenset({en.split()[0], zh[:-1]})
        self.private[made] = Said(side, None, None, ProposalKind.INSERT, en, zh, marks, after=after)

    @rule(side=st.sampled_from(sorted(WRITERS)), place=PLACES)
    def delete(self, side: str, place: int) -> None:
        clause = self._clause(place)
        stands = self.clauses[clause]
        if not stands.struck:
            base = stands.revisions[-1]
            made = self._write(side, lambda j, o, a: proposals.propose_deletion(j, o, a, clause, base))
            self.private[made] = Said(side, clause, base, ProposalKind.DELETE, "", "", frozenset())

    def _write(self, side: str, act) -> UUID:
        desk = self.table.desks[WRITERS[side]]
        with desk.reading() as joint, desk.writing_own() as own:
            return act(joint, own, desk.actor).id

    @precondition(lambda self: self.private)
    @rule(place=PLACES, keep=st.booleans())
    def edit_or_discard(self, place: int, keep: bool) -> None:
        proposal, said = self._among(self.private, place)
        desk = self.table.desks[WRITERS[said.side]]
        with desk.writing_own() as own:
            if keep and said.kind != ProposalKind.DELETE:
                self.number += 1
                mark = f"w{self.number}x"
                said.en, said.marks = f"{said.en} {mark}", said.marks | {mark}
                edit_proposal(own, desk.actor, proposal, Wording(said.en, said.zh))
            else:
                discard_proposal(own, desk.actor, proposal)
                del self.private[proposal]

    @precondition(lambda self: self.private)
    @rule(place=PLACES)
    def table_it(self, place: int) -> None:
        self._table(*self._among(self.private, place))

    def _table(self, proposal: UUID, said: Said) -> UUID:
        tabled = table_proposal(self.table.desks[WRITERS[said.side]], proposal, reason="Once more.").id
        del self.private[proposal]
        self.open[tabled] = said
        self.tabled(said)
        return tabled

    def tabled(self, said: Said) -> None:
        """What tabling a proposal changes: its side no longer holds the clause, and who touches what is agreed reopens it."""
        if said.clause is not None:
            self._touched(self.clauses[said.clause], said.side)

    def _touched(self, stands: Stands, side: str) -> None:
        if stands.agreement(self._heads()) in (Agreement.AGREED, Agreement.AD_REFERENDUM):
            stands.reopened.append(side)
        stands.held.pop(side, None)
        stands.conditions.pop(side, None)

    @precondition(lambda self: self.open)
    @rule(place=PLACES)
    def withdraw(self, place: int) -> None:
        proposal, said = self._among(self.open, place)
        desk = self.table.desks[WRITERS[said.side]]
        with desk.writing() as joint:
            withdraw_proposal(joint, desk.actor, proposal)
        del self.open[proposal]

    @precondition(lambda self: self.open)
    @rule(
        place=PLACES,
        party=st.sampled_from(PARTIES),
        said=st.sampled_from([Answer.REJECT, Answer.REJECT, Answer.COUNTER]),
    )
    def answer(self, place: int, party: str, said: Answer) -> None:
        self._answer(*self._among(self.open, place), party, said)

    @precondition(lambda self: self.open)
    @rule(place=PLACES, parties=st.permutations(PARTIES))
    def all_reject(self, place: int, parties: list[str]) -> None:
        proposal, of = self._among(self.open, place)
        for party in parties:
            self._answer(proposal, of, party, Answer.REJECT)
            self._look("orla")

    def _answer(self, proposal: UUID, of: Said, party: str, said: Answer) -> None:
        if of.side == party or proposal not in self.open:
            return
        desk = self.table.desks[WRITERS[party]]
        with desk.writing() as joint:
            answer_proposal(joint, desk.actor, proposal, said)
        of.answers[party] = said
        if all(of.answers.get(other) == Answer.REJECT for other in PARTIES if other != of.side):
            del self.open[proposal]

    @precondition(lambda self: self.open)
    @rule(place=PLACES, party=st.sampled_from(PARTIES), level=st.sampled_from([Level.CONFIRMED, Level.AD_REFERENDUM]))
    def accept_proposal(self, place: int, party: str, level: Level) -> None:
        self._accept_proposal(*self._among(self.open, place), party, level)

    def _accept_proposal(self, proposal: UUID, said: Said, party: str, level: Level) -> None:
        if said.side == party or proposal not in self.open:
            return
        desk = self.table.desks[HEADS[party]]
        gone = self._is_overtaken(said)
        grounds = self._grounds(said)
        moved = any(base != stands.revisions[-1] for base, stands in grounds)
        try:
            with desk.writing() as joint:
                made = acceptances.accept_proposal(joint, desk.actor, proposal, level=level)
        except RevisionSuperseded:
            assert gone, "refused although it could have been carried over"
            return
        assert not gone, "carried over to a text that leaves it no sense"
        if isinstance(made, MergedWording):
            assert moved, "a conflict with the very text it was written on"
            return
        del self.open[proposal]
        if not grounds:
            assert (made.text_en, made.text_zh, made.base_id) == (said.en, said.zh, None)
            stands = self.clauses[made.clause_id] = Stands([], said.en, said.zh, style=("", "paragraph", 1))
        else:
            (_, stands), *_ = grounds
            self._succeeded(stands, said, made, moved)
        stands.revisions.append(made.id)
        self._turned(stands, self._both(said.side, party, level))
        self.accepted(proposal, said, made, party, level)
        self._remember(made.clause_id)

    def _grounds(self, said: Said) -> list[tuple[UUID | None, Stands]]:
        """What its author read, and the clause it is about; for a merger, of both."""
        pairs = ((said.base, said.clause), (said.other_base, said.other))
        return [(base, self.clauses[clause]) for base, clause in pairs if clause]

    def _is_overtaken(self, said: Said) -> bool:
        """Whether the text has moved so that no merge of words could carry the proposal over."""
        for base, stands in self._grounds(said):
            if base != stands.revisions[-1] and stands.struck:
                return True
        if not said.clause or not said.base:
            return False
        stands = self.clauses[said.clause]
        en, zh, moves, style = self.was[said.base]
        return {
            ProposalKind.DELETE: (en, zh) != (stands.en, stands.zh),
            ProposalKind.MOVE: moves != stands.moves,
            ProposalKind.RESTYLE: style != stands.style,
        }.get(said.kind, False)

    def _remember(self, clause: UUID) -> None:
        """How a clause stood at its standing revision, for proposals that are written on it."""
        stands = self.clauses[clause]
        self.was[stands.revisions[-1]] = stands.en, stands.zh, stands.moves, stands.style

    @staticmethod
    def _both(side: str, party: str, level: Level) -> dict[str, Level]:
        """The keys after an acceptance: of the side that proposed, and of the one that accepted."""
        return ({side: Level.CONFIRMED} if side in PARTIES else {}) | {party: level}

    def accepted(self, proposal: UUID, said: Said, made: Revision, party: str, level: Level) -> None:
        """What else an acceptance changes."""

    def beside(self, said: Said, made: Revision) -> tuple[list[Stands], list[Revision]]:
        """Other clauses whose words went into a revision, and other revisions into which words of it went."""
        return [], []

    def _succeeded(self, stands: Stands, said: Said, made: Revision, moved: bool) -> None:
        assert made.base_id == stands.revisions[-1], "the head moved to something else than a successor"
        own_moved = said.base != stands.revisions[-1]
        assert not own_moved or not stands.struck, "a struck clause came back by itself"
        stands.struck = made.struck
        assert made.struck is (said.kind == ProposalKind.DELETE)
        if said.kind in (ProposalKind.DELETE, ProposalKind.MOVE, ProposalKind.RESTYLE):
            assert (made.text_en, made.text_zh) == (stands.en, stands.zh), (
                "words changed that nobody proposed to change"
            )
        elif moved:
            self._lost_nothing(stands, said, made)
        else:
            assert (made.text_en, made.text_zh) == (said.en, said.zh), "the words are not those that were proposed"
        changed = {c for c, a, b in (("en", stands.en, made.text_en), ("zh", stands.zh, made.text_zh)) if a != b}
        waited = "" if stands.is_conformed else stands.lagging
        if changed == {"en", "zh"} and not (waited and own_moved):
            waited, stands.lagging_side = self._left_behind_beside(said)
        elif len(changed) == 1:
            (language,) = changed
            if waited != language:
                waited, stands.lagging_side = ("zh" if language == "en" else "en"), said.side
            elif said.side != stands.lagging_side and not own_moved:
                waited, stands.lagging_side = "", ""
        stands.en, stands.zh, stands.lagging, stands.is_conformed = made.text_en, made.text_zh, waited, not waited

    def _lost_nothing(self, stands: Stands, said: Said, made: Revision) -> None:
        taken_in, split_off = self.beside(said, made)
        before = [text for of in (stands, *taken_in) for text in (of.en, of.zh)]
        after = [text for of in (made, *split_off) for text in (of.text_en, of.text_zh)]
        there = Counter(mark for text in after for mark in marks_in(text))
        assert not Counter(mark for text in before for mark in marks_in(text)) - there, "an accepted word was lost"
        assert said.marks <= set(there), "a proposed word was lost"

    def _left_behind_beside(self, said: Said) -> tuple[str, str]:
        """The language that waits in what was taken in, where who proposed to take it in had not seen that it waits."""
        for base, stands in self._grounds(said)[1:]:
            if base != stands.revisions[-1] and not stands.is_conformed:
                return stands.lagging, stands.lagging_side
        return "", ""

    @rule(place=PLACES, party=st.sampled_from(PARTIES), level=st.sampled_from([Level.CONFIRMED, Level.AD_REFERENDUM]))
    def accept(self, place: int, party: str, level: Level) -> None:
        self._accept(self._clause(place), party, level)

    def _accept(self, clause: UUID, party: str, level: Level = Level.CONFIRMED) -> None:
        desk = self.table.desks[HEADS[party]]
        with desk.writing() as joint:
            keys.accept_clause(joint, desk.actor, clause, self.clauses[clause].revisions[-1], level=level)
        self.clauses[clause].held[party] = level
        self.clauses[clause].conditions.pop(party, None)

    @rule(place=PLACES)
    def all_accept(self, place: int) -> None:
        for party in PARTIES:
            self._accept(self._clause(place), party)

    @rule(place=PLACES, party=st.sampled_from(PARTIES))
    def release(self, place: int, party: str) -> None:
        clause = self._clause(place)
        desk = self.table.desks[HEADS[party]]
        with desk.writing() as joint:
            released = keys.release_clause(joint, desk.actor, clause)
        assert (released is not None) is (party in self.clauses[clause].held)
        self.clauses[clause].held.pop(party, None)
        self.clauses[clause].conditions.pop(party, None)

    @rule(place=PLACES, side=st.sampled_from(sorted(CONFORMERS)))
    def conform(self, place: int, side: str) -> None:
        clause = self._clause(place)
        stands = self.clauses[clause]
        desk = self.table.desks[CONFORMERS[side]]
        try:
            with desk.writing() as joint:
                keys.conform_clause(joint, desk.actor, clause, stands.revisions[-1])
        except NothingToConform:
            assert stands.is_conformed, "nothing to conform although a language lags"
        except CannotConformOwnChange:
            assert not stands.is_conformed
            assert stands.lagging_side == side, "another side's change taken for one's own"
        else:
            assert not stands.is_conformed, "confirmed what did not lag"
            assert side != stands.lagging_side, "a side confirmed its own change"
            stands.is_conformed = True

    @rule(
        place=PLACES,
        one=st.sampled_from(PARTIES),
        other=st.sampled_from(PARTIES),
        where=PLACES,
        apart=st.sampled_from([2, 2, 0]),
    )
    def both_change_the_same_base(self, place: int, one: str, other: str, where: int, apart: int) -> None:
        """Two sides table changes of one base, and a third accepts both: the second is merged or is a conflict; everybody held the base."""
        if one == other:
            return
        self.all_accept(place)
        written = []
        for side, at in ((one, where), (other, where + apart)):
            before = set(self.private)
            self.write(side, place, at, "both")
            written += [(p, self.private[p]) for p in self.private if p not in before]
        (judge,) = set(PARTIES) - {one, other}
        tabled = [(self._table(*mine), mine[1]) for mine in written]
        self._look("orla")
        for proposal in tabled:
            self._accept_proposal(*proposal, judge, Level.CONFIRMED)

    @rule(
        place=PLACES,
        language=st.sampled_from(["en", "zh"]),
        by=st.sampled_from(sorted(CONFORMERS)),
        again=st.booleans(),
    )
    def one_language_is_changed_and_everybody_accepts(self, place: int, language: str, by: str, again: bool) -> None:
        """US changes one language, all accept, somebody conforms; then perhaps CN changes one language of that."""
        for side, judge in (("us", "wenyan"), ("cn", "helen"))[: 1 + again]:
            before = set(self.private)
            self.write(side, place, 0, language)
            mine = next((p, said) for p, said in self.private.items() if p not in before)
            party = next(party for party, head in HEADS.items() if head == judge)
            self._accept_proposal(self._table(*mine), mine[1], party, Level.CONFIRMED)
            self.all_accept(place)
            self.conform(place, by)
            language = "zh" if language == "en" else "en"

    @rule(place=PLACES, party=st.sampled_from(PARTIES))
    def accept_what_is_no_longer_there(self, place: int, party: str) -> None:
        clause = self._clause(place)
        desk = self.table.desks[HEADS[party]]
        for old in self.clauses[clause].revisions[:-1][-1:]:
            with pytest.raises(Refusal), desk.writing() as joint:
                keys.accept_clause(joint, desk.actor, clause, old)
