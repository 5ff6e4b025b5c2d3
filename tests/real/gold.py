"""Scoring a reading against what a careful reader found in a document: right when the span overlaps the quote."""

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from intake.anchors import anchor
from intake.proposals import JOINT, Tier
from intake.reading import Reading, read

REAL = Path(os.environ.get("ALTERNAT_REAL", Path(__file__).resolve().parents[3] / "shared" / "real"))
PUBLISHED = {"zh-cn-20250606": date(2025, 6, 6)}


@dataclass
class Count:
    """Right proposals, false ones, and misses; and what they were."""

    right: int = 0
    false: int = 0
    missed: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.false)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    def add(self, right: int, false: int, missed: int) -> None:
        self.right += right
        self.false += false
        self.missed += missed


def gold_files() -> list[Path]:
    return sorted([*(REAL / "records" / "gold").glob("*.json"), *(REAL / "records" / "seeds-gold").glob("*.json")])


def text_of(gold: dict) -> str:
    where = REAL if gold["file"].startswith("seeds/") else REAL / "records"
    return (where / gold["file"]).read_text("utf-8")


def read_gold(path: Path) -> tuple[dict, str, Reading]:
    gold = json.loads(path.read_text("utf-8"))
    text = text_of(gold)
    return gold, text, read(text, published=PUBLISHED.get(gold["id"]))


def spans(text: str, rows: Iterable[dict]) -> list[tuple[int, int, dict]]:
    found = []
    for row in rows:
        at = anchor(text, row["quote"])
        found.append((at.start, at.end, row))
    return found


def matched(proposals, wanted) -> tuple[list, list, list]:
    """Pairs (proposal, row), proposals that match nothing, rows that nothing matches. A row is matched once."""
    pairs, taken, unmatched = [], set(), []
    for proposal in proposals:
        hits = [i for i, (a, b, _) in enumerate(wanted) if proposal.anchor.start < b and a < proposal.anchor.end]
        fresh = next((i for i in hits if i not in taken), None)
        if fresh is not None:
            taken.add(fresh)
            taken.update(hits)
            pairs += [(proposal, wanted[i][2]) for i in hits]
        elif not hits:
            unmatched.append(proposal)
        else:
            pairs.append((proposal, wanted[hits[0]][2]))
    return pairs, unmatched, [row for i, (_, _, row) in enumerate(wanted) if i not in taken]


def folded(name: str) -> str:
    return re.sub(r"[\s.]", "", name).casefold()


def same_person(one: str, other: str) -> bool:
    a, b = one.casefold().split(), other.casefold().split()
    return folded(one) == folded(other) or (
        bool(a and b) and (a[-1] == b[-1] and (a[0] == b[0] or len(a) == 1 or len(b) == 1))
    )


def _add(
    counts: dict, kind: str, of: str, what: str, right: int, false: int, missed: int, wrong: Iterable[str] = ()
) -> None:
    for group in (kind, "all"):
        counts[what, group].add(right, false, missed)
        counts[what, group].wrong += [f"{of}: {word}" for word in wrong]


SIDE = {"US": "us", "CN": "cn", "both": JOINT, "joint": JOINT}


