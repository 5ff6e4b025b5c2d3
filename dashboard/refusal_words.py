"""One sentence a refusal, in the reader's language. The refusal brings the facts; the words are kept here."""

from datetime import date, datetime, time
from typing import Any, Final

from dashboard.names import party_name
from dashboard.table_words import FOUND as FOUND_IN_TABLES
from dashboard.table_words import REFUSALS
from dashboard.word_file_words import FOUND
from dialogue.refusals import Refusal
from locales import N_, Reader
from locales.zones import zone_name

WORDS: Final[dict[str, str]] = {
    **REFUSALS,
    "Refusal": N_("This was not done, and nothing was changed."),
    # who may do what
    "AlreadySetUp": N_("This installation has its administrator already; please sign in."),
    "CannotSignIn": N_("The name or the password is not right."),
    "NameTaken": N_("There is already a user called “{name}”."),
    "NoSuchRow": N_("There is nothing here, or it is not for you to see."),
    "NotPermitted": N_("Your role ({role}) does not allow this."),
    "NotSignedIn": N_("You are not signed in, or the sign-in has run out; what you typed is kept."),
    "PasswordTooWeak": N_("Please choose a longer or less common password, of at least {minimum} characters."),
    "RoleNotOfThisSide": N_("The role “{role}” cannot be held for that side."),
    "SignInDelayed": N_("Too many wrong passwords; please try again in {seconds} seconds."),
    "TooManyChecks": N_("Many documents are being checked at this moment; please try again in {seconds} seconds."),
    "StoreClosed": N_("There is nothing here, or it is not for you to see."),
    "StoresDisagree": N_("The stores are not as this version expects them; please run “python alternat.py migrate”."),
    # what is read as a source
    "SourceRefused": N_("“{name}” could not be read; nothing was stored."),
    "SourceTooLarge": N_("“{name}” is too large; a source may hold {megabytes} MB."),
    "SourceNotADocument": N_("“{name}” is damaged, or is not the kind of file that its name says."),
    "SourceKindUnknown": N_("“{name}” is a kind of file that is not read here; there are {known}."),
    "SourceTooSlow": N_("Reading “{name}” takes too long; please hand in a smaller part of it."),
    "SourceEncrypted": N_("“{name}” is protected by a password; please save it without one."),
    "SourceWithoutText": N_(
        "“{name}” holds no text, only pictures of pages or nothing at all; please have its text recognised first."
    ),
    # what was typed
    "AddressNotUnderstood": N_("“{given}” is no address of electronic mail."),
    "MailNotSafe": N_("The setting {setting} is missing, or mail would leave unprotected."),
    "BytesNotText": N_("“{name}” was not read: its characters are in no known encoding. Please save it as UTF-8."),
    "DateNotUnderstood": N_("“{given}” is not a date; please write it like 2026-11-22."),
    "DayBeyondCalendar": N_(
        "“{field}” says {given}; please give a day between {earliest} and {latest}. Nothing else that you typed is lost."
    ),
    "EndsBeforeItStarts": N_(
        "The meeting would end ({ends_at}) before it starts ({starts_at}); please correct one of the times."
    ),
    "EndsBeforeStart": N_("The last day ({ends_on}) lies before the first ({starts_on}); please correct one of them."),
    "FieldMissing": N_("Please fill in the field “{field}”; nothing was saved and nothing you typed is lost."),
    "HiddenCharacters": N_(
        "The text holds characters that nobody can see or that mix scripts ({found}); please remove them."
    ),
    "NotANumber": N_("“{given}” is not a number; please write the amount in figures, and its unit beside it."),
    # what becomes of commitments
    "NoGuideline": N_(
        "No guideline on this scale has been written yet; please write what will count before anybody scores."
    ),
    "GuidelineWrittenAfterReview": N_(
        "The guideline was written after days of this period ({from_on} to {until_on}) had been scored; a period is scored by what was written before."
    ),
    "OutsideOfGuideline": N_("The period does not lie within the window of the guideline; please correct the days."),
    "NoSuchScore": N_("There is no score {score} on this scale; please choose one from {lowest} to {highest}."),
    "FinalReviewOverlaps": N_(
        "A final review of {from_on} to {until_on} stands already; days are scored for the last time once."
    ),
    "NoConditionSet": N_("There is no condition on this commitment that could be met or not."),
    "TermHasNoDay": N_("A term of this kind has no day that could be worked out."),
    "NextStepMoved": N_("Somebody has settled this next step, or opened it again, meanwhile; please look at it anew."),
    "TextEmpty": N_("Both languages are empty; a clause needs words in at least one of them."),
    # the text under negotiation
    "CannotAcceptOwnProposal": N_("Your side wrote this proposal; only another side can accept it."),
    "CannotAnswerOwnProposal": N_("Your side wrote this proposal; the answer to it is for the other side."),
    "CannotConformOwnChange": N_(
        "Your side changed one language of this clause; another side has to confirm the other."
    ),
    "BatchEmpty": N_("There is no proposal in this batch yet; please put one in first."),
    "CannotFollowItself": N_("A clause cannot be moved after itself or merged with itself; please choose another one."),
    "DraftNotOpenThen": N_("The draft was opened on {opened}; there is no text of it before that."),
    "CannotMoveProposal": N_("This proposal is {state}; that is no longer possible."),
    "CannotStandAtThisLevel": N_(
        "Clause {number} could not stand there: {reason}. Please choose another kind or level."
    ),
    "ClauseStruck": N_("Clause {number} has been deleted. To bring it back, please propose its words again."),
    "CannotSplitHere": N_("The clause cannot be divided here ({reason}); please choose another place."),
    "ConditionOnItself": N_("A clause cannot be accepted on its own condition; please name another clause."),
    "EarlierTextNotKnownToAll": N_(
        "{parties} may not read the earlier text; please say that its words may be shown to them, or choose other parties."
    ),
    "BlankNotClosed": N_(
        "In clause {number} a square bracket is not closed, or closes none; please look at both languages."
    ),
    "TemplateRetired": N_("This house template has been retired; please choose another one."),
    "LevelOutOfRange": N_("There is no level {level}; please choose one from 1 to {deepest}."),
    "MandateSuperseded": N_("{by} of your side has changed this mandate meanwhile; please look at it anew first."),
    "MergeNeedsAPerson": N_(
        "The standing text and the proposal change the same words; please decide which shall stand."
    ),
    "NotAPartyToThisDraft": N_("Only a party to this draft can do that."),
    "NothingChanged": N_("The wording is the same as the standing text; there is nothing to propose."),
    "NothingToConform": N_("Both languages of this clause already stand confirmed, or one of them is still missing."),
    "ReopeningNeedsReason": N_(
        "Clause {number} is agreed; to reopen it, please say why in the covering note of your proposal."
    ),
    "RevisionSuperseded": N_("Clause {number} has moved on since you read it; please look at the new text first."),
    # silence and adoption
    "DeadlineComesTwice": N_(
        "The clocks are put back that night and {given} comes twice ({zone}); please say which is meant."
    ),
    "DeadlineNeverComes": N_("The clocks are put forward over this time ({zone}); please choose {before} or {after}."),
    "DeadlineNotAhead": N_("The deadline must lie ahead, so that a party can still object."),
    "DraftAdopted": N_("This text is adopted and does not change any more; a slip is corrected by an erratum."),
    "NoClauses": N_("This draft has no clauses yet."),
    "TypedWordsGone": N_(
        "What was typed for this original is kept no more. Please go back to the page of Word files and open the original there."
    ),
    "NotAdopted": N_("This text is still negotiated; please propose other words instead of an erratum."),
    "NotReadyForAdoption": N_(
        "Not ready for adoption: clauses with brackets {brackets}, not agreed {not_agreed}, agreed ad referendum "
        "{ad_referendum}, to be conformed {not_conformed}; open proposals {proposals}. First clauses: {clauses}."
    ),
    "SilenceNeedsCleanText": N_(
        "Silence cannot accept words in brackets; clauses with brackets: {count} (first: {clauses})."
    ),
    "SilenceNotRunning": N_("This silence procedure runs no longer; it is {standing}."),
    "SilenceRunning": N_(
        "A silence procedure runs until {deadline}; whoever wants other words breaks the silence first."
    ),
    "TextMovedOn": N_("The text has moved on since this milestone; please set a new one first."),
    "UnknownTimeZone": N_("There is no time zone called “{zone}”; please choose another one."),
    "AdoptedTextNotOnRecord": N_(
        "Please put the adopted text on record first: what follows from it rests on its words there."
    ),
    "FollowedUpAlready": N_(
        "Something was confirmed from these words of clause {number} already; please choose other words."
    ),
    "OthersWouldSee": N_(
        "The record of this dialogue is also read by {parties}, who are no party of this text; please say that they may."
    ),
    "WordsNotInClause": N_(
        "The wrong words must stand in clause {number} exactly once (found: {count}); please quote more of them."
    ),
    # the record
    "AlreadyOnTheAgenda": N_("The point stands on that agenda already."),
    "AlreadySeated": N_(
        "{name} sits at this meeting already: {side}, {function}. One person has one seat; please correct it."
    ),
    "BothSatThere": N_(
        "Both sat at one meeting ({meeting}, {day}), so they cannot be one person; please look at its list of participants first."
    ),
    "CannotStandAboveItself": N_(
        "{name} would be above itself, or come after itself; please choose another organisation."
    ),
    "RollCallNotClear": N_("These lines may be more than one person: {names}. Please say who is meant."),
    "MergerUndone": N_("These two entries were taken apart already."),
    "MergedFurther": N_("The entry that was kept became one with another since; please take that apart first."),
    "BothSatSince": N_(
        "Both have sat at one meeting since ({meeting}, {day}), so a seat cannot go back; please look at its list of participants first."
    ),
    "MeasureOfAnotherSide": N_("Another side named this measure; only it or the secretariat can correct it."),
    "NotOursToSay": N_("Whose read-out this is, {party} says, or the secretariat."),
    "SamePersonTwice": N_("This is one entry of the register already; please choose two."),
    "AlreadyCarriedForward": N_("The next round has been opened already; please go on there."),
    "CannotSpeakForAnotherParty": N_(
        "Your side records its own positions and accounts; those of {party} are for {party} to give."
    ),
    "CommentIsNotAPosition": N_(
        "This passage is the author’s comment, not what a party said; please choose another passage."
    ),
    "NotARequest": N_("Only a request can be answered as one; please choose a request."),
    "AnsweredBeforeAsked": N_(
        "The answer ({answered_on}) would be older than the request ({asked_on}); please correct the date."
    ),
    "PartOfItself": N_("A measure cannot be a part of itself; please choose another one."),
    "NothingToCompare": N_(
        "How the terms compare can be said once two sides tell the point; please link the words of both first."
    ),
    "NotAPartyToThisDialogue": N_("{party} is not a party to this dialogue; please add it there first."),
    "NotOfThisDialogue": N_("This belongs to another dialogue; please choose one of the dialogue you are working in."),
    "PassageNotOfThisStore": N_(
        "The passage is kept in another record (joint or your own); please quote one from the same record."
    ),
    "SourceCorrected": N_(
        "This source was corrected by “{title}”; please quote that one, or say that you quote the earlier wording."
    ),
    "DecidedAlready": N_("{by} has decided on this proposal already: {verdict}."),
    "SourceOfAnotherSide": N_("Another side gave this source; only it or the secretariat can describe it."),
    "ParagraphOutsideSource": N_("Paragraph {number} does not lie inside the text of the source."),
    "ParagraphsOverlap": N_("Paragraph {number} begins before the one before it ends."),
    "QuoteNotInSource": N_("These words do not stand in the source; please quote it letter for letter."),
    # Word files
    "DraftNotNamed": N_("“{name}” does not say which draft it belongs to; please choose the draft."),
    "FormNotTakenBack": N_(
        "This form is for reading and cannot be taken back; please edit the redline or a clean form and bring that."
    ),
    "AboveCeiling": N_(
        "The file was not handed out: {count} of the things it would carry are marked above “{ceiling}”: {listed}."
    ),
    "PdfNotAvailable": N_(
        "No PDF was made: LibreOffice, which makes it, is not installed on this server. The Word file can be had."
    ),
    "PdfTooSlow": N_("No PDF was made: it took longer than {seconds} seconds. The Word file can be had."),
    "MayNotBeAttributed": N_(
        "What was said at this meeting may not be attributed ({rule}); please take the minutes without attribution."
    ),
    "SpeakersLeft": N_(
        "The file was not handed out: it would still say who spoke, or for whom, in {count} places: {left}."
    ),
    "TextsNotConformed": N_(
        "It cannot be certified that both texts say the same; clauses where a language is missing or waits to be confirmed: "
        "{count} ({clauses})."
    ),
    "ExportLeaks": N_("The file was not handed out: it would have carried something that must not leave ({first})."),
    "ImportRefused": N_("The file was not read, and nothing of it was taken in."),
    "NotAWordFile": N_("The file is not a Word document; please save it as .docx and try again."),
    "WordFileDamaged": N_(
        "The Word file is damaged and was not read; please open it in Word, save it anew and try again."
    ),
    "FilesInOneLanguage": N_("Both files are in the same language; please give one in English and one in Chinese."),
    "WordFileProtected": N_("The Word file is protected by a password; please take the protection off and try again."),
    "WordFileTooLarge": N_("The Word file is too large to be read; please take out pictures or divide it."),
    "WordFileTooSlow": N_(
        "Reading the Word file took too long and was stopped; please divide the file or save it anew."
    ),
    "StationeryUnusable": N_("The file cannot serve as a letterhead."),
    "WordFileUnsafe": N_("The Word file holds something that no ordinary Word file holds, and was not read."),
}
"""The sentence of each refusal, by the name of the refused act; a kind of refusal answers for those under it."""

