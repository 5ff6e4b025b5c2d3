"""A session goes from page to page: what belonged to one subject, or to one person, does not come up under another."""

from itertools import pairwise
from uuid import UUID

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from actions.desk import Desk
from actions.drafts import open_draft
from actions.milestones import set_milestone
from actions.rooms import read_room
from dashboard.navigation import PAGES
from dialogue.vocabulary import DraftKind
from models.commitments import Commitment
from models.dialogues import Dialogue
from models.drafts import Clause, Draft
from models.meetings import Meeting
from models.organisations import Organisation
from models.people import Person
from models.sources import Source
from tests.dashboard.test_record_pages import all_unfolded, opened, sent, unfolded, with_forms, words_of

TYPED = "half-typed words of the first subject"
FIELDS = (
    "text_input",
    "text_area",
    "selectbox",
    "multiselect",
    "checkbox",
    "radio",
    "date_input",
    "time_input",
    "toggle",
)
EVERYWHERE = ("filter_", "language_choice", "recommendation_", "commitment_", "source_", "paper_commitments")
"""Fields that belong to a whole page, or in which a person says what a form is about."""


@pytest.fixture
def subjects(samples: dict[str, Desk]) -> dict[str, list[dict[str, UUID]]]:
    """Two subjects, or more, of every page that is about something, as its address names them."""
    orla = samples["orla"]
    with orla.writing() as joint:
        first = joint.exec(select(Draft)).one()
        second = open_draft(
            joint, orla.actor, dialogue_id=first.dialogue_id, meeting_id=None, kind=DraftKind.CONSENSUS,
            title_en="Second", title_zh="第二", parties=["us", "cn"],
        )  # fmt: skip
        for draft in (first, second):
            set_milestone(joint, orla.actor, draft.id)

        def some(table: type, number: int = 3) -> list[UUID]:
            return list(joint.exec(select(table.id).limit(number)))

        drafts = [first.id, second.id]
        meetings = joint.exec(select(Meeting).order_by(Meeting.dialogue_id)).all()
        of_drafts = ("room", "milestones", "adoption", "mandates")
        return {
            "dialogue": [{"id": m.dialogue_id, "meeting": m.id} for m in meetings],
            "next_round": [{"meeting": m.id} for m in meetings[-2:]],
            "people": [{}, *({"id": one} for one in some(Person))],
            "sources": [{}, *({"id": one} for one in some(Source))],
            "positions": [{}, *({"dialogue": one} for one in some(Dialogue))],
            "commitments": [{}, *({"id": one} for one in some(Commitment))],
            "intake": [{"id": one} for one in some(Source)],
            "organisation": [{"id": one} for one in some(Organisation)],
            "log_meeting": [{"id": one} for one in some(Dialogue)],
            "agenda": [{"id": one} for one in some(Dialogue)],
            "matrix": [{"dialogue": one} for one in some(Dialogue)],
            "in_and_out": [{"dialogue": one} for one in some(Dialogue)],
            "analytics": [{"dialogue": one} for one in some(Dialogue)],
            "requests": [{"dialogue": one} for one in some(Dialogue)],
            "history": [{"clause": one} for one in some(Clause)],
            "word": [{}, *({"draft": one} for one in drafts)],
            **{name: [{"id": one} for one in drafts] for name in of_drafts},
        }


def fields(app: AppTest) -> dict[str, object]:
    """Every field of a page by its key, with what stands in it."""
    return {field.key: field.value for kind in FIELDS for field in app.get(kind) if field.key}


def gone_to(app: AppTest, address: dict[str, UUID]) -> AppTest:
    """The same page after a link to another subject of it was followed."""
    app.query_params.clear()
    for name, value in address.items():
        app.query_params[name] = value.hex
    app.run()
    assert not app.exception, app.exception
    return app


@pytest.mark.parametrize("page", [page.name for page in PAGES if page.name not in ("home", "preview")])
def test_no_field_of_one_subject_is_a_field_of_another(page, subjects):
    for who in ("daniel",) if page in ("mandates",) else ("orla", "wenyan"):
        if page not in subjects or (page in ("next_round", "log_meeting") and who != "orla"):
            continue
        first, *others = subjects[page]
        app = with_forms(who, page, **first)
        for before, after in pairwise([first, *others]):
            had = fields(app)  # the browser keeps what was typed by these names, within a form too
            has = fields(all_unfolded(gone_to(app, after)))
            same = [value.hex for name, value in after.items() if before.get(name) == value]
            shared = {key for key in had.keys() & has.keys() if not key.startswith(EVERYWHERE)}
            assert not {key for key in shared if not any(one in key for one in same)}, page


