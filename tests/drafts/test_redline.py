import re

import pytest

from drafts.compare import apply, differences
from drafts.redline import pieces, redline
from drafts.tidy import tidy
from tests.drafts.texts import any_text, two_clauses

SHOWN = (
    ("双方应当在三十日内提交报告。", "双方应在六十日内提交书面报告。", "双方[-应当-]{+应+}在[-三十-]{+六十+}日内提交{+书面+}报告。"),
    ("中方认识到一个中国", "中方承认一个中国", "中方[-认识到-]{+承认+}一个中国"),
    ("The Parties shall meet.", "The Parties should meet.", "The Parties [-shall-]{+should+} meet."),
    ("在2026年3月1日之前完成", "在2026年4月15日之前完成", "在[-2026年3月1日-]{+2026年4月15日+}之前完成"),
    ("by 1 March 2026.", "by 15 April 2026.", "by [-1 March 2026-]{+15 April 2026+}."),
    ("不具有约束力", "不具有拘束力", "不具有[-约束力-]{+拘束力+}"),
    ("甲、乙和丙", "甲、丁和戊", "甲、[-乙-]{+丁+}和[-丙-]{+戊+}"),
    ("第三条及第五条的规定", "第四条及第六条的规定", "[-第三条-]{+第四条+}及[-第五条-]{+第六条+}的规定"),
    ("二氧化碳、甲烷，臭氧", "氧化亚氮、氢气，氮气", "[-二氧化碳-]{+氧化亚氮+}、[-甲烷-]{+氢气+}，[-臭氧-]{+氮气+}"),
    ("big red house", "small blue house", "[-big red-]{+small blue+} house"),
    ("shall submit reports", "shall not provide reports", "shall [-submit-]{+not provide+} reports"),
    ("A. B.", "A. C. B.", "A. {+C. +}B."),
    ("They meet.", "They meet. They talk.", "They meet.{+ They talk.+}"),
    ("双方会晤。双方磋商。", "双方会晤。双方交流。双方磋商。", "双方会晤。{+双方交流。+}双方磋商。"),
    ("shall meet", "shall promptly meet", "shall {+promptly +}meet"),
    ("双方同意合作", "双方一致同意合作", "双方{+一致+}同意合作"),
    ("within thirty (30) days", "within sixty (60) days", "within [-thirty-]{+sixty+} ([-30-]{+60+}) days"),
    ("US$ 1.5 billion", "US$ 2.5 billion", "US$ [-1.5-]{+2.5+} billion"),
    ("within 30 days", "after 60 days", "[-within-]{+after+} [-30-]{+60+} days"),
    ("", "双方", "{+双方+}"),
    ("双方", "", "[-双方-]"),
    ("双方", "双方", "双方"),
    ("", "", ""),
)  # fmt: skip
REWRITTEN = (
    (
        "The Parties shall meet annually to review the results of this dialogue.",
        "Both sides agreed to hold consultations every year on the follow-up to this dialogue.",
    ),
    ("双方将每年举行会晤。", "两国政府同意定期就后续问题磋商。"),
)


def shown(old: str, new: str, terms: tuple[str, ...] = ()) -> str:
    marks = {"kept": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in redline(old, new, terms))


@pytest.mark.parametrize(("old", "new", "expected"), SHOWN)
def test_a_redline_reads(old, new, expected):
    assert shown(old, new) == expected


@pytest.mark.parametrize(("old", "new"), REWRITTEN)
def test_a_rewritten_clause_is_one_replacement(old, new):
    assert re.fullmatch(r"[^\[{]*\[-[^\]]+-\]\{\+[^}]+\+\}[^\[{]*", shown(old, new))


def test_a_figure_that_stayed_is_visible_in_a_rewritten_clause():
    old = "Each side shall provide its comments within 30 days of receiving them."
    new = "Both governments undertake to answer every question not later than 30 working days."
    assert "} 30 " in shown(old, new)


def test_an_agreed_term_that_stayed_is_visible_in_a_rewritten_clause():
    old, new = "双方将加强战略稳定工作。", "两国应当探讨涉及战略稳定磋商。"
    assert "}战略稳定[" in shown(old, new, ("战略稳定",))


def test_an_agreed_term_that_gave_way_to_another_is_shown_as_a_whole():
    terms = ("战略稳定对话", "战略安全对话", "strategic stability", "strategic security")
    assert shown("加强战略稳定对话机制", "加强战略安全对话机制", terms) == "加强[-战略稳定对话-]{+战略安全对话+}机制"
    assert shown("on strategic stability now", "on strategic security now", terms) == (
        "on [-strategic stability-]{+strategic security+} now"
    )


@pytest.mark.parametrize("seed", range(150))
def test_a_redline_holds_both_texts_whole(seed):
    for old, new in (two_clauses(seed), (any_text(seed), any_text(seed + 1))):
        line = redline(old, new)
        assert "".join(piece.text for piece in line if piece.kind != "inserted") == old
        assert "".join(piece.text for piece in line if piece.kind != "deleted") == new


@pytest.mark.parametrize("seed", range(150))
def test_tidied_changes_still_give_the_new_text(seed):
    old, new = two_clauses(seed)
    tidied = tidy(old, new, differences(old, new))
    assert apply(old, tidied) == new
    assert all(new[change.new_start : change.new_end] == change.inserted for change in tidied)
    assert pieces(old, tidied) == redline(old, new)


@pytest.mark.parametrize("seed", range(100))
def test_tidying_never_makes_more_changes(seed):
    old, new = two_clauses(seed)
    changes = differences(old, new)
    assert len(tidy(old, new, changes)) <= len(changes)


@pytest.mark.parametrize("seed", range(100))
def test_a_deletion_stands_before_its_insertion(seed):
    kinds = "".join(piece.kind[0] for piece in redline(*two_clauses(seed)))
    assert "id" not in kinds
    assert not re.search("kk|dd|ii", kinds)
