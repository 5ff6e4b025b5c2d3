"""The parts of a page: nothing that a person wrote becomes a tag or an attribute, and the marks mean one thing."""

import random
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.parts.charts import ageing_chart
from dashboard.parts.delegations import facing
from dashboard.parts.headings import page_heading_markup, section_markup
from dashboard.parts.lists import definition, empty, rows, table
from dashboard.parts.markup import Markup, join, link, safe_address, tag, text
from dashboard.parts.notice import notice
from dashboard.parts.private import private_block, private_mark
from dashboard.parts.quote import bilingual, quote
from dashboard.parts.redline import redline_block, redline_html
from dashboard.parts.status import STATUS, badge
from dashboard.parts.timeline import Entry, timeline

STATIC = Path(__file__).resolve().parents[2] / "static"
SHARP = [
    "<",
    ">",
    '"',
    "'",
    "&",
    "=",
    "/",
    "`",
    "\\",
    "\n",
    "\x00",
    "\u202e",
    "\u200b",
    "&lt;",
    "&#60;",
    "]]>",
    "<!--",
    "-->",
]
HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '" onmouseover="alert(1)', "' style='x", "</li></ul><h1>",
    "<a href='javascript:alert(1)'>", "javascript:alert(1)", "<svg/onload=alert(1)>", "</style><script>", "<ins>", "</del>",
]  # fmt: skip
PLAIN = ["两国政府宜", "公布", "shall", "publish", " ", "3.2", "“联合清单”", "，", "[US: should]", "第X条"]


class Piece(NamedTuple):
    kind: str
    text: str