def test_every_page_that_is_about_something_was_asked(subjects):
    without_fields = {
        "preview",
        "claims",
        "communications",
        "measures",
        "read_outs",
        "contacts",
        "next_steps",
        "recommendations",
        "templates",
    }  # of which the samples have not two; their forms say which
    listed = {"home", "digest", "dialogues", "drafts", "library", "compare", "verify", "journal", "users"}
    assert {page.name for page in PAGES} - listed - without_fields == subjects.keys()


def test_what_is_half_typed_stays_while_the_page_is_about_the_same_and_goes_with_it(samples, subjects):
    (_, first, second, *_) = subjects["sources"]
    app = unfolded(opened("orla", "sources", **first), f"mark_{first['id'].hex}")
    app.text_area(key="passage_0_None_exact").set_value(TYPED)
    sent(app, "passage_0")  # refused: such words stand in no source
    for after in (first | {"passage": first["id"]}, first):
        assert fields(gone_to(app, after))["passage_0_None_exact"] == TYPED
    app.segmented_control(key="language_choice").set_value("zh").run()
    assert fields(app)["passage_0_None_exact"] == TYPED
    assert TYPED not in fields(gone_to(app, second)).values()
    assert TYPED not in fields(gone_to(app, first)).values(), "as after any page that was left"


def test_a_room_is_looked_at_anew_by_whoever_comes_back_to_it(samples, subjects):
    (address, _) = subjects["room"]
    app = opened("helen", "room", **address)
    seen = []
    for _ in range(2):
        seen.append(read_room(samples["helen"], address["id"]).moment.joint)
        with samples["orla"].writing() as joint:
            set_milestone(joint, samples["orla"].actor, address["id"])
        app.run()
        assert app.session_state["alt_visit"]["looked"] == seen[max(0, len(seen) - 2)], "a run is not a visit"
        app.switch_page("dashboard/pages/drafts.py").run()
        app.query_params["id"] = address["id"].hex
        app.switch_page("dashboard/pages/room.py").run()
        assert app.session_state["alt_visit"]["looked"] == seen[-1]
    assert seen[0] < seen[1]


def test_a_drawer_is_folded_for_whoever_comes_back(samples, subjects):
    (_, address, _) = subjects["word"]
    app = unfolded(opened("helen", "word", **address), "letterheads")
    assert "letterhead_0_name" in fields(app)
    app.session_state["letterheads"] = False
    app.switch_page("dashboard/pages/drafts.py").run()
    app.query_params["draft"] = address["draft"].hex
    app.switch_page("dashboard/pages/word.py").run()
    assert "letterhead_0_name" not in fields(app)


def test_a_session_that_becomes_somebody_elses_forgets_everything_and_has_the_browser_load_anew(samples, subjects):
    (address, *_) = subjects["dialogue"]
    app = opened("orla", "dialogue", **address)
    app.session_state["kept"] = TYPED
    app.run()
    app.session_state["token"] = "wenyan"
    app.run()
    assert TYPED not in str(app.session_state)
    assert not fields(app), "nothing is drawn into which the browser could put what it still holds"
    assert '"reload": true' in told_to_the_browser(app)
    app.run()
    assert TYPED not in words_of(app) + str(fields(app))
    assert '"reload": false' in told_to_the_browser(app)


def test_a_session_whose_sign_in_ended_forgets_everything(samples, subjects):
    (address, *_) = subjects["dialogue"]
    app = opened("orla", "dialogue", **address)
    app.session_state["kept"] = TYPED
    app.run()
    app.session_state["token"] = "nobody's"
    app.run()
    assert TYPED not in str(app.session_state)
    assert "alt_visit" not in app.session_state


def told_to_the_browser(app: AppTest) -> str:
    """What the frame of the page says to the browser."""
    return " ".join(str(block.proto) for block in app.main if "alternat_frame" in str(block.proto)).replace('\\"', '"')


def test_a_dialogue_is_offered_once_so_that_a_press_elsewhere_does_not_choose_it_anew(samples):
    app = opened("orla", "positions")
    offered = app.selectbox(key="filter_dialogue")
    assert len(offered.options) == len(set(offered.options)) > 1
    assert offered.value == fields(opened("orla", "positions", dialogue=UUID(offered.value)))["filter_dialogue"]
