"""The drafts: every text under negotiation, and opening a new one from nothing or from Word."""

from uuid import UUID

import streamlit as st

from actions.dialogues import list_dialogues, read_dialogue
from actions.draft_starts import clauses_from_table, clauses_from_two_files
from actions.drafts import ClauseWording, draft_lines, open_draft
from dashboard.names import party_name
from dashboard.parts.headings import page_heading, section
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import Markup, join, link, show
from dashboard.parts.notice import say
from dashboard.session import desk, guarded, href, n, reader, t
from dialogue.refusals import FieldMissing
from dialogue.roles import Permission
from dialogue.vocabulary import DraftKind

STARTS = ("nothing", "table", "files")


def page() -> None:
    """The list, and below it the form for whoever may open a draft."""
    words, table_of = reader(), desk()
    page_heading(words.t("Drafts"), words.t("Texts under negotiation: what is agreed, and what waits on whom."))
    with table_of.reading() as session:
        lines = draft_lines(session, table_of.actor)
    if lines:
        show(
            table(
                [
                    words.t("Draft"),
                    words.t("Kind"),
                    words.t("Dialogue"),
                    words.t("Agreed"),
                    words.t("Open proposals"),
                    words.t("Opened"),
                    words.t("Set down"),
                ],
                [
                    (
                        link(words.pick(line.title_en, line.title_zh), href("room", id=line.id)),
                        words.t(line.kind),
                        link(words.pick(line.dialogue_en, line.dialogue_zh), href("dialogue", id=line.dialogue_id)),
                        link(
                            words.t("{n} of {of}", n=words.number(line.agreed), of=words.number(line.clauses)),
                            href("adoption", id=line.id),
                        ),
                        words.number(line.open_proposals),
                        words.short_date(line.made_at.date()),
                        join(_leads(line.id), " · "),
                    )
                    for line in lines
                ],
                numeric={4},
                whole={3, 5, 6},
            )
        )
    else:
        show(empty(words.t("No draft has been opened yet.")))
    if table_of.actor.may(Permission.DRAFT_OPEN):
        _open_form()


def _leads(draft_id: UUID) -> list[Markup]:
    """Where else a draft leads; to the mandates only for those whose side keeps them."""
    words, actor = reader(), desk().actor
    leads = [link(words.t("Milestones"), href("milestones", id=draft_id))]
    if actor.party and actor.may(Permission.MANDATE_READ):
        leads.append(link(words.t("Mandates"), href("mandates", id=draft_id)))
    return leads


def _open_form() -> None:
    words, actor_desk = reader(), desk()
    section(words.t("Open a draft"))
    with actor_desk.reading() as session:
        dialogues = list_dialogues(session, actor_desk.actor)
    if not dialogues:
        show(empty(words.t("A draft belongs to a dialogue; open one first."), words.t("Dialogues"), href("dialogues")))
        return
    chosen = st.selectbox(
        words.t("Dialogue"), [line.id for line in dialogues], key="draft_dialogue",
        format_func={line.id: words.pick(line.name_en, line.name_zh) for line in dialogues}.__getitem__,
    )  # fmt: skip
    with actor_desk.reading() as session:
        dialogue = read_dialogue(session, actor_desk.actor, chosen)
    meetings = {
        m.id: f"{words.pick(m.title_en, m.title_zh)} · {words.short_date(m.starts_on)}"
        for m in reversed(dialogue.meetings)
    }
    start = st.radio(
        words.t("Start from"), STARTS, key="draft_start", horizontal=True,
        format_func={
            "nothing": words.t("nothing"), "table": words.t("a two-column Word table"),
            "files": words.t("an English and a Chinese Word file"),
        }.__getitem__,
    )  # fmt: skip
    with st.form("open_draft"):
        left, right = st.columns(2)
        title_en = left.text_input(words.t("Title in English"), key="draft_title_en")
        title_zh = right.text_input(words.t("Title in Chinese"), key="draft_title_zh")
        left, right = st.columns(2)  # a row of its own, so that on a narrow page both titles stand together
        meeting = left.selectbox(
            words.t("Meeting"), [None, *meetings], key="draft_meeting",
            format_func=lambda given: meetings.get(given, words.t("none")),
        )  # fmt: skip
        kind = right.selectbox(words.t("Kind"), list(DraftKind), key="draft_kind", format_func=words.t)
        keys = [party.key for party in dialogue.parties]
        parties = left.multiselect(
            words.t("Parties to the draft"), keys, default=keys, key="draft_parties",
            format_func=lambda key: party_name(key, words), placeholder="",
        )  # fmt: skip
        files = {
            "table": [words.t("Word file with two columns")],
            "files": [words.t("English Word file"), words.t("Chinese Word file")],
        }.get(start, [])
        given = [st.file_uploader(label, type=["docx"], key=f"draft_file_{i}") for i, label in enumerate(files)]
        pressed = st.form_submit_button(words.t("Open the draft"), type="primary")
    if pressed:
        with guarded():
            _open(
                chosen, meeting, kind, title_en, title_zh, parties, start, [f.getvalue() if f else None for f in given]
            )


def _open(
    dialogue_id: UUID, meeting_id: UUID | None, kind: DraftKind, title_en: str, title_zh: str, parties: list[str],
    start: str, files: list[bytes | None],
) -> None:  # fmt: skip
    if any(content is None for content in files):
        raise FieldMissing(field="Word file")
    clauses: list[ClauseWording] = []
    if start == "table":
        clauses = clauses_from_table(files[0] or b"")
    elif start == "files":
        clauses = clauses_from_two_files(files[0] or b"", files[1] or b"")
    actor_desk = desk()
    with actor_desk.writing() as session:
        draft = open_draft(
            session, actor_desk.actor, dialogue_id=dialogue_id, meeting_id=meeting_id, kind=kind, title_en=title_en,
            title_zh=title_zh, parties=parties, clauses=clauses,
        )  # fmt: skip
        draft_id = draft.id
    read = n("{n} clause was read.", "{n} clauses were read.", len(clauses))
    say(reader().together(t("The draft is open."), read))
    st.switch_page("dashboard/pages/room.py", query_params={"id": draft_id.hex})


page()