class Outline(HTMLParser):
    """What a browser would see: the tags with their attributes, and the words."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.words = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def nasty(seed: int) -> Callable[[], str]:
    chance = random.Random(seed)
    return lambda: "".join(chance.choice(chance.choice((SHARP, HOSTILE, PLAIN))) for _ in range(chance.randint(1, 9)))


def every_part(words: Callable[[], str]) -> dict[str, Markup]:
    """Each part with words from `words` wherever a part takes words."""
    w = words
    return {
        "heading": page_heading_markup(w(), w(), w()),
        "section": section_markup(w(), 3),
        "badge": badge("open", w(), w()),
        "rows": rows([(w(), w(), w(), "/drafts"), (w(), w(), w(), None)]),
        "definition": definition([(w(), w())]),
        "table": table([w(), w()], [[w(), w()]], numeric={1}, caption=w()),
        "empty": empty(w(), w(), "/drafts"),
        "quote": quote(w(), w(), w(), "/sources"),
        "bilingual": bilingual(w(), w(), w()),
        "redline": redline_block([Piece("kept", w()), Piece("deleted", w()), Piece("inserted", w())], "zh", w(), w()),
        "private": private_block(w(), w()),
        "private mark": private_mark(w()),
        "timeline": timeline([Entry(w(), w(), w(), w(), "/m", chosen=True, gap_before=True, gap_words=w())]),
        "facing": facing(w(), [(w(), w(), w())], w(), [(w(), w(), w()), (w(), w(), w())]),
        "notice": notice(w(), "refused"),
        "tag": tag("p", w(), w(), title=w(), aria_label=w(), data_label=w()),
        "join": join([w(), w()], w()),
        "link": link(w(), "/drafts"),
    }


def structure(markup: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    """Tags, the names of their attributes and their class: all that words may never change."""
    return [(name, tuple(key for key, _ in attrs), dict(attrs).get("class")) for name, attrs in Outline(markup).tags]


@pytest.mark.parametrize("seed", range(60))
def test_no_words_ever_change_the_tags_or_attributes_of_a_part(seed):
    harmless = every_part(lambda: "words")
    for name, markup in every_part(nasty(seed)).items():
        assert structure(markup) == structure(harmless[name]), name


@pytest.mark.parametrize("seed", range(60))
def test_escaped_words_read_exactly_as_they_were_given(seed):
    words = nasty(seed)().replace("\x00", "")
    assert Outline(text(words)).words == words
    assert Outline(tag("p", words, title=words)).words == words
    assert dict(Outline(tag("p", title=words)).tags[0][1])["title"] == words


@pytest.mark.parametrize("seed", range(20))
def test_markup_that_is_pasted_together_by_hand_is_escaped_like_any_words(seed):
    safe, words = tag("b", "x"), nasty(seed)()
    for pasted in (safe + words, f"{safe}{words}", safe.replace("x", words), safe[:2] + words, "".join([safe, words])):
        assert not isinstance(pasted, Markup)
        assert structure(tag("p", pasted)) == [("p", (), None)]


def test_markup_is_not_escaped_twice():
    assert tag("p", tag("b", "A & B")) == "<p><b>A &amp; B</b></p>"
    assert text(text("<")) == "&lt;"


@pytest.mark.parametrize("name", ["script", "style", "iframe", "img", "svg", "form", "input", "p onclick=x", "P", ""])
def test_a_tag_that_is_not_ours_is_a_mistake_of_the_caller(name):
    with pytest.raises(ValueError, match="not a tag"):
        tag(name)


@pytest.mark.parametrize("name", ["onclick", "style", "src", "srcdoc", "formaction", "data_", "data_x y", "xlink_href"])
def test_an_attribute_that_is_not_ours_is_a_mistake_of_the_caller(name):
    with pytest.raises(ValueError, match="not an attribute"):
        tag("p", **{name: "x"})


def test_a_class_name_cannot_leave_its_attribute():
    with pytest.raises(ValueError, match="not a class"):
        tag("p", cls='x" onclick="y')


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "\x01javascript:x",
     "data:text/html,x", "vbscript:x", "//elsewhere.example/x", "/\\elsewhere.example", "\\\\elsewhere.example", "file:///x", ""],
)  # fmt: skip
def test_a_link_never_leads_to_a_script_or_to_a_disguised_place(address):
    assert safe_address(address) is None
    assert "href" not in tag("a", "x", href=address)
    assert structure(link("x", address)) == [("span", (), None)]


@pytest.mark.parametrize(
    "address", ["/drafts", "/drafts?id=1&v=2#c-3", "#c-3", "?page=2", "drafts", "https://example.org/a?b=c:d"]
)
def test_a_link_leads_where_it_says(address):
    assert dict(Outline(tag("a", "x", href=address)).tags[0][1])["href"] == address


def test_the_standings_are_the_eight_of_the_glossary_and_struck():
    assert [(status.code, status.symbol, status.word) for status in STATUS.values()] == [
        ("open", "○", "open"),
        ("bracketed", "[ ]", "bracketed"),
        ("one", "◐", "accepted by one side"),
        ("ad_referendum", "◑", "agreed ad referendum"),
        ("agreed", "●", "agreed"),
        ("conforming", "≠", "needs conforming"),
        ("reservation", "※", "reservation"),
        ("adopted", "◆", "adopted"),
        ("struck", "⊖", "struck"),
    ]


@pytest.mark.parametrize("code", STATUS)
def test_a_standing_is_shown_by_symbol_and_word_and_its_shape_is_drawn(code):
    assert Outline(badge(code, "已商定", "中方")).words == f"{STATUS[code].symbol}已商定中方"
    assert f".alt-shape-{code} {{" in (STATIC / "page.css").read_text(encoding="utf-8")


def test_an_unknown_standing_is_a_mistake_of_the_caller():
    with pytest.raises(KeyError):
        badge("disputed", "disputed")


def pieces_of(seed: int) -> list[Piece]:
    chance, words = random.Random(seed), nasty(seed)
    return [
        Piece(chance.choice(("kept", "deleted", "inserted")), words().replace("\x00", ""))
        for _ in range(chance.randint(0, 12))
    ]


def kept_by(markup: Markup, dropped: str) -> str:
    """The words of a redline when one of its marks is read as absent."""
    return Outline(re.sub(rf"<{dropped}\b[^>]*>.*?</{dropped}>", "", markup, flags=re.DOTALL)).words


@pytest.mark.parametrize("seed", range(60))
def test_a_redline_without_its_insertions_is_the_old_text_and_without_its_deletions_the_new(seed):
    pieces = pieces_of(seed)
    markup = redline_html(pieces)
    assert kept_by(markup, "ins") == "".join(piece.text for piece in pieces if piece.kind != "inserted")
    assert kept_by(markup, "del") == "".join(piece.text for piece in pieces if piece.kind != "deleted")


@pytest.mark.parametrize("seed", range(30))
def test_a_redline_has_one_mark_for_each_change_and_no_other_tag(seed):
    pieces = pieces_of(seed)
    names = {"deleted": "del", "inserted": "ins"}
    assert [name for name, _ in Outline(redline_html(pieces)).tags] == [
        names[p.kind] for p in pieces if p.kind in names
    ]


def test_the_proposing_side_stands_once_before_a_deletion_and_the_insertion_that_answers_it():
    markup = redline_html([Piece("deleted", "shall"), Piece("inserted", "should"), Piece("kept", " publish")], by="US")
    assert Outline(markup).words == "USshallshould publish"


def test_a_redline_of_an_unknown_kind_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="not a kind"):
        redline_html([Piece("rewritten", "x")])


def test_a_table_marks_figures_and_what_stays_on_one_line_and_leaves_an_empty_cell_empty():
    made = table(["Point", "Rounds", "Last"], [["Fees", "3", "10 March"], ["Dues", "", ""]], numeric={1}, whole={1, 2})
    cells = re.findall(r"<td(?: class=\"([a-z -]*)\")?[^>]*>(.*?)</td>", made)
    assert [marks for marks, _ in cells] == ["", "alt-number alt-whole", "alt-whole"] * 2
    assert [re.sub("<[^>]*>", "", shown) for _, shown in cells[:3]] == ["Fees", "3", "10 March"]
    assert [shown for _, shown in cells[4:]] == ["", ""]
    assert 'class="alt-table"' in made
    assert 'class="alt-table alt-table-even"' in table(["Point"], [["Fees"]], even=True)


@pytest.mark.parametrize(
    ("counts", "longest"), [([("US", "longer", 1)], 8), ([("US", "longer", 7), ("US", "new", 5)], 12)]
)
def test_a_few_commitments_do_not_fill_the_axis_and_many_fit_on_it(counts, longest):
    drawn = ageing_chart(counts, ["new", "longer"]).to_dict()
    assert drawn["encoding"]["x"]["scale"]["domainMax"] == longest


def test_brass_and_lock_belong_to_private_things_only():
    for name, markup in every_part(lambda: "words").items():
        assert ("alt-lock" in markup) == name.startswith("private"), name


def test_what_is_said_is_shown_once_after_the_rerun():
    def page() -> None:
        import streamlit as st

        from dashboard.parts.notice import said, say

        said()
        if st.button("act"):
            say("Recorded <b>now</b>.")
            st.rerun()

    app = AppTest.from_function(page, default_timeout=60).run()
    assert not app.get("html")
    app.button[0].click().run()
    assert "Recorded &lt;b&gt;now&lt;/b&gt;." in app.get("html")[0].proto.body
    assert not app.run().get("html")


def test_every_font_that_the_pages_name_is_shipped_with_its_licence_and_comes_from_this_site():
    sheet = (STATIC / "fonts.css").read_text(encoding="utf-8")
    files = re.findall(r"url\(([^)]*)\)", sheet)
    assert len(files) > 190
    for file in files:
        assert (STATIC / file).is_file(), file
    for family in ("noto-sans-sc", "noto-serif-sc"):
        assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts" / family / "OFL.txt").read_text(encoding="utf-8")


def test_nothing_of_the_look_is_fetched_from_elsewhere():
    for name in ("page.css", "fonts.css", "favicon.svg"):
        for address in re.findall(r"(?:https?:)?//[^\s'\")]+", (STATIC / name).read_text(encoding="utf-8")):
            assert address == "http://www.w3.org/2000/svg", (name, address)


def test_each_class_that_a_part_uses_is_known_to_the_style_sheet():
    sheet = (STATIC / "page.css").read_text(encoding="utf-8")
    used = {
        name
        for markup in every_part(lambda: "words").values()
        for names in re.findall(r'class="([^"]*)"', markup)
        for name in names.split()
    }
    unstyled = {"alt-badge-bracketed", "alt-badge-one", "alt-badge-word", "alt-link", "alt-source", "alt-kept"}
    assert {name for name in used - unstyled if f".{name}" not in sheet} == set()
