"""The lines that open a page and its sections."""

from dashboard.parts.markup import Markup, Words, link, show, tag


def page_heading(title: Words, lead: Words = "", eyebrow: Words = "") -> None:
    """Open a page: a small line above (where we are), the title, and one sentence of what the page is for."""
    show(page_heading_markup(title, lead, eyebrow))


def page_heading_markup(title: Words, lead: Words = "", eyebrow: Words = "") -> Markup:
    """The opening of a page as markup."""
    return tag(
        "header",
        tag("p", eyebrow, cls="alt-eyebrow") if eyebrow else None,
        tag("h1", title, cls="alt-title"),
        tag("p", lead, cls="alt-lead") if lead else None,
        cls="alt-heading",
    )


def section(title: Words, count: int | None = None) -> None:
    """Open a section; `count` says how many lines follow."""
    show(section_markup(title, count))


def section_markup(title: Words, count: int | None = None) -> Markup:
    """The opening of a section as markup."""
    number = tag("span", str(count), cls="alt-count") if count is not None else None
    return tag("h2", tag("span", title), number, cls="alt-section")


def back_link(label: Words, page_url: str) -> None:
    """The way back up, above the heading."""
    show(tag("p", link(label, page_url, cls="alt-back-link"), cls="alt-back"))
