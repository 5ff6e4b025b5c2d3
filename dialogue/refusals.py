"""Refused acts.

A refusal is named after the refused act and carries facts, never a sentence: the face finds the words in the reader's
language (one sentence a class, `dashboard/refusal_words.py`). A bug raises an ordinary exception instead.
"""

from typing import Any


class Refusal(Exception):
    """An act that a person asked for and that was not done. Nothing was changed."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(type(self).__name__)
        self.facts: dict[str, Any] = facts

    @property
    def name(self) -> str:
        """The refused act, the key under which its sentence is kept."""
        return type(self).__name__


class NotPermitted(Refusal):
    """This role may not do this. Facts: needs, role."""


class NotSignedIn(Refusal):
    """Nobody is signed in, or the sign-in has run out."""


class NoSuchRow(Refusal):
    """There is no such thing, or it is not for this person: hidden and absent look alike. Facts: noun."""


class StoreClosed(Refusal):
    """This person, or this installation, may not open this store. Facts: none that tell what is in it."""


class CannotSignIn(Refusal):
    """The name or the password is wrong; which of the two is not said."""


class SignInDelayed(Refusal):
    """Too many wrong passwords; the next try is possible in a while. Facts: seconds."""


class PasswordTooWeak(Refusal):
    """The password is too short or too common. Facts: minimum."""


class NameTaken(Refusal):
    """There is already a user of this name. Facts: name."""


class RoleNotOfThisSide(Refusal):
    """The role cannot be held for that side. Facts: role."""


class AlreadySetUp(Refusal):
    """The installation has its administrator already."""


class FieldMissing(Refusal):
    """A field that must be filled in is empty. Facts: field (the name of the field)."""


class DateNotUnderstood(Refusal):
    """What was typed is not a date. Facts: given."""


class DayBeyondCalendar(Refusal):
    """A day was typed that no record here can mean, as in year 208 for 2008. Facts: field, given, earliest, latest."""


class TextEmpty(Refusal):
    """Both language texts are empty."""


class NothingChanged(Refusal):
    """The proposed wording is the standing wording."""


class HiddenCharacters(Refusal):
    """The text holds characters that cannot be seen or mix scripts inside a word. Facts: found, language."""


class RevisionSuperseded(Refusal):
    """The clause has moved on since this revision was read. Facts: number."""


class CannotAcceptOwnProposal(Refusal):
    """A side cannot accept what it proposed itself."""


class CannotAnswerOwnProposal(Refusal):
    """A side cannot answer its own proposal."""


class CannotMoveProposal(Refusal):
    """The proposal is in a state that does not allow this. Facts: state, wanted."""


class ReopeningNeedsReason(Refusal):
    """The clause is agreed; who tables other words for it says why. Facts: number."""


class ConditionOnItself(Refusal):
    """A clause cannot be accepted on the condition that it stands itself."""


class DraftNotOpenThen(Refusal):
    """A draft was asked for as at a moment before it was opened. Facts: opened."""


class CannotFollowItself(Refusal):
    """A clause cannot be moved after, or merged with, itself."""


class ClauseStruck(Refusal):
    """The clause was deleted, so that it cannot be moved, split, merged or numbered anew. Facts: number."""


class CannotSplitHere(Refusal):
    """The clause cannot be divided at this place. Facts: language, reason."""


class CannotStandAtThisLevel(Refusal):
    """A clause, or one that belongs to it, could not stand where it stands at that kind and level. Facts: number, reason."""


class LevelOutOfRange(Refusal):
    """There is no such level of clauses. Facts: level, deepest."""


class BatchEmpty(Refusal):
    """There is no proposal in the batch."""


class CannotConformOwnChange(Refusal):
    """The side that changed one language cannot itself confirm the other."""


class NothingToConform(Refusal):
    """Both languages of the clause already stand confirmed."""


class NotAPartyToThisDraft(Refusal):
    """Only a party of the draft can do this. Facts: none."""


class MandateSuperseded(Refusal):
    """Somebody of one's own side has changed the mandate since it was read. Facts: by."""


