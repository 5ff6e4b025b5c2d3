"""Threads: remarks on marked words, in the store they were begun in and in no other."""

import random

import pytest
from sqlalchemy.exc import IntegrityError

from actions.journal import record
from actions.threads import (
    Marked,
    RemarkKind,
    all_threads,
    mentions_of,
    open_thread,
    reopen_thread,
    reply,
    resolve_thread,
    threads_of,
    who_reads,
)
from actions.verification import verify
from dialogue.audiences import ACCOUNTS
from dialogue.refusals import FieldMissing, HiddenCharacters, NoSuchRow, NotPermitted, QuoteNotInSource, StoreClosed
from models.base import new_id
from models.tables import METADATA
from models.threads import Remark
from models.users import User
from tests.actions.drafting import SECRET, Table, set_table
from tests.cast import CAST

NAMED = ("helen", "daniel", "wenyan", "orla", "oscar", "odile", "ada")


@pytest.fixture
def table(stores, desks) -> Table:
    table = set_table(stores, desks)
    with stores.for_upkeep()[ACCOUNTS].writing() as session:
        for name in NAMED:
            who = CAST[name]
            account = {"sign_in_name": name, "name_en": who.name, "role": who.role, "party": who.party}
            session.add(User(id=who.user_id, **account, password_hash="-"))
        record(session, None, "user:created", None)
    return table


def writing(desk, private):
    return desk.writing_own() if private else desk.writing()


def begin(table, by="daniel", words="Is this right?", *, private=False, clause=0, **given):
    desk = table.desks[by]
    accounts = desk._stores.for_upkeep()[ACCOUNTS]
    with desk.reading() as joint, accounts.reading() as people, writing(desk, private) as session:
        return open_thread(joint, session, desk.actor, table.clauses[clause], words, accounts=people, **given)


def answer(table, thread, by="wenyan", words="It is.", *, private=False, act=reply, **given):
    desk = table.desks[by]
    accounts = desk._stores.for_upkeep()[ACCOUNTS]
    with accounts.reading() as people, writing(desk, private) as session:
        more = {"accounts": people} if act is reply else {}
        return act(session, desk.actor, thread.id, words, **more, **given)


def seen(table, by="wenyan"):
    return all_threads(table.desks[by], table.draft)


def marked(table, words, language="en", clause=0):
    head = table.head(clause)
    text = head.text_en if language == "en" else head.text_zh
    start = text.index(words)
    return Marked(head.id, language, start, start + len(words))


# -- a thread --------------------------------------------------------------------------------------------------------


def test_a_joint_thread_and_its_replies_are_read_by_all_sides(table, stores):
    thread = begin(table)
    answer(table, thread)
    for by in ("daniel", "wenyan", "orla", "oscar"):
        (found,) = seen(table, by)
        assert [(r.words, r.side) for r in found.remarks] == [("Is this right?", "us"), ("It is.", "cn")]
        assert (found.is_private, found.is_open, found.span, found.on_earlier_words) == (False, True, None, False)
    assert verify(stores) == []


def test_a_private_thread_is_read_by_the_own_side_only(table):
    thread = begin(table, private=True)
    answer(table, thread, "helen", private=True)
    (found,) = seen(table, "helen")
    assert (found.is_private, len(found.remarks)) == (True, 2)
    for by in ("wenyan", "orla", "oscar"):
        assert seen(table, by) == []


def test_a_thread_is_resolved_and_reopened_and_everything_stays(table):
    thread = begin(table)
    answer(table, thread, act=resolve_thread, words="Settled.")
    assert not seen(table)[0].is_open
    answer(table, thread, "daniel", act=resolve_thread, words="")
    answer(table, thread, "daniel", words="One more.")
    assert not seen(table)[0].is_open
    answer(table, thread, "daniel", act=reopen_thread, words="")
    answer(table, thread, "daniel", act=reopen_thread, words="")
    (found,) = seen(table)
    assert found.is_open
    assert [r.kind for r in found.remarks] == [
        RemarkKind.SAID, RemarkKind.RESOLVED, RemarkKind.SAID, RemarkKind.REOPENED,
    ]  # fmt: skip


