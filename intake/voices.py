"""Who speaks in a sentence, and with which verb: before it, behind it, by a pronoun, by the turn, or carried over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from intake.kinds import DocumentKind
from intake.page import Page, Sentence
from intake.people import Person
from intake.proposals import JOINT, Attributed, TextRole, Who

STRONG: Final = (
    r"said|says|stated|states(?=\s+that\b|\s*[,:“])|emphasi[sz]ed|stressed|underscored|pointed\s+out|noted|indicated|answered|acknowledged|explained|urged|urges|reaffirmed|reiterated|replied|argued|insisted|maintained"
    r"|warned|remarked|added|responded|declared|made\s+(?:it\s+)?clear|reaffirms|reiterates|affirmed|countered|rejected|refuted|denounced|cautioned|objected|observed|asserted|conceded"
    r"|underlined|pressed|protested|contended|concluded|clarified|confirmed|opposes|opposed|demanded|conveyed|summari[sz]ed"
)
WEAK: Final = (
    r"expressed|raised|outlined|elaborated|recogni[sz]ed|felt|concurred|mentioned|highlighted|advocated|denied|called\s+(?:up)?on(?=[^.;]{3,120}\bto\b)|called\s+for|agreed|believes?|relayed|told|asked|hopes?|hoped|considered|claimed|claims"
    r"|is\s+insistent|wants|supports|appreciated|welcomed|proposed|suggested|requested|encouraged|alleged|notes|stresses|objects|described|reported|revealed|sought|complained|questioned|inquired|announced|promised|pledged"
    r"|point\s+to|argue|say|note|agree|oppose|support|recogni[sz]e|fear|contend|thinks?|thought|commented|disclosed|informed|voiced|reviewed|remain(?:ed|s)?\s+concerned|(?:has|have|had)\s+objected|accused"
)
_VERB: Final = re.compile(rf"\b(?:(?P<strong>{STRONG})|(?P<weak>{WEAK}))\b")
_GERUND: Final = re.compile(
    r",\s+(?:also\s+)?(?:emphasi[sz]ing|stressing|noting|adding|saying|stating|arguing|warning|pointing\s+out|underscoring|explaining|urging|insisting)\b"
)
_PRONOUN: Final = re.compile(
    r"(?<![\w’'])(?:He|She|he|she)(?![\w’'-])(?! [A-Z][a-z]+ (?:said|stated|noted|added|told))"
)
_OFFICE: Final = re.compile(
    r"(?<!\w)[Tt]he\s+(?:(?:Prime|Foreign|Vice|Deputy|Under|Assistant|Trade|Special|Commerce|Finance|Defense|Treasury)\s+)*(?P<head>Minister|Secretary|President|Premier|Ambassador|Representative|Director|Chairman|Envoy|Spokesperson|spokesperson|spokesman|Commissioner|Advisor|Adviser|Chancellor|General|Senator|Administrator|Doctor)(?!\s+(?:of|for|to)\b)(?![\w’'-])"
)
_GROUP: Final = re.compile(
    r"(?<![\w’'-])(?:[Tt]he\s+|[Ss]ome\s+|[Ss]everal\s+|[Mm]ost\s+|[Mm]any\s+|[Ff]oreign\s+|[Ll]ocal\s+)?(?:[\w.’'-]+\s+){0,2}?(?:[Tt]rade\s+groups?|[Bb]usiness(?:es)?(?:\s+groups?)?|coalition|[Ii]ndustry(?:\s+(?:groups?|representatives|participants))?|[Pp]articipants|[Dd]elegates"
    r"|[Oo]fficials|[Ee]xperts|[Ss]pecialists|[Aa]nalysts|[Cc]ompanies|[Ff]irms|[Ll]etter|[Ss]tatement|[Cc]hamber|[Aa]ssociation|[Oo]rgani[sz]ations|NGOs|[Gg]roups|[Ss]cholars|[Ii]nterlocutors?|[Dd]iplomats|[Ss]ources|[Cc]ounterparts?|[Dd]elegations?)(?![\w’'-])"
)
_ZH_STRONG: Final = "指出|强调|表示|重申|阐明|敦促|申明|声明|回应|指明|告诫|警告"
_ZH_WEAK: Final = "认为|说|称|介绍|宣布|希望|要求|反对|阐述|阐释|阐释了|建议|呼吁|欢迎|赞赏|谈及|提出|谈到|补充|答复|回答|透露|坦言|期待|主张|感谢|支持|相信|承认|否认|驳斥"
_ZH_VERB: Final = re.compile(
    rf"(?:(?P<strong>{_ZH_STRONG})|(?<![和、与及的])(?P<weak>{_ZH_WEAK})(?<!(?:要求|希望|建议|主张)(?=[，。；、]))(?!的|》))(?!的?(?:共识|关切|问题|声音|下)|》)"
)
_ZH_PRONOUN: Final = re.compile(r"(?:^|，)[他她](?=[^们])")
_CEREMONY: Final = re.compile(
    r"^(?:了|过|热烈|诚挚|衷心|由衷|深切|崇高|良好)*(?:欢迎|感谢|祝贺|问候|慰问|哀悼|敬意|赞赏|谢意|祝愿)|^(?:his|her|their|its)?\s*(?:heartfelt |sincere |deep |warm )?(?:appreciation|thanks|gratitude|condolences|congratulations)\b"
)
_ACCORDING: Final = re.compile(r"\b[Aa]ccording\s+to\s+(?P<who>[^,.;”\"]{2,80})")
_SAID_BY: Final = re.compile(
    rf"[”\"’,]\s+(?:(?:{STRONG}|{WEAK})\s+)(?P<who>[^,.;]{{2,60}})|[,”]\s*(?:[”\"]\s*)?(?P<who2>[^,.;“”]{{2,60}}?)\s+(?P<verb>{STRONG})\b(?=[,.;\s])"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that somebody says: who, the verb (empty where carried over), whether it is a strong one."""

    sentence: Sentence
    who: Who
    verb: str
    is_strong: bool
    verb_at: int = 0
    """Where the words behind the verb begin, in the sentence."""


