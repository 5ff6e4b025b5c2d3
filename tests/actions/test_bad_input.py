"""What hands, browsers and machines do wrong: twice, at once, too much, or cut off in the middle. Nothing is lost by any of it."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from actions.acceptances import accept_proposal
from actions.keys import accept_clause
from actions.proposals import own_proposals
from actions.rebasing import MergedWording
from actions.rooms import read_room
from actions.tabling import table_proposal
from actions.upkeep import prepare
from actions.verification import verify
from dialogue.refusals import HiddenCharacters, Refusal, RevisionSuperseded
from models.stores import Stores
from tests.actions.drafting import CLAUSES, set_table

PROJECT = Path(__file__).parents[2]
EN, ZH = CLAUSES[0].text_en, CLAUSES[0].text_zh


@pytest.fixture
def table(stores, desks):
    """A draft of two parties with three clauses."""
    return set_table(stores, desks)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each of the acts told, or was refused with, all of them begun at the same moment."""
    told: list[object] = [None] * len(acts)
    ready = threading.Barrier(len(acts))

    def run(at: int, act: Callable[[], object]) -> None:
        ready.wait()
        try:
            told[at] = act()
        except Refusal as refused:
            told[at] = refused

    threads = [threading.Thread(target=run, args=(at, act)) for at, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def accepting(table, by, proposal, **given):
    def act():
        with table.desks[by].writing() as joint:
            made = accept_proposal(joint, table.desks[by].actor, proposal.id, **given)
            return made if isinstance(made, MergedWording) else made.id

    return act


def turning(table, by, revision, **given):
    def act():
        with table.desks[by].writing() as joint:
            return accept_clause(joint, table.desks[by].actor, table.clauses[0], revision, **given).id

    return act


def test_a_double_click_that_arrives_at_the_same_moment_turns_one_key(table, stores):
    click = turning(table, "wenyan", table.first[0], key="one click")
    told = at_once(*[click] * 4)
    assert len(set(told)) == 1
    assert len(table.standing(0).acceptances) == 1
    assert verify(stores) == []


def test_a_proposal_that_is_accepted_twice_at_the_same_moment_makes_one_revision(table, stores):
    proposal = table.table("daniel", EN.replace("shall", "should"), ZH.replace("应", "宜"))
    told = at_once(*[accepting(table, "wenyan", proposal, key="one click")] * 3)
    assert len(set(told)) == 1
    assert len(table.history(0)) == 2
    assert verify(stores) == []


def test_tabling_twice_at_the_same_moment_makes_one_proposal(table, stores):
    written = table.write("daniel", EN.replace("shall", "should"), ZH)
    told = at_once(*[lambda: table_proposal(table.desks["daniel"], written.id).id] * 3)
    assert len(set(told)) == 1
    assert len(table.tabled()) == 1
    assert verify(stores) == []


@pytest.mark.parametrize("attempt", range(4))
def test_who_accepts_while_the_words_change_accepts_what_was_seen_or_nothing(table, stores, attempt):
    proposal = table.table("daniel", EN.replace("shall", "should"), ZH.replace("应", "宜"))
    edit, key = at_once(accepting(table, "wenyan", proposal), turning(table, "helen", table.first[0]))
    assert edit == table.head(0).id
    held = {acceptance.party for acceptance in table.standing(0).acceptances}
    assert held == {"us", "cn"}  # by the proposal that became the text, not by the key on what stood before
    assert [a.reason for a in table.standing(0).acceptances if a.party == "us"] == ["proposed"]
    assert isinstance(key, RevisionSuperseded) or key is not None
    assert verify(stores) == []


@pytest.mark.parametrize("attempt", range(4))
def test_two_proposals_accepted_at_the_same_moment_lose_no_word_of_either(table, stores, attempt):
    front = table.table("daniel", EN.replace("Both sides", "The two sides"), ZH.replace("双方", "两方"))
    back = table.table("songbi", EN.replace("two capitals", "three capitals"), ZH.replace("会晤", "会谈"))
    told = at_once(accepting(table, "wenyan", front), accepting(table, "helen", back))
    assert not any(isinstance(one, Refusal | MergedWording) for one in told)
    head = table.head(0)
    assert head.text_en == "The two sides shall meet once a year in one of the three capitals."
    assert head.text_zh == "两方应每年在一方首都会谈一次。"
    assert len(table.history(0)) == 3
    assert verify(stores) == []


@pytest.mark.parametrize(("hidden", "named"), [("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"), ("\u200b", "U+200B ZERO WIDTH SPACE"), ("\u2067", "U+2067 RIGHT-TO-LEFT ISOLATE")])  # fmt: skip
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_character_that_nobody_sees_is_refused_by_its_code_point_in_either_language(table, hidden, named, language):
    texts = {"en": EN, "zh": ZH}
    texts[language] = texts[language][:4] + hidden + texts[language][4:]
    with pytest.raises(HiddenCharacters) as refused:
        table.write("daniel", texts["en"], texts["zh"])
    assert refused.value.facts == {"language": language, "found": named}


LONG = 100_000


def test_a_hundred_thousand_characters_pasted_into_a_clause_are_kept_to_the_last(sqlite_stores, sqlite_desks):
    table = set_table(sqlite_stores, sqlite_desks)
    sentence = "Measure {n} of the annex applies to services of every kind. "
    en = EN + " " + "".join(sentence.format(n=n) for n in range(LONG // 60)).ljust(LONG, "a")
    zh = ZH + "".join(f"附件第{n}项措施适用于各类服务。" for n in range(LONG // 15)).ljust(LONG, "甲")
    pasted = table.table("daniel", en, zh)
    table.accept_proposal("helen", table.table("songbi", EN.replace("Both sides", "The two sides"), ZH))
    made = table.accept_proposal("wenyan", pasted)
    assert not isinstance(made, MergedWording)
    assert made.text_en == en.replace("Both sides", "The two sides", 1)
    assert made.text_zh == zh
    room = read_room(sqlite_desks["wenyan"], table.draft)
    assert room.text.clauses[0].head.text_en == made.text_en
    assert verify(sqlite_stores) == []


KILLED = """
import os, signal, sys
import models.tables
from uuid import UUID
from actions import tabling
from actions.desk import Desk
from models.stores import Stores
from tests.cast import CAST

stores = Stores(dict(part.split("=", 1) for part in sys.argv[2:]))
tabling.mark_tabled = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
tabling.table_proposal(Desk(stores, CAST["daniel"]), UUID(sys.argv[1]))
"""
"""A server that dies once the joint store has a proposal, and before the side's own store has noted it."""


def test_a_server_that_is_killed_between_the_two_stores_has_tabled_once_when_it_is_back(table, stores, store_urls):
    written = table.write("daniel", EN.replace("shall", "should"), ZH)
    urls = [f"{audience}={url}" for audience, url in store_urls.items()]
    died = subprocess.run([sys.executable, "-c", KILLED, written.id.hex, *urls], cwd=PROJECT, check=False)
    assert died.returncode == -signal.SIGKILL
    assert [p.text_en for p in table.tabled("wenyan")] == [EN.replace("shall", "should")]
    again = Stores(store_urls)
    try:
        prepare(again)
    finally:
        again.close()
    with table.desks["daniel"].reading_own() as own:
        assert own_proposals(own, table.desks["daniel"].actor, table.draft) == []
    assert table_proposal(table.desks["daniel"], written.id).id == table.tabled()[0].id
    assert len(table.tabled()) == 1
    assert verify(stores) == []
