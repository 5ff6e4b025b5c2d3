"""Telling the kind of a document, whose text it is, and when it is dated, by fixed signs that are listed as evidence."""

import re
from datetime import date
from typing import Final

from intake.cable import is_cable
from intake.dates import dates_in
from intake.kinds import DocumentKind, KindFinding, Sign
from intake.parties import BOTH_EN

_TWO_LISTS: Final = re.compile(
    r"^\s*(?:CHINESE|AMERICAN|U\.?S\.?|[A-Z]+)\s+(?:PARTICIPANTS|DELEGATION)\s*:?\s*$|^\s*(?:中方|美方)(?:与会)?(?:专家|代表|人员)名单",
    re.MULTILINE,
)
_BULLETS: Final = re.compile(
    r"^[ \t]*(?:[•·●○▪■◆*–—-][ \t]+|\(?\d{1,2}[.)、][ \t]*|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,2}）|第[一二三四五六七八九十]+[，、])(?=\S)",
    re.MULTILINE,
)
_WILL: Final = re.compile(
    r"\b(?:will|shall|agreed?\s+to|agrees\s+to|commits?\s+to|committed\s+to|is\s+to)\b|将(?=[^来军])|同意|承诺|暂停|取消"
)
_QUOTED_SAYING: Final = re.compile(
    r"[”\"]\s*(?:,\s*)?(?:\w+\s+){0,3}(?:said|says|told|wrote|reported)\b|\b(?:said|told reporters|according to|reported)\b"
)
_TURNS: Final = re.compile(
    r"^(?:(?:Dr|Mr|Mrs|Ms)\.? |(?:Ambassador|Secretary|President|Premier|Minister|Chairman|General|Prime Minister|Vice Premier|Marshal|Foreign Minister) )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}:\s+\S",
    re.MULTILINE,
)

