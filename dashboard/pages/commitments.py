"""Commitments: a table that reads like sentences: who, to do what, by when, what each side says, where it stands."""

from datetime import UTC, date, datetime
from uuid import UUID

import streamlit as st

from actions.commitments import AccountLine, CommitmentLine, list_commitments
from actions.desk import Desk
from actions.dialogues import DialogueView, PartyLine, list_dialogues, read_dialogue
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
from dashboard.form_state import filter_choice
from dashboard.keeping import may_keep
from dashboard.paper_forms import paper_drawer
from dashboard.parts.charts import ageing_chart
from dashboard.parts.headings import page_heading, section
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.parts.private import private_frame
from dashboard.parts.status import badge
from dashboard.quote_forms import reading_both
from dashboard.record_words import side_name
from dashboard.session import desk, given_id, href, reader
from dialogue.commitments import Standing, Status
from dialogue.vocabulary import DueKind
from locales import Reader

OVERDUE = "overdue"


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
        views = {d.id: read_dialogue(session, table_of.actor, d.id) for d in list_dialogues(session, table_of.actor)}
    if not views:
        show(
            empty(
                words.t("Commitments are made in a dialogue; there is none yet."),
                words.t("Dialogues"),
                href("dialogues"),
            )
        )
        return
    parties = {party.key: party for view in views.values() for party in view.parties}
    filters = _filters(views, parties, words)
    with reading_both(table_of) as (joint, own):
        lines = list_commitments(joint, table_of.actor, today=today, **filters)
        private = list_commitments(own, table_of.actor, today=today, joint=joint, **filters) if own else []
    may_record = may_keep(table_of)
    if lines:
        show(_table(lines, tuple(parties.values()), words))
        _papers(table_of, lines, views, words)
        _ageing(lines, tuple(parties.values()), today, words)
    elif any(value is not None for value in filters.values()):
        show(empty(words.t("No commitment answers to this choice."), words.t("Show all"), href("commitments")))
    else:
        way = words.t("Record the first one below.") if may_record else ""
        show(empty(words.together(words.t("No commitment has been recorded yet."), way)))
    if private:
        with private_frame(words.t("only your side sees this"), key="commitments"):
            show(_table(private, tuple(parties.values()), words))
    if may_record:
        with st.expander(words.t("Record a commitment"), expanded=bool(st.query_params.get("record")) or not lines):
            _record(table_of, views, words)


def _filters(views: dict[UUID, DialogueView], parties: dict[str, PartyLine], words: Reader) -> dict:  # type: ignore[type-arg]
    a, b, c, d, e = st.columns(5)
    with a:
        names = {key.hex: words.pick(view.name_en, view.name_zh) for key, view in views.items()}
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
    return {
        "dialogue_id": UUID(dialogue) if dialogue else None,
        "debtor": party or None,
        "standing": Standing(standing) if standing else None,
        "status": Status(stands) if stands else None,
        "overdue": True if due == OVERDUE else None,
        "due_kind": DueKind(due) if due and due != OVERDUE else None,
    }


def _table(lines: list[CommitmentLine], parties: tuple[PartyLine, ...], words: Reader) -> Markup:
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


def _ageing(lines: list[CommitmentLine], parties: tuple[PartyLine, ...], today: date, words: Reader) -> None:
    counted: dict[tuple[str, str], int] = {}
    for line in lines:
        age = age_of(line, today)
        if age is not None:
            key = (debtor_name(words, line, parties), words.t(age))
            counted[key] = counted.get(key, 0) + 1
    if counted:
        section(words.t("How long they have been due, by party"))
        rows = [(party, age, count) for (party, age), count in counted.items()]
        chart = ageing_chart(rows, [words.t(age) for age in AGES], "", words.t("overdue for"), words.t("commitments"))
        st.altair_chart(chart, key="ageing")


def _papers(table_of: Desk, lines: list[CommitmentLine], views: dict[UUID, DialogueView], words: Reader) -> None:
    """The table of each dialogue whose commitments are shown."""
    shown = dict.fromkeys(line.dialogue_id for line in lines if line.dialogue_id in views)
    offers = [(RecordForm.COMMITMENTS, key, words.pick(views[key].name_en, views[key].name_zh)) for key in shown if key]
    paper_drawer(table_of, offers, "commitments", words)


def _record(table_of: Desk, views: dict[UUID, DialogueView], words: Reader) -> None:
    keys, asked = list(views), given_id("dialogue")
    chosen = st.selectbox(
        words.t("In the dialogue"), keys, key="commitment_dialogue", index=keys.index(asked) if asked in views else 0,
        format_func=lambda key: words.pick(views[key].name_en, views[key].name_zh),
    )  # fmt: skip
    commitment_form(table_of, views[chosen])


page()
