"""Calendar files: read back by a parser, they say what they were given."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from dialogue.vocabulary import Precision
from exports.calendar import CalendarEntry, EntryState, write_calendar

MADE = datetime(2026, 11, 1, 8, tzinfo=UTC)


def written(*entries: CalendarEntry, languages: tuple[str, ...] = ("en", "zh")) -> Calendar:
    return Calendar.from_ical(write_calendar(("Ports", "港口"), entries, MADE, languages))


def one(entry: CalendarEntry, **settings: tuple[str, ...]):  # type: ignore[no-untyped-def]
    (event,) = written(entry, **settings).walk("VEVENT")
    return event


def test_hours_stand_in_the_zone_of_the_place_and_the_file_brings_its_rules() -> None:
    zone = ZoneInfo("America/New_York")
    entry = CalendarEntry(
        "a@x", ("Round", "轮次"), date(2019, 3, 11), starts=datetime(2019, 3, 11, 9, tzinfo=zone),
        ends=datetime(2019, 3, 11, 17, 30, tzinfo=zone),
    )  # fmt: skip
    file = written(entry)
    (event,) = file.walk("VEVENT")
    assert event["DTSTART"].params["TZID"] == "America/New_York"
    assert event["DTSTART"].dt.astimezone(UTC) == datetime(2019, 3, 11, 13, tzinfo=UTC)
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=8, minutes=30)
    (rules,) = file.walk("VTIMEZONE")
    assert rules["TZID"] == "America/New_York"
    clocks = rules.to_tz(lookup_tzid=False)
    for day in (date(2019, 3, 9), date(2019, 3, 11), date(2019, 7, 1), date(2019, 12, 1)):
        noon = datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001
        assert noon.replace(tzinfo=clocks).utcoffset() == noon.replace(tzinfo=zone).utcoffset(), day


def test_a_meeting_of_two_days_without_hours_is_two_whole_days() -> None:
    event = one(CalendarEntry("a@x", ("Round", ""), date(2019, 3, 11), date(2019, 3, 12)))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2019, 3, 11), date(2019, 3, 13))
    assert event["DTSTART"].params["VALUE"] == "DATE"


def test_what_is_known_to_the_month_lies_over_the_month_and_blocks_nobodys_time() -> None:
    event = one(CalendarEntry("a@x", ("Visit", ""), date(2008, 2, 10), precision=Precision.MONTH))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2008, 2, 1), date(2008, 3, 1))
    assert (event["STATUS"], event["TRANSP"]) == ("TENTATIVE", "TRANSPARENT")
    event = one(CalendarEntry("a@x", ("Visits", ""), date(2004, 6, 1), date(2007, 6, 1), Precision.YEAR))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2004, 1, 1), date(2008, 1, 1))


def test_a_cancelled_meeting_keeps_its_identifier_and_says_so() -> None:
    event = one(
        CalendarEntry("a@x", ("Round", ""), date(2019, 3, 11), state=EntryState.CANCELLED, sequence=3, changed_at=MADE)
    )
    assert (event["UID"], event["STATUS"], event["SEQUENCE"]) == ("a@x", "CANCELLED", 3)


def test_both_languages_stand_in_the_order_of_the_reader_and_none_twice() -> None:
    entry = CalendarEntry("a@x", ("Round", "轮次"), date(2019, 3, 11), place=("Sanya", "三亚"))
    assert one(entry)["SUMMARY"] == "Round · 轮次"
    assert one(entry, languages=("zh", "en"))["LOCATION"] == "三亚 · Sanya"
    assert one(CalendarEntry("a@x", ("Round", ""), date(2019, 3, 11)), languages=("zh",))["SUMMARY"] == "Round"


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=120)


@given(TEXT, TEXT, st.dates(date(1970, 1, 2), date(2060, 1, 1)), st.integers(0, 20))
def test_whatever_is_written_is_read_back_and_puts_no_line_of_its_own_in(
    en: str, zh: str, day: date, lasting: int
) -> None:
    nasty = f"{en}; a,b\\n{zh}"
    entry = CalendarEntry(
        "a@x", (nasty, nasty), day, day + timedelta(days=lasting), told=((en, zh), (f"x\nEND:VEVENT {en}", ""))
    )
    content = write_calendar(("n", "n"), [entry], MADE, ("en",))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.count(b"\r\nBEGIN:VEVENT") == content.count(b"\r\nEND:VEVENT") == 1
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert event["SUMMARY"] == nasty
    assert event["DESCRIPTION"] == f"{en}\nx\nEND:VEVENT {en}"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (day, day + timedelta(days=lasting + 1))


def test_the_same_entries_give_the_same_bytes_in_any_order() -> None:
    entries = [CalendarEntry(f"{n}@x", (f"R{n}", ""), date(2019, 3, n)) for n in range(1, 9)]
    assert write_calendar(("n", ""), entries, MADE, ("en",)) == write_calendar(("n", ""), entries[::-1], MADE, ("en",))
