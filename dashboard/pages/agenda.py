"""The points of a dialogue through its agendas: what waits and since when, what was skipped, what was lost, what was settled."""

from collections.abc import Sequence
from datetime import UTC, datetime

from actions.agenda_chains import ChainLine, ChainStep, list_agenda_chains
from actions.desk import Desk
from actions.dialogues import DialogueView, read_dialogue
from dashboard.agenda_forms import take_up_button
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.record_words import both_languages, meeting_title
from dashboard.session import desk, given_id, href, reader
from dialogue.roles import Permission
from locales import Reader


def page() -> None:
    """What waits first, the oldest on top; then what was settled."""
    words, table_of = reader(), desk()
    asked = given_id()
    if asked is None:
        page_heading(words.t("Points through the agendas"))
        show(empty(words.t("Choose a dialogue first."), words.t("Dialogues"), href("dialogues")))
        return
    today = datetime.now(UTC).astimezone(words.zone).date()
    with table_of.reading() as session:
        dialogue = read_dialogue(session, table_of.actor, asked)
        chains = list_agenda_chains(session, table_of.actor, asked, today=today)
    name = words.pick(dialogue.name_en, dialogue.name_zh)
    back_link(name, href("dialogue", id=dialogue.id))
    page_heading(
        words.t("Points through the agendas"),
        words.t(
            "Each point with every meeting at which it stood, and what became of it there. Age counts from the first."
        ),
        name,
    )
    waiting = [chain for chain in chains if chain.is_open]
    settled = [chain for chain in chains if not chain.is_open]
    _waiting(table_of, dialogue, waiting, words)
    if settled:
        section(words.t("Settled"), len(settled))
        show(table(_headers(words), [_cells(chain, dialogue, words) for chain in settled], numeric={2, 3}))


def _headers(words: Reader) -> list[str]:
    return [words.t("Point"), words.t("Where it stood"), words.t("Rounds since"), words.t("Days")]


def _waiting(table_of: Desk, dialogue: DialogueView, chains: Sequence[ChainLine], words: Reader) -> None:
    lost = [chain for chain in chains if chain.lost_in is not None]
    if lost:
        section(words.t("Lost on the way"), len(lost))
        for chain in lost:
            _lost(table_of, chain, dialogue, words)
    section(words.t("Waiting"), len(chains))
    if not chains:
        show(empty(words.t("No point waits: every one that was put on an agenda was settled there.")))
        return
    show(table(_headers(words), [_cells(chain, dialogue, words) for chain in chains], numeric={2, 3}))


def _lost(table_of: Desk, chain: ChainLine, dialogue: DialogueView, words: Reader) -> None:
    """A point that was left open and is missing from the agenda of the round after."""
    if chain.lost_in is None:
        return
    told = words.t(
        "left open at {last} ({outcome}), and not on the agenda of {next}", last=meeting_title(words, chain.last.meeting),
        outcome=words.t(chain.last.outcome), next=meeting_title(words, chain.lost_in),
    )  # fmt: skip
    where = href("dialogue", id=dialogue.id, meeting=chain.lost_in.id)
    shown = both_languages(words, chain.last.title_en, chain.last.title_zh)
    show(tag("p", tag("strong", shown), tag("br"), link(told, where)))
    if table_of.actor.may(Permission.MEETING_RECORD):
        take_up_button(table_of, chain)


def _cells(chain: ChainLine, dialogue: DialogueView, words: Reader) -> tuple[Words, ...]:
    stood = [_step(step, dialogue, words) for step in chain.steps]
    if chain.skipped:
        names = words.t(", ").join(meeting_title(words, meeting) for meeting in chain.skipped)
        stood.append(tag("small", words.t("not on the agenda of {rounds}", rounds=names), cls="alt-under"))
    shown = both_languages(words, chain.last.title_en, chain.last.title_zh)
    return shown, tag("ol", *stood, cls="alt-chain"), words.number(chain.rounds), words.number(chain.days)


def _step(step: ChainStep, dialogue: DialogueView, words: Reader) -> Markup:
    where = href("dialogue", id=dialogue.id, meeting=step.meeting.id)
    told = f"{meeting_title(words, step.meeting)} · {words.short_date(step.meeting.starts_on)}"
    return tag("li", join([link(told, where), tag("small", words.t(step.outcome), cls="alt-under")]))


page()
