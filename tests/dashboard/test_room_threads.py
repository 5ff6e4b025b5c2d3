"""What each reader of the room is told of comments: all that is before all sides, that of the own side, and nothing else."""

import json
import random

import pytest

from actions.desk import Desk
from actions.installation import accounts, installation
from actions.rooms import Moment, read_room, touched_since
from actions.threads import Marked, open_thread, reopen_thread, reply, resolve_thread
from dashboard.mentions import mention_lines
from dashboard.room_threads import comments, news
from dialogue.refusals import NoSuchRow, StoreClosed
from locales import LANGUAGES, Reader
from tests.actions.drafting import SECRET, Table, set_table
from tests.cast import CAST
from tests.dashboard.test_record_pages import opened, words_of

WRITERS = ("helen", "daniel", "wenyan", "luci", "orla", "robin")
EN = Reader("en")


@pytest.fixture
def table(house) -> Table:
    return set_table(installation(), house)


def writing(desk, audience):
    return desk.writing() if audience == "joint" else desk.writing_own()


def begin(table, by, audience="joint", words="Is this right?", *, clause=0, marked=None, names=()):
    desk = table.desks[by]
    with desk.reading() as joint, accounts().reading() as users, writing(desk, audience) as session:
        return open_thread(
            joint, session, desk.actor, table.clauses[clause], words, marked=marked, accounts=users,
            names=[CAST[name].user_id for name in names],
        )  # fmt: skip


def go_on(table, by, thread, act=reply, words="It is.", audience="joint", **given):
    desk = table.desks[by]
    with accounts().reading() as users, writing(desk, audience) as session:
        more = {"accounts": users} if act is reply else {}
        return act(session, desk.actor, thread.id, words, **more, **given)


def told(table, by, reader=EN):
    return comments(table.desks[by], reader, table.draft)


def marked(table, words, clause=0):
    head = table.head(clause)
    start = head.text_en.index(words)
    return Marked(head.id, "en", start, start + len(words))


# -- who is told what ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_what_is_private_to_a_side_is_in_no_payload_of_anybody_else(table, seed):
    rng = random.Random(seed)
    said: dict[str, tuple[str, str]] = {}  # a word that stands nowhere else -> who may read it
    threads = []
    for turn in range(24):
        by, audience = rng.choice(WRITERS), rng.choice(("joint", "own", "own"))
        side = table.desks[by].actor.side
        word = f"{SECRET}{turn:03d}end"
        mine = [(t, a) for t, a, s in threads if a == "joint" or s == side]
        if mine and rng.random() < 0.5:
            thread, audience = rng.choice(mine)
            act = rng.choice((reply, reply, resolve_thread, reopen_thread))
            remark = go_on(table, by, thread, act, word, audience)
            if remark.words != word:
                continue  # it was resolved, or open, already: nothing is added
        else:
            thread = begin(table, by, audience, word, clause=rng.randrange(3))
            threads.append((thread, audience, side))
        said[word] = (audience, side)
    assert {audience for audience, _ in said.values()} == {"joint", "own"}
    for by, desk in table.desks.items():
        payloads = [
            json.dumps([told(table, by, Reader(x)), news(desk, Reader(x), table.draft, Moment())[0]]) for x in LANGUAGES
        ]
        for word, (audience, side) in said.items():
            may = audience == "joint" or (side == desk.actor.side and desk.has_own)
            assert {word in payload for payload in payloads} == {may}, (by, word, audience, side)


@pytest.mark.parametrize(("by", "refusal"), [("odile", NoSuchRow), ("ada", StoreClosed)])
def test_who_does_not_read_the_draft_is_told_of_no_comment(table, by, refusal):
    begin(table, "helen")
    desk = Desk(installation(), CAST[by])
    with pytest.raises(refusal):
        comments(desk, EN, table.draft)
    with pytest.raises(refusal):
        news(desk, EN, table.draft, Moment())


def test_the_audience_of_each_thread_is_told_with_it(table):
    begin(table, "helen"), begin(table, "helen", "own")
    assert [view["audience"] for view in told(table, "daniel")["threads"]] == ["joint", "own"]
    assert [view["audience"] for view in told(table, "wenyan")["threads"]] == ["joint"]


@pytest.mark.parametrize(
    ("by", "audiences"),
    [("helen", ["joint", "own"]), ("wenyan", ["joint", "own"]), ("orla", ["joint", "own"]), ("oscar", [])],
)
def test_who_may_comment_chooses_between_the_audiences_that_this_person_has(table, by, audiences):
    assert told(table, by)["audiences"] == audiences


