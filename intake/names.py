"""People named in running English: a title and a name, a name and a title.

No list of names: what stands behind a title is one, and the words that stand between title and name (of State, for China
and Taiwan) are told from it by what they are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

HEADS: Final = frozenset(
    ["Minister", "Premier", "President", "Secretary", "Representative", "Ambassador", "Counsel", "Administrator", "Coordinator", "Director", "Director-General", "Chairman", "Chairwoman", "Chairperson", "Chair", "Senator", "Congressman", "Congresswoman", "Governor", "General", "Admiral", "Commissioner", "Chancellor", "Envoy", "Spokesperson", "Spokesman", "Spokeswoman", "Adviser", "Advisor", "Counselor", "Counsellor", "Councilor", "Councillor", "Attache", "Attaché", "Consul", "Dr", "Mr", "Mrs", "Ms", "Mme", "Madame", "Professor", "Prof", "Colonel", "Captain", "Marshal", "Speaker", "Mayor", "USTR", "DAS", "DUSTR", "AUSTR", "PDAS", "Negotiator", "Chief-Negotiator", "Undersecretary", "Vice-Minister", "Vice-Premier", "Prime-Minister", "Head", "Deputy", "Officer", "Econoff", "Poloff", "Chargé", "Charge", "DCM", "Governor-General", "High-Representative", "Commander", "Lieutenant", "Commandant", "Comptroller", "Nuncio", "Rapporteur", "Commissar", "Shri", "Gen", "Amb", "Adm", "Sen", "Rep", "Sec", "Gov", "Under-Secretary", "Under-Secretary-General", "Secretary-General", "Rep", "Dr.", "Mr.", "Mrs.", "Ms.", "Prof.", "Gen.", "Amb.", "Adm.", "Sen.", "Rep.", "Gov.", "Maj.", "Col.", "Lt.", "Capt.", "A/S", "P/DAS"]
)  # fmt: skip
_MODIFIERS: Final = frozenset(
    ["Executive", "Deputy", "Vice", "Assistant", "Under", "Acting", "Chief", "Senior", "Former", "Principal", "Foreign", "Prime", "Trade", "Treasury", "Defense", "Defence", "Commerce", "Finance", "Interior", "Agriculture", "Energy", "Legal", "Permanent", "Special", "Presidential", "Cabinet", "Press", "Policy", "National", "Security", "Major", "Lieutenant", "Brigadier", "Rear", "State", "Political", "Economic", "Commercial", "Military", "Naval", "Air", "Honorary", "Joint", "Founding", "Managing", "Associate", "Minister", "Counselor", "International", "Lead", "Principal", "First", "Second", "Third", "Cybersecurity", "Climate", "General", "Commerce", "Labor", "Labour", "Health", "Education", "Justice", "Home", "Party", "Central", "U.S.", "US"]
)  # fmt: skip
_HONORIFICS: Final = frozenset(
    [
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Prof",
        "Mr.",
        "Mrs.",
        "Ms.",
        "Dr.",
        "Prof.",
        "Madame",
        "Mme",
        "Shri",
        "Gen",
        "Gen.",
        "Amb",
        "Amb.",
        "Hon",
        "Hon.",
        "Sir",
        "Dame",
    ]
)
DOMAINS: Final = frozenset(
    ["State", "Treasury", "Commerce", "War", "Defense", "Defence", "Agriculture", "Asia", "Affairs", "China", "Taiwan", "Trade", "Energy", "Foreign", "Finance", "Economy", "Economic", "Health", "Policy", "Security", "Environment", "Development", "Cooperation", "Industry", "Technology", "Justice", "Interior", "Labor", "Labour", "Education", "Science", "Planning", "Investment", "Transport", "Transportation", "Culture", "Tourism", "Information", "Communications", "Public", "International", "National", "Relations", "Office", "Agency", "Council", "Administration", "Division", "General", "Department", "Bureau", "Ministry", "Committee", "Commission", "Centre", "Center", "Institute", "University", "Association", "Federation", "Organization", "Organisation", "Bank", "Corporation", "Group", "Company", "Party", "Congress", "Parliament", "Assembly", "Senate", "House", "Government", "Republic", "Union", "Nations", "Services", "Service", "Standards", "Market", "Supervision", "Regulation", "Customs", "Taxation", "Statistics", "Europe", "Africa", "America", "Americas", "Pacific", "East", "West", "North", "South", "Eastern", "Western", "Northern", "Southern", "Central", "Military", "Naval", "Operations", "Staff", "Intelligence", "Strategy", "Strategic", "Research", "Studies", "Programs", "Programme", "Program", "Projects", "Resources", "Water", "Forests", "Fisheries", "Climate", "Change", "Cyber", "Digital", "Space", "Nuclear", "Disarmament", "Arms", "Control", "Nonproliferation", "Law", "Legal", "Human", "Rights", "Humanitarian", "Refugees", "Migration", "Drugs", "Narcotics", "Crime", "Police", "Mission", "Embassy", "Consulate", "Delegation", "Japan", "Korea", "India", "Russia", "Mongolia", "Vietnam", "Asian", "Chinese", "American", "European", "Russian", "Japanese", "Korean", "German", "French", "British", "Beijing", "Washington", "Secretary", "President", "Minister", "Ambassador", "Premier", "Representative", "Director", "Chairman", "United", "States", "Kingdom", "Union", "Island", "Islands", "Shipping", "Maritime", "Ports", "Navigation", "Aviation", "Railways", "Infrastructure", "Employment", "Food", "Drug", "Rural", "Urban", "Housing", "Construction", "Mines", "Minerals", "Oil", "Gas", "Petroleum", "Export", "Import", "Exports", "Imports", "Quality", "Certification", "Accreditation", "Access", "Compliance", "Market", "Personnel", "Budget", "Management", "Compulsory", "Treaty", "Treaties", "Protocol", "Negotiations", "Counterpart", "Staffs", "Press", "Media", "Board", "Fund", "Trust", "Foundation", "Society", "Chamber", "Forum", "Cabinet", "Leading", "Small", "Political"]
)  # fmt: skip
"""Words of offices, fields and places: none of them is a part of a name."""
NOT_NAMES: Final = frozenset(
    ["The", "A", "An", "In", "On", "At", "It", "He", "She", "We", "They", "I", "You", "This", "That", "These", "Those", "Both", "Two", "Three", "Four", "His", "Her", "Its", "Their", "Our", "My", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "And", "Or", "But", "If", "When", "While", "After", "Before", "During", "Since", "As", "For", "From", "By", "To", "With", "Without", "Under", "Over", "Of", "Also", "However", "Moreover", "Meanwhile", "Furthermore", "Finally", "Sections", "Section", "Chapter", "Article", "Annex", "Summary", "Comment", "Note", "End", "Begin", "Subject", "Tags", "Classified", "Source", "Date", "Place", "Time", "Participants", "Embassy", "Congress", "Noting", "Asked", "Regarding", "Concerning", "According", "Following", "Turning", "There", "Here", "What", "Which", "Who", "Whether", "No", "Not", "Yes", "Today", "Yesterday", "Tomorrow", "Excellency", "Majesty", "Highness", "Will", "Shall", "Can", "Founder", "Co-Founder", "Partner", "CEO", "Managing", "Owner", "Manager", "Analyst", "Practice", "Fellow", "Researcher", "Scholar", "Student", "Editor", "Distinguished", "Senior", "Visiting", "Said", "Dear", "Sincerely", "Respectfully", "Honorable", "Memorandum", "Conversation", "Letter", "Telegram", "Read", "More", "MORE", "Report", "Photo", "Video", "Live", "Watch"]
)  # fmt: skip

_WORD: Final = (
    r"(?:(?:[A-Z]\.(?:-?[A-Z]\.)*|(?:Dr|Mr|Mrs|Ms|Prof|Gen|Amb|Adm|Sen|Rep|Gov|Maj|Col|Lt|Capt|Hon|St|Jr)\.)(?![\w])"
    r"|[A-ZÀ-Þ][\w'’&/-]*(?!\w)|(?:of|for|to|the|and|de|van|von|der|bin|al|da|del|la)\b|&|\([A-Z][A-Za-z./]{1,9}\)|\((?:ret|Ret)\.\))"
)
_RUN: Final = re.compile(rf"(?<![\w.’'-])(?=[A-Z(]){_WORD}(?: {{1,2}}{_WORD}){{0,28}}")
_NAME_TOKEN: Final = re.compile(
    r"[A-ZÀ-Þ][a-zß-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*|[A-Z]['’][A-Z][a-z]+|[A-Z][a-z]*[A-Z][a-z]+|[A-Z]\.|[A-Z]{2,}(?:-[A-Z]+)*|[A-Z]\.-?[A-Z]\."
)
_ALSO_WORDS: Final = frozenset(
    [
        "He",
        "An",
        "May",
        "March",
        "April",
        "June",
        "Will",
        "In",
        "No",
        "You",
        "Her",
        "Or",
        "Long",
        "So",
        "Sun",
        "Ye",
        "Both",
        "Our",
        "My",
    ]
)
"""Words that are names directly behind a title: Vice Premier He, Ambassador May."""
_PARTICLES: Final = frozenset(["de", "van", "von", "der", "bin", "al", "da", "del", "la"])
_CONNECTORS: Final = frozenset(["of", "for", "to", "the", "and", "&"])


@dataclass(frozen=True, slots=True)
class Named:
    """A person as named at one place: offsets of the name in the text that was searched, and the words around it.

    `title` and `organisation` as printed, `start_of_title` where the title begins; `before` are the words before it that
    tell a side ("China's").
    """

    start: int
    end: int
    name: str
    title: str
    organisation: str
    start_of_title: int
    before: str = ""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def named_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Named]:
    """Everybody who is named behind a title, in the order of the text."""
    end = len(text) if end is None else end
    for run in _RUN.finditer(text, start, end):
        if not any(word.strip("().,'’") in HEADS or word in HEADS for word in run.group().split()):
            continue
        words = [
            _Word(m.group(), run.start() + m.start(), run.start() + m.end()) for m in re.finditer(r"\S+", run.group())
        ]
        words = _unglued(words)
        before = text[max(0, run.start() - 40) : run.start()]
        for at in range(len(words) - 2, -1, -1):
            if words[at].text.endswith(("'s", "’s")):
                before, words = " ".join(word.text for word in words[: at + 1]) + " ", words[at + 1 :]
                break
        for part in _persons(words):
            if found := _named(part, before):
                yield found
            before = ""


def is_name(words: str) -> bool:
    """Whether every word could be part of a name: `HAO Yeli`, `Dennis C. Blair`, `Ch'iao Kuan-hua`."""
    parts = words.split()
    return 1 <= len(parts) <= 5 and all(
        part in _PARTICLES or (_NAME_TOKEN.fullmatch(part) and part not in DOMAINS and part not in NOT_NAMES and part not in HEADS)
        for part in parts
    )  # fmt: skip


def _is_part(word: str) -> bool:
    return word in _PARTICLES or bool(
        _NAME_TOKEN.fullmatch(word.removesuffix("'s").removesuffix("’s"))
        and word not in DOMAINS and word not in NOT_NAMES and word not in HEADS
    )  # fmt: skip


def _unglued(words: list[_Word]) -> list[_Word]:
    """The words up to one to which a link was glued (`LewJacob`), which is cut in two."""
    for at, word in enumerate(words):
        cut = _GLUED.match(word.text)
        if cut and cut.group(1) not in _PREFIXES:
            return [*words[:at], _Word(cut.group(1), word.start, word.start + cut.end(1))]
    return words


_GLUED: Final = re.compile(r"([A-Z][a-z]{2,})[A-Z][a-z]{2,}")
_PREFIXES: Final = frozenset(["Mac", "Van", "Von", "Del", "Des", "Della", "Fitz", "Saint", "San", "Ben"])


def _persons(words: list[_Word]) -> Iterator[list[_Word]]:
    """The run cut at each "and" that stands between two people."""
    start = 0
    for at, word in enumerate(words):
        if word.text not in ("and", "&"):
            continue
        left = words[start:at]
        if _split(left) is not None and at + 1 < len(words):
            yield left
            start = at + 1
    yield words[start:]


def _split(words: list[_Word]) -> tuple[int, int] | None:
    """Where the last title ends and the name begins, as places in the list; None where there is no name."""
    heads = [at for at, word in enumerate(words) if word.text.strip("()") in HEADS]
    if not heads:
        return None
    head = heads[-1]
    after = head + 1
    while after < len(words) and words[after].text.startswith("("):
        after += 1
    if words[head].text in _HONORIFICS:
        stop = after
        while stop < len(words) and (_is_part(words[stop].text) or (stop == after and words[stop].text in _ALSO_WORDS)):
            stop += 1
        del words[stop:]
        return (head, after) if stop > after else None
    lowest = after
    if after < len(words) and words[after].text in _CONNECTORS:
        lowest = after + 1
        while lowest < len(words) and words[lowest].text in _CONNECTORS:
            lowest += 1
        lowest += 1  # the first word behind "of" or "for" says of what
    name_from = len(words)
    while name_from > lowest and name_from > len(words) - 4:
        word = words[name_from - 1].text
        if word in _PARTICLES and name_from < len(words):
            name_from -= 1
            continue
        is_word = word in NOT_NAMES and not (word in _ALSO_WORDS and name_from - 1 == after)
        if not _NAME_TOKEN.fullmatch(word) or word in DOMAINS or is_word or word in HEADS:
            break
        name_from -= 1
    while name_from < len(words) and words[name_from].text in _PARTICLES:
        name_from += 1
    if name_from >= len(words):
        return None
    if (
        name_from > lowest
        and lowest > after
        and len(words) - name_from < 2
        and words[name_from - 1].text not in DOMAINS
    ):
        return None
    return head, name_from


def _named(words: list[_Word], before: str) -> Named | None:
    while words and (words[-1].text in _CONNECTORS or words[-1].text.startswith("(")):
        words = words[:-1]
    if not words:
        return None
    last = words[-1]
    if last.text.endswith(("'s", "’s")):
        words = [*words[:-1], _Word(last.text[:-2], last.start, last.end - 2)]
    elif last.text.endswith((".", "'", "’")) and not re.fullmatch(r"(?:[A-Z]\.)+|Jr\.|Sr\.", last.text):
        words = [*words[:-1], _Word(last.text[:-1], last.start, last.end - 1)]
    elif re.fullmatch(r"[A-Z]\.", last.text) and len(words) > 1:
        return None
    cut = _split(words)
    if cut is None:
        return None
    head, name_from = cut
    name = words[name_from:]
    if len(name) == 1 and len(name[0].text) < 2:
        return None
    first = _title_from(words, head)
    title = words[first:name_from]
    organisation = words[:first]
    while organisation and organisation[-1].text in ("of", "for", "the", "and", "to"):
        organisation = organisation[:-1]
    while organisation and (
        organisation[0].text in _CONNECTORS or organisation[0].text in NOT_NAMES or organisation[0].text.startswith("(")
    ):
        organisation = organisation[1:]
    spelt = " ".join(word.text for word in title).strip()
    if spelt.strip(".") in _HONORIFICS:
        spelt = ""
    lead = words[0].start
    owner = _possessor(before)
    body = " ".join(word.text for word in organisation).strip()
    if not body and _BODY.search(owner):
        body = re.sub(r"['’]s?$", "", owner).removeprefix("The ").removeprefix("the ")
    return Named(
        name[0].start, name[-1].end, " ".join(word.text for word in name), spelt, body,
        title[0].start if title else lead, owner,
    )  # fmt: skip


def apposed_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Named]:
    """Everybody who is named before a title: `Ilva Sorn, Deputy Minister of Trade`, `Rebecca Karnak from Market Access`."""
    for found in _APPOSED.finditer(text, start, len(text) if end is None else end):
        name, rest = found["name"], found["rest"]
        lead = re.match(r"(?:[A-Z][a-z]+\.? )(?=[A-Z])", name)
        if lead and lead.group().strip() in NOT_NAMES | DOMAINS:
            continue
        if len(name.split()) < 2 or not is_name(name):
            continue
        first = found.start("name")
        if found["how"] == ",":
            words = rest.split()
            if not any(word.strip("().,") in HEADS for word in words) or (
                (named := next(named_in(rest), None)) and named
            ):
                continue
            yield Named(
                first, found.end("name"), name, rest.strip(), "", found.start("rest"), _possessor(found["whose"] or "")
            )
        else:
            yield Named(first, found.end("name"), name, "", rest.strip(), found.start("rest"))


def speaking_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Named]:
    """Everybody who begins a sentence with a full name and no title, and says something: `He Lifeng stated`."""
    for found in _SPEAKS.finditer(text, start, len(text) if end is None else end):
        words = found["name"].split()
        if all(_is_part(word) or (at == 0 and word in _ALSO_WORDS) for at, word in enumerate(words)):
            first = found.start("name")
            yield Named(first, found.end("name"), found["name"], "", "", first)


_SPEAKS: Final = re.compile(
    r"(?:^|[.!?”]\s+|\n\s*)(?P<name>[A-Z][a-z'’-]+(?: [A-Z]\.)? [A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)?),? (?:also |then |further |first )?"
    r"(?=(?:said|stated|noted|stressed|emphasi[sz]ed|underscored|pointed out|replied|answered|added|explained|argued|warned|urged|reaffirmed|reiterated|remarked|expressed|acknowledged|indicated|told|asked|welcomed|agreed)\b)",
    re.MULTILINE,
)
_NAME: Final = r"[A-Z][\w'’-]*(?: (?:[A-Z]\. )?(?:[A-Z][\w'’-]*|de|van|von|der|bin|al)){1,3}"
_APPOSED: Final = re.compile(
    rf"(?<![\w.’'-])(?P<name>{_NAME})(?P<how>,| from) (?=(?P<whose>(?:the |then |then-|former |[A-Z][\w.]*['’]s |Chinese |American |U\.S\. |US ){{0,2}})"
    r"(?P<rest>[A-Z][\w&'’-]*(?:\.(?=\w))?(?: (?:[A-Z][\w&'’-]*(?:\.(?=\w))?|of|for|to|the|and|&|\([A-Z]+\))){0,12}))"
)
_BODY: Final = re.compile(
    r"\b(?:Ministry|Department|Office|Bureau|Agency|Commission|Administration|Council|Committee|Embassy|[A-Z]{3,})\b"
)


def _title_from(words: list[_Word], head: int) -> int:
    """Where the title begins that ends in the head: with its modifiers; what stands before is an organisation."""
    first = head
    while first > 0 and (words[first - 1].text in _MODIFIERS or words[first - 1].text in HEADS):
        if words[first - 1].text in ("U.S.", "US", "USTR"):
            break
        if first > 1 and words[first - 2].text in ("of", "for"):
            break
        first -= 1
    if first >= 2 and words[first - 1].text in ("and", "&") and any(w.text in HEADS for w in words[:first]):
        return _title_from(words, max(at for at in range(first) if words[at].text in HEADS))
    earlier = [at for at in range(first) if words[at].text in HEADS]
    if (
        earlier
        and any(word.text in ("of", "for", "to") for word in words[earlier[-1] : first])
        and not any(word.text.startswith("(") for word in words[earlier[-1] : first])
    ):
        return _title_from(words, earlier[-1])
    return first


_POSSESSOR: Final = re.compile(
    r"((?:(?:[A-Z][\w.]*|of|the|and) ){0,6}[A-Z][\w.]*(?:['’]s)|Chinese|American|U\.S\.|US|[A-Z][a-z]+(?:an|ese|ish|ian))\s+$"
)


def _possessor(before: str) -> str:
    found = _POSSESSOR.search(before)
    return found.group(1) if found else ""
