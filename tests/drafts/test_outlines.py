"""The outlines: the same build in both languages, every blank bracketed in both, and nothing the rules of drafting find."""

import re

import pytest

from dialogue.vocabulary import ClauseKind, DraftKind
from drafts.brackets import bracket_count, pairs, parse, render, unbalanced
from drafts.characters import hidden_characters
from drafts.expressions import Reading, rendered
from drafts.language import language_of
from drafts.numbering import label_key, split_label
from drafts.outlines import outlines
from drafts.pairing import pair

CLAUSES = [
    pytest.param(outline, clause, id=f"{key} {at}")
    for key, outline in outlines().items()
    for at, clause in enumerate(outline.clauses)
]
FINAL = {"mou", "agreed_minutes"}


def test_every_kind_of_draft_has_an_outline():
    assert [outline.kind for outline in outlines().values()] == list(DraftKind)
    assert all(outline.key == key for key, outline in outlines().items())


@pytest.mark.parametrize(("outline", "clause"), CLAUSES)
def test_both_languages_stand_and_the_language_detector_agrees(outline, clause):
    assert language_of(clause.en).language == "en"
    assert language_of(clause.zh).language == "zh"
    assert language_of(clause.zh).script in ("Hans", None)


@pytest.mark.parametrize(("outline", "clause"), CLAUSES)
def test_every_blank_is_bracketed_in_both_languages_in_the_brackets_of_each(outline, clause):
    assert not unbalanced(clause.en)
    assert not unbalanced(clause.zh)
    assert bracket_count(clause.en) == bracket_count(clause.zh)
    assert not set(clause.en) & set("［］【】")
    assert not set(clause.zh) & set("[]【】")
    assert not re.search(r"_{2,}|\.{3}|…|X{2,}", clause.en + clause.zh), "a blank of another kind"
    for text in (clause.en, clause.zh):
        assert render(parse(text)) == text
        assert all(text[start + 1 : end].strip("［］[]") for start, end in pairs(text)), (
            "a blank says what is to stand there"
        )


@pytest.mark.parametrize(("outline", "clause"), CLAUSES)
def test_nothing_hidden_stands_in_an_outline(outline, clause):
    assert hidden_characters(clause.en, allowed="") == hidden_characters(clause.zh, allowed="") == ()
    assert clause.en == clause.en.strip()
    assert clause.zh == clause.zh.strip()


@pytest.mark.parametrize(("outline", "clause"), CLAUSES)
def test_each_expression_is_rendered_as_the_table_of_renderings_knows_it(outline, clause):
    # the name of the document itself is a term of art: Agreed Minutes, 会谈纪要
    en, zh = Reading(clause.en.replace(outline.title_en, ""), "en"), Reading(clause.zh, "zh")
    for found in rendered(en, zh, "en"):
        assert found.renderings, (found.expression, clause.zh)


@pytest.mark.parametrize(("outline", "clause"), CLAUSES)
def test_both_languages_end_alike_and_carry_the_same_label(outline, clause):
    marks = {".": "。", ":": "：", ";": "；", ",": "，"}
    ends = re.sub(r"( and|以及)$", "", clause.en), re.sub(r"以及$", "", clause.zh)
    ends = tuple(text.rstrip("]］")[-1:] for text in ends)
    assert marks.get(ends[0], "") == (ends[1] if ends[1] in marks.values() else "")
    en, zh = (label_key(split_label(text)[0]) for text in (clause.en, clause.zh))
    assert (en and en[1]) == (zh and zh[1])


@pytest.mark.parametrize("outline", outlines().values(), ids=outlines())
def test_an_outline_opens_with_its_title_and_a_chapeau_and_has_something_to_fill_in(outline):
    assert [clause.kind for clause in outline.clauses[:2]] == [ClauseKind.HEADING, ClauseKind.CHAPEAU]
    assert sum(bracket_count(clause.en) for clause in outline.clauses) > 10
    assert all(clause.level == 2 for clause in outline.clauses if clause.kind == ClauseKind.SUBPARAGRAPH)
    numbers = [clause.number for clause in outline.clauses if clause.number]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("outline", outlines().values(), ids=outlines())
def test_the_two_languages_of_an_outline_are_paired_back_one_by_one(outline):
    found = pair([c.en for c in outline.clauses], [c.zh for c in outline.clauses])
    assert [(p.en, p.zh) for p in found] == [((at,), (at,)) for at in range(len(outline.clauses))]


@pytest.mark.parametrize("key", sorted(FINAL))
def test_what_is_signed_has_the_conventional_final_clauses(key):
    en = " ".join(clause.en for clause in outlines()[key].clauses)
    zh = "".join(clause.zh for clause in outlines()[key].clauses)
    assert "in duplicate, in the English and Chinese languages, both texts being equally authentic" in en
    assert "一式两份" in zh
    assert "两种文本同等作准" in zh
    assert en.count("For [Party") == zh.count("代表：") == 2
