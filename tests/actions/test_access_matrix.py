"""One matrix: every verb of drafting by every role, for a party of the draft, for an outsider and for the secretariat.

What is expected follows from the table of permissions and from who is a party of the draft, and from nothing else. The
verbs run on the stores directly, so that each is seen to have a door of its own.
"""

import inspect
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from types import ModuleType
from uuid import NAMESPACE_URL, uuid5

import pytest

from actions import (
    acceptances,
    adopted_texts,
    adoptions,
    agenda,
    batches,
    bracket_styles,
    clause_history,
    clause_origins,
    clause_positions,
    copy_checks,
    delegation_pack,
    document_check,
    draft_marking,
    draft_starts,
    drafts,
    errata,
    file_comparison,
    follow_ups,
    follow_ups_confirm,
    follow_ups_recognise,
    house_templates,
    journal,
    keys,
    letterheads,
    library,
    mandate_paper,
    mandates,
    milestones,
    paper_exports,
    past_texts,
    proposals,
    rebasing,
    rooms,
    silences,
    standing_text,
    standstill,
    statements,
    structural_proposals,
    tabling,
    template_starts,
    thread_news,
    threads,
    users,
    word_bases,
    word_changes,
    word_comparative,
    word_errata,
    word_exports,
    word_names,
    word_originals,
    word_remarks,
    word_returns,
    word_rolling,
    word_threads,
    word_versions,
)
from actions.desk import Desk
from actions.journal import record
from actions.proposals import Wording
from actions.transaction import transaction
from dialogue.actors import Actor
from dialogue.audiences import ACCOUNTS, JOINT, side_audience
from dialogue.follow_ups import FollowUpKind
from dialogue.refusals import (
    CannotConformOwnChange,
    NoSuchRow,
    NotAPartyToThisDraft,
    NotPermitted,
    Refusal,
    StoreClosed,
)
from dialogue.roles import PERMISSIONS, Permission, Role
from dialogue.statements import StatementKind
from dialogue.vocabulary import ClauseKind, DraftKind, Marking, Strength
from drafts.house_outline import sheet_of_outline
from drafts.mandate import DepartureKind, Mandate
from drafts.outlines import outlines
from drafts.proposals import Answer, ProposalKind
from drafts.rolling_render import BracketStyle
from models.base import new_id, now
from models.proposals import Batch, Proposal
from models.stores import Stores
from tests.actions import closing
from tests.actions.drafting import set_table
from tests.actions.matrix_rows import OTHER_WORDS as WORDS
from tests.actions.matrix_rows import set_down, shaped, template
from tests.actions.matrix_verb import Bed, Verb, verb_on_joint
from tests.actions.matrix_word import WORD_VERBS
from tests.actions.starting import CHINESE_FILE, SHEET, WORD_FILE, opening
from tests.actions.without_a_door import WITHOUT_A_DOOR

P = Permission
MODULES = (
    house_templates, letterheads, library, mandate_paper, mandates, paper_exports, template_starts, thread_news, threads,
    clause_history, clause_positions, milestones, past_texts,
    adopted_texts, adoptions, errata, file_comparison, follow_ups, follow_ups_confirm, follow_ups_recognise, silences, standing_text, standstill, statements,
    acceptances, agenda, batches, bracket_styles, clause_origins, copy_checks, delegation_pack, document_check, draft_marking, draft_starts, drafts, journal, keys, proposals, rebasing, rooms, structural_proposals,
    tabling, users, word_bases, word_changes, word_comparative, word_errata, word_exports, word_names, word_originals,
    word_remarks, word_returns, word_rolling, word_threads, word_versions,
)  # fmt: skip
REST = follow_ups_confirm.Words("where they fall.", "")
RULES = Mandate(red_line="None of it.")
HOUSE = house_templates.TemplateBase(sheet_of_outline(outlines()["mou"]))
PAPER = mandate_paper.PaperWords(
    "en", *[""] * 12, dict.fromkeys(mandates.Where, ""), dict.fromkeys(DepartureKind, ""), {}
)  # fmt: skip
MORE_WORDS = Wording("Still other words.", "另外的措辞。")


