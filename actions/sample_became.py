"""Loading what became of the sample's commitments: guidelines and reviews, targets and figures, claims, next steps."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlmodel import Session

from actions.claims import record_claim, say_of_claim
from actions.commitment_reviews import record_review, write_guideline
from actions.commitment_targets import record_figure, set_target
from actions.next_steps import record_next_step
from actions.sample_content import fields
from dialogue.actors import Actor

Row = dict[str, Any]


class WhatBecame:
    """What follows the commitments of one sample dialogue, entered by the rapporteur through the verbs.

    `passage` marks the sentence that a row rests on, `about` says under which dialogue, meeting and topic it is filed, and
    `key` makes the idempotency key of an act.
    """

    def __init__(
        self, session: Session, rapporteur: Actor, passage: Callable[[str], UUID],
        about: Callable[[Row], dict[str, Any]], key: Callable[..., str],
    ) -> None:  # fmt: skip
        self._session, self._rapporteur = session, rapporteur
        self._passage, self._about, self._key = passage, about, key

    def enter(self, content: Row, commitments: Mapping[str, UUID]) -> None:
        """Enter everything, a guideline before the reviews that it is for, a claim before one that recalls it."""
        for row in content.get("commitment", ()):
            self._scored(row, commitments[row["key"]])
            self._measured(row, commitments[row["key"]])
        claims: dict[str, UUID] = {}
        for row in content.get("claim", ()):
            claims[row["key"]] = self._claim(row, claims)
        for row in content.get("next_step", ()):
            self._next_step(row)

    def _scored(self, row: Row, commitment: UUID) -> None:
        for number, written in enumerate(row.get("guideline", ())):
            write_guideline(
                self._session, self._rapporteur, commitment,
                **fields("guideline", written, "scale", "text_en", "text_zh", "from_on", "until_on"),
                key=self._key("guideline", row["key"], str(number)),
            )  # fmt: skip
        for number, review in enumerate(row.get("review", ())):
            record_review(
                self._session, self._rapporteur, commitment, passage_id=self._passage(review["rests"]),
                **fields("review", review, "scale", "from_on", "until_on", "score", "is_final", "note"),
                key=self._key("review", row["key"], str(number)),
            )  # fmt: skip

    def _measured(self, row: Row, commitment: UUID) -> None:
        for number, target in enumerate(row.get("target", ())):
            made = set_target(
                self._session, self._rapporteur, commitment, passage_id=self._passage(target["rests"]),
                **fields("target", target, "measured_by", "amount", "unit", "from_on", "until_on"),
                key=self._key("target", row["key"], str(number)),
            )  # fmt: skip
            for place, figure in enumerate(target.get("figure", ())):
                record_figure(
                    self._session, self._rapporteur, made.id, passage_id=self._passage(figure["rests"]),
                    **fields("figure", figure, "amount", "as_of"),
                    key=self._key("figure", row["key"], str(number), str(place)),
                )  # fmt: skip

    def _claim(self, row: Row, claims: Mapping[str, UUID]) -> UUID:
        claim = record_claim(
            self._session, self._rapporteur, passage_id=self._passage(row["rests"]), **self._about(row),
            **fields("claim", row, "proposition_en", "proposition_zh", "grounds", "as_of"),
            like_id=claims[row["like"]] if "like" in row else None, key=self._key("claim", row["key"]),
        )  # fmt: skip
        for number, account in enumerate(row.get("account", ())):
            say_of_claim(
                self._session, self._rapporteur, claim.id, passage_id=self._passage(account["rests"]),
                **fields("account", account, "party", "label_en", "label_zh", "stance", "words", "stated_on", "chain"),
                key=self._key("claim account", row["key"], str(number)),
            )  # fmt: skip
        return claim.id

    def _next_step(self, row: Row) -> None:
        about = self._about(row)
        record_next_step(
            self._session, self._rapporteur, passage_id=self._passage(row["rests"]), dialogue_id=about["dialogue_id"],
            meeting_id=about["meeting_id"],
            **fields("next_step", row, "kind", "party", "label_en", "label_zh", "toward", "action_en", "action_zh", "due_on"),
            key=self._key("next step", row["key"]),
        )  # fmt: skip
