"""The mail of the week: sent once to whoever chose it, while the server runs and where a mail server is named.

That a mail is begun is written down before it is handed over, so that neither a restart nor another process sends it twice. A
server that fails disturbs nobody: it is tried again after an hour, and the administrator reads whom it did not reach.
"""

import asyncio
import logging
import smtplib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from actions.desk import Desk
from actions.digest import digest
from actions.installation import accounts, installation
from actions.mail import MailServer, mail_server, send_mail
from actions.reminders import Recipient, begin_mails, end_mail
from actions.transaction import transaction
from actions.users import actor_of
from dashboard.api.timekeeper import present
from dashboard.digest_words import mail_of
from dialogue.refusals import Refusal
from locales import Reader

LOOK_SECONDS: Final = 300.0
"""So often it is asked whether a mail is to be sent."""
RETRY: Final = timedelta(hours=1)
log = logging.getLogger("alternat")


async def keep_sending(clock: Callable[[], datetime] = present, *, look: float = LOOK_SECONDS) -> None:
    """Send the mails of each week until cancelled; ends at once where no mail server is named, or not as it must be."""
    try:
        server = mail_server()
    except Refusal as refusal:
        log.error("no mail is sent: %s %s", refusal.name, refusal.facts.get("setting", ""))
        return
    if server is None:
        return
    while True:
        try:
            await asyncio.to_thread(send_week, server, clock())
        except Exception as error:  # a store that is away for a moment is asked again
            log.error("mails were not sent: %s", type(error).__name__)
        await asyncio.sleep(look)


def send_week(server: MailServer, moment: datetime) -> int:
    """Send what is to be sent at a moment. Returns how many mails the server took."""
    with transaction(accounts()) as session:
        waiting = begin_mails(session, moment, moment - RETRY)
    return sum(_send(server, recipient, moment) for recipient in waiting)


def _send(server: MailServer, recipient: Recipient, moment: datetime) -> bool:
    failure = ""
    try:
        actor, words = actor_of(recipient.user), Reader(recipient.user.language or "en")
        today = moment.astimezone(UTC).date()
        send_mail(server, mail_of(digest(Desk(installation(), actor), today), recipient.address, today, words))
    except (OSError, smtplib.SMTPException, Refusal) as error:
        failure = type(error).__name__
        log.error("a mail was not sent: %s", failure)  # neither the address nor what was in it
    with transaction(accounts()) as session:
        end_mail(session, recipient, moment, failure)
    return not failure