_SIGNS: Final[tuple[tuple[DocumentKind, str, int, re.Pattern[str]], ...]] = (
    (DocumentKind.MEMCON, "memorandum of conversation", 6, re.compile(r"MEMORANDUM OF (?:TELEPHONE )?CONVERSATION|Memorandum of (?:Telephone )?Conversation|会谈记录|谈话记录")),
    (DocumentKind.MEMCON, "list of participants", 3, re.compile(r"^\s*(?:PARTICIPANTS|Participants)\s*:?\s*(?:$|\S)", re.MULTILINE)),
    (DocumentKind.MINUTES, "minutes", 6, re.compile(r"^\s*(?:AGREED |Agreed )?(?:MINUTES|Minutes)\b|^\s*(?:会议|会谈)纪要", re.MULTILINE)),
    (DocumentKind.JOINT_STATEMENT, "joint statement", 6, re.compile(r"^[^\n.]{0,80}(?:JOINT (?:STATEMENT|COMMUNIQU|DECLARATION|PRESS STATEMENT)|Joint (?:Statement|Communiqu|Declaration|Press (?:Statement|Communiqu|Release)))|^[^\n。]{0,40}(?:联合声明|联合公报|联合宣言|联合新闻公报)\s*$", re.MULTILINE)),
    (DocumentKind.JOINT_STATEMENT, "preamble of two governments", 5, re.compile(r"\A\s*(?:[^\n]{0,200}\n){0,4}?\s*The Governments? of [^\n]{5,200}\band\b[^\n]{0,30}\b(?:Government|the)\b|\A[^\n]{0,80}\n?\s*[\u4e00-\u9fff]{2,12}政府[^\n]{0,12}[和与][\u4e00-\u9fff]{2,12}政府")),
    (DocumentKind.JOINT_STATEMENT, "recitals", 2, re.compile(r"^(?:Recogni[sz]ing|Recalling|Noting|Reaffirming|Desiring|Bearing in mind|认识到|忆及|考虑到)\b", re.MULTILINE)),
    (DocumentKind.OUTCOME_LIST, "fact sheet", 5, re.compile(r"\b(?:FACT SHEET|Fact Sheet|[Oo]utcome list|List of [Oo]utcomes|OUTCOMES|Outcomes of the|Joint Fact Sheet|Initial Results|Commission on Commerce and Trade)\b|成果清单|成果说明|共识清单|成果安排|主要成果|联合安排")),
    (DocumentKind.LETTER, "salutation", 5, re.compile(r"^\s*(?:Dear\s+(?:Mr|Mrs|Ms|Dr|Madam|Sir|Secretary|Minister|President|Premier|Ambassador|Vice|Chairman|Your|General|Prime)[^\n]{0,60}[,:]|Excellency[,:]|Your Excellency[,:]|尊敬的[^\n]{2,30}[:：])", re.MULTILINE)),
    (DocumentKind.LETTER, "closing", 3, re.compile(r"^\s*(?:Sincerely|Respectfully|Yours (?:truly|sincerely|faithfully)|With (?:best|warm) (?:regards|wishes)|Best regards|此致|顺致|敬礼)", re.MULTILINE)),
    (DocumentKind.CONSENSUS, "two lists of names", 5, _TWO_LISTS),
    (DocumentKind.CONSENSUS, "consensus of a track II dialogue", 4, re.compile(r"\b(?:[Cc]onsensus (?:[Aa]greement|[Dd]ocument|[Ss]tatement|[Pp]oints)|Track(?:\s|-)(?:II|2|1\.5|Two|One and a half)|second-track|off-the-record discussions)\b|二轨|1\.5轨|共识文件")),
    (DocumentKind.REPORT, "contents", 3, re.compile(r"^\s*(?:Contents|CONTENTS|Table of [Cc]ontents|目录|目\s*录)\s*$", re.MULTILINE)),
    (DocumentKind.REPORT, "report", 2, re.compile(r"\b(?:This (?:report|paper|brief|study)|the report concludes|Executive [Ss]ummary|Acknowledgements|ISBN|All rights reserved)\b|本报告|白皮书")),
    (DocumentKind.NEWS, "agency or dateline", 4, re.compile(r"\((?:Reuters|AP|AFP|Xinhua|Bloomberg|UPI|Kyodo)\)|\b(?:The New York Times|The Wall Street Journal|Reuters|Associated Press|Bloomberg|the BBC|Financial Times|Washington Post|South China Morning Post|Global Times)\s+(?:reported|reports|said)|\b[Aa]s the BBC reports|according to (?:Reuters|The|the BBC|Bloomberg)|told reporters|据路透社|据报道|记者获悉|评论人士")),
    (DocumentKind.PRESS, "questions and answers", 5, re.compile(r"^(?:Q|A|QUESTION|Question|Answer|[A-Z][\w ]{1,30} \((?:Reuters|AP|AFP|Bloomberg)\))\s*:|^(?:问|答|记者问|[\u4e00-\u9fff]{2,10}记者)\s*[:：]|(?:Regular Press Conference|press conference|Press Briefing|例行记者会|新闻发布会)", re.MULTILINE)),
    (DocumentKind.READ_OUT, "read-out", 5, re.compile(r"\b(?:[Rr]ead-?\s?out|READOUT)\b|新闻联播|央视网消息|新华社[^\n]{0,12}电|外交部网站")),
    (DocumentKind.READ_OUT, "they met or spoke", 3, re.compile(r"\b(?:met|spoke|held (?:talks|a (?:phone|telephone) call|a meeting|consultations))\s+(?:today\s+|yesterday\s+|by phone\s+|on \w+ \d{1,2}\s+|virtually\s+)?(?:with|on the phone|by phone)\b|\b(?:spoke|speaks)\s+(?:with|to)\b|会见|通电话|会晤|举行(?:会谈|磋商|经贸)")),
    (DocumentKind.READ_OUT, "what each said", 2, re.compile(r"\b(?:President|Secretary|Minister|Vice Premier|Premier|Ambassador|He Lifeng|[A-Z]\w+) [A-Z]?\w* ?(?:pointed out|stressed|emphasi[sz]ed|noted|underscored|said|stated)\b|[\u4e00-\u9fff]{2,4}(?:指出|强调|表示)")),
)  # fmt: skip

_SIDES: Final = (
    (
        "us",
        "official source",
        re.compile(
            r"\b(?:The White House|U\.S\. Department of (?:State|the Treasury|Commerce|Defense)|Office of the (?:United States|U\.S\.) Trade Representative|FACT SHEET: President)\b|^FM (?:AMEMBASSY|AMCONSUL|SECSTATE|USMISSION|USDEL|AIT)\b",
            re.MULTILINE,
        ),
    ),
    (
        "cn",
        "official source",
        re.compile(
            r"新闻联播|央视网|新华社|外交部发言人|商务部新闻|我国|MOFCOM (?:Spokesperson|spokesperson)|^Foreign Ministry Spokesperson|Ministry of Foreign Affairs of the People['’]s Republic of China|fmprc\.gov\.cn|mofcom\.gov\.cn"
        ),
    ),
)
_ORDER: Final = (
    (
        "cn",
        re.compile(
            r"中[\u4e00-\u9fff](?:关系|两国|双方|经贸|元首)|\bChina[-–](?:U\.S\.|US|United States)(?!\w)|\bSino-(?:U\.S\.|US|American)(?!\w)"
        ),
    ),
    ("us", re.compile(r"美中(?:关系|两国|双方|经贸)|\b(?:U\.S\.|US|United States)[-–]China\b|\b(?:the|The) PRC\b")),
)