def test_the_same_request_twice_does_one_thing(table):
    first, again = (begin(table, key="open") for _ in range(2))
    assert first.id == again.id
    assert answer(table, first, key="reply").id == answer(table, first, key="reply").id
    for act, key in ((resolve_thread, "resolve"), (reopen_thread, "reopen")):
        assert answer(table, first, act=act, key=key).id == answer(table, first, act=act, key=key).id
    assert len(seen(table)) == 1
    assert len(seen(table)[0].remarks) == 4


def test_a_thread_needs_words_that_can_be_read(table):
    for words, refusal in ((" ", FieldMissing), ("a\u202eb", HiddenCharacters)):
        with pytest.raises(refusal):
            begin(table, words=words)
        thread = begin(table)
        with pytest.raises(refusal):
            answer(table, thread, words=words)
    assert all(len(thread.remarks) == 1 for thread in seen(table))


def test_observers_read_and_do_not_remark(table):
    thread = begin(table)
    with pytest.raises(NotPermitted):
        begin(table, "oscar")
    with pytest.raises(NotPermitted):
        answer(table, thread, "oscar")


def test_nothing_is_there_for_an_outsider(table):
    thread = begin(table)
    with pytest.raises(NoSuchRow):
        begin(table, "odile")
    with pytest.raises(NoSuchRow):
        answer(table, thread, "odile")
    with pytest.raises(NoSuchRow):
        seen(table, "odile")
    assert mentions_of(table.desks["odile"]) == []


def test_the_threads_of_one_clause(table):
    begin(table)
    other = begin(table, clause=1)
    with table.desks["orla"].reading() as joint:
        found = threads_of(joint, joint, table.desks["orla"].actor, table.draft, table.clauses[1])
    assert [thread.id for thread in found] == [other.id]


# -- marked words ----------------------------------------------------------------------------------------------------


def test_marked_words_are_found_on_the_next_revision(table):
    begin(table, marked=marked(table, "once a year"))
    begin(table, marked=marked(table, "会晤一次", "zh"))
    head = table.head()
    table.accept_proposal(
        "wenyan", table.table("daniel", "In principle, b" + head.text_en[1:], "原则上，" + head.text_zh)
    )
    english, chinese = seen(table)
    assert table.head().text_en[slice(*english.span)] == english.quote == "once a year"
    assert table.head().text_zh[slice(*chinese.span)] == chinese.quote == "会晤一次"
    assert not english.on_earlier_words


def test_marked_words_that_went_are_shown_as_earlier_ones(table):
    begin(table, marked=marked(table, "once a year"))
    head = table.head()
    table.accept_proposal("wenyan", table.table("daniel", head.text_en.replace("once", "twice"), head.text_zh))
    (thread,) = seen(table)
    assert (thread.span, thread.on_earlier_words, thread.quote) == (None, True, "once a year")


def test_words_of_another_clause_or_outside_of_the_text_are_not_marked(table):
    head, other = table.head(), table.head(1)
    length = len(head.text_en)
    with pytest.raises(NoSuchRow):
        begin(table, marked=Marked(other.id, "en", 0, 4))
    with pytest.raises(NoSuchRow):
        begin(table, marked=Marked(head.id, "fr", 0, 4))
    for start, end in ((0, 0), (4, 2), (0, length + 1), (-3, 2), (4, 5)):
        with pytest.raises(QuoteNotInSource):
            begin(table, marked=Marked(head.id, "en", start, end))


# -- mentions --------------------------------------------------------------------------------------------------------


def user(name):
    return CAST[name].user_id


def test_who_is_named_finds_the_remark(table):
    thread = begin(table, names=[user("wenyan"), user("oscar"), user("wenyan")])
    answer(table, thread, words="Yes.", names=[user("daniel")])
    (mention,) = mentions_of(table.desks["wenyan"])
    assert (mention.thread_id, mention.draft_id, mention.is_private) == (thread.id, table.draft, False)
    assert set(mention.remark.names) == {user("wenyan"), user("oscar")}
    assert [m.remark.words for m in mentions_of(table.desks["oscar"])] == ["Is this right?"]
    assert [m.remark.words for m in mentions_of(table.desks["daniel"])] == ["Yes."]


@pytest.mark.parametrize(("name", "private"), [("wenyan", True), ("orla", True), ("odile", False), ("ada", False)])
def test_nobody_is_named_who_cannot_read_the_thread(table, name, private):
    with pytest.raises(NoSuchRow):
        begin(table, private=private, names=[user(name)])
    with pytest.raises(NoSuchRow):
        begin(table, private=private, names=[new_id()])
    assert all_threads(table.desks["daniel"], table.draft) == []


