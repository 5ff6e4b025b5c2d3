"""A commitment in words: who, what and by when stand apart, each in the reader's language."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from actions.commitments import CommitmentLine, FulfilmentLine, FurtherParty
from actions.sources import Quote
from dashboard.commitment_words import (
    AGES,
    age_of,
    creditor_name,
    debtor_name,
    due_in_full,
    due_term,
    due_words,
    quantity_words,
    sentence,
    standing_detail,
    standing_words,
    undertaking,
)
from dialogue.commitments import Standing, Status
from dialogue.record import Fulfilled, Obligation, Polarity
from dialogue.vocabulary import Basis, DueKind, Marking, PassageRole, Strength
from locales import LANGUAGES, Reader

ENGLISH, CHINESE = Reader("en"), Reader("zh")
ONE = UUID(int=1)
QUOTE = Quote(
    passage_id=ONE, exact="words", prefix="", suffix="", start=0, end=5, role=PassageRole.RECORD, marking=Marking.PUBLIC,
    paragraph="", source_id=ONE, source_title="a note", source_kind=None, source_reference="", source_dated_on=None,
    language="en", source_dialogue_id=None,
)  # fmt: skip


def line(**given: Any) -> CommitmentLine:
    """A commitment of the Chinese side toward nobody in particular, undated and unheard, but for what is given."""
    plain: dict[str, Any] = {
        "id": ONE, "dialogue_id": None, "meeting_id": None, "topic_id": None, "debtor": "cn", "debtor_label_en": "",
        "debtor_label_zh": "", "creditor": "", "creditor_label_en": "", "creditor_label_zh": "",
        "action_en": "publish the list", "action_zh": "公布清单", "strength": Strength.WILL, "polarity": Polarity.DO,
        "condition_en": "", "condition_zh": "", "due_kind": DueKind.NONE, "due_on": None, "due_words_en": "",
        "due_words_zh": "", "basis": Basis.JOINT_TEXT, "quote": QUOTE, "accounts": (), "fulfilment": None,
        "standing": Standing.UNHEARD, "status": Status.UNDATED, "is_private": False, "quantity": "", "unit_en": "",
        "unit_zh": "", "quantity_period": "", "due_from": None, "due_event_en": "", "due_event_zh": "",
        "due_offset_days": None, "owner": "", "restates_id": None, "request_id": None, "measure_id": None, "further": (),
        "evidence": (), "findings": (),
    }  # fmt: skip
    return CommitmentLine(**plain | given)


def test_what_is_undertaken_is_said_with_and_without_the_one_who_undertakes_it() -> None:
    assert (sentence(ENGLISH, line()), undertaking(ENGLISH, line())) == ("China: publish the list", "publish the list")
    assert (sentence(CHINESE, line()), undertaking(CHINESE, line())) == ("中方：公布清单", "公布清单")


def test_what_is_to_be_left_is_told_as_such_in_both_shapes_and_languages() -> None:
    left = line(polarity=Polarity.REFRAIN)
    assert sentence(ENGLISH, left) == "China not to: publish the list"
    assert undertaking(ENGLISH, left) == "not to: publish the list"
    assert sentence(CHINESE, left) == "中方承诺不采取以下行动：公布清单"
    assert undertaking(CHINESE, left) == "不采取以下行动：公布清单"


def test_a_condition_follows_in_both_shapes() -> None:
    given = line(condition_en="both sides agree", condition_zh="双方同意")
    assert undertaking(ENGLISH, given) == "publish the list, if both sides agree"
    assert undertaking(CHINESE, given) == "公布清单，条件：双方同意"
    assert sentence(CHINESE, given) == "中方：公布清单，条件：双方同意"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_of_an_action_is_lost_whatever_it_begins_with(language: str) -> None:
    rng, words = random.Random(1122), Reader(language)
    for _ in range(300):
        who = "".join(rng.choices("a:：中方 {}", k=rng.randrange(1, 7)))
        action = rng.choice([who, f"{who}: ", f"{who}：", "", "CN: ", "中方："]) + "".join(
            rng.choices("b :：{}公", k=8)
        )
        polarity = rng.choice(list(Polarity))
        given = line(
            debtor=rng.choice(["", "cn"]), debtor_label_en=who, debtor_label_zh=who, action_en=action, action_zh=action,
            polarity=polarity,
        )  # fmt: skip
        assert undertaking(words, given).endswith(action)
        assert sentence(words, given).startswith(debtor_name(words, given))
        assert sentence(words, given).endswith(action)
        if polarity == Polarity.DO:
            assert undertaking(words, given) == action


def test_a_date_is_given_as_each_language_writes_it_and_says_that_it_has_passed() -> None:
    dated = line(due_kind=DueKind.DATE, due_on=date(2015, 12, 31), status=Status.OVERDUE)
    assert (due_term(ENGLISH, dated), due_words(ENGLISH, dated)) == ("31 Dec 2015", "31 Dec 2015, overdue")
    assert (due_term(CHINESE, dated), due_words(CHINESE, dated)) == ("2015年12月31日", "2015年12月31日，已逾期")


def test_the_words_of_a_term_are_given_in_the_readers_language_and_else_in_the_other() -> None:
    worded = line(due_kind=DueKind.EVENT, due_words_en="after the next round", due_words_zh="下一轮之后")
    assert (due_words(ENGLISH, worded), due_words(CHINESE, worded)) == ("after the next round", "下一轮之后")
    english_only = line(due_kind=DueKind.EVENT, due_words_en="after the next round")
    assert due_words(CHINESE, english_only) == "after the next round"


@pytest.mark.parametrize("kind", [kind for kind in DueKind if kind != DueKind.DATE])
def test_a_term_without_date_and_words_is_named_by_its_kind(kind: DueKind) -> None:
    assert due_words(ENGLISH, line(due_kind=kind))
    assert not due_words(CHINESE, line(due_kind=kind)).isascii()


def test_a_date_read_out_of_words_keeps_them_beside_it() -> None:
    dated = line(
        due_kind=DueKind.DATE, due_on=date(2015, 12, 31), due_words_en="expected in 2015", due_words_zh="预计于2015年"
    )
    assert due_in_full(ENGLISH, dated) == "31 Dec 2015 (expected in 2015)"
    assert due_in_full(CHINESE, dated) == "2015年12月31日（预计于2015年）"
    assert due_in_full(CHINESE, line(due_words_zh="下一轮之后")) == "下一轮之后"


def test_evidence_stands_behind_the_accounts_and_before_the_calendar() -> None:
    shown = FulfilmentLine(Fulfilled.PARTLY, datetime.now(UTC).date(), "", QUOTE)
    assert (standing_detail(CHINESE, line()), standing_words(CHINESE, line())) == ("", "尚无表态")
    assert standing_words(CHINESE, line(status=Status.OVERDUE)) == "尚无表态 · 已逾期"
    assert standing_detail(CHINESE, line(status=Status.PARTLY, fulfilment=shown)) == "部分落实"
    assert standing_detail(CHINESE, line(status=Status.CONDITION_OPEN)) == "待条件成就"


def test_everybody_who_undertook_it_is_named_and_nobody_twice() -> None:
    both = line(
        further=(
            FurtherParty(Obligation.DEBTOR, "us"), FurtherParty(Obligation.CREDITOR, "", "port users", "港口用户"),
        )
    )  # fmt: skip
    assert (debtor_name(ENGLISH, both), creditor_name(ENGLISH, both)) == ("China, US", "port users")
    assert (debtor_name(CHINESE, both), creditor_name(CHINESE, both)) == ("中方、美方", "港口用户")


def test_a_term_that_hangs_on_an_event_tells_how_far_from_it() -> None:
    told = {"due_kind": DueKind.EVENT, "due_event_en": "the announcement", "due_event_zh": "发布公告"}
    assert due_term(ENGLISH, line(**told, due_offset_days=-7)) == "7 days before: the announcement"
    assert due_term(ENGLISH, line(**told, due_offset_days=1)) == "1 day after: the announcement"
    assert due_term(CHINESE, line(**told, due_offset_days=-7)) == "发布公告前 7 天"
    assert due_term(CHINESE, line(**told)) == "发布公告"
    period = line(due_kind=DueKind.PERIOD, due_from=date(2020, 1, 1), due_on=date(2021, 12, 31))
    assert due_term(ENGLISH, period) == "1 Jan 2020 to 31 Dec 2021"
    assert due_term(CHINESE, period) == "2020年1月1日至2021年12月31日"


def test_how_much_is_told_as_worded() -> None:
    given = line(quantity="25", unit_en="million tonnes", unit_zh="百万吨", quantity_period="2026")
    assert quantity_words(ENGLISH, given) == "25 million tonnes (2026)"
    assert quantity_words(CHINESE, given) == "25 百万吨（2026）"
    assert quantity_words(ENGLISH, line(quantity_period="2026")) == ""


def test_how_long_it_has_been_due_is_told_in_spans() -> None:
    today = date(2026, 5, 1)
    spans = [age_of(today - timedelta(days=late), today) for late in (-1, 0, 1, 92, 93, 365, 366)]
    assert spans == [AGES[0], AGES[0], AGES[1], AGES[1], AGES[2], AGES[2], AGES[3]]
