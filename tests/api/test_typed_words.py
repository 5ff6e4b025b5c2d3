"""Names, places and days of a signing: printed in the original, in no address, and for nobody else's sign-in."""

import io
import re
import zipfile
from urllib.parse import unquote

import pytest

from dashboard.session import COOKIE
from dashboard.typed_words import LASTS_SECONDS, OF_ALL, OF_ONE, TYPED, TypedWords, as_typed
from dialogue.refusals import TypedWordsGone

TYPED_HERE = {"place_en": "Geneva", "on": "2026-03-30", "name_en_us": "Ann Example", "title_zh_cn": "特使"}


def address(site) -> str:
    return f"/files/drafts/{site.table.draft.hex}/original.docx"


def printed(content: bytes) -> str:
    body = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "", body)


def test_what_was_typed_is_printed_for_the_sign_in_that_typed_it_and_for_no_other(site):
    daniel, helen = site.signed_in("daniel"), site.signed_in("helen")
    ticket = TYPED.keep(daniel.cookies[COOKIE], TYPED_HERE)
    reply = daniel.get(address(site), params={"keeper": "us", "typed": ticket})
    assert "Ann Example" in printed(reply.content)
    assert "特使" in printed(reply.content), "of whom only the Chinese title is known, that is printed"
    assert "Done at Geneva on 30 March 2026" in printed(reply.content)
    assert not [said for said in TYPED_HERE.values() if said in unquote(str(reply.url))]
    others = [helen.get(address(site), params={"keeper": "us", "typed": given}) for given in (ticket, "nothing")]
    assert {other.status_code for other in others} == {404}
    assert others[0].text == others[1].text
    again = site.signed_in("daniel")
    assert again.get(address(site), params={"keeper": "us", "typed": ticket}).status_code == 404


def test_a_name_in_the_address_itself_is_not_printed(site):
    reply = site.signed_in("daniel").get(address(site), params={"keeper": "us", **TYPED_HERE})
    assert reply.status_code == 200
    assert not [said for said in ("Geneva", "Ann Example", "特使", "30 March") if said in printed(reply.content)]


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_words_last_from_the_last_time_they_were_asked_for():
    clock = Clock()
    kept = TypedWords(clock)
    first, second = kept.keep("a", {"name_en_us": "x"}), kept.keep("a", {"name_en_us": "y"})
    clock.now = LASTS_SECONDS - 1
    assert kept.found("a", first) == {"name_en_us": "x"}
    clock.now = LASTS_SECONDS + 1
    assert kept.found("a", first) == {"name_en_us": "x"}
    with pytest.raises(TypedWordsGone):
        kept.found("a", second)
    clock.now = 3 * LASTS_SECONDS
    with pytest.raises(TypedWordsGone):
        kept.found("a", first)


def test_the_same_words_have_one_ticket_and_the_ticket_says_nothing_of_them():
    kept = TypedWords()
    ticket = kept.keep("a", {"name_en_us": "x", "name_zh_us": ""})
    assert kept.keep("a", {"name_en_us": "x"}) == ticket
    assert kept.keep("b", {"name_en_us": "x"}) != ticket
    assert TypedWords().keep("a", {"name_en_us": "x"}) != ticket
    assert kept.keep("a", {"name_en_us": "", "place_en": ""}) == ""


def test_of_one_sign_in_the_latest_are_kept_and_of_all_no_more_than_fit():
    kept = TypedWords()
    other = kept.keep("b", {"name_en_us": "other"})
    tickets = [kept.keep("a", {"name_en_us": str(n)}) for n in range(OF_ONE + 5)]
    assert kept.found("b", other)
    assert kept.found("a", tickets[-1])
    assert kept.found("a", tickets[-OF_ONE])
    with pytest.raises(TypedWordsGone):
        kept.found("a", tickets[0])
    for n in range(OF_ALL + 1):
        kept.keep(f"sign-in {n}", {"name_en_us": "x"})
    assert len(kept._kept) == OF_ALL


def test_what_is_not_typed_stays_as_the_address_asks():
    assert as_typed("a", {"keeper": "us", "on": "2026-01-01", "name_en_us": "x", "marking": "internal"}) == {
        "keeper": "us", "marking": "internal",
    }  # fmt: skip