VERBS = WORD_VERBS | {
    "open_draft": verb_on_joint(P.DRAFT_OPEN, lambda b, a, s: drafts.open_draft(
        s, a, dialogue_id=b.table.dialogue, meeting_id=None, kind=DraftKind.CONSENSUS, title_en="T", title_zh="", parties=["us", "cn"],
    ), hides=False),
    "earlier_texts": verb_on_joint(P.DRAFT_READ, lambda b, a, s: draft_starts.earlier_texts(s, a), hides=False),
    "start_from_text": verb_on_joint(P.DRAFT_OPEN, lambda b, a, s: draft_starts.start_from_text(s, a, opening(b.table), b.private["ready"]), needs_first=True),
    "start_from_outline": verb_on_joint(P.DRAFT_OPEN, lambda b, a, s: draft_starts.start_from_outline(s, a, opening(b.table), "mou"), hides=False),
    "template_from_draft": verb_on_joint(P.TEMPLATE_WRITE, lambda b, a, s: house_templates.template_from_draft(s, a, b.table.draft)),
    "template_from_outline": verb_on_joint(P.TEMPLATE_WRITE, lambda b, a, s: house_templates.template_from_outline(a, "mou"), hides=False),
    "template_from_template": Verb(P.TEMPLATE_WRITE, lambda b, a, s, own: house_templates.template_from_template(s, own, a, b.private[f"template of {a.side}"])),
    "save_template": Verb(P.TEMPLATE_WRITE, lambda b, a, s, own: house_templates.save_template(s, own, a, HOUSE, HOUSE.sheet, name_en="T", name_zh="范", kind=DraftKind.MOU), hides=False),
    "retire_template": Verb(P.TEMPLATE_WRITE, lambda b, a, s, own: house_templates.retire_template(own, a, b.private[f"template of {a.side}"])),
    "list_templates": Verb(P.TEMPLATE_READ, lambda b, a, s, own: house_templates.list_templates(s, own, a), hides=False),
    "read_template": Verb(P.TEMPLATE_READ, lambda b, a, s, own: house_templates.read_template(s, own, a, b.private[f"template of {a.side}"])),
    "names_of_templates": Verb(P.TEMPLATE_READ, lambda b, a, s, own: house_templates.names_of_templates(own, a, []), hides=False),
    "start_from_template": Verb(P.DRAFT_OPEN, lambda b, a, s, own: template_starts.start_from_template(s, own, a, opening(b.table), b.private[f"template of {a.side}"]), needs_first=True),
    "start_from_word": verb_on_joint(P.DRAFT_OPEN, lambda b, a, s: draft_starts.start_from_word(s, a, opening(b.table), *SHEET), hides=False),
    "start_empty": verb_on_joint(P.DRAFT_OPEN, lambda b, a, s: draft_starts.start_empty(s, a, opening(b.table)), hides=False),
    "read_one_file": Verb(P.DRAFT_OPEN, lambda b, a, s, own: draft_starts.read_one_file(a, WORD_FILE), hides=False),
    "read_two_files": Verb(P.DRAFT_OPEN, lambda b, a, s, own: draft_starts.read_two_files(a, WORD_FILE, CHINESE_FILE), hides=False),
    "keep_files": Verb(P.DRAFT_OPEN, lambda b, a, s, own: draft_starts.keep_files(Desk(b.stores, a), b.table.draft, [WORD_FILE]), by_desk="own"),
    "clause_origins": verb_on_joint(P.DRAFT_READ, lambda b, a, s: clause_origins.clause_origins(s, a, b.table.clauses[0])),
    "copied_clauses": verb_on_joint(P.DRAFT_READ, lambda b, a, s: clause_origins.copied_clauses(s, a, b.table.draft)),
    "started_from": verb_on_joint(P.DRAFT_READ, lambda b, a, s: draft_starts.started_from(s, a, b.table.draft)),
    "list_drafts": verb_on_joint(P.DRAFT_READ, lambda b, a, s: drafts.list_drafts(s, a), hides=False),
    "draft_lines": verb_on_joint(P.DRAFT_READ, lambda b, a, s: drafts.draft_lines(s, a), hides=False),
    "read_draft": verb_on_joint(P.DRAFT_READ, lambda b, a, s: drafts.read_draft(s, a, b.table.draft)),
    "read_history": verb_on_joint(P.DRAFT_READ, lambda b, a, s: drafts.read_history(s, a, b.table.clauses[0])),
    "set_milestone": verb_on_joint(P.DRAFT_MILESTONE, lambda b, a, s: milestones.set_milestone(s, a, b.table.draft)),
    "list_milestones": verb_on_joint(P.DRAFT_READ, lambda b, a, s: milestones.list_milestones(s, a, b.table.draft)),
    "read_milestone": verb_on_joint(P.DRAFT_READ, lambda b, a, s: milestones.read_milestone(s, a, b.private["milestone"])),
    "compare": verb_on_joint(P.DRAFT_READ, lambda b, a, s: milestones.compare(s, a, b.private["milestone"])),
    "read_draft_as_at": verb_on_joint(P.DRAFT_READ, lambda b, a, s: past_texts.read_draft_as_at(s, a, b.table.draft, now())),
    "read_draft_up_to": verb_on_joint(P.DRAFT_READ, lambda b, a, s: past_texts.read_draft_up_to(s, a, b.table.draft, 10**6)),
    "clause_draft": verb_on_joint(P.DRAFT_READ, lambda b, a, s: clause_history.clause_draft(s, a, b.table.clauses[0])),
    "clause_history": verb_on_joint(P.DRAFT_READ, lambda b, a, s: clause_history.clause_history(s, a, b.table.clauses[0])),
    "own_clause_history": Verb(P.DRAFT_READ, lambda b, a, s, own: clause_history.own_clause_history(own, s, a, b.table.clauses[0])),
    "cite_position": verb_on_joint(P.POSITION_RECORD, lambda b, a, s: clause_positions.cite_position(s, a, b.table.clauses[0], b.private["position"])),
    "positions_behind": verb_on_joint(P.DRAFT_READ, lambda b, a, s: clause_positions.positions_behind(s, a, b.table.clauses[0])),
    "tabled_proposals": verb_on_joint(P.DRAFT_READ, lambda b, a, s: proposals.tabled_proposals(s, a, b.table.draft)),
    "own_proposals": Verb(P.DRAFT_READ, lambda b, a, s, own: proposals.own_proposals(own, a, b.table.draft), hides=False),
    "propose_edit": Verb(P.CLAUSE_PROPOSE, lambda b, a, s, own: proposals.propose_edit(s, own, a, b.table.clauses[0], None, WORDS)),
    "propose_deletion": Verb(P.CLAUSE_PROPOSE, lambda b, a, s, own: proposals.propose_deletion(s, own, a, b.table.clauses[0], None)),
    "propose_insertion": Verb(P.CLAUSE_PROPOSE, lambda b, a, s, own: proposals.propose_insertion(s, own, a, b.table.draft, None, WORDS)),
    "propose_counter": Verb(P.CLAUSE_PROPOSE, lambda b, a, s, own: proposals.propose_counter(s, own, a, b.theirs, MORE_WORDS)),
    "propose_move": Verb(P.CLAUSE_PROPOSE, lambda b, a, s, own: structural_proposals.propose_move(s, own, a, b.table.clauses[2], None, None)),
    "propose_split": Verb(P.CLAUSE_PROPOSE, lambda b, a, s, own: structural_proposals.propose_split(s, own, a, b.table.clauses[2], None, WORDS, ("A.", "甲。"))),
    "propose_merger": Verb(P.CLAUSE_PROPOSE, lambda b, a, s, own: structural_proposals.propose_merger(s, own, a, b.table.clauses[2], None, b.table.clauses[0], None, WORDS)),
    "propose_restyle": Verb(P.CLAUSE_PROPOSE, lambda b, a, s, own: structural_proposals.propose_restyle(s, own, a, b.table.clauses[2], None, kind=ClauseKind.SUBPARAGRAPH, level=2, number="(a)")),
    "edit_move": Verb(P.CLAUSE_PROPOSE, lambda b, a, s, own: structural_proposals.edit_move(s, own, a, b.private[f"move of {a.side}"], b.table.clauses[0])),
    "edit_split": Verb(P.CLAUSE_PROPOSE, lambda b, a, s, own: structural_proposals.edit_split(own, a, b.private[f"split of {a.side}"], WORDS, ("A.", "甲。"))),
    "edit_restyle": Verb(P.CLAUSE_PROPOSE, lambda b, a, s, own: structural_proposals.edit_restyle(s, own, a, b.private[f"restyle of {a.side}"], kind=ClauseKind.SUBPARAGRAPH, level=2, number="(b)")),
    "choose_brackets": verb_on_joint(P.DRAFT_OPEN, lambda b, a, s: bracket_styles.choose_brackets(s, a, b.table.draft, BracketStyle.LENTICULAR)),
    "mark_draft": verb_on_joint(P.DRAFT_OPEN, lambda b, a, s: draft_marking.mark_draft(s, a, b.table.draft, Marking.SENSITIVE)),
    "open_batch": Verb(P.CLAUSE_PROPOSE, lambda b, a, s, own: batches.open_batch(s, own, a, b.table.draft, title_en="T", title_zh="")),
    "put_in_batch": Verb(P.CLAUSE_PROPOSE, lambda b, a, s, own: batches.put_in_batch(own, a, b.private[a.side], None)),
    "own_batches": Verb(P.DRAFT_READ, lambda b, a, s, own: batches.own_batches(own, a, b.table.draft), hides=False),
    "tabled_batches": verb_on_joint(P.DRAFT_READ, lambda b, a, s: batches.tabled_batches(s, a, b.table.draft)),
    "table_batch": Verb(P.CLAUSE_TABLE, lambda b, a, s, own: batches.table_batch(Desk(b.stores, a), b.private[f"batch of {a.side}"]), by_desk="own"),
    "edit_proposal": Verb(P.CLAUSE_PROPOSE, lambda b, a, s, own: proposals.edit_proposal(own, a, b.private[a.side], WORDS)),
    "discard_proposal": Verb(P.CLAUSE_PROPOSE, lambda b, a, s, own: proposals.discard_proposal(own, a, b.private[a.side])),
    "table_proposal": Verb(P.CLAUSE_TABLE, lambda b, a, s, own: tabling.table_proposal(Desk(b.stores, a), b.private[a.side]), by_desk="own"),
    "withdraw_proposal": verb_on_joint(P.CLAUSE_TABLE, lambda b, a, s: proposals.withdraw_proposal(s, a, b.private[f"tabled by {a.side}"])),
    "answer_proposal": verb_on_joint(P.CLAUSE_ANSWER, lambda b, a, s: proposals.answer_proposal(s, a, b.theirs, Answer.COUNTER)),
    "accept_proposal": verb_on_joint(P.CLAUSE_ACCEPT, lambda b, a, s: acceptances.accept_proposal(s, a, b.theirs), parties_only=True),
    "accept_clause": verb_on_joint(P.CLAUSE_ACCEPT, lambda b, a, s: keys.accept_clause(s, a, b.table.clauses[0], b.table.first[0]), parties_only=True),
    "confirm_from_capital": verb_on_joint(P.CLAUSE_ACCEPT, lambda b, a, s: keys.confirm_from_capital(s, a, b.table.clauses[0]), parties_only=True),
    "release_clause": verb_on_joint(P.CLAUSE_ACCEPT, lambda b, a, s: keys.release_clause(s, a, b.table.clauses[0]), parties_only=True),
    "conform_clause": verb_on_joint(P.CLAUSE_CONFORM, lambda b, a, s: keys.conform_clause(s, a, b.table.clauses[1], b.lagging)),
    "make_statement": verb_on_joint(P.CLAUSE_RESERVE, lambda b, a, s: statements.make_statement(s, a, b.table.clauses[0], b.table.first[0], StatementKind.RESERVATION, text_en="T", text_zh=""), parties_only=True),
    "withdraw_statement": verb_on_joint(P.CLAUSE_RESERVE, lambda b, a, s: statements.withdraw_statement(s, a, b.private["statement"]), parties_only=True),
    "list_statements": verb_on_joint(P.DRAFT_READ, lambda b, a, s: statements.list_statements(s, a, b.table.draft)),
    "open_silence": verb_on_joint(P.DRAFT_SILENCE, lambda b, a, s: silences.open_silence(s, a, b.private["ready"], zone="UTC", wall_time=now().replace(tzinfo=None, year=2099))),
    "break_silence": verb_on_joint(P.CLAUSE_ACCEPT, lambda b, a, s: silences.break_silence(s, a, b.private["silence"], "R"), parties_only=True),
    "cancel_silence": verb_on_joint(P.DRAFT_SILENCE, lambda b, a, s: silences.cancel_silence(s, a, b.private["silence"], "R")),
    "settle_silence": verb_on_joint(P.DRAFT_READ, lambda b, a, s: silences.settle_silence(s, a, b.table.draft)),
    "list_silences": verb_on_joint(P.DRAFT_READ, lambda b, a, s: silences.list_silences(s, a, b.table.draft)),
    "capitals": verb_on_joint(P.DRAFT_READ, lambda b, a, s: silences.capitals(s, a, b.table.draft)),
    "give_zone": verb_on_joint(P.DRAFT_SILENCE, lambda b, a, s: silences.give_zone(s, a, "us", "UTC"), hides=False),
    "adopt_text": verb_on_joint(P.DRAFT_ADOPT, lambda b, a, s: adoptions.adopt_text(s, a, b.private["ready"]), parties_only=True),
    "read_adoption": verb_on_joint(P.DRAFT_READ, lambda b, a, s: adoptions.read_adoption(s, a, b.table.draft)),
    "set_package": verb_on_joint(P.DRAFT_OPEN, lambda b, a, s: adoptions.set_package(s, a, b.table.draft, True)),
    "declare_erratum": verb_on_joint(P.DRAFT_CORRECT, lambda b, a, s: errata.declare_erratum(s, a, b.private["adopted clause"], language="en", wrong="lie", right="lay", reason="R")),
    "recognise_erratum": verb_on_joint(P.DRAFT_ADOPT, lambda b, a, s: errata.recognise_erratum(s, a, b.private["erratum"]), parties_only=True),
    "keep_adopted_text": verb_on_joint(P.MEETING_RECORD, lambda b, a, s: adopted_texts.keep_adopted_text(s, a, b.private["adopted draft"])),
    "read_adopted_sources": verb_on_joint(P.DRAFT_READ, lambda b, a, s: adopted_texts.read_adopted_sources(s, a, b.private["adopted draft"])),
    "read_follow_ups": verb_on_joint(P.DRAFT_READ, lambda b, a, s: follow_ups.read_follow_ups(s, a, b.private["adopted draft"], today=date(2027, 1, 1))),
    "origins_of_agenda": verb_on_joint(P.DIALOGUE_READ, lambda b, a, s: follow_ups.origins_of_agenda(s, a, b.private["meeting"])),
    "origins_of_recommendations": verb_on_joint(P.DIALOGUE_READ, lambda b, a, s: follow_ups.origins_of_recommendations(s, a, []), hides=False),
    "origin_of_commitment": verb_on_joint(P.DIALOGUE_READ, lambda b, a, s: follow_ups.origin_of_commitment(s, a, b.private["commitment"])),
    "confirm_commitment": verb_on_joint(P.COMMITMENT_RECORD, lambda b, a, s: follow_ups_confirm.confirm_commitment(s, a, b.private["adopted clause"], REST, follow_ups_confirm.Undertaking(Strength.WILL, debtor="us", action_en="A"))),
    "confirm_recommendation": verb_on_joint(P.COMMITMENT_RECORD, lambda b, a, s: follow_ups_confirm.confirm_recommendation(s, a, b.private["adopted clause"], REST, text_en="A")),
    "confirm_point": verb_on_joint(P.MEETING_RECORD, lambda b, a, s: follow_ups_confirm.confirm_point(s, a, b.private["adopted clause"], REST, title_en="A", meeting_id=b.private["meeting"])),
    "set_aside": verb_on_joint(P.COMMITMENT_RECORD, lambda b, a, s: follow_ups_confirm.set_aside(s, a, b.private["adopted clause"], REST, FollowUpKind.COMMITMENT)),
    "recognise_follow_up": verb_on_joint(P.DRAFT_ADOPT, lambda b, a, s: follow_ups_recognise.recognise_follow_up(s, a, b.private["follow-up"]), parties_only=True),
    "list_errata": verb_on_joint(P.DRAFT_READ, lambda b, a, s: errata.list_errata(s, a, b.table.draft)),
    "set_mandate": Verb(P.MANDATE_WRITE, lambda b, a, s, own: mandates.set_mandate(s, own, a, b.table.draft, b.table.clauses[0], RULES), needs_first=True, parties_only=True),
    "retire_mandate": Verb(P.MANDATE_WRITE, lambda b, a, s, own: mandates.retire_mandate(own, a, b.mandate), needs_first=True, parties_only=True),
    "read_mandates": Verb(P.MANDATE_READ, lambda b, a, s, own: mandates.read_mandates(own, a, b.table.draft), hides=False, parties_only=True),
    "departures_of": Verb(P.MANDATE_READ, lambda b, a, s, own: mandates.departures_of(Desk(b.stores, a), b.table.draft), needs_first=True, parties_only=True, by_desk="own"),
    "departures_of_wording": Verb(P.MANDATE_READ, lambda b, a, s, own: mandates.departures_of_wording(Desk(b.stores, a), b.table.draft, [b.table.clauses[0]], "A.", "甲。"), needs_first=True, parties_only=True, by_desk="own"),
    "back_to_capital": Verb(P.MANDATE_READ, lambda b, a, s, own: mandate_paper.back_to_capital(Desk(b.stores, a), b.table.draft, PAPER), needs_first=True, parties_only=True, by_desk="own"),
    "open_thread": Verb(P.CLAUSE_COMMENT, lambda b, a, s, own: threads.open_thread(s, s, a, b.table.clauses[0], "Why?")),
    "reply": verb_on_joint(P.CLAUSE_COMMENT, lambda b, a, s: threads.reply(s, a, b.thread, "Why not?")),
    "resolve_thread": verb_on_joint(P.CLAUSE_COMMENT, lambda b, a, s: threads.resolve_thread(s, a, b.thread)),
    "reopen_thread": verb_on_joint(P.CLAUSE_COMMENT, lambda b, a, s: threads.reopen_thread(s, a, b.thread)),
    "threads_of": verb_on_joint(P.DRAFT_READ, lambda b, a, s: threads.threads_of(s, s, a, b.table.draft)),
    "all_threads": Verb(P.DRAFT_READ, lambda b, a, s, own: threads.all_threads(Desk(b.stores, a), b.table.draft), by_desk="joint"),
    "threads_since": Verb(P.DRAFT_READ, lambda b, a, s, own: thread_news.threads_since(Desk(b.stores, a), b.table.draft, rooms.Moment()), by_desk="joint"),
    "mentions_of": Verb(P.DRAFT_READ, lambda b, a, s, own: threads.mentions_of(Desk(b.stores, a)), hides=False, needs_first=True, by_desk="joint"),
    "who_reads": Verb(P.CLAUSE_COMMENT, lambda b, a, s, own: threads.who_reads(s, b.accounts, a, b.table.draft), hides=False),
    "find_language": Verb(P.DRAFT_READ, lambda b, a, s, own: library.find_language(Desk(b.stores, a), "words"), hides=False, by_desk="joint"),
    "departures_from_precedent": Verb(P.DRAFT_READ, lambda b, a, s, own: library.departures_from_precedent(Desk(b.stores, a), b.table.draft, None, "A.", "甲。"), by_desk="joint"),
    "advice_while_writing": Verb(P.DRAFT_READ, lambda b, a, s, own: library.advice_while_writing(Desk(b.stores, a), b.table.draft, None, "A.", "甲。"), by_desk="joint"),
    "agreed_language": Verb(P.DRAFT_READ, lambda b, a, s, own: library.agreed_language(Desk(b.stores, a)), hides=False, by_desk="joint"),
    "count_journal": verb_on_joint(P.JOURNAL_READ, lambda b, a, s: journal.count_journal(s, a), hides=False),
    "read_journal": verb_on_joint(P.JOURNAL_READ, lambda b, a, s: journal.read_journal(s, a), hides=False),
    "read_room": Verb(P.DRAFT_READ, lambda b, a, s, own: rooms.read_room(Desk(b.stores, a), b.table.draft), by_desk="joint"),
    "moment_of": Verb(P.DRAFT_READ, lambda b, a, s, own: rooms.moment_of(Desk(b.stores, a), b.table.draft), by_desk="joint"),
    "touched_since": Verb(P.DRAFT_READ, lambda b, a, s, own: rooms.touched_since(Desk(b.stores, a), b.table.draft, rooms.Moment()), by_desk="joint"),
    "create_user": Verb(P.USER_ADMINISTER, lambda b, a, s, own: users.create_user(b.accounts, a, sign_in_name="new", name_en="New", role=Role.OBSERVER, party=None, password="a long pass phrase"), hides=False),
    "list_users": Verb(P.USER_ADMINISTER, lambda b, a, s, own: users.list_users(b.accounts, a), hides=False),
    "disable_user": Verb(P.USER_ADMINISTER, lambda b, a, s, own: users.disable_user(b.accounts, a, b.user, disabled=True), hides=False),
}  # fmt: skip
"""Every verb of these modules that acts for a person."""


