"""Papers of a text: its negotiating history, the certificate that both languages say the same, the letter it went with."""

from dataclasses import replace
from datetime import date

import pytest

from actions import paper_exports
from actions.clause_history import Event
from actions.document_check import Outcome, check_document
from actions.draft_marking import mark_draft
from actions.milestones import list_milestones
from actions.paper_exports import Page, PaperAsked, RecordForm, export_paper, paper_made
from actions.paper_parts import in_eights
from actions.transmittals import record_transmittal
from actions.word_exports import taken_home
from dashboard.journal_words import ACTS
from dialogue.record import Channel
from dialogue.refusals import AboveCeiling, ExportLeaks, NoSuchRow, TextsNotConformed
from dialogue.vocabulary import Marking
from drafts.fingerprint import fingerprint
from drafts.proposals import Answer, ProposalKind
from exports.word import captions_history
from exports.word.leaks import leaks
from tests.actions.closing import adopted_by_all, adoption, agreed, milestone, stated
from tests.actions.drafting import CLAUSES, SECRET, Table, set_table
from tests.actions.papers import printed
from tests.exports.test_word_validators import findings

EN, ZH = CLAUSES[0].text_en, CLAUSES[0].text_zh
CERTIFICATE, LETTER = RecordForm.CERTIFICATE, RecordForm.TRANSMITTAL


@pytest.fixture
def table(sqlite_stores, sqlite_desks) -> Table:
    return set_table(sqlite_stores, sqlite_desks)


def lines(table: Table, form: RecordForm, subject, by: str = "helen", languages=("en",)) -> list[str]:
    return printed(table.desks[by], form, subject, PaperAsked(languages))


def test_the_history_tells_each_act_with_its_side_and_the_words_then(table):
    proposal = table.table("daniel", EN.replace("once", "twice"), ZH)
    table.accept_proposal("wenyan", proposal)
    stated(table)
    told = lines(table, RecordForm.CLAUSE_HISTORY, table.clauses[0])
    for words in ("Put into the draft", EN, "Tabled a proposal", EN.replace("once", "twice"), "us", "cn", "Not as a precedent.",
                  "Accepted the proposal, which became the standing text · proposed by us",
                  "Made a statement beside the clause"):  # fmt: skip
        assert words in told, words
    text = "\n".join(told)
    assert "Daniel" not in text, "a side acts, not a person"


def test_what_a_side_wrote_in_private_is_in_no_history(table, tmp_path):
    table.write("daniel", f"{SECRET} and nothing else.", f"{SECRET}。")
    table.write("songbi", f"{SECRET} again.", f"{SECRET}。", 1)
    for form, subject in ((RecordForm.CLAUSE_HISTORY, table.clauses[0]), (RecordForm.TEXT_HISTORY, table.draft)):
        for name in ("helen", "daniel", "wenyan", "orla"):
            content = paper_made(table.desks[name], form, subject).content
            assert leaks(content, forbidden_words=(SECRET,)) == []
        assert findings(content, tmp_path) == set()


def test_the_history_of_a_text_tells_of_every_clause_and_is_no_text_taken_home(table):
    told = lines(table, RecordForm.TEXT_HISTORY, table.draft, languages=("zh",))
    assert [line for line in told if line.startswith("条款")] == ["条款1", "条款2", "条款3"]
    for clause in CLAUSES:
        assert clause.text_zh in told
    export_paper(table.desks["helen"], RecordForm.TEXT_HISTORY, table.draft)
    assert taken_home(table.desks["helen"], table.draft) is None


def test_every_event_and_act_of_a_clause_has_words_in_both_languages():
    joint = set(Event) - {Event.WRITTEN, Event.EDITED, Event.DISCARDED, Event.OTHER}
    assert set(captions_history.EVENTS) == {event.value for event in joint}
    assert set(captions_history.ANSWERS) == {answer.value for answer in Answer}
    assert set(captions_history.PROPOSED) == {kind.value for kind in ProposalKind}
    assert set(captions_history.ACTS) | captions_history.NOT_TOLD <= set(ACTS)
    for pair in (*captions_history.EVENTS.values(), *captions_history.ACTS.values()):
        assert all(pair)


