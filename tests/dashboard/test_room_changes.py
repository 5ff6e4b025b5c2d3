"""What the stream tells is enough: a room followed change by change is the room that is read anew, for every reader."""

import json
from random import Random

import pytest

from actions.kept_rooms import KeptRooms
from actions.mandates import set_mandate
from actions.proposals import Wording
from actions.rooms import Moment, read_room
from actions.structural_proposals import propose_merger
from dashboard.api.room_acts import ACTS
from dashboard.room_view import header, private_batches, rows, without_a_name
from dialogue.refusals import NoSuchRow, Refusal
from drafts.consensus import Level
from drafts.mandate import LanguageMandate, Mandate
from drafts.proposals import Answer
from locales import Reader
from tests.actions.drafting import SECRET, set_table
from tests.beds import copied

pytestmark = pytest.mark.usefixtures("served")  # who is named is looked up among its users
READERS = {"helen": "en", "daniel": "zh", "wenyan": "zh", "orla": "en", "laura": "zh", "oscar": "en"}
"""One of each kind: two of one side, the other side, the secretariat, a language officer, and an observer."""
ACTORS = ("helen", "daniel", "grace", "wenyan", "songbi", "luci", "orla", "laura")
WEIGHTED = (*ACTS, "propose", "propose", "insert", "merge", "move", *["table"] * 8, *["accept_proposal"] * 5, "accept")


class Screen:
    """What a browser holds: rows by identifier, with those that came later in the place of those before."""

    def __init__(self, desk, language: str, draft) -> None:
        self.desk, self.reader, self.draft = desk, Reader(language), draft
        self.moment = Moment()
        self.rows: dict = {}
        self.header: dict = {}
        self.batches: list = []
        self.told = ""

    def follow(self, rooms: KeptRooms) -> None:
        change = rooms.since(self.desk, self.draft, self.moment)
        self.moment = change.room.moment
        if not change.is_any:
            return
        shown = rows(change.room, without_a_name(self.desk.actor), self.reader, change.rows)
        self.told += json.dumps(shown, ensure_ascii=False)
        self.rows |= {row["id"]: row for row in shown}
        inserted = {seen.proposal.id for seen in change.room.proposals.get(None, [])}
        for gone in change.proposals - inserted:
            self.rows.pop(gone.hex, None)
        self.header = header(change.room, self.desk.actor, self.reader)
        self.batches = private_batches(change.room, self.desk.actor, self.reader)

    def shown(self):
        return ordered(self.rows.values()), self.header, self.batches

    def read_anew(self):
        room = read_room(self.desk, self.draft)
        actor = self.desk.actor
        anew = (
            rows(room, actor, self.reader),
            header(room, actor, self.reader),
            private_batches(room, actor, self.reader),
        )
        return ordered(anew[0]), *anew[1:]


def ordered(shown) -> list:
    """Rows in the order of the text, without the number that only counts acts."""
    return [{**row, "v": 0} for row in sorted(shown, key=lambda row: (row["place"], row["id"]))]


def a_random_act(chance: Random, screen: Screen) -> bool:
    """Whatever somebody might press, on what they see; whether it was allowed."""
    seen = list(screen.rows.values())
    clauses = [row for row in seen if row["revision"]]
    row, other = chance.choice(clauses), chance.choice(clauses)
    proposals = [p for row in seen for p in row["proposals"]]
    private = [p for p in proposals if p["private"]]
    act = chance.choice(WEIGHTED)
    among = private if act in ("table", "edit", "put_in_batch") else proposals
    proposal = chance.choice(among)["id"] if among else ""
    word = f"{SECRET}{chance.randrange(10**6)}" if screen.desk.actor.party else "chair"
    given = {
        "clause": row["id"], "revision": row["revision"], "other": other["id"], "after": chance.choice([other["id"], ""]),
        "proposal": proposal, "en": f"{word} {row['en']}", "zh": row["zh"], "note": chance.choice(["", "why"]),
        "reason": "Reopened.", "level": chance.choice(list(Level)), "answer": chance.choice(list(Answer)),
        "number": chance.choice(["", "9"]), "kind": "paragraph", "title_en": "Batch", "title_zh": "",
        "other_revision": other["revision"], "second_en": "And more.", "second_zh": "及其他。", "comment": "",
        "batch": chance.choice([b["id"] for b in screen.batches] or [""]), "at_en": len(row["en"]) // 2, "at_zh": 3,
        **({"condition": other["revision"]} if chance.random() < 0.4 else {}),
    }  # fmt: skip
    try:
        ACTS[act](screen.desk, screen.draft, given)
    except Refusal:
        return False
    return True


