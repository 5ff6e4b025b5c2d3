"""Minutes without attribution: what they leave out, what they are searched for, and that no name of a random record is in one."""

import io
import re
import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from actions.dialogues import amend_dialogue
from actions.meetings import amend_meeting, record_meeting
from actions.paper_exports import PaperAsked, RecordForm, export_paper, paper_made
from actions.participations import add_participation
from actions.people import add_name, record_organisation, record_person
from actions.positions import record_position
from dialogue.names import NameForm, NameKind, NameOrder, Script
from dialogue.refusals import MayNotBeAttributed, SpeakersLeft
from dialogue.vocabulary import AttributionRule
from exports.word.unattributed import LeftKind, bare
from tests.actions.papers import Record, printed, set_record
from tests.actions.scene import set_scene

FORM = RecordForm.MINUTES_UNATTRIBUTED


@pytest.fixture
def record(scene, desks) -> Record:
    made = set_record(desks, scene)
    with desks["orla"].writing() as joint:
        amend_meeting(joint, desks["orla"].actor, scene.meeting, attribution_rule=AttributionRule.CHATHAM_HOUSE)
    return made


def said(desks, record, en: str, zh: str = "", party: str = "us") -> None:
    with desks["orla"].writing() as joint:
        record_position(
            joint, desks["orla"].actor, passage_id=record.scene.agreed, party=party, meeting_id=record.scene.meeting,
            statement_en=en, statement_zh=zh,
        )  # fmt: skip


def left(desks, record, asked: PaperAsked | None = None):
    with pytest.raises(SpeakersLeft) as refused:
        export_paper(desks["helen"], FORM, record.scene.meeting, asked)
    return refused.value.facts["left"]


def everything_in(content: bytes) -> str:
    archive = zipfile.ZipFile(io.BytesIO(content))
    return "\n".join(re.sub(r"<[^>]*>", "", archive.read(name).decode("utf-8")) for name in archive.namelist())


@pytest.mark.parametrize("rule", [AttributionRule.CHATHAM_HOUSE, AttributionRule.OFF_THE_RECORD])
def test_the_rule_of_a_meeting_or_of_its_dialogue_forbids_attributed_minutes(desks, scene, rule):
    orla = desks["orla"]
    assert paper_made(orla, RecordForm.MINUTES, scene.meeting)
    with orla.writing() as joint:
        amend_dialogue(joint, orla.actor, scene.dialogue, attribution_rule=rule)
    with pytest.raises(MayNotBeAttributed) as refused:
        paper_made(orla, RecordForm.MINUTES, scene.meeting)
    assert refused.value.facts == {"rule": rule}
    with orla.writing() as joint:
        amend_meeting(joint, orla.actor, scene.meeting, attribution_rule=AttributionRule.ATTRIBUTED)
        record_meeting(
            joint, orla.actor, scene.dialogue, starts_on=date(2025, 3, 10), part_of_id=scene.meeting, title_en="Evening"
        )
    with pytest.raises(MayNotBeAttributed):
        paper_made(orla, RecordForm.MINUTES, scene.meeting)


def test_what_was_said_stands_there_as_nobodys(desks, record):
    text = "\n".join(printed(desks["helen"], FORM, record.scene.meeting))
    assert "It was said: Both ports should publish waiting times every month." in text
    assert "有与会者表达关切：此事将予研究。" in text
    assert "Chatham House Rule" in text
    assert "4 participants" in text
    for never in (
        "Marta",
        "QUILL",
        "吕安庆",
        "Anqing",
        "Port Institute",
        "港口研究院",
        "Director",
        "Minutes, 12 March",
        "Disputed",
    ):
        assert never not in text, never


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Ms Quill would publish them.", "Marta Quill"), ("It was Lü who asked.", "LÜ Anqing"), ("as LV wrote", "LV"),
        ("The Port Institute counts them.", "Port Institute"), ("问题由港口研究院提出。", "港口研究院"), ("吕先生同意。", "吕安庆"),
        ("呂安慶如是說。", "吕安庆"), ("The PoI will count.", "PoI"),
    ],
)  # fmt: skip
def test_a_name_within_the_words_themselves_keeps_the_minutes_back(desks, record, words, who):
    orla = desks["orla"]
    with orla.writing() as joint:
        add_name(joint, orla.actor, record.scene.person, NameForm("LV", kind=NameKind.MISSPELLING))
        poi = record_organisation(joint, orla.actor, name_en="Harbour Council", other_names=["PoI"]).id
        add_participation(
            joint, orla.actor, record.scene.meeting, party="us", placeholder_en="a colleague", organisation_id=poi
        )
    assert paper_made(orla, FORM, record.scene.meeting)
    said(desks, record, words)
    assert (who, f"It was said: {words}") in {(word, place) for _, word, place in left(desks, record)}


def test_an_employer_as_it_was_stated_then_counts(desks, record):
    orla = desks["orla"]
    with orla.writing() as joint:
        add_participation(
            joint, orla.actor, record.scene.meeting, party="us", placeholder_en="a colleague",
            organisation_as_stated="Deputy Director, Brightwater Pilots",
        )  # fmt: skip
    said(desks, record, "Brightwater Pilots would rather wait.")
    assert {kind for kind, _, _ in left(desks, record)} == {LeftKind.ORGANISATION}


