"""Those who look on while a machine acts: each sees what the model says, no more and no less, and nothing that was changes."""

from uuid import UUID

from hypothesis.stateful import invariant

from actions.rooms import RoomText, read_room
from models.stores import Stores
from tests.actions.drafting import LaidTable
from tests.actions.text_model import Said, Stands, marks_in

EYES = {"us": "helen", "cn": "wenyan", "third": "theodora", "secretariat": "orla", "joint": "oscar"}


class Onlookers:
    """What holds after every act, whoever looks."""

    table: LaidTable
    stores: Stores
    clauses: dict[UUID, Stands]
    private: dict[UUID, Said]
    open: dict[UUID, Said]
    texts: dict[UUID, tuple[str, str]]
    looks: int

    def _heads(self) -> set[UUID]:
        return {stands.revisions[-1] for stands in self.clauses.values()}

    @invariant()
    def what_somebody_sees_is_what_the_model_says(self) -> None:
        """The eyes take turns; at the end everybody looks."""
        self.looks += 1
        self._look(list(EYES.values())[self.looks % len(EYES)])

    def _look(self, name: str) -> None:
        desk = self.table.desks[name]
        room = read_room(desk, self.table.draft)
        assert {s.clause.id for s in room.text.clauses} == set(self.clauses)
        heads = self._heads()
        self.looked(room)
        for standing in room.text.clauses:
            model = self.clauses[standing.clause.id]
            assert standing.head.id == model.revisions[-1], "the head is not the last successor"
            assert (standing.head.text_en, standing.head.text_zh) == (model.en, model.zh)
            assert standing.head.struck is model.struck
            assert standing.keys == model.counted(heads), "the keys are not those that were turned"
            assert standing.is_conformed is model.is_conformed, "conformed, but not by another side"
            assert standing.agreement == model.agreement(heads), "agreed, but not by everybody"
            sides = [reopening.side for reopening in room.reopenings.get(standing.clause.id, ())]
            assert sides == model.reopened, "a reopening was not noted, or noted although nothing was agreed"
        seen = {p.proposal.id: p for found in room.proposals.values() for p in found}
        own = {p for p, said in self.private.items() if said.side == desk.actor.side and desk.has_own}
        assert set(seen) == set(self.open) | own, "somebody sees more or less than is theirs to see"
        assert all(shown.is_private is (proposal in own) for proposal, shown in seen.items())
        for proposal, said in self.open.items():
            given = {response.side: response.answer for response in seen[proposal].answers}
            assert given == said.answers, "an answer is not the one that was given last"

    def looked(self, room: RoomText) -> None:
        """What else somebody sees."""

    @invariant()
    def no_private_word_stands_in_the_joint_store(self) -> None:
        tabled = {mark for said in self.open.values() for mark in said.marks}
        private = {mark for said in self.private.values() for mark in said.marks}
        with self.stores.for_upkeep()["joint"].reading() as joint:
            query = "SELECT state, text_en, text_zh, second_en, second_zh, note FROM proposal"
            rows = joint.connection().exec_driver_sql(query).all()
        assert all(state != "private" for state, *_ in rows)
        there = {mark for _, *texts in rows for mark in marks_in(" ".join(texts))}
        assert tabled <= there
        assert not private & there, "a private word stands in the joint store"

    @invariant()
    def revisions_never_change(self) -> None:
        with self.stores.for_upkeep()["joint"].reading() as joint:
            rows = joint.connection().exec_driver_sql("SELECT id, text_en, text_zh FROM revision").all()
        now = {UUID(str(id_)): (en, zh) for id_, en, zh in rows}
        assert all(now.get(id_) == text for id_, text in self.texts.items()), "a revision was changed or is gone"
        self.texts = now
