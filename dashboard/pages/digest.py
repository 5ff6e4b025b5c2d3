"""The week: what is due, what waits for an answer, what is carried on; and whether it is wanted as a mail."""

from datetime import UTC, datetime

import streamlit as st

from actions.digest import digest
from actions.installation import accounts
from actions.mail import mail_server
from actions.reminders import choose_reminders, read_wish
from dashboard.digest_words import KINDS, by_kind, day_words, where
from dashboard.form_state import succeeded, turn
from dashboard.parts.headings import page_heading, section
from dashboard.parts.lists import empty, rows
from dashboard.parts.markup import Markup, Words, join, show, tag
from dashboard.parts.private import private_mark
from dashboard.session import accounts_writing, desk, guarded, href, reader
from dialogue.refusals import Refusal
from locales import Reader


def page() -> None:
    """The lists by kind, and the choice of the mail."""
    words, table_of = reader(), desk()
    today = datetime.now(UTC).astimezone(words.zone).date()
    page_heading(words.t("Week"), words.t("What is due or overdue, what waits for an answer, and what is carried on."))
    lines = digest(table_of, today, clock=words.zone)
    if not lines:
        show(empty(words.t("Nothing waits on you."), words.t("Commitments"), href("commitments")))
    for kind, of in by_kind(lines).items():
        section(words.t(KINDS[kind]), len(of))
        show(rows(_row(line, words) for line in of))
    _mail(words)


def _row(line, words: Reader) -> tuple[Words, Words, Words, str]:  # type: ignore[no-untyped-def]
    private: Markup | None = private_mark(words.t("only your side sees this")) if line.is_private else None
    title = tag("span", words.pick(line.title_en, line.title_zh))
    return day_words(line, words), join([title, private], " "), "", where(line)


def _mail(words: Reader) -> None:
    actor = desk().actor
    try:
        is_sent = mail_server() is not None
    except Refusal:
        is_sent = False
    section(words.t("As a mail"))
    if not is_sent:
        show(
            tag(
                "p",
                words.t("This installation sends no mail; its administrator can name a mail server."),
                cls="alt-quiet",
            )
        )
        return
    with accounts().reading() as session:
        wish = read_wish(session, actor)
    form = turn("reminders")
    with st.form(form, border=False):
        address = st.text_input(words.t("Address"), wish.address, key=f"{form}_address")
        weekly = st.checkbox(words.t("Send me my week every Monday"), wish.is_weekly, key=f"{form}_weekly")
        told = words.t("What is private or marked above internal is counted in it and not told.")
        show(tag("p", told, cls="alt-quiet"))
        if st.form_submit_button(words.t("Save"), key=f"{form}_submit"):
            with guarded():
                with accounts_writing() as session:
                    choose_reminders(session, actor, address=address, is_weekly=weekly)
                succeeded("reminders", words.t("Your choice was saved."))


page()
