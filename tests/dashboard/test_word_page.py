"""The page of Word files: which forms it offers at each stage of a draft, and that every address leads to a file."""

import html
import re
from io import BytesIO
from urllib.parse import parse_qs, urlsplit
from zipfile import ZipFile

import pytest

from actions.installation import installation
from actions.journal import record
from actions.transaction import transaction
from actions.word_exports import Form, export_draft
from dashboard.outgoing import made_for
from dialogue.audiences import ACCOUNTS
from models.users import User
from tests.actions.closing import adopted_by_all, milestone
from tests.actions.drafting import CLAUSES, Table, set_table
from tests.dashboard.test_record_pages import opened, sent, words_of

EN, ZH = CLAUSES[0].text_en, CLAUSES[0].text_zh
CLEAN = {"clean", "clean-en", "clean-zh", "clean-sequential"}
ON_THE_TABLE = {"redline", "rolling", "rolling-en", "rolling-zh"}


@pytest.fixture
def table(house) -> Table:
    return set_table(installation(), house)


def offered(table: Table, by: str = "helen", language: str = "en", **given) -> dict[str, dict[str, str]]:
    """The forms that the page offers, each with what its address asks for."""
    app = opened(by, "word", language, draft=table.draft, **given)
    app.session_state[f"originals_{table.draft.hex}"] = True
    shown = words_of(app.run())
    found = re.findall(r'href="(/files/drafts/[^"]+)"', shown)
    asked = {urlsplit(html.unescape(address)) for address in found}
    return {
        one.path.rpartition("/")[2].removesuffix(".docx"): {key: value[0] for key, value in parse_qs(one.query).items()}
        for one in asked
        if one.path.endswith(".docx")
    }


def test_every_form_that_is_offered_is_there_at_every_stage(table):
    assert set(offered(table)) == CLEAN | ON_THE_TABLE | {"original", "comparative"}
    first = milestone(table)
    assert set(offered(table, language="zh")) == CLEAN | ON_THE_TABLE | {"original", "comparative", "changes"}
    adopted_by_all(table)
    forms = offered(table, language="zh")
    assert set(forms) == CLEAN | {"original", "changes", "corrected", "corrigendum"}
    assert "changes" not in offered(table, version=first), "there is no milestone before the first"
    for form, asked in forms.items():
        made = made_for(table.desks["helen"], "drafts", table.draft.hex, form, asked)
        assert made.content.startswith(b"PK")


def test_the_address_of_a_form_asks_for_what_was_chosen_and_means_something_to_it(table):
    of = milestone(table)
    table.accept_proposal("wenyan", table.table("daniel", EN.replace("shall", "should"), ZH))
    forms = offered(table, version=of, since=of, marking="internal")
    assert {form for form, asked in forms.items() if asked.get("version")} == CLEAN | {"changes", "original"}
    assert {form for form, asked in forms.items() if asked.get("since")} == {"changes"}
    assert {asked["marking"] for asked in forms.values()} == {"internal"}
    assert {asked["lang"] for asked in forms.values()} == {"en"}


def test_what_somebody_took_home_is_offered_to_this_person_as_a_beginning(table):
    export_draft(table.desks["helen"], table.draft, Form.CLEAN_EN)
    assert offered(table)["changes"]["since"] == "home"
    assert "changes" not in offered(table, "wenyan", "zh")


def test_who_handed_a_file_out_is_named_as_the_readers_language_writes_names(table, monkeypatch):
    monkeypatch.setattr("dashboard.names._PEOPLE", {})
    helen = table.desks["helen"]
    with transaction(installation().for_upkeep()[ACCOUNTS]) as session:
        user = session.get_one(User, helen.actor.user_id)
        user.name_zh = "海伦·帕奇门特"
        record(session, None, "user:created", user)
    export_draft(helen, table.draft, Form.CLEAN_EN)
    names = {"zh": "海伦·帕奇门特", "en": helen.actor.name}
    for language, other in (("zh", "en"), ("en", "zh")):
        shown = words_of(opened("helen", "word", language, draft=table.draft))
        assert names[language] in shown
        assert names[other] not in shown


def test_forms_on_letter_lead_to_a_preview_and_a_file_on_letter(table):
    forms = offered(table, paper="letter")
    assert {asked["paper"] for asked in forms.values()} == {"letter"}
    made = made_for(table.desks["helen"], "drafts", table.draft.hex, "clean", forms["clean"])
    assert b'w:w="12240"' in ZipFile(BytesIO(made.content)).read("word/document.xml")


def test_the_head_of_a_delegation_says_here_how_its_people_are_named_and_nobody_else_does(table):
    table.table("daniel", EN.replace("shall", "should"), ZH)
    content = export_draft(table.desks["orla"], table.draft, Form.REDLINE_TWO_COLUMN).content
    assert b"Daniel Quill" in redline_of(content)
    for by in ("daniel", "orla", "elliot"):
        assert not [choice for choice in opened(by, "word").radio if choice.key == "naming_0_named"]
    app = opened("helen", "word", "zh")
    app.radio(key="naming_0_named").set_value(False)
    sent(app, "naming_0")
    assert app.radio(key="naming_1_named").value is False
    content = export_draft(table.desks["orla"], table.draft, Form.REDLINE_TWO_COLUMN).content
    assert b"Daniel Quill" not in redline_of(content)


def redline_of(content: bytes) -> bytes:
    with ZipFile(BytesIO(content)) as package:
        return package.read("word/document.xml")