def said_in(page: Page) -> Iterator[Said]:
    """Every sentence that may be given to a side, with who speaks; without a voice `who` is empty."""
    last = Who()
    paragraph: Who = Who()
    index = -1
    carries = page.kind in (
        DocumentKind.READ_OUT,
        DocumentKind.CABLE,
        DocumentKind.UNKNOWN,
        DocumentKind.PRESS,
        DocumentKind.MINUTES,
        DocumentKind.NEWS,
    )
    carries = carries and not page.is_own_voice
    quoted = Who()
    for sentence in page.spoken():
        if sentence.index != index:
            if not _POINT.match(sentence.text):
                paragraph = Who()
            index = sentence.index
        if sentence.turn:
            yield Said(sentence, sentence.turn, "", False)
            last = sentence.turn
            continue
        found = _spoken(page, sentence, last)
        if found is not None:
            if (
                paragraph.name
                and not found.who.name
                and page.kind == DocumentKind.READ_OUT
                and found.who.attributed == Attributed.NAMED
            ):
                # What a side hopes, in the paragraph of a named speaker, is still the speaker's word.
                if not found.is_strong:
                    yield Said(sentence, _carried(paragraph), "", False)
                    continue
            elif found.who.party != JOINT or found.who.name:
                paragraph = found.who
            if found.who.name:
                last = found.who
            if "“" in sentence.text:
                quoted = found.who
            yield found
            continue
        named = _first_named(page, sentence)
        if named is not None:
            last = named
        if carries and paragraph and _may_carry(sentence.text):
            yield Said(sentence, _carried(paragraph), "", False)
        elif sentence.stretch.role == TextRole.QUOTATION and quoted:
            yield Said(sentence, _carried(quoted), "", False)
        else:
            yield Said(sentence, Who(), "", False)


