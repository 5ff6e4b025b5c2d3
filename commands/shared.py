"""What every command shares: the two options, refusals as one line, whose desk it is, and files written whole."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from dialogue.refusals import Refusal

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
As = Annotated[str, typer.Option("--as", help="Sign-in name of the user who acts.")]


@contextmanager
def clear_words() -> Iterator[None]:
    """A refusal, or a file that cannot be read or written, as one line on standard error and exit 2."""
    try:
        yield
    except Refusal as refusal:
        # Words, and all that they bring along, are fetched when they are needed: most commands end without them.
        from dashboard.refusal_words import in_words
        from locales import Reader

        language = "zh" if os.environ.get("LANG", "").startswith("zh") else "en"
        refuse(in_words(refusal, Reader(language)))
    except (OSError, UnicodeDecodeError) as error:
        refuse(f"{getattr(error, 'filename', None) or 'file'}: {getattr(error, 'strerror', None) or 'not UTF-8 text'}")


def refuse(sentence: str) -> None:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)


def print_document(document: Any) -> None:
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


@contextmanager
def desk_of(name: str) -> Iterator[Any]:
    """The desk of a user of this installation. Whoever runs this program owns the files, so no password is asked."""
    from actions.desk import Desk
    from actions.installation import installation, shut
    from actions.users import actor_named

    stores = installation()
    try:
        with stores.for_upkeep()["accounts"].reading() as session:
            actor = actor_named(session, name)
        yield Desk(stores, actor)
    finally:
        shut()


def identifier_given(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError:
        refuse(f"“{given}” is not an identifier; “drafts --as USER” lists those of drafts")
        raise


def write_whole(path: Path, content: bytes) -> None:
    """Write beside, then rename: an interrupted run leaves no half file."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_bytes(content)
    os.replace(unfinished, path)
