"""Who undertakes: the subject of the words that undertake, in English and in Chinese."""

import re
from typing import Final

from intake.kinds import DocumentKind
from intake.page import Page, Sentence
from intake.proposals import JOINT, Attributed, Who
from intake.voices import Said

JOINT_KINDS: Final = (DocumentKind.JOINT_STATEMENT, DocumentKind.CONSENSUS)
_LEAD: Final = re.compile(
    r"^[\s“\"(\[•*·–—-]*(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s*)?(?:(?:and|but|while|that|which|accordingly|therefore|further|furthermore|moreover|additionally|in\s+addition|also|to\s+this\s+end|in\s+turn|for\s+its\s+part|similarly|likewise|meanwhile|then|thus|as\s+a\s+result|in\s+this\s+regard|going\s+forward|finally|first|second|third|today)\b,?\s*)*",
    re.IGNORECASE,
)
_WE: Final = re.compile(r"(?<![\w’'])(?:I|We|we)(?![\w-])")
_OWN_WORDS: Final = re.compile(
    r"(?<![\w’'])(?:I|We|we)(?=(?:,[^,]{3,40},)?(?:\s+(?:also|fully|each|both|certainly|personally|then|therefore|\w+ly|now))*\s+$|$)"
)
_OURS: Final = re.compile(
    r"(?:[Mm]y|[Oo]ur)\s+(?:own\s+)?(?:government|side|ministry|delegation|country|department|office|administration)(?![\w’'-])"
)
_THEY: Final = re.compile(r"(?<![\w’'])(?:They|they)(?![\w’'-])")
_BODY: Final = re.compile(
    r"(?:[Tt]he\s+|[Aa]n?\s+|[Ee]ach\s+|[Tt]hese\s+|[Oo]ur\s+|[Tt]heir\s+)?(?:(?:new|joint|respective|bilateral|Joint|[A-Z]\w+)\s+){0,4}(?:[Ww]orking\s+[Gg]roups?|[Tt]ask\s+[Ff]orces?|[Jj]oint\s+(?:[Cc]ommittee|[Cc]ommission|[Ss]ecretariat)|[Cc]o-?[Cc]hairs|[Tt]eams|[Dd]elegations|[Mm]inistries|[Gg]overnments|[Mm]inisters|[Rr]epresentatives\s+of\s+(?:the\s+two|both))(?![\w’'-])"
)
_OWNED: Final = re.compile(
    r"(?P<owner>[A-Z][\w.]*(?: [A-Z][\w.]*)?)['’]s\s+(?:[A-Z]\w+\s+)*(?:Ministry|Department|Administration|Commission|Bureau|Agency|Office|General\s+Administration|government|Government|customs|State\s+Council|Congress|regulators|authorities)(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w]*(?:(?:,|\s+and|\s+of|\s+for)?\s+[A-Z]\w*)*)?"
)
_ASIDE: Final = re.compile(
    r"[\s,)”\"']*(?:(?:\([^()]{0,160}\)|,[^,]{2,120},|also|then|further|each|both|jointly|therefore|accordingly|again|immediately|promptly|now|already|fully|currently|all|hereby|in\s+turn|for\s+(?:its|their|his|her)\s+part|have|has|had|[a-z]+ly|side|officials?|under\s+no\s+circumstances|in\s+principle|likewise|similarly|through\s+\w+\s+\w+|by\s+(?:and\s+through|\w+\s\w+)|of\s+both\s+(?:sides|countries)|of\s+the\s+two\s+(?:sides|countries)|(?:from|in|on|by|within|during|starting|beginning|effective|over|at)\s[^,;:]{2,60},?|continues?|respectively|indicated|said|stated|noted|confirmed|announced|reiterated|stressed|clarified|affirmed|assured|reaffirmed|explained|pledged|added|told\s\w+|that|(?:he|she|it|they)|to)[\s,]*)*"
)


def english_debtor(page: Page, sentence: Sentence, said: Said, cue: int, before: Who, after_and: bool) -> Who:
    """Who undertakes at a cue (an offset in the sentence); empty where nobody who could is named.

    `before` is who undertook earlier in the sentence or list, for what is joined by "and".
    """
    words = sentence.text
    own = _OWN_WORDS.search(words, max(0, cue - 40), cue)
    if own and (who := _speaker(page, sentence, said, own.start(), own)):
        return who
    cut = max(
        (
            m.end()
            for m in re.finditer(
                r"[;:“(]|,\s+(?:and|but|while|which)\s+|\bthat\s+|,\s+(?=(?:we|I|my|our|he|she|they|the|it|both|in)\b)|\band\s+(?=(?:we|I|he|she|they|it|China|the|both)\b)",
                words[:cue],
            )
        ),
        default=0,
    )
    commas = [m.end() for m in re.finditer(r",\s+", words[cut:cue])][-4:]
    for start in dict.fromkeys((*(cut + at for at in reversed(commas)), cut, _wider(words, cut, cue))):
        lead = _LEAD.match(words[start:cue])
        first = start + (lead.end() if lead else 0)
        if who := _at(page, sentence, said, first, cue):
            return _with_other(page, words, first, who)
    piece = words[cut:cue].strip()
    if (after_and or not piece) and before:
        return Who(before.party, before.name, before.words, Attributed.CARRIED, before.anchor)
    if re.search(r"(?:^|[,;]|\band\b)\s*(?:also\s+)?$", words[max(0, cue - 8) : cue]):
        main = sentence.turn or said.who
        for at in (0,):
            lead = _LEAD.match(words)
            if who := _at(page, sentence, said, lead.end() if lead else at, min(cue, 160), is_loose=True):
                return who
        return Who(main.party, main.name, main.words, Attributed.CARRIED, main.anchor) if main else Who()
    return Who()


