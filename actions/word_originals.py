"""The originals for signature by alternat: one text, in the order of names of whoever keeps the original.

Full (倒版): whoever keeps an original is named first in both language texts and signs on the left. Simplified (不倒版): all
originals are alike; each party is first in the text of its own language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from actions.access import access_draft, needs, parties_of
from actions.desk import Desk
from actions.drafts import DraftText, read_draft
from actions.handing_out import FileMade, Held, WordFile, check_ceiling, file_name, hand_out, searched
from actions.letterheads import layout_of
from actions.meeting_view import read_meeting
from actions.private_words import private_words
from actions.word_exports import plain_clauses
from actions.word_versions import Version, version_of
from dialogue.party_forms import KNOWN_FORMS
from dialogue.refusals import NotAPartyToThisDraft
from dialogue.roles import Permission
from dialogue.vocabulary import Function, Marking, Track
from drafts.alternat import Reordered, in_order
from exports.word import captions, captions_signing
from exports.word.captions import Pair
from exports.word.originals import Original, write_original
from exports.word.paper import Signature
from exports.word.sheet import Page
from exports.word.stationery import Stationery
from exports.word.values import ORIGINAL, DraftDocument, Language, Run
from models.base import new_id, now
from models.dialogues import Dialogue

_LANGUAGES: Final[tuple[Language, Language]] = ("en", "zh")


class Alternat(StrEnum):
    """In which order the originals name the parties: each keeper first in its own, or every original alike."""

    FULL = "full"
    SIMPLIFIED = "simplified"


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs for a party: name and title in both languages, each empty where it is not known yet."""

    name: Pair = ("", "")
    title: Pair = ("", "")


@dataclass(frozen=True, slots=True)
class Signing:
    """What is to be signed: which text (None: the present or adopted one), by whom, where and when.

    `keeper` is the party that keeps this original; with originals that are all alike it says nothing.
    """

    keeper: str
    alternat: Alternat = Alternat.FULL
    version: UUID | None = None
    place: Pair = ("", "")
    on: date | None = None
    signatories: Mapping[str, Signatory] = field(default_factory=dict)
    marking: Marking | None = None
    page: Page | UUID = Page.A4


@dataclass(frozen=True, slots=True)
class Turned:
    """What the order of names makes of one text: `number` is that of the clause, empty for the title."""

    number: str
    language: Language
    found: Reordered


def make_original(desk: Desk, draft_id: UUID, signing: Signing) -> FileMade:
    """One original for signature, ready to leave and not handed out.

    Raises NoSuchRow, NotAPartyToThisDraft for a keeper who is none, AboveCeiling, ExportLeaks.
    """
    needs(desk.actor, Permission.DRAFT_EXPORT)
    made_at, export_id = now(), new_id()
    with desk.reading() as joint:
        text = read_draft(joint, desk.actor, draft_id)
        if signing.keeper not in text.parties:
            raise NotAPartyToThisDraft(party=signing.keeper)
        version = version_of(joint, desk.actor, text, signing.version, made_at)
        is_government = joint.get_one(Dialogue, text.draft.dialogue_id).track == Track.I
    check_ceiling(signing.marking, (Held((text.draft.title_en, text.draft.title_zh), text.draft.marking),))
    keeper = signing.keeper if signing.alternat == Alternat.FULL else ""
    whose = captions_signing.kept_by(_formal(keeper)) if keeper else captions_signing.ALIKE
    document = DraftDocument(
        title_en=text.draft.title_en, title_zh=text.draft.title_zh, label_en="", label_zh="",
        marking=captions.marking(signing.marking or text.draft.marking), export_id=export_id.hex, draft_id=draft_id.hex, made_at=made_at,
        clauses=plain_clauses(version, {}), foot=" · ".join((*whose, version.foot.splitlines()[-1])),
    )  # fmt: skip
    languages = languages_kept_by(keeper, text.draft.first_language)
    original = Original(
        languages, ordered_documents(document, text.parties, keeper),
        {x: languages if keeper else _own_first(x) for x in _LANGUAGES},
        {
            x: tuple(_place(party, signing, is_government=is_government) for party in order_of(text.parties, x, keeper))
            for x in _LANGUAGES
        },
        signing.place, signing.on, len(text.parties), ("", "") if version.is_adopted else captions_signing.PROOF,
    )  # fmt: skip
    layout = layout_of(desk, signing.page)
    content = searched(write_original(original, layout), (), private_words(desk, draft_id))
    title = document.title(languages[0]) or document.title(languages[1])
    form = "-".join(filter(None, (ORIGINAL, keeper)))
    name = file_name(title, form, version.name, languages, made_at, signing.marking or text.draft.marking)
    return FileMade(
        name, content, form, (document.title_en, document.title_zh), version.label, "draft", draft_id, made_at, export_id,
        version.fingerprint, bears_code=False, own_paper=isinstance(layout, Stationery),
    )  # fmt: skip


