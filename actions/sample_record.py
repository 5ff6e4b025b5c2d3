"""Loading the record of a sample dialogue through the same verbs that people use, each with its idempotency key.

A note of the secretariat is one source a language. A passage is one sentence of the English one; `note#sentence` in a
file points to it, and the Chinese sentence of the same key is what the statement says in Chinese.
"""

from typing import Any
from uuid import UUID

from sqlmodel import Session

from actions.commitments import give_account, record_commitment, record_fulfilment
from actions.dialogues import open_dialogue
from actions.meetings import add_agenda_item, assert_date, record_meeting, state_count
from actions.participations import add_participation
from actions.people import record_organisation, record_person
from actions.positions import record_comment, record_position, record_topic
from actions.sample_accounts import enter_points, read_again, say_whose_account
from actions.sample_became import WhatBecame
from actions.sample_content import fields, key_of
from actions.sample_exchanges import Exchanges
from actions.sample_meetings import enter_depth
from actions.sources import mark_passage, record_source
from actions.transmittals import record_transmittal
from dialogue.actors import Actor
from dialogue.names import NameForm, NameKind, NameOrder, Script
from dialogue.record import Counterpart
from dialogue.vocabulary import Marking, PassageRole, SourceKind
from models.organisations import OrganisationName

Row = dict[str, Any]

HOW_IT_WAS_SAID = (
    "firmness", "directness", "attribution_class", "author_of_words", "verb", "addressee", "addressee_label_en",
    "addressee_label_zh", "asked_for_on", "movement", "translated_by",
)  # fmt: skip
"""The fields of a position that say how it was said."""
_SET_BY_THE_VERB = UUID(int=0)
"""A name is handed over before its organisation has an identifier; the verb puts the real one in."""


class Register:
    """The identifiers of the sample's organisations and people, by their keys in the file."""

    def __init__(self, session: Session, organiser: Actor, content: Row) -> None:
        self._session, self._organiser = session, organiser
        self._rows = {row["key"]: row for row in content["organisation"]}
        self.organisations: dict[str, UUID] = {}
        for key in self._rows:
            self._organisation(key)
        self.people = {row["key"]: self._person(row) for row in content["person"]}

    def _organisation(self, key: str) -> UUID:
        """An organisation after its parent and its successor, to which it points."""
        if key not in self.organisations:
            row = self._rows[key]
            others = [
                OrganisationName(
                    organisation_id=_SET_BY_THE_VERB,
                    **fields("", name, "text", "language", "used_from", "used_until"),
                )
                for name in row.get("other_name", ())
            ]
            self.organisations[key] = record_organisation(
                self._session,
                self._organiser,
                **fields("organisation", row, "name_en", "name_zh", "short", "kind", "country", "from_on", "until_on"),
                parent_id=self._organisation(row["parent"]) if "parent" in row else None,
                successor_id=self._organisation(row["successor"]) if "successor" in row else None,
                other_names=others,
                key=key_of("organisation", key),
            ).id
        return self.organisations[key]

    def _person(self, row: Row) -> UUID:
        family, given, order = row["family"], row["given"], NameOrder(row["order"])
        names = [NameForm("", family, given, order)]
        if "name_zh" in row:
            names.append(NameForm(row["name_zh"], script=Script.SIMPLIFIED, order=order))
        names += [
            NameForm(form["text"], kind=NameKind(form["kind"]), order=order) for form in row.get("other_name", ())
        ]
        return record_person(
            self._session, self._organiser, names=names, note=row.get("note", ""), key=key_of("person", row["key"])
        ).id