_POINT: Final = re.compile(
    r"\s*(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，、]|首先|其次|(?:First|Second|Third|Fourth|Fifth|Finally),)"
)


def _carried(who: Who) -> Who:
    return Who(who.party, who.name, who.words, Attributed.CARRIED, who.anchor)


def _may_carry(words: str) -> bool:
    if re.match(
        r"\W*(?:In addition|Going forward|During the|After the|The (?:meeting|call|discussion|talks|visit)s? (?:was|were|lasted|took)|会谈后|会见后|会后|此外|双方(?:还|就|一致|同意|商定|将)|两国元首(?:还|就|同意|一致|认可|欢迎|强调|责成))",
        words,
    ):
        return False
    if re.match(r"\W*(?:The two|Both|They)\b", words):
        return bool(re.search(r"\b(?:should|need|must)\b", words))
    return True


def _first_named(page: Page, sentence: Sentence) -> Who | None:
    called = next(page.called(sentence.start, min(sentence.end, sentence.start + 60)), None)
    return page.who(called.person, called.start, called.end) if called else None


def _spoken(page: Page, sentence: Sentence, last: Who) -> Said | None:
    if re.search("[\u4e00-\u9fff]", sentence.text) and len(re.findall("[\u4e00-\u9fff]", sentence.text)) * 4 > len(
        sentence.text
    ):
        return _spoken_zh(page, sentence, last)
    return _spoken_en(page, sentence, last)


def _spoken_en(page: Page, sentence: Sentence, last: Who) -> Said | None:
    words = sentence.text
    subjects = list(_subjects(page, sentence, last))
    outside = _outside_quotes(words)
    for verb in _VERB.finditer(words):
        if not outside[verb.start()]:
            continue
        who = _subject_of(words, subjects, verb.start())
        if who is None:
            continue
        after = words[verb.end() : verb.end() + 40].strip()
        strong = bool(verb["strong"]) and not _CEREMONY.match(after) and len(words) - verb.end() > 12
        if verb.group().startswith(("rejected", "opposed", "states", "confirmed")) and re.match(r"\w*\s*$", after):
            strong = False
        gerund = _GERUND.search(words, verb.end())
        return Said(sentence, who, verb.group(), strong or bool(gerund and who.name), verb.end())
    for by in _SAID_BY.finditer(words):
        part = by["who"] or by["who2"]
        start = sentence.start + by.start("who" if by["who"] else "who2")
        who = _who_in(page, start, start + len(part), last)
        if who:
            strong = bool(by["verb"]) or bool(re.search(rf"\b(?:{STRONG})\b", by.group()))
            return Said(sentence, who, by["verb"] or "said", strong and bool(who.name or who.party), 0)
    m = _ACCORDING.search(words)
    if m:
        start = sentence.start + m.start("who")
        who = _who_in(page, start, start + len(m["who"]), last)
        if not who:
            who = Who(
                "", m["who"].strip(), m["who"].strip(), Attributed.SOURCE, page.anchor(start, start + len(m["who"]))
            )
        return Said(sentence, who, "according to", False, 0)
    return None


@dataclass(frozen=True, slots=True)
class _Subject:
    start: int
    end: int
    who: Who