@pytest.mark.parametrize("seed", range(4))
def test_a_room_that_is_followed_is_the_room_that_is_read_anew(sqlite_stores, sqlite_desks, seed):
    chance, rooms = Random(seed), KeptRooms()
    table = set_table(sqlite_stores, sqlite_desks)
    screens = {by: Screen(table.desks[by], language, table.draft) for by, language in READERS.items()}
    pens = {by: Screen(table.desks[by], "en", table.draft) for by in ACTORS}
    done = 0
    for _ in range(40):
        pen = pens[chance.choice(ACTORS)]
        pen.follow(rooms)
        done += a_random_act(chance, pen)
        for by, screen in screens.items():
            if chance.random() < 0.6:  # some were away for a while
                screen.follow(rooms)
                assert screen.shown() == screen.read_anew(), by
    for screen in screens.values():
        screen.follow(rooms)
        assert screen.shown() == screen.read_anew()
    assert done > 10


def test_what_is_kept_for_one_side_is_never_told_to_another(sqlite_stores, sqlite_desks):
    rooms = KeptRooms()
    table = set_table(sqlite_stores, sqlite_desks)
    screens = {by: Screen(table.desks[by], "en", table.draft) for by in READERS}
    for turn in range(3):
        table.write("daniel", f"{SECRET} {turn}.", "石墨。", turn)
        for screen in screens.values():
            screen.follow(rooms)
    told = {by for by, screen in screens.items() if SECRET in screen.told}
    assert told == {"helen", "daniel"}


def test_a_reader_who_may_not_see_the_draft_is_refused_what_is_kept(sqlite_stores, sqlite_desks):
    rooms = KeptRooms()
    table = set_table(sqlite_stores, sqlite_desks)
    rooms.room(table.desks["orla"], table.draft)
    for by in ("odile", "theodora"):
        for ask in (lambda d: rooms.room(d, table.draft), lambda d: rooms.since(d, table.draft, Moment())):
            with pytest.raises(NoSuchRow):
                ask(table.desks[by])


def test_what_is_kept_stays_within_its_bounds(sqlite_stores, sqlite_desks):
    rooms = KeptRooms(most_clauses=7)
    table = set_table(sqlite_stores, sqlite_desks)
    for by in READERS:
        rooms.room(table.desks[by], table.draft)
        assert rooms.clauses_kept() <= 7


def test_a_store_that_was_put_back_from_a_copy_is_read_anew(sqlite_stores, sqlite_desks):
    rooms = KeptRooms()
    table = set_table(sqlite_stores, sqlite_desks)
    with copied(sqlite_stores.for_upkeep()["joint"]) as put_back:
        table.accept("wenyan")
        assert rooms.room(table.desks["orla"], table.draft).text.clauses[0].keys
        put_back()
    table.accept("wenyan", 1)  # as many lines as before, and others
    assert [bool(s.keys) for s in rooms.room(table.desks["orla"], table.draft).text.clauses] == [False, True, False]


def test_a_mandate_changes_no_row_and_is_told_to_its_own_side_alone(sqlite_stores, sqlite_desks):
    rooms, table = KeptRooms(), set_table(sqlite_stores, sqlite_desks)
    before = {by: rooms.room(table.desks[by], table.draft).moment for by in READERS}
    daniel = table.desks["daniel"]
    with daniel.reading() as joint, daniel.writing_own() as own:
        rules = Mandate(LanguageMandate(forbidden=("tariff",)))
        set_mandate(joint, own, daniel.actor, table.draft, table.clauses[0], rules)
    told = {by: rooms.since(table.desks[by], table.draft, moment) for by, moment in before.items()}
    assert {by for by, change in told.items() if change.mandated} == {"helen", "daniel"}
    assert not any(change.is_any for change in told.values())


def test_a_merger_is_edited_against_the_standing_words_of_both_clauses(sqlite_stores, sqlite_desks):
    table = set_table(sqlite_stores, sqlite_desks)
    daniel = table.desks["daniel"]
    first, second = table.head(0), table.head(1)
    with daniel.reading() as joint, daniel.writing_own() as own:
        propose_merger(
            joint, own, daniel.actor, table.clauses[0], first.id, table.clauses[1], second.id,
            Wording("Both as one.", "合为一条。"),
        )  # fmt: skip
    shown = rows(read_room(daniel, table.draft), daniel.actor, Reader("en"), {table.clauses[0]})
    on = shown[0]["proposals"][0]["on"]
    assert on == {"en": f"{first.text_en} {second.text_en}", "zh": f"{first.text_zh}{second.text_zh}"}
