"""The fields of a proposal: filled with what it proposes, changed by a person, read back as they stand."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

import streamlit as st

from actions.positions import TopicLine
from dashboard.commitment_words import DUE
from dashboard.day_field import day_field
from dashboard.form_state import two_texts
from dashboard.intake_exchanges import KeptAs
from dashboard.intake_ground import NEW, Facts, Ground
from dashboard.record_words import side_name
from dialogue.positions import Directness
from dialogue.record import CommunicationKind, Polarity
from dialogue.vocabulary import Basis, DueKind, Function, PositionKind, Precision, Presence, Stance, Strength
from locales import Reader


class Fields:
    """The widgets of one proposal, each under a key of its own, so that nothing of one stands under another."""

    def __init__(self, form: str, facts: Facts, ground: Ground, topics: list[TopicLine], words: Reader) -> None:
        self.form, self.facts, self.ground, self.words = form, facts, ground, words
        self.topics = {topic.id: words.pick(topic.name_en, topic.name_zh) for topic in topics}
        self.read: Facts = {}

    def key(self, name: str) -> str:
        """The key of the widget of one field."""
        return f"{self.form}_{name}"

    def texts(self, name: str, label: str, *, long: bool = False) -> None:
        """A field in both languages."""
        en, zh = two_texts(label, self.key(name), long=long, en=self.facts[f"{name}_en"], zh=self.facts[f"{name}_zh"])
        self.read |= {f"{name}_en": en.strip(), f"{name}_zh": zh.strip()}

    def line(self, place: Any, name: str, label: str) -> None:
        """A field of one line."""
        self.read[name] = (place.text_input(label, self.facts[name], key=self.key(name)) or "").strip()

    def choice(self, place: Any, name: str, label: str, options: list[Any], shown: Callable[[Any], str]) -> Any:
        """One of a list; what was proposed is chosen at first."""
        given = self.facts[name]
        at = options.index(given) if given in options else 0
        self.read[name] = place.selectbox(label, options, at, key=self.key(name), format_func=shown)
        return self.read[name]

    def side(self, place: Any, name: str, label: str, nobody: str) -> str:
        """One of the parties, or none of them."""
        parties = self.ground.dialogue.parties
        return self.choice(
            place,
            name,
            label,
            [*self.ground.keys, ""],
            lambda key: side_name(self.words, key, parties) if key else nobody,
        )  # type: ignore[no-any-return]

    def sides(self, place: Any, name: str, label: str) -> tuple[str, ...]:
        """Any of the parties, in the order in which they are chosen."""
        parties = self.ground.dialogue.parties
        chosen = place.multiselect(
            label, list(self.ground.keys), list(self.facts[name]), key=self.key(name), placeholder="",
            format_func=lambda key: side_name(self.words, key, parties),
        )  # fmt: skip
        self.read[name] = tuple(chosen)
        return self.read[name]  # type: ignore[no-any-return]

    def called(self, name: str, label: str, side: object) -> None:
        """How somebody is called who is no party; nothing where a party is chosen."""
        if side:
            self.read |= {f"{name}_en": "", f"{name}_zh": ""}
        else:
            self.texts(name, label)

    def topic(self, place: Any) -> None:
        """A topic of the dialogue, or none."""
        self.choice(
            place, "topic", self.words.t("Topic"), [None, *self.topics],
            lambda key: self.topics.get(key, self.words.t("none")),
        )  # fmt: skip

    def day(self, place: Any, name: str, label: str) -> None:
        """A day, or none."""
        self.read[name] = day_field(place, label, self.key(name), self.facts[name])


def _meeting(f: Fields) -> None:
    t = f.words.t
    a, b, c = st.columns(3)
    f.day(a, "starts_on", t("First day"))
    f.day(b, "ends_on", t("Last day"))
    f.choice(c, "precision", t("How exactly it is known"), list(Precision), t)
    f.line(st, "as_printed", t("The date as it is printed"))
    f.texts("place", t("Place"))
    f.read["meeting"] = f.facts["meeting"]


def _participation(f: Fields) -> None:
    t, known = f.words.t, f.ground.register.called(f.facts["name"])
    people = {person.id.hex: " / ".join(person.names[:3]) for person in known}
    people |= {person.id.hex: " / ".join(person.names[:3]) for person in f.ground.register.people}
    f.read["is_placeholder"] = f.facts["is_placeholder"]
    if f.facts["is_placeholder"]:
        f.read["person"] = NEW
    else:
        f.choice(
            st, "person", t("Who it is"), [NEW, *people],
            lambda key: people.get(key) or t("somebody new: {name}", name=f.facts["name"]),
        )  # fmt: skip
    a, b, c = st.columns([2, 1, 1])
    f.line(a, "name", t("Name, as it is printed"))
    f.side(b, "side", f.words.c("statement", "Side"), t("on no side"))
    f.choice(c, "function", t("Function"), list(Function), t)
    f.texts("title", t("Title, as stated then"))
    a, b, c = st.columns([2, 1, 1])
    f.line(a, "organisation", t("Organisation, as stated then"))
    f.choice(b, "presence", t("How it is known"), list(Presence), t)
    f.read["count"] = c.number_input(t("Number"), 1, 500, int(f.facts["count"]), key=f.key("count"))


def _position(f: Fields) -> None:
    t = f.words.t
    a, b, c = st.columns(3)
    side = f.side(a, "side", f.words.c("statement", "Side"), t("somebody who is no party"))
    f.choice(b, "kind", t("What it is"), list(PositionKind), t)
    f.topic(c)
    seats = {seat.id: f.words.pick(seat.name_en, seat.name_zh) for seat in f.ground.seats if side in ("", seat.party)}
    if side:
        f.choice(st, "speaker", t("Speaker"), [None, *seats], lambda key: seats.get(key, t("nobody by name")))
    else:
        f.read["speaker"] = None
    f.called("attribution", t("Who said it"), side)
    f.texts("statement", t("The position in a sentence"), long=True)
    if f.facts["kind"] == PositionKind.REQUEST:
        _asked(f)
    else:
        f.read |= {name: f.facts[name] for name in ("addressee", "addressee_label_en", "addressee_label_zh")}
    a, b = st.columns(2)
    f.line(a, "verb", t("Its word for it"))
    f.choice(b, "directness", t("How close to what was said"), [None, *Directness], lambda one: t(one or "not said"))
    f.read |= {"carried": f.facts["carried"], "chain": f.facts["chain"]}
    if f.facts["chain"]:
        _chain(f, st)


def _asked(f: Fields) -> None:
    t = f.words.t
    to = f.side(st, "addressee", t("Of whom it is asked"), t("somebody who is no party"))
    f.called("addressee_label", t("Of whom, where it is no party"), to)


def _commitment(f: Fields) -> None:
    t = f.words.t
    a, b, c = st.columns(3)
    debtors = f.sides(a, "debtors", t("Who undertakes it"))
    f.sides(b, "creditors", t("Toward whom"))
    f.topic(c)
    f.called("debtor_label", t("Who it is"), debtors)
    f.texts("action", t("What is undertaken"), long=True)
    a, b, c = st.columns(3)
    f.choice(a, "strength", t("Worded as"), list(Strength), t)
    f.choice(
        b,
        "polarity",
        t("To do or to refrain"),
        list(Polarity),
        lambda p: t("to do") if p == Polarity.DO else t("to refrain"),
    )
    f.choice(c, "basis", t("Whose words these are"), list(Basis), t)
    _term(f)
    f.texts("condition", t("Condition"))
    a, b = st.columns(2)
    f.line(a, "quantity", t("How much, as worded"))
    f.line(b, "quantity_period", t("In which period it counts"))
    if f.read["quantity"]:
        f.texts("unit", t("Unit"))
    else:
        f.read |= {"unit_en": "", "unit_zh": ""}


def _term(f: Fields) -> None:
    """What of a term its kind has: a first and a last day, an event and the days from it."""
    t = f.words.t
    a, b, c = st.columns(3)
    kind = f.choice(a, "due_kind", t("Due"), list(DueKind), lambda kind: t(DUE[kind]))
    for place, name, label, kinds in (
        (b, "due_from", t("First day of the period"), (DueKind.PERIOD, DueKind.RECURRING)),
        (c, "due_on", t("Due on"), set(DueKind) - {DueKind.NONE, DueKind.CONTINUING}),
    ):
        f.read[name] = None
        if kind in kinds:
            f.day(place, name, label)
    f.read |= {"due_offset_days": None, "due_event_en": "", "due_event_zh": ""}
    if kind in (DueKind.RELATIVE, DueKind.EVENT, DueKind.RECURRING):
        f.texts("due_event", t("Event from which the term is counted"))
        f.read["due_offset_days"] = b.number_input(
            t("Days after the event"), value=f.facts["due_offset_days"], step=1, key=f.key("due_offset"), placeholder="",
            help=t("Below nought for days before it."),
        ) if kind != DueKind.RECURRING else None  # fmt: skip
    f.texts("due_words", t("The term as worded"))


def _claim(f: Fields) -> None:
    t = f.words.t
    f.texts("proposition", t("What is claimed"), long=True)
    a, b, c = st.columns(3)
    side = f.side(a, "side", t("Who claims it"), t("somebody who is no party"))
    f.choice(b, "stance", t("What they say of it"), list(Stance), t)
    f.day(c, "as_of", t("Claimed on"))
    f.called("label", f.words.c("statement", "Who, where it is no party"), side)
    a, b = st.columns(2)
    f.topic(a)
    _chain(f, b)


def _chain(f: Fields, place: Any) -> None:
    given = place.text_area(f.words.t("Through whom the words came"), f.facts["chain"], key=f.key("chain"), height=68)
    f.read["chain"] = (given or "").strip()


def _next_step(f: Fields) -> None:
    t = f.words.t
    a, b = st.columns(2)
    kept = f.choice(a, "kept_as", t("Keep it as"), [KeptAs.EVENT, KeptAs.STEP], t)
    held = t("Held by") if kept == KeptAs.EVENT else t("By whom")
    side = f.side(b, "side", held, t("somebody else, or nobody"))
    f.called("label", f.words.c("statement", "Who, where it is no party"), side)
    f.texts("what", t("What is announced") if kept == KeptAs.EVENT else t("What is to be done"), long=True)
    a, b, c = st.columns(3)
    f.day(a, "starts_on", t("First day") if kept == KeptAs.EVENT else t("By when"))
    f.read |= {"ends_on": f.facts["ends_on"], "precision": f.facts["precision"]}
    if kept == KeptAs.EVENT:
        f.day(b, "ends_on", t("Last day"))
        f.choice(c, "precision", t("How exactly it is known"), list(Precision), t)
    f.line(st, "as_printed", t("The date as it is printed"))


def _transmission(f: Fields) -> None:
    t = f.words.t
    a, b = st.columns(2)
    kept = f.choice(a, "kept_as", t("Keep it as"), [KeptAs.COMMUNICATION, KeptAs.STEP], t)
    f.choice(b, "channel", t("By which channel"), list(CommunicationKind), t)
    a, b = st.columns(2)
    side = f.side(a, "side", t("From") if kept == KeptAs.COMMUNICATION else t("By whom"), t("somebody who is no party"))
    to = f.side(b, "addressee", f.words.c("communication", "To"), t("somebody who is no party"))
    f.called("label", t("From whom, where it is no party"), side)
    f.called("addressee_label", t("To whom, where it is no party"), to)
    f.texts("what", t("What was told, in a sentence"), long=True)
    a, b = st.columns(2)
    f.line(a, "via", t("Through whom"))
    f.day(b, "sent_on", t("Sent on") if kept == KeptAs.COMMUNICATION else t("By when"))


def _recommendation(f: Fields) -> None:
    f.texts("text", f.words.t("What is recommended"), long=True)
    given = st.text_area(f.words.t("To whom, one a line"), f.facts["addressees"], key=f.key("addressees"), height=80)
    f.read["addressees"] = (given or "").strip()


def _comment(f: Fields) -> None:
    f.line(st, "author", f.words.t("Author of the comment"))
    f.line(st, "text", f.words.t("Note"))


def _carried(f: Fields) -> None:
    f.texts("title", f.words.t("Point"), long=True)


def _topic(f: Fields) -> None:
    f.texts("name", f.words.t("Topic"))


_FIELDS: Final[Mapping[str, Callable[[Fields], None]]] = {
    "meeting": _meeting, "participation": _participation, "position": _position, "request": _position,
    "commitment": _commitment, "recommendation": _recommendation, "comment": _comment, "carried": _carried,
    "topic": _topic, "claim": _claim, "next_step": _next_step, "transmission": _transmission,
}  # fmt: skip


def fields(form: str, noun: str, facts: Facts, ground: Ground, topics: list[TopicLine], words: Reader) -> Facts:
    """Draw the fields of a proposal and say what stands in them now."""
    drawn = Fields(form, facts, ground, topics, words)
    _FIELDS[noun](drawn)
    return drawn.read


def is_edited(before: Facts, now: Facts) -> bool:
    """Whether a person changed what was proposed; a field that the kind of speaker leaves out is no change."""
    return any(_plain(before.get(name)) != _plain(value) for name, value in now.items())


def _plain(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value.hex if isinstance(value, UUID) else value