def _with_other(page: Page, words: str, first: int, who: Who) -> Who:
    """Both, where another side stands directly before, joined by "and": "China's ministry and the U.S. department"."""
    joined = re.search(r"([^,;:.]{2,90})\s+and\s+(?:the\s+)?$", words[:first]) if who.party not in ("", JOINT) else None
    if joined is None or _ACTS.search(joined.group(1)):
        return who
    other = page.sides.only(re.sub(r"['’]s\b", "", joined.group(1)))
    return Who(JOINT, "", who.words, who.attributed, who.anchor) if other and other != who.party else who


_ACTS: Final = re.compile(r"\b(?:will|shall|would|agree[sd]?|commit\w*|has|have|is|are|to|pledge[sd]?|intends?)\b")


def _wider(words: str, cut: int, cue: int) -> int:
    """Where the part before the last one begins: the subject may stand before an aside between commas."""
    earlier = max((m.end() for m in re.finditer(r"[;:“.(]\s|\bthat\s+", words[: max(0, cut - 2)])), default=0)
    return earlier if cue - earlier < 240 else cut


def _at(page: Page, sentence: Sentence, said: Said, first: int, cue: int, is_loose: bool = False) -> Who:
    """Who stands at a place as the subject of the cue."""
    words, base = sentence.text, sentence.start
    piece = words[first:cue]
    found: Who = Who()
    end = first
    if m := re.match(r"(?:if\s+(?:you|they|necessary)\s+\w+,?\s+)?(?=(?:I|we|We)\b)", piece):
        first += m.end()
        piece = words[first:cue]
    if (m := _WE.match(piece)) or (m := _OURS.match(piece)):
        found, end = _speaker(page, sentence, said, first, m), first + m.end()
    elif m := _OWNED.match(piece):
        key = page.sides.keys.get(m["owner"].removeprefix("The ").strip()) or page.sides.keys.get(
            m["owner"].split()[-1]
        )
        if key:
            found, end = (
                Who(key, "", m.group(), Attributed.NAMED, page.anchor(base + first, base + first + m.end())),
                first + m.end(),
            )
    if not found:
        called = next(page.called(base + first, base + min(cue, first + 110)), None)
        if called is not None and _is_title(page.text[base + first : called.start]):
            found, end = page.who(called.person, called.start, called.end), called.end - base
            other = re.match(r"\s*(?:,\s*)?(?:and|with)\s", words[end:cue])
            pair = re.match(r",?\s*and\s+(?:the\s+)?(?:[A-Z][\w.’'-]*\s*){1,6}$", words[end:cue])
            if pair:
                found = Who(
                    JOINT, "", words[first:cue].strip(), Attributed.NAMED, page.anchor(base + first, base + cue)
                )
                end = cue
            elif other and next(page.called(base + end, base + cue), None) is not None:
                others = list(page.called(base + end, base + cue))
                found = Who(
                    JOINT,
                    "",
                    words[first : others[-1].end - base],
                    Attributed.NAMED,
                    page.anchor(base + first, others[-1].end),
                )
                end = others[-1].end - base
    if not found:
        mention = page.mention(base + first, base + cue)
        if mention is not None and mention.start <= base + first + 4:
            found, end = (
                Who(mention.party, "", mention.words, Attributed.NAMED, page.anchor(mention.start, mention.end)),
                mention.end - base,
            )
            if body := _ITS_BODY.match(words, end, cue):
                end = body.end()
            if re.match(r"\s+(?!and\b|or\b)[a-z]+(?:'s|s)?\s", words[end : cue + 1]) and not _ASIDE.fullmatch(
                words[end:cue]
            ):
                return Who()
    if not found and (m := _THEY.match(piece)):
        found, end = (
            Who(JOINT, "", m.group(), Attributed.PRONOUN, page.anchor(base + first, base + first + m.end())),
            first + m.end(),
        )
    if not found and (
        m := re.match(
            r"(?:He|he|She|she|(?:[Tt]he\s+)(?:(?:Prime|Foreign|Vice|Deputy)\s+)*(?:Ambassador|Secretary|Minister|President|Premier|Representative))(?![\w’'-])",
            piece,
        )
    ):
        who = said.who if said.who.name else Who()
        if who:
            found, end = (
                Who(
                    who.party,
                    who.name,
                    m.group(),
                    Attributed.PRONOUN,
                    page.anchor(base + first, base + first + m.end()),
                ),
                first + m.end(),
            )
    if not found and (m := _BODY.match(piece)) and page.kind not in (DocumentKind.CABLE,):
        found, end = (
            Who(JOINT, "", m.group(), Attributed.NAMED, page.anchor(base + first, base + first + m.end())),
            first + m.end(),
        )
    if not found:
        return Who()
    if (
        is_loose
        or _ASIDE.fullmatch(words[end:cue])
        or re.fullmatch(r"(?:\s+(?:of|in|on|for|from)\s+[^,;:.]{2,80})", words[end:cue])
    ):
        return found
    return Who()