def test_who_can_be_named_is_who_reads_it_and_not_oneself(table):
    people = told(table, "daniel")["people"]
    named = {audience: {person["id"] for person in found} for audience, found in people.items()}
    assert CAST["wenyan"].user_id.hex in named["joint"]
    assert CAST["wenyan"].user_id.hex not in named["own"]
    assert CAST["helen"].user_id.hex in named["joint"] & named["own"]
    assert CAST["daniel"].user_id.hex not in named["joint"] | named["own"]
    assert {person["party_name"] for person in people["own"]} == {"US"}


# -- what a thread says ----------------------------------------------------------------------------------------------


def test_marked_words_are_told_with_their_place_until_they_are_gone(table):
    begin(table, "helen", marked=marked(table, "once a year"))
    (view,) = told(table, "wenyan")["threads"]
    start, end = view["span"]
    assert table.head().text_en[start:end] == view["quote"] == "once a year"
    assert not view["gone"]
    table.accept_proposal("wenyan", table.table("daniel", "Both sides shall meet often.", "双方应经常会晤。"))
    (view,) = told(table, "wenyan")["threads"]
    assert (view["span"], view["gone"], view["quote"]) == (None, True, "once a year")


def test_the_whole_history_of_a_thread_is_told(table):
    thread = begin(table, "helen", words="Why?")
    go_on(table, "wenyan", thread, words="Because.")
    go_on(table, "wenyan", thread, resolve_thread, "")
    go_on(table, "helen", thread, reopen_thread, "Not yet.")
    (view,) = told(table, "luci")["threads"]
    assert [(r["kind"], r["words"], r["party_name"]) for r in view["remarks"]] == [
        ("said", "Why?", "US"), ("said", "Because.", "China"), ("resolved", "", "China"), ("reopened", "Not yet.", "US"),
    ]  # fmt: skip
    assert view["open"]


def test_who_is_named_and_whether_it_is_the_reader(table):
    begin(table, "helen", words="@Wen Yan: is this right?", names=["wenyan"])
    for by, me in (("wenyan", True), ("daniel", False)):
        (name,) = told(table, by)["threads"][0]["remarks"][0]["names"]
        assert CAST["wenyan"].name in name["forms"]
        assert name["me"] is me


# -- the stream ------------------------------------------------------------------------------------------------------


def test_only_threads_of_clauses_remarked_on_since_are_news(table):
    begin(table, "helen", clause=1)
    _, moment = news(table.desks["wenyan"], EN, table.draft, Moment())
    assert news(table.desks["wenyan"], EN, table.draft, moment) == (None, moment)
    begin(table, "orla", clause=2, words="Costs?")
    found, later = news(table.desks["wenyan"], EN, table.draft, moment)
    assert [view["remarks"][0]["words"] for view in found["threads"]] == ["Costs?"]
    assert news(table.desks["wenyan"], EN, table.draft, later) == (None, later)


def test_a_comment_changes_no_clause_of_the_room(table):
    desk = table.desks["wenyan"]
    table.accept("helen", 0)
    before = read_room(desk, table.draft)
    begin(table, "helen"), begin(table, "wenyan", "own")
    after = read_room(desk, table.draft)
    assert after.changes == before.changes
    touched = touched_since(desk, table.draft, before.moment)
    assert (touched.clauses, touched.whole, touched.remarked) == (frozenset(), False, True)


# -- the first page --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "title"), [("en", "You were mentioned"), ("zh", "提及您的意见")])
def test_the_first_page_leads_to_the_thread_in_which_one_was_named(table, language, title):
    thread = begin(table, "helen", words="@Wen Yan <b>1</b>", names=["wenyan"])
    page = words_of(opened("wenyan", "home", language))
    assert title in page
    assert f"/room?id={table.draft.hex}&amp;clause={table.clauses[0].hex}#thread={thread.id.hex}" in page
    assert "&lt;b&gt;1&lt;/b&gt;" in page
    assert title not in words_of(opened("helen", "home", language))


def test_a_private_mention_is_marked_as_private_and_leads_by_the_part_that_is_sent_nowhere(table):
    thread = begin(table, "helen", "own", f"@Daniel {SECRET}", names=["daniel"])
    page = words_of(opened("daniel", "home"))
    assert SECRET in page
    assert "only your side sees this" in page
    assert f"#thread={thread.id.hex}" in page
    assert SECRET not in words_of(opened("wenyan", "home"))


def test_a_thread_that_is_resolved_calls_nobody(table):
    thread = begin(table, "helen", names=["wenyan"])
    assert len(mention_lines(table.desks["wenyan"], EN)) == 1
    go_on(table, "wenyan", thread, resolve_thread, "")
    assert mention_lines(table.desks["wenyan"], EN) == []
