"""Comments in the drafting room: before all sides or among one's own, on a clause or on words of it, from two browsers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Guest, Server
from tests.browser.test_room import act, clause, enter_room, propose, table

pytestmark = pytest.mark.browser
WORDS = "intellectual property"
JOINT = "Which rules are meant here?"
SECRET = "Plumbago: we could live without these words."


def mark_words(person: Guest, number: str, words: str, language: str = "en") -> None:
    """Select words in the standing text of a clause, as with a mouse."""
    clause(person, number).get_by_test_id(f"text-{language}").first.evaluate(
        """(column, words) => {
          const walker = document.createTreeWalker(column, NodeFilter.SHOW_TEXT);
          for (let text = walker.nextNode(); text; text = walker.nextNode()) {
            const at = text.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(text, at);
            range.setEnd(text, at + words.length);
            const selection = document.getSelection();
            selection.removeAllRanges();
            selection.addRange(range);
            return;
          }
          throw new Error("no such words");
        }""",
        words,
    )


def drawer(person: Guest) -> Locator:
    return person.page.get_by_test_id("threads")


def thread(person: Guest, words: str) -> Locator:
    """The thread in the drawer in which something was said."""
    return drawer(person).get_by_test_id("thread").filter(has_text=words)


def mark(person: Guest, number: str, audience: str) -> Locator:
    """The mark on a row that counts its open threads."""
    return clause(person, number).get_by_test_id(f"thread-mark-{audience}")


def say(person: Guest, number: str, audience: str, words: str) -> None:
    """Open a thread on a whole clause, with the keyboard alone once its audience is chosen."""
    clause(person, number).locator(".number").first.click()
    person.page.keyboard.press("c")
    drawer(person).get_by_test_id(f"choose-{audience}").click()
    person.page.keyboard.type(words)
    person.page.keyboard.press("Control+Enter")
    expect(thread(person, words)).to_be_visible()


def test_what_is_said_of_words_is_read_by_those_it_was_meant_for_and_by_no_others(guest: Callable[..., Guest]) -> None:
    helen, wenyan = guest("helen"), guest("wenyan", language="zh-CN")
    enter_room(helen)
    enter_room(wenyan)

    # half a sentence on the other screen, for one's own side
    act(wenyan, "2.2", "threads-open")
    drawer(wenyan).get_by_test_id("choose-own").click()
    typing = drawer(wenyan).get_by_test_id("comment-words")
    expect(typing).to_be_focused()
    wenyan.page.keyboard.type("内部意见写到一半")
    wenyan.looks("threads-writing-own-zh")

    # words are marked, the audience is chosen, somebody is named with the keyboard
    mark_words(helen, "2.1", WORDS)
    helen.page.get_by_test_id("comment-words-open").click()
    expect(drawer(helen).get_by_test_id("marked-quote")).to_have_text(WORDS)
    expect(drawer(helen).get_by_test_id("comment-words")).to_have_count(0)
    helen.looks("threads-choice-en")
    drawer(helen).get_by_test_id("choose-joint").click()
    helen.page.keyboard.type(f"{JOINT} @wen")
    expect(drawer(helen).get_by_test_id("name-option")).to_have_count(1)
    helen.looks("threads-naming-en")
    helen.page.keyboard.press("Enter")
    helen.page.keyboard.press("Control+Enter")
    expect(thread(helen, JOINT).get_by_test_id("named")).to_be_visible()
    expect(clause(helen, "2.1").get_by_test_id("lit")).to_have_text([WORDS])

    # it arrives on the other screen, and the half sentence there is untouched
    expect(mark(wenyan, "2.1", "joint")).to_have_attribute("data-unread", "true")
    expect(typing).to_have_value("内部意见写到一半")
    expect(typing).to_be_focused()
    expect(drawer(wenyan).get_by_test_id("thread")).to_have_count(0)

    # what is said among one's own comes to the own side and to nobody else
    say(helen, "2.1", "own", SECRET)
    helen.looks("threads-both-en")
    daniel = guest("daniel")
    enter_room(daniel)
    mark(daniel, "2.1", "own").wait_for()
    expect(mark(daniel, "2.1", "own")).to_have_attribute("data-n", "1")
    say(helen, "2.3", "joint", "A second remark, sent after the private one.")
    expect(mark(wenyan, "2.3", "joint")).to_be_visible()
    expect(mark(wenyan, "2.1", "own")).to_have_count(0)
    assert "Plumbago" not in wenyan.page.content()

    # the half sentence outlives a reload; it was for the own side and still is
    wenyan.page.reload()
    wenyan.page.get_by_test_id("clause").first.wait_for()
    restored = drawer(wenyan).get_by_test_id("comment-form")
    restored.wait_for()
    expect(restored.get_by_test_id("comment-words")).to_have_value("内部意见写到一半")
    expect(restored).to_have_attribute("data-audience", "own")
    expect(restored.get_by_test_id("comment-restored")).to_be_visible()
    wenyan.looks("threads-restored-zh")

    # who was named finds it on the first page, and from there the thread and its words in the room
    wenyan.open("/")
    wenyan.looks("threads-home-zh")
    wenyan.page.get_by_role("link").filter(has_text="提及您").first.click()
    thread(wenyan, JOINT).wait_for()
    expect(thread(wenyan, JOINT)).to_be_focused()
    expect(clause(wenyan, "2.1").get_by_test_id("lit")).to_have_text([WORDS])
    wenyan.looks("threads-deep-link-zh")
    expect(mark(wenyan, "2.1", "joint")).to_have_attribute("data-unread", "false")
    thread(wenyan, JOINT).get_by_test_id("thread-reply").click()
    expect(drawer(wenyan).get_by_test_id("comment-form")).to_have_attribute("data-audience", "joint")
    assert drawer(wenyan).locator(".comment-form [data-do=thread-choose]").count() == 0
    wenyan.page.keyboard.type("国内法和国际义务。")
    wenyan.page.keyboard.press("Control+Enter")
    clause(helen, "2.1").locator(".number").first.click()
    expect(thread(helen, JOINT)).to_contain_text("国内法和国际义务。")

    # when the words are gone, the thread says which they were
    propose(helen, "2.1", "Both sides hold that openness helps industry.", "双方认为，开放有助于产业发展。")
    table(helen, "2.1")
    act(wenyan, "2.1", "accept-proposal", "accept-level-confirmed")
    for person in (helen, wenyan):
        expect(thread(person, JOINT).get_by_test_id("words-gone")).to_be_visible()
        expect(thread(person, JOINT).get_by_test_id("thread-quote")).to_have_text(WORDS)
        expect(clause(person, "2.1").get_by_test_id("lit")).to_have_count(0)
    helen.looks("threads-words-gone-en")

    # resolved by one side, folded away for both, and reopened by the other
    thread(wenyan, JOINT).get_by_test_id("thread-resolve").click()
    expect(drawer(helen).get_by_test_id("thread-fold")).to_be_visible()
    drawer(helen).get_by_test_id("thread-fold").locator("summary").click()
    expect(thread(helen, JOINT).get_by_test_id("remark")).to_have_count(3)
    helen.looks("threads-resolved-en")
    thread(helen, JOINT).get_by_test_id("thread-reopen").click()
    expect(mark(wenyan, "2.1", "joint")).to_have_attribute("data-n", "1")

    for person, language in ((helen, "en"), (wenyan, "zh")):
        person.page.set_viewport_size({"width": 420, "height": 1000})
        expect(thread(person, JOINT)).to_be_visible()
        person.looks(f"threads-narrow-{language}")
        person.page.keyboard.press("Escape")
        expect(drawer(person)).to_be_hidden()
        clause(person, "2.1").scroll_into_view_if_needed()
        person.looks(f"threads-narrow-row-{language}")
        assert person.page.evaluate("document.documentElement.scrollWidth") <= 420


def test_the_keyboard_is_enough_a_composition_sends_nothing_and_what_was_not_sent_is_said_once(
    guest: Callable[..., Guest], server: Server
) -> None:
    helen = guest("helen")
    enter_room(helen)
    keyboard = helen.page.keyboard
    clause(helen, "3.2").locator(".number").first.click()
    keyboard.press("c")
    expect(drawer(helen).get_by_test_id("choose-joint")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Enter")
    field = drawer(helen).get_by_test_id("comment-words")
    expect(field).to_be_focused()
    expect(drawer(helen).get_by_test_id("comment-form")).to_have_attribute("data-audience", "own")

    # while a word is being composed, no key belongs to us
    browser = helen.context.new_cdp_session(helen.page)
    browser.send("Input.imeSetComposition", {"text": "yi", "selectionStart": 2, "selectionEnd": 2})
    for key, control in (("Enter", True), ("Escape", False)):
        field.evaluate(
            """(field, [key, ctrlKey]) => field.dispatchEvent(
              new KeyboardEvent("keydown", { key, ctrlKey, isComposing: true, bubbles: true, composed: true, cancelable: true }))""",
            [key, control],
        )
    expect(drawer(helen).get_by_test_id("comment-form")).to_have_count(1)
    expect(drawer(helen).get_by_test_id("comment-complaint")).to_have_count(0)
    browser.send("Input.insertText", {"text": "意见"})
    expect(field).to_have_value("意见")

    # the list of names takes its keys first; Escape closes one thing at a time
    keyboard.type(" @")
    expect(drawer(helen).get_by_test_id("name-option")).to_have_count(2)  # the own side, without oneself
    keyboard.press("ArrowDown")
    keyboard.press("Escape")
    expect(drawer(helen).get_by_test_id("name-list")).to_be_hidden()
    expect(field).to_be_focused()

    # without a server nothing is lost, and trying again says it once
    server.stop()
    keyboard.press("Control+Enter")
    expect(drawer(helen).get_by_test_id("comment-complaint")).to_be_visible()
    expect(field).to_have_value("意见 @")
    server.start()
    drawer(helen).get_by_test_id("comment-retry").click()
    expect(drawer(helen).get_by_test_id("thread")).to_have_count(1)
    expect(mark(helen, "3.2", "own")).to_have_attribute("data-n", "1")
    keyboard.press("Escape")
    expect(drawer(helen)).to_be_hidden()
    expect(clause(helen, "3.2")).to_be_focused()
    helen.page.reload()
    mark(helen, "3.2", "own").wait_for()
    expect(clause(helen, "3.2").get_by_test_id("thread-mark-unsent")).to_have_count(0)
