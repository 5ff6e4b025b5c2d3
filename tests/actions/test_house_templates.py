"""House templates: made of what every party reads, kept where no party looks, retired and never deleted."""

import json

import pytest
from sqlmodel import select

from actions.access import access_template
from actions.clause_origins import clause_origins
from actions.draft_starts import Opening, started_from
from actions.drafts import open_draft, read_draft
from actions.house_templates import (
    list_templates,
    names_of_templates,
    read_template,
    retire_template,
    save_template,
    template_from_draft,
    template_from_outline,
    template_from_template,
)
from actions.template_starts import not_knowing_words, start_from_template
from actions.verification import verify
from dialogue.refusals import (
    BlankNotClosed,
    EarlierTextNotKnownToAll,
    FieldMissing,
    HiddenCharacters,
    NoClauses,
    NoSuchRow,
    NotPermitted,
    TemplateRetired,
    TextEmpty,
)
from dialogue.roles import Permission
from dialogue.vocabulary import ClauseKind, DraftKind, StartOrigin
from drafts.consensus import Agreement
from drafts.house_outline import only_headings, reworded, taken
from drafts.outlines import outlines
from drafts.rolling_render import BracketStyle
from models.base import new_id
from models.house_templates import HouseTemplate
from models.journal import JournalEntry
from tests.actions.closing import adopted_by_all
from tests.actions.drafting import CLAUSES, SECRET, ClauseWording, set_table
from tests.actions.starting import opening

HEADED = (ClauseWording("I", "General", "总则", ClauseKind.HEADING), *CLAUSES)


@pytest.fixture
def table(stores, desks):
    """A draft of two parties whose first clause is a heading."""
    return set_table(stores, desks, clauses=HEADED)


def from_draft(table, by="orla", draft=None):
    desk = table.desks[by]
    with desk.reading() as joint:
        return template_from_draft(joint, desk.actor, draft or table.draft)


def saved(table, base, sheet=None, by="orla", **more):
    desk = table.desks[by]
    given = {"name_en": "House text", "name_zh": "本处范本", "kind": DraftKind.MOU} | more
    with desk.reading() as joint, desk.writing_own() as own:
        return save_template(joint, own, desk.actor, base, base.sheet if sheet is None else sheet, **given).id


def read(table, verb, *given, by="orla", **more):
    desk = table.desks[by]
    with desk.reading() as joint, desk.reading_own() as own:
        return verb(joint, own, desk.actor, *given, **more)


def retired(table, template, by="orla", **more):
    with table.desks[by].writing_own() as own:
        return retire_template(own, table.desks[by].actor, template, **more).id


def started(table, template, said=None, by="orla", **more):
    desk = table.desks[by]
    with desk.writing() as joint, desk.reading_own() as own:
        return start_from_template(joint, own, desk.actor, said or opening(table), template, **more).id


def clauses(table, draft, by="orla"):
    with table.desks[by].reading() as joint:
        return read_draft(joint, table.desks[by].actor, draft).clauses


def origins(table, clause, by="orla"):
    with table.desks[by].reading() as joint:
        return clause_origins(joint, table.desks[by].actor, clause)


# Making one


def test_the_standing_text_becomes_a_template_and_nothing_that_is_private_or_tabled_does(table):
    table.write("daniel", f"{SECRET} one.", "私下措辞。", 1)
    table.write("orla", f"{SECRET} two.", "秘书处措辞。", 1)
    table.table("wenyan", f"{SECRET} three.", "提出的措辞。", 1)
    view = read(table, read_template, saved(table, from_draft(table)))
    assert [(c.number, c.kind, c.level, c.en, c.zh) for c in view.clauses] == [
        (c.number, c.kind, c.level, c.text_en, c.text_zh) for c in HEADED
    ]
    assert [c.revision_id for c in view.clauses] == list(table.first)
    assert (view.line.draft_en, view.line.parties, view.line.clauses) == ("Consensus", ("us", "cn"), 4)


def test_what_was_struck_from_the_text_does_not_come_along(table):
    table.accept_proposal("wenyan", table_deletion(table, 2))
    assert len(from_draft(table).sheet) == len(HEADED) - 1


def table_deletion(table, clause):
    from actions.tabling import table_proposal

    return table_proposal(table.desks["daniel"], table.write_deletion("daniel", clause).id, reason="R")


def test_a_built_in_outline_is_edited_and_kept_under_a_name_of_its_own(table):
    actor = table.desks["orla"].actor
    base = template_from_outline(actor, "mou")
    sheet = reworded(
        taken(base.sheet, 1, True), 0, number="", kind=ClauseKind.HEADING, level=1, en="Port text [name]", zh="港口文本［名称］"
    )  # fmt: skip
    view = read(table, read_template, saved(table, base, sheet, note="For ports."))
    assert (view.clauses[0].en, view.line.outline, view.line.parties) == ("Port text [name]", "mou", ())
    assert view.line.clauses == len(outlines()["mou"].clauses) - 1
    assert (view.line.name_en, view.line.name_zh, view.line.note) == ("House text", "本处范本", "For ports.")


