"""Laws of a reading, on any text: it never fails, every quote stands where it says, a comment is nobody's position."""

import itertools
import string

from hypothesis import given, settings
from hypothesis import strategies as st

from intake.anchors import verify
from intake.proposals import TextRole
from intake.reading import Reading, read
from intake.sentences import sentences
from intake.view import view_of

PIECES = [
    "The two sides agreed to meet again by May 3, 2031.", "Arcadia will suspend the duties within 30 days", "Minister Ilva Sorn said that",
    "双方同意尽快举行会谈。", "中方将取消关税，美方应停止打压。", "索恩部长表示，", "(COMMENT: She will not agree to anything.", "END COMMENT.)",
    "Comment:", "End Comment.", "COMMENT\n-------\n", "1. (C) ", "2. (SBU) Summary: ", "END SUMMARY.", "编者按：", "（评注：双方将", "）", "\nPARTICIPANTS:\n",
    "Tor Venn, Minister of Trade\n", "SEL 00002909 002 OF 002", "“", "”", "\"", "\f", "\n", "\n\n", "\r\n", "\t", "\u3000", "• ", "- ", "一、", "Mr. Venn: ",
    "On June 9-10, 2030, they met in Sel.", "6月5日晚，", "P 280636Z JUL 08\n", "TAGS: PREL\n", "SUBJECT: X\n", "the Arcadian side", "Government of Arcadia",
    "FACT SHEET", "Dear Minister Venn:", "Sincerely,\n", "We will", "I hope that you will", "he said", "according to", ", Sorn told reporters", "[2 lines not declassified]",
    "31日", "February 30, 2020", "$17 billion per year", "A" * 90, "安方", "贝方将", "Venn", "He Lifeng", "\ufeff", "\u200b", "𠮷", ":", "：", "(i)", ")", "[", "]",
]  # fmt: skip
LETTERS = string.ascii_letters + string.digits + " .,;:()[]“”\"'-–\n\t双方将同意中美应。，；：、（）年月日"
texts = st.one_of(
    st.text(max_size=300),
    st.text(alphabet=LETTERS, max_size=400),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(alphabet=LETTERS, max_size=12)), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
)
many = settings(max_examples=120, deadline=None)


def given_to_a_side(reading: Reading):
    return [
        *reading.positions,
        *reading.commitments,
        *reading.requests,
        *reading.claims,
        *reading.transmissions,
        *reading.next_steps,
    ]


@many
@given(texts)
def test_any_text_is_read_and_every_quote_stands_where_its_anchor_says(text):
    reading = read(text)
    for proposal in reading.all():
        assert verify(text, proposal.anchor)
        assert proposal.anchor.exact == proposal.anchor.exact.strip() != ""
        assert all(proposal.anchor.start < gap.start <= gap.end < proposal.anchor.end for gap in proposal.gaps)
        assert proposal.quote
        assert proposal.rule
        assert proposal.paragraph is None or 0 <= proposal.paragraph < len(reading.paragraphs)


@many
@given(texts)
def test_nothing_of_a_comment_is_given_to_anybody(text):
    reading = read(text)
    comments = [(p.start, p.end) for p in reading.paragraphs if p.role == TextRole.COMMENT]
    for proposal in given_to_a_side(reading):
        assert proposal.role != TextRole.COMMENT
        assert not any(proposal.anchor.start < end and start < proposal.anchor.end for start, end in comments)


@many
@given(texts)
def test_the_cleaned_view_leads_back_to_the_stored_text_letter_for_letter(text):
    view = view_of(text)
    assert len(view.text) == len(view.places)
    assert all(one < following for one, following in zip(view.places, view.places[1:], strict=False))
    for letter, place in zip(view.text, view.places, strict=True):
        assert letter == text[place] or (
            letter in " \n" and (text[place].isspace() or text[place] in "\x1c\x1d\x1e\x1f")
        )


@many
@given(texts)
def test_sentences_lie_in_order_and_hold_everything_but_white_space(text):
    spans = list(sentences(text))
    assert all(a < b for a, b in spans)
    assert all(one[1] <= following[0] for one, following in itertools.pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


@many
@given(texts)
def test_keys_stay_the_same_and_what_was_rejected_is_not_offered_again(text):
    reading = read(text)
    keys = [proposal.key for proposal in reading.all()]
    assert len(keys) == len(set(keys))
    assert [proposal.key for proposal in read(text).all()] == keys
    rejected = keys[::2]
    left = [proposal.key for proposal in read(text, rejected=rejected).all()]
    assert left == keys[1::2]


@settings(max_examples=15, deadline=None)
@given(texts)
def test_each_kind_reads_each_text(text):
    from intake.kinds import DocumentKind

    for kind in DocumentKind:
        reading = read(text, kind)
        assert reading.kind.kind == kind
        assert reading.kind.is_given
