"""Commitments: a table that reads like sentences: who, to do what, by when, what each side says, where it stands."""

from datetime import UTC, date, datetime
from uuid import UUID

import streamlit as st

from actions.commitments import AccountLine, CommitmentLine, list_accounts, list_commitments, read_commitment
from actions.desk import Desk
from actions.dialogues import DialogueView, PartyLine, list_dialogues, read_dialogue
from actions.follow_ups import origin_of_commitment
from actions.paper_exports import RecordForm
from dashboard.adoption_follow_words import origin_note
from dashboard.commitment_forms import account_form, commitment_form, fulfilment_form
from dashboard.commitment_words import (
    AGES,
    DUE,
    STANDINGS,
    age_of,
    creditor_name,
    debtor_name,
    due_in_full,
    due_words,
    sentence,
    standing_detail,
    undertaking,
)
from dashboard.form_state import filter_choice
from dashboard.paper_forms import paper_drawer
from dashboard.parts.charts import ageing_chart
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import definition, empty, table
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.parts.private import private_frame
from dashboard.parts.status import badge
from dashboard.quote_forms import reading_both
from dashboard.record_words import both_languages, meeting_name, quoted, side_name
from dashboard.session import desk, given_id, href, reader
from dialogue.commitments import Standing
from dialogue.refusals import NoSuchRow
from dialogue.roles import Permission
from dialogue.vocabulary import DueKind
from locales import Reader

OVERDUE = "overdue"


def page() -> None:
    """One commitment when the address names one, else the table."""
    words, table_of = reader(), desk()
    today = datetime.now(UTC).astimezone(words.zone).date()
    asked = given_id()
    if asked is not None:
        _one(table_of, asked, today, words)
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
    may_record = table_of.actor.may(Permission.COMMITMENT_RECORD)
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
    a, b, c, d = st.columns(4)
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
        dues = {OVERDUE: words.t("overdue")} | {kind.value: words.t(word) for kind, word in DUE.items()}
        due = filter_choice(words.t("Due"), "due", dues, words.t("whenever due"))
    return {
        "dialogue_id": UUID(dialogue) if dialogue else None,
        "debtor": party or None,
        "standing": Standing(standing) if standing else None,
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


def _one(table_of: Desk, asked: UUID, today: date, words: Reader) -> None:
    with reading_both(table_of) as (joint, own):
        try:
            line = read_commitment(joint, table_of.actor, asked, today=today)
        except NoSuchRow:
            if own is None:
                raise
            line = read_commitment(own, table_of.actor, asked, today=today, joint=joint)
        view = read_dialogue(joint, table_of.actor, line.dialogue_id) if line.dialogue_id else None
        noted = list_accounts(own, table_of.actor, asked, joint=joint) if own and not line.is_private else []
    parties = view.parties if view else ()
    back_link(words.t("Commitments"), href("commitments"))
    page_heading(sentence(words, line, parties), "", words.pick(view.name_en, view.name_zh) if view else "")
    if line.is_private:
        with private_frame(words.t("only your side sees this"), key="commitment"):
            _particulars(line, view, words)
    else:
        _particulars(line, view, words)
        with table_of.reading() as joint:
            origin = origin_of_commitment(joint, table_of.actor, line.id)
        if origin is not None:
            show(origin_note(origin, words))
    section(words.t("What each side says of it"), len(line.accounts))
    if line.accounts:
        show(*(_account(account, parties, words) for account in line.accounts))
    else:
        show(empty(words.t("Nobody has said anything of it yet; until then it is no side’s word.")))
    if noted:
        with private_frame(words.t("only your side sees this"), key="accounts"):
            show(*(_account(account, parties, words) for account in noted))
    if table_of.actor.may(Permission.ACCOUNT_RECORD):
        with st.expander(words.t("Give an account")):
            account_form(table_of, line, parties)
    if table_of.actor.may(Permission.COMMITMENT_RECORD):
        with st.expander(words.t("Keep evidence that it was kept, or not")):
            fulfilment_form(table_of, line, today)


def _particulars(line: CommitmentLine, view: DialogueView | None, words: Reader) -> None:
    parties = view.parties if view else ()
    meeting = next((m for m in view.meetings if m.id == line.meeting_id), None) if view else None
    code, word = STANDINGS[line.standing]
    show(
        definition(
            [
                (words.t("Where it stands"), badge(code, words.t(word), standing_detail(words, line))),
                (words.t("What"), both_languages(words, line.action_en, line.action_zh)),
                (words.t("Toward"), creditor_name(words, line, parties)),
                (words.t("Worded as"), words.t(line.strength)),
                (words.t("By when"), due_in_full(words, line)),
                (words.t("Known from"), words.t(line.basis)),
                (words.t("Meeting"), link(meeting_name(words, meeting), href("dialogue", id=meeting.dialogue_id, meeting=meeting.id)) if meeting else ""),
            ]
        ),
        quoted(words, line.quote),
    )  # fmt: skip
    if line.fulfilment is not None:
        shown = line.fulfilment
        told = f"{words.t(shown.state)} · {words.short_date(shown.seen_on)}"
        show(tag("p", tag("strong", told), f" {shown.note}" if shown.note else None), quoted(words, shown.quote))


def _account(account: AccountLine, parties: tuple[PartyLine, ...], words: Reader) -> Markup:
    parts: list[Words] = [tag("strong", _account_side(account, parties, words)), words.t(account.stance)]
    parts += [words.short_date(account.stated_on)] if account.stated_on else []
    parts += [account.words] if account.words else []
    parts += [words.t("through {chain}", chain=account.chain)] if account.chain else []
    return tag("article", tag("p", join(parts, " · ")), quoted(words, account.quote))


page()