def test_who_can_be_named_is_who_reads_the_store(table):
    desk = table.desks["daniel"]
    with desk._stores.for_upkeep()[ACCOUNTS].reading() as people:
        with desk.reading() as joint:
            assert who_reads(joint, people, desk.actor, table.draft).keys() == {
                user(name) for name in ("helen", "daniel", "wenyan", "orla", "oscar")
            }
        with desk.reading_own() as own:
            assert who_reads(own, people, desk.actor, table.draft).keys() == {user("helen"), user("daniel")}


def test_a_private_mention_is_of_the_own_store(table):
    begin(table, private=True, names=[user("helen")])
    (mention,) = mentions_of(table.desks["helen"])
    assert mention.is_private
    assert mentions_of(table.desks["wenyan"]) == []


# -- never in another store ------------------------------------------------------------------------------------------


def everything(store) -> str:
    with store.reading() as session:
        return " ".join(
            str(row)
            for name in METADATA.tables
            for row in session.connection().exec_driver_sql(f'SELECT * FROM "{name}"')
        )


def test_nothing_of_a_private_thread_is_in_any_other_store(table, stores):
    others = {audience: store.moment() for audience, store in stores.for_upkeep().items() if audience != "party_us"}
    thread = begin(table, words=f"{SECRET} first", private=True, names=[user("helen")])
    answer(table, thread, "helen", f"{SECRET} second", private=True)
    answer(table, thread, "helen", f"{SECRET} third", private=True, act=resolve_thread)
    answer(table, thread, "helen", f"{SECRET} fourth", private=True, act=reopen_thread)
    for audience, store in stores.for_upkeep().items():
        told = everything(store)
        assert (SECRET in told) is (audience == "party_us")
        assert (thread.id.hex in told.replace("-", "")) is (audience == "party_us")
        assert audience == "party_us" or store.moment() == others[audience]


@pytest.mark.parametrize("act", [reply, resolve_thread, reopen_thread])
@pytest.mark.parametrize(("first", "second"), [(True, False), (False, True)])
def test_a_remark_cannot_be_written_into_another_store_than_its_thread(table, stores, act, first, second):
    thread = begin(table, private=first)
    with pytest.raises(NoSuchRow):
        answer(table, thread, "helen", private=second, act=act)
    assert [len(t.remarks) for t in all_threads(table.desks["helen"], table.draft)] == [1]


def test_the_store_itself_takes_no_remark_without_its_thread(table):
    thread = begin(table, private=True)
    desk = table.desks["daniel"]
    with desk.writing() as joint:
        joint.add(Remark(thread_id=thread.id, ordinal=2, words=SECRET, side="us"))
        with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
            record(joint, desk.actor, "clause:thread:answered", None)
        joint.rollback()


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_done_private_words_stay_private(table, stores, seed):
    chance = random.Random(seed)
    threads = []
    for turn in range(12):
        private = chance.random() < 0.5
        by = chance.choice(["daniel", "helen", "wenyan", "songbi", "orla"])
        words = f"{by}-{'private' if private else 'open'}-{turn}"
        side = CAST[by].side
        known = [t for t, whose, own in threads if own == private and (not own or whose == side)]
        if known and chance.random() < 0.6:
            answer(
                table,
                chance.choice(known),
                by,
                words,
                private=private,
                act=chance.choice([reply, resolve_thread, reopen_thread]),
            )
        else:
            threads.append((begin(table, by, words, private=private, clause=chance.randrange(3)), side, private))
    assert "-private-" not in everything(stores.for_upkeep()["joint"])
    for audience, side in (("party_us", "us"), ("party_cn", "cn"), ("secretariat", "secretariat")):
        told = everything(stores.for_upkeep()[audience])
        for name in ("daniel", "helen", "wenyan", "songbi", "orla"):
            assert CAST[name].side == side or f"{name}-private-" not in told


def test_a_process_without_the_own_store_shows_joint_threads_only(table):
    begin(table)
    begin(table, private=True)
    assert [thread.is_private for thread in seen(table, "oscar")] == [False]
    with pytest.raises(StoreClosed):
        seen(table, "ada")
