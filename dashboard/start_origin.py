"""Where a draft and a clause came from, in words: as in clause 3 of an earlier text."""

from uuid import UUID

from actions.clause_origins import CameFrom, clause_origins
from actions.desk import Desk
from actions.draft_starts import started_from
from actions.house_templates import names_of_templates
from dashboard.parts.headings import section
from dashboard.parts.markup import Markup, join, link, show, tag
from dashboard.parts.redline import redline_html
from dashboard.session import desk, href, reader
from dialogue.roles import Permission
from dialogue.vocabulary import StartOrigin
from drafts.outlines import outlines
from drafts.redline import redline
from locales import LANGUAGES, Reader


def show_clause_origin(clause_id: UUID, text_en: str, text_zh: str) -> None:
    """From which clause of which earlier text this one was copied, and what has become of its words since."""
    words, table = reader(), desk()
    with table.reading() as session:
        origins = clause_origins(session, table.actor, clause_id)
    if origins:
        section(words.t("Where it comes from"))
        show(*(_origin(origin, text_en, text_zh, words) for origin in origins))


def as_in(origin: CameFrom, language: str) -> str:
    """The words with which a text refers to the earlier one: as in clause 3 of “…”, version 1.0."""
    words = Reader(language)
    title = words.pick(origin.title_en, origin.title_zh)
    if not origin.label:
        if origin.number:
            return words.t("as in clause {number} of “{title}”", number=origin.number, title=title)
        return words.t("as in “{title}”", title=title)
    if origin.number:
        return words.t("as in clause {number} of “{title}”, version {label}", number=origin.number, title=title,
                       label=origin.label)  # fmt: skip
    return words.t("as in “{title}”, version {label}", title=title, label=origin.label)


def departs_from(origin: CameFrom, language: str) -> str:
    """The same for a clause whose words are others by now."""
    words = Reader(language)
    title = words.pick(origin.title_en, origin.title_zh)
    if not origin.label:
        if origin.number:
            return words.t("departs from clause {number} of “{title}”", number=origin.number, title=title)
        return words.t("departs from “{title}”", title=title)
    if origin.number:
        return words.t("departs from clause {number} of “{title}”, version {label}", number=origin.number, title=title,
                       label=origin.label)  # fmt: skip
    return words.t("departs from “{title}”, version {label}", title=title, label=origin.label)


def start_words(draft_id: UUID) -> Markup | None:
    """What a draft was started from, in a few words; None for one that was opened empty."""
    words, table = reader(), desk()
    with table.reading() as session:
        start = started_from(session, table.actor, draft_id)
    if start is None:
        return None
    if start.draft_id is not None:
        title = words.t("{title}, version {label}", title=words.pick(start.title_en, start.title_zh), label=start.label)
        return tag("span", words.t("from"), " ", link(title, href("milestones", id=start.draft_id)), cls="alt-quiet")
    if start.origin == StartOrigin.TEMPLATE and (template := _template(table, start.fingerprint)):
        template_id, name_en, name_zh = template
        named = words.t("the house template “{name}”", name=words.pick(name_en, name_zh))
        return tag("span", words.t("from"), " ", link(named, href("templates", id=template_id)), cls="alt-quiet")
    if start.origin == StartOrigin.OUTLINE and start.outline in outlines():
        outline = outlines()[start.outline]
        told = words.t("from the outline “{title}”", title=words.pick(outline.title_en, outline.title_zh))
    else:
        told = words.t("from {origin}", origin=words.t(start.origin))
    return tag("span", told, cls="alt-quiet")


def _template(table: Desk, fingerprint: str) -> tuple[UUID, str, str] | None:
    """The house template with this fingerprint, for those who keep it; nobody else learns its name."""
    if not table.actor.may(Permission.TEMPLATE_READ) or not table.has_own:
        return None
    with table.reading_own() as own:
        return names_of_templates(own, table.actor, [fingerprint]).get(fingerprint)


def _origin(origin: CameFrom, text_en: str, text_zh: str, words: Reader) -> Markup:
    named = as_in(origin, words.language)
    stood = words.t("adopted") if origin.adopted else words.t("not adopted")
    same = (origin.text_en, origin.text_zh) == (text_en, text_zh)
    since = words.t("word for word the same") if same else words.t("changed since")
    columns = [
        tag("div", redline_html(redline(old, new)), cls="alt-text", lang=code)
        for code, old, new in (("en", origin.text_en, text_en), ("zh-Hans", origin.text_zh, text_zh))
    ]
    other = next(language for language in LANGUAGES if language != words.language)
    return tag(
        "div",
        tag(
            "p",
            join(
                [link(named, href("history", clause=origin.clause_id)), stood, words.date(origin.set_at.date()), since],
                " · ",
            ),
            cls="alt-returned-head",
        ),
        tag("p", as_in(origin, other), lang=other, cls="alt-quiet"),
        tag("div", *columns, cls="alt-bilingual"),
        cls="alt-returned",
    )
