"""What follows from an adopted text, short to write: a text of harbours, and the ways to confirm what it calls for."""

from datetime import date

from actions.follow_ups import read_follow_ups
from actions.follow_ups_confirm import Undertaking, Words, confirm_commitment, confirm_recommendation
from actions.meetings import record_meeting
from actions.recommendations import Addressee
from dialogue.vocabulary import ClauseKind, DueKind, Strength
from tests.actions.drafting import ClauseWording, Table, set_table

TODAY = date(2027, 1, 4)
CLAUSES = (
    ClauseWording("I", "Harbour lights", "港口灯标", ClauseKind.HEADING),
    ClauseWording(
        "1", "The sides met in spring. China will light its harbours by 3 March 2027.",
        "双方于春季会晤。中方将于2027年3月3日前在港口设置灯标。",
    ),
    ClauseWording("2", "Both governments should publish their dues.", "两国政府应公布费用。", ClauseKind.RECOMMENDATION),
    ClauseWording("II", "Points to discuss in the next session", "下次会议讨论要点", ClauseKind.HEADING),
    ClauseWording("3", "Shared charts of the strait.", "海峡共用海图。"),
)  # fmt: skip
LIT_EN, LIT_ZH = "China will light its harbours by 3 March 2027.", "中方将于2027年3月3日前在港口设置灯标。"
LIT = Words(LIT_EN, LIT_ZH)
LIGHT = Undertaking(
    Strength.WILL, debtor="cn", action_en="light its harbours", action_zh="在港口设置灯标", due_kind=DueKind.DATE,
    due_on=date(2027, 3, 3), due_words_en="by 3 March 2027", due_words_zh="于2027年3月3日前",
)  # fmt: skip


def laid_out(stores, desks, parties=("us", "cn")) -> Table:
    return set_table(stores, desks, parties, clauses=CLAUSES)


def view(table: Table, by: str = "orla"):
    with table.desks[by].reading() as joint:
        return read_follow_ups(joint, table.desks[by].actor, table.draft, today=TODAY)


def done(table: Table, verb, *given, by: str = "orla", **more):
    with table.desks[by].writing() as joint:
        made = verb(joint, table.desks[by].actor, *given, **more)
        return getattr(made, "id", made)


def lit(table: Table, **more):
    return done(table, confirm_commitment, table.clauses[1], LIT, LIGHT, **more)


def advised(table: Table, **more):
    return done(
        table, confirm_recommendation, table.clauses[2], Words(CLAUSES[2].text_en, CLAUSES[2].text_zh),
        text_en="Publish dues", text_zh="公布费用", addressees=[Addressee("us"), Addressee("cn")], **more,
    )  # fmt: skip


def meeting_of(table: Table):
    return done(table, record_meeting, table.dialogue, starts_on=date(2026, 5, 4), number=3, title_en="Third round")
