"""Papers of the record: annex, minutes, matrix, table, history, certificate, letter; made, looked at, and handed out."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from sqlmodel import Session

from actions.access import access_draft, needs
from actions.desk import Desk
from actions.handing_out import FileMade, Held, WordFile, check_ceiling, file_name, foot_with_code, hand_out, searched
from actions.letterheads import layout_of
from actions.paper_certificate import conformity_certificate
from actions.paper_commitments import commitments_table
from actions.paper_communications import communications_table
from actions.paper_history import clause_paper, text_paper
from actions.paper_measures import measures_table
from actions.paper_minutes import minutes
from actions.paper_participants import participants_annex
from actions.paper_parts import Composed, Making, PaperAsked
from actions.paper_positions import positions_matrix
from actions.paper_read_outs import read_outs_compared
from actions.paper_recommendations import claims_table, next_steps_table, recommendations_table
from actions.paper_requests import requests_table
from actions.paper_transmittal import transmittal_letter
from actions.private_words import private_words
from dialogue.markings import highest
from dialogue.refusals import SpeakersLeft
from dialogue.roles import Permission
from exports.word import captions
from exports.word.captions_record import TITLES
from exports.word.paper import Paper
from exports.word.paper_writer import write_paper
from exports.word.record_forms import RecordForm
from exports.word.sheet import Page
from exports.word.stationery import Stationery
from exports.word.unattributed import left_in
from exports.word.values import Language
from models.base import new_id, now
from models.drafts import Draft
from models.meetings import Meeting
from models.transmittals import Transmittal

MAKERS: Final[Mapping[RecordForm, Callable[[Making, UUID], Composed]]] = {
    RecordForm.PARTICIPANTS: participants_annex,
    RecordForm.MINUTES: lambda making, meeting: minutes(making, meeting, attributed=True),
    RecordForm.MINUTES_UNATTRIBUTED: lambda making, meeting: minutes(making, meeting, attributed=False),
    RecordForm.POSITIONS: positions_matrix,
    RecordForm.COMMITMENTS: commitments_table,
    RecordForm.REQUESTS: requests_table,
    RecordForm.MEASURES: measures_table,
    RecordForm.COMMUNICATIONS: communications_table,
    RecordForm.READ_OUTS: read_outs_compared,
    RecordForm.RECOMMENDATIONS: recommendations_table,
    RecordForm.CLAIMS: claims_table,
    RecordForm.NEXT_STEPS: next_steps_table,
    RecordForm.CLAUSE_HISTORY: clause_paper,
    RecordForm.TEXT_HISTORY: text_paper,
    RecordForm.CERTIFICATE: conformity_certificate,
    RecordForm.TRANSMITTAL: transmittal_letter,
}


def export_paper(desk: Desk, form: RecordForm, subject: UUID, asked: PaperAsked | None = None) -> WordFile:
    """A paper of the record as a Word file. Raises as `paper_made`. Journal (own): record:exported."""
    return hand_out(desk, paper_made(desk, form, subject, asked))


def paper_made(desk: Desk, form: RecordForm, subject: UUID, asked: PaperAsked | None = None) -> FileMade:
    """A paper of the record, ready to leave and not handed out: what is looked at before.

    `subject` is the row the form is of (`exports.word.record_forms`). Raises NotPermitted, NoSuchRow, AboveCeiling with what
    is marked above the ceiling, MayNotBeAttributed, SpeakersLeft, TextsNotConformed, ExportLeaks.
    """
    needs(desk.actor, Permission.DRAFT_EXPORT)
    form, asked = RecordForm(form), asked or PaperAsked()
    made_at, export_id = now(), new_id()
    with desk.reading() as joint:
        composed = MAKERS[form](Making(joint, desk.actor, asked, made_at), subject)
        held = (*composed.held, *_held_by_draft(joint, desk, composed))
        dialogue_id = _dialogue_of(joint, composed)
    check_ceiling(asked.ceiling, held)
    marking = asked.ceiling or highest(one.marking for one in held)
    as_at = captions.as_at(made_at)
    foot = "\n".join(filter(None, (" ".join(as_at[x == "zh"] for x in asked.languages), composed.foot)))
    layout = layout_of(desk, asked.page)
    content = write_paper(
        Paper(
            TITLES[form], composed.label, asked.languages, made_at, composed.blocks, captions.marking(marking),
            foot_with_code(foot, export_id), layout, composed.is_wide,
        )
    )  # fmt: skip
    searched(content, (), private_words(desk, composed.draft_id, dialogue_id))
    if form == RecordForm.MINUTES_UNATTRIBUTED and (left := left_in(content, composed.hushed, composed.sides)):
        raise SpeakersLeft(count=len(left), left=tuple((one.kind, one.word, one.place) for one in left))
    title = composed.named[asked.languages[0] == "zh"]
    name = file_name(title, form.value, composed.version, asked.languages, made_at, marking)
    return FileMade(
        name, content, form, TITLES[form], composed.label, composed.about_noun, composed.about_id, made_at, export_id,
        own_paper=isinstance(layout, Stationery),
    )  # fmt: skip


def _held_by_draft(joint: Session, desk: Desk, composed: Composed) -> tuple[Held, ...]:
    if composed.draft_id is None:
        return ()
    draft = access_draft(joint, desk.actor, composed.draft_id, Permission.DRAFT_READ)
    return (Held((draft.title_en, draft.title_zh), draft.marking),)


def _dialogue_of(joint: Session, composed: Composed) -> UUID:
    """The dialogue whose sides read a paper."""
    if composed.draft_id is not None:
        return joint.get_one(Draft, composed.draft_id).dialogue_id
    if composed.about_noun == "dialogue":
        return composed.about_id
    table = {"meeting": Meeting, "transmittal": Transmittal}[composed.about_noun]
    return joint.get_one(table, composed.about_id).dialogue_id  # type: ignore[no-any-return, attr-defined]


__all__ = ["MAKERS", "Language", "Page", "PaperAsked", "RecordForm", "export_paper", "paper_made"]
