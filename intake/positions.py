"""Positions: what somebody said, from the voices of the sentences."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from dialogue.vocabulary import PositionKind
from intake.kinds import DocumentKind
from intake.page import Page
from intake.proposals import JOINT, Attributed, PositionProposal, TextRole, Tier, Who
from intake.quote_chains import chain_of
from intake.voices import Said

_KINDS: Final = (
    (re.compile(r"acknowledg|conced|recogni|承认"), PositionKind.ACKNOWLEDGEMENT),
    (re.compile(r"den(?:y|ied)|refut|reject|否认|驳斥|反对"), PositionKind.DENIAL),
    (re.compile(r"urge|call|demand|request|敦促|要求|呼吁"), PositionKind.REQUEST),
    (re.compile(r"explain|argu|解释"), PositionKind.JUSTIFICATION),
)
_CONCERN: Final = re.compile(r"\b(?:concern(?:s|ed)?|worr(?:y|ied)|reservations?|alarm)\b|关切|担忧|忧虑")
STANCE: Final = re.compile(
    r"\b(?:our (?:understanding|position|view|policy|belief|approach|judgment|objective|interest)|understanding of the|we (?:have (?:refused|rejected|no)|refuse|oppose|support|accept|reject|take the position|believe|think|do not|don't|cannot|can't|are not|are against|favor|insist|consider|feel|remain concerned|must|need|understand|recognize|hope)"
    r"|I (?:agree|oppose|believe|think|do not|don't|must (?:say|emphasize|stress)|want to (?:make|stress|emphasize)|feel|consider|understand|cannot)|neither side|no (?:interest|direct)|in (?:complete )?agreement|opposed|we are saying|(?:China|the United States|my government|our (?:side|government)) (?:opposes|supports|believes|cannot|does not|has always|maintains|considers|will never))\b"
    r"|我(?:方|们)?(?:认为|主张|反对|支持|不能|不会|愿|坚持|一贯)|(?:中|美)方(?:认为|主张|反对|支持|坚持|一贯|不能)",
    re.IGNORECASE,
)
_PROCEDURE: Final = re.compile(
    r"^\W*(?:The (?:meeting|call|talks|discussion)s? (?:was|were|lasted|took|covered)|会谈后|会见后|会议由|双方还就)|\b(?:discussed|exchanged views)\b(?!.{0,80}\b(?:said|stressed|noted|agreed)\b)"
)


def positions_in(page: Page, said: Iterable[Said]) -> Iterator[PositionProposal]:
    """A position for each sentence that somebody speaks."""
    for one in said:
        words = one.sentence.text
        if page.is_own_voice and not one.who and STANCE.search(words):
            common = page.common(
                "position", "position.own-voice", Tier.B, one.sentence, one.sentence.start, one.sentence.end
            )
            who = Who(page.own_side, "" if page.own_side else "author", "", Attributed.SOURCE)
            yield PositionProposal(**common.fields(), speaker=who, is_direct=True)
            continue
        if not one.who or len(words) < 8 or _PROCEDURE.search(words):
            continue
        attributed = one.who.attributed
        if attributed == Attributed.TURN:
            if not STANCE.search(words) and not (page.kind == DocumentKind.PRESS and _takes_a_stand(one, page)):
                continue
            tier, rule = Tier.B, "position.turn"
        elif attributed == Attributed.CARRIED:
            tier, rule = Tier.B, "position.carried"
            if one.sentence.stretch.role != TextRole.QUOTATION and not _takes_a_stand(one, page):
                continue
        elif (
            one.is_strong
            and (one.who.party or one.who.name)
            and one.who.party != JOINT
            and attributed in (Attributed.NAMED, Attributed.PRONOUN)
        ):
            tier, rule = Tier.A, f"position.{'pronoun' if attributed == Attributed.PRONOUN else 'strong-verb'}"
        else:
            tier, rule = Tier.B, "position.verb" if attributed != Attributed.SOURCE else "position.according-to"
        if (
            page.kind == DocumentKind.CONSENSUS
            and tier == Tier.A
            and not (one.who.party or page.people.of(one.who.name))
        ):
            tier = Tier.B
        if one.who.party == JOINT and re.search(r"\b(?:agreed|decided)\b|同意|商定|决定", one.verb):
            continue
        if tier == Tier.A and page.kind in (DocumentKind.NEWS, DocumentKind.REPORT) and not _is_main(one, page):
            tier = Tier.B
        kind = next((kind for pattern, kind in _KINDS if pattern.search(one.verb)), PositionKind.POSITION)
        if kind == PositionKind.POSITION and _CONCERN.search(words):
            kind = PositionKind.CONCERN
        common = page.common("position", rule, tier, one.sentence, one.sentence.start, one.sentence.end)
        yield PositionProposal(
            **common.fields(), speaker=one.who, verb=one.verb, kind=kind,
            is_direct=attributed == Attributed.TURN or words.lstrip().startswith("“"),
            chain=chain_of(words, one.who.name or one.who.words)[1:],
        )  # fmt: skip


def _is_main(one: Said, page: Page) -> bool:
    """In a text of many voices: whoever speaks stands at the beginning of the sentence, or behind a quotation."""
    anchor = one.who.anchor
    if anchor is None:
        return False
    place = page.view.place(anchor.start) - one.sentence.start
    words = one.sentence.text
    return (place < 50 and (page.kind == DocumentKind.NEWS or bool(one.who.name))) or words[:place].rstrip(
        " ,"
    ).endswith("”")


_STANDS: Final = re.compile(
    r"\b(?:should|must|need(?:s)? to|ought|cannot|can never|might|never|oppose[sd]?|support[s]?|hopes?|wants?|welcomes?|rejects?|will not)\b|应|要(?!求)|必须|不能|不会|不应|反对|支持|希望|欢迎|愿|绝不|坚持|主张"
)
_FIRST_PERSON: Final = re.compile(r"\W*(?:I|We|My|Our)\b|\W*(?:我|我们|我方)")


def _takes_a_stand(one: Said, page: Page) -> bool:
    """Whether a sentence without a verb of saying states something of a side: it begins with one, or says what ought to be."""
    words, sentence = one.sentence.text, one.sentence
    mention = page.mention(sentence.start, min(sentence.end, sentence.start + 30))
    begins = mention is not None and mention.start - sentence.start <= 6 and mention.party != JOINT
    return begins or bool(_STANDS.search(words) or _FIRST_PERSON.match(words))
