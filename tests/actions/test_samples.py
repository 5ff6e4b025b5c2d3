"""The sample dialogues: loaded once through the verbs, and holding what the public documents behind them hold."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlmodel import Session, select

from actions.commitments import list_commitments
from actions.desk import Desk
from actions.dialogues import DialogueView, list_dialogues, read_dialogue
from actions.drafts import DraftText, list_drafts, read_draft
from actions.meeting_view import MeetingView, read_meeting
from actions.people import PersonLine, find_people
from actions.positions import list_comments, list_positions
from actions.proposals import answers_to, own_proposals, tabled_proposals
from actions.sample_content import DIALOGUES, cast, sample
from actions.samples import load_samples, samples_loaded
from actions.sources import list_sources, read_source
from actions.transaction import transaction
from actions.transmittals import list_transmittals
from actions.users import demo_users, set_up, sign_in
from actions.verification import verify as verify_journals
from dialogue.audiences import ACCOUNTS
from dialogue.commitments import Standing
from dialogue.names import NameKind
from dialogue.refusals import StoreClosed
from dialogue.roles import Role
from dialogue.vocabulary import Marking, Outcome, PassageRole, PositionKind, Presence, Stance
from drafts.characters import hidden_characters
from drafts.consensus import Agreement
from drafts.proposals import Answer, ProposalState
from intake.anchors import Anchor, verify
from models.commitments import Account
from models.journal import head
from models.positions import Comment, Position
from models.sources import Passage, Source
from models.stores import Stores
from models.users import User
from tests.actions.conftest import PASSWORD
from tests.beds import SqliteBed

TODAY = date(2026, 1, 1)
ORLA = cast()["orla"].actor
JOINTLY = "both delegations, jointly"


@pytest.fixture
def joint(loaded: Stores) -> Iterator[Session]:
    """A reading session on what all sides see."""
    with Desk(loaded, ORLA).reading() as session:
        yield session


def heads(stores: Stores) -> dict[str, tuple[int, str]]:
    """Number and hash of the latest entry of every journal."""
    found = {}
    for audience, store in stores.for_upkeep().items():
        with store.reading() as session:
            found[audience] = head(session)
    return found


def resting(content: object) -> Iterator[dict]:
    """Every row of a file that points to a sentence of a note."""
    if isinstance(content, dict) and "#" in content.get("rests", ""):
        yield content
    for row in content.values() if isinstance(content, dict) else content if isinstance(content, list) else ():
        yield from resting(row)


def dialogue(session: Session, folder: str) -> DialogueView:
    name = sample(folder)["dialogue"]["name_en"]
    (line,) = [line for line in list_dialogues(session, ORLA) if line.name_en == name]
    return read_dialogue(session, ORLA, line.id)


def meeting(session: Session, folder: str, number: int) -> MeetingView:
    (line,) = [line for line in dialogue(session, folder).meetings if line.number == number]
    return read_meeting(session, ORLA, line.id)


def person(session: Session, name: str) -> PersonLine:
    (found,) = find_people(session, ORLA, name)
    return found


def practice_text(session: Session) -> DraftText:
    (draft,) = list_drafts(session, ORLA)
    return read_draft(session, ORLA, draft.id)


def test_loading_again_changes_no_journal(stores: Stores) -> None:
    assert not samples_loaded(stores)
    first = load_samples(stores, password=PASSWORD, is_demo=True)
    after_once = heads(stores)
    assert samples_loaded(stores)
    assert load_samples(stores, password=PASSWORD, is_demo=True) == first
    assert heads(stores) == after_once
    assert not verify_journals(stores)


def test_a_load_that_was_interrupted_is_finished_by_the_next(
    sqlite_stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCut(Exception):
        pass

    def cut(*_: object) -> None:
        raise PowerCut

    with monkeypatch.context() as patched:
        patched.setattr("actions.sample_draft.PracticeText._decide", cut)
        with pytest.raises(PowerCut):
            load_samples(sqlite_stores)
    assert not samples_loaded(sqlite_stores)
    load_samples(sqlite_stores)
    assert samples_loaded(sqlite_stores)
    with Desk(sqlite_stores, ORLA).reading() as session:
        assert len(list_dialogues(session, ORLA)) == len(DIALOGUES)
        text = practice_text(session)
        assert len(text.clauses) == len(sample("digital_economy")["draft"]["clause"])
        states = [p.state for p in tabled_proposals(session, ORLA, text.draft.id, only_open=False)]
        assert states.count(ProposalState.ACCEPTED) == 2


def test_the_counts_are_what_the_stores_hold(loaded: Stores, joint: Session) -> None:
    counts = load_samples(loaded, password=PASSWORD, is_demo=True)
    assert counts.dialogues == len(list_dialogues(joint, ORLA)) == 5
    assert counts.positions == len(joint.exec(select(Position)).all())
    assert counts.comments == len(joint.exec(select(Comment)).all())
    assert counts.people == len(find_people(joint, ORLA))
    assert counts.clauses == len(practice_text(joint).clauses)
    with loaded.for_upkeep()[ACCOUNTS].reading() as session:
        assert counts.users == len([user for user in demo_users(session) if user.role != Role.ADMINISTRATOR])


def test_a_process_without_the_other_sides_store_cannot_load_the_samples(sqlite_bed: SqliteBed, tmp_path) -> None:
    stores = Stores(sqlite_bed.copy(tmp_path / "some", ("accounts", "joint", "party_us")))
    with pytest.raises(StoreClosed):
        load_samples(stores)
    stores.close()


def test_users_of_a_demonstration_can_sign_in_there_and_nowhere_else(loaded: Stores) -> None:
    with loaded.for_upkeep()[ACCOUNTS].writing() as session:
        for name in ("orla", "helen", "luci", "ada"):
            found = sign_in(session, name=name, password=PASSWORD, address="test", in_demo=True)
            assert found is not None
            assert found[1].is_demo
        assert sign_in(session, name="orla", password=PASSWORD, address="elsewhere") is None


def test_an_installation_keeps_the_administrator_it_has(sqlite_stores: Stores) -> None:
    with transaction(sqlite_stores.for_upkeep()[ACCOUNTS]) as session:
        own = set_up(session, sign_in_name="chancery", name="Chancery Lane", password="the longest corridor")
        kept = own.id
    load_samples(sqlite_stores, password="one for all of them")
    with sqlite_stores.for_upkeep()[ACCOUNTS].writing() as session:
        assert session.exec(select(User.id).where(User.role == Role.ADMINISTRATOR)).all() == [kept]
        assert sign_in(session, name="robin", password="one for all of them", address="test") is not None


def test_every_passage_stands_word_for_word_in_its_source(loaded: Stores) -> None:
    checked = 0
    for audience, store in loaded.for_upkeep().items():
        if audience == ACCOUNTS:
            continue
        with store.reading() as session:
            for passage in session.exec(select(Passage)):
                source = session.get_one(Source, passage.source_id)
                anchor = Anchor(passage.start, passage.end, passage.prefix, passage.suffix, passage.exact)
                assert verify(source.text, anchor)
                assert source.text.count(passage.exact) == 1
                checked += 1
    rests = {(folder, row["rests"]) for folder in DIALOGUES for row in resting(sample(folder))}
    notes = [note for folder in DIALOGUES for note in sample(folder).get("private", ())]
    assert checked == len(rests) + sum(len(note.get("position", ())) + len(note.get("comment", ())) for note in notes)


def test_positions_commitments_and_accounts_rest_on_the_record_and_never_on_a_comment(joint: Session) -> None:
    resting = [*joint.exec(select(Position)), *joint.exec(select(Account))]
    roles = {joint.get_one(Passage, row.passage_id).role for row in resting}
    assert roles <= {PassageRole.RECORD, PassageRole.SUMMARY}
    assert {joint.get_one(Passage, c.passage_id).role for c in joint.exec(select(Comment))} == {PassageRole.COMMENT}


def test_everything_is_said_in_both_languages(joint: Session) -> None:
    for line in list_positions(joint, ORLA):
        assert line.statement_en
        assert line.statement_zh
        assert line.statement_en == line.quote.exact
    for clause in practice_text(joint).clauses:
        assert clause.head.text_en
        assert clause.head.text_zh
        assert not hidden_characters(clause.head.text_en)
        assert not hidden_characters(clause.head.text_zh)


def test_every_note_is_a_pair_of_sources(joint: Session) -> None:
    sources = joint.exec(select(Source)).all()
    english = {source.id for source in sources if source.language == "en"}
    chinese = [source for source in sources if source.language == "zh"]
    assert {source.translation_of_id for source in chinese} == english
    assert len(chinese) == len(english) == sum(len(sample(folder)["note"]) for folder in DIALOGUES)


# The dialogue on the digital economy


def test_forty_participations_in_two_rounds(joint: Session) -> None:
    rounds = [meeting(joint, "digital_economy", number) for number in (1, 2)]
    assert [len(view.seats) for view in rounds] == [20, 20]
    listed = [
        [sum(seat.presence == Presence.LISTED for seat in view.seats_of(party)) for party in ("cn", "us")]
        for view in rounds
    ]
    assert listed == [[10, 9], [11, 9]]


def test_ten_americans_are_stated_and_nine_are_listed(joint: Session) -> None:
    view = meeting(joint, "digital_economy", 1)
    stated = {count.party: count.stated for count in view.counts}
    assert stated == {"us": 10, "cn": 10}
    assert sum(seat.presence == Presence.LISTED for seat in view.seats_of("us")) == 9


def test_a_leader_who_is_in_no_list_is_only_inferred(joint: Session) -> None:
    (sat,) = [seat for seat in meeting(joint, "digital_economy", 1).seats if seat.name_en == "Michael Chertoff"]
    assert sat.presence == Presence.INFERRED


def test_two_dates_are_asserted_of_the_first_round_and_one_is_preferred(joint: Session) -> None:
    view = meeting(joint, "digital_economy", 1)
    assert {(d.starts_on, d.ends_on, d.preferred) for d in view.dates} == {
        (date(2019, 3, 11), date(2019, 3, 12), True),
        (date(2019, 3, 10), date(2019, 3, 12), False),
    }
    assert (view.line.starts_on, view.line.ends_on) == (date(2019, 3, 11), date(2019, 3, 12))
    assert view.venue == "Cosmos Club"


def test_an_employer_changes_between_the_rounds_and_the_side_does_not(joint: Session) -> None:
    sat = person(joint, "Edward Tsai").sat
    assert [seat.organisation_en for seat in sat] == ["Qi-An-Xin Group", "360 Enterprise Security"]
    assert {seat.party for seat in sat} == {"cn"}


def test_a_side_is_not_an_employer(joint: Session) -> None:
    (lyu,), (thomas,) = person(joint, "Lyu Jinghua").sat, person(joint, "Christopher Thomas").sat
    assert (lyu.party, lyu.organisation_en) == ("cn", "Carnegie Endowment for International Peace")
    assert (thomas.party, thomas.organisation_en) == ("us", "Tsinghua University")


def test_names_keep_their_capitals_and_their_characters(joint: Session) -> None:
    hao = person(joint, "郝叶力")
    assert hao.name_en == "Hao Yeli"
    assert "HAO Yeli" in {form.text for form in hao.names if form.kind == NameKind.AS_PRINTED}
    assert len(find_people(joint, ORLA, "Thompson")) == 2


def test_three_points_are_carried_forward(joint: Session) -> None:
    agenda = meeting(joint, "digital_economy", 2).agenda
    assert [point.outcome for point in agenda].count(Outcome.DEFERRED) == 3


def test_one_sentence_of_the_joint_text_is_one_sides_own(joint: Session) -> None:
    positions = list_positions(joint, ORLA, dialogue_id=dialogue(joint, "digital_economy").id)
    (own,) = [line for line in positions if line.party]
    assert own.party == "us"
    assert "Qianhai" in own.quote.exact
    assert {line.attribution_en for line in positions if not line.party} == {JOINTLY}


def test_recommendations_are_nobodys_commitment(joint: Session) -> None:
    (only,) = list_commitments(joint, ORLA, today=TODAY, dialogue_id=dialogue(joint, "digital_economy").id)
    assert (only.due_words_en, only.due_words_zh) == ("at the close of each dialogue", "每轮对话结束时")
    assert not only.is_overdue


def test_both_texts_were_handed_to_both_governments(joint: Session) -> None:
    rows = list_transmittals(joint, ORLA, dialogue_id=dialogue(joint, "digital_economy").id)
    assert len({row.meeting_id for row in rows}) == 2
    assert all("both governments" in row.agency_en for row in rows)


def test_the_text_of_december_is_later_than_its_meeting(joint: Session) -> None:
    view = meeting(joint, "digital_economy", 2)
    notes = list_sources(joint, ORLA, meeting_id=view.line.id)
    assert all(note.dated_on and view.line.ends_on and note.dated_on > view.line.ends_on for note in notes)
    assert any("COVID-19" in read_source(joint, ORLA, note.id).text for note in notes)


# Certification


def test_the_meeting_was_ten_days_before_its_report(joint: Session) -> None:
    view = meeting(joint, "certification", 1)
    (report, _) = list_sources(joint, ORLA, meeting_id=view.line.id)
    assert view.line.starts_on == date(2008, 7, 18)
    assert report.dated_on == date(2008, 7, 28)
    assert "BEIJING 002909" in report.reference


def test_a_misspelt_name_is_one_person(joint: Session) -> None:
    found = person(joint, "Murayama")
    assert found.name_en == "Warren Maruyama"
    assert found == person(joint, "Maruyama")


def test_unnamed_officers_sat_there_too(joint: Session) -> None:
    unnamed = [seat for seat in meeting(joint, "certification", 1).seats if seat.person_id is None]
    assert [seat.name_en for seat in unnamed] == ["embassy officers, not named"]


def test_the_comment_stands_apart_with_both_of_its_dates(loaded: Stores, joint: Session) -> None:
    talks = dialogue(joint, "certification")
    positions = {line.id: line for line in list_positions(joint, ORLA, dialogue_id=talks.id)}
    assert not [line for line in list_comments(joint, ORLA) if line.about_id in positions]
    helen, wenyan = (Desk(loaded, cast()[name].actor) for name in ("helen", "wenyan"))
    with helen.reading_own() as own:
        comments = [line for line in list_comments(own, helen.actor, joint=joint) if line.about_id in positions]
    words = " ".join(line.quote.exact for line in comments)
    assert "1 May 2009" in words
    assert "1 May 2008" in words
    assert not {line.quote.exact for line in comments} & {line.quote.exact for line in positions.values()}
    with wenyan.reading_own() as own:
        assert list_comments(own, wenyan.actor, joint=joint) == []


def test_every_paragraph_of_the_report_is_sensitive(joint: Session) -> None:
    view = meeting(joint, "certification", 1)
    for note in list_sources(joint, ORLA, meeting_id=view.line.id):
        for quote in read_source(joint, ORLA, note.id).passages:
            assert quote.marking == (Marking.SENSITIVE if quote.paragraph else Marking.INTERNAL)


def test_the_core_request_is_recorded_with_its_partial_answer(joint: Session) -> None:
    lines = list_positions(joint, ORLA, dialogue_id=dialogue(joint, "certification").id)
    assert any(line.party == "us" and line.kind == PositionKind.REQUEST and "core request" in line.quote.exact for line in lines)  # fmt: skip
    assert any(line.party == "cn" and "no new date" in line.quote.exact for line in lines)


# Bank rules


def test_the_claimed_delay_is_disputed_by_somebody_on_neither_side(joint: Session) -> None:
    lines = list_commitments(joint, ORLA, today=TODAY, dialogue_id=dialogue(joint, "bank_rules").id)
    assert {line.standing for line in lines} == {Standing.DISPUTED}
    (delay,) = [line for line in lines if line.action_en.startswith("Delay")]
    assert [(account.party, account.stance) for account in delay.accounts] == [
        ("us", Stance.ASSERTED),
        ("cn", Stance.SILENT),
        ("coalition of US, European and Japanese trade groups", Stance.DENIED),
        ("cn", Stance.REWORDED),
    ]
    assert delay.accounts[2].chain == "letter → The New York Times → The Hill"


def test_the_claimant_had_been_contradicted_before(joint: Session) -> None:
    lines = list_commitments(joint, ORLA, today=TODAY, dialogue_id=dialogue(joint, "bank_rules").id)
    (pause,) = [line for line in lines if line.action_en.startswith("Hold back")]
    assert {account.party: account.stance for account in pause.accounts} == {"us": Stance.ASSERTED, "cn": Stance.DENIED}
    assert pause.due_on is None
    assert not pause.is_overdue


# Wassenaar


def test_one_counterpart_counts_forty_one_states(joint: Session) -> None:
    talks = dialogue(joint, "wassenaar")
    assert {party.key: party.member_count for party in talks.parties} == {"cn": None, "wa": 41}
    assert [line.starts_on.year for line in talks.meetings] == [2004, 2008, 2014]
    assert talks.consensus_rule_en


def test_a_request_without_an_answer_keeps_the_inference_apart(joint: Session) -> None:
    lines = list_positions(joint, ORLA, dialogue_id=dialogue(joint, "wassenaar").id, kind=PositionKind.REQUEST)
    (request,) = [line for line in lines if "Missile Technology" in line.quote.exact]
    (comment,) = list_comments(joint, ORLA, about_id=request.id)
    assert "refusal" in comment.quote.exact


def test_the_two_lists_are_compared_as_claims(joint: Session) -> None:
    lines = list_positions(joint, ORLA, dialogue_id=dialogue(joint, "wassenaar").id, kind=PositionKind.CLAIM)
    assert any("14 entries" in line.quote.exact and "22" in line.quote.exact for line in lines)


def test_a_line_that_changed_twice_keeps_its_history(joint: Session) -> None:
    lines = list_positions(joint, ORLA, dialogue_id=dialogue(joint, "wassenaar").id, party="cn")
    of = {line.id: line for line in lines}
    (last,) = [line for line in lines if line.supersedes_id and not line.superseded]
    before = of[last.supersedes_id] if last.supersedes_id else last
    assert before.supersedes_id
    assert of[before.supersedes_id].kind == PositionKind.DENIAL


# The practice text


def test_the_practice_text_stands_in_every_degree_of_agreement(joint: Session) -> None:
    text = practice_text(joint)
    assert {clause.agreement for clause in text.clauses} == set(Agreement)
    assert [clause.head.number for clause in text.clauses if not clause.is_conformed] == ["3.3"]


def test_each_side_has_tabled_and_each_has_been_answered(joint: Session) -> None:
    text = practice_text(joint)
    proposals = tabled_proposals(joint, ORLA, text.draft.id, only_open=False)
    assert {p.side for p in proposals if p.state == ProposalState.OPEN} == {"us", "cn"}
    assert {p.state for p in proposals} == {
        ProposalState.OPEN, ProposalState.ACCEPTED, ProposalState.REJECTED, ProposalState.WITHDRAWN,
    }  # fmt: skip
    answers = {a.answer for given in answers_to(joint, [p.id for p in proposals]).values() for a in given}
    assert answers == {Answer.NEEDS_CAPITAL, Answer.COUNTER, Answer.REJECT}


def test_what_a_side_kept_to_itself_is_in_its_own_store_only(loaded: Stores, joint: Session) -> None:
    text = practice_text(joint)
    tabled = {p.text_en for p in tabled_proposals(joint, ORLA, text.draft.id, only_open=False)}
    for name in ("daniel", "songbi"):
        desk = Desk(loaded, cast()[name].actor)
        with desk.reading_own() as own:
            (kept,) = own_proposals(own, desk.actor, text.draft.id)
            notes = {source.title for source in list_sources(own, desk.actor)}
            assert list_positions(own, desk.actor, joint=joint)
        assert kept.text_en not in tabled
        assert notes
        assert not notes & {source.title for source in joint.exec(select(Source))}


def test_the_cast_is_fictional_and_speaks_for_no_listed_person(joint: Session) -> None:
    names = {form.text for line in find_people(joint, ORLA) for form in line.names}
    assert not names & {member.name_en for member in cast().values()}
    assert not names & {member.name_zh for member in cast().values()}
