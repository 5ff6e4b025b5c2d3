"""The list of pages, by what a role may do. Hiding a page protects nothing: every verb asks again."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from dialogue.actors import Actor
from dialogue.refusals import NoSuchRow
from dialogue.roles import Permission
from locales import N_, Reader

_FOLDER: Final = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page: its file (and address), its title, the group it stands in ('' for pages reached from others only).

    `about` names the parameters of its address that say what it is about: another value is another subject, under which
    nothing comes up that was typed, or remembered, for the first. Where they say nothing, some pages take one by themselves.
    """

    name: str
    title: str
    group: str
    permission: Permission | None
    about: tuple[str, ...] = ("id",)
    takes_one: bool = False


PAGES: Final = (
    PageEntry("home", N_("Today"), N_("Overview"), None),
    PageEntry("digest", N_("Week"), N_("Overview"), Permission.DIALOGUE_READ),
    PageEntry("dialogues", N_("Dialogues"), N_("Record"), Permission.DIALOGUE_READ),
    PageEntry("dialogue", N_("Dialogue"), "", Permission.DIALOGUE_READ, ("id", "meeting")),
    PageEntry("next_round", N_("Next round"), "", Permission.MEETING_RECORD, ("meeting",)),
    PageEntry("log_meeting", N_("Log a meeting"), "", Permission.MEETING_RECORD),
    PageEntry("agenda", N_("Points through the agendas"), "", Permission.DIALOGUE_READ),
    PageEntry("people", N_("People"), N_("Record"), Permission.DIALOGUE_READ),
    PageEntry("organisation", N_("Organisation"), "", Permission.DIALOGUE_READ),
    PageEntry("contacts", N_("Who met whom"), N_("Record"), Permission.DIALOGUE_READ),
    PageEntry("positions", N_("Positions"), N_("Record"), Permission.DIALOGUE_READ, ("dialogue",), True),
    PageEntry("matrix", N_("Positions side by side"), "", Permission.DIALOGUE_READ, ("dialogue",), True),
    PageEntry("requests", N_("Requests"), N_("Record"), Permission.DIALOGUE_READ, ("dialogue",), True),
    PageEntry("commitments", N_("Commitments"), N_("Record"), Permission.DIALOGUE_READ),
    PageEntry("claims", N_("Claims"), N_("Record"), Permission.DIALOGUE_READ),
    PageEntry("next_steps", N_("Next steps"), N_("Record"), Permission.DIALOGUE_READ),
    PageEntry("recommendations", N_("Recommendations"), N_("Record"), Permission.DIALOGUE_READ),
    PageEntry("measures", N_("Measures"), N_("Record"), Permission.DIALOGUE_READ),
    PageEntry("communications", N_("Communications"), N_("Record"), Permission.DIALOGUE_READ),
    PageEntry("read_outs", N_("Two read-outs of one meeting"), "", Permission.DIALOGUE_READ, ("meeting",)),
    PageEntry("analytics", N_("Figures"), N_("Record"), Permission.DIALOGUE_READ, ("dialogue",), True),
    PageEntry("sources", N_("Sources"), N_("Record"), Permission.DIALOGUE_READ),
    PageEntry("intake", N_("Reading a source"), "", Permission.SOURCE_RECORD),
    PageEntry("in_and_out", N_("In and out"), N_("Record"), Permission.DIALOGUE_READ, ("dialogue",), True),
    PageEntry("drafts", N_("Drafts"), N_("Text"), Permission.DRAFT_READ),
    PageEntry("room", N_("Drafting room"), "", Permission.DRAFT_READ),
    PageEntry("milestones", N_("Milestones"), "", Permission.DRAFT_READ),
    PageEntry("history", N_("Negotiating history"), "", Permission.DRAFT_READ, ("clause",)),
    PageEntry("mandates", N_("Mandates"), "", Permission.MANDATE_READ),
    PageEntry("library", N_("Agreed language"), N_("Text"), Permission.DRAFT_READ),
    PageEntry("templates", N_("House templates"), N_("Text"), Permission.TEMPLATE_READ),
    PageEntry("adoption", N_("Adoption"), "", Permission.DRAFT_READ),
    PageEntry("word", N_("Word files"), N_("Text"), Permission.DRAFT_EXPORT, ("draft",), True),
    PageEntry("preview", N_("Preview"), "", Permission.DRAFT_EXPORT, ("kind", "of", "form")),
    PageEntry("compare", N_("Compare two files"), N_("Text"), Permission.DRAFT_READ),
    PageEntry("verify", N_("Check a document"), N_("Trust"), None),
    PageEntry("journal", N_("Journal"), N_("Trust"), Permission.JOURNAL_READ),
    PageEntry("users", N_("Users"), N_("Trust"), Permission.USER_ADMINISTER),
)
"""Every page of the dashboard, in the order of the menu. The first answers `/`."""
OPEN: Final = frozenset({"verify"})
"""The pages for which nobody needs an account."""
_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,80}")


def pages_for(actor: Actor) -> tuple[PageEntry, ...]:
    """The pages whose permission this person's role carries."""
    return tuple(page for page in PAGES if page.permission is None or actor.may(page.permission))


def menu(actor: Actor, reader: Reader) -> dict[str, list[st.Page]]:  # type: ignore[valid-type]
    """The menu in the reader's language, by group; pages that are only reached from others are in it unseen."""
    groups: dict[str, list] = {}  # type: ignore[type-arg]
    for page in pages_for(actor):
        shown = st.Page(
            _FOLDER / f"{page.name}.py",
            title=reader.t(page.title),
            url_path=page.name,
            default=page.name == "home",
            visibility="visible" if page.group else "hidden",
        )
        groups.setdefault(reader.t(page.group or "Overview"), []).append(shown)
    open_to = {page.name for page in pages_for(actor)}
    for name in _addresses() - open_to:
        unseen = st.Page(_nothing_here, title="Alternat", url_path=name, visibility="hidden")
        groups[reader.t(PAGES[0].group)].append(unseen)
    return groups


def at_the_door(page: Callable[[], None]) -> list[st.Page]:  # type: ignore[valid-type]
    """What somebody sees who is not signed in: one page under every address, so that a deep link leads back to its place,
    and the pages that are open to all."""
    return [
        st.Page(
            _FOLDER / f"{name}.py" if name in OPEN else page,
            title="Alternat", url_path=name, default=name == "home", visibility="hidden",
        )
        for name in sorted(_addresses())
    ]  # fmt: skip


def places() -> list[str]:
    """The addresses, below that of the site, to which a link leads without a new session."""
    return ["", *sorted(page.name for page in PAGES[1:])]


def entry_for(actor: Actor, address: str) -> PageEntry | None:
    """The page of this person that answers an address below that of the site; the first one answers none at all.

    None where there is no page, and where there is one that is not for this person: the same.
    """
    return next((page for page in pages_for(actor) if page.name == (address or PAGES[0].name)), None)


def _addresses() -> set[str]:
    """Every page's address, and the one the browser asks for now: one that leads nowhere is answered in our own words."""
    asked = urlsplit(st.context.url or "").path.rstrip("/").rpartition("/")[2]
    return {page.name for page in PAGES} | ({asked} if _NAME.fullmatch(asked) else set())


def _nothing_here() -> None:
    """What stands where there is no page, and where there is one that is not for this person: the same."""
    raise NoSuchRow(noun="page")
