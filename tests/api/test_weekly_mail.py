"""The mail of the week over a real mail server: once, protected, without private words, and quiet when the server fails."""

import asyncio
import socket
import ssl
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from actions.desk import Desk
from actions.installation import accounts
from actions.journal import record
from actions.mail import mail_server
from actions.reminders import choose_reminders, failed_mails, read_wish
from actions.transaction import transaction
from dashboard.api import weekly_mail
from dashboard.api.weekly_mail import keep_sending, send_week
from dialogue.refusals import AddressNotUnderstood, MailNotSafe, NotPermitted
from dialogue.vocabulary import Marking
from models.users import User
from tests.actions.scene import set_scene
from tests.actions.test_digest import promised
from tests.cast import CAST

CERTIFICATE = Path(__file__).with_name("localhost.pem")
"""Of the loopback address, made for these tests and worth nothing anywhere else."""
WEDNESDAY = datetime(2026, 3, 4, 9, tzinfo=UTC)
MONDAY = datetime(2026, 3, 2, 6, tzinfo=UTC)


class Box:
    """A mail box that keeps what it is given, or refuses it."""

    def __init__(self) -> None:
        self.mails, self.refuses = [], False

    async def handle_DATA(self, server, session, envelope):
        if self.refuses:
            return "451 later"
        self.mails.append(
            (envelope.rcpt_tos, session.ssl is not None, message_from_bytes(envelope.content, policy=default))
        )
        return "250 OK"


@pytest.fixture
def box(monkeypatch):
    """A running mail server that wants TLS, and the settings that name it."""
    found = Box()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)
    with socket.create_server(("127.0.0.1", 0)) as free:  # the library does not tell which port the system chose
        port = free.getsockname()[1]
    controller = Controller(found, hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True)
    controller.start()
    settings = {"HOST": "127.0.0.1", "PORT": str(port), "FROM": "alternat@localhost", "CA": str(CERTIFICATE)}
    for name, value in settings.items():
        monkeypatch.setenv(f"ALTERNAT_SMTP_{name}", value)
    yield found
    controller.stop(no_assert=True)


@pytest.fixture
def house(served):
    """An installation with users, of whom Helen and Wenyan want the mail of the week, since the week before."""
    with transaction(accounts()) as session:
        for name, language in (("helen", "en"), ("wenyan", "zh"), ("daniel", ""), ("ada", "")):
            actor = CAST[name]
            session.add(
                User(
                    id=actor.user_id,
                    sign_in_name=name,
                    name_en=actor.name,
                    role=actor.role,
                    party=actor.party,
                    password_hash="-",
                    language=language,
                )
            )  # fmt: skip
        record(session, None, "user:created", None)
    for name in ("helen", "wenyan"):
        with transaction(accounts()) as session:
            row = choose_reminders(session, CAST[name], address=f"{name}@example.org", is_weekly=True)
            row.since = MONDAY - timedelta(days=3)
            record(session, CAST[name], "user:reminders_chosen", None)
    desks = {name: Desk(served, CAST[name]) for name in ("orla", "helen", "wenyan", "ada")}
    scene = set_scene(desks["orla"])
    promised(desks["orla"], scene, "us", date(2026, 3, 1), "publish <b>waiting</b> times")
    promised(desks["orla"], scene, "us", date(2026, 3, 6), "the sensitive thing", marking=Marking.SENSITIVE)
    return desks


def sent(moment):
    return send_week(mail_server(), moment)


def parts(mail):
    return [mail.get_body((kind,)).get_content() for kind in ("plain", "html")]


def test_each_gets_the_week_of_their_own_side_in_their_language_over_tls(house, box):
    assert sent(WEDNESDAY) == 2
    found = {to[0]: (tls, mail) for to, tls, mail in box.mails}
    assert all(tls for tls, _ in found.values())
    _, mail = found["helen@example.org"]
    text, html = parts(mail)
    assert mail["Subject"] == "Alternat: your week"
    assert "publish <b>waiting</b> times" in text
    assert "publish &lt;b&gt;waiting&lt;/b&gt; times" in html
    assert "1 more thing is told on the page only." in text
    assert "sensitive" not in text + html
    _, chinese = found["wenyan@example.org"]
    assert "每周提要" in chinese["Subject"]
    assert "waiting" not in "".join(parts(chinese))
    assert "暂无待您办理的事项" in parts(chinese)[0]