class Record:
    """One sample dialogue being entered into the joint record, by the organiser and the rapporteur."""

    def __init__(self, session: Session, organiser: Actor, rapporteur: Actor, register: Register, content: Row) -> None:
        self._session, self._organiser, self._rapporteur = session, organiser, rapporteur
        self._register, self._content = register, content
        self._name = content["dialogue"]["key"]
        self._paragraphs: dict[str, tuple[Row, Row, Row]] = {}
        self._notes: dict[str, UUID] = {}
        self._agenda: dict[str, UUID] = {}
        self._seats: dict[tuple[str, str], UUID] = {}
        self.positions: dict[str, UUID] = {}
        self.commitments: dict[str, UUID] = {}
        self.meetings: dict[str, UUID] = {}
        self.topics: dict[str, UUID] = {}

    def enter(self) -> UUID:
        """Enter everything, each row after those it points to; the identifier of the dialogue."""
        self.dialogue_id = self._open()
        for row in self._content["meeting"]:
            self.meetings[row["key"]] = self._meeting(row)
        for row in self._content["note"]:
            self._note(row)
        for row in self._content["meeting"]:
            self._dates_and_counts(row)
        for row in self._content.get("agenda", ()):
            self._agenda[row["key"]] = self._agenda_item(row)
        for number, row in enumerate(self._content.get("participation", ())):
            self._participation(number, row)
        enter_depth(
            self._session, self._organiser, self.dialogue_id, self._content, meetings=self.meetings,
            organisations=self._register.organisations, passage=self._passage, key=self._key,
        )  # fmt: skip
        for row in self._content.get("topic", ()):
            self.topics[row["key"]] = self._topic(row)
        exchanges = Exchanges(
            self._session, self._rapporteur, self._content, self.dialogue_id, self._key, self._passage
        )
        self.measures = exchanges.measures()
        exchanges.communications(self.topics)
        for row in self._content.get("position", ()):
            self.positions[row["rests"]] = self._position(row)
        exchanges.answers(self.positions)
        read_again(self._session, self._organiser, self._content, self.positions, self._key)
        for row in self._content.get("comment", ()):
            self._comment(row)
        for row in self._content.get("commitment", ()):
            self.commitments[row["key"]] = self._commitment(row)
        became = WhatBecame(self._session, self._rapporteur, self._passage, self._about, self._key)
        became.enter(self._content, self.commitments)
        enter_points(
            self._session, self._rapporteur, self._content, meetings=self.meetings, topics=self.topics,
            commitments=self.commitments, passage=self._passage, key=self._key,
        )  # fmt: skip
        for row in self._content.get("transmittal", ()):
            self._transmittal(row)
        return self.dialogue_id

    def _key(self, *parts: str) -> str:
        return key_of(self._name, *parts)

    def _open(self) -> UUID:
        row = self._content["dialogue"]
        return open_dialogue(
            self._session,
            self._organiser,
            **fields(
                "dialogue", row, "name_en", "name_zh", "track", "attribution_rule", "consensus_rule_en",
                "consensus_rule_zh", "note_en", "note_zh", "status",
            ),
            parties=[
                Counterpart(**fields("", party, "key", "label_en", "label_zh", "member_count"))
                for party in row["party"]
            ],
            co_hosts=[self._register.organisations[host] for host in row.get("hosts", ())],
            languages=row["languages"].split(","),
            key=self._key("opened"),
        ).id  # fmt: skip

    def _meeting(self, row: Row) -> UUID:
        return record_meeting(
            self._session,
            self._organiser,
            self.dialogue_id,
            **fields(
                "meeting", row, "starts_on", "ends_on", "precision", "number", "title_en", "title_zh", "place_en",
                "place_zh", "venue", "time_zone", "state", "track", "list_is_public",
            ),
            follows_id=self.meetings[row["follows"]] if "follows" in row else None,
            key=self._key("meeting", row["key"]),
        ).id  # fmt: skip

    def _note(self, row: Row) -> None:
        """A note in both languages: two sources, the Chinese one pointing to the English."""
        about: dict[str, Any] = {"dialogue_id": self.dialogue_id}
        if "meeting" in row:
            about["meeting_id"] = self.meetings[row["meeting"]]
        described = fields("note", row, "reference", "publisher", "dated_on", "precision", "marking")
        written: dict[str, UUID] = {}
        for language in ("en", "zh"):
            written[language] = record_source(
                self._session,
                self._rapporteur,
                kind=SourceKind.NOTE,
                title=row[f"title_{language}"],
                text=note_text(row, language),
                language=language,
                received_from="written by the secretariat",
                translation_of_id=written.get("en"),
                **about,
                **described,
                key=self._key("note", row["key"], language),
            ).id
            account = self._key("account of", row["key"], language)
            say_whose_account(self._session, self._rapporteur, written[language], row, key=account)
        self._notes[row["key"]] = written["en"]
        for paragraph in row["paragraph"]:
            for sentence in paragraph["sentences"]:
                self._paragraphs[f"{row['key']}#{sentence['key']}"] = (row, paragraph, sentence)

    def _passage(self, rests: str) -> UUID:
        """The passage of one sentence, marked as its paragraph is."""
        note, paragraph, sentence = self._paragraphs[rests]
        return mark_passage(
            self._session,
            self._rapporteur,
            self._notes[note["key"]],
            sentence["en"],
            role=PassageRole(paragraph.get("role", PassageRole.RECORD)),
            marking=Marking(paragraph.get("marking", note["marking"])),
            paragraph=paragraph["number"],
            key=self._key("passage", rests),
        ).id

    def _dates_and_counts(self, row: Row) -> None:
        meeting_id = self.meetings[row["key"]]
        for dated in row.get("date", ()):
            assert_date(
                self._session,
                self._organiser,
                meeting_id,
                **fields("date", dated, "value_text", "starts_on", "ends_on", "precision", "source_note", "preferred"),
                passage_id=self._passage(dated["rests"]),
                key=self._key("date", row["key"], dated["value_text"]),
            )
        for count in row.get("stated_count", ()):
            state_count(
                self._session,
                self._organiser,
                meeting_id,
                party=count["party"],
                stated=count["stated"],
                passage_id=self._passage(count["rests"]),
                key=self._key("count", row["key"], count["party"]),
            )

    def _agenda_item(self, row: Row) -> UUID:
        return add_agenda_item(
            self._session,
            self._organiser,
            self.meetings[row["meeting"]],
            **fields("agenda", row, "title_en", "title_zh", "outcome"),
            carried_from_id=self._agenda[row["carried_from"]] if "carried_from" in row else None,
            passage_id=self._passage(row["rests"]) if "rests" in row else None,
            outcome_passage_id=self._passage(row["outcome_rests"]) if "outcome_rests" in row else None,
            key=self._key("agenda", row["key"]),
        ).id

    def _participation(self, number: int, row: Row) -> None:
        person = row.get("person", "")
        seat = add_participation(
            self._session,
            self._organiser,
            self.meetings[row["meeting"]],
            **fields(
                "participation", row, "party", "placeholder_en", "placeholder_zh", "function", "capacity", "title_en",
                "title_zh", "organisation_as_stated", "presence", "name_as_printed", "rank",
            ),
            passage_id=self._passage(row["rests"]) if "rests" in row else None,
            person_id=self._register.people[person] if person else None,
            organisation_id=self._register.organisations[row["organisation"]] if "organisation" in row else None,
            key=self._key("seat", row["meeting"], str(number)),
        )  # fmt: skip
        self._seats[row["meeting"], person] = seat.id

    def _topic(self, row: Row) -> UUID:
        return record_topic(
            self._session,
            self._organiser,
            **fields("topic", row, "name_en", "name_zh", "proposition_en", "proposition_zh", "scope_note"),
            broader_id=self.topics[row["broader"]] if "broader" in row else None,
            dialogue_id=self.dialogue_id,
            key=self._key("topic", row["key"]),
        ).id

    def _position(self, row: Row) -> UUID:
        sentence = self._paragraphs[row["rests"]][2]
        return record_position(
            self._session,
            self._rapporteur,
            passage_id=self._passage(row["rests"]),
            statement_en=sentence["en"],
            statement_zh=sentence["zh"],
            **self._about(row),
            **fields(
                "position",
                row,
                "party",
                "attribution_en",
                "attribution_zh",
                "on_behalf_of",
                "chain",
                "kind",
                "leaning",
                "stated_on",
                *HOW_IT_WAS_SAID,
            ),
            speaker_participation_id=self._seats[row["meeting"], row["speaker"]] if "speaker" in row else None,
            supersedes_id=self.positions[row["supersedes"]] if "supersedes" in row else None,
            responds_to_id=self.positions[row["responds_to"]] if "responds_to" in row else None,
            supports_id=self.positions[row["supports"]] if "supports" in row else None,
            measure_id=self.measures[row["measure"]] if "measure" in row else None,
            key=self._key("position", row["rests"]),
        ).id

    def _comment(self, row: Row) -> None:
        record_comment(
            self._session,
            self._rapporteur,
            passage_id=self._passage(row["rests"]),
            dialogue_id=self.dialogue_id,
            author=row["author"],
            text=row["text"],
            about_noun="position",
            about_id=self.positions[row["about"]],
            key=self._key("comment", row["rests"]),
        )

    def _commitment(self, row: Row) -> UUID:
        commitment = record_commitment(
            self._session,
            self._rapporteur,
            passage_id=self._passage(row["rests"]),
            **self._about(row),
            **fields(
                "commitment", row, "debtor", "debtor_label_en", "debtor_label_zh", "creditor", "creditor_label_en",
                "creditor_label_zh", "action_en", "action_zh", "strength", "polarity", "basis", "quantity", "unit_en",
                "unit_zh", "quantity_period", "due_kind", "due_from", "due_on", "due_words_en", "due_words_zh",
            ),
            key=self._key("commitment", row["key"]),
        )  # fmt: skip
        for number, account in enumerate(row.get("account", ())):
            give_account(
                self._session,
                self._rapporteur,
                commitment.id,
                passage_id=self._passage(account["rests"]),
                **fields("account", account, "party", "label_en", "label_zh", "stance", "words", "stated_on", "chain"),
                key=self._key("account", row["key"], str(number)),
            )
        for number, kept in enumerate(row.get("fulfilment", ())):
            record_fulfilment(
                self._session,
                self._rapporteur,
                commitment.id,
                passage_id=self._passage(kept["rests"]),
                **fields("fulfilment", kept, "state", "seen_on", "note"),
                key=self._key("fulfilment", row["key"], str(number)),
            )
        return commitment.id

    def _transmittal(self, row: Row) -> None:
        record_transmittal(
            self._session,
            self._organiser,
            meeting_id=self.meetings[row["meeting"]],
            **fields("transmittal", row, "agency_en", "agency_zh", "sent_on", "channel", "version"),
            key=self._key("transmittal", row["key"]),
        )

    def _about(self, row: Row) -> dict[str, Any]:
        return {
            "dialogue_id": self.dialogue_id,
            "meeting_id": self.meetings[row["meeting"]] if "meeting" in row else None,
            "topic_id": self.topics[row["topic"]] if "topic" in row else None,
        }


_HANDLING = {"en": " ({})", "zh": "（{}）"}
_MARKING_ZH = {
    Marking.PUBLIC: "公开",
    Marking.INTERNAL: "内部",
    Marking.SENSITIVE: "敏感",
    Marking.CONFIDENTIAL: "机密",
}
_COMMENT = {"en": "Comment: ", "zh": "撰写者评注："}


def note_text(row: Row, language: str) -> str:
    """The whole text of a note: its title, then one numbered paragraph a line, marked where it is not public."""
    lines = [row[f"title_{language}"]]
    for paragraph in row["paragraph"]:
        marking = Marking(paragraph.get("marking", row["marking"]))
        shown = marking.value if language == "en" else _MARKING_ZH[marking]
        handling = "" if marking == Marking.PUBLIC else _HANDLING[language].format(shown)
        opening = _COMMENT[language] if paragraph.get("role") == PassageRole.COMMENT else ""
        body = (" " if language == "en" else "").join(sentence[language] for sentence in paragraph["sentences"])
        number = f"{paragraph['number']}." if paragraph["number"] else ""
        lines.append(f"{number}{handling} {opening}{body}".strip())
    return "\n".join(lines)
