"""Everything that a delegation takes home, in one archive: the text clean, what changed or is contested, commitments, receipts.

The receipts say of each file its digest, and how far the joint journal went: whoever keeps them can show later that nothing
was taken out of it.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from actions.access import needs
from actions.desk import Desk
from actions.drafts import read_draft
from actions.handing_out import FileMade, Language, Page, WordFile, hand_out
from actions.milestones import list_milestones
from actions.paper_exports import PaperAsked, RecordForm, paper_made
from actions.rooms import last_mark
from actions.standstill import adopted_milestone
from actions.word_comparative import Comparative, make_comparative
from actions.word_exports import Form, Wanted, make_draft
from dialogue.roles import Permission
from dialogue.vocabulary import Marking
from models.base import now

RECEIPTS: Final = "receipts.json"


@dataclass(frozen=True, slots=True)
class PackAsked:
    """How the files of a pack are wanted: languages in their order, marking, paper."""

    languages: tuple[Language, ...] = ("en", "zh")
    marking: Marking | None = None
    page: Page | UUID = Page.A4


def export_pack(desk: Desk, draft_id: UUID, asked: PackAsked | None = None) -> WordFile:
    """The pack of a draft as one archive; each file in it is handed out and journalled as by itself.

    Raises NoSuchRow, NotPermitted, AboveCeiling, ExportLeaks: then nothing leaves.
    """
    needs(desk.actor, Permission.DRAFT_EXPORT)
    asked = asked or PackAsked()
    made_at = now()
    files = [*_files(desk, draft_id, asked)]
    receipts = _receipts(desk, draft_id, files, made_at)
    for file in files:
        hand_out(desk, file)
    content = _archive([(file.name, file.content) for file in files] + [(RECEIPTS, receipts)], made_at)
    name = files[0].name.replace(f" - {Form.CLEAN_TWO_COLUMN.value} - ", " - delegation pack - ").removesuffix(".docx")
    return WordFile(f"{name}.zip", content)


def _files(desk: Desk, draft_id: UUID, asked: PackAsked) -> Iterator[FileMade]:
    wanted = Wanted(marking=asked.marking, page=asked.page)
    with desk.reading() as joint:
        text = read_draft(joint, desk.actor, draft_id)
        milestones = [milestone.id for milestone in list_milestones(joint, desk.actor, draft_id)]
        adopted = adopted_milestone(joint, draft_id)
    yield make_draft(desk, draft_id, Form.CLEAN_TWO_COLUMN, wanted)
    if adopted is None:
        yield make_draft(desk, draft_id, Form.REDLINE_TWO_COLUMN, wanted)
        yield make_comparative(desk, draft_id, Comparative(asked.languages, asked.marking, asked.page))
    if milestones and milestones[0] != adopted:
        yield make_draft(desk, draft_id, Form.CHANGES_TWO_COLUMN, wanted)
    if desk.actor.may(Permission.DIALOGUE_READ):
        paper = PaperAsked(asked.languages, asked.marking, asked.page)
        yield paper_made(desk, RecordForm.COMMITMENTS, text.draft.dialogue_id, paper)


def _receipts(desk: Desk, draft_id: UUID, files: list[FileMade], made_at: datetime) -> bytes:
    with desk.reading() as joint:
        mark = last_mark(joint)
    told = {
        "draft": draft_id.hex, "made_at": made_at.isoformat(), "fingerprint": files[0].fingerprint,
        "joint_journal": {"seq": mark.seq, "head": mark.hash},
        "files": [
            {"name": file.name, "form": str(file.form), "sha256": hashlib.sha256(file.content).hexdigest(), "bytes": len(file.content)}
            for file in files
        ],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=2).encode("utf-8")


def _archive(files: list[tuple[str, bytes]], at: datetime) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:  # Word files are packed already
        for name, content in files:
            entry = zipfile.ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return made.getvalue()


__all__ = ["RECEIPTS", "PackAsked", "export_pack"]
