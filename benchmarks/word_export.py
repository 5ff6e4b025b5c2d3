"""How long a draft of 40 clauses takes to leave, form by form: read, written, searched, journalled; on SQLite.

Beside it, in the same run, python-docx opening and saving the same file: what any program that touches it must spend.

    python benchmarks/word_export.py [CLAUSES] [REPEATS]        default 40 20
"""

import io
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import docx

from actions.desk import Desk
from actions.upkeep import prepare
from actions.word_comparative import Comparative, export_comparative
from actions.word_exports import Form, export_draft
from actions.word_originals import Signing, export_original
from benchmarks.acts import EN, ZH, lay, milliseconds
from models.stores import Stores
from tests.actions.drafting import Table, seat_parties
from tests.cast import AUDIENCES, CAST


def main(clauses: int = 40, repeats: int = 20) -> None:
    """Lay, hand out, print."""
    with tempfile.TemporaryDirectory() as folder:
        stores = Stores({audience: f"sqlite:///{folder}/{audience}.db" for audience in AUDIENCES})
        prepare(stores)
        seat_parties(stores)
        desks = {name: Desk(stores, actor) for name, actor in CAST.items()}
        draft_id, ids = lay(stores, desks, clauses, 4 * clauses)
        table = Table(desks, draft_id, draft_id, tuple(ids), ("us", "cn"))
        for at in range(0, clauses, 2):  # every second clause is contested by both, every fourth privately too
            table.table("daniel", EN.format(n=98, m=at + 1), ZH.format(n=98, m=at + 1), at)
            table.table("wenyan", EN.format(n=97, m=at + 1), ZH.format(n=97, m=at + 1), at)
            if at % 4 == 0:
                table.write(
                    "helen", EN.format(n=96, m=at + 1), ZH.format(n=96, m=at + 1), at, note="Not for the others."
                )
        helen = desks["helen"]
        forms = {
            form.value: lambda _n, form=form: export_draft(helen, draft_id, form).content
            for form in (Form.CLEAN_TWO_COLUMN, Form.CLEAN_ZH, Form.REDLINE_TWO_COLUMN, Form.ROLLING_TWO_COLUMN)
        }
        forms["comparative"] = lambda _n: export_comparative(helen, draft_id, Comparative()).content
        forms["original"] = lambda _n: export_original(helen, draft_id, Signing("us")).content
        print(f"{clauses} clauses, {repeats} repeats, milliseconds")
        for name, act in forms.items():
            content = act(0)
            took = statistics.median(milliseconds(act, repeats))
            floor = statistics.median(
                milliseconds(lambda _n, held=content: docx.Document(io.BytesIO(held)).save(io.BytesIO()), repeats)
            )
            print(
                f"{name:14} median {took:7.1f}   python-docx loads and saves it in {floor:6.1f}   x {took / floor:4.1f}"
            )
        stores.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