def test_a_statement_that_names_its_side_is_listed(desks, record):
    said(desks, record, "The American side would publish them.", "愿意公布。")
    assert [kind for kind, _, _ in left(desks, record)] == [LeftKind.SIDE]
    said(desks, record, "They should be published.", "希望中方公布。")
    assert [word for _, word, _ in left(desks, record)] == ["American side", "希望中方"], "who is asked says who asks"


def test_the_search_is_made_in_the_file_as_it_is_asked_for(desks, record):
    said(desks, record, "They would be published.", "吕安庆表示愿意公布。")
    assert paper_made(desks["helen"], FORM, record.scene.meeting, PaperAsked(("en",))).content
    assert left(desks, record, PaperAsked(("zh",)))
    assert left(desks, record, PaperAsked(("en", "zh")))


def test_the_title_and_the_name_of_the_file_are_searched_too(desks, record):
    orla = desks["orla"]
    with orla.writing() as joint:
        amend_meeting(joint, orla.actor, record.scene.meeting, title_en="Breakfast with Marta Quill")
    assert left(desks, record)


def test_once_the_record_is_mended_the_minutes_leave(desks, record):
    orla = desks["orla"]
    with orla.writing() as joint:
        amend_meeting(joint, orla.actor, record.scene.meeting, title_en="Breakfast with Marta Quill")
    assert left(desks, record)
    with orla.writing() as joint:
        amend_meeting(joint, orla.actor, record.scene.meeting, title_en="Breakfast")
    assert export_paper(desks["helen"], FORM, record.scene.meeting).content


SYLLABLES = st.lists(st.sampled_from(["zor", "vex", "mul", "dak", "pim", "rou", "gat", "lef"]), min_size=2, max_size=3)
LATIN = SYLLABLES.map(lambda parts: "".join(parts).capitalize())
HAN = st.text("瞿鄢佘仉郗璩逄亓亢阚麴蒯", min_size=2, max_size=3)
PERSON = st.tuples(LATIN, LATIN, HAN)
WRITINGS = st.sampled_from(
    [
        lambda given, family, han: f"{given} {family} wanted more.",
        lambda given, family, han: f"As {family.upper()} put it, waiting costs.",
        lambda given, family, han: f"Dr {family} asked for figures.",
        lambda given, family, han: f"{family}, {given}: publish.",
        lambda given, family, han: f"{han}认为应当公布。",
        lambda given, family, han: f"{han[0]}先生认为应当公布。",
        lambda given, family, han: "Ports should publish their figures.",
        lambda given, family, han: "港口宜公布数字。",
    ]
)


def outcome(desk, meeting_id) -> tuple[bytes | None, list[str]]:
    """The file, or where names are left in it."""
    try:
        return paper_made(desk, FORM, meeting_id).content, []
    except SpeakersLeft as refused:
        return None, [place for _, _, place in refused.facts["left"]]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(PERSON, min_size=1, max_size=3, unique_by=(lambda p: p[1], lambda p: p[2][0])),
    st.lists(WRITINGS, max_size=4),
)
def test_no_name_of_a_random_record_is_in_minutes_without_attribution(sqlite_desks, people, writings):
    """Either the minutes are kept back and say for whom, or none of the names is anywhere in the file."""
    orla = sqlite_desks["orla"]
    scene = set_scene(orla)
    with orla.writing() as joint:
        who = orla.actor
        meeting = record_meeting(
            joint, who, scene.dialogue, starts_on=date(2026, 5, 1), title_en="Evening", title_zh="晚间会谈",
            attribution_rule=AttributionRule.CHATHAM_HOUSE,
        )  # fmt: skip
        seats = []
        for given_name, family, han in people:
            person = record_person(
                joint, who,
                names=[NameForm(f"{given_name} {family}", family, given_name),
                       NameForm(han, han[0], han[1:], NameOrder.FAMILY_FIRST, Script.SIMPLIFIED)],
            )  # fmt: skip
            seats.append(add_participation(joint, who, meeting.id, party="us", person_id=person.id).id)
        texts = [write(*people[at % len(people)]) for at, write in enumerate(writings)]
        for at, text in enumerate(texts):
            record_position(
                joint, who, passage_id=scene.agreed, party="us", meeting_id=meeting.id, statement_en=text,
                speaker_participation_id=seats[at % len(seats)],
            )  # fmt: skip
        meeting_id = meeting.id
    telling = [t for t in texts if any(p[1].casefold() in t.casefold() or p[2][0] in t for p in people)]
    assume(len({p[0] for p in people} | {p[1] for p in people}) == 2 * len(people))
    content, places = outcome(sqlite_desks["helen"], meeting_id)
    assert bool(telling) == (content is None), texts
    if content is None:
        assert all(any(place.endswith(text) for place in places) for text in telling), (
            "each is listed with where it stands"
        )
        return
    whole = bare(everything_in(content)).casefold()
    for given_name, family, han in people:
        for name in (f"{given_name} {family}", f"{family} {given_name}", family, han):
            assert name.casefold() not in whole
