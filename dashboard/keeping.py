"""Where what becomes of commitments is kept: in the joint record by the secretariat, by anybody who notes in their side's own."""

from actions.desk import Desk
from dashboard.parts.markup import show
from dashboard.parts.private import private_mark
from dashboard.quote_forms import audience_choice
from dashboard.session import reader
from dialogue.audiences import JOINT
from dialogue.roles import Permission


def may_keep(table_of: Desk) -> bool:
    """Whether this person may keep commitments, reviews and next steps anywhere: in the joint record, or for their own side."""
    actor = table_of.actor
    return actor.may(Permission.COMMITMENT_RECORD) or (table_of.has_own and actor.may(Permission.ACCOUNT_RECORD))


def keeping_audience(table_of: Desk, form: str, *, is_private: bool = False) -> str:
    """In which record a form keeps what is typed; asked where there is a choice. What is private stays so.

    Whoever may not write into the joint record is told that only their own side will see it.
    """
    actor = table_of.actor
    if not is_private and actor.may(Permission.COMMITMENT_RECORD):
        return audience_choice(table_of, form)
    if not table_of.has_own:
        return JOINT
    show(private_mark(reader().t("only your side sees this")))
    return actor.own_audience