class Undone(Exception):
    """Leave no trace of an allowed act."""


@pytest.fixture(scope="module")
def bed(sqlite_bed, tmp_path_factory) -> Iterator[Bed]:
    """One table for the whole matrix: allowed acts are undone."""
    from tests.cast import CAST

    stores = Stores(sqlite_bed.copy(tmp_path_factory.mktemp("matrix")))
    desks = {name: Desk(stores, actor) for name, actor in CAST.items()}
    table = set_table(stores, desks)
    with desks["ada"].writing(ACCOUNTS) as accounts:
        user = users.create_user(
            accounts, desks["ada"].actor, sign_in_name="elliot", name_en="E", role=Role.EXPORT_STAFF, party=None,
            password="", is_demo=True,
        )  # fmt: skip
    lagging = table.accept_proposal("wenyan", table.table("orla", "Each side should report.", CLAUSE_ZH, 1))
    private = {
        "us": table.write("daniel", WORDS.en, WORDS.zh).id,
        "secretariat": table.write("orla", WORDS.en, WORDS.zh).id,
        "tabled by us": table.table("daniel", WORDS.en, WORDS.zh).id,
        "tabled by secretariat": table.table("orla", WORDS.en, WORDS.zh).id,
    }
    private |= {"outside": private["us"], "tabled by outside": private["tabled by us"], "batch of outside": new_id()}
    private |= shaped(table, "daniel") | shaped(table, "orla")
    private |= {f"{kind} of outside": private[f"{kind} of us"] for kind in ("move", "split", "restyle")}
    private |= {f"template of {side}": template(stores, side) for side in ("us", "secretariat")}
    private["template of outside"] = private["template of us"]
    private |= set_down(table) | closing.drafts_to_close(stores, desks, table)
    bed = Bed(stores, table, table.table("songbi", WORDS.en, WORDS.zh).id, lagging.id, user.id, private)
    with desks["daniel"].reading() as joint, desks["daniel"].writing_own() as own:
        version = mandates.set_mandate(joint, own, desks["daniel"].actor, table.draft, table.clauses[1], RULES)
        bed.mandate = version.mandate_id
    with desks["daniel"].writing() as joint:
        bed.thread = threads.open_thread(joint, joint, desks["daniel"].actor, table.clauses[1], "Why?").id
    yield bed
    stores.close()