def kind_of(text: str) -> KindFinding:
    """The kind with the most signs; NOTE where there are none. `text` is the view; offsets are those of the view."""
    if group := is_cable(text):
        return KindFinding(DocumentKind.CABLE, (Sign("date-time group", group.start(), group.end()),))
    scores: dict[DocumentKind, int] = {}
    signs: dict[DocumentKind, list[Sign]] = {}

    def count(kind: DocumentKind, weight: int, name: str, start: int = 0, end: int = 0) -> None:
        scores[kind] = scores.get(kind, 0) + weight
        signs.setdefault(kind, []).append(Sign(name, start, end))

    head = text[:6000]
    for kind, name, weight, pattern in _SIGNS:
        where = text if kind in (DocumentKind.CONSENSUS, DocumentKind.NEWS, DocumentKind.LETTER) else head
        found = pattern.search(where)
        if found is None:
            continue
        if (
            kind in (DocumentKind.MEMCON, DocumentKind.MINUTES, DocumentKind.PRESS)
            and found.start() > 2500
            and weight > 3
        ):
            continue
        if kind == DocumentKind.READ_OUT and found.start() > 1500:
            continue
        count(kind, weight, name, found.start(), found.end())
    turns = len(_TURNS.findall(text[:40000]))
    if turns >= 4:
        count(DocumentKind.MEMCON, 2, "turns of speakers")
    bullets, wills = len(_BULLETS.findall(text)), len(_WILL.findall(text))
    joint = len(re.findall(rf"{BOTH_EN}|双方|两国", text))
    if bullets >= 3 and wills >= 4 and wills * 260 > len(text) ** 0.97 / 1.6:
        count(DocumentKind.OUTCOME_LIST, 3 + (bullets >= 6), "bullets that undertake")
    elif (
        wills >= 4
        and wills * 220 > len(text)
        and not scores.get(DocumentKind.MEMCON)
        and not scores.get(DocumentKind.LETTER)
    ):
        count(DocumentKind.OUTCOME_LIST, 2, "most sentences undertake")
    if len(text) > 20000 and scores.get(DocumentKind.REPORT):
        count(DocumentKind.REPORT, 4, "long")
    sayings = len(_QUOTED_SAYING.findall(text[:8000]))
    if "“" in text and sayings >= 3 and not scores.get(DocumentKind.CONSENSUS):
        count(DocumentKind.NEWS, 3, "quotations with who said them")
    if joint >= 3 and scores.get(DocumentKind.JOINT_STATEMENT):
        count(DocumentKind.JOINT_STATEMENT, 1, "both sides speak")
    if not scores:
        if len(text) < 6000 and (
            re.search(r"\b(?:pointed out|stated|stressed|emphasi[sz]ed|agreed to|phone call|meeting)\b", text) or joint
        ):
            return KindFinding(DocumentKind.READ_OUT, (Sign("a short text on a meeting"),))
        return KindFinding(DocumentKind.UNKNOWN)
    best = max(scores, key=lambda kind: (scores[kind], -list(DocumentKind).index(kind)))
    return KindFinding(best, tuple(signs[best]))


def side_of_text(text: str, kind: DocumentKind) -> str:
    """Whose own text it is: by its source, else by who is named first in "China-U.S. relations"; empty where joint or unclear."""
    if kind in (
        DocumentKind.JOINT_STATEMENT,
        DocumentKind.CONSENSUS,
        DocumentKind.NEWS,
        DocumentKind.REPORT,
        DocumentKind.MEMCON,
    ):
        return ""
    sources = [key for key, _, pattern in _SIDES if pattern.search(text[:4000])]
    if len(sources) == 1:
        return sources[0]
    first = {key: len(pattern.findall(text)) for key, pattern in _ORDER}
    if first["cn"] > first["us"]:
        return "cn"
    return "us" if first["us"] > first["cn"] else ""


def date_of_text(text: str, kind: DocumentKind, year: int | None) -> tuple[str, int, int] | None:
    """The date a text gives of itself, on a line of its own near the top: ISO and the place in the view."""
    for line in re.finditer(r"[^\n]+", text[:1500]):
        words = line.group().strip()
        if len(words) > 60:
            continue
        for found in dates_in(text, None, line.start(), line.end()):
            if found.has_year and len(found.first) == 10 and (found.end - found.start) * 2 > len(words):
                return found.first, found.start, found.end
    return None


def day(iso: str) -> date | None:
    """An ISO date as a day; None where it is cut."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
