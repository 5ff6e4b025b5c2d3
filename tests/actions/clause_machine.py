"""A machine of random acts on real stores, beside a model in plain Python: what may never happen does not happen.

Three parties and the secretariat write, edit, table, withdraw, answer, accept, release, conform, insert and delete; the
model says after each step what is agreed, who holds it and what each side may see. That the machine finds faults is
itself tested beside it. `ALTERNAT_MACHINE=heavy` runs many more and longer examples.
"""

import os
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from actions import acceptances, keys, proposals
from actions.desk import Desk
from actions.proposals import Wording, answer_proposal, discard_proposal, edit_proposal, withdraw_proposal
from actions.rebasing import MergedWording
from actions.rooms import read_room
from actions.tabling import table_proposal
from actions.verification import verify
from dialogue.refusals import CannotConformOwnChange, NothingToConform, Refusal, RevisionSuperseded
from drafts.consensus import Agreement, Level
from drafts.proposals import Answer, ProposalKind
from models.drafts import Revision
from models.stores import Stores
from tests.actions.drafting import CLAUSES, HEADS, LaidTable
from tests.beds import KeptFolder
from tests.cast import CAST

PARTIES = ("us", "cn", "third")
WRITERS = {"us": "daniel", "cn": "songbi", "third": "tomas", "secretariat": "orla"}
EYES = {"us": "helen", "cn": "wenyan", "third": "theodora", "secretariat": "orla", "joint": "oscar"}
CONFORMERS = {"us": "grace", "cn": "luci", "third": "theodora", "secretariat": "laura"}
PLACES = st.integers(0, 5)
HEAVY = os.environ.get("ALTERNAT_MACHINE") == "heavy"
PROFILE = settings(
    max_examples=400 if HEAVY else 12,
    stateful_step_count=60 if HEAVY else 20,
    deadline=None,
    derandomize=not HEAVY,
    database=None,
    suppress_health_check=list(HealthCheck),
    print_blob=False,
)


@dataclass
class Said:
    """A proposal as the model knows it."""

    side: str
    clause: UUID | None
    base: UUID | None
    kind: ProposalKind
    en: str
    zh: str
    marks: frozenset[str]
    answers: dict[str, Answer] = field(default_factory=dict)


@dataclass
class Stands:
    """A clause as the model knows it: its revisions, who holds the standing one, and which language waits."""

    revisions: list[UUID]
    en: str
    zh: str
    lagging: str = ""
    lagging_side: str = ""
    is_conformed: bool = True
    struck: bool = False
    held: dict[str, Level] = field(default_factory=dict)

    @property
    def agreement(self) -> Agreement:
        if not self.held:
            return Agreement.OPEN
        if len(self.held) < len(PARTIES) or not self.is_conformed:
            return Agreement.ONE
        return Agreement.AD_REFERENDUM if Level.AD_REFERENDUM in self.held.values() else Agreement.AGREED


