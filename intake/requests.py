"""Requests: what somebody asked somebody else to do, and what a text recommends to somebody."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from intake.kinds import DocumentKind
from intake.page import Page, Sentence, language_of
from intake.proposals import JOINT, Attributed, RecommendationProposal, RequestProposal, TextRole, Tier, Who
from intake.voices import Said

_ASKS: Final = re.compile(
    r"\b(?P<verb>urge[sd]?|urging|call(?:s|ed|ing)?\s+(?:up)?on(?=[^.;]{3,120}\bto\b)|call(?:s|ed|ing)?\s+for|request(?:s|ed|ing)?(?=\s+(?:that|for|the|[A-Z]|an?\b))|ask(?:s|ed|ing)?(?=\s+(?:that|for|[A-Z][\w.]*(?:\s+\w+){0,3}\s+to\b|the\s+\w+(?:\s+\w+){0,2}\s+to\b|(?:him|her|us|them|you)\s+to\b))"
    r"|demand(?:s|ed|ing)?|encourage[sd]?|encouraging|invite[sd]?|inviting|press(?:ed|es)?(?=\s+(?:for|the|[A-Z]\w+))|appeal(?:s|ed)?\s+to|core\s+request|requests?\s+(?:is|was)|suggest(?:s|ed)?\s+(?=that)|propose[sd]?\s+that|advocated?\s+for|insist(?:s|ed)?\s+(?:that|on)|pushed\s+for|sought)\b"
)
_HOPES: Final = re.compile(
    r"\b(?P<verb>hope[sd]?|hoping)\s+(?:that\s+)?(?P<whom>[^,.;]{2,80}?)\s+(?:will|would|can|could)\b|\bexpressed\s+(?:his|her|its|the|their)\s+(?P<verb2>hope)\s+(?:that\s+)?(?P<whom2>[^,.;]{2,80}?)\s+(?:will|would|can|could)\b"
)
_MUST: Final = re.compile(
    r"\b(?P<verb>should|must|needs?\s+to|ought\s+to|has\s+to|have\s+to)\b(?!\s+be\s+(?:noted|added|clear|remembered|stressed|emphasi[sz]ed))"
)
_TURN: Final = re.compile(
    r"\b(?:we|I)\s+(?:would\s+(?:like|appreciate|prefer|hope|ask|suggest|propose)(?!\s+to\s+(?:tell|inform|give\s+you|say|make|thank|begin|express|explain|point|stress|emphasize|add|raise|note|discuss|talk|turn|ask\s+about))|want\s+(?:you|to\s+know\s+your)|will\s+want\s+to\s+know|ask\s+(?:that|you)|request|suggest|propose\s+that|urge|hope\s+(?:that\s+)?(?:you|your))"
    r"|\b(?:may|might|can|could)\s+(?:I|we)\s+suggest|\b(?:would|could|can|will)\s+you\s+(?:please\s+|kindly\s+)?(?:\w+)|\byou\s+(?:should|must)\b|\bplease\s+(?!note)\w+",
    re.IGNORECASE,
)
_ZH: Final = re.compile(
    r"(?P<ask>希望|敦促|要求|呼吁|促请|请求|建议|期待(?=[^，]{0,6}(?:方|美|中)))(?P<whom>[^，。；]{0,16}?(?:方|国|双方|两国|政府|部门|各方|业界|企业))|(?P<who>[^，。；\s]{0,10}?(?:方|国|双方|两国|双方团队|政府|部门|任何一方|中美))(?P<adv>都|均|也|还|首先|同样)?(?P<must>(?<![相响反供])应(?:该|当)?(?![约邀对用急])|必须|不应|不要|要(?![求点素么不闻])|需要?(?!求)|不能|不得)"
    r"|(?P<stop>(?:停止|撤销|取消|纠正)[^，。]{2,30})$|(?P<invite>邀请)(?P<invited>[^，。]{2,12})(?:访|来|出席)"
)
_OWN: Final = re.compile(r"\b(?:I|we|We|our\s+(?:two\s+)?(?:sides|countries|teams))\s*$")


def requests_in(page: Page, said: Iterable[Said]) -> Iterator[RequestProposal]:
    """A request for each sentence that asks something of somebody other than who speaks."""
    for one in said:
        sentence = one.sentence
        if sentence.stretch.role == TextRole.SUMMARY:
            continue
        made = _chinese(page, one) if language_of(sentence.text) == "zh" else _english(page, one)
        if made is None:
            continue
        verb, to, tier, rule = made
        by = one.who
        if (
            not by
            and page.kind in (DocumentKind.READ_OUT, DocumentKind.LETTER)
            and (page.own_side or page.is_own_voice)
        ):
            by = Who(page.own_side, "" if page.own_side else "author", "", Attributed.SOURCE)
        if to.party and to.party != JOINT and to.party == by.party and not to.name:
            continue
        common = page.common("request", rule, tier, sentence, sentence.start, sentence.end)
        yield RequestProposal(**common.fields(), by=by, to=to, verb=verb)


def _english(page: Page, one: Said) -> tuple[str, Who, Tier, str] | None:
    words = one.sentence.text
    outcome = page.kind in (DocumentKind.CONSENSUS, DocumentKind.REPORT)
    if one.sentence.turn or (page.is_own_voice and _TURN.search(words)):
        m = _TURN.search(words)
        if m is None or (words.rstrip().endswith("?") and not re.match(r"(?i)(?:may|could|would|can|will)", m.group())):
            return None
        return m.group(), Who(), Tier.B, "request.turn"
    for m in _ASKS.finditer(words):
        if re.search(
            r"\b(?:was|were|is|are|been|be|when|as)\s+$", words[max(0, m.start() - 6) : m.start()]
        ) and not m.group().startswith("core"):
            continue
        if not one.who and page.kind in (DocumentKind.JOINT_STATEMENT, DocumentKind.OUTCOME_LIST, DocumentKind.REPORT):
            continue
        if page.kind == DocumentKind.REPORT or (m["verb"].startswith("encourag") and outcome and not one.who.party):
            continue
        to = _addressed(page, one.sentence, m.end())
        strong = bool(re.match(r"urg|call|ask|request|demand|core", m["verb"])) and bool(one.who)
        return m["verb"], to, Tier.A if strong else Tier.B, "request.asks"
    if (m := _HOPES.search(words)) and not outcome:
        whom = "whom" if m["whom"] else "whom2"
        to = _in(page, one.sentence, m.start(whom), m.end(whom))
        if (to or re.search(r"\bindustry|participants|side|various|you\b", m[whom])) and (one.who or page.is_own_voice):
            return m["verb"] or m["verb2"] or "hope", to, Tier.B, "request.hope"
    if outcome or page.kind in (DocumentKind.NEWS, DocumentKind.JOINT_STATEMENT, DocumentKind.OUTCOME_LIST):
        return None
    for m in _MUST.finditer(words):
        piece = re.split(r"[,;:“]\s+|\bthat\s+", words[: m.start()])[-1]
        start = m.start() - len(piece)
        to = _in(page, one.sentence, start, m.start())
        is_industry = re.search(r"\b(?:industry|companies|participants|participants|business)\b[^,]{0,30}$", piece)
        if not to and not is_industry:
            if (we := re.match(r"\s*(?:[Ww]e|[Tt]hey)\s+(?:also\s+|all\s+)?$", piece)) and one.who:
                to = Who(JOINT, "", we.group().strip())
            else:
                continue
        if to.party and to.party == one.who.party:
            continue
        if re.search(r"\bagreed\s+(?:\w+\s+)?that\b", words[: m.start()]) or (
            re.search(r"\b(?:China|U\.S\.|States)\s*$", piece) is None and re.search(r"['’]s\s", piece[:24])
        ):
            continue
        if m.group().startswith(("need", "has", "have")) and page.kind != DocumentKind.READ_OUT:
            continue
        return m["verb"], to or Who("", is_industry.group().strip() if is_industry else ""), Tier.B, "request.should"
    return None


def _addressed(page: Page, sentence: Sentence, at: int) -> Who:
    return _in(page, sentence, at, min(len(sentence.text), at + 60))


def _in(page: Page, sentence: Sentence, start: int, end: int) -> Who:
    base = sentence.start
    called = next(page.called(base + start, base + end), None)
    mention = page.mention(base + start, base + end)
    if mention is not None and (called is None or mention.start <= called.start):
        return Who(mention.party, "", mention.words, Attributed.NAMED, page.anchor(mention.start, mention.end))
    return page.who(called.person, called.start, called.end) if called else Who()


def _chinese(page: Page, one: Said) -> tuple[str, Who, Tier, str] | None:
    words = one.sentence.text
    if (
        page.kind
        in (DocumentKind.CONSENSUS, DocumentKind.REPORT, DocumentKind.JOINT_STATEMENT, DocumentKind.OUTCOME_LIST)
        and not one.who
    ):
        return None
    for m in _ZH.finditer(words):
        if m["stop"]:
            continue
        if m["ask"]:
            to = _in(page, one.sentence, m.start("whom"), m.end("whom"))
            if to.party and to.party == one.who.party:
                continue
            if m["ask"] == "建议" and not to:
                continue
            return m["ask"], to, Tier.A if m["ask"] in ("敦促", "要求", "促请") else Tier.B, "request.zh-asks"
        if m["invite"]:
            return (
                m["invite"],
                _in(page, one.sentence, m.start("invited"), m.end("invited")),
                Tier.B,
                "request.zh-invites",
            )
        to = _in(page, one.sentence, m.start("who"), m.end("who"))
        if (
            not to
            or (to.party == one.who.party and to.party)
            or (to.party == (one.who.party or page.own_side) and to.party != JOINT)
        ):
            continue
        if not re.match(r"(?:^|.*[，。；：、“”\s])?$", words[: m.start()]) and not re.search(
            r"(?:，|指出|强调|表示|重申|认为|希望|，同样)$", words[: m.start()]
        ):
            continue
        return m["must"], to, Tier.B, "request.zh-must"
    return None


_RECOMMENDS: Final = re.compile(
    r"\b(?:should|ought\s+to|(?:is|are)\s+(?:recommended|encouraged|urged|proposed|advised)\b|(?:we|participants|the\s+\w+)\s+recommends?(?:ed)?\b|it\s+is\s+(?:recommended|proposed|suggested|advisable)|could\s+(?:consider|usefully)|needs?\s+to\s+be|must\b)"
)
_RECOMMENDS_ZH: Final = re.compile(
    r"(?<![相响反供适])应(?:该|当)?(?![约邀对用急变])|建议(?!书)|宜|呼吁|有必要|需要?(?!求)|鼓励"
)
_MODAL_BELIEF: Final = re.compile(
    r"\bshould\s+be\s+(?:noted|stressed|added|emphasi[sz]ed|remembered)\b|\bit\s+should\s+(?:also\s+)?be\b.{0,12}\bnoted\b",
    re.IGNORECASE,
)


def recommendations_in(page: Page, said: Iterable[Said]) -> Iterator[RecommendationProposal]:
    """What a consensus document or report recommends, with those it addresses."""
    for one in said:
        words = one.sentence.text
        chinese = language_of(words) == "zh"
        m = (_RECOMMENDS_ZH if chinese else _RECOMMENDS).search(words)
        if (
            m is None
            or _MODAL_BELIEF.search(words)
            or (one.who.name and one.sentence.stretch.role == TextRole.QUOTATION)
        ):
            continue
        if page.kind == DocumentKind.REPORT and not re.search(r"recommend|should|建议|应", m.group()):
            continue
        start, end = one.sentence.start, one.sentence.start + m.start()
        addressees = tuple(dict.fromkeys(" ".join(mention.words.split()) for mention in page.mentions(start, end)))
        common = page.common(
            "recommendation",
            "recommendation.zh" if chinese else "recommendation.should",
            Tier.A if addressees else Tier.B,
            one.sentence,
            one.sentence.start,
            one.sentence.end,
        )
        yield RecommendationProposal(
            **common.fields(),
            addressees=addressees,
            by=one.who,
            strength=m.group(),
            heading=one.sentence.stretch.heading,
        )