def _subjects(page: Page, sentence: Sentence, last: Who) -> Iterator[_Subject]:
    """Everybody who could be the subject of a verb of the sentence, with offsets in the sentence."""
    base = sentence.start
    taken: list[tuple[int, int]] = []
    for called in page.called(sentence.start, sentence.end):
        taken.append((called.start, called.end))
        yield _Subject(called.start - base, called.end - base, page.who(called.person, called.start, called.end))
    for mention in page.mentions(sentence.start, sentence.end):
        if any(a < mention.end and mention.start < b for a, b in taken):
            continue
        taken.append((mention.start, mention.end))
        anchor = page.anchor(mention.start, mention.end)
        yield _Subject(
            mention.start - base, mention.end - base, Who(mention.party, "", mention.words, Attributed.NAMED, anchor)
        )
    for m in _PRONOUN.finditer(sentence.text):
        if last:
            yield _Subject(
                m.start(),
                m.end(),
                Who(
                    last.party, last.name, m.group(), Attributed.PRONOUN, page.anchor(base + m.start(), base + m.end())
                ),
            )
    for m in _OFFICE.finditer(sentence.text):
        person = _holder(page, m["head"], last)
        if person is not None:
            yield _Subject(m.start(), m.end(), page.who(person, base + m.start(), base + m.end(), Attributed.PRONOUN))
    for m in _GROUP.finditer(sentence.text):
        lead = _NOT_OF_GROUP.match(m.group())
        first = base + m.start() + (lead.end() if lead else 0)
        if not any(a < base + m.end() and first < b for a, b in taken):
            words = page.text[first : base + m.end()]
            yield _Subject(
                first - base,
                m.end(),
                Who("", words.strip(), words, Attributed.NAMED, page.anchor(first, base + m.end())),
            )


_NOT_OF_GROUP: Final = re.compile(
    r"(?:(?:but|that|and|when|as|which|with|while|of|in|by|for|said|if|or|also|where|because|after|before|than|then|has|have|had|is|are|was|were|to|from|on|at)\s+)+"
)


def _holder(page: Page, head: str, last: Who) -> Person | None:
    """Who is meant by "the Secretary": the last speaker with that title, else the only one who has it."""
    head = {"Doctor": "Dr"}.get(head, head).lower()
    holders = [person for person in page.people.persons if head in person.title.lower()]
    for person in holders:
        if person.name == last.name:
            return person
    return holders[0] if len(holders) == 1 else None


_BETWEEN: Final = re.compile(
    r"[\s,)”\"']*(?:(?:\([^()]*\)|,[^,]{2,90},|also|then|further|again|repeatedly|strongly|firmly|later|quickly|frankly|privately|publicly|politely|himself|herself|has|have|had|in\s+turn|for\s+(?:his|her|its)\s+part|in\s+(?:reply|response)|and\s+[A-Z][\w’.' ]{2,50}|subsequently|clearly|explicitly|once|both|side|officials?|solemnly|categorically|specifically"
    r"|officials\s+have|did\s+not\s+respond\s+but|[a-z]+ly|in\s+(?:early|late|mid)\s+[A-Z][a-z]+|[Oo]n\s+[A-Z][a-z]+|\d{4}|that\s+day|on\s+[A-Z]\w+\s\d{1,2})[\s,]*)*"
)


def _subject_of(words: str, subjects: list[_Subject], verb: int) -> Who | None:
    """The nearest subject before a verb with nothing between them but adverbs and asides."""
    for subject in sorted(subjects, key=lambda one: -one.end):
        if subject.end > verb:
            continue
        between = words[subject.end : verb]
        if len(between) > 160:
            return None
        if _BETWEEN.fullmatch(between):
            if re.search(
                r"\b(?:by|with|to|of|from|for|between|among|asked|told|against)\s+(?:the\s+)?$",
                words[max(0, subject.start - 12) : subject.start],
            ):
                continue
            return subject.who
        if (
            subject.who.name
            and re.fullmatch(
                r",?\s+(?:of|from|at|who|whose|the|speaking|representing)\b[^.;:“”]{2,140}?[,\s]\s*", between
            )
            and "," in between
        ):
            return subject.who
    return None


def _of_list(words: str, subjects: list[_Subject], last: _Subject) -> Who:
    """The last of a list of people speaks for none of them alone: their side, where it is one."""
    named = [one for one in subjects if one.who.name and one.who.attributed == Attributed.NAMED and one.end <= last.end]
    if len(named) < 3 or not last.who.name:
        return last.who
    ordered = sorted(named, key=lambda one: one.start)
    for one, following in zip(ordered[-3:], ordered[-2:], strict=False):
        if (
            not re.fullmatch(r"[^.;:]{0,4}(?:[A-Z(][^.;:]{0,120})?", words[one.end : following.start].strip(" ,"))
            or "," not in words[one.end : following.start]
        ):
            return last.who
    parties = {one.who.party for one in named if one.who.party}
    return Who(
        parties.pop() if len(parties) == 1 else "",
        "",
        words[ordered[0].start : last.end],
        Attributed.NAMED,
        last.who.anchor,
    )


