"""Time zones bear a name that people use, in both languages, wherever one is shown or chosen."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest

from locales import LANGUAGES, Reader, zones
from locales.zones import offsets, zone_label, zone_name, zones_to_choose

ENGLISH, CHINESE = Reader("en"), Reader("zh")
SUMMER = datetime(2026, 7, 1, tzinfo=UTC)


@pytest.mark.parametrize("zone", zones_to_choose())
def test_a_zone_that_can_be_chosen_has_a_name_in_both_languages(zone: str) -> None:
    english, chinese = zone_name(ENGLISH, zone), zone_name(CHINESE, zone)
    assert zone not in (english, chinese)
    assert re.search(r"[A-Za-z]", english)
    assert not re.search(r"[\u3400-\u9fff/_]", english)
    assert re.match(r"[\u3400-\u9fff]", chinese)
    assert "时间" in chinese or "世界时" in chinese


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_zones_that_can_be_chosen_read_alike(language: str) -> None:
    names = [zone_name(Reader(language), zone) for zone in zones_to_choose()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("zone", "english", "chinese"),
    [
        ("Asia/Shanghai", "Beijing time (Asia/Shanghai, UTC+8)", "北京时间（Asia/Shanghai，UTC+8）"),
        ("PRC", "Beijing time (PRC, UTC+8)", "北京时间（PRC，UTC+8）"),
        ("America/New_York", "Washington, Eastern Time (America/New_York, UTC−5/−4)", "华盛顿时间（America/New_York，UTC−5/−4）"),
        ("Europe/London", "London time (Europe/London, UTC±0/+1)", "伦敦时间（Europe/London，UTC±0/+1）"),
        ("Asia/Kathmandu", "Kathmandu time (Asia/Kathmandu, UTC+5:45)", "加德满都时间（Asia/Kathmandu，UTC+5:45）"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires time (America/Argentina/Buenos_Aires, UTC−3)",
         "布宜诺斯艾利斯时间（America/Argentina/Buenos_Aires，UTC−3）"),
        ("UTC", "Coordinated Universal Time (UTC)", "协调世界时（UTC）"),
        ("Etc/GMT+5", "Etc/GMT+5", "Etc/GMT+5"),
        ("Nowhere/Atlantis", "Nowhere/Atlantis", "Nowhere/Atlantis"),
    ],
)  # fmt: skip
def test_a_zone_is_called_as_people_call_it(zone: str, english: str, chinese: str) -> None:
    assert zone_label(ENGLISH, zone, SUMMER) == english
    assert zone_label(CHINESE, zone, SUMMER) == chinese


def test_every_zone_that_may_be_stored_can_be_named() -> None:
    for zone in available_timezones():
        assert zone_label(ENGLISH, zone, SUMMER)
        assert zone_label(CHINESE, zone, SUMMER)


def test_the_capitals_stand_first_and_the_others_from_west_to_east() -> None:
    first = ["Asia/Shanghai", "", "America/New_York", "Asia/Shanghai"]
    zones = zones_to_choose(first)
    assert zones[:2] == ["Asia/Shanghai", "America/New_York"]
    assert len(zones) == len(set(zones)) == len(zones_to_choose())
    winter = datetime(datetime.now(UTC).year, 1, 1, tzinfo=UTC)
    gaps = [winter.astimezone(ZoneInfo(zone)).utcoffset() for zone in zones[2:]]
    assert gaps == sorted(gaps)


def test_a_zone_of_a_party_stays_to_be_chosen_under_its_old_name() -> None:
    assert zones_to_choose(["US/Eastern"])[0] == "US/Eastern"


def test_the_disk_is_asked_once_for_a_list_of_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[None] = []
    monkeypatch.setattr(zones, "available_timezones", lambda: asked.append(None) or available_timezones())
    zones._known.cache_clear()
    for zone in zones_to_choose():
        zone_label(CHINESE, zone)
    assert len(asked) == 1
    zones._known.cache_clear()


def test_a_place_without_summer_time_has_one_offset() -> None:
    assert offsets("Asia/Shanghai", SUMMER) == "UTC+8"
    assert offsets("Australia/Sydney", SUMMER) == "UTC+11/+10"