def score(paths: Iterable[Path]) -> dict[tuple[str, str], Count]:
    """Counts by (field, kind of document) and (field, "all")."""
    counts: dict[tuple[str, str], Count] = defaultdict(Count)
    for path in paths:
        gold, text, reading = read_gold(path)
        kind = gold["kind"]
        add = partial(_add, counts, kind, gold["id"])

        counts["kind", "all"].add(int(reading.kind.kind.value == kind), int(reading.kind.kind.value != kind), 0)
        dates = {row["date"]: row for row in gold["meetings"] if row.get("date")}
        found = {one.date.start: one for one in reading.meetings if one.date and one.date.start}
        add(
            "meeting date",
            len(set(dates) & set(found)),
            len(set(found) - set(dates)),
            len(set(dates) - set(found)),
            [f"+{x}" for x in set(found) - set(dates)] + [f"-{x}" for x in set(dates) - set(found)],
        )
        places = {row["place"] for row in gold["meetings"] if row.get("place")}
        printed = {one.place for one in reading.meetings if one.place}
        add(
            "meeting place",
            len(places & printed),
            len(printed - places),
            len(places - printed),
            [f"+{x}" for x in printed - places] + [f"-{x}" for x in places - printed],
        )

        people = [one for one in reading.participants if not one.is_placeholder]
        right = [
            (p, row)
            for row in gold["participants"]
            for p in people
            if any(same_person(p.name, n) for n in (row["name"], *row.get("aliases", [])))
        ]
        named = {id(row) for _, row in right}
        extra = [p.name for p in people if not any(p is q for q, _ in right)]
        add(
            "participant",
            len(named),
            len(extra),
            len(gold["participants"]) - len(named),
            [f"+{x}" for x in extra] + [f"-{row['name']}" for row in gold["participants"] if id(row) not in named],
        )
        for p, row in right:
            ok = p.side == SIDE.get(row["side"], row["side"])
            add("- side", int(ok), int(bool(p.side) and not ok), int(not p.side), [] if ok else [f"{p.name}={p.side}"])

        wanted = spans(text, gold["positions"])
        pairs, extra_positions, missed = matched(reading.positions, wanted)
        add(
            "position",
            len(wanted) - len(missed),
            len(extra_positions),
            len(missed),
            [f"-{row['quote'][:70]}" for row in missed],
        )
        first = [one for one in reading.positions if one.tier == Tier.A]
        pairs_a, extra_a, missed_a = matched(first, wanted)
        add(
            "position A",
            len({id(p) for p, _ in pairs_a}),
            len(extra_a),
            len(missed_a),
            [f"+{p.quote[:110]}" for p in extra_a],
        )
        for p, row in pairs:
            ok = (
                same_person(p.speaker.name, row["speaker"])
                or (SIDE.get(row["side"], "?") == p.speaker.party and not p.speaker.name)
                or row["speaker"].split()[-1].casefold() in (p.speaker.name.casefold() or p.speaker.words.casefold())
            )
            add(
                "- speaker",
                int(ok),
                int(not ok),
                0,
                [] if ok else [f"{p.speaker.name or p.speaker.party or '?'} / {row['speaker']}: {p.quote[:50]}"],
            )

        wanted = spans(text, gold["commitments"])
        pairs, extra_commitments, missed = matched(reading.commitments, wanted)
        add(
            "commitment",
            len(wanted) - len(missed),
            len(extra_commitments),
            len(missed),
            [f"+{p.rule} {p.quote[:110]}" for p in extra_commitments] + [f"-{row['quote'][:80]}" for row in missed],
        )
        for p, row in pairs:
            party = SIDE.get(row["actor"], "")
            ok = (
                (party and p.debtor.party == party)
                or same_person(p.debtor.name, row["actor"])
                or row["actor"].casefold() in p.debtor.words.casefold()
                or row["actor"].casefold() in p.debtor.name.casefold().split()
            )
            add(
                "- debtor",
                int(bool(ok)),
                int(not ok),
                0,
                [] if ok else [f"{p.debtor.party}/{p.debtor.name} != {row['actor']}: {p.quote[:50]}"],
            )
            due = row.get("deadline") or ""
            got = p.due.on
            if due or got:
                add(
                    "- due",
                    int(due == got),
                    int(bool(got) and due != got),
                    int(bool(due) and due != got),
                    [] if due == got else [f"{got} != {due}: {p.quote[:50]}"],
                )
            if row.get("conditional") or p.conditional:
                add(
                    "- conditional",
                    int(row.get("conditional") is True and p.conditional),
                    int(p.conditional and not row.get("conditional")),
                    int(bool(row.get("conditional")) and not p.conditional),
                    [f"{p.condition[:40]}"],
                )

        wanted = spans(text, gold["requests"])
        pairs, extra_requests, missed = matched(reading.requests, wanted)
        add(
            "request",
            len(wanted) - len(missed),
            len(extra_requests),
            len(missed),
            [f"+{p.rule} {p.quote[:90]}" for p in extra_requests] + [f"-{row['quote'][:80]}" for row in missed],
        )
        if gold.get("markings"):
            have = [one.text for one in reading.markings]
            common = sum(min(have.count(x), gold["markings"].count(x)) for x in set(have))
            add("marking", common, len(have) - common, len(gold["markings"]) - common)
        if gold.get("tags"):
            tags = {one.name for one in reading.topics if one.source == "tags"}
            add("tag", len(tags & set(gold["tags"])), len(tags - set(gold["tags"])), len(set(gold["tags"]) - tags))
        if gold.get("comment_paras"):
            numbers = {
                int(reading.paragraphs[one.paragraph].number) for one in reading.comments if one.paragraph is not None
            }
            add(
                "comment",
                len(numbers & set(gold["comment_paras"])),
                len(numbers - set(gold["comment_paras"])),
                len(set(gold["comment_paras"]) - numbers),
            )
        for row in gold.get("recommendations", []):
            at = anchor(text, row)
            hit = any(one.anchor.start < at.end and at.start < one.anchor.end for one in reading.recommendations)
            add("recommendation (recall only)", int(hit), 0, int(not hit), [] if hit else [row[:60]])
    return dict(counts)
