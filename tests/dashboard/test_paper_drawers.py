"""The drawers of papers on the pages of the record: what each offers to whom, and what it says where a paper would not leave."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from actions.calendars import CalendarForm
from actions.figure_export import FIGURES
from actions.installation import installation
from actions.meetings import amend_meeting
from actions.paper_exports import RecordForm, export_paper
from actions.record_tables import Noun
from dashboard.form_names import NAMES, form_words
from dialogue.vocabulary import AttributionRule, Marking
from exports.word.values import Form
from locales import Reader
from tests.actions.closing import adopted_by_all
from tests.actions.drafting import set_table
from tests.actions.exchanges import record_exchanges
from tests.actions.papers import secret_position, set_record
from tests.dashboard.test_record_pages import opened, words_of


@pytest.fixture
def record(house, scene):
    return set_record(house, scene)


def drawn(who, page, key, language="en", choose=None, **parameters):
    """The page with one of its drawers open, and things chosen in it."""
    app = opened(who, page, language, **parameters)
    app.session_state[f"paper_{key}"] = True
    app.run()
    assert not app.exception, app.exception
    for name, value in (choose or {}).items():
        app.selectbox(key=f"paper_{key}_{name}").set_value(value).run()
        assert not app.exception, app.exception
    return app


def addresses(app) -> list[str]:
    return [
        html.unescape(address)
        for address in re.findall(r'href="(/files/papers/[^"]+)"', words_of(app))
        if ".docx" in address
    ]


def choices(app, key) -> list[str]:
    return list(app.selectbox(key=f"paper_{key}_form").options)


TABLES_AND_RECORDS = {"dialogue json", *(f"table {noun}" for noun in Noun)}


def test_every_form_in_which_anything_leaves_has_a_name():
    assert set(NAMES) == {*Form, *RecordForm, *CalendarForm, *TABLES_AND_RECORDS, "original", "comparative"}
    assert [form_words(f"{FIGURES} commitments", Reader(language)) for language in ("en", "zh")] == [
        "Table of figures",
        "数字表",
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_meeting_offers_its_minutes_and_its_annex(record, language):
    key = f"meeting_{record.scene.meeting.hex}"
    app = drawn("helen", "dialogue", key, language, id=record.scene.dialogue, meeting=record.scene.meeting)
    assert len(choices(app, key)) == 3
    (address,) = addresses(app)
    asked = {name: value[0] for name, value in parse_qs(urlsplit(address).query).items()}
    assert urlsplit(address).path == f"/files/papers/{record.scene.meeting.hex}/minutes.docx"
    first = "en,zh" if language == "en" else "zh,en"
    assert asked == {"lang": language, "languages": first, "paper": "a4"}


def test_what_was_chosen_stands_in_the_address(record):
    key = f"meeting_{record.scene.meeting.hex}"
    choose = {"form": 2, "languages": "zh", "ceiling": Marking.SENSITIVE, "page": "letter"}
    app = drawn("helen", "dialogue", key, choose=choose, id=record.scene.dialogue, meeting=record.scene.meeting)
    (address,) = addresses(app)
    assert "/participants-annex.docx?" in address
    assert "languages=zh&marking=sensitive&paper=letter" in address


def test_a_meeting_that_is_not_for_attribution_offers_no_attributed_minutes(house, record):
    orla = house["orla"]
    with orla.writing() as joint:
        amend_meeting(joint, orla.actor, record.scene.meeting, attribution_rule=AttributionRule.CHATHAM_HOUSE)
    key = f"meeting_{record.scene.meeting.hex}"
    app = drawn("helen", "dialogue", key, id=record.scene.dialogue, meeting=record.scene.meeting)
    assert choices(app, key) == ["Minutes without attribution", "Annex of participants"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_above_the_ceiling_is_listed_and_there_is_no_way_to_the_file(house, record, language):
    secret_position(house["orla"], record.scene, Marking.CONFIDENTIAL)
    key = f"positions_{record.scene.dialogue.hex}"
    app = drawn("helen", "positions", key, language, {"ceiling": Marking.INTERNAL}, dialogue=record.scene.dialogue)
    assert addresses(app) == []
    assert "Closed note" in words_of(app)
    assert "alt-notice-refused" in words_of(app)
    app.selectbox(key=f"paper_{key}_ceiling").set_value(Marking.CONFIDENTIAL).run()
    assert len(addresses(app)) == 1


def test_names_that_are_left_are_listed_with_where_they_stand(house, record):
    secret_position(house["orla"], record.scene, Marking.PUBLIC, "Then <b>Quill</b> said so.")
    key = f"meeting_{record.scene.meeting.hex}"
    app = drawn("orla", "dialogue", key, choose={"form": 1}, id=record.scene.dialogue, meeting=record.scene.meeting)
    assert addresses(app) == []
    assert "Marta Quill" in words_of(app)
    assert "It was said: Then &lt;b&gt;Quill&lt;/b&gt; said so." in words_of(app)


def test_each_paper_is_had_from_the_page_where_one_looks_for_it(house, record):
    table = set_table(installation(), house)
    of = adopted_by_all(table)
    scene = record.scene
    record_exchanges(house["orla"], scene)
    places = [
        ("positions", f"positions_{scene.dialogue.hex}", {"dialogue": scene.dialogue}, "positions-matrix"),
        ("commitments", "commitments", {}, "commitments-table"),
        ("history", f"history_{table.clauses[0].hex}", {"clause": table.clauses[0]}, "clause-history"),
        ("milestones", f"milestones_{table.draft.hex}", {"id": table.draft}, "conformity-certificate"),
        ("requests", f"requests_{scene.dialogue.hex}", {"dialogue": scene.dialogue}, "requests-table"),
        ("measures", f"measures_{scene.dialogue.hex}", {"dialogue": scene.dialogue}, "measures-table"),
        ("communications", f"communications_{scene.dialogue.hex}", {"dialogue": scene.dialogue}, "communications-table"),
        ("read_outs", f"read_outs_{scene.meeting.hex}", {"meeting": scene.meeting}, "read-outs-compared"),
        ("recommendations", "recommendations", {}, "recommendations-table"),
        ("claims", "claims", {}, "claims-table"),
        ("next_steps", "next_steps", {}, "next-steps-table"),
        ("adoption", f"adoption_{table.draft.hex}", {"id": table.draft}, "conformity-certificate"),
        ("dialogue", f"letters_{scene.meeting.hex}", {"id": scene.dialogue, "meeting": scene.meeting}, "transmittal-letter"),
    ]  # fmt: skip
    for page, key, parameters, form in places:
        (address,) = addresses(drawn("helen", page, key, **parameters))
        assert f"/{form}.docx" in address, page
    assert of


def test_the_drawer_is_empty_until_it_is_opened_and_none_is_there_for_who_takes_no_files(record):
    where = {"id": record.scene.dialogue, "meeting": record.scene.meeting}
    assert addresses(opened("helen", "dialogue", "en", **where)) == []
    app = opened("oscar", "dialogue", "en", **where)
    app.session_state[f"paper_meeting_{record.scene.meeting.hex}"] = True
    app.run()
    assert addresses(app) == []
    assert "As Word" not in {expander.label for expander in app.expander}


def test_what_was_chosen_in_a_drawer_is_there_when_it_is_opened_again_and_no_paper_is_made_while_it_is_folded(record):
    key = f"meeting_{record.scene.meeting.hex}"
    where = {"id": record.scene.dialogue, "meeting": record.scene.meeting}
    app = drawn("helen", "dialogue", key, choose={"form": 2, "languages": "zh"}, **where)
    app.session_state[f"paper_{key}"] = False
    assert addresses(app.run()) == []
    app.session_state[f"paper_{key}"] = True
    (address,) = addresses(app.run())
    assert "/participants-annex.docx?" in address
    assert "languages=zh&" in address


def test_papers_that_were_handed_out_are_named_among_the_latest_files(house, record):
    table = set_table(installation(), house)
    export_paper(house["helen"], RecordForm.COMMITMENTS, record.scene.dialogue)
    export_paper(house["helen"], RecordForm.TEXT_HISTORY, table.draft)
    for language, names in (
        ("en", ("Table of commitments", "Negotiating history of the whole text")),
        ("zh", ("承诺一览表",)),
    ):
        shown = words_of(opened("helen", "word", language, draft=table.draft))
        for name in names:
            assert name in shown
