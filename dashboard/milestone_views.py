"""The sections of the page of milestones: the list, the charts, a comparison, and the text as at a moment."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from actions.drafts import DraftText
from actions.milestones import Comparison
from actions.past_texts import PastText
from dashboard.names import person_name
from dashboard.parts.comparison import compared_clause
from dashboard.parts.headings import section
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.parts.progress_chart import agreed_chart, brackets_chart
from dashboard.parts.quote import bilingual
from dashboard.parts.status import badge
from dashboard.session import href, n
from drafts.consensus import Agreement
from drafts.milestones import Became, ClauseChange
from locales import LANGUAGE_NAMES, N_, Reader

BECAME = {
    Became.CHANGED: N_("changed"),
    Became.INSERTED: N_("new clause"),
    Became.DELETED: N_("no longer in the text"),
}
"""What is said of a clause that did not stay as it was."""
STANDINGS = {
    Agreement.OPEN: "open",
    Agreement.ONE: "one",
    Agreement.AD_REFERENDUM: "ad_referendum",
    Agreement.AGREED: "agreed",
}
"""The shape under which each standing is shown."""


def milestone_name(milestone: Any, words: Reader) -> str:
    """2.1, or 2.1 · Chair's text."""
    return " · ".join(filter(None, (milestone.label, words.pick(milestone.title_en, milestone.title_zh))))


def milestone_list(milestones: Sequence[Any], draft_id: object, words: Reader) -> None:
    """The milestones, the latest first, each a line that reads like a sentence."""
    show(
        table(
            [
                words.t("Milestone"), words.t("Set"), words.t("Agreed"), words.t("Brackets left"),
                words.t("Fingerprint"), words.t("Compared"),
            ],
            [_line(milestone, before, draft_id, words) for milestone, before in _with_before(milestones)],
            whole={4},
        )
    )  # fmt: skip


def _with_before(milestones: Sequence[Any]) -> list[tuple[Any, Any]]:
    return list(reversed(list(zip(milestones, [None, *milestones], strict=False))))


def _line(milestone: Any, before: Any, draft_id: object, words: Reader) -> list[Words]:
    by = person_name(milestone.by_id, milestone.by_name, words)
    since = link(words.t("since then"), href("milestones", id=draft_id, since=milestone.id), cls="alt-link")
    against = None
    if before is not None:
        address = href("milestones", id=draft_id, since=before.id, until=milestone.id)
        against = link(words.t("since {label}", label=before.label), address)
    return [
        tag("strong", milestone_name(milestone, words)),
        words.t("{when}, by {who}", when=words.moment(milestone.made_at), who=by),
        agreed_words(figures_of(milestone), words),
        brackets_words(figures_of(milestone), words),
        tag("span", milestone.fingerprint[:12], cls="alt-mono", title=milestone.fingerprint),
        join([part for part in (against, since) if part is not None], words.t(", ")),
    ]  # fmt: skip


def figures_of(milestone: Any) -> dict[str, int]:
    """The figures of a milestone by name."""
    names = ("clauses", "agreed", "ad_referendum", "bracketed", "open_proposals")
    of_language = ("characters", "agreed", "ad_referendum", "brackets")
    every = [*names, *(f"{name}_{language}" for language in ("en", "zh") for name in of_language)]
    return {name: getattr(milestone, name) for name in every}


def agreed_words(given: Mapping[str, int], words: Reader) -> str:
    """3 of 12 clauses; 1 more ad referendum."""
    said = n(
        "{agreed} of {n} clause", "{agreed} of {n} clauses", given["clauses"], agreed=words.number(given["agreed"])
    )
    if given["ad_referendum"]:
        more = words.t("{n} more ad referendum", n=words.number(given["ad_referendum"]))
        return words.t("; ").join((said, more))
    return said


def brackets_words(given: Mapping[str, int], words: Reader) -> str:
    """4 English, 5 Chinese; none."""
    if not given["brackets_en"] and not given["brackets_zh"]:
        return words.t("no brackets")
    return words.t(
        "{en} in English, {zh} in Chinese", en=words.number(given["brackets_en"]), zh=words.number(given["brackets_zh"])
    )


