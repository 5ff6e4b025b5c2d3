"""The page of the week: its lines lead to their place, private ones stand under the lock, and a mail is asked for here."""

from datetime import UTC, datetime, timedelta

from sqlmodel import select

from actions.installation import accounts
from actions.reminders import read_wish
from actions.transaction import transaction
from dialogue.reminders import MailState, begins_at, week_of
from models.reminders import ReminderMail
from models.users import User
from tests.actions.test_digest import promised
from tests.cast import CAST
from tests.dashboard.test_record_pages import opened, words_of

TODAY = datetime.now(UTC).date()


def test_the_week_of_a_side_is_told_with_the_way_to_each_line(house, scene):
    promised(house["orla"], scene, "us", TODAY - timedelta(days=3), "publish them late")
    promised(house["orla"], scene, "cn", TODAY - timedelta(days=3), "theirs")
    told = words_of(opened("helen", "digest").run())
    assert "publish them late" in told
    assert "theirs" not in told
    assert f"/commitments?dialogue={scene.dialogue.hex}" in told
    assert "This installation sends no mail" in told
    assert "逾期" in words_of(opened("helen", "digest", "zh").run())


def test_the_mail_of_the_week_is_chosen_here_and_whom_it_did_not_reach_is_told_to_nobody_else(
    house, scene, monkeypatch
):
    monkeypatch.setenv("ALTERNAT_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("ALTERNAT_SMTP_FROM", "alternat@localhost")
    app = opened("helen", "digest").run()
    app.text_input[0].set_value("nowhere")
    app.checkbox[0].check()
    app.button[-1].click().run()
    assert "“nowhere” is no address" in words_of(app)
    app.text_input[0].set_value("helen@example.org")
    app.button[-1].click().run()
    assert "Your choice was saved." in words_of(app)
    with accounts().reading() as session:
        assert read_wish(session, CAST["helen"]).is_weekly


def test_the_administrator_reads_whom_the_mail_of_this_week_did_not_reach(samples):
    with transaction(accounts()) as session:
        helen = session.exec(select(User).where(User.sign_in_name == "helen")).one()
        week = week_of(begins_at(datetime.now(UTC)).date())
        session.add(ReminderMail(user_id=helen.id, week=week, state=MailState.FAILED, failure="SMTPDataError"))
    assert "did not take the mail of this week to: helen." in words_of(opened("administrator", "users").run())