def test_a_mail_is_sent_once_a_week_and_again_in_the_next(house, box):
    assert sent(MONDAY - timedelta(minutes=1)) == 0, "too early"
    assert [sent(MONDAY + timedelta(hours=hours)) for hours in (0, 1, 150)] == [2, 0, 0]
    assert sent(MONDAY + timedelta(days=7)) == 2


def test_whoever_chooses_it_during_a_week_has_the_first_on_the_next_monday(house, box):
    with transaction(accounts()) as session:
        choose_reminders(session, CAST["daniel"], address="daniel@example.org", is_weekly=True)
    chosen = datetime.now(UTC)
    assert sent(chosen) == 2
    assert sent(chosen + timedelta(days=7)) == 3


def test_a_server_that_fails_disturbs_nobody_is_tried_again_and_told_to_the_administrator(house, box, caplog):
    box.refuses = True
    assert sent(WEDNESDAY) == 0
    assert "example.org" not in caplog.text
    assert "waiting" not in caplog.text
    with house["ada"].reading("accounts") as session:
        assert failed_mails(session, house["ada"].actor, WEDNESDAY) == ("helen", "wenyan")
        with pytest.raises(NotPermitted):
            failed_mails(session, house["helen"].actor, WEDNESDAY)
    box.refuses = False
    assert sent(WEDNESDAY + timedelta(minutes=30)) == 0
    assert sent(WEDNESDAY + timedelta(minutes=61)) == 2
    with house["ada"].reading("accounts") as session:
        assert failed_mails(session, house["ada"].actor, WEDNESDAY) == ()


def test_a_mail_that_was_begun_when_the_process_ended_is_not_sent_twice(house, box, monkeypatch):
    class Ended(BaseException):
        pass

    def end(*_):
        raise Ended

    with monkeypatch.context() as patch:
        patch.setattr(weekly_mail, "send_mail", end)
        with pytest.raises(Ended):
            sent(WEDNESDAY)
    assert sent(WEDNESDAY + timedelta(days=1)) == 0
    assert box.mails == []


def test_it_is_sent_while_the_server_runs_and_ends_with_it(house, box):
    async def inside():
        task = asyncio.create_task(keep_sending(lambda: WEDNESDAY, look=0.01))
        for _ in range(2000):
            if len(box.mails) == 2:
                break
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(inside())
    assert len(box.mails) == 2


def test_an_unknown_certificate_is_not_trusted(house, box, monkeypatch):
    monkeypatch.delenv("ALTERNAT_SMTP_CA")
    assert sent(WEDNESDAY) == 0
    assert box.mails == []


@pytest.mark.parametrize(
    "setting", [{"TLS": "none", "HOST": "mail.example.org"}, {"TLS": "maybe"}, {"PORT": "x"}, {"FROM": ""}]
)
def test_settings_that_would_send_unprotected_are_refused_and_nothing_is_sent(setting, house, box, monkeypatch):
    for name, value in setting.items():
        monkeypatch.setenv(f"ALTERNAT_SMTP_{name}", value)
    with pytest.raises(MailNotSafe):
        mail_server()
    asyncio.run(keep_sending(lambda: WEDNESDAY))
    assert box.mails == []


def test_without_a_server_no_mail_is_sent(house, monkeypatch):
    monkeypatch.delenv("ALTERNAT_SMTP_HOST", raising=False)
    assert mail_server() is None
    asyncio.run(keep_sending(lambda: WEDNESDAY))


@pytest.mark.parametrize("address", ["", "helen", "a@b\nBcc: c@d", "a@b, c@d", "<a@b>"])
def test_an_address_that_is_none_is_refused(address, house):
    with transaction(accounts()) as session, pytest.raises(AddressNotUnderstood):
        choose_reminders(session, CAST["helen"], address=address, is_weekly=True)
    with accounts().reading() as session:
        assert read_wish(session, CAST["helen"]).address == "helen@example.org"
