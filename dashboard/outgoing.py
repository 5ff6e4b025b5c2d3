"""What a file on its way out is called by in an address, and how it is made: the same for Word, PDF and preview.

An address is the kind of row ("drafts"), its identifier and the form; what else is asked stands behind the question mark.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from actions.desk import Desk
from actions.handing_out import FileMade, Language, Page
from actions.paper_exports import PaperAsked, RecordForm, paper_made
from actions.word_comparative import COMPARATIVE, Comparative, make_comparative
from actions.word_exports import Form, Since, Wanted, make_draft
from actions.word_names import SIDE_NAMES
from actions.word_originals import ORIGINAL, Alternat, Signatory, Signing, make_original
from dashboard.api.requests import identifier
from dialogue.refusals import NoSuchRow
from dialogue.vocabulary import Marking

Asked = Mapping[str, str]


def made_for(desk: Desk, kind: str, ident: str, form: str, asked: Asked) -> FileMade:
    """The file at an address, ready to leave and not handed out. Raises NoSuchRow for an address that says nothing."""
    maker = MAKERS.get(kind)
    if maker is None:
        raise NoSuchRow(noun="draft")
    return maker(desk, ident, form, asked)


def _draft(desk: Desk, ident: str, form: str, asked: Asked) -> FileMade:
    draft_id = identifier(ident)
    if draft_id is None or form not in {*Form, ORIGINAL, COMPARATIVE}:
        raise NoSuchRow(noun="draft")
    if form == ORIGINAL:
        return make_original(desk, draft_id, signing_asked(asked))
    if form == COMPARATIVE:
        wanted = Comparative(
            languages_asked(asked), marking_asked(asked), page_asked(asked), bool(asked.get("contested"))
        )
        return make_comparative(desk, draft_id, wanted)
    return make_draft(desk, draft_id, Form(form), _wanted(asked))


def _paper(desk: Desk, ident: str, form: str, asked: Asked) -> FileMade:
    subject, topic = identifier(ident), identifier(asked["topic"]) if asked.get("topic") else None
    if subject is None or form not in set(RecordForm) or (asked.get("topic") and topic is None):
        raise NoSuchRow(noun="paper")
    wanted = PaperAsked(languages_asked(asked), marking_asked(asked), page_asked(asked), topic)
    return paper_made(desk, RecordForm(form), subject, wanted)


MAKERS: Final[dict[str, Callable[[Desk, str, str, Asked], FileMade]]] = {"drafts": _draft, "papers": _paper}
"""Who makes the files of a kind of row."""


def marking_asked(asked: Asked) -> Marking | None:
    """The ceiling that an address names. Raises NoSuchRow for a word that is none."""
    given = asked.get("marking", "")
    if given and given not in set(Marking):
        raise NoSuchRow(noun="draft")
    return Marking(given) if given else None


def page_asked(asked: Asked) -> Page | UUID:
    """The paper that an address names, A4 where it names none; a letterhead by its identifier.

    Raises NoSuchRow for a word that is none.
    """
    given = asked.get("paper", "") or Page.A4.value
    letterhead = None if given in set(Page) else identifier(given)
    if given not in set(Page) and letterhead is None:
        raise NoSuchRow(noun="draft")
    return letterhead or Page(given)


def languages_asked(asked: Asked) -> tuple[Language, ...]:
    """The languages that an address names, in their order: both, English first, where it names none."""
    orders: dict[str, tuple[Language, ...]] = {
        "": ("en", "zh"), "en,zh": ("en", "zh"), "zh,en": ("zh", "en"), "en": ("en",), "zh": ("zh",),
    }  # fmt: skip
    found = orders.get(asked.get("languages", ""))
    if found is None:
        raise NoSuchRow(noun="draft")
    return found


def signing_asked(asked: Asked) -> Signing:
    """The signing that an address names. What is named and is nothing is refused with NoSuchRow."""
    version = identifier(asked["version"]) if asked.get("version") else None
    try:
        on = date.fromisoformat(asked["on"]) if asked.get("on") else None
        alternat = Alternat(asked.get("alternat") or Alternat.FULL)
    except ValueError as error:
        raise NoSuchRow(noun="draft") from error
    if asked.get("version") and version is None:
        raise NoSuchRow(noun="draft")
    parties = {name.rpartition("_")[2] for name in asked if name.startswith(("name_", "title_"))}
    signatories = {
        party: Signatory(
            (asked.get(f"name_en_{party}", ""), asked.get(f"name_zh_{party}", "")),
            (asked.get(f"title_en_{party}", ""), asked.get(f"title_zh_{party}", "")),
        )
        for party in parties
    }
    return Signing(
        asked.get("keeper", ""), alternat, version, (asked.get("place_en", ""), asked.get("place_zh", "")), on, signatories,
        marking_asked(asked), page_asked(asked),
    )  # fmt: skip


def _wanted(asked: Asked) -> Wanted:
    """Which text is asked for, since when its changes, and the marking. What is named and is nothing is refused."""
    version, since = (asked.get(name, "") for name in ("version", "since"))
    earlier = Since(since) if since in set(Since) else identifier(since)
    chosen = (identifier(version), earlier)
    if any(named and found is None for named, found in zip((version, since), chosen, strict=True)):
        raise NoSuchRow(noun="draft")
    side, persons = asked.get("side", ""), asked.get("persons", "")
    if (side and side not in {*SIDE_NAMES}) or persons not in ("", "no"):
        raise NoSuchRow(noun="draft")
    return Wanted(*chosen, marking_asked(asked), page_asked(asked), not persons, side)


__all__ = ["MAKERS", "Asked", "languages_asked", "made_for", "marking_asked", "page_asked", "signing_asked"]
