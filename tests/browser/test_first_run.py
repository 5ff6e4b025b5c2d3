"""An empty installation opens on a page that makes its administrator, who then makes the users, or tries the samples."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Guest, Server

pytestmark = pytest.mark.browser
PASSWORD = "纸与墨都在这张长桌之上"


@pytest.fixture
def empty_server(tmp_path: Path) -> Iterator[Server]:
    """A server on a folder in which there is nothing yet, and no demonstration."""
    serving = Server(tmp_path / "data", tmp_path / "server.log", demo=False)
    serving.start()
    yield serving
    serving.stop()


def test_the_first_run_makes_the_administrator_and_the_administrator_makes_a_user(
    chromium: Browser, empty_server: Server
) -> None:
    context = chromium.new_context(locale="en-US", viewport={"width": 1500, "height": 1000})
    ada = Guest(context, empty_server.url)
    page = ada.page

    def fill(key: str, words: str) -> None:
        page.locator(f".st-key-{key} input").fill(words)

    ada.open("/")
    fill("first_name", "Ada")
    fill("first_sign_in_name", "ada")
    fill("first_password", "short")
    fill("first_again", "short")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator(".alt-notice-refused")).to_be_visible()
    expect(page.locator(".st-key-first_name input")).to_have_value("Ada")
    fill("first_password", PASSWORD)
    fill("first_again", PASSWORD)
    ada.looks("first-run-en")
    page.get_by_role("button", name="Begin").click()
    page.get_by_test_id("sign-in-form").wait_for()
    ada.sign_in("ada", PASSWORD)
    expect(page.get_by_role("link", name="Dialogues")).to_have_count(0)
    ada.open("/users")
    fill("user_sign_in_name", "orla")
    fill("user_name_en", "Orla")
    fill("user_password", "a long enough sentence")
    page.get_by_role("button", name="Make the user").click()
    expect(page.locator(".alt-notice-said")).to_be_visible()
    ada.looks("users-en")
    page.get_by_test_id("sign-out").click()
    page.get_by_test_id("sign-in-form").wait_for()
    ada.sign_in("orla", "a long enough sentence")
    expect(page.get_by_role("link", name="Dialogues").first).to_be_visible()
    context.close()
    assert ada.complaints == []


def test_with_the_samples_ticked_their_password_is_shown_once_and_lets_a_sample_user_in(
    chromium: Browser, empty_server: Server
) -> None:
    begin, shares, made, dialogue = "开始", "共用密码", "管理员已设立", "数字经济"
    context = chromium.new_context(locale="zh-CN", viewport={"width": 1500, "height": 1000})
    context.set_default_timeout(60_000)  # the samples are loaded while the page waits
    visitor = Guest(context, empty_server.url)
    page = visitor.page
    visitor.open("/")
    for key, words in (("name", "Ada"), ("sign_in_name", "chancery"), ("password", PASSWORD), ("again", PASSWORD)):
        page.locator(f".st-key-first_{key} input").fill(words)
    page.locator(".st-key-first_samples label").click()
    page.get_by_role("button", name=begin).click()
    page.get_by_test_id("sign-in-form").wait_for()
    said = page.locator(".alt-notice-said")
    expect(said.filter(has_text=shares)).to_be_visible()
    expect(said.filter(has_text=made)).to_be_visible()
    shared = re.search(r"[A-Za-z0-9_-]{12}", said.filter(has_text=shares).inner_text())
    assert shared
    visitor.looks("first-run-samples-zh")

    visitor.open("/")
    page.get_by_test_id("sign-in-form").wait_for()
    expect(page.get_by_text(shared.group())).to_have_count(0)
    visitor.sign_in("wenyan", shared.group())
    visitor.open("/dialogues")
    expect(page.get_by_role("link", name=re.compile(dialogue)).first).to_be_visible()
    visitor.looks("first-run-dialogues-zh")
    context.close()
    assert visitor.complaints == []
