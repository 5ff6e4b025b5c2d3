"""The week of a person in words: on the page, and as the mail that may be sent of it."""

import os
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from actions.digest import DigestLine
from actions.mail import Mail
from dashboard.parts.markup import tag
from dashboard.session import href
from dialogue.reminders import DigestKind
from locales import N_, Reader

KINDS: Final = {
    DigestKind.OVERDUE: N_("Overdue"),
    DigestKind.DUE: N_("Falls due"),
    DigestKind.SILENCE: N_("Silence ends"),
    DigestKind.TO_ANSWER: N_("Asked of your side and not answered"),
    DigestKind.UNANSWERED: N_("Asked and not answered"),
    DigestKind.CARRIED: N_("Carried through several rounds"),
}
SITE: Final = "ALTERNAT_SITE"
"""The setting that says under which address the pages are reached, for the link in a mail."""


def by_kind(lines: Iterable[DigestLine]) -> dict[DigestKind, list[DigestLine]]:
    """The lines under their kinds, in the order of the page."""
    found: dict[DigestKind, list[DigestLine]] = {}
    for line in lines:
        found.setdefault(line.kind, []).append(line)
    return found


def day_words(line: DigestLine, words: Reader) -> str:
    """When: the day, or how long a point has been carried."""
    if line.kind == DigestKind.CARRIED and line.on:
        rounds = words.n("{n} round", "{n} rounds", line.rounds)
        return words.t("{carried}, since {day}", carried=rounds, day=words.short_date(line.on))
    return words.short_date(line.on) if line.on else ""


def where(line: DigestLine) -> str:
    """The page on which it is dealt with."""
    if line.noun == "silence procedure":
        return href("room", id=line.row_id)
    if line.noun == "meeting":
        return href("dialogue", id=line.dialogue_id, meeting=line.row_id)
    if line.noun == "position":
        return href("positions", dialogue=line.dialogue_id)
    return href("next_steps" if line.noun == "next step" else "commitments", dialogue=line.dialogue_id)


def mail_of(lines: Sequence[DigestLine], to: str, today: date, words: Reader) -> Mail:
    """The mail of the week. Its subject says nothing; what is private or marked above internal is counted and not told."""
    told, held = [line for line in lines if line.may_travel], sum(not line.may_travel for line in lines)
    head = words.t("Your week in Alternat, as of {day}", day=words.date(today))
    text, parts = [head], [tag("h1", head)]
    for kind, of in by_kind(told).items():
        said = [" · ".join(filter(None, (words.pick(o.title_en, o.title_zh), day_words(o, words)))) for o in of]
        text += ["", words.t(KINDS[kind]), *(f"- {' '.join(sentence.split())}" for sentence in said)]
        parts += [tag("h2", words.t(KINDS[kind])), tag("ul", *(tag("li", sentence) for sentence in said))]
    if not told and not held:
        text, parts = (
            [*text, "", words.t("Nothing waits on you.")],
            [*parts, tag("p", words.t("Nothing waits on you."))],
        )
    foot = []
    if held:
        foot.append(
            words.n("{n} more thing is told on the page only.", "{n} more things are told on the page only.", held)
        )
    if site := os.environ.get(SITE, "").strip().rstrip("/"):
        foot.append(f"{site}/digest")
    foot.append(words.t("You chose this mail; on that page you can end it."))
    html = tag("div", *parts, *(tag("p", line) for line in foot), lang="zh-CN" if words.language == "zh" else "en")
    return Mail(to, words.t("Alternat: your week"), "\n".join([*text, "", *foot]) + "\n", str(html))


__all__ = ["KINDS", "SITE", "by_kind", "day_words", "mail_of", "where"]
