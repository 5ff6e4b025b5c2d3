"""The record on the command line: what a source says, and a whole dialogue out and in."""

from pathlib import Path
from typing import Annotated

import typer

from commands.shared import As, Json, clear_words, desk_of, identifier_given, print_document, refuse, write_whole


def read(
    source: Path, as_json: Json = False,
    kind: Annotated[str, typer.Option(help="What kind of document it is: cable, memcon, readout …; auto finds it.")] = "auto",
    published: Annotated[str, typer.Option(help="The day it was published, 2026-11-22, for a year it does not print.")] = "",
) -> None:  # fmt: skip
    """What a source document says, as proposals with their quotes: meeting, people, positions, commitments, requests."""
    from datetime import date

    from intake.documents import Form, read_document
    from intake.kinds import DocumentKind, kind_named
    from intake.printed_reading import as_lines, as_plain
    from intake.reading import read as read_text
    from intake.tei_files import tagged

    given = None if kind.strip().lower() in ("", "auto") else kind_named(kind)
    if given is None and kind.strip().lower() not in ("", "auto"):
        refuse(f"“{kind}” is not a kind of document; there are auto, {', '.join(DocumentKind)}")
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError:
        refuse(f"“{published}” is not a date; write it like 2026-11-22")
    with clear_words():
        content = source.read_bytes()
        document = read_document(source.name, content)
        tags = tagged(content, source.name) if document.form == Form.TEI else None
        reading = read_text(document.text, given, published=day, tags=tags)
    if as_json:
        print_document(as_plain(reading))
    for line in [] if as_json else as_lines(reading):
        typer.echo(line)


def export_dialogue(
    dialogue: str, as_user: As, out: Annotated[Path, typer.Option("-o", help="Where to write.")],
) -> None:  # fmt: skip
    """The joint record of a dialogue as one JSON document."""
    from actions.dialogue_export import export_dialogue as export

    with clear_words(), desk_of(as_user) as desk:
        write_whole(out, export(desk, identifier_given(dialogue)).content)


def import_dialogue(
    file: Path, as_user: As, as_json: Json = False,
    copy: Annotated[bool, typer.Option("--copy", help="Under identifiers of its own.")] = False,
) -> None:  # fmt: skip
    """Take a dialogue in from its JSON document, once everything in it was checked."""
    from actions.dialogue_import import import_dialogue as take_in

    with clear_words(), desk_of(as_user) as desk:
        content = file.read_bytes()
        with desk.writing() as session:
            made = take_in(session, desk.actor, content, as_copy=copy)
    print_document({"dialogue": made.id.hex}) if as_json else typer.echo(made.id.hex)
