"""The confirm screen: what is proposed, the fields, the acts by button, and what is said where nothing can be read yet."""

from dialogue.audiences import party_audience
from dialogue.intake_verdicts import IntakeVerdict
from tests.dashboard.test_intake_keep import _recorded
from tests.dashboard.test_record_pages import opened, words_of
from tests.intake.confirming import read_again


def press(app, label):
    next(button for button in app.button if button.label.startswith(label)).click().run()
    assert not app.exception, app.exception


def test_a_proposal_is_accepted_the_next_put_aside_as_mentioned_and_nothing_else_is_stored(scene, house):
    orla = house["orla"]
    source = _recorded(orla, scene.dialogue)
    app = opened("orla", "intake", id=source).run()
    assert not app.exception
    assert "March 10, 2031" in words_of(app)
    assert read_again(orla, source).decisions == {}
    press(app, "Accept")
    press(app, "Mentioned only")
    verdicts = [line.verdict for line in read_again(orla, source).decisions.values()]
    assert sorted(verdicts) == sorted([IntakeVerdict.ACCEPTED, IntakeVerdict.MENTIONED])


def test_a_source_under_no_dialogue_says_what_to_do_and_is_read_as_soon_as_it_is_done(scene, house):
    helen = house["helen"]
    loose = _recorded(helen, None, party_audience("us"))
    app = opened("helen", "intake", "zh", id=loose).run()
    assert not app.exception
    press(app, "在此对话下研读")
    assert "仅载于共同记录" in words_of(app)
    assert any(button.label.startswith("采用") for button in app.button)