def _outside_quotes(words: str) -> list[bool]:
    if "“" not in words and '"' not in words:
        return [True] * (len(words) + 1)
    outside, inside = [], False
    straight = words.count('"') % 2 == 0
    for letter in words:
        if letter == "“" or (letter == '"' and straight and not inside):
            inside = True
            outside.append(False)
            continue
        outside.append(not inside)
        if letter == "”" or (letter == '"' and straight):
            inside = False
    return [*outside, True] if outside else [True]


def _who_in(page: Page, start: int, end: int, last: Who) -> Who:
    called = next(page.called(start, end), None)
    if called:
        return page.who(called.person, called.start, called.end)
    mention = page.mention(start, end)
    if mention:
        return Who(mention.party, "", mention.words, Attributed.NAMED, page.anchor(mention.start, mention.end))
    if last and re.match(r"\s*(?:he|she|He|She)\b", page.text[start:end]):
        return Who(last.party, last.name, page.text[start:end].strip(), Attributed.PRONOUN, page.anchor(start, end))
    if m := _GROUP.search(page.text, start, end):
        return Who("", m.group().strip(), m.group(), Attributed.NAMED, page.anchor(m.start(), m.end()))
    return Who()


_BETWEEN_ZH: Final = re.compile(
    r"(?:[^，。；：“”]{0,24}|[^，。；：“”]{0,40}，(?:同时|并|还|也|再次|进一步|郑重|明确)?)"
)


def _spoken_zh(page: Page, sentence: Sentence, last: Who) -> Said | None:
    words = sentence.text
    base = sentence.start
    subjects: list[_Subject] = []
    for called in page.called(sentence.start, sentence.end):
        subjects.append(
            _Subject(called.start - base, called.end - base, page.who(called.person, called.start, called.end))
        )
    for mention in page.mentions(sentence.start, sentence.end):
        if re.match(r"[\u4e00-\u9fff]*(?:方|国|元首|双方|领导人|政府)$", mention.words):
            subjects.append(
                _Subject(
                    mention.start - base,
                    mention.end - base,
                    Who(mention.party, "", mention.words, Attributed.NAMED, page.anchor(mention.start, mention.end)),
                )
            )
    for m in _ZH_PRONOUN.finditer(words):
        if last:
            subjects.append(
                _Subject(
                    m.end() - 1,
                    m.end(),
                    Who(
                        last.party,
                        last.name,
                        m.group()[-1],
                        Attributed.PRONOUN,
                        page.anchor(base + m.end() - 1, base + m.end()),
                    ),
                )
            )
    for verb in _ZH_VERB.finditer(words):
        for subject in sorted(subjects, key=lambda one: one.start):
            if subject.end > verb.start() or not _begins_clause(words, subject.start):
                continue
            between = words[subject.end : verb.start()]
            if verb["weak"] and len(between) > 12:
                continue
            if not _BETWEEN_ZH.fullmatch(between) and not (
                subject.start <= 2 and len(between) < 60 and not re.search("[。；：]", between)
            ):
                continue
            if subject.start > 2 and "，" in between:
                continue
            after = words[verb.end() :]
            strong = bool(verb["strong"]) and not _CEREMONY.match(after.lstrip("，：“")) and len(after) > 6
            return Said(sentence, subject.who, verb.group(), strong, verb.end())
    return None


def _begins_clause(words: str, at: int) -> bool:
    before = words[:at]
    return (
        not before
        or before[-1] in "，。；：、“” \n"
        or bool(
            re.search(r"(?:副?主席|总统|总理|部长|国务卿|代表|大使|发言人|先生|女士|时|后|对此|人|部|会|方)$", before)
        )
    )
