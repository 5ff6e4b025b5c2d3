"""The acts of the drafting room: what a command asks for, the verb behind it, and what is said when it is done."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from actions.acceptances import accept_proposal
from actions.batches import open_batch, put_in_batch, table_batch
from actions.desk import Desk
from actions.drafts import StandingClause
from actions.keys import accept_clause, confirm_from_capital, conform_clause, release_clause
from actions.proposals import (
    Wording,
    answer_proposal,
    discard_proposal,
    edit_proposal,
    own_proposals,
    propose_counter,
    propose_deletion,
    propose_edit,
    propose_insertion,
    withdraw_proposal,
)
from actions.rooms import read_room
from actions.structural_proposals import (
    edit_move,
    edit_restyle,
    edit_split,
    propose_merger,
    propose_move,
    propose_restyle,
    propose_split,
)
from actions.tabling import table_proposal
from dashboard.api.requests import identifier
from dialogue.refusals import CannotSplitHere, LevelOutOfRange, NoSuchRow, NotPermitted, RevisionSuperseded
from dialogue.roles import Permission
from dialogue.vocabulary import ClauseKind
from drafts.consensus import Level
from drafts.proposals import Answer
from drafts.structure import DEEPEST_SUBPARAGRAPH, CannotSplit, NoSplit, merged_text, split_text
from locales import N_

Given = dict[str, Any]
"""What was sent: nothing of it is trusted to be of the kind it should be."""

PRIVATE: Final = N_("Saved; only your side sees it.")

SAID: Final = {
    "propose": PRIVATE,
    "insert": PRIVATE,
    "delete": PRIVATE,
    "edit": PRIVATE,
    "counter": PRIVATE,
    "move": PRIVATE,
    "split": PRIVATE,
    "merge": PRIVATE,
    "restyle": PRIVATE,
    "edit_move": PRIVATE,
    "edit_split": PRIVATE,
    "edit_restyle": PRIVATE,
    "open_batch": N_("The batch is begun; only your side sees it."),
    "put_in_batch": PRIVATE,
    "table_batch": N_("Tabled together: all sides see the batch now."),
    "table": N_("Tabled: all sides see it now."),
    "withdraw": N_("Withdrawn; it stays in the history."),
    "answer": N_("Your side’s answer has been given."),
    "accept_proposal": N_("Accepted: it is the standing text now."),
    "accept": N_("Your side accepts this text."),
    "confirm": N_("Confirmed from capital: your side’s key is turned without reserve."),
    "release": N_("Your side’s acceptance has been taken back."),
    "conform": N_("Confirmed: both languages say the same."),
}
"""What is said after each act."""


def _text(given: Given, name: str, longest: int | None = None) -> str:
    found = given.get(name)
    return str("" if found is None else found)[:longest]


def _wording(given: Given) -> Wording:
    return Wording(_text(given, "en"), _text(given, "zh"), _text(given, "note"))


def _key(given: Given) -> str | None:
    """The idempotency key of a command, told apart by act: one key sent for two acts is two commands."""
    return f"{given.get('act')}:{given['key']}"[:100] if given.get("key") else None


def _row(given: Given, name: str = "clause", noun: str = "clause") -> UUID:
    found = identifier(given.get(name))
    if found is None:
        raise NoSuchRow(noun=noun)
    return found


def _own_side(desk: Desk, needs: Permission) -> None:
    """Who has no store of their own side has nothing to table from it."""
    if not desk.has_own:
        raise NotPermitted(needs=needs, role=desk.actor.role)


# Writing for one's own side -------------------------------------------------------------------------------------------


def _propose(desk: Desk, _draft: UUID, given: Given) -> object:
    base = identifier(given.get("revision"))
    with desk.reading() as joint, desk.writing_own() as own:
        return propose_edit(joint, own, desk.actor, _row(given), base, _wording(given), key=_key(given))


def _delete(desk: Desk, _draft: UUID, given: Given) -> object:
    base = identifier(given.get("revision"))
    with desk.reading() as joint, desk.writing_own() as own:
        return propose_deletion(joint, own, desk.actor, _row(given), base, _text(given, "note"), key=_key(given))


def _insert(desk: Desk, draft: UUID, given: Given) -> object:
    with desk.reading() as joint, desk.writing_own() as own:
        return propose_insertion(
            joint, own, desk.actor, draft, identifier(given.get("clause")), _wording(given),
            number=_text(given, "number", 40), key=_key(given),
        )  # fmt: skip


def _counter(desk: Desk, _draft: UUID, given: Given) -> object:
    with desk.reading() as joint, desk.writing_own() as own:
        proposal = _row(given, "proposal", "proposal")
        return propose_counter(joint, own, desk.actor, proposal, _wording(given), key=_key(given))


def _move(desk: Desk, _draft: UUID, given: Given) -> object:
    """Without a clause to follow, the clause would stand at the beginning; nonsense is not the beginning."""
    after = _row(given, "after") if given.get("after") else None
    with desk.reading() as joint, desk.writing_own() as own:
        return propose_move(
            joint, own, desk.actor, _row(given), identifier(given.get("revision")), after, _text(given, "note"),
            key=_key(given),
        )  # fmt: skip


def _split(desk: Desk, _draft: UUID, given: Given) -> object:
    with desk.reading() as joint, desk.writing_own() as own:
        return propose_split(
            joint, own, desk.actor, _row(given), identifier(given.get("revision")), _wording(given),
            (_text(given, "second_en"), _text(given, "second_zh")), number=_text(given, "number", 40), key=_key(given),
        )  # fmt: skip


def _merge(desk: Desk, _draft: UUID, given: Given) -> object:
    with desk.reading() as joint, desk.writing_own() as own:
        return propose_merger(
            joint, own, desk.actor, _row(given), identifier(given.get("revision")), _row(given, "other"),
            identifier(given.get("other_revision")), _wording(given), key=_key(given),
        )  # fmt: skip


def _restyle(desk: Desk, _draft: UUID, given: Given) -> object:
    style = _style(given)
    with desk.reading() as joint, desk.writing_own() as own:
        return propose_restyle(
            joint, own, desk.actor, _row(given), identifier(given.get("revision")), **style, key=_key(given)
        )


def _style(given: Given) -> dict[str, Any]:
    kind, level = _text(given, "kind"), _text(given, "level", 20)
    if kind not in set(ClauseKind):
        raise NoSuchRow(noun="clause")
    if not (level.isascii() and level.isdecimal()):
        raise LevelOutOfRange(level=level, deepest=DEEPEST_SUBPARAGRAPH)
    number, note = _text(given, "number", 40), _text(given, "note")
    return {"kind": ClauseKind(kind), "level": int(level), "number": number, "note": note}


def _edit_move(desk: Desk, _draft: UUID, given: Given) -> object:
    proposal, after = _row(given, "proposal", "proposal"), _row(given, "after") if given.get("after") else None
    with desk.reading() as joint, desk.writing_own() as own:
        return edit_move(joint, own, desk.actor, proposal, after, _text(given, "note"), key=_key(given))


def _edit_split(desk: Desk, _draft: UUID, given: Given) -> object:
    with desk.writing_own() as own:
        return edit_split(
            own, desk.actor, _row(given, "proposal", "proposal"), _wording(given),
            (_text(given, "second_en"), _text(given, "second_zh")), number=_text(given, "number", 40), key=_key(given),
        )  # fmt: skip


def _edit_restyle(desk: Desk, _draft: UUID, given: Given) -> object:
    proposal, style = _row(given, "proposal", "proposal"), _style(given)
    with desk.reading() as joint, desk.writing_own() as own:
        return edit_restyle(joint, own, desk.actor, proposal, **style, key=_key(given))


def _edit(desk: Desk, _draft: UUID, given: Given) -> object:
    with desk.writing_own() as own:
        return edit_proposal(own, desk.actor, _row(given, "proposal", "proposal"), _wording(given), key=_key(given))


# Batches --------------------------------------------------------------------------------------------------------------


def _open_batch(desk: Desk, draft: UUID, given: Given) -> object:
    with desk.reading() as joint, desk.writing_own() as own:
        return open_batch(
            joint, own, desk.actor, draft, title_en=_text(given, "title_en", 300), title_zh=_text(given, "title_zh", 300),
            note=_text(given, "note"), key=_key(given),
        )  # fmt: skip


def _put_in_batch(desk: Desk, _draft: UUID, given: Given) -> object:
    """Without a batch the proposal is taken out of the one it is in."""
    batch = _row(given, "batch", "batch") if given.get("batch") else None
    with desk.writing_own() as own:
        return put_in_batch(own, desk.actor, _row(given, "proposal", "proposal"), batch, key=_key(given))


def _table_batch(desk: Desk, _draft: UUID, given: Given) -> object:
    _own_side(desk, Permission.CLAUSE_TABLE)
    return table_batch(desk, _row(given, "batch", "batch"), reason=_text(given, "reason"))


# Before all sides -----------------------------------------------------------------------------------------------------


def _table(desk: Desk, _draft: UUID, given: Given) -> object:
    _own_side(desk, Permission.CLAUSE_TABLE)
    return table_proposal(desk, _row(given, "proposal", "proposal"), reason=_text(given, "reason"))


def _withdraw(desk: Desk, draft: UUID, given: Given) -> object:
    """Take back what was tabled; what was never tabled is only put aside."""
    proposal = _row(given, "proposal", "proposal")
    if desk.has_own:
        with desk.reading_own() as own:
            is_private = proposal in {mine.id for mine in own_proposals(own, desk.actor, draft)}
        if is_private:
            with desk.writing_own() as own:
                return discard_proposal(own, desk.actor, proposal, key=_key(given))
    with desk.writing() as joint:
        return withdraw_proposal(joint, desk.actor, proposal, key=_key(given))


def _answer(desk: Desk, _draft: UUID, given: Given) -> object:
    answer = _text(given, "answer").replace("_", " ")
    if answer not in set(Answer):
        raise NoSuchRow(noun="response")
    with desk.writing() as joint:
        proposal, comment = _row(given, "proposal", "proposal"), _text(given, "comment")
        return answer_proposal(joint, desk.actor, proposal, Answer(answer), comment, key=_key(given))


def _accept_proposal(desk: Desk, _draft: UUID, given: Given) -> object:
    with desk.writing() as joint:
        return accept_proposal(
            joint, desk.actor, _row(given, "proposal", "proposal"), level=_level(given), condition_id=_condition(given),
            seen_head_id=identifier(given.get("revision")), key=_key(given),
        )  # fmt: skip


def _accept(desk: Desk, _draft: UUID, given: Given) -> object:
    with desk.writing() as joint:
        return accept_clause(
            joint, desk.actor, _row(given), _row(given, "revision"), level=_level(given), condition_id=_condition(given),
            key=_key(given),
        )  # fmt: skip


def _condition(given: Given) -> UUID | None:
    """With a condition that is none, nothing is accepted: silently leaving it out would turn the key without it."""
    return _row(given, "condition", "revision") if given.get("condition") else None


def _confirm(desk: Desk, _draft: UUID, given: Given) -> object:
    with desk.writing() as joint:
        return confirm_from_capital(joint, desk.actor, _row(given), key=_key(given))


def _release(desk: Desk, _draft: UUID, given: Given) -> object:
    with desk.writing() as joint:
        return release_clause(joint, desk.actor, _row(given), _text(given, "note"), key=_key(given))


def _conform(desk: Desk, _draft: UUID, given: Given) -> object:
    with desk.writing() as joint:
        return conform_clause(joint, desk.actor, _row(given), _row(given, "revision"), key=_key(given))


def _level(given: Given) -> Level:
    return Level.AD_REFERENDUM if given.get("level") == "ad_referendum" else Level.CONFIRMED


ACTS: Final[dict[str, Callable[[Desk, UUID, Given], object]]] = {
    "propose": _propose,
    "insert": _insert,
    "delete": _delete,
    "counter": _counter,
    "move": _move,
    "split": _split,
    "merge": _merge,
    "restyle": _restyle,
    "edit": _edit,
    "edit_move": _edit_move,
    "edit_split": _edit_split,
    "edit_restyle": _edit_restyle,
    "open_batch": _open_batch,
    "put_in_batch": _put_in_batch,
    "table_batch": _table_batch,
    "table": _table,
    "withdraw": _withdraw,
    "answer": _answer,
    "accept_proposal": _accept_proposal,
    "accept": _accept,
    "confirm": _confirm,
    "release": _release,
    "conform": _conform,
}
"""Each act of the room, and the verb behind it."""


# Asked while a person writes ------------------------------------------------------------------------------------------


def divided_text(desk: Desk, draft: UUID, given: Given) -> dict[str, str]:
    """The two texts that the standing one would make, divided at a place counted as a browser counts.

    Raises CannotSplitHere, and RevisionSuperseded when it is not the text that the person has before their eyes.
    """
    standing = _standing(desk, draft, _row(given))
    language = "zh" if given.get("language") == "zh" else "en"
    if standing.head.id != identifier(given.get("revision")):
        raise RevisionSuperseded(number=standing.head.number)
    text = standing.head.text_zh if language == "zh" else standing.head.text_en
    at = _characters(text, given.get("at"))
    if at is None:
        raise CannotSplitHere(language=language, reason=NoSplit.INSIDE_CHARACTER)
    try:
        parts = split_text(text, at)
    except CannotSplit as refused:
        raise CannotSplitHere(language=language, reason=refused.reasons[0]) from refused
    return {"first": parts.first, "second": parts.second}


def joined_text(desk: Desk, draft: UUID, given: Given) -> dict[str, str]:
    """Both texts of two clauses as one, with what stands between them as each language writes it."""
    first, second = (_standing(desk, draft, _row(given, name)).head for name in ("clause", "other"))
    return {
        "en": merged_text(first.text_en, second.text_en, "en"),
        "zh": merged_text(first.text_zh, second.text_zh, "zh"),
    }


def _standing(desk: Desk, draft: UUID, clause: UUID) -> StandingClause:
    found = read_room(desk, draft, [clause]).text.clauses
    if not found:
        raise NoSuchRow(noun="clause")
    return found[0]


def _characters(text: str, units: object) -> int | None:
    """A place counted in UTF-16 units, as browsers count, in characters; None in the middle of a character."""
    if not isinstance(units, int) or isinstance(units, bool):
        return 0
    left = units
    for at, character in enumerate(text):
        if left <= 0:
            return at if left == 0 else None
        left -= 2 if ord(character) > 0xFFFF else 1
    return len(text) if left >= 0 else None
