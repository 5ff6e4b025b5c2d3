"""The library of agreed language: for a phrase in either language, where it was agreed before."""

from actions.library import LanguageFound, agreed_language, find_language
from dashboard.form_state import filter_words
from dashboard.parts.headings import page_heading, section
from dashboard.parts.lists import empty
from dashboard.parts.marked import marked
from dashboard.parts.markup import Markup, join, link, show, tag
from dashboard.parts.quote import bilingual
from dashboard.session import desk, guarded, href, reader
from locales import Reader


def page() -> None:
    """A field to look for words, and what was agreed with them."""
    words, table = reader(), desk()
    page_heading(words.t("Agreed language"), words.t("Where words were agreed before, in the drafts that you may see."))
    with guarded():
        phrase = filter_words(words.t("A word or a phrase, in English or in Chinese"), "q")
        if not phrase:
            total = len(agreed_language(table))
            show(
                tag(
                    "p",
                    words.n("{n} agreed clause can be searched.", "{n} agreed clauses can be searched.", total),
                    cls="alt-quiet",
                )
            )
            return
        found = find_language(table, phrase)
        exact = [hit for hit in found if hit.is_phrase]
        others = [hit for hit in found if not hit.is_phrase]
        if not found:
            show(empty(words.t("These words have not been agreed before, in any draft that you may see.")))
        for title, hits in ((words.t("The phrase itself"), exact), (words.t("All of its words"), others)):
            if hits:
                section(title, len(hits))
                show(*(_hit(hit, words) for hit in hits))


def _hit(hit: LanguageFound, words: Reader) -> Markup:
    agreed = hit.precedent
    english = marked(agreed.en, hit.spans if hit.language == "en" else ())
    chinese = marked(agreed.zh, hit.spans if hit.language == "zh" else ())
    where = link(words.pick(hit.title_en, hit.title_zh), href("room", id=hit.draft_id))
    clause = words.t("Clause {number}", number=agreed.number) if agreed.number else None
    when = words.t("agreed on {when}", when=words.date(agreed.agreed_on))
    before = None
    if agreed.preceding_en or agreed.preceding_zh:
        before = tag(
            "details", tag("summary", words.t("Preceded by")), bilingual(agreed.preceding_en, agreed.preceding_zh)
        )
    head = tag("p", join([part for part in (where, clause, when) if part], " · "), cls="alt-source")
    return tag("article", bilingual(english, chinese), head, before)


page()
