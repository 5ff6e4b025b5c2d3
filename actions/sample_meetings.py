"""Loading what a sample tells of its meetings beyond their dates: hosts, approval at home, what was announced at them."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlmodel import Session

from actions.meeting_hosts import add_approval_step, name_meeting_host
from actions.sample_content import fields
from actions.scheduled_events import record_event
from dialogue.actors import Actor
from dialogue.record import HostRole

Row = dict[str, Any]


def enter_depth(
    session: Session,
    organiser: Actor,
    dialogue_id: UUID,
    content: Row,
    *,
    meetings: Mapping[str, UUID],
    organisations: Mapping[str, UUID],
    passage: Callable[[str], UUID],
    key: Callable[..., str],
) -> None:
    """Enter the hosts of each meeting, the steps of approval behind each side, and the events; each once."""
    for row in content["meeting"]:
        for host in row.get("host", ()):
            name_meeting_host(
                session, organiser, meetings[row["key"]], organisations[host["organisation"]], HostRole(host["role"]),
                key=key("host", row["key"], host["organisation"]),
            )  # fmt: skip
    for number, row in enumerate(content.get("approval", ())):
        add_approval_step(
            session, organiser, dialogue_id,
            **fields("approval", row, "party", "label_en", "label_zh", "note_en", "note_zh"),
            organisation_id=organisations[row["organisation"]] if "organisation" in row else None,
            passage_id=passage(row["rests"]) if "rests" in row else None, key=key("approval", str(number)),
        )  # fmt: skip
    for row in content.get("event", ()):
        record_event(
            session, organiser, dialogue_id=dialogue_id,
            meeting_id=meetings[row["meeting"]] if "meeting" in row else None,
            **fields(
                "event", row, "starts_on", "ends_on", "precision", "as_printed", "title_en", "title_zh", "place_en",
                "place_zh", "party", "organiser_en", "organiser_zh", "state",
            ),
            passage_id=passage(row["rests"]) if "rests" in row else None, key=key("event", row["key"]),
        )  # fmt: skip


__all__ = ["enter_depth"]
