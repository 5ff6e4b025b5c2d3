"""The matrix of positions in Word: how it was said, how a side moved, and what became of a request."""

from datetime import date

import pytest

from actions.dialogues import amend_dialogue
from actions.paper_exports import PaperAsked, RecordForm
from actions.positions import record_position
from actions.requests import answer_request
from dialogue.positions import Answer, AttributionClass, Directness, Firmness, Movement
from dialogue.vocabulary import AttributionRule, PositionKind
from tests.actions.papers import printed


def said(desk, scene, **changes):
    given = {
        "passage_id": scene.said_us, "party": "us", "topic_id": scene.topic, "meeting_id": scene.meeting,
        "statement_en": "Publish.", "statement_zh": "应予公布。", **changes,
    }  # fmt: skip
    with desk.writing() as session:
        return record_position(session, desk.actor, **given).id


def matrix(desk, scene, language="en"):
    return "\n".join(printed(desk, RecordForm.POSITIONS, scene.dialogue, PaperAsked((language,))))


HOW = {
    "firmness": Firmness.RED_LINE, "directness": Directness.INDIRECT, "verb": "insisted", "translated_by": "the secretariat",
    "on_behalf_of": "the operators", "author_of_words": "the Ministry", "chain": "a coalition\na newspaper",
    "kind": PositionKind.WARNING,
}  # fmt: skip


def test_how_it_was_said_stands_beneath_the_words_in_either_language(scene, desks):
    said(desks["orla"], scene, **HOW)
    text = matrix(desks["helen"], scene)
    for words in (
        "Warning · cannot be moved",
        "on behalf of the operators · words of the Ministry, read out · indirect speech · “insisted” · translated by the secretariat",
        "through a coalition, a newspaper",
    ):
        assert words in text, words
    text = matrix(desks["wenyan"], scene, "zh")
    for words in ("警告 · 不可动摇", "间接引语", "the secretariat译"):
        assert words in text, words


def test_for_whom_something_was_said_stands_in_no_matrix_of_a_meeting_that_may_not_be_attributed(scene, desks):
    with desks["orla"].writing() as session:
        amend_dialogue(session, desks["orla"].actor, scene.dialogue, attribution_rule=AttributionRule.CHATHAM_HOUSE)
    said(desks["orla"], scene, **HOW)
    text = matrix(desks["helen"], scene)
    assert "indirect speech" in text
    assert "operators" not in text
    assert "Ministry" not in text


@pytest.mark.parametrize(
    ("movement", "words"),
    [(Movement.SOFTENED, "▽ softens: Publish at once."), (Movement.HARDENED, "△ hardens: Publish at once."), (None, "replaces: Publish at once.")],
)  # fmt: skip
def test_what_a_side_said_before_stands_beside_what_replaced_it(movement, words, scene, desks):
    first = said(desks["orla"], scene, statement_en="Publish at once.")
    said(desks["orla"], scene, statement_en="Publish in time.", supersedes_id=first, movement=movement)
    assert words in matrix(desks["helen"], scene)


def test_a_request_stands_with_its_latest_answer_or_its_silence(scene, desks):
    request = said(desks["orla"], scene, kind=PositionKind.REQUEST, addressee="cn", asked_for_on=date(2025, 6, 1))
    assert "asked of China, for 1 June 2025" in matrix(desks["helen"], scene)
    assert "no answer recorded" in matrix(desks["helen"], scene)
    with desks["orla"].writing() as session:
        answer_request(
            session, desks["orla"].actor, request, answer=Answer.NO_RESPONSE, inferred=True, seen_on=date(2025, 9, 1)
        )
    assert "Answer: no response, 1 September 2025 (inferred)" in matrix(desks["helen"], scene)
    assert "答复：未予答复，2025年9月1日（系推定）" in matrix(desks["helen"], scene, "zh")


def test_somebody_of_whom_only_the_kind_is_known_is_called_by_it(scene, desks):
    said(desks["orla"], scene, party="", attribution_class=AttributionClass.PRIVATE)
    assert "officials in private" in matrix(desks["helen"], scene)
