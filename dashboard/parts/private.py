"""What only one side sees. The brass rule and the lock mean this and nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.parts.markup import Markup, Words, show, tag


def private_mark(words: Words) -> Markup:
    """A drawn lock and the words ("only your side sees this")."""
    return tag("span", tag("span", cls="alt-lock", aria_hidden="true"), tag("span", words), cls="alt-private-mark")


def private_block(words: Words, *children: Words) -> Markup:
    """Private words inside other markup: brass rule, lock, the words, then what is private."""
    return tag("div", tag("p", private_mark(words), cls="alt-private-line"), *children, cls="alt-private")


@contextmanager
def private_frame(words: Words, key: str = "private") -> Iterator[None]:
    """Everything drawn inside stands behind the brass rule under the lock. Frames on one page need different keys."""
    with st.container(key=f"alt-private-{key}"):
        show(private_mark(words))
        yield
