"""Claims: what somebody says is so, what each side says of that, and how often who has claimed the like before."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import streamlit as st

from actions.claims import (
    ClaimLine,
    known_claim,
    list_claim_accounts,
    list_claims,
    per_claimant,
)
from actions.desk import Desk
from actions.dialogues import DialogueView, PartyLine, list_dialogues, read_dialogue
from actions.paper_exports import RecordForm
from dashboard.account_words import accounts_abreast, speaker
from dashboard.claim_forms import claim_account_form, claim_form
from dashboard.commitment_words import STANDINGS
from dashboard.form_state import filter_choice
from dashboard.measure_amend import measure_fact
from dashboard.paper_forms import papers_of_dialogues
from dashboard.parts.drawer import drawer
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import definition, empty, rows, table
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.parts.private import private_frame
from dashboard.parts.status import badge
from dashboard.quote_forms import reading_both
from dashboard.record_words import both_languages, meeting_name, quoted, side_name
from dashboard.session import desk, given_id, href, reader
from dashboard.topic_choice import topics_of
from dialogue.commitments import Standing
from dialogue.roles import Permission
from locales import Reader


def page() -> None:
    """One claim when the address names one, else the list."""
    words, table_of = reader(), desk()
    asked = given_id()
    if asked is not None:
        _one(table_of, asked, words)
        return
    page_heading(
        words.t("Claims"), words.t("What somebody says is so. It is nobody’s undertaking, whatever it says of one.")
    )
    with table_of.reading() as session:
        views = {d.id: read_dialogue(session, table_of.actor, d.id) for d in list_dialogues(session, table_of.actor)}
    if not views:
        told = words.t("Claims are made in a dialogue; there is none yet.")
        show(empty(told, words.t("Dialogues"), href("dialogues")))
        return
    parties = {party.key: party for view in views.values() for party in view.parties}
    filters = _filters(views, parties, words)
    with reading_both(table_of) as (joint, own):
        found = list_claims(joint, table_of.actor, **filters)
        private = list_claims(own, table_of.actor, joint=joint, **filters) if own else []
    may_record = table_of.actor.may(Permission.ACCOUNT_RECORD)
    if found:
        show(_table(found, tuple(parties.values()), words))
        _claimants(found, parties, words)
        papers_of_dialogues(table_of, RecordForm.CLAIMS, (line.dialogue_id for line in found), views, words)
    elif any(value is not None for value in filters.values()):
        show(empty(words.t("No claim answers to this choice."), words.t("Show all"), href("claims")))
    else:
        way = words.t("Record the first one below.") if may_record else ""
        show(empty(words.together(words.t("No claim has been recorded yet."), way)))
    if private:
        with private_frame(words.t("only your side sees this"), key="claims"):
            show(_table(private, tuple(parties.values()), words))
    opened = bool(st.query_params.get("record"))
    if may_record and (folded := drawer(words.t("Record a claim"), "claim_record", is_open=opened)):
        with folded.place:
            _record(table_of, views, words)


def _filters(views: dict[UUID, DialogueView], parties: dict[str, PartyLine], words: Reader) -> dict[str, Any]:
    a, b, c = st.columns(3)
    with a:
        names = {key.hex: words.pick(view.name_en, view.name_zh) for key, view in views.items()}
        dialogue = filter_choice(words.t("Dialogue"), "dialogue", names, words.t("every dialogue"))
    with b:
        sides = {key: side_name(words, key, parties.values()) for key in parties}
        who = st.query_params.get("claimant", "")
        others = {who: who} if who and who not in sides else {}
        claimant = filter_choice(words.t("Who claims it"), "claimant", sides | others, words.t("whoever"))
    with c:
        standings = {standing.value: words.t(word) for standing, (_, word) in STANDINGS.items()}
        standing = filter_choice(words.t("Standing"), "standing", standings, words.t("all"))
    return {
        "dialogue_id": UUID(dialogue) if dialogue else None,
        "claimant": claimant or None,
        "standing": Standing(standing) if standing else None,
    }


def _table(lines: Iterable[ClaimLine], parties: tuple[PartyLine, ...], words: Reader) -> Markup:
    headers = [
        words.t("Claimed on"),
        words.t("What is claimed"),
        words.t("what each side says"),
        words.t("where it stands"),
    ]
    return table(headers, [_cells(line, parties, words) for line in lines], whole={0})


def _cells(line: ClaimLine, parties: tuple[PartyLine, ...], words: Reader) -> tuple[Words, ...]:
    said = [
        words.t("{side}: {says}", side=speaker(account, parties, words), says=words.t(account.stance))
        for account in line.latest().values()
    ]
    code, word = STANDINGS[line.standing]
    grounds = line.grounds or words.t("no source given")
    return (
        words.short_date(line.as_of) if line.as_of else "",
        join([link(words.pick(line.proposition_en, line.proposition_zh), href("claims", id=line.id)), tag("small", grounds, cls="alt-under")]),
        join(said, tag("br")) if said else words.t("nobody has said anything of it"),
        badge(code, words.t(word)),
    )  # fmt: skip


def _claimants(lines: Iterable[ClaimLine], parties: dict[str, PartyLine], words: Reader) -> None:
    """How many of the claims shown are whose; each number leads to its list."""
    counted = per_claimant(lines)
    if not counted:
        return
    section(words.t("Who has claimed how often"))
    show(
        rows(
            ("", side_name(words, who, parties.values()) if who in parties else who, words.number(len(ids)),
             href("claims", claimant=who))
            for who, ids in counted.items()
        )
    )  # fmt: skip


def _record(table_of: Desk, views: dict[UUID, DialogueView], words: Reader) -> None:
    keys, asked = list(views), given_id("dialogue")
    chosen = st.selectbox(
        words.t("In the dialogue"), keys, key="claim_dialogue", index=keys.index(asked) if asked in views else 0,
        format_func=lambda key: words.pick(views[key].name_en, views[key].name_zh),
    )  # fmt: skip
    claim_form(table_of, views[chosen])


def _one(table_of: Desk, asked: UUID, words: Reader) -> None:
    with reading_both(table_of) as (joint, own):
        line = known_claim(joint, own, table_of.actor, asked)
        view = read_dialogue(joint, table_of.actor, line.dialogue_id) if line.dialogue_id else None
        noted = list_claim_accounts(own, table_of.actor, asked, joint=joint) if own and not line.is_private else []
        like = [known_claim(joint, own, table_of.actor, key) for key in line.recalls]
    parties = view.parties if view else ()
    back_link(words.t("Claims"), href("claims"))
    title = words.pick(line.proposition_en, line.proposition_zh)
    page_heading(title, "", words.pick(view.name_en, view.name_zh) if view else "")
    if line.is_private:
        with private_frame(words.t("only your side sees this"), key="claim"):
            _particulars(line, view, topics_of(table_of, line.dialogue_id), words)
    else:
        _particulars(line, view, topics_of(table_of, line.dialogue_id), words)
    show(definition(measure_fact(table_of, line.measure_id, words)))
    section(words.t("What each side says of it"), len(line.accounts))
    if line.accounts:
        show(accounts_abreast(line.accounts, parties, words))
    else:
        show(empty(words.t("Nobody has said anything of it yet; until then it is no side’s word.")))
    if noted:
        with private_frame(words.t("only your side sees this"), key="claim_accounts"):
            show(accounts_abreast(noted, (), words))
    if like:
        section(words.t("The like was claimed before"), len(like))
        show(rows(_recalled(one, words) for one in like))
    if table_of.actor.may(Permission.ACCOUNT_RECORD):
        if folded := drawer(words.t("Give an account"), "claim_account_drawer"):
            with folded.place:
                claim_account_form(table_of, line, parties)
        again = href("claims", record="1", dialogue=line.dialogue_id, like=line.id)
        show(tag("p", link(words.t("The like was claimed again: record that"), again), cls="alt-quiet"))


def _particulars(line: ClaimLine, view: DialogueView | None, topics: dict[UUID, str], words: Reader) -> None:
    meeting = next((m for m in view.meetings if m.id == line.meeting_id), None) if view else None
    code, word = STANDINGS[line.standing]
    show(
        quoted(words, line.quote),
        definition(
            [
                (words.t("Where it stands"), badge(code, words.t(word))),
                (words.t("What is claimed"), both_languages(words, line.proposition_en, line.proposition_zh)),
                (words.t("Claimed on"), words.short_date(line.as_of) if line.as_of else ""),
                (words.t("Grounds"), line.grounds or words.t("no source given")),
                (words.t("Topic"), topics.get(line.topic_id, "") if line.topic_id else ""),
                (words.t("Meeting"), link(meeting_name(words, meeting), href("dialogue", id=meeting.dialogue_id, meeting=meeting.id)) if meeting else ""),
            ]
        ),
    )  # fmt: skip


def _recalled(line: ClaimLine, words: Reader) -> tuple[Words, Words, Words, str]:
    on = words.short_date(line.as_of) if line.as_of else ""
    return (
        on,
        words.pick(line.proposition_en, line.proposition_zh),
        words.t(STANDINGS[line.standing][1]),
        href("claims", id=line.id),
    )


page()