def test_a_template_is_made_of_another_and_knows_the_draft_behind_both(table):
    first = saved(table, from_draft(table))
    base = read(table, template_from_template, first)
    second = read(table, read_template, saved(table, base, name_en="Second", name_zh="其二"))
    assert (second.line.draft_id, second.line.made_from_en, base.parties) == (table.draft, "House text", ("us", "cn"))
    assert [c.revision_id for c in second.clauses] == list(table.first)


@pytest.mark.parametrize(
    ("refusal", "more"),
    [
        (FieldMissing, {"name_zh": " "}),
        (FieldMissing, {"name_en": ""}),
        (HiddenCharacters, {"name_en": "Ho\u200buse"}),
    ],
)
def test_a_template_has_a_name_in_both_languages(table, refusal, more):
    with pytest.raises(refusal):
        saved(table, from_draft(table), **more)
    assert read(table, list_templates) == []


@pytest.mark.parametrize(
    ("refusal", "en", "zh"),
    [(TextEmpty, " ", ""), (BlankNotClosed, "By [date", "于［日期］前"), (HiddenCharacters, "A\u202e", "甲")],
)
def test_what_could_start_no_draft_is_not_kept(table, refusal, en, zh):
    base = from_draft(table)
    with pytest.raises(refusal):
        saved(table, base, reworded(base.sheet, 1, number="1", kind=ClauseKind.PARAGRAPH, level=1, en=en, zh=zh))
    with pytest.raises(NoClauses):
        saved(table, base, ())
    assert read(table, list_templates) == []


def test_no_clause_is_said_to_come_from_a_draft_that_was_not_named(table, stores, desks):
    other = set_table(stores, desks, clauses=HEADED[:2])
    with pytest.raises(NoSuchRow):
        saved(table, from_draft(table), from_draft(other).sheet)
    base = template_from_outline(table.desks["orla"].actor, "mou")
    with pytest.raises(NoSuchRow):
        saved(table, base, from_draft(table).sheet)


def test_the_same_command_keeps_one_template(table):
    base = from_draft(table)
    assert saved(table, base, key="k") == saved(table, base, key="k")
    assert len(read(table, list_templates)) == 1


# Whose it is


def test_it_stands_in_the_store_of_the_secretariat_and_nowhere_else(table, stores):
    saved(table, from_draft(table), name_en="Telling name")
    for audience, store in stores.for_upkeep().items():
        with store.reading() as session:
            assert len(session.exec(select(HouseTemplate)).all()) == (audience == "secretariat")
            lines = json.dumps([entry.model_dump(mode="json") for entry in session.exec(select(JournalEntry))])
            assert ("Telling name" in lines) == (audience == "secretariat")
    assert verify(stores) == []


def test_the_joint_store_takes_no_template(table):
    orla = table.desks["orla"]
    base = from_draft(table)
    with pytest.raises(ValueError, match="own store"), orla.writing() as joint:
        save_template(joint, joint, orla.actor, base, base.sheet, name_en="A", name_zh="甲", kind=DraftKind.MOU)


@pytest.mark.parametrize("name", ["helen", "daniel", "wenyan", "luci"])
def test_no_party_makes_reads_or_finds_one(table, name):
    template = saved(table, from_draft(table))
    desk = table.desks[name]
    with pytest.raises(NotPermitted):
        from_draft(table, by=name)
    for verb, given in ((list_templates, ()), (names_of_templates_of, ("0" * 64,))):
        with pytest.raises(NotPermitted):
            read(table, verb, *given, by=name)
    with desk.reading_own() as own, pytest.raises(NoSuchRow):
        access_template(own, desk.actor, template, Permission.TEMPLATE_READ)


def names_of_templates_of(joint, own, actor, *fingerprints):
    return names_of_templates(own, actor, fingerprints)


def test_the_rapporteur_reads_templates_and_makes_none(table):
    template = saved(table, from_draft(table))
    assert [line.id for line in read(table, list_templates, by="robin")] == [template]
    with pytest.raises(NotPermitted):
        from_draft(table, by="robin")
    with pytest.raises(NotPermitted):
        retired(table, template, by="robin")


# Retiring one


def test_a_retired_template_is_offered_no_longer_and_stays_readable(table, stores):
    template = saved(table, from_draft(table))
    first = retired(table, template, reason="Outdated.")
    assert retired(table, template, reason="Again.") == first
    assert read(table, list_templates) == []
    (line,) = read(table, list_templates, even_retired=True)
    assert (line.reason, line.retired_by, line.retired_at is not None) == ("Outdated.", "Orla Docket", True)
    assert read(table, read_template, template).clauses
    with pytest.raises(TemplateRetired):
        started(table, template)
    assert verify(stores) == []


# Starting from one