def test_the_certificate_names_the_text_its_fingerprint_and_each_clause_and_has_places_to_sign(table):
    of = adopted_by_all(table)
    made = paper_made(table.desks["grace"], CERTIFICATE, of, PaperAsked(("zh", "en")))
    assert " - conformity-certificate - 0.1 - ZH+EN - " in made.name
    told = lines(table, CERTIFICATE, of, "grace")
    text = "\n".join(told)
    whole = adoption(table).milestone.fingerprint
    assert in_eights(whole[:32]) in text
    assert in_eights(whole[32:]) in text
    assert "The two texts are equally authentic." in told
    assert "For us" in text
    assert "For cn" in text
    assert in_eights(fingerprint("en", EN)[:16]) in told
    assert told.count("Neither text lags behind the other") == len(CLAUSES)


def test_the_copy_of_a_side_has_its_place_to_sign_on_the_left(table):
    of = adopted_by_all(table)
    for languages, first, second in ((("en", "zh"), "For us", "For cn"), (("zh", "en"), "For cn", "For us")):
        told = lines(table, CERTIFICATE, of, languages=languages)
        assert told.index(first) < told.index(second)


def test_who_confirmed_that_a_clause_conforms_stands_in_the_certificate(table):
    table.accept_proposal("wenyan", table.table("daniel", EN.replace("once", "twice"), ZH))
    table.conform("wenyan")
    text = "\n".join(lines(table, CERTIFICATE, milestone(table)))
    assert f"Confirmed by cn, {table.desks['wenyan'].actor.name}, " in text
    assert "Once adopted, the two texts are to be equally authentic." in text


def test_every_clause_where_a_language_lags_keeps_the_certificate_back_and_is_named(table):
    for clause, text in ((0, EN), (2, CLAUSES[2].text_en)):
        table.accept_proposal("wenyan", table.table("daniel", f"{text} Then again.", CLAUSES[clause].text_zh, clause))
    of = milestone(table)
    with pytest.raises(TextsNotConformed) as refused:
        paper_made(table.desks["helen"], CERTIFICATE, of)
    assert refused.value.facts == {"count": 2, "clauses": "1, 3"}
    table.conform("wenyan", 0)
    with pytest.raises(TextsNotConformed) as refused:
        paper_made(table.desks["helen"], CERTIFICATE, of)
    assert refused.value.facts["clauses"] == "3"
    table.conform("wenyan", 2)
    assert paper_made(table.desks["helen"], CERTIFICATE, of).content


def sent(table: Table, **given):
    with table.desks["orla"].writing() as joint:
        return record_transmittal(
            joint, table.desks["orla"].actor, sent_on=date(2026, 4, 1), agency_en="Ministry of Ports", agency_zh="港务部",
            channel=Channel.NOTE, **given,
        ).id  # fmt: skip


def test_the_letter_names_the_text_its_version_and_the_fingerprint_of_that_version(table):
    adopted_by_all(table)
    with table.desks["orla"].reading() as joint:
        (only,) = list_milestones(joint, table.desks["orla"].actor, table.draft)
        label = only.label
    letter = sent(table, draft_id=table.draft, version=f"{label} · abc", receipt="R 7")
    told = lines(table, LETTER, letter)
    made = paper_made(table.desks["helen"], LETTER, letter)
    text = "\n".join(told)
    for words in (
        "Ministry of Ports",
        "1 April 2026",
        "by diplomatic note",
        "Consensus",
        label,
        "R 7",
        "For the secretariat",
    ):
        assert words in text, words
    assert in_eights(only.fingerprint[:32]) in text
    assert in_eights(only.fingerprint[32:]) in text
    assert f" - {label} - " in made.name