FIELDS: Final[dict[str, str]] = {
    "action": N_("what is to be done"),
    "agency": N_("agency it is sent to"),
    "approval step": N_("who approves"),
    "answer": N_("answer"),
    "author": N_("author"),
    "date": N_("date"),
    "debtor": N_("who is bound"),
    "addressee": N_("to whom"),
    "declaration of adoption": N_("declaration that your side adopts"),
    "declaration of recognition": N_("declaration that your side recognises"),
    "dialogue": N_("dialogue"),
    "due": N_("due date"),
    "earlier": N_("earlier position that this one replaces"),
    "leaning": N_("reading toward the proposition"),
    "measure": N_("measure"),
    "point": N_("point that is told"),
    "kind": N_("of what kind"),
    "sender": N_("from whom"),
    "stated_by": N_("by whom it is stated"),
    "mandate": N_("what is authorised"),
    "language": N_("language"),
    "meeting": N_("meeting"),
    "name": N_("name"),
    "name in both languages": N_("name in both languages"),
    "organisation": N_("organisation"),
    "parties": N_("parties"),
    "party": N_("party"),
    "person": N_("person"),
    "person's name": N_("name of the person"),
    "quote": N_("quoted words"),
    "reason": N_("reason"),
    "recommendation": N_("what is recommended"),
    "sign-in name": N_("sign-in name"),
    "starts_on": N_("first day"),
    "stance": N_("what the side says of it"),
    "source": N_("source"),
    "statement": N_("what was said"),
    "strength": N_("strength as worded"),
    "subject": N_("what is sent"),
    "text": N_("text of the source"),
    "remark": N_("remark"),
    "time zone": N_("time zone"),
    "amount": N_("amount"),
    "claim": N_("what is claimed"),
    "guideline": N_("what will count"),
    "measured_by": N_("set of figures that it is measured by"),
    "outcome": N_("outcome"),
    "period": N_("period that is scored"),
    "score": N_("score"),
    "creditor": N_("toward whom it is undertaken"),
    "title": N_("title"),
    "words": N_("in your own words"),
    "wrong words": N_("wrong words"),
    "topic": N_("topic"),
}
"""What a field is called to a reader, by the name it has in a refusal."""

