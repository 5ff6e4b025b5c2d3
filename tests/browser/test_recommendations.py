"""Recommendations in a real browser: from home to the list, spoken of by a head, taken up, narrowed, in both languages."""

from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import expect

from actions.desk import Desk
from actions.drafts import read_draft
from actions.follow_ups_confirm import Words, confirm_recommendation
from actions.recommendations import Addressee
from models.stores import Stores
from tests.actions.following import CLAUSES
from tests.browser.conftest import Guest, Server
from tests.browser.test_after_adoption import adopted, press  # noqa: F401 - the fixture is asked for by its name
from tests.browser.test_record import choose, field, unfold
from tests.browser.test_starts import looks
from tests.cast import CAST

pytestmark = pytest.mark.browser


@pytest.fixture
def advised(server: Server, adopted: UUID) -> UUID:  # noqa: F811
    """The adopted text, whose recommendation the organiser has confirmed."""
    audiences = ("joint", "secretariat", "party_us", "party_cn", "accounts")
    stores = Stores({audience: f"sqlite:///{server.folder / audience}.db" for audience in audiences})
    orla = Desk(stores, CAST["orla"])
    with orla.writing() as joint:
        clause = next(s for s in read_draft(joint, orla.actor, adopted).clauses if s.head.number == "2")
        confirm_recommendation(
            joint, orla.actor, clause.clause.id, Words(CLAUSES[2].text_en, CLAUSES[2].text_zh), text_en="publish dues",
            text_zh="公布费用", addressees=[Addressee("us"), Addressee("cn"), Addressee("", "Port of Lund", "隆德港")],
        )  # fmt: skip
    stores.close()
    return adopted


def test_a_recommendation_waits_on_a_head_is_spoken_of_and_its_uptake_is_kept(
    guest: Callable[..., Guest], advised: UUID
) -> None:
    orla, helen = guest("orla"), guest("helen")
    wenyan = guest("wenyan", language="zh-CN")
    helen.open("/")
    helen.page.get_by_role("link", name="1 recommendation to speak of").click()
    expect(helen.page.get_by_test_id("recommendation")).to_have_count(1)
    helen.settle()
    looks(helen, "recommendations-list-en")
    helen.page.get_by_role("link", name="US, China, Port of Lund: publish dues").click()
    choose(helen, "recognise_0_stance", "Our side recognises it")
    press(helen, "recognise_0_submit")
    expect(helen.page.get_by_text("US · recognised")).to_be_visible()

    wenyan.open("/recommendations")
    wenyan.page.get_by_role("link", name="：公布费用").click()
    choose(wenyan, "recognise_0_stance", "本方措辞不同")
    field(wenyan, "recognise_0_words").get_by_role("textbox").fill("仅指外港。")
    looks(wenyan, "recommendations-one-zh")
    press(wenyan, "recognise_0_submit")
    expect(wenyan.page.get_by_text("中方 · 另有表述")).to_be_visible()

    orla.open("/recommendations?stands=contested")
    orla.page.get_by_role("link", name=": publish dues").click()
    expect(orla.page.get_by_text("仅指外港。").first).to_be_visible()
    unfold(orla, "Who took a recommendation up")
    field(orla, "uptake_0_label_en").get_by_role("textbox").fill("Port of Lund")
    field(orla, "uptake_0_label_zh").get_by_role("textbox").fill("隆德港")
    field(orla, "uptake_0_source_title").get_by_role("textbox").fill("Gazette")
    field(orla, "uptake_0_source_text").get_by_role("textbox").fill("The port publishes its dues.")
    field(orla, "uptake_0_quote").get_by_role("textbox").fill("publishes its dues")
    press(orla, "uptake_0_submit")
    expect(orla.page.get_by_text("Port of Lund · under study")).to_be_visible()
    orla.settle()
    looks(orla, "recommendations-one-en")

    wenyan.open("/recommendations?uptake=under+study")
    expect(wenyan.page.get_by_text("隆德港 · 研究中")).to_be_visible()
    wenyan.settle()
    looks(wenyan, "recommendations-list-zh")