class MergeNeedsAPerson(Refusal):
    """The standing text and the proposal touch the same words; a person has to decide. Facts: conflicts."""


class QuoteNotInSource(Refusal):
    """The quoted words do not stand in the stored source. Facts: exact."""


class SourceCorrected(Refusal):
    """The source was corrected by a later one; words are taken from the earlier only when that is meant. Facts: title (of the later)."""


class DecidedAlready(Refusal):
    """Somebody has decided on this proposal already. Facts: by, verdict."""


class SourceOfAnotherSide(Refusal):
    """In the joint record a side describes only the sources that it recorded itself; the secretariat describes any."""


class ParagraphOutsideSource(Refusal):
    """A paragraph does not lie inside the text of its source. Facts: number."""


class ParagraphsOverlap(Refusal):
    """A paragraph begins before the one before it ends. Facts: number."""


class DraftNotNamed(Refusal):
    """The file does not say which draft it belongs to, and nobody has said it. Facts: name."""


class FormNotTakenBack(Refusal):
    """The file is one of ours in a form that is for reading; only some forms can be edited and brought back. Facts: form."""


class ExportLeaks(Refusal):
    """The finished file holds something that must not leave; it was not handed out. Facts: findings, first."""


class AboveCeiling(Refusal):
    """What a file would carry is marked above the ceiling chosen for it; it was not handed out.

    Facts: ceiling, count, listed (what it is in English, in Chinese, and its marking).
    """


class StoresDisagree(Refusal):
    """The stores are not as this version expects them (a migration is missing, or a guard is gone). Facts: findings."""


class BytesNotText(Refusal):
    """The bytes of a source are in none of the encodings that are read without loss. Facts: name."""


class CommentIsNotAPosition(Refusal):
    """A passage in which the author of a source comments cannot be what a party said. Facts: noun (what was wanted)."""


class CannotSpeakForAnotherParty(Refusal):
    """In the joint record a side states its own positions and accounts; the secretariat may record any. Facts: party."""


class PassageNotOfThisStore(Refusal):
    """The passage stands in another store than the row that should rest on it."""


class EndsBeforeStart(Refusal):
    """The end lies before the start. Facts: starts_on, ends_on."""


class EndsBeforeItStarts(Refusal):
    """By its times the meeting ends before it starts. Facts: starts_at, ends_at."""


class AlreadySeated(Refusal):
    """The person sits at this meeting already. Facts: name, side (the key of the party, '' for none), function."""


class AlreadyOnTheAgenda(Refusal):
    """The point was put on that agenda before."""


class SamePersonTwice(Refusal):
    """One person was given where two are compared."""


class BothSatThere(Refusal):
    """Two entries sat at one meeting, so that they cannot become one without a seat too many. Facts: meeting, day."""


class CannotStandAboveItself(Refusal):
    """An organisation would be its own parent or its own successor, directly or through others. Facts: name."""


class RollCallNotClear(Refusal):
    """Lines of a list of participants could be more than one person, and nobody has said who. Facts: names."""


class NotOfThisDialogue(Refusal):
    """The thing belongs to another dialogue than the one it should be tied to. Facts: noun."""


class NotAPartyToThisDialogue(Refusal):
    """The party is not one of the dialogue's. Facts: party."""


class NotARequest(Refusal):
    """Only what asks for something can be answered as a request, by words or by a commitment."""


class AnsweredBeforeAsked(Refusal):
    """The answer would be older than the request. Facts: asked_on, answered_on."""


class PartOfItself(Refusal):
    """A measure cannot be a part of itself."""


class NothingToCompare(Refusal):
    """How the terms of two sides compare cannot be said while fewer than two of them tell the point."""


class AlreadyCarriedForward(Refusal):
    """The next round after this meeting has been opened already. Facts: none."""


class SilenceRunning(Refusal):
    """A silence procedure runs on the draft; until it is broken or ends, its words stay. Facts: deadline (a moment)."""


class SilenceNotRunning(Refusal):
    """The silence procedure has ended already. Facts: standing."""


