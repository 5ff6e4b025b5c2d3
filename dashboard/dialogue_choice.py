"""Which dialogue a page of the record shows: the one in its address, else the first."""

from uuid import UUID

from actions.desk import Desk
from actions.dialogues import DialogueView, list_dialogues, read_dialogue
from dashboard.form_state import filter_choice
from dashboard.parts.lists import empty
from dashboard.parts.markup import show
from dashboard.session import href
from locales import Reader


def chosen_dialogue(table_of: Desk, words: Reader, none_yet: str) -> DialogueView | None:
    """The dialogue that is asked for; where there is none at all, `none_yet` is said and nothing given."""
    with table_of.reading() as session:
        dialogues = {d.id.hex: words.pick(d.name_en, d.name_zh) for d in list_dialogues(session, table_of.actor)}
    if not dialogues:
        show(empty(none_yet, words.t("Dialogues"), href("dialogues")))
        return None
    first = next(iter(dialogues))
    chosen = first
    if len(dialogues) > 1:
        chosen = filter_choice(words.t("Dialogue"), "dialogue", dialogues, None)
    with table_of.reading() as session:
        return read_dialogue(session, table_of.actor, UUID(chosen))


__all__ = ["chosen_dialogue"]
