"""What a person is told while writing, and what of a private or an accepted proposal can still be changed or conditioned."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from actions.desk import Desk
from actions.drafts import list_drafts, read_draft
from actions.mandates import set_mandate
from actions.users import actor_named
from drafts.mandate import LanguageMandate, Mandate
from models.stores import Stores
from tests.browser.conftest import Guest, Server
from tests.browser.test_room import act, clause, enter_room, table
from tests.browser.test_room_structure import choose, tabled

pytestmark = pytest.mark.browser
FALLBACK = "Both sides recognise that confidence lowers costs."
SHARING = "双方认为，在尊重知识产权的前提下共享技术，有助于提升整个产业的创新能力。"
RED_LINE = "No promise that binds in law."


def lay_down_a_mandate(server: Server) -> None:
    """What the capital of one side has authorised for one clause of the sample, as its drafter would lay it down."""
    stores = Stores({name: f"sqlite:///{server.folder}/{name}.db" for name in ("accounts", "joint", "party_us")})
    try:
        with stores.for_upkeep()["accounts"].reading() as accounts:
            desk = Desk(stores, actor_named(accounts, "daniel"))
        with desk.reading() as joint, desk.writing_own() as own:
            draft = next(d for d in list_drafts(joint, desk.actor) if "practice" in d.title_en)
            text = read_draft(joint, desk.actor, draft.id)
            trust, next_one = (next(s.clause.id for s in text.clauses if s.head.number == n) for n in ("P1", "P3"))
            english = LanguageMandate(fallback=FALLBACK, red_line=("legally binding",), required=("confidence",))
            set_mandate(joint, own, desk.actor, draft.id, trust, Mandate(english, red_line=RED_LINE))
            barred = Mandate(LanguageMandate(forbidden=("national security",)), red_line=RED_LINE)
            set_mandate(joint, own, desk.actor, draft.id, next_one, barred)
    finally:
        stores.close()


def test_a_person_who_writes_is_advised_and_what_was_written_can_be_changed_and_conditioned(
    guest: Callable[..., Guest], server: Server
) -> None:
    lay_down_a_mandate(server)
    helen, wenyan = guest("helen"), guest("wenyan", language="zh-CN")
    enter_room(helen)
    enter_room(wenyan)

    # the standing text departs from a mandate: marked for one side, and for nobody else
    expect(clause(helen, "P3").get_by_test_id("mandate-mark")).to_be_visible()
    expect(clause(helen, "P3").get_by_test_id("mandate-mark")).to_contain_text("only your side sees this")
    clause(helen, "P3").get_by_test_id("mandate-mark").locator("summary").click()
    clause(helen, "P3").scroll_into_view_if_needed()
    helen.looks("advice-mark-en")

    # the organiser says which brackets the Chinese text has: everybody's text follows
    orla = guest("orla")
    enter_room(orla)
    orla.page.get_by_test_id("stPopover").get_by_role("button").click()
    orla.page.get_by_test_id("stPopoverBody").get_by_text("【 】").click()
    orla.page.get_by_test_id("stPopoverBody").get_by_test_id("stFormSubmitButton").get_by_role("button").click()
    wenyan.page.get_by_test_id("view-brackets").click()
    expect(clause(wenyan, "P1").get_by_test_id("rolling-zh")).to_contain_text("【中方：承认】")
    expect(orla.page.get_by_text("now stands in 【 】")).to_be_visible()
    expect(orla.page.get_by_test_id("mandate-mark").first).to_be_hidden()
    assert "null" not in clause(orla, "P1").inner_text()
    orla.looks("advice-brackets-orla-en")
    wenyan.looks("advice-brackets-zh")
    wenyan.page.get_by_test_id("view-redline").click()

    # while writing: the mandate, the rendering agreed before, and agreed words to put in
    act(helen, "P1", "propose")
    advice = clause(helen, "P1").get_by_test_id("advice")
    english = clause(helen, "P1").get_by_test_id("editor-en")
    chinese = clause(helen, "P1").get_by_test_id("editor-zh")
    english.fill("Both sides make a legally binding promise.")
    expect(advice.get_by_test_id("advice-mandate").get_by_test_id("grave").first).to_be_visible()
    expect(advice.get_by_test_id("advice-mandate")).to_contain_text(re.compile(f"legally binding.*{FALLBACK}", re.S))
    expect(advice.get_by_test_id("advice-live")).to_contain_text("grave")
    helen.looks("advice-mandate-en")
    english.fill("Both sides note the confidence between them.")
    chinese.fill("双方指出彼此信任。")
    expect(advice.get_by_test_id("from-precedent")).to_contain_text("注意到")
    expect(advice.get_by_test_id("grave")).to_have_count(0)
    advice.get_by_test_id("agreed-there").first.locator("summary").click()
    helen.looks("advice-precedent-en")
    english.fill("Confidence grows with respect for intellectual property")
    offer = advice.get_by_test_id("offer").first
    expect(offer).to_contain_text("makes industry as a whole more inventive")
    helen.looks("advice-offers-en")
    english.press("Alt+Enter")
    agreed = "Confidence grows with respect for intellectual property, makes industry as a whole more inventive"
    expect(english).to_have_value(agreed)
    chinese.fill("")
    offer.get_by_test_id("insert-zh").click()
    expect(chinese).to_have_value(SHARING)
    act(helen, "P1", "save-private")

    # nobody of the other side is told of any mandate
    act(wenyan, "P1", "propose")
    clause(wenyan, "P1").get_by_test_id("editor-en").fill("Both sides note a legally binding promise.")
    clause(wenyan, "P1").get_by_test_id("editor-zh").fill("双方指出承诺。")
    theirs = clause(wenyan, "P1").get_by_test_id("advice")
    expect(theirs.get_by_test_id("from-precedent")).to_be_visible()
    wenyan.looks("advice-precedent-zh")
    expect(theirs.get_by_test_id("advice-mandate")).to_be_hidden()
    expect(wenyan.page.locator('[data-testid="mandate-mark"]:visible')).to_have_count(0)
    for person, language in ((helen, "en"), (wenyan, "zh")):
        person.page.set_viewport_size({"width": 420, "height": 1000})
        if person is helen:
            clause(helen, "P1").get_by_test_id("edit").click()
            english.fill("A legally binding promise with respect for intellectual property")
            expect(advice.get_by_test_id("grave")).to_be_visible()
        clause(person, "P1").get_by_test_id("advice").scroll_into_view_if_needed()
        person.looks(f"advice-narrow-{language}")
        assert person.page.evaluate("document.documentElement.scrollWidth") <= 420
        act(person, "P1", "cancel", "cancel-discard")
        person.page.set_viewport_size({"width": 1500, "height": 1000})

    # a private proposal on how a clause stands is changed before it is tabled
    choose(helen, "2.5", "move")
    places = clause(helen, "2.5").get_by_test_id("move-after")
    first, second = (
        places.locator("option", has_text=re.compile(rf"^{number} ")).get_attribute("value")
        for number in (r"2\.1", r"2\.2")
    )
    places.select_option(first)
    act(helen, "2.5", "save-private")
    private = clause(helen, "2.5").get_by_test_id("proposal-private")
    expect(private.get_by_test_id("does")).to_contain_text("2.1")
    private.get_by_test_id("edit").click()
    expect(places).to_have_value(first)
    places.select_option(second)
    helen.looks("advice-edit-move-en")
    act(helen, "2.5", "save-private")
    expect(private.get_by_test_id("does")).to_contain_text("2.2")

    # a level that the outline would not bear is refused in one sentence
    choose(helen, "5.2", "restyle")
    clause(helen, "5.2").get_by_test_id("style-level").select_option("3")
    act(helen, "5.2", "save-private")
    expect(clause(helen, "5.2").get_by_test_id("refused")).to_contain_text("the kind of clause has no such level")
    helen.looks("advice-restyle-refused-en")
    clause(helen, "5.2").get_by_test_id("style-level").select_option("1")
    clause(helen, "5.2").get_by_test_id("style-number").fill("5.3")
    act(helen, "5.2", "save-private")
    private = clause(helen, "5.2").get_by_test_id("proposal-private")
    private.get_by_test_id("edit").click()
    expect(clause(helen, "5.2").get_by_test_id("style-number")).to_have_value("5.3")
    clause(helen, "5.2").get_by_test_id("style-number").fill("5.4")
    act(helen, "5.2", "save-private")
    expect(private.get_by_test_id("does")).to_contain_text("5.4")

    # a proposal is accepted on condition that another clause stands
    table(helen, "2.5")
    tabled(wenyan, "2.5").get_by_test_id("accept-proposal").click()
    chosen = clause(wenyan, "2.5").get_by_test_id("accept-condition")
    chosen.select_option(chosen.locator("option", has_text=re.compile(r"^3\.2 ")).get_attribute("value"))
    wenyan.looks("advice-condition-zh")
    act(wenyan, "2.5", "accept-level-confirmed")
    expect(clause(helen, "2.5").get_by_test_id("condition").first).to_contain_text("if 3.2 stands as in Revision 1")
    helen.looks("advice-condition-en")
