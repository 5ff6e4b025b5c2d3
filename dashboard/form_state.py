"""Forms that keep what was typed until the act has succeeded, and that send one command once however often they are sent."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import streamlit as st

from dashboard.day_field import days_refused
from dashboard.parts.notice import say
from dashboard.visit import here, of_this_visit
from locales import LANGUAGE_NAMES


def turn(form: str) -> str:
    """The name of a form for this turn: a new one after each success, so that its fields are empty again.

    On a page about another subject it is another one too.
    """
    return here(f"{form}_{st.session_state.get(f'{form}_turn', 0)}")


def command_key(form: str) -> str:
    """The idempotency key of this turn of a form: a second click repeats the command and does nothing new.

    It ends with the visit: what is typed there another day is another command.
    """
    days_refused()
    return of_this_visit().setdefault(f"{turn(form)}_command", uuid4().hex)


def succeeded(form: str, sentence: str, goto: str = "", parameters: Mapping[str, Any] | None = None) -> None:
    """Say what happened, empty the form, and show the page again, or another page."""
    st.session_state[f"{form}_turn"] = st.session_state.get(f"{form}_turn", 0) + 1
    say(sentence)
    if goto:
        st.switch_page(f"dashboard/pages/{goto}.py", query_params=dict(parameters or {}))
    st.rerun()


def two_texts(label: str, key: str, *, long: bool = False, en: str = "", zh: str = "") -> tuple[str, str]:
    """A field in both languages, side by side; neither is the source of the other."""
    left, right = st.columns(2)
    english, chinese = f"{label} · {LANGUAGE_NAMES['en']}", f"{label} · {LANGUAGE_NAMES['zh']}"
    if long:
        given = left.text_area(english, en, key=f"{key}_en"), right.text_area(chinese, zh, key=f"{key}_zh")
    else:
        given = left.text_input(english, en, key=f"{key}_en"), right.text_input(chinese, zh, key=f"{key}_zh")
    return given[0] or "", given[1] or ""


def filter_choice(label: str, name: str, options: Mapping[str, str], everything: str | None) -> str:
    """A filter that stands in the address of the page by its code, so that a link keeps it in either language.

    `options` are words by code; the code is "" for everything. Where there is nothing like everything, the first is chosen
    until another is.
    """
    key = f"filter_{name}"
    shown = dict(options) if everything is None else {"": everything, **options}
    asked = st.query_params.get(name, "")
    st.session_state[key] = asked if asked in shown else next(iter(shown))

    def keep() -> None:
        if chosen := st.session_state[key]:
            st.query_params[name] = chosen
        else:
            st.query_params.pop(name, None)

    return st.selectbox(label, list(shown), key=key, format_func=shown.__getitem__, on_change=keep)


def filter_words(label: str, name: str, placeholder: str = "") -> str:
    """A field of words to look for that stands in the address of the page."""
    key = f"filter_{name}"
    st.session_state[key] = st.query_params.get(name, "")

    def keep() -> None:
        if typed := st.session_state[key].strip():
            st.query_params[name] = typed
        else:
            st.query_params.pop(name, None)

    return (st.text_input(label, key=key, placeholder=placeholder, on_change=keep) or "").strip()