class SilenceNeedsCleanText(Refusal):
    """Silence cannot accept words in brackets. Facts: count, clauses (numbers of the first ones)."""


class NoClauses(Refusal):
    """There is no text yet."""


class UnknownTimeZone(Refusal):
    """There is no time zone of this name. Facts: zone."""


class DeadlineNotAhead(Refusal):
    """The deadline does not lie ahead, so that nobody could object."""


class DeadlineNeverComes(Refusal):
    """Clocks are put forward over this time. Facts: zone, before, after (the times that do come)."""


class DeadlineComesTwice(Refusal):
    """Clocks are put back over this time, and it was not said which of the two is meant. Facts: zone, given."""


class TextMovedOn(Refusal):
    """The text is another than the one that the person had before them."""


class NotReadyForAdoption(Refusal):
    """Something stands between the text and its adoption.

    Facts: brackets, not_conformed, ad_referendum, not_agreed, proposals (counts), clauses (numbers of the first ones).
    """


class DraftAdopted(Refusal):
    """The text is adopted and does not change any more. Facts: none."""


class TypedWordsGone(Refusal):
    """What was typed for a file is kept no more, or was typed under another sign-in."""


class NotAdopted(Refusal):
    """There are no errata to a text that is still negotiated."""


class AdoptedTextNotOnRecord(Refusal):
    """Nothing can rest on the words of the adopted text before it is a source of the record. Facts: none."""


class OthersWouldSee(Refusal):
    """The record of the dialogue is read by parties that are not parties of the draft. Facts: parties."""


class FollowedUpAlready(Refusal):
    """Something was confirmed from these words of the adopted text before. Facts: number."""


class WordsNotInClause(Refusal):
    """The words to be corrected do not stand in the adopted clause exactly once. Facts: count, number."""


class EarlierTextNotKnownToAll(Refusal):
    """A party of the new draft may not read the text it is to be copied from, and nobody has said that it may now.

    Facts: parties.
    """


class TemplateRetired(Refusal):
    """The house template is offered no longer. Facts: none."""


class BlankNotClosed(Refusal):
    """A square bracket of a clause of a template is not closed, or closes none. Facts: number, language."""


class FilesInOneLanguage(Refusal):
    """Both files are in the same language. Facts: language."""


class TooManyChecks(Refusal):
    """So many documents were checked within a minute that the next one has to wait. Facts: seconds."""


class MayNotBeAttributed(Refusal):
    """What was said at a meeting may not be given with who said it. Facts: rule (the rule of the meeting)."""


class SpeakersLeft(Refusal):
    """A file that may not say who spoke, or for whom, still does; it was not handed out.

    Facts: count, left (kind, the name, the paragraph in which it stands).
    """


class TextsNotConformed(Refusal):
    """It cannot be certified that both texts say the same. Facts: count, clauses (all their numbers)."""


class NoGuideline(Refusal):
    """A period is scored against a guideline, and none on this scale was written yet. Facts: scale."""


class GuidelineWrittenAfterReview(Refusal):
    """The guideline was written when the period had been scored already. Facts: from_on, until_on (of that review)."""


class OutsideOfGuideline(Refusal):
    """The period does not lie within the window of the guideline. Facts: from_on, until_on (either may be None)."""


class NoSuchScore(Refusal):
    """There is no such score on the scale. Facts: score, lowest, highest."""


class FinalReviewOverlaps(Refusal):
    """A final review of days of this period stands already. Facts: from_on, until_on."""


class NoConditionSet(Refusal):
    """There is no condition on this commitment that could be met or not."""


class TermHasNoDay(Refusal):
    """A term of this kind has no last day that could be worked out. Facts: kind."""


class NotANumber(Refusal):
    """An amount that is to be compared with others is not a number. Facts: given."""


class NextStepMoved(Refusal):
    """The next step was settled already, or is open already: somebody was faster."""


class AddressNotUnderstood(Refusal):
    """What was typed is no address of electronic mail. Facts: given."""


class MailNotSafe(Refusal):
    """A setting of the mail server is missing, or would send mail unprotected. Facts: setting."""
