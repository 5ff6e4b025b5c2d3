"""What stands around the text, and the paragraphs with their markings, as the rules read them: taken over in one step."""

from datetime import datetime

import streamlit as st

from actions.desk import Desk
from actions.intake_reading import ReadSource
from actions.source_frames import Frame, read_frame, record_frame
from actions.source_paragraphs import ParagraphOf, record_paragraphs
from dashboard.form_state import command_key, succeeded
from dashboard.parts.drawer import drawer
from dashboard.parts.lists import definition, table
from dashboard.parts.markup import Words, show
from dashboard.quote_forms import reading_both, stores_for
from dashboard.session import guarded
from dashboard.source_frame_form import frame_facts
from dialogue.audiences import JOINT
from dialogue.vocabulary import Marking, PassageRole
from intake.proposals import TextRole
from locales import Reader

_SHOWN = 80


def take_frame(table_of: Desk, source: ReadSource, audience: str, words: Reader) -> None:
    """The frame and the paragraphs that were read, and a button that keeps them; nothing once they are kept."""
    paragraphs = paragraphs_read(source)
    with reading_both(table_of) as (joint, own):
        home = joint if audience == JOINT or own is None else own
        kept = read_frame(home, table_of.actor, source.view.line.id)
    frame = frame_read(source, kept)
    if frame == kept and paragraphs == source.view.paragraphs:
        return
    marked = sum(bool(paragraph.as_printed) for paragraph in paragraphs)
    comments = sum(paragraph.role == PassageRole.COMMENT for paragraph in paragraphs)
    told = [words.n("{n} paragraph", "{n} paragraphs", len(paragraphs))]
    told += [words.n("{n} with a marking", "{n} with a marking", marked)] if marked else []
    told += [words.n("{n} of comment", "{n} of comment", comments)] if comments else []
    opened = drawer(
        words.t("What stands around the text, and its paragraphs: {what}", what=" · ".join(told)),
        f"take_frame_{source.view.line.id.hex}",
    )
    if opened is None:
        return
    with opened.place:
        show(definition(frame_facts(frame, words, source.dialogue.parties)))
        if opened.is_open:
            show(
                table(
                    [words.t("No."), words.t("What it is"), words.t("Marking"), words.t("Words")],
                    _lines(paragraphs, source, words),
                )
            )
        if st.button(words.t("Keep these"), key="take_frame", type="primary"):
            _keep(table_of, source, frame, paragraphs, audience, words)


def _keep(
    table_of: Desk, source: ReadSource, frame: Frame, paragraphs: tuple[ParagraphOf, ...], audience: str, words: Reader
) -> None:
    command, source_id = command_key("take_frame"), source.view.line.id
    with guarded():
        with stores_for(table_of, audience) as (session, joint):
            record_frame(session, table_of.actor, source_id, frame, joint=joint, key=f"{command}:frame")
            record_paragraphs(session, table_of.actor, source_id, paragraphs, key=f"{command}:paragraphs")
        succeeded(
            "take_frame", words.t("The frame and the paragraphs are kept; quotes take their marking from now on.")
        )


def _lines(paragraphs: tuple[ParagraphOf, ...], source: ReadSource, words: Reader) -> list[list[Words]]:
    return [
        [p.number, words.t(p.role), p.as_printed or (words.t(p.marking) if p.marking else ""),
         " ".join(source.view.text[p.start : p.end].split())[:_SHOWN]]
        for p in paragraphs
    ]  # fmt: skip


def paragraphs_read(source: ReadSource) -> tuple[ParagraphOf, ...]:
    """The paragraphs as the rules read them: role, number and marking as printed. Old markings stay words."""
    found: list[ParagraphOf] = []
    for p in source.reading.paragraphs:
        if p.start < p.end and (not found or p.start >= found[-1].end):
            found.append(ParagraphOf(p.start, p.end, p.number, _ROLES[p.role], marking_of(p.marking), p.marking))
    return tuple(found)


def frame_read(source: ReadSource, kept: Frame) -> Frame:
    """The frame as the rules read it; what a person has said before stays said."""
    read = source.reading.frame
    of_kind = {
        kind: "\n".join(entry.name for entry in read.addressees if entry.kind == kind)
        for kind in ("to", "info", "attention")
    }
    keys = {party.key for party in source.dialogue.parties}
    return Frame(
        speaks_for=kept.speaks_for or (source.reading.side if source.reading.side in keys else ""),
        published_at=kept.published_at or _moment(read.dated), sender=kept.sender or read.origin,
        addressees=kept.addressees or of_kind["to"], copied_to=kept.copied_to or of_kind["info"],
        attention=kept.attention or of_kind["attention"], precedence=kept.precedence or read.precedence,
        subject=kept.subject or read.subject, tags=kept.tags or "\n".join(read.tags),
        captions=kept.captions or "\n".join(read.captions),
        classification_note=kept.classification_note or " ".join(filter(None, (read.classification, read.executive_order))),
        drafter=kept.drafter or read.drafter, signed_by=kept.signed_by or read.signer, editors=kept.editors,
        translators=kept.translators, rights=kept.rights, disclaimer=kept.disclaimer, is_excerpt=kept.is_excerpt,
        note=kept.note,
    )  # fmt: skip


def marking_of(printed: str) -> Marking | None:
    """The handling that a printed paragraph marking asks for; None where it asks for none that is known."""
    plain = printed.strip("() ").upper()
    if plain in ("U", "UNCLAS", "UNCLASSIFIED"):
        return Marking.INTERNAL
    if plain in ("SBU", "FOUO", "LOU", "OUO") or plain.startswith(("SBU", "U//FOUO", "SENSITIVE")):
        return Marking.SENSITIVE
    if plain.startswith(("C", "S", "TS")) and plain.split("/")[0] in (
        "C", "S", "TS", "CONFIDENTIAL", "SECRET", "TOP SECRET", "S-NF", "C-NF"
    ):  # fmt: skip
        return Marking.CONFIDENTIAL
    return None


def _moment(iso: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


_ROLES = {
    TextRole.HEADER: PassageRole.HEADER, TextRole.RECORD: PassageRole.RECORD, TextRole.SUMMARY: PassageRole.SUMMARY,
    TextRole.COMMENT: PassageRole.COMMENT, TextRole.QUOTATION: PassageRole.QUOTATION,
    TextRole.NARRATIVE: PassageRole.NARRATIVE, TextRole.BOILERPLATE: PassageRole.BOILERPLATE,
}  # fmt: skip
