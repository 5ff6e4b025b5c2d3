"""What each side says of a commitment or a claim, as a paper prints it."""

from collections.abc import Iterable, Sequence

from actions.commitments import AccountLine
from actions.dialogues import PartyLine
from actions.paper_parts import PaperAsked, filled, said, side, source_words
from exports.word import captions
from exports.word import captions_record as words
from exports.word.captions import Pair
from exports.word.paper import Entry, Look


def each_side_says(
    accounts: Sequence[AccountLine], parties: Sequence[PartyLine], asked: PaperAsked
) -> Iterable[Entry]:  # fmt: skip
    """What each side says, in the order of the copy on every line; who is no party comes after them."""
    for party in parties:
        given = [account for account in accounts if account.party == party.key]
        name = side(parties, party.key)
        if not given:
            yield Entry((f"{name[0]}: {words.NO_ACCOUNT[0]}", f"{name[1]}：{words.NO_ACCOUNT[1]}"), Look.QUIET)
        for account in given:
            yield from _account(name, account, asked)
    keys = {party.key for party in parties}
    for account in accounts:
        if account.party not in keys:
            yield from _account(filled(account.label_en, account.label_zh), account, asked)


def _account(name: Pair, account: AccountLine, asked: PaperAsked) -> Iterable[Entry]:
    says = words.STANCES[account.stance]
    on = captions.on_day(account.stated_on) if account.stated_on else ("", "")
    en = f"{name[0]}: {', '.join(filter(None, (says[0], on[0])))}"
    zh = f"{name[1]}：{'，'.join(filter(None, (says[1], on[1])))}"
    yield Entry((en, zh))
    if account.words:  # the words of an account are in one language, and are given once
        yield Entry((f"“{account.words}”", f"“{account.words}”"))
    yield from said(source_words(account.quote, asked, account.chain), Look.QUIET)


__all__ = ["each_side_says"]
