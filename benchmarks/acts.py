"""How long an act takes in a large draft: propose, table, accept, on SQLite.

    python benchmarks/acts.py [CLAUSES] [REVISIONS] [REPEATS]

Lays a draft of CLAUSES clauses with REVISIONS revisions in all (1,000 and 20,000), then measures each verb REPEATS times, in
milliseconds, beside the time that one bare commit of a row takes on the same disk in the same run, and prints the medians,
the 95th percentile and the ratio. Reading the whole draft, and what changed since a moment, are measured too.
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import sqlalchemy as sa

from actions.acceptances import accept_proposal
from actions.drafts import ClauseWording, open_draft, read_draft
from actions.journal import record
from actions.past_texts import read_draft_up_to
from actions.proposals import Wording, propose_edit
from actions.rooms import read_room, touched_since
from actions.tabling import table_proposal
from actions.transaction import transaction
from actions.upkeep import prepare
from dialogue.vocabulary import DraftKind
from models.drafts import Clause, Revision
from models.stores import Stores
from tests.actions.drafting import seat_parties, set_table
from tests.cast import AUDIENCES, CAST

from actions.desk import Desk  # isort: skip

EN = "Both sides shall, within {n} days, inform each other of measure {m} that bears on trade in digital services."
ZH = "双方应在{n}日内相互通报涉及数字服务贸易的第{m}项措施。"


def milliseconds(act: Callable[[int], object], repeats: int) -> list[float]:
    """How long each of the repeats took."""
    took = []
    for ordinal in range(repeats):
        began = time.perf_counter()
        act(ordinal)
        took.append((time.perf_counter() - began) * 1000)
    return took


def lay(stores: Stores, desks: dict[str, Desk], clauses: int, revisions: int):  # type: ignore[no-untyped-def]
    """A draft of us and cn with its history; returns its identifier and those of its clauses."""
    table = set_table(stores, desks, clauses=())
    orla = desks["orla"]
    wordings = [ClauseWording(str(m), EN.format(n=10, m=m), ZH.format(n=10, m=m)) for m in range(1, clauses + 1)]
    with orla.writing() as joint:
        draft = open_draft(
            joint, orla.actor, dialogue_id=table.dialogue, meeting_id=None, kind=DraftKind.CONSENSUS, title_en="Large",
            title_zh="大", parties=["us", "cn"], clauses=wordings,
        )  # fmt: skip
        draft_id = draft.id
    each = max(0, revisions // clauses - 1)
    with transaction(stores.for_upkeep()["joint"]) as joint:
        ids = []
        for clause in joint.exec(sa.select(Clause).where(Clause.draft_id == draft_id)).scalars().all():  # type: ignore[arg-type]
            head = joint.get_one(Revision, clause.head_id)
            for ordinal in range(each):
                head = Revision(
                    clause_id=clause.id, ordinal=head.ordinal + 1, base_id=head.id, place=head.place, number=head.number,
                    kind=head.kind, text_en=EN.format(n=11 + ordinal, m=head.number),
                    text_zh=ZH.format(n=11 + ordinal, m=head.number), side="us",
                )  # fmt: skip
                joint.add(head)
            clause.head_id = head.id
            ids.append(clause.id)
        record(joint, None, "draft:opened", None, draft_id=draft_id)
    return draft_id, ids


def main(clauses: int = 1_000, revisions: int = 20_000, repeats: int = 100) -> None:
    """Lay, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        stores = Stores({audience: f"sqlite:///{folder}/{audience}.db" for audience in AUDIENCES})
        prepare(stores)
        seat_parties(stores)
        desks = {name: Desk(stores, actor) for name, actor in CAST.items()}
        draft_id, ids = lay(stores, desks, clauses, revisions)
        daniel, wenyan = desks["daniel"], desks["wenyan"]
        written, tabled = [], []

        anchor_file = sqlite3.connect(f"{folder}/anchor.db", isolation_level=None)
        anchor_file.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE line (text TEXT)")

        def bare(_ordinal: int) -> None:
            anchor_file.execute("INSERT INTO line VALUES (?)", (EN,))

        def propose(ordinal: int) -> None:
            m = ordinal % clauses
            with daniel.reading() as joint, daniel.writing_own() as own:
                words = Wording(EN.format(n=99, m=m + 1), ZH.format(n=99, m=m + 1))
                written.append(propose_edit(joint, own, daniel.actor, ids[m], None, words).id)

        def accept(ordinal: int) -> None:
            with wenyan.writing() as joint:
                accept_proposal(joint, wenyan.actor, tabled[ordinal])

        def read_whole(_ordinal: int) -> None:
            with wenyan.reading() as joint:
                read_draft(joint, wenyan.actor, draft_id)

        def read_past(ordinal: int) -> None:
            with wenyan.reading() as joint:
                last = moments[0].joint
                read_draft_up_to(joint, wenyan.actor, draft_id, last - (ordinal % 5) * last // 10)

        moments = []
        results = {"one bare commit": milliseconds(bare, repeats), "propose": milliseconds(propose, repeats)}
        results["table"] = milliseconds(lambda n: tabled.append(table_proposal(daniel, written[n]).id), repeats)
        moments.append(read_room(wenyan, draft_id, []).moment)
        results["accept"] = milliseconds(accept, repeats)
        results["read the draft"] = milliseconds(read_whole, max(5, repeats // 20))
        results["read a past text"] = milliseconds(read_past, max(5, repeats // 20))
        results["what changed since"] = milliseconds(lambda _n: touched_since(wenyan, draft_id, moments[0]), repeats)
        anchor = statistics.median(results["one bare commit"])
        print(f"{clauses} clauses, {clauses * max(1, revisions // clauses)} revisions, {repeats} repeats, milliseconds")
        for name, took in results.items():
            p95 = sorted(took)[int(len(took) * 0.95) - 1]
            median = statistics.median(took)
            print(f"{name:20} median {median:8.2f}   p95 {p95:8.2f}   x {median / anchor:6.1f} of a bare commit")
        stores.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
