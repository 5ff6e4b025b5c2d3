"""Whether a finished file still says who spoke, or for whom: names of people and organisations, and sides that "said" something.

What is searched is the file as it would leave, part by part, not the words it was made of. Letters are compared without
accents, width, invisible characters and the difference between simplified and traditional ones. It is strict: a family
name that stands alone counts. One that is an ordinary word (He, Long) counts in the middle of a sentence, or beside a title.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from drafts.expressions import SIMPLIFIED
from exports.word.package import Package, open_own_package
from exports.word.reader import paragraphs_of, read_package


class LeftKind(StrEnum):
    """Whose name was left."""

    PERSON = "person"
    ORGANISATION = "organisation"
    SIDE = "side"


@dataclass(frozen=True, slots=True)
class Known:
    """A name that may not be left: as it is written, and for a person the family name with the titles that may stand with it."""

    text: str
    kind: LeftKind = LeftKind.PERSON
    family: str = ""
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """A name that was left, and the paragraph in which it stands."""

    kind: LeftKind
    word: str
    place: str


_OF_NAMES: Final = str.maketrans(
    "呂張陳劉楊黃趙吳孫馬許鄭鄧馮韓蕭葉蘇羅盧蔣賈譚陸鍾鐘鄒龍萬錢湯賴喬龔顧賀嚴齊龐紀項魯衛關聶歐區華莊寧"
    "閻畢鄔國偉麗強軍傑靜慶曉興榮愛蘭鳳雲東賓輝勝銘鋒鵬維剛齡蓮瓊瑋穎懷寶貴財順義禮賢遠進達運時書學濤澤潔"
    "濱淨漢燦煒燁爾獻瑩璽瑤韻飛驥駿騰鈞銳鎮錦錚鑒陽際雙雋霽顏顯發嘯堯壽夢奮嬌寬岡崗嶺嶽廣彥憲數昇暉曄棟楓"
    "楨樂樹橋歸滿潤瀾灝煥熱爍畫疇眾碩禎筆節簡紹絢緒緯總聖聰肅臨藝蘊親詠詩誌謙譽豐賜躍軒載輔轅醫釗鈺鐵長閔"
    "電靈韋頌馳鮑鴻鶴鷹麥黨齋參贊領處員團會將記議經務師銀業協網絡報環構認監標準證",
    "吕张陈刘杨黄赵吴孙马许郑邓冯韩萧叶苏罗卢蒋贾谭陆钟钟邹龙万钱汤赖乔龚顾贺严齐庞纪项鲁卫关聂欧区华庄宁"
    "阎毕邬国伟丽强军杰静庆晓兴荣爱兰凤云东宾辉胜铭锋鹏维刚龄莲琼玮颖怀宝贵财顺义礼贤远进达运时书学涛泽洁"
    "滨净汉灿炜烨尔献莹玺瑶韵飞骥骏腾钧锐镇锦铮鉴阳际双隽霁颜显发啸尧寿梦奋娇宽冈岗岭岳广彦宪数升晖晔栋枫"
    "桢乐树桥归满润澜灏焕热烁画畴众硕祯笔节简绍绚绪纬总圣聪肃临艺蕴亲咏诗志谦誉丰赐跃轩载辅辕医钊钰铁长闵"
    "电灵韦颂驰鲍鸿鹤鹰麦党斋参赞领处员团会将记议经务师银业协网络报环构认监标准证",
)  # fmt: skip
"""Traditional forms of characters that are frequent in names of people and organisations and in titles, beside those of texts."""
_HAN: Final = "\u3400-\u9fff\U00020000-\U0003ffff"
_IS_HAN: Final = re.compile(f"[{_HAN}]")
_EVERYWHERE: Final = frozenset(
    ("english", "ford", "france", "german", "hong", "kong", "king", "march", "may", "new", "north", "page", "pope", "prime",
     "south", "state", "us", "west", "york")
)  # fmt: skip
"""Family names that are words, or parts of names, which stand with a capital in the middle of a sentence too."""
_ORDINARY: Final = frozenset(
    ("an", "ban", "bay", "best", "bill", "black", "bond", "brown", "bush", "can", "case", "chance", "chase", "cross", "day", "do",
     "go", "good", "grant", "gray", "green", "hall", "he", "hill", "hope", "in", "is", "lake", "lane", "law", "long", "love",
     "major", "man", "mark", "more", "or", "park", "person", "power", "price", "read", "rich", "she", "small", "so", "son", "stone",
     "strong", "summer", "sun", "tan", "the", "they", "to", "van", "wan", "we", "white", "will", "wing", "winter", "wise", "wood",
     "word", "work", "yes", "you", "young")
)  # fmt: skip
"""Family names that are words with which a sentence may begin; in the middle of one a capital makes them a name."""
_HONORIFICS: Final = (
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "madam", "madame", "ambassador", "minister", "secretary", "director",
    "general", "admiral", "colonel", "president", "chairman", "chairwoman", "chair", "counsel", "counsellor", "consul",
    "senator", "governor", "commissioner", "representative", "administrator", "officer", "attache", "fellow",
)  # fmt: skip
_TITLES_ZH: Final = (
    "先生", "女士", "小姐", "博士", "教授", "主任", "副主任", "部长", "副部长", "部长助理", "司长", "副司长", "局长", "副局长", "处长", "副处长",
    "大使", "公使", "参赞", "领事", "秘书长", "秘书", "将军", "上将", "中将", "少将", "院长", "副院长", "所长", "会长", "副会长", "主席", "团长", "副团长",
    "代表", "总裁", "副总裁", "总经理", "经理", "研究员", "司令", "委员", "书记", "省长", "市长", "总统", "总理", "议员", "老师", "同志", "总",
)  # fmt: skip
_SAYS_EN: Final = (
    r"(?:said|says?|stat(?:e|es|ed|ing)|propos\w+|not(?:e|ed|es)|stress\w*|emphasi[sz]\w+|explain\w*|argu\w+|ask(?:ed|s)?|request\w*|"
    r"urg(?:e|ed|es)|express\w*|indicat\w+|point(?:ed|s)? (?:out|to)|acknowledg\w+|den(?:y|ied|ies)|suggest\w*|consider(?:s|ed)?|"
    r"believ\w+|hop(?:e|es|ed)|under(?:lin|scor)\w+|recall\w*|answer\w*|repl(?:y|ied|ies)|call(?:s|ed)? (?:for|on)|voic\w+|"
    r"warn\w*|insist\w*|maintain\w*|observ(?:e|es|ed)|remark\w*|object(?:s|ed)?|oppos(?:e|es|ed)|support(?:s|ed)?|welcom\w+|"
    r"offer(?:s|ed)?|wish\w*|want\w*|encourag\w+|favou?r(?:s|ed)?|thinks?|thought|feels?|felt|admit\w*|critici[sz]\w+|"
    r"announc\w+|complain\w*|doubt\w*|fear(?:s|ed)?|prefer\w*|mention\w*|add(?:ed|s))"
)
_GROUP_EN: Final = (
    r"\s+(?:delegation|team|party|experts?|specialists?|scholars?|officials?|negotiators?|representatives?)"
)
_SAYS_ZH: Final = "(?:表示|指出|强调|提出|认为|建议|要求|希望|重申|承认|否认|说明|解释|介绍|询问|答复|回应|呼吁|敦促|称|说|愿意|主张|反对|支持|欢迎|关切|质疑|坚持|鼓励|批评|担心|担忧|期待|赞成|倡议|坦言|注意到|提及|提到|抱怨|赞赏|感谢|相信|对此|抱有)"
_ASKS_ZH: Final = "(?:希望|要求|敦促|呼吁|促请|建议|鼓励|请求|请)"


def left_in(content: bytes, known: Iterable[Known], sides: Iterable[str] = ()) -> tuple[Left, ...]:
    """Every name in a file of ours that may not be there, with the paragraph where it stands, in the order of the file.

    `sides` are the names by which the sides are called; they count where somebody is said to speak for one of them.
    Raises a subclass of ImportRefused when the file cannot be read.
    """
    patterns = [(name, _patterns(name)) for name in dict.fromkeys(known) if name.text.strip() or name.family.strip()]
    speaking = _speaking(tuple(dict.fromkeys(filter(None, sides))))
    found: dict[tuple[str, str], Left] = {}
    for place in _paragraphs(open_own_package(content)):
        plain = bare(place)
        folded = plain.casefold()
        for name, (anywhere, as_written) in patterns:
            hit = (anywhere and anywhere.search(folded)) or (as_written and as_written.search(plain))
            if hit:
                found.setdefault((hit.group().casefold(), place), Left(name.kind, name.text or name.family, place))
        for pattern in speaking:
            if hit := pattern.search(plain):
                found.setdefault((hit.group(), place), Left(LeftKind.SIDE, hit.group().strip(), place))
    return tuple(found.values())


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """The text without accents, width, invisible characters and traditional forms; case and spaces stay."""
    apart = unicodedata.normalize("NFKD", text)
    seen = "".join(x for x in apart if not unicodedata.combining(x) and unicodedata.category(x) != "Cf")
    return unicodedata.normalize("NFC", seen).translate(SIMPLIFIED).translate(_OF_NAMES)


def _paragraphs(package: Package) -> Iterator[str]:
    """Every paragraph of every story in both views, and what the other parts of the file say."""
    text = read_package(package)
    given: dict[str, None] = {}
    for story in text.stories:
        for view in ("accepted", "rejected"):
            given.update(dict.fromkeys(paragraphs_of(story.blocks, view)))
    worded = {story.part for story in text.stories}
    for part in package.names:
        if part.lower().endswith((".xml", ".rels")) and part not in worded and not part.startswith("word/"):
            root = package.tree(part)
            given.update(dict.fromkeys(str(words).strip() for words in root.itertext()))
    yield from (words for words in given if words.strip())


@lru_cache(maxsize=4096)
def _patterns(name: Known) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """What is looked for in the folded text, and what in the text as it is written, capitals and all."""
    anywhere: list[str] = []
    as_written: list[str] = []
    text, family = bare(name.text).strip(), bare(name.family).strip()
    titles = tuple(bare(title).strip().casefold() for title in name.titles if title.strip())
    if _IS_HAN.search(text):
        if len(_letters(text)) > 1:
            anywhere.append(r"[\s·・•]*".join(map(re.escape, _letters(text.casefold()))))
        elif name.kind == LeftKind.PERSON:
            family = family or text
    elif text:
        words = re.findall(r"\w+", text)
        if len(words) > 1:
            anywhere.append(_whole(r"[\W_]*".join(re.escape(word.casefold()) for word in words)))
        elif words and name.kind == LeftKind.PERSON:
            family = family or words[0]
        elif words and text.isupper() and len(text) <= 5:  # an acronym: US is no word, "us" is one
            as_written.append(_whole(re.escape(text)))
        elif words:
            anywhere.append(_whole(re.escape(words[0].casefold())))
    if family and _IS_HAN.search(family):
        behind = "|".join(re.escape(title) for title in (*titles, *_TITLES_ZH) if _IS_HAN.search(title))
        anywhere.append(rf"{re.escape(family.casefold())}\s*(?:{behind})")
    elif family:
        before = "|".join(re.escape(title) for title in (*titles, *_HONORIFICS) if not _IS_HAN.search(title))
        behind = "|".join(map(re.escape, _TITLES_ZH))
        lone = r"[\W_]*".join(re.escape(part) for part in re.findall(r"\w+", family.casefold()))
        if lone:
            anywhere.append(_whole(rf"(?:{before})\.?\s+{lone}"))
            anywhere.append(rf"(?<![0-9a-z]){lone}\s*(?:{behind})")
            if family.casefold() not in _EVERYWHERE:
                begins = rf"(?:(?<=[a-z0-9,;] )|(?<=[{_HAN}]))" if family.casefold() in _ORDINARY else ""
                as_written.append(_whole(f"{begins}(?:{_titled(family)}|{re.escape(family.upper())})"))
    return _one_of(anywhere), _one_of(as_written)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _titled(family: str) -> str:
    """The family name with a capital, as a sentence writes it; a name of several parts with or without them."""
    parts = [re.escape(part[:1].upper() + part[1:]) for part in re.findall(r"\w+", family)]
    given = [re.escape(part) for part in re.findall(r"\w+", family)]
    return r"[\W_]*".join(parts) + "|" + r"[\W_]*".join(given)


def _whole(pattern: str) -> str:
    """Not in the middle of a Latin word; a Chinese character may stand beside it."""
    return rf"(?<![0-9A-Za-z])(?:{pattern})(?![0-9A-Za-z])"


def _one_of(patterns: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(patterns)) if patterns else None


@lru_cache(maxsize=64)
def _speaking(sides: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Somebody is said to speak for a side: the American participants said, 中方表示. That a government does something is none."""
    latin = "|".join(re.escape(bare(side)) for side in sides if not _IS_HAN.search(side))
    short = "|".join(re.escape(bare(side)) for side in sides if _IS_HAN.search(side) and side.endswith("方"))
    whole = "|".join(re.escape(bare(side)) for side in sides if _IS_HAN.search(side) and not side.endswith("方"))
    who = "(?:一方|代表团?|专家|官员|人士)"
    made = []
    if latin:
        begins = rf"(?<![0-9A-Za-z])(?:{latin})(?:['’]s)?"
        made.append(rf"{begins}\s+(?:side|participants?|delegates?|speakers?|attendees?)\b")
        made.append(rf"{begins}(?:{_GROUP_EN}\s+(?:\w+\s+){{0,2}}?|\s+(?:\w+ly\s+)?)(?i:{_SAYS_EN})\b")
    if short or whole:
        made.append(rf"(?:{'|'.join(filter(None, (short, whole)))})与会")
    if short:
        made.append(rf"{_ASKS_ZH}(?:{short})")  # who is asked says who asks
        made.append(rf"(?:{short}){who}?[^，。；：、！？]{{0,6}}?{_SAYS_ZH}")
    if whole:
        made.append(rf"(?:{whole})(?:{who}[^，。；：、！？]{{0,6}}?)?{_SAYS_ZH}")
    return tuple(map(re.compile, made))
