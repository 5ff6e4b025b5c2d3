"""The sample dialogues: four encoded from public documents in our own words, one practice text, one fictional cast.

Everything is entered through the verbs that people use, so it stands in the journals like any other act. Each act has
an idempotency key: loading again changes nothing, and a load that was interrupted is finished by the next.
"""

from dataclasses import dataclass

from sqlmodel import select

from actions.desk import Desk
from actions.journal import done_before
from actions.sample_content import DIALOGUES, cast, key_of, register, sample
from actions.sample_draft import PracticeText, closing_key, enter_private
from actions.sample_record import Record, Register
from actions.transaction import transaction
from actions.users import actor_of, create_user, set_up
from dialogue.actors import Actor
from dialogue.audiences import ACCOUNTS, JOINT
from dialogue.roles import Role
from models.stores import Stores
from models.users import User


@dataclass(frozen=True, slots=True)
class SampleCounts:
    """How much the samples hold, whether it was entered just now or before."""

    dialogues: int
    meetings: int
    participations: int
    people: int
    organisations: int
    notes: int
    positions: int
    comments: int
    commitments: int
    transmittals: int
    clauses: int
    proposals: int
    users: int


def samples_loaded(stores: Stores) -> bool:
    """Whether the sample dialogues stand in these stores, to the last act."""
    joint = stores.for_upkeep().get(JOINT)
    if joint is None:
        return False
    with joint.reading() as session:
        return all(done_before(session, closing_key(sample(name)["draft"])) for name in _with_draft())


def load_samples(stores: Stores, *, password: str | None = None, is_demo: bool = False) -> SampleCounts:
    """Enter the sample dialogues, and with a `password` the cast as users who share it.

    `is_demo` marks the users as those of a demonstration: they can sign in nowhere else.

    Needs every store of the two sides; raises StoreClosed where this process was not given one.
    """
    actors = _users(stores, password, is_demo) if password else {name: member.actor for name, member in cast().items()}
    desks = {name: Desk(stores, actor) for name, actor in actors.items() if actor.role != Role.ADMINISTRATOR}
    if not samples_loaded(stores):
        organiser, rapporteur = desks["orla"], desks["robin"]
        with organiser.writing() as joint:
            known = Register(joint, organiser.actor, register())
        for name in DIALOGUES:
            content = sample(name)
            with organiser.writing() as joint:
                record = Record(joint, organiser.actor, rapporteur.actor, known, content)
                record.enter()
            for row in content.get("private", ()):
                enter_private(desks[row["by"]], record, row)
            if "draft" in content:
                PracticeText(desks, record, content["draft"]).negotiate()
    return _counts(len(actors) if password else 0)


def _users(stores: Stores, password: str, is_demo: bool) -> dict[str, Actor]:
    """The cast as users. An installation that has an administrator keeps it, and gets no other."""
    accounts = stores.for_upkeep()[ACCOUNTS]
    actors: dict[str, Actor] = {}
    with transaction(accounts) as session:
        administrators = select(User).where(User.role == Role.ADMINISTRATOR, User.is_disabled == False)  # noqa: E712
        administrator = session.exec(administrators).first()
        if administrator is None:
            member = next(member for member in cast().values() if member.role == Role.ADMINISTRATOR)
            administrator = set_up(
                session, sign_in_name=member.sign_in_name, name=member.name_en, password=password, is_demo=is_demo
            )
        by = actor_of(administrator)
        for member in cast().values():
            if member.role != Role.ADMINISTRATOR:
                user = create_user(
                    session, by, sign_in_name=member.sign_in_name, name_en=member.name_en, name_zh=member.name_zh,
                    role=member.role, party=member.party, password=password, is_demo=is_demo,
                    key=key_of("user", member.sign_in_name),
                )  # fmt: skip
                actors[member.sign_in_name] = actor_of(user)
    return actors


def _with_draft() -> list[str]:
    return [name for name in DIALOGUES if "draft" in sample(name)]


def _counts(users: int) -> SampleCounts:
    contents = [sample(name) for name in DIALOGUES]
    texts = [content["draft"] for content in contents if "draft" in content]

    def number(noun: str) -> int:
        return sum(len(content.get(noun, ())) for content in contents)

    return SampleCounts(
        len(contents), number("meeting"), number("participation"), len(register()["person"]),
        len(register()["organisation"]), number("note"), number("position"), number("comment"), number("commitment"),
        number("transmittal"), sum(len(text["clause"]) for text in texts), sum(len(text["proposal"]) for text in texts),
        users,
    )  # fmt: skip


__all__ = ["SampleCounts", "load_samples", "samples_loaded"]
