"""Originals for signature by alternat: who is named first in whose original, who signs where, and that nothing else differs."""

from collections import Counter
from datetime import date
from html import escape

import pytest

from actions.desk import Desk
from actions.document_check import Outcome, check_document
from actions.draft_marking import mark_draft
from actions.drafts import ClauseWording
from actions.word_exports import latest_exports
from actions.word_originals import (
    Alternat,
    Signatory,
    Signing,
    export_original,
    make_original,
    order_told,
    signatories_known,
)
from actions.word_returns import preview_return
from dialogue.refusals import AboveCeiling, FormNotTakenBack, NotAPartyToThisDraft
from dialogue.vocabulary import Marking
from exports.word.reader import read
from exports.word.sheet import Page
from tests.actions.closing import adopted_by_all
from tests.actions.drafting import SECRET, Table, set_table
from tests.exports.packages import p, word
from tests.exports.test_word_validators import findings

CLAUSES = (
    ClauseWording("", "The United States and China have agreed as follows:", "美国和中国议定如下："),
    ClauseWording("1", "The U.S. and Chinese experts meet each year.", "中美专家每年会晤。"),
    ClauseWording("2", "The United States, after talks with China, reports.", "美方同中方会谈后提出报告。"),
)
SIGNED = Signing(
    "us", place=("Geneva", "日内瓦"), on=date(2026, 3, 30),
    signatories={"us": Signatory(("Ann Example", "安·示例"), ("Envoy", "特使")), "cn": Signatory(("Bo Specimen", "薄范本"))},
)  # fmt: skip


@pytest.fixture
def table(sqlite_stores, sqlite_desks) -> Table:
    return set_table(sqlite_stores, sqlite_desks, clauses=CLAUSES)


def original(table: Table, keeper: str, alternat: Alternat = Alternat.FULL, **given) -> bytes:
    signing = Signing(keeper, alternat, place=SIGNED.place, on=SIGNED.on, signatories=SIGNED.signatories, **given)
    return make_original(table.desks["helen"], table.draft, signing).content


def lines(content: bytes) -> list[str]:
    return [line for line in read(content).paragraphs("accepted") if line]


def test_in_the_original_a_side_keeps_it_comes_first_in_both_languages_and_its_language_stands_first(table) -> None:
    ours, theirs = lines(original(table, "us")), lines(original(table, "cn"))
    assert "The United States and China have agreed as follows:" in ours
    assert "美国和中国议定如下：" in ours
    assert "1\t美中专家每年会晤。" in ours
    assert "China and the United States have agreed as follows:" in theirs
    assert "中国和美国议定如下：" in theirs
    assert "1\tThe Chinese and U.S. experts meet each year." in theirs
    assert ours.index("美国和中国议定如下：") > ours.index("The United States and China have agreed as follows:")
    assert theirs.index("中国和美国议定如下：") < theirs.index("China and the United States have agreed as follows:")


def test_the_keeper_signs_on_the_left_under_both_texts(table) -> None:
    for keeper, left_en, left_zh in (("us", "United States", "美利坚"), ("cn", "People’s Republic", "中华人民")):
        signing = [line for line in lines(original(table, keeper)) if line.startswith("For the") or "代表" in line]
        english, chinese = (line for line in signing if line.startswith("For")), (x for x in signing if "代表" in x)
        assert left_en in next(english)
        assert left_zh in next(chinese)


def test_where_all_originals_are_alike_each_side_comes_first_in_its_own_language(table) -> None:
    one, other = original(table, "us", Alternat.SIMPLIFIED), original(table, "cn", Alternat.SIMPLIFIED)
    assert lines(one) == lines(other)
    assert "The United States and China have agreed as follows:" in lines(one)
    assert "中国和美国议定如下：" in lines(one)
    assert "1\t中美专家每年会晤。" in lines(one)


def test_originals_of_one_text_hold_the_same_letters(table) -> None:
    def letters(content: bytes) -> Counter:
        return Counter(
            "".join(line for line in lines(content) if "original" not in line and "存本" not in line).casefold()
        )

    assert letters(original(table, "us")) == letters(original(table, "cn"))


def test_place_date_and_number_of_originals_stand_under_each_text(table) -> None:
    said = lines(original(table, "us"))
    assert (
        "Done at Geneva on 30 March 2026, in two originals, each in the English and Chinese languages, "
        "both texts being equally authentic."
    ) in said
    assert "本文件于二〇二六年三月三十日在日内瓦签署，一式两份，每份均用英文和中文写成，两种文本同等作准。" in said
    theirs = lines(original(table, "cn"))
    assert any("each in the Chinese and English languages" in line for line in theirs)