class ClauseMachine(RuleBasedStateMachine):
    """Acts in random order on a draft of three clauses."""

    laid: LaidTable
    kept: KeptFolder
    latest: Stores

    @initialize()
    def open_the_table(self) -> None:
        self.stores = self.kept.put(self.laid.folder)
        type(self).latest = self.stores
        desks = {name: Desk(self.stores, actor) for name, actor in CAST.items()}
        self.table = replace(self.laid.table, desks=desks)
        self.clauses: dict[UUID, Stands] = {}
        for clause, first, wording in zip(self.table.clauses, self.table.first, CLAUSES, strict=True):
            self.clauses[clause] = Stands([first], wording.text_en, wording.text_zh)
        self.private: dict[UUID, Said] = {}
        self.open: dict[UUID, Said] = {}
        self.texts: dict[UUID, tuple[str, str]] = {}
        self.number = self.looks = 0

    def teardown(self) -> None:
        if hasattr(self, "stores"):
            for name in EYES.values():
                self._look(name)
            assert verify(self.stores) == [], "a store is not what its journal says"

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
        self.private[made] = Said(side, None, None, ProposalKind.INSERT, en, zh, frozenset({en.split()[0], zh[:-1]}))

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
        if said.clause is not None:
            self.clauses[said.clause].held.pop(said.side, None)
        return tabled

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
        if said.side == party:
            return
        desk = self.table.desks[HEADS[party]]
        stands = self.clauses.get(said.clause) if said.clause else None
        moved = stands is not None and said.base != stands.revisions[-1]
        try:
            with desk.writing() as joint:
                made = acceptances.accept_proposal(joint, desk.actor, proposal, level=level)
        except RevisionSuperseded:
            assert moved, "refused although the text had not moved"
            assert stands is not None
            assert stands.struck or said.kind == ProposalKind.DELETE, "refused although it could have been merged"
            return
        if isinstance(made, MergedWording):
            assert moved, "a conflict with the very text it was written on"
            return
        del self.open[proposal]
        if stands is None:
            assert (made.text_en, made.text_zh, made.base_id) == (said.en, said.zh, None)
            stands = self.clauses[made.clause_id] = Stands([], said.en, said.zh)
        else:
            self._succeeded(stands, said, made, moved)
        stands.revisions.append(made.id)
        stands.held = {said.side: Level.CONFIRMED} if said.side in PARTIES else {}
        stands.held[party] = level

    def _succeeded(self, stands: Stands, said: Said, made: Revision, moved: bool) -> None:
        assert made.base_id == stands.revisions[-1], "the head moved to something else than a successor"
        assert not moved or not stands.struck, "a struck clause came back by itself"
        stands.struck = said.kind == ProposalKind.DELETE
        if said.kind == ProposalKind.DELETE:
            assert not moved or (made.text_en, made.text_zh) == (stands.en, stands.zh)
        elif moved:
            for before, after in ((stands.en, made.text_en), (stands.zh, made.text_zh)):
                assert not Counter(marks_in(before)) - Counter(marks_in(after)), "an accepted word was lost"
            assert said.marks <= set(marks_in(made.text_en)) | set(marks_in(made.text_zh)), "a proposed word was lost"
        else:
            assert (made.text_en, made.text_zh) == (said.en, said.zh)
        changed = {c for c, a, b in (("en", stands.en, made.text_en), ("zh", stands.zh, made.text_zh)) if a != b}
        waited = "" if stands.is_conformed else stands.lagging
        if changed == {"en", "zh"} and not (waited and moved):
            waited, stands.lagging_side = "", ""
        elif len(changed) == 1:
            (language,) = changed
            if waited != language:
                waited, stands.lagging_side = ("zh" if language == "en" else "en"), said.side
            elif said.side != stands.lagging_side and not moved:
                waited, stands.lagging_side = "", ""
        stands.en, stands.zh, stands.lagging, stands.is_conformed = made.text_en, made.text_zh, waited, not waited

    @rule(place=PLACES, party=st.sampled_from(PARTIES), level=st.sampled_from([Level.CONFIRMED, Level.AD_REFERENDUM]))
    def accept(self, place: int, party: str, level: Level) -> None:
        self._accept(self._clause(place), party, level)

    def _accept(self, clause: UUID, party: str, level: Level = Level.CONFIRMED) -> None:
        desk = self.table.desks[HEADS[party]]
        with desk.writing() as joint:
            keys.accept_clause(joint, desk.actor, clause, self.clauses[clause].revisions[-1], level=level)
        self.clauses[clause].held[party] = level

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

    @invariant()
    def what_somebody_sees_is_what_the_model_says(self) -> None:
        """The eyes take turns; at the end everybody looks."""
        self.looks += 1
        self._look(list(EYES.values())[self.looks % len(EYES)])

    def _look(self, name: str) -> None:
        desk = self.table.desks[name]
        room = read_room(desk, self.table.draft)
        assert {s.clause.id for s in room.text.clauses} == set(self.clauses)
        for standing in room.text.clauses:
            model = self.clauses[standing.clause.id]
            assert standing.head.id == model.revisions[-1], "the head is not the last successor"
            assert (standing.head.text_en, standing.head.text_zh) == (model.en, model.zh)
            assert standing.head.struck is model.struck
            assert standing.keys == model.held, "the keys are not those that were turned"
            assert standing.is_conformed is model.is_conformed, "conformed, but not by another side"
            assert standing.agreement == model.agreement, "agreed, but not by everybody"
        seen = {p.proposal.id: p for found in room.proposals.values() for p in found}
        own = {p for p, said in self.private.items() if said.side == desk.actor.side and desk.has_own}
        assert set(seen) == set(self.open) | own, "somebody sees more or less than is theirs to see"
        assert all(shown.is_private is (proposal in own) for proposal, shown in seen.items())

    @invariant()
    def no_private_word_stands_in_the_joint_store(self) -> None:
        tabled = {mark for said in self.open.values() for mark in said.marks}
        private = {mark for said in self.private.values() for mark in said.marks}
        with self.stores.for_upkeep()["joint"].reading() as joint:
            rows = joint.connection().exec_driver_sql("SELECT text_en, text_zh, state, side FROM proposal").all()
        assert all(state != "private" for _, _, state, _ in rows)
        there = {mark for en, zh, *_ in rows for mark in marks_in(f"{en} {zh}")}
        assert tabled <= there
        assert not private & there, "a private word stands in the joint store"

    @invariant()
    def revisions_never_change(self) -> None:
        with self.stores.for_upkeep()["joint"].reading() as joint:
            rows = joint.connection().exec_driver_sql("SELECT id, text_en, text_zh FROM revision").all()
        now = {UUID(str(id_)): (en, zh) for id_, en, zh in rows}
        assert all(now.get(id_) == text for id_, text in self.texts.items()), "a revision was changed or is gone"
        self.texts = now


def marks_in(text: str) -> list[str]:
    """The marked words of a text: w12x, and rare characters that stand for a Chinese word."""
    return re.findall(r"w\d+x|[\u9e01-\u9fff]", text)
