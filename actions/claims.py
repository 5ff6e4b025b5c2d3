"""Claims: what somebody says is so, what each party says of that, and which earlier claim it recalls."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.commitment_lines import AccountLine, account_lines
from actions.journal import record
from actions.positions import check_speaks_for, check_topic
from actions.record_access import access_filed, file_under, made_before, only_seen, put, required
from actions.sources import Quote, quotes_of, resting_on
from dialogue.actors import Actor
from dialogue.commitments import Standing, standing
from dialogue.refusals import NoSuchRow, NotOfThisDialogue
from dialogue.roles import Permission
from dialogue.vocabulary import Stance
from models.claims import Claim, ClaimAccount
from models.dialogues import DialogueParty
from models.measures import Measure
from models.queries import rows_among


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with its accounts in order, and how they stand to one another.

    `recalls` are the earlier claims of the same kind that it recalls, the nearest first; `grounds` is empty where the
    source gives none.
    """

    id: UUID
    dialogue_id: UUID | None
    meeting_id: UUID | None
    topic_id: UUID | None
    measure_id: UUID | None
    proposition_en: str
    proposition_zh: str
    grounds: str
    as_of: date | None
    quote: Quote
    accounts: tuple[AccountLine, ...]
    standing: Standing
    recalls: tuple[UUID, ...]
    is_private: bool

    def latest(self) -> dict[str, AccountLine]:
        """The account of each party that counts: its latest."""
        return {account.party: account for account in self.accounts}

    @property
    def claimants(self) -> tuple[str, ...]:
        """Who asserted it first of all: the keys or labels of those whose earliest account asserts it."""
        first: dict[str, AccountLine] = {}
        for account in self.accounts:
            first.setdefault(account.party, account)
        return tuple(party for party, account in first.items() if account.stance == Stance.ASSERTED)


