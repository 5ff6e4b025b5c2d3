"""The organiser logs the next round, who sat there, what each side said, what was promised, and what was handed over."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date

import pytest
from playwright.sync_api import Locator, TimeoutError, expect
from sqlmodel import select

from actions.desk import Desk
from actions.meetings import next_round
from actions.users import actor_named
from exports.word.reader import read
from models.meetings import Meeting
from models.stores import Stores
from tests.browser.conftest import PROJECT, Guest, Server

pytestmark = pytest.mark.browser

NOTE = (
    "Note of the secretariat on the third round. The American delegation held that rules on data should rest on risk. "
    "The Chinese delegation held that each country decides how its data are kept. "
    "Both delegations will exchange lists of open questions before the end of May."
)


def field(person: Guest, ending: str) -> Locator:
    """The widget with this key, or, after an underscore, one whose key ends like this.

    A form of a second subject, a page of its own after that of its list, says so in the keys of its fields.
    """
    if not ending.startswith("_"):
        named = f".st-key-{ending}"
        if form := re.fullmatch(r"(.+_\d+)(_.+)", ending):
            named += f', [class*="st-key-{form[1]}_at"][class*="{form[2]}"]'
        return person.page.locator(named)
    return person.page.locator(f'[class*="st-key-"][class*="{ending}"]').last


def choose(person: Guest, ending: str, words: str) -> None:
    """Open a select box and take an option."""
    box = field(person, ending).get_by_role("combobox")
    for _ in range(12):  # a run of the page that ends meanwhile closes the list again
        person.settle()
        box.click()
        box.fill(words)
        try:
            person.page.get_by_role("option").filter(has_text=words).first.wait_for(timeout=2500)
            box.press("ArrowDown")
            box.press("Enter")
        except TimeoutError:
            pass
        box.blur()  # what was typed and not taken goes away with this, one frame later
        person.page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        if box.input_value() == words:
            return
    expect(box).to_have_value(words)


def put_date(person: Guest, ending: str, digits: str) -> None:
    """Type a date, digit by digit, as a person would."""
    field(person, ending).get_by_role("spinbutton").first.click()
    person.page.keyboard.type(digits)
    person.page.keyboard.press("Escape")


def unfold(person: Guest, words: str) -> None:
    """Open an expander by its label, unless it stands open."""
    folded = person.page.locator('[data-testid="stExpander"] details').filter(
        has=person.page.locator(":scope > summary").filter(has_text=words)
    )
    folded.wait_for()
    stand_still(person)
    if folded.get_attribute("open") is None:
        folded.locator(":scope > summary").click()
        stand_still(person)


def stand_still(person: Guest) -> None:
    """Wait until the script has run and nothing unfolds or folds: what moves away under a press makes no click."""
    person.settle()
    person.page.wait_for_function("document.getAnimations().every(moving => moving.playState !== 'running')")


def journal_lines(server: Server) -> int:
    """How many lines the joint journal holds once every store has been verified and nothing found that does not fit."""
    run = subprocess.run(
        [sys.executable, str(PROJECT / "alternat.py"), "verify", "--json"], cwd=PROJECT, capture_output=True, text=True,
        env={**os.environ, "ALTERNAT_DATA": str(server.folder)}, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    told = json.loads(run.stdout)
    assert told["findings"] == []
    return int(told["stores"]["joint"])


def counted_lines(server: Server) -> int:
    """How many lines the joint journal holds now."""
    with closing(sqlite3.connect(server.folder / "joint.db")) as joint:
        return int(joint.execute("SELECT count(*) FROM journal_entry").fetchone()[0])


def open_third_round(orla: Guest) -> None:
    orla.open("/dialogues")
    orla.page.get_by_role("link").filter(has_text=re.compile("Track II Dialogue on the Digital")).click()
    orla.page.get_by_role("link", name="Next round from this one").click()
    expect(orla.page.get_by_role("checkbox", name=re.compile("Edward Tsai"))).to_be_checked()
    put_date(orla, "_starts", "20270312")
    field(orla, "_place_en").get_by_role("textbox").fill("San Francisco")
    field(orla, "_place_zh").get_by_role("textbox").fill("旧金山")
    orla.looks("next-round-en")
    field(orla, "_submit").get_by_role("button").click()
    expect(orla.page.get_by_role("heading", name="Third round")).to_be_visible()


def laid_third_round(server: Server) -> str:
    """The address of the same round, opened without a page: one test goes through the form."""
    stores = Stores({name: f"sqlite:///{server.folder}/{name}.db" for name in ("accounts", "joint", "secretariat")})
    try:
        with stores.for_upkeep()["accounts"].reading() as accounts:
            orla = Desk(stores, actor_named(accounts, "orla"))
        with orla.writing() as joint:
            last = joint.exec(select(Meeting).where(Meeting.title_en == "Second round")).one()
            made = next_round(
                joint, orla.actor, last.id, starts_on=date(2027, 3, 12), place_en="San Francisco", place_zh="旧金山"
            )
            return f"/dialogue?id={made.dialogue_id.hex}&meeting={made.id.hex}"
    finally:
        stores.close()


def test_the_next_round_takes_over_people_and_open_points_with_their_origin(guest: Callable[..., Guest]) -> None:
    orla = guest("orla")
    open_third_round(orla)
    shown = orla.page.locator(".stMain")
    expect(shown).to_contain_text("12 March 2027")
    expect(shown).to_contain_text("transparency of subsidies")
    expect(shown).to_contain_text("Edward Tsai")
    orla.looks("third-round-en")


def cite(orla: Guest, form: str, title: str, quote: str) -> None:
    """Paste the note as a new source, and the words quoted from it."""
    field(orla, f"{form}_source_title").get_by_role("textbox").fill(title)
    field(orla, f"{form}_source_text").get_by_role("textbox").fill(NOTE)
    field(orla, f"{form}_quote").get_by_role("textbox").fill(quote)


def test_positions_and_a_commitment_rest_on_quotes_and_each_side_gives_its_own_account(
    guest: Callable[..., Guest], server: Server
) -> None:
    before = counted_lines(server)
    orla = guest("orla")
    round_address = laid_third_round(server)
    for ordinal, (side, quote, sentence) in enumerate(
        (
            ("US", "rules on data should rest on risk", "Data rules should be based on risk"),
            ("China", "each country decides how its data are kept", "Each country decides on its own data"),
        )
    ):
        orla.open(round_address)
        orla.page.get_by_role("link", name="Record a position").first.click()
        field(orla, "_statement_en").wait_for()
        choose(orla, f"position_{ordinal}_side", side)
        field(orla, "_statement_en").get_by_role("textbox").fill(sentence)
        cite(orla, f"position_{ordinal}", f"Note {ordinal}", quote)
        field(orla, f"position_{ordinal}_submit").get_by_role("button").click()
        expect(orla.page.locator(".alt-notice-said")).to_be_visible()
        expect(orla.page.locator(".alt-notice-refused")).to_have_count(0)
    orla.open(round_address)
    expect(orla.page.locator(".stMain")).to_contain_text("Data rules should be based on risk")
    expect(orla.page.locator(".stMain")).to_contain_text("Each country decides on its own data")

    orla.page.get_by_role("link", name="Record a commitment").first.click()
    field(orla, "commitment_0_action_en").get_by_role("textbox").fill("Exchange lists of open questions")
    field(orla, "commitment_0_action_zh").get_by_role("textbox").fill("交换待决问题清单")
    choose(orla, "commitment_0_debtor", "US")
    cite(orla, "commitment_0", "Note on promises", "will exchange lists of open questions")
    field(orla, "commitment_0_submit").get_by_role("button").click()
    expect(orla.page.locator(".alt-notice-said")).to_be_visible()

    orla.open("/commitments")
    orla.page.get_by_role("link", name="Exchange lists of open questions").click()
    for ordinal, (side, stance) in enumerate((("US", "asserted"), ("China", "denied"))):
        unfold(orla, "Give an account")
        field(orla, f"account_{ordinal}_side").wait_for()
        choose(orla, f"account_{ordinal}_side", side)
        choose(orla, f"account_{ordinal}_stance", stance)
        cite(orla, f"account_{ordinal}", f"Account {ordinal}", "exchange lists of open questions")
        field(orla, f"account_{ordinal}_submit").get_by_role("button").click()
        expect(orla.page.locator(".alt-notice-said").first).to_be_visible()
    expect(orla.page.locator(".stMain")).to_contain_text("disputed")
    orla.looks("commitment-disputed-en")
    assert journal_lines(server) >= before + 6


def test_somebody_new_sits_in_her_delegation_and_the_text_is_handed_over(
    guest: Callable[..., Guest], server: Server
) -> None:
    before = counted_lines(server)
    orla = guest("orla")
    orla.open("/people")
    unfold(orla, "Enter somebody")
    field(orla, "person_0_en_text").get_by_role("textbox").fill("Ingrid Lantern")
    field(orla, "person_0_zh_text").get_by_role("textbox").fill("英格丽·兰登")
    field(orla, "person_0_submit").get_by_role("button").click()
    expect(orla.page.get_by_role("heading", name="Ingrid Lantern")).to_be_visible()

    orla.open(laid_third_round(server))
    sides = orla.page.locator(".alt-delegation")
    american, chinese = sides.filter(has_text="United States"), sides.filter(has_text="Edward Tsai")
    expect(american.locator(".alt-count")).to_have_text("9")
    unfold(orla, "Change the list of participants")
    choose(orla, "seat_add_0_person", "Ingrid Lantern")
    choose(orla, "seat_add_0_side", "United States")
    choose(orla, "seat_add_0_function", "note-taker")
    choose(orla, "seat_add_0_capacity", "personal")
    field(orla, "seat_add_0_title_en").get_by_role("textbox").fill("Fellow")
    field(orla, "seat_add_0_organisation").get_by_role("textbox").fill("Quay Institute")
    field(orla, "seat_add_0_submit").get_by_role("button").click()
    expect(orla.page.locator(".alt-notice-said").filter(has_text="one line more")).to_be_visible()
    orla.settle()
    expect(american.locator(".alt-count")).to_have_text("10")
    seat = american.locator(".alt-seat").filter(has_text="Ingrid Lantern")
    expect(seat.locator(".alt-seat-standing")).to_have_text("Fellow · Quay Institute")
    expect(seat.locator(".alt-seat-note")).to_have_text("note-taker · in a personal capacity")
    expect(chinese).not_to_contain_text("Ingrid Lantern")

    unfold(orla, "Record a transmittal")
    field(orla, "transmittal_0_submit").get_by_role("button").click()
    expect(orla.page.locator(".alt-notice-refused")).to_have_count(1)
    choose(orla, "transmittal_0_draft", "Consensus document on the digital economy (practice text)")
    field(orla, "transmittal_0_agency_en").get_by_role("textbox").fill("an agency of the harbour")
    field(orla, "transmittal_0_agency_zh").get_by_role("textbox").fill("一家港务机构")
    put_date(orla, "transmittal_0_sent", "20270320")
    choose(orla, "transmittal_0_channel", "diplomatic note")
    field(orla, "transmittal_0_receipt").get_by_role("textbox").fill("No. 7")
    field(orla, "transmittal_0_submit").get_by_role("button").click()
    handed = orla.page.locator(".alt-row").filter(has_text="an agency of the harbour")
    expect(handed).to_contain_text("20 Mar 2027")
    expect(handed).to_contain_text("diplomatic note")
    expect(handed).to_contain_text("Consensus document on the digital economy (practice text) · receipt: No. 7")
    expect(orla.page.locator(".alt-notice-refused")).to_have_count(0)
    orla.looks("third-round-handed-over-en")

    wenyan = guest("wenyan", language="zh-CN")
    wenyan.page.goto(orla.page.url)
    expect(wenyan.page.locator(".alt-seat").filter(has_text="英格丽·兰登")).to_contain_text("Quay Institute")
    expect(wenyan.page.locator(".alt-row").filter(has_text="一家港务机构")).to_be_visible()
    letters = wenyan.page.locator('[class*="st-key-paper_letters"]')
    letters.locator("summary").click()
    with wenyan.page.expect_download() as coming:
        letters.get_by_role("link", name="Word").click()
    assert coming.value.suggested_filename.startswith("一家港务机构 - transmittal-letter - ZH+EN - ")
    assert "秘书处代表：中美数字经济二轨对话" in read(coming.value.path().read_bytes()).paragraphs()
    wenyan.looks("letter-of-transmittal-zh")
    assert journal_lines(server) == before + 4, "the person, the round, the seat and the transmittal"


def test_the_first_page_answers_to_its_name_too(guest: Callable[..., Guest]) -> None:
    orla = guest("orla")
    orla.open("/home?lang=zh")
    expect(orla.page.get_by_role("heading", name="今日")).to_be_visible()
    assert orla.page.url.removeprefix(orla.url) == "/?lang=zh"
    assert orla.page.get_by_role("link", name="今日").get_attribute("aria-current") == "page"


def test_an_empty_form_and_a_quote_that_is_not_in_the_source_lose_nothing(guest: Callable[..., Guest]) -> None:
    orla = guest("orla", language="zh-CN")
    orla.open("/positions?record=1")
    field(orla, "position_0_submit").get_by_role("button").click()
    expect(orla.page.locator(".alt-notice-refused")).to_be_visible()
    field(orla, "position_0_statement_zh").get_by_role("textbox").fill("数据规则应以风险为本")
    cite(orla, "position_0", "说明", "words that are not there")
    field(orla, "position_0_submit").get_by_role("button").click()
    refused = orla.page.locator(".alt-notice-refused")
    expect(refused).to_have_count(1)
    assert any("一" <= character <= "鿿" for character in refused.inner_text())
    expect(field(orla, "position_0_source_text").get_by_role("textbox")).to_have_value(NOTE)
    expect(field(orla, "position_0_statement_zh").get_by_role("textbox")).to_have_value("数据规则应以风险为本")
    orla.looks("position-refused-zh")