CLAUSE_ZH = "各方应在三十日内提交报告。"


def actor(role: Role, party: str | None) -> Actor:
    return Actor(uuid5(NAMESPACE_URL, f"{role} {party}"), f"{role} {party}", role, party)


def expected(name: str, role: Role, party: str | None) -> type[Refusal] | None:
    """What the tables say: the refusal, or None for an act that is done."""
    verb = VERBS[name]
    permitted = verb.needs in PERMISSIONS[role]
    if verb.needs_first and not permitted:
        return NotPermitted
    closed = {"joint": {Role.ADMINISTRATOR}, "own": {Role.ADMINISTRATOR, Role.OBSERVER}, "": set()}[verb.by_desk]
    if role in closed:
        return StoreClosed
    if verb.hides and party == "outside":
        return NoSuchRow
    if not permitted:
        return NotPermitted
    if verb.parties_only and party is None:
        return NotAPartyToThisDraft
    if name == "conform_clause" and party is None:
        # The change was the secretariat's own; and only its language officer speaks for it at all.
        return CannotConformOwnChange if role == Role.LANGUAGE_OFFICER else NotAPartyToThisDraft
    return None


def outcome(bed: Bed, name: str, who: Actor) -> type[Refusal] | None:
    """What happens; nothing of it stays."""
    all_stores = bed.stores.for_upkeep()
    verb = VERBS[name]
    try:
        if verb.by_desk:
            if who.side in ("us", "secretariat"):
                if name == "table_proposal":
                    bed.private[who.side] = _fresh(bed, who.side).id
                if name == "table_batch":
                    bed.private[f"batch of {who.side}"] = _fresh(bed, who.side, in_batch=True).batch_id
            verb.call(bed, who, None, None)
            return None
        with ExitStack() as opened:
            joint = opened.enter_context(all_stores[JOINT].writing())
            own = opened.enter_context(all_stores[side_audience(who.side)].writing())
            bed.accounts = opened.enter_context(all_stores[ACCOUNTS].writing())
            verb.call(bed, who, joint, own)
            raise Undone
    except Undone:
        return None
    except Refusal as refusal:
        return type(refusal)


