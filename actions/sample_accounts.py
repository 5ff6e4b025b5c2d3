"""Loading what a sample tells of the accounts that sides gave of a meeting, and what a second reader makes of positions."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlmodel import Session

from actions.codings import code_position
from actions.read_outs import amend_point, record_mention, record_point
from actions.sample_content import fields
from actions.source_frames import Frame, record_frame
from dialogue.actors import Actor
from dialogue.vocabulary import Stance

Row = dict[str, Any]


def say_whose_account(session: Session, rapporteur: Actor, source_id: UUID, row: Row, *, key: str) -> None:
    """Say whose account a note tells, where its file says so."""
    if "speaks_for" in row:
        record_frame(
            session, rapporteur, source_id, Frame(**fields("note", row, "speaks_for", "published_at")), key=key
        )


def enter_points(
    session: Session,
    rapporteur: Actor,
    content: Row,
    *,
    meetings: Mapping[str, UUID],
    topics: Mapping[str, UUID],
    commitments: Mapping[str, UUID],
    passage: Callable[[str], UUID],
    key: Callable[..., str],
) -> None:
    """Enter the points that accounts of meetings tell, what each side says of them, and then how the terms compare."""
    for row in content.get("point", ()):
        about: dict[str, Any] = {
            "topic_id": topics[row["topic"]] if "topic" in row else None,
            "commitment_id": commitments[row["commitment"]] if "commitment" in row else None,
            **fields("point", row, "title_en", "title_zh", "note"),
        }
        point = record_point(session, rapporteur, meetings[row["meeting"]], **about, key=key("point", row["key"]))
        for mention in row["mentions"]:
            record_mention(
                session, rapporteur, point.id, party=mention["party"], stance=Stance.ASSERTED,
                passage_id=passage(mention["rests"]), key=key("mention", row["key"], mention["party"]),
            )  # fmt: skip
        if "terms" in row:
            terms = fields("point", row, "terms")["terms"]
            amend_point(session, rapporteur, point.id, terms=terms, **about, key=key("terms", row["key"]))


def read_again(
    session: Session, reader: Actor, content: Row, positions: Mapping[str, UUID], key: Callable[..., str]
) -> None:
    """Enter how a second reader, who is not the one that recorded them, reads positions toward their topics."""
    for row in content.get("position", ()):
        if "read_again" in row:
            code_position(
                session, reader, positions[row["rests"]], leaning=row["read_again"], key=key("read again", row["rests"])
            )


__all__ = ["enter_points", "read_again", "say_whose_account"]