_ITS_BODY: Final = re.compile(
    r"(?:(?:\s+(?:[A-Z][\w&]*|of|for|and|the)){0,5}?\s+(?:Departments?|Ministry|Ministries|Treasury|Administration|Commission|Office|Agency|Agencies|Bureau|Customs|Congress|Embassy|Council|Service|Bank)(?![\w’'-])){1,3}"
    r"(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z]\w*(?:(?:,|\s+and)?\s+[A-Z]\w*)*)?"
)
_HONORIFIC: Final = re.compile(r"(?:(?:[A-Z][\w.’'&/-]*|\([A-Z]+\)|of|for|the|and|to|The|’s)\s*)*")


def _is_title(words: str) -> bool:
    return len(words) < 110 and bool(_HONORIFIC.fullmatch(words.strip() + " ") or not words.strip())


def _speaker(page: Page, sentence: Sentence, said: Said, first: int, m: re.Match[str]) -> Who:
    """Whom "I" and "we" mean: who has the turn, who is quoted, who signed; both sides in a joint text."""
    anchor = page.anchor(sentence.start + first, sentence.start + first + len(m.group()))
    if page.kind in JOINT_KINDS:
        return Who(JOINT, "", m.group(), Attributed.PRONOUN, anchor)
    who = sentence.turn or (Who() if page.is_own_voice else said.who)
    if who:
        return Who(who.party, who.name, m.group(), who.attributed, anchor)
    if page.is_own_voice or page.kind in (
        DocumentKind.LETTER,
        DocumentKind.READ_OUT,
        DocumentKind.UNKNOWN,
        DocumentKind.MEMCON,
        DocumentKind.PRESS,
    ):
        return Who(page.own_side, "" if page.own_side else "author", m.group(), Attributed.SOURCE, anchor)
    return Who()


def chinese_debtor(page: Page, sentence: Sentence, said: Said, clause: tuple[int, int]) -> tuple[Who, int] | None:
    """Who is the subject of a clause (offsets in the sentence), and where the words behind it begin."""
    start, end = clause
    words, base = sentence.text, sentence.start
    lead = re.match(
        r"[\s“]*(?:(?:第[一二三四五六七八九十]+|[一二三四五六七八九十]{1,3}是?|\d{1,2})[、，.．]\s*|[（(][一二三四五六七八九十\d]{1,3}[）)]\s*|[•·●○▪■◆*–—-]\s*)?(?:此外|为此|同时|因此|据此|其中|并且|但是|另外|相应地?|而|但|并|与此同时|下一步|作为回应|在此基础上|会后)?，?[（(“]?",
        words[start:end],
    )
    first = start + (lead.end() if lead else 0)
    called = next(page.called(base + first, base + end), None)
    if called is not None and called.start - base - first <= 14:
        other = re.match(r"(?:和|与|同|及|、)", words[called.end - base :])
        if not other:
            return page.who(called.person, called.start, called.end), called.end - base
    mention = page.mention(base + first, base + end)
    if (
        mention is not None
        and mention.start - base == first
        and re.search(r"方|国|元首|领导人|政府|团队|部门|两军|会者", mention.words)
    ):
        after = mention.end - base
        pair = re.match(r"(?:政府|主管部门|有关部门|团队|代表团|领导人)?(?:和|与|、)", words[after:end])
        party = mention.party
        if pair:
            other_side = page.mention(base + after, base + end)
            if other_side is not None and other_side.start - base <= after + len(pair.group()):
                party, after = JOINT, other_side.end - base
        if words[after : after + 1] in ("的", "对") and words[after : after + 1] == "的":
            return None
        return Who(
            party, "", words[mention.start - base : after], Attributed.NAMED, page.anchor(mention.start, base + after)
        ), after
    if m := re.match(r"(?:我(?:们|方|国|国政府)?|我国)", words[first:end]):
        who = sentence.turn or said.who
        if page.kind in JOINT_KINDS:
            who = Who(JOINT)
        if who:
            return Who(
                who.party, who.name, m.group(), who.attributed, page.anchor(base + first, base + first + m.end())
            ), first + m.end()
        if page.own_side:
            return Who(
                page.own_side, "", m.group(), Attributed.SOURCE, page.anchor(base + first, base + first + m.end())
            ), first + m.end()
    return None
