"""Loading the practice text: its clauses, everybody's keys, the proposals of both sides, and what each keeps to itself.

Each step goes through the desk of the person who takes it, so that a private proposal never leaves its side's store.
"""

from typing import Any
from uuid import UUID

from actions.acceptances import accept_proposal
from actions.desk import Desk
from actions.drafts import ClauseWording, open_draft, read_draft, read_history
from actions.journal import done_before
from actions.keys import accept_clause
from actions.positions import record_comment, record_position
from actions.proposals import Wording, answer_proposal, propose_edit, propose_insertion, withdraw_proposal
from actions.sample_content import fields, key_of
from actions.sample_record import Record
from actions.sources import mark_passage, record_source
from actions.tabling import table_proposal
from dialogue.roles import Role
from dialogue.vocabulary import ClauseKind, DraftKind, PassageRole, SourceKind
from drafts.consensus import Level
from drafts.proposals import Answer

Row = dict[str, Any]

AD_REFERENDUM = "?"
"""After a party in a clause's `keys`: it holds the wording ad referendum."""


def closing_key(draft: Row) -> str:
    """The key of the last act in the joint store; once it is there, everything before it is there too."""
    decided = [row for row in draft["proposal"] if "accepted_by" in row]
    return key_of("proposal", decided[-1]["key"], "accepted")


class PracticeText:
    """A sample draft being opened and argued over by the cast."""

    def __init__(self, desks: dict[str, Desk], record: Record, draft: Row) -> None:
        self._desks, self._record, self._draft = desks, record, draft
        self._organiser = desks["orla"]
        self._heads = {desk.actor.party: desk for desk in desks.values() if desk.actor.role == Role.HEAD}
        self._clauses: dict[str, UUID] = {}
        self._first: dict[str, UUID] = {}

    def negotiate(self) -> None:
        """Open the text, turn the keys on its first wording, then put forward and decide the proposals in their order."""
        self._open()
        self._turn_keys()
        private = {row["key"]: self._write(row) for row in self._draft["proposal"]}
        tabled = {
            row["key"]: table_proposal(self._desks[row["by"]], private[row["key"]]).id
            for row in self._draft["proposal"]
            if row.get("tabled", True)
        }
        for row in self._draft["proposal"]:
            if row["key"] in tabled:
                self._decide(row, tabled[row["key"]])

    def _open(self) -> None:
        rows = self._draft["clause"]
        actor = self._organiser.actor
        with self._organiser.writing() as joint:
            draft = open_draft(
                joint,
                actor,
                dialogue_id=self._record.dialogue_id,
                meeting_id=self._record.meetings[self._draft["meeting"]],
                kind=DraftKind(self._draft["kind"]),
                title_en=self._draft["title_en"],
                title_zh=self._draft["title_zh"],
                parties=self._draft["parties"],
                clauses=[
                    ClauseWording(
                        row.get("number", ""), row["en"], row["zh"], ClauseKind(row["kind"]), row.get("level", 1)
                    )
                    for row in rows
                ],
                first_language=self._draft["first_language"],
                key=key_of("draft", self._draft["key"]),
            )
            self.draft_id = draft.id
        keys = iter(row["key"] for row in rows)
        with self._organiser.reading() as joint:
            for standing in read_draft(joint, actor, self.draft_id).clauses:
                first = read_history(joint, actor, standing.clause.id)[0]
                if first.proposal_id is None:  # a clause of the file; the others were inserted since
                    key = next(keys)
                    self._clauses[key], self._first[key] = standing.clause.id, first.id

    def _turn_keys(self) -> None:
        for party, desk in self._heads.items():
            with desk.writing() as joint:
                for row in self._draft["clause"]:
                    given = {
                        key.removesuffix(AD_REFERENDUM): key.endswith(AD_REFERENDUM) for key in row.get("keys", ())
                    }
                    if party in given:
                        accept_clause(
                            joint,
                            desk.actor,
                            self._clauses[row["key"]],
                            self._first[row["key"]],
                            level=Level.AD_REFERENDUM if given[party] else Level.CONFIRMED,
                            key=key_of("key", row["key"], str(party)),
                        )

    def _write(self, row: Row) -> UUID:
        """A proposal in the private store of its author's side; a language left out stays as the clause has it."""
        desk, key = self._desks[row["by"]], key_of("proposal", row["key"])
        note = row.get("note", "")
        with desk.reading() as joint, desk.writing_own() as own:
            if row.get("kind") == "insert":
                wording = Wording(row["en"], row["zh"], note)
                after = self._clauses[row["after"]]
                return propose_insertion(
                    joint, own, desk.actor, self.draft_id, after, wording, number=row["number"],
                    kind=ClauseKind.RECOMMENDATION, key=key,
                ).id  # fmt: skip
            clause = next(clause for clause in self._draft["clause"] if clause["key"] == row["clause"])
            wording = Wording(row.get("en", clause["en"]), row.get("zh", clause["zh"]), note)
            clause_id, base_id = self._clauses[row["clause"]], self._first[row["clause"]]
            return propose_edit(joint, own, desk.actor, clause_id, base_id, wording, key=key).id

    def _decide(self, row: Row, proposal_id: UUID) -> None:
        """Answers, acceptance and withdrawal, as far as the file has them."""
        if answer := row.get("answer"):
            desk = self._desks[answer["by"]]
            with desk.writing() as joint:
                answer_proposal(
                    joint, desk.actor, proposal_id, Answer(answer["answer"]), answer["comment"],
                    key=key_of("proposal", row["key"], "answered"),
                )  # fmt: skip
        if by := row.get("accepted_by"):
            desk = self._desks[by]
            level = Level(row.get("level", Level.CONFIRMED))
            with desk.writing() as joint:
                accept_proposal(
                    joint, desk.actor, proposal_id, level=level, key=key_of("proposal", row["key"], "accepted")
                )
        if row.get("withdrawn"):
            desk = self._desks[row["by"]]
            with desk.writing() as joint:
                withdraw_proposal(joint, desk.actor, proposal_id, key=key_of("proposal", row["key"], "withdrawn"))


