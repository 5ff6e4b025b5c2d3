"""Users, their sign-in sessions and failed tries. Only the accounts store has rows of these."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from dialogue.roles import Role
from models.base import Identified, Table, choice


class User(Identified, table=True):
    """Somebody who can sign in, in one role, for one party or for the secretariat."""

    __tablename__ = "app_user"

    sign_in_name: str = Field(unique=True)
    name_en: str
    name_zh: str = ""
    role: Role = choice(Role)
    party: str | None = None
    password_hash: str
    language: str = ""
    is_disabled: bool = False
    is_demo: bool = False


class SignInSession(Table, table=True):
    """A sign-in that is under way. Only the digest of its token is kept."""

    __tablename__ = "sign_in_session"
    __journalled__ = False

    token_sha256: str = Field(primary_key=True)
    user_id: UUID = Field(foreign_key="app_user.id", index=True)
    began_at: datetime
    seen_at: datetime
    ended_at: datetime | None = None


class SignInFailure(Table, table=True):
    """A wrong password, by the name that was typed and the address it came from; for delays, not for blocking."""

    __tablename__ = "sign_in_failure"
    __journalled__ = False

    number: int | None = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    address: str = Field(index=True)
    at: datetime
