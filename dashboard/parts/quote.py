"""Words exactly as they stand in a source, and one text in two languages."""

from dashboard.parts.markup import Markup, Words, language_tag, link, tag


def quote(exact: Words, source: Words, marking: Words = "", href: str | None = None, language: str = "en") -> Markup:
    """A quotation with its source line; `marking` says how the source may be used, `href` leads to the passage."""
    return tag(
        "figure",
        tag("blockquote", exact, lang=language_tag(language), cls="alt-text"),
        tag(
            "figcaption",
            link(source, href, cls="alt-link alt-source") if href else tag("span", source, cls="alt-source"),
            tag("span", marking, cls="alt-marking") if marking else None,
        ),
        cls="alt-quote",
    )


def bilingual(en: Words, zh: Words, number: Words = "") -> Markup:
    """The same clause in both languages, side by side; stacked when the page is narrow. Neither is the source."""
    return tag(
        "div",
        tag("span", number, cls="alt-clause-number") if number else None,
        tag("div", en, lang="en", cls="alt-text alt-side"),
        tag("div", zh, lang="zh-CN", cls="alt-text alt-side"),
        cls="alt-bilingual alt-bilingual-numbered" if number else "alt-bilingual",
    )
