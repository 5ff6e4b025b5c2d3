"""The fields of a proposal: filled with what it proposes, changed by a person, read back as they stand."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

import streamlit as st

from actions.positions import TopicLine
from dashboard.commitment_words import DUE
from dashboard.day_field import day_field
from dashboard.form_state import two_texts
from dashboard.intake_suggested import NEW, Facts, Ground
from dashboard.record_words import side_name
from dialogue.record import Polarity
from dialogue.vocabulary import Basis, DueKind, Function, PositionKind, Precision, Presence, Strength
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
        f.read |= {"attribution_en": "", "attribution_zh": ""}
    else:
        f.read["speaker"] = None
        f.texts("attribution", t("Who said it"))
    f.texts("statement", t("The position in a sentence"), long=True)


def _commitment(f: Fields) -> None:
    t = f.words.t
    a, b, c = st.columns(3)
    debtor = f.side(a, "debtor", t("Who undertakes it"), t("somebody else"))
    f.side(b, "creditor", t("Toward whom"), t("nobody named"))
    f.topic(c)
    if debtor:
        f.read |= {"debtor_label_en": "", "debtor_label_zh": ""}
    else:
        f.texts("debtor_label", t("Who it is"))
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
    a, b = st.columns(2)
    f.choice(a, "due_kind", t("Due"), list(DueKind), lambda kind: t(DUE[kind]))
    f.day(b, "due_on", t("Due on"))
    f.texts("due_words", t("The term as worded"))
    f.texts("condition", t("Condition"))


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
    "topic": _topic,
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
