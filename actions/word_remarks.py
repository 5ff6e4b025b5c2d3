"""Comments that come back in a Word file as threads among one's own side.

A remark is known again by its clause, author, date and words, so that the same comment in a second version of the file, or
in a colleague's copy, is not made twice and a new reply finds its thread. Whoever is named in the file is named in the words of
the remark: the thread itself records who brought it.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, select

from actions.journal import record
from actions.threads import Marked, open_thread, reopen_thread, reply, resolve_thread
from actions.wording import check_remark
from dialogue.actors import Actor
from dialogue.refusals import HiddenCharacters
from exports.word.remarks import PlacedComment, folded
from exports.word.returned import ReturnedClause
from models.drafts import Revision
from models.exchange import ReturnedRemark, WordReturn
from models.queries import rows_among
from models.threads import Remark

_QUOTED = 200
"""How many characters of what a remark answers are repeated in it."""


@dataclass(frozen=True, slots=True)
class ReturnedSaying:
    """One comment of a thread as the file states it. `date` is its true time where the file says so, else its local one.

    `ours`: it left with the export. `was_taken`: it has been taken in before. `cannot` names the characters that no remark may
    hold, "" where there are none.
    """

    key: str
    author: str | None
    date: str | None
    words: str
    ours: bool
    was_taken: bool
    cannot: str = ""

    @property
    def is_new(self) -> bool:
        """Whether it would be made a remark now."""
        return not (self.ours or self.was_taken or self.cannot)


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One thread of a returned file on the clause it would be opened on. `key` names it for ever.

    `quote` are the words it is on, `marked` their place in the revision that left. `answers` is our thread before all
    sides that it goes on with; `continues` the thread among one's own side that an earlier file made of it. `turns`: it was
    settled, or opened again, since.
    """

    key: str
    clause_id: UUID
    number: str
    quote: str
    marked: Marked | None
    sayings: tuple[ReturnedSaying, ...]
    resolved: bool
    was_resolved: bool
    answers: UUID | None
    continues: UUID | None
    turns: bool

    @property
    def new(self) -> tuple[ReturnedSaying, ...]:
        """What would be made remarks now."""
        return tuple(saying for saying in self.sayings if saying.is_new)

    @property
    def can_be_taken(self) -> bool:
        """Whether taking it in would make anything."""
        return bool(self.new) or (self.continues is not None and self.turns)


class ThreadsFound:
    """Tells the threads of a returned file, beside what was taken in before."""

    def __init__(self, own: Session, draft_id: UUID, bases: Mapping[str, Revision], homes: Mapping[str, UUID]) -> None:
        self._own, self._draft_id, self._bases, self._homes = own, draft_id, bases, homes
        self._seen: Counter[str] = Counter()

    def on(self, clause: ReturnedClause) -> Iterator[ThreadLine]:
        """The threads on one clause; for one that only is proposed, on the clause that it would follow (`homes`)."""
        base = self._bases.get(clause.clause_id or "")
        home = base.clause_id if base else self._homes.get(clause.clause_id or "")
        threads: dict[str, list[PlacedComment]] = {}
        for comment in clause.comments:
            threads.setdefault(comment.answers or comment.ident, []).append(comment)
        for comments in threads.values() if home else ():
            keys = [self._key(clause, comment) for comment in comments]
            if any(comment.is_news for comment in comments) and home:
                yield self._line(clause, home, base, comments, keys)

    def _key(self, clause: ReturnedClause, comment: PlacedComment) -> str:
        """What a comment is known by. Two that are the same in every respect are told apart by their order."""
        said = (
            self._draft_id.hex,
            clause.clause_id or "",
            comment.author or "",
            (comment.date or "")[:19],
            folded(comment.text),
        )
        name = "\x1f".join(said)
        self._seen[name] += 1
        return _sum(f"{name}\x1f{self._seen[name]}")

    def _line(
        self, clause: ReturnedClause, home: UUID, base: Revision | None, comments: list[PlacedComment], keys: list[str]
    ) -> ThreadLine:
        head = comments[0]
        made = {row.remark_key: row for row in rows_among(self._own, ReturnedRemark, "remark_key", keys)}
        sayings = tuple(
            ReturnedSaying(
                key, comment.author, comment.utc or comment.date, comment.text.strip(), comment.ours, key in made,
                _cannot(comment.text) if not comment.ours else "",
            )
            for key, comment in zip(keys, comments, strict=True)
        )  # fmt: skip
        answers = UUID(head.thread) if head.thread else None
        continues = next((row.thread_id for row in made.values()), None) or self._answering(answers)
        marked = None
        if base is not None and head.language and head.start < head.end:
            marked = Marked(base.id, head.language, head.start, head.end)
        line_key = _sum("thread", *sorted(keys), str(head.resolved))
        return ThreadLine(
            line_key, home, clause.number, head.quote, marked, sayings, bool(head.resolved), head.was_resolved, answers,
            continues, head.resolved is not None and self._turns(line_key, head.resolved, continues),
        )  # fmt: skip

    def _answering(self, answers: UUID | None) -> UUID | None:
        if answers is None:
            return None
        row = self._own.exec(select(ReturnedRemark).where(ReturnedRemark.joint_thread_id == answers)).first()
        return row.thread_id if row else None

    def _turns(self, line_key: str, resolved: bool, continues: UUID | None) -> bool:
        """Whether the file settles or reopens a thread, against what the last file said of it: what one's own side made of
        the thread meanwhile stays."""
        if _is_known(self._own, line_key):
            return False
        told = self._own.exec(select(ReturnedRemark).where(ReturnedRemark.thread_id == continues)).all()
        return resolved != (max(told, key=lambda row: row.id).resolved if told else False)