def test_a_draft_starts_with_its_clauses_and_nothing_is_agreed_by_it(table, stores):
    adopted_by_all(table)
    draft = started(table, saved(table, from_draft(table)))
    copied = clauses(table, draft)
    assert [(s.head.number, s.head.text_en, s.head.text_zh) for s in copied] == [
        (c.number, c.text_en, c.text_zh) for c in HEADED
    ]
    assert all(s.agreement == Agreement.OPEN and not s.acceptances for s in copied)
    assert verify(stores) == []


def test_each_clause_knows_the_words_it_came_from_and_blanks_come_from_nowhere(table):
    base = from_draft(table)
    draft = started(table, saved(table, base, only_headings(base.sheet)))
    heading, blank = clauses(table, draft)[:2]
    (origin,) = origins(table, heading.clause.id, by="helen")
    assert (origin.draft_id, origin.clause_id, origin.label) == (table.draft, table.clauses[0], "")
    assert (origin.text_en, origin.adopted) == ("General", False)
    assert origins(table, blank.clause.id) == ()
    assert blank.head.text_en == "[paragraph]"


def test_words_of_an_adopted_text_say_so_though_they_came_through_a_template(table):
    adopted_by_all(table)
    draft = started(table, saved(table, from_draft(table)))
    assert [o.adopted for s in clauses(table, draft) for o in origins(table, s.clause.id)] == [True] * 4


def test_the_parties_are_told_that_there_was_a_template_and_not_which(table):
    template = saved(table, from_draft(table), name_en="Telling name")
    draft = started(table, template)
    for name in ("helen", "wenyan", "orla"):
        with table.desks[name].reading() as joint:
            start = started_from(joint, table.desks[name].actor, draft)
        assert (start.origin, start.outline, start.title_en) == (StartOrigin.TEMPLATE, "", "")
    found = read(table, names_of_templates_of, start.fingerprint)
    assert found == {start.fingerprint: (template, "Telling name", "本处范本")}
    with table.desks["orla"].reading() as joint:
        lines = json.dumps([entry.model_dump(mode="json") for entry in joint.exec(select(JournalEntry))])
    assert "Telling name" not in lines
    assert template.hex not in lines.replace("-", "")


def test_words_of_one_dialogue_are_not_shown_to_another_party_unless_somebody_says_so(stores, desks):
    table = set_table(stores, desks, clauses=HEADED)
    wider = set_table(stores, desks, parties=("us", "cn", "third"))
    template = saved(table, from_draft(table))
    said = opening(wider, ("us", "cn", "third"))
    with pytest.raises(EarlierTextNotKnownToAll) as refused:
        started(table, template, said)
    assert refused.value.facts["parties"] == ("third",)
    draft = started(table, template, said, told=["third"])
    heading = clauses(table, draft, by="theodora")[0]
    assert heading.head.text_en == "General"
    assert origins(table, heading.clause.id, by="theodora") == ()
    assert len(origins(table, heading.clause.id, by="helen")) == 1


def test_a_template_of_nobodys_words_asks_for_nothing(stores, desks):
    wider = set_table(stores, desks, parties=("us", "cn", "third"))
    template = saved(wider, template_from_outline(desks["orla"].actor, "mou"))
    draft = started(wider, template, opening(wider, ("us", "cn", "third")))
    assert clauses(wider, draft, by="theodora")
    with desks["orla"].reading() as joint:
        assert not_knowing_words(joint, None, ["third"]) == ()


def test_a_template_that_is_not_there_starts_nothing(table):
    with pytest.raises(NoSuchRow):
        started(table, new_id())


def test_a_language_that_lagged_in_the_text_lags_in_the_draft(table):
    table.accept_proposal("wenyan", table.table("daniel", "Both sides shall meet twice a year.", HEADED[1].text_zh, 1))
    assert not table.standing(1).is_conformed
    draft = started(table, saved(table, from_draft(table)))
    assert [s.is_conformed for s in clauses(table, draft)] == [True, False, True, True]


@pytest.mark.parametrize("style", BracketStyle)
def test_blanks_stand_in_the_brackets_of_each_draft(table, style):
    orla = table.desks["orla"]
    blank = [ClauseWording("1", "By [date].", "于【日期】前。")]
    with orla.writing() as joint:
        source = open_draft(
            joint, orla.actor, dialogue_id=table.dialogue, meeting_id=None, kind=DraftKind.MOU, title_en="T", title_zh="",
            parties=["us", "cn"], clauses=blank, bracket_style=BracketStyle.LENTICULAR,
        ).id  # fmt: skip
    template = saved(table, from_draft(table, draft=source))
    assert read(table, read_template, template).clauses[0].zh == "于［日期］前。"
    said = Opening(table.dialogue, None, DraftKind.MOU, "New", "", ("us", "cn"), style)
    (clause,) = clauses(table, started(table, template, said))
    assert clause.head.text_zh == ("于【日期】前。" if style == BracketStyle.LENTICULAR else "于［日期］前。")


def test_the_same_command_opens_one_draft(table):
    template = saved(table, from_draft(table))
    assert started(table, template, key="k") == started(table, template, key="k")
