"""Commitments: a table that reads like sentences: who, to do what, by when, what each side says, where it stands."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from uuid import UUID

import streamlit as st

from actions.commitment_lists import Asked, Open, dialogues_of_commitments, find_commitments, open_commitments
from actions.commitments import AccountLine, CommitmentLine
from actions.desk import Desk
from actions.dialogues import DialogueLine, PartyLine, list_dialogues, read_dialogue
from actions.paging import Part
from actions.paper_exports import RecordForm
from dashboard.commitment_forms import commitment_form
from dashboard.commitment_sheet import one_commitment
from dashboard.commitment_words import (
    AGES,
    DUE,
    STANDINGS,
    age_of,
    debtor_name,
    due_words,
    standing_detail,
    undertaking,
)
from dashboard.form_state import filter_choice, filter_words
from dashboard.keeping import may_keep
from dashboard.paper_forms import paper_drawer
from dashboard.parts.charts import ageing_chart
from dashboard.parts.drawer import in_drawer
from dashboard.parts.headings import page_heading, section
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.parts.more import show_more, shown_so_far
from dashboard.parts.private import private_frame
from dashboard.parts.status import badge
from dashboard.quote_forms import reading_both
from dashboard.record_words import side_name
from dashboard.session import desk, given_id, href, reader
from dashboard.visit import here
from dialogue.commitments import Standing, Status
from dialogue.vocabulary import DueKind
from locales import Reader

OVERDUE = "overdue"
NOTHING: Part[CommitmentLine] = Part((), 0)


def page() -> None:
    """One commitment when the address names one, else the table."""
    words, table_of = reader(), desk()
    today = datetime.now(UTC).astimezone(words.zone).date()
    asked = given_id()
    if asked is not None:
        one_commitment(table_of, asked, today, words)
        return
    page_heading(words.t("Commitments"), words.t("Who undertook what, what each side says of it, and where it stands."))
    with table_of.reading() as session:
        dialogues = {line.id: line for line in list_dialogues(session, table_of.actor)}
    if not dialogues:
        show(
            empty(
                words.t("Commitments are made in a dialogue; there is none yet."),
                words.t("Dialogues"),
                href("dialogues"),
            )
        )
        return
    parties = {party.key: party for line in dialogues.values() for party in line.parties}
    asked_for = _filters(dialogues, parties, words)
    with reading_both(table_of) as (joint, own):
        actor = table_of.actor
        limit = shown_so_far("commitments", asked_for)
        lines = find_commitments(joint, actor, asked_for, today=today, limit=limit)
        limit = shown_so_far("private_commitments", asked_for)
        private = find_commitments(own, actor, asked_for, today=today, limit=limit, joint=joint) if own else NOTHING
        waiting = open_commitments(joint, actor, asked_for, today=today) if lines.lines else []
        held = dialogues_of_commitments(joint, actor, asked_for, today=today) if lines.lines else set()
    may_record = may_keep(table_of)
    if lines.lines:
        show(_table(lines.lines, tuple(parties.values()), words))
        show_more("commitments", lines, asked_for)
        _papers(table_of, held, dialogues, words)
        _ageing(waiting, tuple(parties.values()), today, words)
    elif asked_for.is_narrow:
        show(empty(words.t("No commitment answers to this choice."), words.t("Show all"), href("commitments")))
    else:
        way = words.t("Record the first one below.") if may_record else ""
        show(empty(words.together(words.t("No commitment has been recorded yet."), way)))
    if private.lines:
        with private_frame(words.t("only your side sees this"), key="commitments"):
            show(_table(private.lines, tuple(parties.values()), words))
            show_more("private_commitments", private, asked_for)
    if may_record:
        is_open = bool(st.query_params.get("record")) or not lines.lines
        label = words.t("Record a commitment")
        in_drawer(label, here("record_commitment"), lambda: _record(table_of, dialogues, words), is_open=is_open)


def _filters(dialogues: Mapping[UUID, DialogueLine], parties: Mapping[str, PartyLine], words: Reader) -> Asked:
    """What is asked for: everything stands in the address, so that a link keeps it."""
    a, b, c, d, e, f = st.columns(6)
    with a:
        names = {key.hex: words.pick(line.name_en, line.name_zh) for key, line in dialogues.items()}
        dialogue = filter_choice(words.t("Dialogue"), "dialogue", names, words.t("every dialogue"))
    with b:
        sides = {key: side_name(words, key, parties.values()) for key in parties}
        party = filter_choice(words.c("commitment", "Who"), "party", sides, words.t("every party"))
    with c:
        standings = {standing.value: words.t(word) for standing, (_, word) in STANDINGS.items()}
        standing = filter_choice(words.t("Standing"), "standing", standings, words.t("all"))
    with d:
        stands = filter_choice(words.t("Status"), "status", {s.value: words.t(s) for s in Status}, words.t("all"))
    with e:
        dues = {OVERDUE: words.t("overdue")} | {kind.value: words.t(word) for kind, word in DUE.items()}
        due = filter_choice(words.t("Due"), "due", dues, words.t("whenever due"))
    with f:
        looked_for = filter_words(words.t("Words"), "words", words.t("in what was promised, or in its quote"))
    return Asked(
        dialogue_id=UUID(dialogue) if dialogue else None, debtor=party, overdue=due == OVERDUE, words=looked_for,
        standing=Standing(standing) if standing else None, status=Status(stands) if stands else None,
        due_kind=DueKind(due) if due and due != OVERDUE else None,
    )  # fmt: skip


def _table(lines: Sequence[CommitmentLine], parties: tuple[PartyLine, ...], words: Reader) -> Markup:
    headers = [
        words.c("commitment", "Who"),
        words.t("to do what"),
        words.t("by when"),
        words.t("what each side says"),
        words.t("where it stands"),
    ]
    return table(headers, [_cells(line, parties, words) for line in lines])


def _cells(line: CommitmentLine, parties: tuple[PartyLine, ...], words: Reader) -> tuple[Words, ...]:
    said = [_account_words(account, parties, words) for account in line.latest().values()]
    code, word = STANDINGS[line.standing]
    return (
        debtor_name(words, line, parties),
        link(undertaking(words, line), href("commitments", id=line.id)),
        due_words(words, line),
        join(said, tag("br")) if said else words.t("nobody has said anything of it"),
        badge(code, words.t(word), standing_detail(words, line)),
    )


def _account_words(account: AccountLine, parties: tuple[PartyLine, ...], words: Reader) -> str:
    return words.t("{side}: {says}", side=_account_side(account, parties, words), says=words.t(account.stance))


def _account_side(account: AccountLine, parties: tuple[PartyLine, ...], words: Reader) -> str:
    if account.label_en or account.label_zh:
        return words.pick(account.label_en, account.label_zh)
    return side_name(words, account.party, parties)


def _ageing(waiting: Sequence[Open], parties: tuple[PartyLine, ...], today: date, words: Reader) -> None:
    counted: dict[tuple[str, str], int] = {}
    for line in waiting:
        key = (debtor_name(words, line, parties), words.t(age_of(line.due_on, today)))
        counted[key] = counted.get(key, 0) + 1
    if counted:
        section(words.t("How long they have been due, by party"))
        rows = [(party, age, count) for (party, age), count in counted.items()]
        chart = ageing_chart(rows, [words.t(age) for age in AGES], "", words.t("overdue for"), words.t("commitments"))
        st.altair_chart(chart, key="ageing")


def _papers(table_of: Desk, held: Collection[UUID], dialogues: Mapping[UUID, DialogueLine], words: Reader) -> None:
    """The table of each dialogue whose commitments are shown."""
    offers = [
        (RecordForm.COMMITMENTS, key, words.pick(line.name_en, line.name_zh))
        for key, line in dialogues.items()
        if key in held
    ]
    paper_drawer(table_of, offers, "commitments", words)


def _record(table_of: Desk, dialogues: Mapping[UUID, DialogueLine], words: Reader) -> None:
    keys, asked = list(dialogues), given_id("dialogue")
    chosen = st.selectbox(
        words.t("In the dialogue"), keys, key="commitment_dialogue", index=keys.index(asked) if asked in dialogues else 0,
        format_func=lambda key: words.pick(dialogues[key].name_en, dialogues[key].name_zh),
    )  # fmt: skip
    with table_of.reading() as session:
        view = read_dialogue(session, table_of.actor, chosen)
    commitment_form(table_of, view)


page()
