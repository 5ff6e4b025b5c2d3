"""Where somebody was named in a comment, as lines of the first page."""

from urllib.parse import urlencode
from uuid import UUID

from actions.desk import Desk
from actions.drafts import DraftText, read_draft
from actions.threads import MentionSeen, mentions_of
from dashboard.names import party_name, person_name
from dashboard.parts.markup import Markup, Words, join, link, tag
from dashboard.parts.private import private_mark
from dashboard.session import href
from dialogue.refusals import Refusal
from locales import Reader

SHOWN = 12
"""How many mentions the first page shows, the newest."""


def mention_lines(desk: Desk, words: Reader) -> list[tuple[Words, Markup, Words, None]]:
    """One line for each mention in an open thread: clause, who said what and where, and the way to it."""
    open_ones = [mention for mention in mentions_of(desk) if mention.is_open][:SHOWN]
    texts = _texts(desk, open_ones)
    return [_line(mention, texts[mention.draft_id], words) for mention in open_ones if mention.draft_id in texts]


def _line(mention: MentionSeen, text: DraftText, words: Reader) -> tuple[Words, Markup, Words, None]:
    remark = mention.remark
    number = next((s.head.number for s in text.clauses if s.clause.id == mention.clause_id), "")
    name = person_name(remark.by_id, remark.by_name, words)
    who = words.t("{side} ({name})", side=party_name(remark.side, words), name=name)
    sentence = words.t("{who} named you in a comment, {when}", who=who, when=words.moment(remark.at))
    said = tag("q", remark.words if len(remark.words) <= 160 else f"{remark.words[:160]}…")
    where = tag("small", words.pick(text.draft.title_en, text.draft.title_zh), cls="alt-quiet")
    only = [tag("br"), private_mark(words.t("only your side sees this"))] if mention.is_private else []
    return number, join([link(sentence, _address(mention)), tag("br"), said, *only, tag("br"), where]), "", None


def _address(mention: MentionSeen) -> str:
    """The clause in the room and the thread in it. The thread stands after the #: browsers keep that to themselves."""
    there = urlencode({"thread": mention.thread_id.hex})
    return f"{href('room', id=mention.draft_id, clause=mention.clause_id)}#{there}"


def _texts(desk: Desk, mentions: list[MentionSeen]) -> dict[UUID, DraftText]:
    """The clauses that were remarked on, by draft; a draft that this person no longer sees is left out."""
    clauses: dict[UUID, list[UUID]] = {}
    for mention in mentions:
        clauses.setdefault(mention.draft_id, []).append(mention.clause_id)
    found: dict[UUID, DraftText] = {}
    with desk.reading() as joint:
        for draft_id, ids in clauses.items():
            try:
                found[draft_id] = read_draft(joint, desk.actor, draft_id, ids)
            except Refusal:
                continue
    return found


__all__ = ["SHOWN", "mention_lines"]