def export_original(desk: Desk, draft_id: UUID, signing: Signing) -> WordFile:
    """One original for signature, handed out. Raises as `make_original`. Journal (own): draft:exported."""
    return hand_out(desk, make_original(desk, draft_id, signing))


def order_told(desk: Desk, draft_id: UUID, *signings: Signing) -> list[tuple[Turned, ...]]:
    """For each signing every text in which names of the parties change places, or stand so close that a person should look.

    Raises NoSuchRow.
    """
    needs(desk.actor, Permission.DRAFT_EXPORT)
    with desk.reading() as joint:
        text = read_draft(joint, desk.actor, draft_id)
        versions = {one: version_of(joint, desk.actor, text, one, now()) for one in {s.version for s in signings}}
    return [_told(text, versions[signing.version], signing) for signing in signings]


def _told(text: DraftText, version: Version, signing: Signing) -> tuple[Turned, ...]:
    keeper = signing.keeper if signing.alternat == Alternat.FULL else ""
    texts: list[tuple[str, Language, str]] = [("", "en", text.draft.title_en), ("", "zh", text.draft.title_zh)]
    for clause in version.clauses:
        texts += [(clause.number, "en", clause.en), (clause.number, "zh", clause.zh)]
    told = (
        Turned(number, language, in_order(words, language, KNOWN_FORMS, order_of(text.parties, language, keeper)))
        for number, language, words in texts
    )
    return tuple(one for one in told if one.found.changes or one.found.left)


def signatories_known(desk: Desk, draft_id: UUID) -> tuple[Pair, date | None, dict[str, Signatory]]:
    """What the meeting of a draft says of a signing: its place, its last day, and the head of each delegation."""
    needs(desk.actor, Permission.DRAFT_EXPORT)
    with desk.reading() as joint:
        draft = access_draft(joint, desk.actor, draft_id, Permission.DRAFT_READ)
        if draft.meeting_id is None or not desk.actor.may(Permission.DIALOGUE_READ):
            return ("", ""), None, {}
        parties = parties_of(joint, draft_id)
        meeting = read_meeting(joint, desk.actor, draft.meeting_id)
    heads = {
        party: Signatory((seat.name_en, seat.name_zh), (seat.title_en, seat.title_zh))
        for party in parties
        for seat in meeting.seats_of(party)[:1]
        if seat.function == Function.HEAD and seat.person_id is not None
    }
    return (meeting.line.place_en, meeting.line.place_zh), meeting.line.ends_on or meeting.line.starts_on, heads


def order_of(parties: tuple[str, ...], language: Language, keeper: str) -> tuple[str, ...]:
    """The order of the parties in one language text: the keeper first, or, without one, whoever's language it is."""
    first = (
        (keeper,) if keeper else tuple(p for p in parties if p in KNOWN_FORMS and KNOWN_FORMS[p].language == language)
    )
    return tuple(dict.fromkeys((*(p for p in first if p in parties), *parties)))


def languages_kept_by(keeper: str, first_language: str) -> tuple[Language, Language]:
    """The language text that stands first in an original: that of its keeper, else the first of the draft."""
    own = KNOWN_FORMS[keeper].language if keeper in KNOWN_FORMS else first_language
    return ("zh", "en") if own == "zh" else ("en", "zh")


def ordered_documents(document: DraftDocument, parties: tuple[str, ...], keeper: str) -> dict[Language, DraftDocument]:
    """The document as each language text of an original has it. `keeper` is empty where all originals are alike."""
    return {language: _ordered(document, order_of(parties, language, keeper)) for language in _LANGUAGES}


def _ordered(document: DraftDocument, order: tuple[str, ...]) -> DraftDocument:
    clauses = []
    for clause in document.clauses:
        en, zh = _in(clause.base_en, "en", order), _in(clause.base_zh, "zh", order)
        clauses.append(replace(clause, base_en=en, base_zh=zh, en=(Run(en),), zh=(Run(zh),)))
    titles = _in(document.title_en, "en", order), _in(document.title_zh, "zh", order)
    return replace(document, title_en=titles[0], title_zh=titles[1], clauses=tuple(clauses))


def _in(words: str, language: Language, order: tuple[str, ...]) -> str:
    return in_order(words, language, KNOWN_FORMS, order).text


def _own_first(language: Language) -> tuple[Language, Language]:
    return ("zh", "en") if language == "zh" else ("en", "zh")


def _formal(party: str) -> Pair:
    """The full name of a party."""
    known = KNOWN_FORMS.get(party)
    return (known.nouns_en[0], known.nouns_zh[0]) if known else (party.upper(), party.upper())


def _place(party: str, signing: Signing, *, is_government: bool) -> Signature:
    signs = signing.signatories.get(party, Signatory())
    return Signature(captions_signing.signs_for(_formal(party), is_government=is_government), signs.name, signs.title)


__all__ = [
    "ORIGINAL", "Alternat", "Signatory", "Signing", "Turned", "export_original", "languages_kept_by", "make_original", "order_of", "order_told",
    "ordered_documents", "signatories_known",
]  # fmt: skip