def _fresh(bed: Bed, side: str, *, in_batch: bool = False) -> Proposal:
    with transaction(bed.stores.for_upkeep()[side_audience(side)]) as own:
        batch = Batch(draft_id=bed.table.draft, title_en="T", title_zh="", side=side) if in_batch else None
        written = Proposal(
            draft_id=bed.table.draft, clause_id=bed.table.clauses[0], base_id=bed.table.first[0], side=side,
            kind=ProposalKind.REPLACE, text_en=WORDS.en, text_zh=WORDS.zh, batch_id=batch.id if batch else None,
        )  # fmt: skip
        own.add_all(filter(None, (batch, written)))
        record(own, None, "clause:proposal:written", written)
    return written


@pytest.mark.parametrize("name", VERBS)
def test_each_verb_does_for_each_role_what_the_tables_say(bed, name):
    everybody = [(role, party) for role in Role for party in ("us", "outside", None)]
    found = {who: outcome(bed, name, actor(*who)) for who in everybody}
    assert found == {who: expected(name, *who) for who in everybody}


@pytest.mark.parametrize("name", VERBS)
def test_no_verb_acts_for_a_person_of_no_permission(bed, name, monkeypatch):
    monkeypatch.setitem(PERMISSIONS, Role.HEAD, frozenset())
    for party in ("us", None):
        assert outcome(bed, name, actor(Role.HEAD, party)) == NotPermitted


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_is_allowed_to_somebody(name):
    assert any(expected(name, role, party) is None for role in Role for party in ("us", None))


def public_functions(module: ModuleType) -> set[str]:
    return {
        name
        for name, made in vars(module).items()
        if inspect.isfunction(made) and made.__module__ == module.__name__ and not name.startswith("_")
    }


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_public_verb_stands_in_the_matrix_or_says_why_it_has_no_door(module):
    assert public_functions(module) <= VERBS.keys() | WITHOUT_A_DOOR.keys()


def test_no_verb_stands_in_the_matrix_that_is_not_there():
    assert VERBS.keys() | WITHOUT_A_DOOR.keys() == set().union(*map(public_functions, MODULES))


def test_the_agenda_is_for_nobody_without_the_permission_to_read_drafts(bed):
    with pytest.raises(StoreClosed):
        agenda.agenda_of(Desk(bed.stores, actor(Role.ADMINISTRATOR, None)), date(2026, 1, 1))


@pytest.mark.parametrize(("role", "party"), [(Role.OBSERVER, "us"), (Role.RAPPORTEUR, None)])
def test_a_returned_file_is_not_even_read_for_who_may_not_bring_it(bed, role, party):
    with pytest.raises(NotPermitted):
        word_returns.preview_return(Desk(bed.stores, actor(role, party)), b"not read", "a.docx", bed.table.draft)
