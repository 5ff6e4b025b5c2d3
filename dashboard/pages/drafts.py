"""The drafts: every text under negotiation, and opening a new one."""

from uuid import UUID

from actions.drafts import draft_lines
from dashboard.parts.headings import page_heading
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import Markup, join, link, show, tag
from dashboard.session import desk, href, reader
from dashboard.start_form import start_form
from dashboard.start_origin import start_words
from dialogue.roles import Permission


def page() -> None:
    """The list, and below it the form for whoever may open a draft."""
    words, table_of = reader(), desk()
    page_heading(words.t("Drafts"), words.t("Texts under negotiation: what is agreed, and what waits on whom."))
    with table_of.reading() as session:
        lines = draft_lines(session, table_of.actor)
    if lines:
        show(
            table(
                [
                    words.t("Draft"),
                    words.t("Kind"),
                    words.t("Dialogue"),
                    words.t("Agreed"),
                    words.t("Open proposals"),
                    words.t("Opened"),
                    words.t("Set down"),
                ],
                [
                    (
                        _title(line.id, words.pick(line.title_en, line.title_zh)),
                        words.t(line.kind),
                        link(words.pick(line.dialogue_en, line.dialogue_zh), href("dialogue", id=line.dialogue_id)),
                        link(
                            words.t("{n} of {of}", n=words.number(line.agreed), of=words.number(line.clauses)),
                            href("adoption", id=line.id),
                        ),
                        words.number(line.open_proposals),
                        words.short_date(line.made_at.date()),
                        join(_leads(line.id), " · "),
                    )
                    for line in lines
                ],
                numeric={4},
                whole={3, 5, 6},
            )
        )
    else:
        show(empty(words.t("No draft has been opened yet.")))
    if table_of.actor.may(Permission.DRAFT_OPEN):
        start_form()


def _title(draft_id: UUID, title: str) -> Markup:
    """The name of a draft, and under it what it was started from."""
    start = start_words(draft_id)
    named = link(title, href("room", id=draft_id))
    return join([named, tag("br"), start]) if start else named


def _leads(draft_id: UUID) -> list[Markup]:
    """Where else a draft leads; to the mandates only for those whose side keeps them."""
    words, actor = reader(), desk().actor
    leads = [link(words.t("Milestones"), href("milestones", id=draft_id))]
    if actor.party and actor.may(Permission.MANDATE_READ):
        leads.append(link(words.t("Mandates"), href("mandates", id=draft_id)))
    if actor.may(Permission.TEMPLATE_WRITE):
        leads.append(link(words.t("House template"), href("templates", draft=draft_id)))
    return leads


page()
