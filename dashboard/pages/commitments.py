"""Commitments: a table that reads like sentences: who, to do what, by when, what each side says, where it stands."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from uuid import UUID

import streamlit as st

from actions.commitment_lists import Asked, Open, dialogues_of_commitments, find_commitments, open_commitments
from actions.commitments import AccountLine, CommitmentLine, list_accounts, read_commitment
from actions.desk import Desk
from actions.dialogues import DialogueLine, DialogueView, PartyLine, list_dialogues, read_dialogue
from actions.follow_ups import origin_of_commitment
from actions.paging import Part
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
from dashboard.form_state import filter_choice, filter_words
from dashboard.paper_forms import paper_drawer
from dashboard.parts.charts import ageing_chart
from dashboard.parts.drawer import in_drawer
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import definition, empty, table
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.parts.more import show_more, shown_so_far
from dashboard.parts.private import private_frame
from dashboard.parts.status import badge
from dashboard.quote_forms import reading_both
from dashboard.record_words import both_languages, meeting_name, quoted, side_name
from dashboard.session import desk, given_id, href, reader
from dashboard.visit import here
from dialogue.commitments import Standing
from dialogue.refusals import NoSuchRow
from dialogue.roles import Permission
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
        _one(table_of, asked, today, words)
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
    may_record = actor.may(Permission.COMMITMENT_RECORD)
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
    a, b, c, d, e = st.columns(5)
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
        dues = {OVERDUE: words.t("overdue")} | {kind.value: words.t(word) for kind, word in DUE.items()}
        due = filter_choice(words.t("Due"), "due", dues, words.t("whenever due"))
    with e:
        looked_for = filter_words(words.t("Words"), "words", words.t("in what was promised, or in its quote"))
    return Asked(
        dialogue_id=UUID(dialogue) if dialogue else None, debtor=party, overdue=due == OVERDUE, words=looked_for,
        standing=Standing(standing) if standing else None,
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
        in_drawer(words.t("Give an account"), here("give_account"), lambda: account_form(table_of, line, parties))
    if table_of.actor.may(Permission.COMMITMENT_RECORD):
        label = words.t("Keep evidence that it was kept, or not")
        in_drawer(label, here("record_fulfilment"), lambda: fulfilment_form(table_of, line, today))


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
