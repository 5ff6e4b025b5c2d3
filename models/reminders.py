"""Reminders: where and whether a person wants the mail of the week, and what became of each. Only the accounts store has rows."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from dialogue.reminders import MailState
from models.base import Table, choice, now


class ReminderWish(Table, table=True):
    """The address of a user, and whether the mail of the week is wanted there; `since` when that was last chosen."""

    __tablename__ = "reminder_wish"

    user_id: UUID = Field(foreign_key="app_user.id", primary_key=True)
    address: str = ""
    is_weekly: bool = False
    since: datetime = Field(default_factory=now)


class ReminderMail(Table, table=True):
    """The mail of one week to one user, so that it is sent once whatever ends in between. `failure` is the kind of an error."""

    __tablename__ = "reminder_mail"
    __journalled__ = False

    user_id: UUID = Field(foreign_key="app_user.id", primary_key=True)
    week: str = Field(primary_key=True)
    at: datetime = Field(default_factory=now)
    state: MailState = choice(MailState, default=MailState.BEGUN)
    failure: str = ""