def record_claim(
    session: Session, actor: Actor, *, passage_id: UUID | None, proposition_en: str = "", proposition_zh: str = "",
    grounds: str = "", as_of: date | None = None, like_id: UUID | None = None, topic_id: UUID | None = None,
    measure_id: UUID | None = None, dialogue_id: UUID | None = None, meeting_id: UUID | None = None,
    joint: Session | None = None, key: str | None = None,
) -> Claim:  # fmt: skip
    """Record what somebody says is so, about a fact or a measure; who says it is an account of its own.

    `grounds` stays empty where the source names none. Journal: claim:recorded. Raises FieldMissing (claim),
    CommentIsNotAPosition, QuoteNotInSource, NotOfThisDialogue, NoSuchRow, NotPermitted.
    """
    needs(actor, Permission.ACCOUNT_RECORD)
    if made := made_before(session, key, Claim):
        return made
    dialogue_id = file_under(session, actor, joint, dialogue_id, meeting_id)
    passage = resting_on(session, actor, passage_id, Permission.ACCOUNT_RECORD, joint, "claim", dialogue_id)
    required("claim", proposition_en, proposition_zh)
    if topic_id is not None:
        check_topic(session, actor, topic_id, joint, dialogue_id)
    for table, row_id in ((Claim, like_id), (Measure, measure_id)):
        if row_id is not None and _home(session, joint, table, row_id, actor).dialogue_id != dialogue_id:
            raise NotOfThisDialogue(noun=str(table.__tablename__))
    claim = put(
        session,
        Claim(
            dialogue_id=dialogue_id, meeting_id=meeting_id, topic_id=topic_id, measure_id=measure_id,
            proposition_en=proposition_en.strip(), proposition_zh=proposition_zh.strip(), grounds=grounds.strip(),
            as_of=as_of, like_id=like_id, passage_id=passage.id, side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "claim:recorded", claim, key=key)
    return claim


def say_of_claim(
    session: Session, actor: Actor, claim_id: UUID, *, passage_id: UUID | None, stance: Stance, party: str = "",
    label_en: str = "", label_zh: str = "", words: str = "", stated_on: date | None = None, chain: str = "",
    joint: Session | None = None, key: str | None = None,
) -> ClaimAccount:  # fmt: skip
    """Keep what a party says of a claim, beside what the others say. Earlier accounts stay; the latest counts.

    In the joint record a side gives its own account, the secretariat that of any; in its own store a side may note
    anybody's, also of a claim of the joint record. Journal: claim:account:given. Raises FieldMissing (party),
    CommentIsNotAPosition, QuoteNotInSource, CannotSpeakForAnotherParty, NotAPartyToThisDialogue, NoSuchRow, NotPermitted.
    """
    claim = claim_for(session, actor, claim_id, Permission.ACCOUNT_RECORD, joint)
    if made := made_before(session, key, ClaimAccount):
        return made
    passage = resting_on(session, actor, passage_id, Permission.ACCOUNT_RECORD, joint, "account", claim.dialogue_id)
    required("party", party, label_en, label_zh)
    check_speaks_for(session, actor, joint, claim.dialogue_id, party)
    account = put(
        session,
        ClaimAccount(
            claim_id=claim.id, party=party, label_en=label_en, label_zh=label_zh, stance=stance, words=words,
            stated_on=stated_on, passage_id=passage.id, chain=chain, side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "claim:account:given", account, key=key)
    return account


def list_claims(
    session: Session, actor: Actor, *, dialogue_id: UUID | None = None, meeting_id: UUID | None = None,
    standing: Standing | None = None, claimant: str | None = None, joint: Session | None = None,
) -> list[ClaimLine]:  # fmt: skip
    """The claims of this store that this person may know of, the latest first, undated ones last; of one `claimant` by key or label."""
    needs(actor, Permission.DIALOGUE_READ)
    query = only_seen(session, actor, select(Claim), Claim.dialogue_id)
    for column, value in ((Claim.dialogue_id, dialogue_id), (Claim.meeting_id, meeting_id)):
        if value is not None:
            query = query.where(column == value)
    return [
        line
        for line in _lines(session, list(session.exec(query)), joint)
        if (standing is None or line.standing == standing) and (claimant is None or claimant in line.claimants)
    ]


def read_claim(
    session: Session, actor: Actor, claim_id: UUID | None, *, joint: Session | None = None
) -> ClaimLine:  # fmt: skip
    """One claim with every account in this store. Raises NoSuchRow."""
    return _lines(session, [access_filed(session, actor, Claim, claim_id, Permission.DIALOGUE_READ)], joint)[0]


def known_claim(joint: Session, own: Session | None, actor: Actor, claim_id: UUID | None) -> ClaimLine:
    """One claim wherever this person may read it: in the joint record, or in their side's own. Raises NoSuchRow."""
    try:
        return read_claim(joint, actor, claim_id)
    except NoSuchRow:
        if own is None:
            raise
        return read_claim(own, actor, claim_id, joint=joint)


def list_claim_accounts(
    session: Session, actor: Actor, claim_id: UUID, *, joint: Session | None = None
) -> list[AccountLine]:
    """The accounts of one claim that stand in this store; in a side's own, its notes on one of the joint record."""
    claim = claim_for(session, actor, claim_id, Permission.DIALOGUE_READ, joint)
    return _accounts(session, [claim.id], joint).get(claim.id, [])


def per_claimant(lines: Iterable[ClaimLine]) -> dict[str, tuple[UUID, ...]]:
    """For each claimant the claims that are theirs, those with the most first: the count with the list behind it."""
    found: dict[str, tuple[UUID, ...]] = {}
    for line in lines:
        for claimant in line.claimants:
            found[claimant] = (*found.get(claimant, ()), line.id)
    return dict(sorted(found.items(), key=lambda of: (-len(of[1]), of[0])))


def claim_for(
    session: Session, actor: Actor, claim_id: UUID | None, permission: Permission, joint: Session | None
) -> Claim:
    """A claim of this store, or of the joint one when this is a side's own. Raises NoSuchRow, NotPermitted."""
    home = session if joint is None or (claim_id and session.get(Claim, claim_id)) else joint
    return access_filed(home, actor, Claim, claim_id, permission)


def _home(session: Session, joint: Session | None, table, row_id: UUID, actor: Actor):  # type: ignore[no-untyped-def]
    home = session if joint is None or session.get(table, row_id) else joint
    return access_filed(home, actor, table, row_id, Permission.DIALOGUE_READ)


def _accounts(session: Session, ids: Iterable[UUID], joint: Session | None) -> dict[UUID, list[AccountLine]]:
    return account_lines(session, rows_among(session, ClaimAccount, "claim_id", ids), "claim_id", joint)


def _lines(session: Session, claims: list[Claim], joint: Session | None) -> list[ClaimLine]:
    quotes = quotes_of(session, {claim.passage_id for claim in claims}, joint)
    accounts = _accounts(session, [claim.id for claim in claims], joint)
    home = session if session.info["audience_is_joint"] else joint
    parties: dict[UUID | None, tuple[str, ...]] = {}
    if home is not None:
        for row in rows_among(home, DialogueParty, "dialogue_id", {c.dialogue_id for c in claims} - {None}):
            parties[row.dialogue_id] = (*parties.get(row.dialogue_id, ()), row.party)
    earlier = {claim.id: claim.like_id for claim in claims}
    private = not session.info["audience_is_joint"]
    lines = []
    for c in sorted(claims, key=lambda c: (c.as_of or date.min, c.id), reverse=True):
        given = accounts.get(c.id, [])
        # Without the parties of a dialogue nobody can be missing: it takes two who stand by it to agree.
        needed = parties.get(c.dialogue_id) or ("", "")
        lines.append(
            ClaimLine(
                c.id, c.dialogue_id, c.meeting_id, c.topic_id, c.measure_id, c.proposition_en, c.proposition_zh, c.grounds,
                c.as_of, quotes[c.passage_id], tuple(given), standing(given, needed),
                tuple(_recalled(session, c, earlier)), private,
            )
        )  # fmt: skip
    return lines


def _recalled(session: Session, claim: Claim, earlier: dict[UUID, UUID | None]) -> Iterable[UUID]:
    """The claims that one recalls, and those that these recall, in this store."""
    at, seen = claim.like_id, {claim.id}
    while at is not None and at not in seen:
        seen.add(at)
        yield at
        if at not in earlier:
            row = session.get(Claim, at)
            earlier[at] = row.like_id if row else None
        at = earlier[at]
