"""The comments of a returned file on their clauses: which of them left with the export, and which answer what."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.word.arrived import ReturnedComment, ReturnedText
from exports.word.oxml import stamp
from exports.word.values import ClauseText, Language, Note


@dataclass(frozen=True, slots=True)
class PlacedComment:
    """A comment on a clause; `ours` when it left with the export, word for word.

    `quote` are the words it stands on, from `start` to `end` of the clause's text as exported (both 0 for the clause as a
    whole and for words that were not in it). `answers` is the `ident` of the comment at the head of its thread, "" for that
    one itself. `thread` names our thread that left as the head. `resolved`, and `was_resolved` when it left, hold for
    the whole thread.
    """

    author: str | None
    date: str | None
    text: str
    language: Language | None
    ours: bool
    ident: str = ""
    utc: str | None = None
    quote: str = ""
    start: int = 0
    end: int = 0
    answers: str = ""
    resolved: bool | None = None
    was_resolved: bool = False
    thread: str = ""

    @property
    def is_news(self) -> bool:
        """Whether it says more than what left: words of somebody, or that a thread of ours is settled."""
        return not self.ours or (self.resolved is True and not self.was_resolved)


class Remarks:
    """Gives each comment of a file out once, to the first clause that it stands on; its replies go with it."""

    def __init__(self, comments: Sequence[ReturnedComment]) -> None:
        self._left = {comment.ident: comment for comment in comments}
        self._replies: dict[str, list[str]] = {}
        for comment in comments:
            if comment.answers:
                self._replies.setdefault(comment.answers, []).append(comment.ident)

    @property
    def left(self) -> list[ReturnedComment]:
        """The comments that no clause has taken."""
        return list(self._left.values())

    def on(
        self, places: Sequence[tuple[Language | None, ReturnedText]], base: dict[Language, str], sent: ClauseText | None
    ) -> tuple[PlacedComment, ...]:
        """The comments on a clause with these texts, threads in order, replies after what they answer."""
        if not any(text.comments for _, text in places):
            return ()
        known = _Sent(sent)
        heads: dict[str, tuple[Language | None, str, int, int]] = {}
        for language, text in places:
            for place in text.comments:
                comment = self._left.get(place.ident)
                if comment is None:
                    continue
                head = comment.answers if comment.answers in self._left else place.ident
                there = text.rejected[place.start : place.end]
                stands = language is not None and text.rejected == base.get(language) and bool(there.strip())
                span = (place.start, place.end) if stands else (0, 0)
                heads.setdefault(head, (language, place.words, *span))
        placed: list[PlacedComment] = []
        for head, (language, quote, start, end) in heads.items():
            answers = [self._left.pop(ident) for ident in self._replies.get(head, ()) if ident in self._left]
            if all(answer.date for answer in answers):
                answers.sort(key=lambda answer: answer.utc or answer.date or "")
            thread = [self._left.pop(head), *answers]
            ours = [known.root(comment) for comment in thread]
            root = next(filter(None, ours), None) or known.written_then(thread[0])
            for comment, own in zip(thread, ours, strict=True):
                placed.append(
                    PlacedComment(
                        comment.author, comment.date, comment.text, language, own is not None, comment.ident, comment.utc,
                        quote, start, end, "" if comment is thread[0] else thread[0].ident, thread[0].resolved,
                        root.resolved if root else False, root.thread if root else "",
                    )
                )  # fmt: skip
        return tuple(placed)


class _Sent:
    """What left on a clause, to be known again by author and words; by author and time where the words were changed."""

    def __init__(self, sent: ClauseText | None) -> None:
        self._by_words: dict[tuple[str, str], Note] = {}
        self._by_time: dict[tuple[str, str], Note] = {}
        for note in sent.notes if sent else ():
            for remark in (note, *note.replies):
                self._by_words.setdefault((remark.author, folded(remark.text)), note)
                self._by_time.setdefault((remark.author, stamp(remark.at)), note)

    def root(self, comment: ReturnedComment) -> Note | None:
        """The remark at the head of the thread in which this comment left; None for a comment that did not leave so."""
        return self._by_words.get((comment.author or "", folded(comment.text)))

    def written_then(self, comment: ReturnedComment) -> Note | None:
        """The same for a comment of ours whose words were changed in the file."""
        stamps = (s for s in (comment.utc, comment.date) if s)
        return next((n for s in stamps if (n := self._by_time.get((comment.author or "", s)))), None)


def folded(words: str) -> str:
    """Words without the differences in blanks and line ends that editors make by themselves."""
    return " ".join(words.split())