_SENSES: Final = {
    "state": "proposal",
    "role": "",
    "first": "Word file",
    "standing": "silence",
    "reason": "",
    "rule": "",
    "function": "",
}
"""Facts that are themselves words and are translated before they are filled in, each with the context of its words."""


def in_words(refusal: Refusal, reader: Reader) -> str:
    """The refusal as one sentence in the reader's language."""
    name = next(kind.__name__ for kind in type(refusal).__mro__ if kind.__name__ in WORDS)
    found = str(refusal.facts.get("reason") or refusal.facts.get("limit", ""))
    sentence = (FOUND | FOUND_IN_TABLES).get(name, {}).get(found, WORDS[name])
    return reader.t(sentence, **{key: _fact(key, value, reader) for key, value in refusal.facts.items()})


def _fact(key: str, value: Any, reader: Reader) -> Any:
    """A fact as the reader's language writes it: a field, a word of a closed list, a side, a date; else as it is."""
    if key == "field":
        return reader.t(FIELDS.get(value, str(value)))
    if key in _SENSES:
        word, sense = str(getattr(value, "value", value)), _SENSES[key]
        return reader.c(sense, word) if sense else reader.t(word)
    if key in ("name", "meeting") and isinstance(value, tuple):
        return reader.pick(*value) or reader.t("Meeting")
    if key == "side":
        return party_name(str(value), reader) if value else reader.t("no side")
    if key == "party":
        return party_name(str(value), reader)
    if key == "zone":
        return zone_name(reader, str(value))
    if key == "listed":
        return reader.t("; ").join(f"{reader.pick(en, zh)} ({reader.t(marking)})" for en, zh, marking in value)
    if key == "left":
        return reader.t("; ").join(
            reader.t("“{word}” in “{place}”", word=word, place=place) for _, word, place in value
        )
    if key == "parties":
        return reader.t(", ").join(party_name(party, reader) for party in value)
    if isinstance(value, datetime):
        return reader.moment(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return reader.date(value) if isinstance(value, date) else value
