"""Loading what the samples tell beside positions: measures and what happened to them, communications, answers to requests."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlmodel import Session

from actions.communications import record_communication
from actions.measures import record_measure, record_measure_event
from actions.requests import answer_request
from actions.sample_content import fields
from dialogue.actors import Actor

Row = dict[str, Any]


class Exchanges:
    """The measures, communications and answers of one sample dialogue, entered by the rapporteur."""

    def __init__(
        self, session: Session, rapporteur: Actor, content: Row, dialogue_id: UUID, key: Callable[..., str],
        passage: Callable[[str], UUID],
    ) -> None:  # fmt: skip
        self._session, self._rapporteur, self._content = session, rapporteur, content
        self._dialogue_id, self._key, self._passage = dialogue_id, key, passage

    def measures(self) -> dict[str, UUID]:
        """Enter the measures, and then what happened to each; their identifiers by their keys."""
        rows = self._content.get("measure", ())
        made = {
            row["key"]: record_measure(
                self._session, self._rapporteur, dialogue_id=self._dialogue_id,
                **fields("measure", row, "name_en", "name_zh", "owner", "issuer", "number", "note"),
                key=self._key("measure", row["key"]),
            ).id
            for row in rows
        }  # fmt: skip
        for row in rows:
            for number, event in enumerate(row.get("event", ())):
                record_measure_event(
                    self._session, self._rapporteur, made[row["key"]], passage_id=self._passage(event["rests"]),
                    other_id=made[event["other"]] if "other" in event else None,
                    **fields("event", event, "kind", "stated_by", "happened_on", "precision", "as_printed", "what_en", "what_zh"),
                    key=self._key("event", row["key"], str(number)),
                )  # fmt: skip
        return made

    def communications(self, topics: Mapping[str, UUID]) -> None:
        """Enter what was told outside meetings."""
        for row in self._content.get("communication", ()):
            record_communication(
                self._session, self._rapporteur, passage_id=self._passage(row["rests"]), dialogue_id=self._dialogue_id,
                topic_id=topics[row["topic"]] if "topic" in row else None,
                **fields(
                    "communication", row, "kind", "sender", "sender_label_en", "sender_label_zh", "addressee",
                    "addressee_label_en", "addressee_label_zh", "via", "what_en", "what_zh", "sent_on", "precision",
                    "as_printed",
                ),
                key=self._key("communication", row["rests"]),
            )  # fmt: skip

    def answers(self, positions: Mapping[str, UUID]) -> None:
        """Enter how requests were answered, or that they were not."""
        for row in self._content.get("answer", ()):
            answer_request(
                self._session, self._rapporteur, positions[row["request"]],
                passage_id=self._passage(row["rests"]) if "rests" in row else None,
                answering_position_id=positions[row["by"]] if "by" in row else None,
                **fields("answer", row, "answer", "seen_on", "inferred", "note"), key=self._key("answer", row["request"]),
            )  # fmt: skip


__all__ = ["Exchanges"]