def progress(milestones: Sequence[Any], now: Mapping[str, int], words: Reader) -> None:
    """Two charts over the milestones and the present text."""
    present = words.t("now")
    labels = [*(milestone.label for milestone in milestones), present]
    figures = [*(figures_of(milestone) for milestone in milestones), now]
    names = {
"": words.t("clauses"), "_en": words.t("English characters"), "_zh": words.t("Chinese characters"),
    }  # fmt: skip
    rows = []
    for label, given in zip(labels, figures, strict=True):
        for suffix, name in names.items():
            done = given[f"agreed{suffix}"] + given[f"ad_referendum{suffix}"]
            of = given["clauses" if not suffix else f"characters{suffix}"]
            figure = words.t("{n} of {of}", n=words.number(done), of=words.number(of))
            rows.append((label, name, done / of if of else 0.0, figure))
    section(words.t("How far the text has come"))
    titles = (words.t("Milestone"), words.t("Counted"), words.t("agreed"), words.t("how many"))
    st.altair_chart(agreed_chart(rows, labels, list(names.values()), *titles), key="agreed_chart")
    languages = {"en": LANGUAGE_NAMES["en"], "zh": LANGUAGE_NAMES["zh"]}
    bars = [
        (label, languages[language], given[f"brackets_{language}"])
        for label, given in zip(labels, figures, strict=True)
        for language in languages
    ]
    chart = brackets_chart(bars, labels, list(languages.values()), titles[0], "", words.t("Brackets left"))
    st.altair_chart(chart, key="brackets_chart")
    sentence = words.t(
        "What is agreed ad referendum counts as agreed here; brackets are the typed ones and open proposals."
    )
    show(tag("p", sentence, cls="alt-quiet"))


def comparison(found: Comparison, only_changed: bool, words: Reader) -> None:
    """The clauses that did not stay as they were, or all of them, in both languages."""
    changed = [c for c in found.changes if c.became != Became.KEPT or c.moved]
    after = milestone_name(found.after, words) if found.after else words.t("the present text")
    sentence = n(
        "From {before} to {after}, {n} clause changed.", "From {before} to {after}, {n} clauses changed.", len(changed),
        before=milestone_name(found.before, words), after=after,
    )  # fmt: skip
    show(tag("p", sentence, cls="alt-quiet"))
    shown = changed if only_changed else found.changes
    if not shown:
        show(
            empty(
                words.t("Nothing changed between the two; choose others, or take the tick away to read the whole text.")
            )
        )
    for change in shown:
        clause = change.after or change.before
        if clause is None:
            continue
        number = link(clause.number or "—", href("history", clause=clause.clause_id))
        show(compared_clause(number, _marks(change, words), change.en, change.zh, change.moved))


def _marks(change: ClauseChange, words: Reader) -> list[str]:
    marks = [words.t(BECAME[change.became])] if change.became in BECAME else []
    before, after = change.before, change.after
    if change.moved and change.before_at is not None and change.after_at is not None:
        was, now = words.number(change.before_at + 1), words.number(change.after_at + 1)
        marks.append(words.t("⤷ moved from place {was} to place {now}", was=was, now=now))
    if before is None or after is None:
        return marks
    if change.renumbered:
        marks.append(words.t("number {was} is now {now}", was=before.number or "—", now=after.number or "—"))
    if before.kind != after.kind:
        marks.append(words.t("{was} is now {now}", was=words.t(before.kind), now=words.t(after.kind)))
    if before.level != after.level:
        marks.append(words.t("level {was} is now {now}", was=before.level, now=after.level))
    return marks


def past_text(past: PastText, at: datetime, words: Reader) -> None:
    """The text as it stood, each clause with its standing then; the number leads to its history."""
    standing = [read for read in past.text.clauses if not read.head.struck]
    parts = [
        words.t("As at {when}, told from line {seq} of the joint journal.", when=words.moment(at), seq=past.seq),
        standing_words(past.text, words),
        n("{n} proposal was on the table.", "{n} proposals were on the table.", len(past.open_proposals)),
    ]
    show(tag("p", words.together(*parts), cls="alt-quiet"))
    for read in standing:
        code = STANDINGS[read.agreement] if read.is_conformed else "conforming"
        word = words.t(read.agreement) if read.is_conformed else words.t("needs conforming")
        number = link(read.head.number or "—", href("history", clause=read.clause.id))
        show(_past_clause(number, badge(code, word), read.head.text_en, read.head.text_zh))


def standing_words(text: DraftText, words: Reader) -> str:
    """How many clauses of a text stood, and how many of them were agreed."""
    standing = [read for read in text.clauses if not read.head.struck]
    agreed = sum(read.agreement in (Agreement.AGREED, Agreement.AD_REFERENDUM) for read in standing)
    return n(
        "{agreed} of {n} clause was agreed.", "{agreed} of {n} clauses were agreed.", len(standing),
        agreed=words.number(agreed),
    )  # fmt: skip


def _past_clause(number: Markup, standing: Markup, en: str, zh: str) -> Markup:
    return tag("div", tag("p", standing, cls="alt-returned-head"), bilingual(en, zh, number), cls="alt-compared")