def enter_private(desk: Desk, record: Record, row: Row) -> None:
    """A side's own note in its own store, the positions that it reads from it, and its author's comments."""
    sentences = {sentence["key"]: sentence for sentence in row["sentences"]}
    language = row["language"]
    key = key_of("private", row["key"])
    with desk.reading() as joint, desk.writing_own() as own:
        if done_before(own, key):
            return
        source = record_source(
            own,
            desk.actor,
            kind=SourceKind.NOTE,
            text="\n".join(sentence[language] for sentence in row["sentences"]),
            **fields("source", row, "title", "language", "marking", "dated_on"),
            meeting_id=record.meetings[row["meeting"]],
            joint=joint,
            key=key,
        )

        def passage(key: str, role: PassageRole) -> UUID:
            return mark_passage(own, desk.actor, source.id, sentences[key][language], role=role, joint=joint).id

        for position in row.get("position", ()):
            record_position(
                own,
                desk.actor,
                passage_id=passage(position["rests"], PassageRole.RECORD),
                party=position["party"],
                topic_id=record.topics[position["topic"]],
                meeting_id=record.meetings[row["meeting"]],
                leaning=position["leaning"],
                statement_en=sentences[position["rests"]]["en"],
                statement_zh=sentences[position["rests"]]["zh"],
                joint=joint,
            )
        for comment in row.get("comment", ()):
            record_comment(
                own,
                desk.actor,
                passage_id=passage(comment["rests"], PassageRole.COMMENT),
                dialogue_id=record.dialogue_id,
                author=comment["author"],
                text=comment["text"],
                about_noun="position",
                about_id=record.positions[comment["about"]],
                joint=joint,
            )
