"""Handing a mail to a server of the installation's own, by settings of the environment; without them no mail is ever sent.

`ALTERNAT_SMTP_HOST` switches it on. `ALTERNAT_SMTP_PORT` (587), `_FROM`, `_USER`, `_PASSWORD`, `_TLS` (starttls, implicit, or
none, which is taken only on the loopback address), `_CA` (a file of certificates to trust beside those of the system).
"""

import os
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from typing import Final

from dialogue.refusals import MailNotSafe
from models.base import now

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
PATIENCE: Final = 20
"""Seconds until a server that does not answer is given up."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mails are handed to, and under which name they are sent."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    tls: str = "starttls"
    certificates: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as plain text and as HTML that says the same."""

    to: str
    subject: str
    text: str
    html: str


def mail_server() -> MailServer | None:
    """The server that the environment names; None where it names none. Raises MailNotSafe for settings that are not taken."""
    host = os.environ.get("ALTERNAT_SMTP_HOST", "").strip()
    if not host:
        return None
    tls = os.environ.get("ALTERNAT_SMTP_TLS", "starttls").strip().lower()
    if tls not in ("starttls", "implicit", "none") or (tls == "none" and host not in LOOPBACK):
        raise MailNotSafe(setting="ALTERNAT_SMTP_TLS")
    port, sender = os.environ.get("ALTERNAT_SMTP_PORT", "587"), os.environ.get("ALTERNAT_SMTP_FROM", "").strip()
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise MailNotSafe(setting="ALTERNAT_SMTP_PORT")
    if "@" not in sender or any(letter < " " for letter in sender):
        raise MailNotSafe(setting="ALTERNAT_SMTP_FROM")
    return MailServer(
        host, int(port), sender, os.environ.get("ALTERNAT_SMTP_USER", ""), os.environ.get("ALTERNAT_SMTP_PASSWORD", ""), tls,
        os.environ.get("ALTERNAT_SMTP_CA", ""),
    )  # fmt: skip


def send_mail(server: MailServer, mail: Mail) -> None:
    """Hand a mail to the server. Raises OSError and smtplib.SMTPException where it does not take it."""
    message = EmailMessage(policy=SMTP)
    message["Subject"], message["From"], message["To"] = mail.subject, server.sender, mail.to
    message["Date"], message["Message-ID"] = format_datetime(now()), make_msgid(domain=server.sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    context = ssl.create_default_context()
    if server.certificates:
        context.load_verify_locations(server.certificates)
    if server.tls == "implicit":
        with smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=context) as client:
            _hand(client, server, message)
        return
    with smtplib.SMTP(server.host, server.port, timeout=PATIENCE) as client:
        if server.tls == "starttls":
            client.starttls(context=context)
        _hand(client, server, message)


def _hand(client: smtplib.SMTP, server: MailServer, message: EmailMessage) -> None:
    if server.user:
        client.login(server.user, server.password)
    client.send_message(message)


__all__ = ["Mail", "MailServer", "mail_server", "send_mail"]
