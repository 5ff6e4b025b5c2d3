"""The pages of the sample dialogues, read in Chinese: no word is shown that the catalogue does not know."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from actions.claims import list_claims
from actions.commitments import list_commitments
from actions.desk import Desk
from actions.dialogues import list_dialogues, read_dialogue
from actions.drafts import draft_lines
from actions.next_steps import list_next_steps
from actions.people import find_people
from actions.positions import list_positions
from actions.sources import list_sources
from dashboard.navigation import pages_for
from locales import Reader
from locales.extraction import catalogue, held
from models.base import now

READERS = ("orla", "helen", "administrator")


@pytest.fixture
def unknown(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Everything that a reader is asked for while the test runs and that the catalogue does not hold."""
    known = {words for one, many, sense in held(catalogue()) for words in (one, many) if words and not sense}
    senses = {(message.context, message.one) for message in held(catalogue())}
    asked: set[str] = set()
    translate, choose, count = Reader.t, Reader.c, Reader.n

    def t(self: Reader, message: str, **facts: object) -> str:
        asked.update({str(message)} - known)
        return translate(self, message, **facts)

    def c(self: Reader, context: str, message: str, **facts: object) -> str:
        asked.update(set() if (context, str(message)) in senses else {f"{message} ({context})"})
        return choose(self, context, message, **facts)

    def n(self: Reader, one: str, many: str, number: int, **facts: object) -> str:
        asked.update({one, many} - known)
        return count(self, one, many, number, **facts)

    monkeypatch.setattr(Reader, "t", t)
    monkeypatch.setattr(Reader, "c", c)
    monkeypatch.setattr(Reader, "n", n)
    return asked


def places(desk: Desk) -> Iterator[tuple[str, dict[str, object]]]:
    """Every page this person may open, bare and on each thing it can be about."""
    names = {page.name for page in pages_for(desk.actor)}
    yield from ((name, {}) for name in sorted(names))
    if "dialogues" not in names:
        return
    with desk.reading() as session:
        who = desk.actor
        for line in list_dialogues(session, who):
            for meeting in read_dialogue(session, who, line.id).meetings[-2:]:
                yield "dialogue", {"id": line.id, "meeting": meeting.id}
                if "next_round" in names:
                    yield "next_round", {"meeting": meeting.id}
        subjects = {
            "people": find_people(session, who),
            "sources": list_sources(session, who),
            "positions": list_positions(session, who),
            "commitments": list_commitments(session, who, today=now().date()),
            "claims": list_claims(session, who),
            "next_steps": list_next_steps(session, who, today=now().date()),
        }
        for page, lines in subjects.items():
            yield from ((page, {"id": line.id}) for line in lines[:3])
        for draft in draft_lines(session, who):
            yield "room", {"id": draft.id}
            yield "milestones", {"id": draft.id, "at": now().strftime("%Y-%m-%dT%H:%MZ")}
            if "word" in names:
                yield "word", {"draft": draft.id}


@pytest.mark.parametrize("name", READERS)
def test_no_page_asks_for_a_word_that_the_catalogue_does_not_know(
    name: str, samples: dict[str, Desk], unknown: set[str]
) -> None:
    app = AppTest.from_file(str(Path(__file__).parents[2] / "streamlit_app.py"), default_timeout=60)
    app.session_state["token"] = name
    app.session_state["language"] = "zh"
    app.run()
    for page, about in places(samples[name]):
        app.query_params.clear()
        for key, value in about.items():
            app.query_params[key] = getattr(value, "hex", str(value))
        app.switch_page(f"dashboard/pages/{page}.py").run()
        assert not app.exception, (page, app.exception)
    assert sorted(unknown) == []