def test_what_is_not_known_yet_is_a_blank_to_be_filled_in_by_hand(table) -> None:
    made = lines(make_original(table.desks["helen"], table.draft, Signing("us")).content)
    assert any(line.startswith("Done at ________ on ________") for line in made)


def test_every_place_where_names_change_or_were_left_is_told(table) -> None:
    (told,) = order_told(table.desks["helen"], table.draft, Signing("cn"))
    assert {(one.number, one.language) for one in told if one.found.changes} == {("", "en"), ("", "zh"), ("1", "en")}
    assert {(one.number, one.found.left) for one in told if one.found.left} == {
        ("2", ("The United States, after talks with China",)), ("2", ("美方同中方",)),
    }  # fmt: skip


def test_an_original_of_a_text_that_is_not_adopted_says_that_it_is_a_proof(table) -> None:
    assert "Proof: this text is not adopted" in str(read(original(table, "us")).others())
    adopted_by_all(table)
    assert "Proof" not in str(read(original(table, "us")).others())


@pytest.mark.parametrize("page", list(Page))
def test_no_validator_finds_anything_in_an_original(page: Page, table, tmp_path) -> None:
    assert findings(original(table, "us", page=page), tmp_path) == set()


def test_nothing_private_stands_in_an_original(table) -> None:
    table.write("helen", f"{SECRET}.", "石墨。", clause=1)
    assert SECRET not in "\n".join(lines(original(table, "us")))


def test_only_a_party_of_the_draft_keeps_an_original(table) -> None:
    with pytest.raises(NotAPartyToThisDraft):
        make_original(table.desks["helen"], table.draft, Signing("fr"))


def test_an_original_is_for_signature_and_is_not_taken_back(table) -> None:
    with pytest.raises(FormNotTakenBack):
        preview_return(table.desks["helen"], original(table, "us"), "original.docx")


def test_what_is_marked_above_the_ceiling_is_named_and_nothing_leaves(table) -> None:
    desk: Desk = table.desks["orla"]
    with desk.writing() as joint:
        mark_draft(joint, desk.actor, table.draft, Marking.SENSITIVE)
    with pytest.raises(AboveCeiling) as refused:
        make_original(table.desks["helen"], table.draft, Signing("us", marking=Marking.INTERNAL))
    assert [marking for _, _, marking in refused.value.facts["listed"]] == [Marking.SENSITIVE]
    assert original(table, "us", marking=Marking.CONFIDENTIAL)


def test_the_name_of_the_file_says_whose_original_it_is_and_the_side_sees_that_it_left(table) -> None:
    made = export_original(table.desks["helen"], table.draft, SIGNED)
    assert " - original-us - " in made.name
    assert " - EN+ZH - " in made.name
    assert latest_exports(table.desks["helen"])[0].form == "original-us"


def test_without_a_meeting_nothing_is_known_of_the_signing(table) -> None:
    assert signatories_known(table.desks["helen"], table.draft) == (("", ""), None, {})


@pytest.mark.parametrize(
    ("keeper", "alternat"), [("us", Alternat.FULL), ("cn", Alternat.FULL), ("us", Alternat.SIMPLIFIED)]
)
def test_an_original_is_known_as_the_adopted_text_whoever_keeps_it(keeper, alternat, table, sqlite_stores) -> None:
    adopted_by_all(table)
    found = check_document(sqlite_stores, original(table, keeper, alternat), is_owner=True)
    assert found.outcome == Outcome.SAME
    assert found.text is not None
    assert (found.text.form, found.text.kept_by) == ("original", keeper if alternat == Alternat.FULL else "")
    assert {d.found for d in found.around} >= {"Bo Specimen", "For the United States of America"}


def test_a_word_that_was_changed_in_an_original_is_found(table, sqlite_stores) -> None:
    adopted_by_all(table)
    made = [line.replace("each year", "each month") for line in lines(original(table, "cn"))]
    code = make_original(table.desks["helen"], table.draft, SIGNED).fingerprint[:16]
    found = check_document(sqlite_stores, word("".join(p(escape(line)) for line in made)), is_owner=True, code=code)
    assert found.outcome == Outcome.DIFFERENT
    assert [(d.number, d.expected, d.found) for d in found.differences] == [
        ("1", "1\tThe Chinese and U.S. experts meet each year.", "1\tThe Chinese and U.S. experts meet each month.")
    ]


def test_words_under_the_signatures_that_are_too_many_belong_to_the_text(table, sqlite_stores) -> None:
    adopted_by_all(table)
    made = [*lines(original(table, "us")), *(f"A further undertaking {n}." for n in range(4))]
    code = make_original(table.desks["helen"], table.draft, SIGNED).fingerprint[:16]
    found = check_document(sqlite_stores, word("".join(p(escape(line)) for line in made)), is_owner=True, code=code)
    assert found.outcome == Outcome.DIFFERENT
