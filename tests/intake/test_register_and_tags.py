"""What is known beforehand goes before what the rules would guess: the people of the register, and the tags of a markup."""

from dataclasses import dataclass

from dialogue.vocabulary import Presence
from intake.kinds import DocumentKind
from intake.reading import read
from intake.tei_files import read_tei, tagged

MARKED_UP = """<div type="document" xmlns="http://www.tei-c.org/ns/1.0">
<head>4. Memorandum of Conversation<note type="source">Source: Port Archive. Secret. Drafted by <persName corresp="#p_TV">Venn</persName> on March 4.</note></head>
<dateline><placeName>Port Sel</placeName>, <date when="2031-03-03">March 3, 2031</date></dateline>
<p>MEMORANDUM OF CONVERSATION</p>
<list type="participants"><head>PARTICIPANTS:</head>
<item><persName corresp="#p_IS">Ilva Sorn</persName>, Arcadian Minister of Ports</item>
<item><persName corresp="#p_TV">Tor Venn</persName>, Bordurian Envoy</item>
</list>
<p>Minister <persName corresp="#p_IS">Sorn</persName> said that Arcadia could not accept the fee of which <persName corresp="#p_OS">Olga Sorn</persName> had written.</p>
<p>Mr. <persName corresp="#p_TV">Venn</persName> said that Borduria would study it.</p>
</div>
""".encode()  # noqa: UP012 - bytes of a file


@dataclass(frozen=True)
class Known:
    names: tuple[str, ...]
    side: str
    title: str = ""
    organisation: str = ""


@dataclass(frozen=True)
class Side:
    key: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Register:
    people: tuple[Known, ...] = ()
    sides: tuple[Side, ...] = (Side("ar", ("Arcadia",)), Side("bo", ("Borduria",)))


def test_each_person_of_the_register_is_who_bears_the_name_and_nobody_else():
    register = Register((Known(("Ilva Sorn",), "ar", "Minister"), Known(("Tor Venn",), "bo", "Envoy")))
    text = "Minister Ilva Sorn met Envoy Tor Venn in Port Sel on March 3, 2031. Sorn said that fees will fall. Venn said that they will not."
    found = read(text, DocumentKind.CABLE, register)
    assert {one.name: (one.side, one.aliases) for one in found.participants} == {
        "Ilva Sorn": ("ar", ()), "Tor Venn": ("bo", ())
    }  # fmt: skip
    assert [one.speaker.name for one in found.positions] == ["Ilva Sorn", "Tor Venn"]


def test_the_tags_of_a_memorandum_say_who_sat_there_when_and_where_and_who_is_meant():
    document, tags = read_tei("m.xml", MARKED_UP), tagged(MARKED_UP)
    found = read(document.text, DocumentKind.MEMCON, Register(), tags=tags)
    (meeting,) = found.meetings
    assert (meeting.date.start, meeting.place, meeting.rule) == ("2031-03-03", "Port Sel", "meeting.tagged")
    people = {one.name: (one.presence, one.rule) for one in found.participants}
    assert people == dict.fromkeys(("Ilva Sorn", "Tor Venn"), (Presence.LISTED, "participant.tagged"))
    assert [one.speaker.name for one in found.positions] == ["Ilva Sorn", "Tor Venn"]
    assert all(document.text[one.anchor.start : one.anchor.end] == one.anchor.exact for one in found.all())