def test_a_version_that_is_no_milestone_lends_no_fingerprint(table):
    adopted_by_all(table)
    for version in ("10.1", "0.11", "the text of Tuesday", ""):
        letter = sent(table, draft_id=table.draft, version=version)
        assert not [line for line in lines(table, LETTER, letter) if line.startswith("Fingerprint")]
        assert " - 0.1 - " not in paper_made(table.desks["helen"], LETTER, letter).name


def test_a_certificate_is_not_taken_for_the_text_that_it_is_of(table, sqlite_stores):
    made = paper_made(table.desks["helen"], CERTIFICATE, adopted_by_all(table))
    checked = check_document(sqlite_stores, made.content, desk=table.desks["helen"])
    assert checked.outcome == Outcome.UNKNOWN


def test_the_letter_says_how_what_is_sent_is_to_be_handled(table):
    letter = sent(table, draft_id=table.draft)
    asked = PaperAsked(("zh",), Marking.SENSITIVE, Page.LETTER)
    assert "密级：敏感" in printed(table.desks["helen"], LETTER, letter, asked)


@pytest.mark.parametrize("asked", [PaperAsked(("en", "zh")), PaperAsked(("zh",), page=Page.LETTER)])
def test_no_validator_and_no_search_for_leaks_finds_anything(table, asked, tmp_path):
    agreed(table)
    stated(table)
    of = milestone(table)
    letter = sent(table, draft_id=table.draft, version="0.1")
    for form, subject in (
        (RecordForm.CLAUSE_HISTORY, table.clauses[0]), (RecordForm.TEXT_HISTORY, table.draft), (CERTIFICATE, of),
        (LETTER, letter),
    ):  # fmt: skip
        content = paper_made(table.desks["wenyan"], form, subject, asked).content
        assert findings(content, tmp_path) == set()
        assert leaks(content) == []


def test_a_text_is_for_its_parties_only(table):
    of = milestone(table)
    letter = sent(table, draft_id=table.draft)
    for form, subject in (
        (RecordForm.CLAUSE_HISTORY, table.clauses[0]), (RecordForm.TEXT_HISTORY, table.draft), (CERTIFICATE, of),
        (LETTER, letter),
    ):  # fmt: skip
        with pytest.raises(NoSuchRow):
            paper_made(table.desks["theodora"], form, subject)


@pytest.mark.parametrize("form", [RecordForm.CLAUSE_HISTORY, RecordForm.TEXT_HISTORY, CERTIFICATE], ids=str)
def test_a_paper_that_tells_of_a_marked_draft_does_not_leave_under_a_lower_marking(table, form):
    agreed(table)
    of = {
        RecordForm.CLAUSE_HISTORY: table.clauses[0],
        RecordForm.TEXT_HISTORY: table.draft,
        CERTIFICATE: milestone(table),
    }
    with table.desks["orla"].writing() as joint:
        mark_draft(joint, table.desks["orla"].actor, table.draft, Marking.SENSITIVE)
    with pytest.raises(AboveCeiling):
        paper_made(table.desks["helen"], form, of[form], PaperAsked(ceiling=Marking.INTERNAL))
    assert " - sensitive" in paper_made(table.desks["helen"], form, of[form]).name


@pytest.mark.parametrize("form", [RecordForm.CLAUSE_HISTORY, RecordForm.TEXT_HISTORY], ids=str)
def test_a_history_is_searched_for_what_the_own_side_wrote_on_that_draft(table, form, monkeypatch):
    hidden = "under the watch of neutral graphite inspectors"
    table.write("helen", EN.replace("once a year", hidden), ZH)
    real = paper_exports.write_paper
    monkeypatch.setattr(paper_exports, "write_paper", lambda paper: real(replace(paper, foot=hidden)))
    subject = table.clauses[0] if form == RecordForm.CLAUSE_HISTORY else table.draft
    with pytest.raises(ExportLeaks):
        paper_made(table.desks["helen"], form, subject)
