"""The words that a row of a paper rests on: the quote itself, its source and its marking, or that it may not be repeated."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from actions.paper_parts import Making, PaperAsked, joined, said, source_words
from actions.sources import Quote
from dialogue.vocabulary import AttributionRule
from exports.word import captions_exchanges as words
from exports.word import captions_record as record_words
from exports.word.paper import Block, Entry, Look, Prose
from models.dialogues import Dialogue
from models.meetings import Meeting
from models.sources import Source, SourceFrame


@dataclass(frozen=True, slots=True)
class Repeatable:
    """What may be repeated in a paper: the rule of each meeting, and of each source the meeting whose words it holds.

    A source that speaks for a side is that side's own account, and no word spoken in a room.
    """

    rules: Mapping[UUID, AttributionRule]
    sources: Mapping[UUID, UUID]

    def may_quote(self, quote: Quote, meeting_id: UUID | None = None) -> bool:
        """Whether the words themselves may stand in a paper, which may name who spoke; `meeting_id` is where they were said."""
        spoken_at = self.sources.get(quote.source_id)
        rules = [self.rules.get(one) for one in (meeting_id, spoken_at) if one is not None]
        return all(rule in (None, AttributionRule.ATTRIBUTED) for rule in rules)

    def told(self, meetings: Iterable[UUID | None]) -> tuple[Block, ...]:
        """What stands over a paper where one of these meetings was not for attribution."""
        held = {self.rules.get(one) for one in meetings if one is not None}
        return tuple(
            Prose((Entry(record_words.not_for_attribution(rule), Look.FIRM),))
            for rule in AttributionRule
            if rule in held and rule != AttributionRule.ATTRIBUTED
        )


def repeatable(making: Making, dialogue_id: UUID) -> Repeatable:
    """What may be repeated of the meetings of a dialogue and of the sources that were taken there."""
    rule = func.coalesce(col(Meeting.attribution_rule), col(Dialogue.attribution_rule))
    meetings = select(Meeting.id, rule).join(Dialogue, col(Dialogue.id) == Meeting.dialogue_id)
    rules = {
        key: AttributionRule(given)
        for key, given in making.joint.exec(meetings.where(Meeting.dialogue_id == dialogue_id))
    }
    spoken = (
        select(Source.id, Source.meeting_id)
        .join(SourceFrame, col(SourceFrame.source_id) == Source.id, isouter=True)
        .where(col(Source.meeting_id).in_(rules), func.coalesce(col(SourceFrame.speaks_for), "") == "")
    )
    return Repeatable(rules, {key: meeting for key, meeting in making.joint.exec(spoken) if meeting is not None})


def rests_on(
    quote: Quote, asked: PaperAsked, may: Repeatable, chain: str = "", meeting_id: UUID | None = None
) -> tuple[Entry, ...]:
    """The words, where they come from, and how they are marked. Words have one language and are given once."""
    repeated = f"“{quote.exact}”"
    stands = (repeated, repeated) if may.may_quote(quote, meeting_id) else words.WORDS_KEPT_BACK
    en, zh = source_words(quote, asked, chain)
    marked = words.marked(quote.marking)
    beside = joined((en, en), (marked[0], marked[0])) if en else joined((zh, zh), (marked[1], marked[1]))
    return (*said(stands), *said(beside, Look.QUIET))


__all__ = ["Repeatable", "repeatable", "rests_on"]
