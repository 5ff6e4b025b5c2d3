"""The rows of the access matrix about files: what goes out, and what comes back."""

from actions import (
    delegation_pack,
    letterheads,
    paper_exports,
    word_comparative,
    word_exports,
    word_names,
    word_originals,
    word_returns,
)
from actions.desk import Desk
from actions.word_comparative import Comparative
from actions.word_originals import Signing
from dialogue.roles import Permission as P
from exports.word.values import Form
from tests.actions.matrix_verb import Verb, verb_on_joint

HISTORY = paper_exports.RecordForm.TEXT_HISTORY

# fmt: off
WORD_VERBS = {
    "export_draft": Verb(P.DRAFT_EXPORT, lambda b, a, s, own: word_exports.export_draft(Desk(b.stores, a), b.table.draft, Form.REDLINE_TWO_COLUMN), needs_first=True, by_desk="joint"),
    "export_paper": Verb(P.DRAFT_EXPORT, lambda b, a, s, own: paper_exports.export_paper(Desk(b.stores, a), HISTORY, b.table.draft), needs_first=True, by_desk="joint"),
    "paper_made": Verb(P.DRAFT_EXPORT, lambda b, a, s, own: paper_exports.paper_made(Desk(b.stores, a), HISTORY, b.table.draft), needs_first=True, by_desk="joint"),
    "make_draft": Verb(P.DRAFT_EXPORT, lambda b, a, s, own: word_exports.make_draft(Desk(b.stores, a), b.table.draft, Form.REDLINE_TWO_COLUMN), needs_first=True, by_desk="joint"),
    "make_original": Verb(P.DRAFT_EXPORT, lambda b, a, s, own: word_originals.make_original(Desk(b.stores, a), b.table.draft, Signing("us")), needs_first=True, by_desk="joint"),
    "export_original": Verb(P.DRAFT_EXPORT, lambda b, a, s, own: word_originals.export_original(Desk(b.stores, a), b.table.draft, Signing("us")), needs_first=True, by_desk="joint"),
    "order_told": Verb(P.DRAFT_EXPORT, lambda b, a, s, own: word_originals.order_told(Desk(b.stores, a), b.table.draft, Signing("us")), needs_first=True, by_desk="joint"),
    "signatories_known": Verb(P.DRAFT_EXPORT, lambda b, a, s, own: word_originals.signatories_known(Desk(b.stores, a), b.table.draft), needs_first=True, by_desk="joint"),
    "make_comparative": Verb(P.DRAFT_EXPORT, lambda b, a, s, own: word_comparative.make_comparative(Desk(b.stores, a), b.table.draft, Comparative()), needs_first=True, by_desk="joint"),
    "export_comparative": Verb(P.DRAFT_EXPORT, lambda b, a, s, own: word_comparative.export_comparative(Desk(b.stores, a), b.table.draft, Comparative()), needs_first=True, by_desk="joint"),
    "export_pack": Verb(P.DRAFT_EXPORT, lambda b, a, s, own: delegation_pack.export_pack(Desk(b.stores, a), b.table.draft), needs_first=True, by_desk="joint"),
    "latest_exports": Verb(P.DRAFT_EXPORT, lambda b, a, s, own: word_exports.latest_exports(Desk(b.stores, a)), hides=False, needs_first=True, by_desk="own"),
    "list_letterheads": Verb(P.DRAFT_EXPORT, lambda b, a, s, own: letterheads.list_letterheads(Desk(b.stores, a)), hides=False, needs_first=True, by_desk="own"),
    "name_people": verb_on_joint(P.DELEGATION_NAME, lambda b, a, s: word_names.name_people(s, a, False), hides=False, parties_only=True),
    "names_its_people": verb_on_joint(P.DRAFT_READ, lambda b, a, s: word_names.names_its_people(s, a), hides=False),
    "take_return": Verb(P.DRAFT_RETURN, lambda b, a, s, own: word_returns.take_return(Desk(b.stores, a), b"", word_returns.ReturnPreview(b.table.draft, "", "", "0" * 64, "a.docx", (), 0, (), False)), hides=True, needs_first=True, by_desk="own"),
}
# fmt: on