def take_threads(joint: Session, own: Session, actor: Actor, arrived: WordReturn, lines: Collection[ThreadLine]) -> int:
    """Make the given threads of a returned file threads among one's own side; how many remarks were made.

    What was made before is left alone, whatever the lines say.
    """
    return sum(_take(joint, own, actor, arrived, line) for line in lines)


def _take(joint: Session, own: Session, actor: Actor, arrived: WordReturn, line: ThreadLine) -> int:
    made = 0
    thread_id, remark_id = line.continues, None
    for at, saying in enumerate(line.sayings):
        if not saying.is_new or _is_known(own, saying.key):
            continue
        words, key = _words(line, at, is_first=thread_id is None), f"return:{saying.key}"
        if thread_id is None:
            thread_id = open_thread(joint, own, actor, line.clause_id, words, marked=line.marked, key=key).id
            remark_id = own.exec(select(Remark.id).where(Remark.thread_id == thread_id, Remark.ordinal == 1)).one()
        else:
            remark_id = reply(own, actor, thread_id, words, key=key).id
        arrived.remarks_made += 1
        _keep(own, actor, arrived, line, saying.key, thread_id, remark_id)
        made += 1
    if thread_id is None or _is_known(own, line.key):
        return made
    if line.turns:
        turn = resolve_thread if line.resolved else reopen_thread
        remark_id = turn(own, actor, thread_id, key=f"return:{line.key}").id
    if remark_id is not None:
        _keep(own, actor, arrived, line, line.key, thread_id, remark_id)
    return made


def _keep(
    own: Session, actor: Actor, arrived: WordReturn, line: ThreadLine, key: str, thread_id: UUID, remark_id: UUID
) -> None:
    row = ReturnedRemark(
        return_id=arrived.id, remark_key=key, thread_id=thread_id, remark_id=remark_id, joint_thread_id=line.answers,
        resolved=line.resolved,
    )  # fmt: skip
    own.add(row)
    record(own, actor, "draft:remark_taken", row, draft_id=arrived.draft_id, clause_id=line.clause_id)


def _words(line: ThreadLine, at: int, *, is_first: bool) -> str:
    """The words of a remark: who said it in the file and when, what it was said to or on, and what was said."""
    saying = line.sayings[at]
    said = [hand(saying)]
    if is_first and at > 0:
        head = line.sayings[0]
        said.append(f"> {hand(head)}: {_short(head.words)}")
    elif is_first and line.quote.strip() and line.marked is None:
        said.append(f"> {_short(line.quote)}")
    return "\n".join([*said, saying.words])


def hand(saying: ReturnedSaying) -> str:
    """Who said something and when, as the file states it: “Word · Tomas Ribbon · 2026-03-01 09:00”."""
    return " · ".join(filter(None, ("Word", saying.author, (saying.date or "")[:16].replace("T", " "))))


def _short(words: str) -> str:
    words = folded(words)
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"


def _cannot(words: str) -> str:
    try:
        check_remark(words)
    except HiddenCharacters as refused:
        return str(refused.facts["found"])
    return "" if words.strip() else "—"


def _is_known(own: Session, key: str) -> bool:
    return own.exec(select(ReturnedRemark.id).where(ReturnedRemark.remark_key == key)).first() is not None


def _sum(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


__all__ = ["ReturnedSaying", "ThreadLine", "ThreadsFound", "hand", "take_threads"]
