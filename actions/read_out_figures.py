"""How the accounts of one meeting differ, counted: each figure with the points behind it, per topic the characters of each side."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from actions.read_outs import MeetingAccounts, PointLine, read_accounts
from dialogue.actors import Actor
from dialogue.position_counts import ReadOutGap, read_out_gap


def gap_of(accounts: MeetingAccounts) -> ReadOutGap:
    """The figures of accounts that were read."""
    return gap_of_points(accounts.points, accounts.parties)


def gap_of_points(points: Sequence[PointLine], parties: Sequence[str]) -> ReadOutGap:
    """The figures of points that were read, of one meeting or of several."""
    spans = {
        (point.id, party): [(mention.quote.source_id, mention.quote.start, mention.quote.end)]
        for point in points
        for party, mention in point.latest().items()
        if party in point.telling
    }
    return read_out_gap(points, parties, spans)


def count_accounts(session: Session, actor: Actor, meeting_id: UUID, *, joint: Session | None = None) -> ReadOutGap:
    """How the sides told one meeting, as this store has it. Raises NoSuchRow, NotPermitted."""
    return gap_of(read_accounts(session, actor, meeting_id, joint=joint))


__all__ = ["count_accounts", "gap_of", "gap_of_points"]
