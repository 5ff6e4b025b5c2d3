"""What the access matrix acts on beside the table itself: private proposals of each shape, a milestone, a house template."""

from uuid import UUID

from actions import milestones, positions, sources, structural_proposals
from actions.journal import record
from actions.proposals import Wording
from actions.transaction import transaction
from dialogue.audiences import side_audience
from dialogue.vocabulary import ClauseKind, DraftKind, SourceKind
from models.house_templates import HouseTemplate, HouseTemplateClause
from models.stores import Stores
from tests.actions.drafting import Table

OTHER_WORDS = Wording("Other words.", "其他措辞。")


def shaped(table: Table, by: str) -> dict[str, UUID]:
    """A private proposal of each kind on how a clause stands, written by somebody for their side."""
    desk, clause = table.desks[by], table.clauses[2]
    style = {"kind": ClauseKind.SUBPARAGRAPH, "level": 2, "number": "(a)"}
    with desk.reading() as joint, desk.writing_own() as own:
        at = (joint, own, desk.actor, clause, None)
        made = {
            "move": structural_proposals.propose_move(*at, None).id,
            "split": structural_proposals.propose_split(*at, OTHER_WORDS, ("A.", "甲。")).id,
            "restyle": structural_proposals.propose_restyle(*at, **style).id,
        }
    return {f"{kind} of {desk.actor.side}": proposal for kind, proposal in made.items()}


def template(stores: Stores, side: str) -> UUID:
    """A house template of a side, in its own store, as nobody but the secretariat makes any."""
    with transaction(stores.for_upkeep()[side_audience(side)]) as own:
        kept = HouseTemplate(
            name_en="T", name_zh="范", kind=DraftKind.MOU, fingerprint=f"{side:0<64}", side=side,
        )  # fmt: skip
        clause = HouseTemplateClause(template_id=kept.id, ordinal=1, kind=ClauseKind.PARAGRAPH, text_en="One.")
        own.add_all((kept, clause))
        record(own, None, "template:saved", kept)
        return kept.id


def set_down(table: Table) -> dict[str, UUID]:
    """A milestone of the draft, and a position of its dialogue."""
    orla = table.desks["orla"]
    said = "Twice a year is enough."
    with orla.writing() as joint:
        milestone = milestones.set_milestone(joint, orla.actor, table.draft)
    with orla.writing() as joint:
        source = sources.record_source(
            joint, orla.actor, kind=SourceKind.NOTE, title="Note", text=said, dialogue_id=table.dialogue
        )
        passage = sources.mark_passage(joint, orla.actor, source.id, said)
        position = positions.record_position(
            joint, orla.actor, passage_id=passage.id, party="us", statement_en=said, dialogue_id=table.dialogue
        )
        return {"milestone": milestone.id, "position": position.id}
