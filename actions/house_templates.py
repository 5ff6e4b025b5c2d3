"""House templates: outlines of a secretariat's own, made from a standing text or from another outline.

They stand in the own store of the side that keeps them, so that the words of one dialogue are seen by nobody of another
because a template was made of them. Only what every party of a draft reads, its standing text, can be taken into one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_draft, access_template, needs, parties_of
from actions.drafts import read_draft
from actions.journal import done_before, record
from actions.wording import check_label, check_remark, check_wording
from dialogue.actors import Actor
from dialogue.refusals import BlankNotClosed, FieldMissing, NoClauses, NoSuchRow
from dialogue.roles import Permission
from dialogue.vocabulary import DraftKind
from drafts.house_outline import HouseSheet, SheetClause, fingerprint_of, kept, open_brackets, sheet_of_outline
from drafts.outlines import outlines
from drafts.rolling_render import BracketStyle
from models.base import new_id
from models.drafts import Clause, Draft, Revision
from models.house_templates import HouseTemplate, HouseTemplateClause, HouseTemplateRetirement

_SQUARE: Final = str.maketrans("【】", "［］")


@dataclass(frozen=True, slots=True)
class TemplateBase:
    """What a template is made from: the clauses to begin with, and where they stand. At most one of the three is given.

    `parties` are those that read the words already; none where the words are nobody's.
    """

    sheet: HouseSheet
    kind: DraftKind | None = None
    draft_id: UUID | None = None
    outline: str = ""
    made_from_id: UUID | None = None
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A house template as one line of a list. `draft_en` and so on name the draft whose words it holds."""

    id: UUID
    name_en: str
    name_zh: str
    note: str
    kind: DraftKind
    clauses: int
    outline: str
    draft_id: UUID | None
    draft_en: str
    draft_zh: str
    parties: tuple[str, ...]
    made_from_en: str
    made_from_zh: str
    made_at: datetime
    by_id: UUID | None
    by_name: str
    fingerprint: str
    retired_at: datetime | None = None
    retired_by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A house template with its clauses."""

    line: TemplateLine
    clauses: HouseSheet


def template_from_draft(joint: Session, actor: Actor, draft_id: UUID) -> TemplateBase:
    """The standing text of a draft, as it may be taken into a template. Raises NoSuchRow, NotPermitted."""
    draft = access_draft(joint, actor, draft_id, Permission.TEMPLATE_WRITE)
    text = read_draft(joint, actor, draft.id)
    brackets = _SQUARE if draft.bracket_style == BracketStyle.LENTICULAR else {}
    sheet = tuple(
        SheetClause(
            s.head.number, s.head.kind, s.head.level, s.head.text_en, s.head.text_zh.translate(brackets), s.head.id,
            ("", "") if s.is_conformed else (s.head.lagging, s.head.lagging_side),
        )
        for s in text.clauses
        if not s.head.struck
    )  # fmt: skip
    return TemplateBase(sheet, draft.kind, draft_id=draft.id, parties=text.parties)


def template_from_outline(actor: Actor, outline: str) -> TemplateBase:
    """The clauses of a built-in outline, by its key. Raises NoSuchRow, NotPermitted."""
    needs(actor, Permission.TEMPLATE_WRITE)
    found = outlines().get(outline)
    if found is None:
        raise NoSuchRow(noun="outline")
    return TemplateBase(sheet_of_outline(found), found.kind, outline=outline)


def template_from_template(joint: Session, own: Session, actor: Actor, template_id: UUID) -> TemplateBase:
    """The clauses of a house template, to make another of them. Raises NoSuchRow, NotPermitted."""
    template = access_template(own, actor, template_id, Permission.TEMPLATE_WRITE)
    parties = parties_of(joint, template.draft_id) if template.draft_id else ()
    return TemplateBase(
        _clauses(own, template), template.kind, template.draft_id, template.outline, template.id, parties
    )


def save_template(
    joint: Session, own: Session, actor: Actor, base: TemplateBase, sheet: HouseSheet, *, name_en: str, name_zh: str,
    kind: DraftKind, note: str = "", key: str | None = None,
) -> HouseTemplate:  # fmt: skip
    """Keep the sheet as a house template, under a name in both languages. Journal: template:saved.

    What the sheet says to come from a draft must stand, or have stood, in that draft. Raises FieldMissing (name),
    NoClauses, TextEmpty, BlankNotClosed, HiddenCharacters, NoSuchRow, NotPermitted.
    """
    needs(actor, Permission.TEMPLATE_WRITE)
    if own.info["audience_is_joint"]:
        raise ValueError("a house template stands in the own store of those who keep it")
    if made := done_before(own, key):
        return own.get_one(HouseTemplate, made)
    if base.draft_id is not None:
        access_draft(joint, actor, base.draft_id, Permission.TEMPLATE_WRITE)
    if base.made_from_id is not None:
        access_template(own, actor, base.made_from_id, Permission.TEMPLATE_WRITE)
    clauses = tuple(replace(clause, number=clause.number.strip()) for clause in kept(sheet))
    _check(clauses, name_en, name_zh, note)
    _check_sources(joint, base.draft_id, clauses)
    template_id = new_id()
    template = HouseTemplate(
        id=template_id, name_en=name_en.strip(), name_zh=name_zh.strip(), note=note.strip(), kind=kind,
        draft_id=base.draft_id, outline=base.outline, made_from_id=base.made_from_id,
        fingerprint=fingerprint_of(template_id, kind, clauses), side=actor.side, by_id=actor.user_id, by_name=actor.name,
    )  # fmt: skip
    own.add(template)
    own.flush()
    own.add_all(
        HouseTemplateClause(
            template_id=template.id, ordinal=ordinal, number=c.number, kind=c.kind, level=c.level, text_en=c.en,
            text_zh=c.zh, revision_id=c.revision_id, lagging=c.lagging[0], lagging_side=c.lagging[1],
        )
        for ordinal, c in enumerate(clauses, 1)
    )  # fmt: skip
    record(own, actor, "template:saved", template, key=key, clauses=len(clauses))
    return template


def retire_template(
    own: Session, actor: Actor, template_id: UUID, *, reason: str = "", key: str | None = None
) -> HouseTemplateRetirement:
    """Offer a house template no longer. It stays readable; retiring it again changes nothing. Journal: template:retired.

    Raises HiddenCharacters, NoSuchRow, NotPermitted.
    """
    template = access_template(own, actor, template_id, Permission.TEMPLATE_WRITE)
    if made := done_before(own, key):
        return own.get_one(HouseTemplateRetirement, made)
    check_remark(reason)
    if (before := retirement_of(own, template)) is not None:
        return before
    retirement = HouseTemplateRetirement(
        template_id=template.id, reason=reason.strip(), side=actor.side, by_id=actor.user_id, by_name=actor.name
    )
    own.add(retirement)
    record(own, actor, "template:retired", retirement, key=key)
    return retirement


def list_templates(joint: Session, own: Session, actor: Actor, *, even_retired: bool = False) -> list[TemplateLine]:
    """The house templates of one's own side, by their name; those that are retired only where they are asked for."""
    needs(actor, Permission.TEMPLATE_READ)
    templates = own.exec(select(HouseTemplate).where(HouseTemplate.side == actor.side)).all()
    lines = [_line(joint, own, template) for template in sorted(templates, key=lambda t: (t.name_en.casefold(), t.id))]
    return [line for line in lines if even_retired or line.retired_at is None]


