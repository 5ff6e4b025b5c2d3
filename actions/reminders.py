"""Whether a person wants the mail of the week and where, and that each is sent once: kept with the accounts, seen by nobody else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.journal import record
from dialogue.actors import Actor
from dialogue.refusals import AddressNotUnderstood
from dialogue.reminders import MailState, begins_at, week_of
from dialogue.roles import Permission
from models.base import now
from models.reminders import ReminderMail, ReminderWish
from models.users import User

_ADDRESS: Final = re.compile(r"[^\s@<>,;:\"()\[\]\\\x00-\x1f]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")


@dataclass(frozen=True, slots=True)
class Wish:
    """Where somebody wants the mail of the week, and whether at all."""

    address: str
    is_weekly: bool


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody whose mail of the week is still to be sent."""

    user: User
    address: str
    week: str


def read_wish(accounts: Session, actor: Actor) -> Wish:
    """What this person chose; nothing is sent to whoever chose nothing."""
    row = accounts.get(ReminderWish, actor.user_id)
    return Wish(row.address, row.is_weekly) if row else Wish("", False)


def choose_reminders(accounts: Session, actor: Actor, *, address: str, is_weekly: bool) -> ReminderWish:
    """Choose the address for oneself, and whether the mail of the week is wanted. Journal (accounts): user:reminders_chosen.

    Raises NotPermitted for whoever reads no dialogues, AddressNotUnderstood.
    """
    needs(actor, Permission.DIALOGUE_READ)
    address = address.strip()
    if (address or is_weekly) and not _ADDRESS.fullmatch(address):
        raise AddressNotUnderstood(given=address)
    row = accounts.get(ReminderWish, actor.user_id)
    if row is None:
        row = ReminderWish(user_id=actor.user_id, address=address, is_weekly=is_weekly)
        accounts.add(row)
    elif (row.address, row.is_weekly) == (address, is_weekly):
        return row
    else:
        row.address, row.is_weekly, row.since = address, is_weekly, now()
    record(accounts, actor, "user:reminders_chosen", None)
    return row


def begin_mails(accounts: Session, moment: datetime, retry_before: datetime) -> list[Recipient]:
    """Those whose mail of this week is to be sent now, each marked as begun so that nobody else sends it.

    A mail that failed before `retry_before` is begun again. Whoever chose it after the mails of this week were sent has the
    first in the next one. Upkeep: nobody is signed in for it.
    """
    begins, week = begins_at(moment), week_of(begins_at(moment).date())
    if moment < begins:
        return []
    found = []
    for wish in accounts.exec(select(ReminderWish).where(ReminderWish.is_weekly)):
        user = accounts.get(User, wish.user_id)
        if user is None or user.is_disabled or user.is_demo or wish.since > begins:
            continue
        mail = accounts.get(ReminderMail, (user.id, week))
        if mail is None:
            accounts.add(ReminderMail(user_id=user.id, week=week, at=moment))
        elif mail.state == MailState.FAILED and mail.at < retry_before:
            mail.state, mail.at = MailState.BEGUN, moment
        else:
            continue
        found.append(Recipient(user, wish.address, week))
    return found


def end_mail(accounts: Session, recipient: Recipient, moment: datetime, failure: str = "") -> None:
    """Write down that a mail was sent, or by which kind of error it was not. Upkeep: nobody is signed in for it."""
    mail = accounts.get_one(ReminderMail, (recipient.user.id, recipient.week))
    mail.state, mail.at, mail.failure = (MailState.FAILED if failure else MailState.SENT), moment, failure


def failed_mails(accounts: Session, actor: Actor, moment: datetime) -> tuple[str, ...]:
    """The sign-in names of those whose mail of this week could not be sent, for the administrator. Raises NotPermitted."""
    needs(actor, Permission.USER_ADMINISTER)
    week = week_of(begins_at(moment).date())
    query = select(ReminderMail).where(ReminderMail.week == week, ReminderMail.state == MailState.FAILED)
    return tuple(sorted(_names(accounts, (mail.user_id for mail in accounts.exec(query)))))


def _names(accounts: Session, users: Iterable[UUID]) -> list[str]:
    return [user.sign_in_name for key in users if (user := accounts.get(User, key)) is not None]


__all__ = ["Recipient", "Wish", "begin_mails", "choose_reminders", "end_mail", "failed_mails", "read_wish"]
