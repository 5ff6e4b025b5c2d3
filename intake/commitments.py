"""Commitments: who undertook what, how firmly, until when and on what condition."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dialogue.record import Polarity
from dialogue.vocabulary import Basis, Strength
from intake import cues
from intake.debtors import JOINT_KINDS, chinese_debtor, english_debtor
from intake.due import chapeau_due, condition_of, due_of
from intake.kinds import DocumentKind
from intake.page import Page, Sentence, language_of
from intake.proposals import JOINT, Attributed, CommitmentKind, CommitmentProposal, Due, Quantity, TextRole, Tier, Who
from intake.voices import Said

_QUANTITY: Final = re.compile(
    r"(?P<amount>(?:US)?\$\s?\d[\d,.]*(?:\s?(?:billion|million|trillion))?|\d[\d,.]*\s?(?:percent|%|(?:billion|million)?\s*(?:metric\s+tons|tons|MMT|tonnes|bushels|barrels|aircraft|visas|students|dollars|yuan|RMB)))(?:(?:\s+(?:of|worth\s+of|in)\s+[^,.;\d]{2,40}?)?(?P<period>\s+(?:per|each|a)\s+(?:calendar\s+)?(?:year|quarter|month)\b|\s+annually))?"
    r"|(?P<zh>\d[\d,.]*(?:亿|万|万亿)?(?:美元|元|吨|架|个百分点|%|名|张))", re.IGNORECASE,
)  # fmt: skip
_BULLET: Final = re.compile(
    r"\s*(?:[•·●○▪■◆*–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)、]|[一二三四五六七八九十]{1,3}[、是]|（[一二三四五六七八九十\d]{1,2}）)\s*"
)
_BARE_EN: Final = re.compile(r"(?:(?:to|not\s+to|not)\s+)?(?:[A-Za-z]+ly\s+)?(?P<verb>[A-Za-z]+)\b")
_NOUNISH: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "these",
        "those",
        "it",
        "there",
        "both",
        "all",
        "each",
        "in",
        "on",
        "at",
        "for",
        "with",
        "by",
        "of",
        "as",
        "and",
        "or",
        "but",
        "while",
        "china",
        "chinese",
        "united",
        "u.s.",
        "us",
        "our",
        "their",
        "its",
        "his",
        "her",
        "joint",
        "new",
    ]
)
_LISTS: Final = (DocumentKind.OUTCOME_LIST, DocumentKind.JOINT_STATEMENT, DocumentKind.MINUTES)


@dataclass(slots=True)
class _Chapeau:
    """Words that introduce a list: who undertakes, when, and whether bare verbs under them undertake."""

    debtor: Who
    due: Due | None
    cue: str
    strength: Strength
    is_open: bool
    at: int
    count: int = 0


def commitments_in(page: Page, said: Sequence[Said]) -> Iterator[CommitmentProposal]:
    """Every undertaking of the sentences that may be given to a side; summaries repeat the record and are left out."""
    chapeau: _Chapeau | None = None
    for one in said:
        sentence = one.sentence
        if sentence.stretch.role != TextRole.RECORD and sentence.stretch.role != TextRole.QUOTATION:
            continue
        if chapeau is not None and _is_over(chapeau, sentence):
            chapeau = None
        if language_of(sentence.text) == "zh":
            found = list(_chinese(page, one, chapeau))
        else:
            found = list(_english(page, one, chapeau))
        if (
            not found
            and chapeau is not None
            and sentence.is_first
            and chapeau.is_open
            and (listed := _listed(page, one, chapeau))
        ):
            found = [listed]
        found = _apart(page, one, found)
        if chapeau is not None and chapeau.due is not None:
            found = [_inherit(commitment, chapeau.due) for commitment in found]
        if chapeau is not None and found:
            chapeau.count += 1
        if introduced := _chapeau(page, one, found):
            chapeau = introduced
            found = [replace(commitment, is_chapeau=True) for commitment in found]
        yield from found


def _apart(page: Page, one: Said, found: list[CommitmentProposal]) -> list[CommitmentProposal]:
    """Several undertakings of one sentence are quoted apart: each from its subject to where the next begins."""
    if len(found) < 2:
        return found
    sentence = one.sentence
    starts = [
        page.view.place(commitment.debtor.anchor.start) if commitment.debtor.anchor else sentence.start
        for commitment in found
    ]
    if starts != sorted(set(starts)) or starts[0] < sentence.start or starts[-1] >= sentence.end:
        return found
    ends = [*starts[1:], sentence.end]
    made = []
    for number, commitment in enumerate(found):
        start, end = (sentence.start if number == 0 else starts[number]), ends[number]
        words = page.text[start:end]
        end = (
            start + len(re.sub(r"(?:[,;，；、]|\s+(?:and|while|but|that))*\s*$", "", words))
            if number < len(found) - 1
            else end
        )
        anchor = page.anchor(start, end)
        made.append(replace(commitment, anchor=anchor, gaps=page.view.gaps_in(anchor)))
    return made


def _is_over(chapeau: _Chapeau, sentence: Sentence) -> bool:
    if sentence.stretch.is_heading or sentence.index > chapeau.at + 24:
        return True
    return (
        bool(re.match(r"(?:After|In addition|Furthermore|Finally|Separately|会后|此外|双方还)\b", sentence.text))
        and sentence.index > chapeau.at
    )


def _chapeau(page: Page, one: Said, found: list[CommitmentProposal]) -> _Chapeau | None:
    words = one.sentence.text.rstrip()
    follows = bool(
        re.search(r"(?:the following|as follows|following (?:measures|actions|steps|commitments))|以下|如下", words)
    )
    if not words.endswith((":", "：")) and not follows:
        return None
    index = one.sentence.index
    if found:
        last = found[-1]
        return _Chapeau(
            last.debtor, replace(last.due) if last.due.on else None, last.strength_words, last.strength, True, index
        )
    due = chapeau_due(words, page.year)
    mention = page.sides.first(words)
    party = page.sides.only(words) if mention else ""
    if not party and (owned := _WHOSE_LIST.search(words)):
        party = page.sides.keys.get(owned["of"], "")
    is_list = bool(
        re.search(r"\b(?:commitments?|actions|measures|steps|agreed|outcomes)\b|共识|成果|承诺|举措|措施|商定", words)
    )
    if due is None and not (is_list and party):
        return None
    debtor = Who(
        party,
        "",
        mention.words if mention else "",
        Attributed.NAMED,
        page.anchor(one.sentence.start, one.sentence.end),
    )
    return _Chapeau(debtor, due, "", Strength.WILL, is_list and bool(party) and page.kind in _LISTS, index)


_WHOSE_LIST: Final = re.compile(
    r"(?P<of>(?:[A-Z]\.)+|[A-Z][a-z]+)(?:['’]s)?\s+(?:\w+\s+)?(?:commitments?|actions|measures|steps|undertakings|obligations)\b"
)


def _inherit(commitment: CommitmentProposal, due: Due) -> CommitmentProposal:
    if commitment.due.on and not re.match(r"(?:effective|from|starting|beginning|on|as of)\b", commitment.due.words):
        return commitment
    return replace(commitment, due=replace(due, is_inherited=True))


def _listed(page: Page, one: Said, chapeau: _Chapeau) -> CommitmentProposal | None:
    """A list item that begins with a bare verb, under words that say who undertakes."""
    words = one.sentence.text
    bullet = _BULLET.match(words)
    if bullet is None and not re.search(r"[.;；。,，]\s*(?:and)?$", words):
        return None
    lead = bullet.end() if bullet else 0
    if not chapeau.debtor or (bullet is None and one.sentence.index != chapeau.at + 1 + chapeau.count):
        return None
    if language_of(words) == "en":
        m = _BARE_EN.match(words, lead)
        verb = m["verb"].lower() if m else ""
        if (
            not verb
            or verb in _NOUNISH
            or (
                verb.endswith(("ing", "ed", "tion", "ness", "ment", "s"))
                and verb
                not in ("discuss", "address", "process", "express", "access", "assess", "implement", "embed", "need")
            )
        ):
            return None
    elif not re.match(r"[\u4e00-\u9fff]{2}", words[lead:]) or re.search(r"指出|认为|表示", words[:20]):
        return None
    return _commitment(
        page,
        one,
        chapeau.debtor,
        chapeau.cue or "list",
        chapeau.strength,
        lead,
        lead,
        "commitment.list-item",
        Tier.A if bullet else Tier.B,
    )


def _english(page: Page, one: Said, chapeau: _Chapeau | None) -> Iterator[CommitmentProposal]:
    sentence = one.sentence
    words = sentence.text
    before = Who()
    done: set[tuple[str, str, int]] = set()
    for cue in cues.CUE_EN.finditer(words):
        group = cue.lastgroup or "will"
        after_and = bool(
            re.search(
                r"(?:\band|,|;|\(\w{1,3}\)|\bor)\s*(?:also\s+|then\s+)?$", words[max(0, cue.start() - 12) : cue.start()]
            )
        )
        debtor = english_debtor(page, sentence, one, cue.start(), before, after_and and bool(before))
        if not debtor or not _undertakes(page, words, cue, group, debtor, one):
            continue
        part = len(re.findall(r"[;]|,\s+(?:and|but|while)\s", words[: cue.start()]))
        mark = (debtor.party, debtor.name, part)
        before = debtor
        if mark in done or any(m[:2] == mark[:2] for m in done):
            continue
        done.add(mark)
        yield _commitment(
            page,
            one,
            debtor,
            cue.group(),
            cues.strength_of(cue.group(), group),
            cue.start(),
            cue.end(),
            f"commitment.{group}",
            _tier(page, debtor, group),
        )
        if len(done) >= 3:
            return


def _undertakes(page: Page, words: str, cue: re.Match[str], group: str, debtor: Who, one: Said) -> bool:
    after, pre = words[cue.end() :], words[: cue.start()]
    if group in ("will", "would", "shall") and cues.NOT_WILL.match(after):
        return False
    clause = re.split(r"[;:.“]\s", pre)[-1]
    is_own = bool(re.fullmatch(r"I|[Ww]e", debtor.words))
    if (cues.THINKS_OF_OWN if is_own else cues.THINKS).search(clause) and not re.search(
        r"\b(?:announced|confirmed|agreed|promised|assured|stated|said)\b[^,.;:]{0,40}$", clause
    ):
        own = re.match(r"\s*(?:if|when|where)\b[^,]{3,90},", clause, re.IGNORECASE)
        you = re.search(
            r"\bif (?:you|they|necessary)\b[^,]{0,20}$",
            clause[: -len(debtor.words)].rstrip() if debtor.words else clause,
        )
        if not own and not you:
            return False
    if cues.ADVISES.search(clause[-80:]) or re.match(
        r"\s*(?:It|There|it|there|This|this|That|Which|which|What)\s*$", clause[-8:]
    ):
        return False
    if group == "agreed":
        if _RELATIVE.search(pre):
            return False
        return _agrees_to_act(cue, after, debtor)
    if (
        group == "will"
        and page.kind == DocumentKind.READ_OUT
        and re.match(r"\s+(?:host|meet|visit|travel|attend|be\s+meeting|hold\s+its)\b", after)
        and debtor.party != JOINT
    ):
        return False
    if (group == "will" and re.match(r"\s*\?", after[-1:] or "")) or words.rstrip().endswith("?"):
        return False
    if group == "intends" and page.kind == DocumentKind.READ_OUT and re.match(r"intend|plan", cue.group()):
        return True
    return True


_RELATIVE: Final = re.compile(
    r"\b(?:what|which|as|where|whatever)\s+(?:we|they|both\s+sides|the\s+two\s+\w+|you\s+and\s+I|I)\s*(?:had\s+|have\s+)?$"
)
"""What "we agreed to" then is told, not agreed now."""


def _agrees_to_act(cue: re.Match[str], after: str, debtor: Who) -> bool:
    """To agree that something is so is a view; to agree to do it, or that it should be done, undertakes."""
    words = cue.group()
    if not re.match(r"\s+\w", after) or re.match(r"\s+(?:in|at|during|last|by|between|earlier|previously)\b", after):
        return False
    if cues.AGREED_ON_A_VIEW.match(after):
        return False
    if words.endswith("that"):
        return bool(re.match(r".{0,140}?\b(?:should|will|would|shall|to\s+(?:establish|hold|continue)|can)\b", after))
    if words.endswith("on"):
        return debtor.party == JOINT and not re.match(r"\s+(?:this|that|it|many|most|all|some)\b", after)
    return not re.match(r"\s+(?:the|a|an|this|that|it|our|your|his|her|its|their)\s", after) or debtor.party == JOINT


def _tier(page: Page, debtor: Who, group: str) -> Tier:
    if debtor.attributed in (Attributed.CARRIED, Attributed.SOURCE) and page.kind not in _LISTS:
        return Tier.B
    return Tier.B if group in ("intends", "isto", "would") and page.kind == DocumentKind.READ_OUT else Tier.A


def _chinese(page: Page, one: Said, chapeau: _Chapeau | None) -> Iterator[CommitmentProposal]:
    sentence = one.sentence
    words = sentence.text
    borders = [0, *(m.end() for m in re.finditer(r"[，；：。]\s*", words))]
    clauses = [(a, b) for a, b in zip(borders, [*borders[1:], len(words)], strict=True) if b > a]
    subject: tuple[Who, int] | None = None
    since = 0
    done: set[str] = set()
    for number, (start, end) in enumerate(clauses):
        own = chinese_debtor(page, sentence, one, (start, end))
        if own is not None:
            subject, since = own, number
        if subject is None or number - since > 4:
            continue
        first = subject[1] if own is not None else start
        cue = next(
            (m for m in cues.CUE_ZH.finditer(words, first, end) if not cues.NOT_ZH.match(words, m.start())), None
        )
        group = cue.lastgroup if cue else ""
        is_while = bool(re.search(r"(?:后|时|前)[，；]?\s*$", words[start:end]))
        if cue is None and own is not None and not is_while and (bare := cues.BARE_ZH.match(words, first, end)):
            cue, group = bare, "bare"
        if cue is None or not group:
            continue
        between = words[first : cue.start()]
        if group == "will" and len(between) > 4 and not re.match(cues.AFTER_JIANG, words[cue.end() :]):
            continue
        if (
            len(between) > 40
            or cues.THINKS_ZH.search(words[start : cue.start()])
            or (re.search(r"指出|强调|表示|认为|提议|建议", between) and group != "agreed")
        ) and not re.search(r"(?:表示|宣布|重申|强调)[，]?$", between):
            continue
        if group == "bare" and page.kind not in (*_LISTS, DocumentKind.READ_OUT, DocumentKind.UNKNOWN):
            continue
        if re.search(r"共识(?:，|。|$)", words[cue.end() : cue.end() + 12]) and group == "agreed" and len(words) < 30:
            continue
        debtor = subject[0]
        if debtor.party in done:
            continue
        done.add(debtor.party or debtor.name)
        tier = Tier.B if group in ("bare", "intends") and page.kind not in _LISTS else Tier.A
        yield _commitment(
            page,
            one,
            debtor,
            cue["verb"] if group == "bare" else cue.group(),
            cues.strength_of(cue.group(), group),
            cue.start(),
            cue.end(),
            f"commitment.zh-{group}",
            tier,
        )


def _commitment(
    page: Page, one: Said, debtor: Who, cue: str, strength: Strength, at: int, end: int, rule: str, tier: Tier
) -> CommitmentProposal:
    sentence = one.sentence
    words = sentence.text
    common = page.common("commitment", rule, tier, sentence, sentence.start, sentence.end)
    kind, basis, reporter = _kind(page, one, debtor, strength)
    after = words[end : end + 40]
    refrains = (
        bool(cues.REFRAINS_ZH.search(after[:8]))
        if language_of(words) == "zh"
        else bool(
            cues.REFRAINS.search(cue + after.partition(",")[0][:22])
            or re.search(r"under\s+no\s+circumstances\s*$", words[:at])
        )
    )
    due = due_of(words, at if language_of(words) == "en" else 0, page.year, page.dated)
    return CommitmentProposal(
        **common.fields(), debtor=debtor, kind=kind, basis=basis, strength=strength, strength_words=" ".join(cue.split()),
        polarity=Polarity.REFRAIN if refrains else Polarity.DO, due=due, condition=condition_of(words, at),
        quantities=tuple(_quantities(words)), reported_by=reporter,
    )  # fmt: skip


def _kind(page: Page, one: Said, debtor: Who, strength: Strength) -> tuple[CommitmentKind, Basis, Who]:
    speaker = one.sentence.turn or one.who
    if page.kind in (DocumentKind.NEWS, DocumentKind.REPORT):
        return (CommitmentKind.JOINT if debtor.party == JOINT else CommitmentKind.REPORTED), Basis.THIRD_PARTY, speaker
    if page.kind in JOINT_KINDS:
        return (CommitmentKind.JOINT if debtor.party == JOINT else CommitmentKind.UNILATERAL), Basis.JOINT_TEXT, Who()
    if debtor.party == JOINT:
        return CommitmentKind.JOINT, Basis.OWN_TEXT, Who()
    if page.own_side and debtor.party and debtor.party != page.own_side:
        return CommitmentKind.REPORTED, Basis.OTHER_SIDES_REPORT, Who(page.own_side, "", "", Attributed.SOURCE)
    if strength == Strength.INTENDS:
        return CommitmentKind.INTENTION, Basis.OWN_TEXT, Who()
    return CommitmentKind.UNILATERAL, Basis.OWN_TEXT, Who()


def _quantities(words: str) -> Iterator[Quantity]:
    for m in _QUANTITY.finditer(words):
        given = m["amount"] or m["zh"]
        split = re.match(
            r"(?P<n>(?:US)?\$?\s?[\d,.]+(?:\s?(?:billion|million|trillion)|亿|万亿|万)?)\s*(?P<unit>.*)",
            given,
            re.IGNORECASE | re.DOTALL,
        )
        if split:
            yield Quantity(
                " ".join(split["n"].split()), " ".join(split["unit"].split()), " ".join((m["period"] or "").split())
            )
