"""A house template in a real browser: made of a standing text, mended, offered where a draft is opened, seen by no party."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Guest
from tests.browser.test_starts import choose, looks, title

pytestmark = pytest.mark.browser


def press(person: Guest, key: str) -> None:
    """Press the button of this key once the page stands still."""
    person.settle()
    person.page.locator(f".st-key-{key} button").click()
    person.settle()


def write(person: Guest, ending: str, words: str) -> None:
    """Write into the field whose key ends like this."""
    field = person.page.locator(f"[class*='st-key-template'][class*='_{ending}']").locator("input, textarea")
    field.fill(words)
    field.press("Tab")


def test_a_standing_text_becomes_a_house_template_and_a_draft_starts_from_it(guest: Callable[..., Guest]) -> None:
    orla = guest("orla")
    orla.open("/drafts")
    orla.page.get_by_role("link", name="House template", exact=True).first.click()
    clauses = orla.page.get_by_test_id("template-clause")
    clauses.first.wait_for()
    orla.settle()
    before = clauses.first.inner_text()
    orla.page.locator(".st-key-template_words label").filter(has_text="only the headings").click()
    expect(orla.page.get_by_text("[paragraph]").first).to_be_visible()
    orla.page.locator(".st-key-template_words label").filter(has_text="every clause").click()
    expect(clauses.first).to_have_text(before, use_inner_text=True)
    press(orla, "template_change_1")
    write(orla, "text_en", "The two sides met in [place] on [date].")
    write(orla, "text_zh", "双方于［日期］在［地点］会晤。")
    looks(orla, "template-sheet-en")
    press(orla, "template_form_1_0_submit")
    expect(clauses.nth(1)).to_contain_text("The two sides met in [place] on [date].")
    write(orla, "name_en", "House consensus")
    write(orla, "name_zh", "本处共识范本")
    press(orla, "template_save")
    expect(orla.page.get_by_text("The house template is kept in the store of the secretariat.")).to_be_visible()
    looks(orla, "template-list-en")

    press_link = orla.page.get_by_role("link", name="House consensus").first
    press_link.click()
    orla.settle()
    looks(orla, "template-one-en")
    orla.page.get_by_role("link", name="Open a draft from it").click()
    expect(orla.page.get_by_text("The two sides met in [place] on [date].")).to_be_visible()
    orla.settle()
    looks(orla, "start-template-en")
    title(orla, "From the house", "范本所起")
    orla.page.locator(".st-key-open_draft_submit button").click()
    expect(orla.page.get_by_test_id("clause").nth(1)).to_contain_text("The two sides met in [place] on [date].")

    robin = guest("robin", language="zh-CN")
    robin.open("/templates")
    expect(robin.page.get_by_text("本处共识范本")).to_be_visible()
    looks(robin, "template-list-zh")
    robin.page.get_by_role("link", name="本处共识范本").click()
    robin.page.locator(".alt-bilingual").first.wait_for()
    robin.settle()
    looks(robin, "template-one-zh")

    wenyan = guest("wenyan", language="zh-CN")
    wenyan.open("/drafts")
    expect(wenyan.page.get_by_text("来自秘书处范本")).to_be_visible()
    expect(wenyan.page.get_by_text("本处共识范本")).to_have_count(0)
    wenyan.open("/templates")
    expect(wenyan.page.get_by_text("本处共识范本")).to_have_count(0)


def test_a_built_in_outline_is_made_a_house_template_in_chinese(guest: Callable[..., Guest]) -> None:
    orla = guest("orla", language="zh-CN")
    orla.open("/templates")
    orla.page.locator(".st-key-template_base [role='radiogroup'] label").nth(1).click()
    orla.page.get_by_test_id("template-clause").first.wait_for()
    expect(orla.page.get_by_text("［届次］").first).to_be_visible()
    press(orla, "template_change_0")
    expect(orla.page.locator(".st-key-template_tools")).to_be_visible()
    looks(orla, "template-sheet-zh")
    press(orla, "template_leave")
    press(orla, "template_done")
    write(orla, "name_en", "Short")
    write(orla, "name_zh", "简式")
    press(orla, "template_save")
    expect(orla.page.get_by_role("link", name="简式")).to_be_visible()
    choose(orla, 2)
    orla.page.locator(".st-key-start_outline input").click()
    orla.page.locator("[role='option']", has_text="简式").click()
    orla.settle()
    looks(orla, "start-template-zh")
