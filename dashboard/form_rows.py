"""A form in a list of files: its name leads to the preview, beside it stand Word and PDF."""

from dashboard.parts.markup import Words, link, tag
from dashboard.session import href
from exports.office import is_present
from locales import Reader


def form_row(
    kind: str, of: object, form: str, name: str, asked: dict[str, str], words: Reader
) -> tuple[Words, Words, Words, str]:
    """The row of a form of something (`kind` and `of` as in an address), with what else its address asks."""
    given = {key: value for key, value in asked.items() if value}
    where = f"files/{kind}/{of}/{form}"
    ways = [link("Word", href(f"{where}.docx", lang=words.language, **given))]
    if is_present():
        ways.append(link("PDF", href(f"{where}.pdf", lang=words.language, **given)))
    return "", name, tag("span", *ways, cls="alt-ways"), href("preview", kind=kind, of=of, form=form, **given)
