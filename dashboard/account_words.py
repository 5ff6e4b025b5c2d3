"""What each side says of a commitment or a claim: a column each, the latest account first; silence is shown as silence."""

from collections.abc import Iterable

from actions.commitments import AccountLine
from actions.dialogues import PartyLine
from dashboard.parts.markup import Markup, Words, join, tag
from dashboard.parts.sides import side_by_side
from dashboard.record_words import quoted, side_name
from locales import Reader


def accounts_abreast(accounts: Iterable[AccountLine], parties: Iterable[PartyLine], words: Reader) -> Markup:
    """A column for each of `parties`, also for one that said nothing, and one for each other who said something."""
    known = tuple(parties)
    columns: dict[str, tuple[str, list[AccountLine]]] = {
        party.key: (side_name(words, party.key, known), []) for party in known
    }
    for account in accounts:
        columns.setdefault(account.party, (speaker(account, known, words), []))[1].append(account)
    nothing = tag("p", words.t("nothing said"), cls="alt-quiet")
    return side_by_side(
        (name, join(_account(account, words) for account in reversed(given)) if given else nothing)
        for name, given in columns.values()
    )


def speaker(account: AccountLine, parties: Iterable[PartyLine], words: Reader) -> str:
    """Who gives an account: a side by its short name, somebody who is no party by their label."""
    return words.pick(account.label_en, account.label_zh) or side_name(words, account.party, parties)


def _account(account: AccountLine, words: Reader) -> Markup:
    parts: list[Words] = [tag("strong", words.t(account.stance))]
    parts += [words.short_date(account.stated_on)] if account.stated_on else []
    parts += [account.words] if account.words else []
    parts += [words.t("through {chain}", chain=account.chain)] if account.chain else []
    return tag("article", tag("p", join(parts, " · ")), quoted(words, account.quote))