def read_template(joint: Session, own: Session, actor: Actor, template_id: UUID) -> TemplateView:
    """One house template with its clauses, also a retired one. Raises NoSuchRow, NotPermitted."""
    template = access_template(own, actor, template_id, Permission.TEMPLATE_READ)
    return TemplateView(_line(joint, own, template), _clauses(own, template))


def names_of_templates(own: Session, actor: Actor, fingerprints: Iterable[str]) -> dict[str, tuple[UUID, str, str]]:
    """The templates of one's own side with these fingerprints: identifier, and the name in both languages."""
    needs(actor, Permission.TEMPLATE_READ)
    query = select(HouseTemplate).where(
        HouseTemplate.fingerprint.in_(set(fingerprints)), HouseTemplate.side == actor.side,  # type: ignore[attr-defined]
    )  # fmt: skip
    return {row.fingerprint: (row.id, row.name_en, row.name_zh) for row in own.exec(query)}


def retirement_of(own: Session, template: HouseTemplate) -> HouseTemplateRetirement | None:
    """How a template was retired; None while it is offered."""
    return own.exec(select(HouseTemplateRetirement).where(HouseTemplateRetirement.template_id == template.id)).first()


def _check(clauses: Sequence[SheetClause], name_en: str, name_zh: str, note: str) -> None:
    if not name_en.strip() or not name_zh.strip():
        raise FieldMissing(field="name in both languages")
    for name in (name_en, name_zh):
        check_label(name)
    check_remark(note)
    if not clauses:
        raise NoClauses()
    for at, clause in enumerate(clauses, 1):
        check_wording(clause.en, clause.zh)
        check_label(clause.number)
        if languages := open_brackets(clause):
            raise BlankNotClosed(number=clause.number or f"#{at}", language=languages[0])


def _check_sources(joint: Session, draft_id: UUID | None, clauses: Iterable[SheetClause]) -> None:
    """What a clause is said to come from is of the draft that was named, whose standing text one reads."""
    for clause in clauses:
        if clause.revision_id is None:
            continue
        revision = joint.get(Revision, clause.revision_id)
        if revision is None or draft_id is None or joint.get_one(Clause, revision.clause_id).draft_id != draft_id:
            raise NoSuchRow(noun="revision")


def _clauses(own: Session, template: HouseTemplate) -> HouseSheet:
    query = select(HouseTemplateClause).where(HouseTemplateClause.template_id == template.id)
    return tuple(
        SheetClause(
            row.number, row.kind, row.level, row.text_en, row.text_zh, row.revision_id, (row.lagging, row.lagging_side)
        )
        for row in sorted(own.exec(query), key=lambda row: row.ordinal)
    )


def _line(joint: Session, own: Session, template: HouseTemplate) -> TemplateLine:
    draft = joint.get(Draft, template.draft_id) if template.draft_id else None
    before = own.get(HouseTemplate, template.made_from_id) if template.made_from_id else None
    retired = retirement_of(own, template)
    ordinals = own.exec(select(HouseTemplateClause.ordinal).where(HouseTemplateClause.template_id == template.id)).all()
    return TemplateLine(
        template.id, template.name_en, template.name_zh, template.note, template.kind, len(ordinals), template.outline,
        template.draft_id, draft.title_en if draft else "", draft.title_zh if draft else "",
        parties_of(joint, draft.id) if draft else (), before.name_en if before else "", before.name_zh if before else "",
        template.made_at, template.by_id, template.by_name, template.fingerprint,
        retired.made_at if retired else None, retired.by_name if retired else "", retired.reason if retired else "",
    )  # fmt: skip


__all__ = [
    "TemplateBase", "TemplateLine", "TemplateView", "list_templates", "names_of_templates", "read_template",
    "retire_template", "retirement_of", "save_template", "template_from_draft", "template_from_outline",
    "template_from_template",
]  # fmt: skip
