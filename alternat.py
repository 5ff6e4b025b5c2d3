"""Alternat on the command line: the same verbs as the dashboard, for people who script.

Exit 0: done. 1: a check found something. 2: refused, with one clear line on standard error.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from dialogue.refusals import Refusal

HERE = Path(__file__).resolve().parent
DEMO_PASSWORD = "alternat-demo"  # noqa: S105 - shown on the sign-in page of a demonstration, refused anywhere else

verbs = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__, rich_markup_mode=None
)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Port = Annotated[int, typer.Option(help="Port on the loopback address.")]
As = Annotated[str, typer.Option("--as", help="Sign-in name of the user who acts.")]


@contextmanager
def _clear_words() -> Iterator[None]:
    """A refusal, or a file that cannot be read or written, as one line on standard error and exit 2."""
    try:
        yield
    except Refusal as refusal:
        # Words, and all that they bring along, are fetched when they are needed: most commands end without them.
        from dashboard.refusal_words import in_words
        from locales import Reader

        language = "zh" if os.environ.get("LANG", "").startswith("zh") else "en"
        _refuse(in_words(refusal, Reader(language)))
    except (OSError, UnicodeDecodeError) as error:
        _refuse(f"{getattr(error, 'filename', None) or 'file'}: {getattr(error, 'strerror', None) or 'not UTF-8 text'}")


def _refuse(sentence: str) -> None:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)


def _print(document: Any) -> None:
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


def _serve(port: int, environment: dict[str, str]) -> int:
    command = [sys.executable, "-m", "streamlit", "run", str(HERE / "streamlit_app.py"), "--server.port", str(port)]
    try:
        return subprocess.call(command, cwd=HERE, env={**os.environ, **environment})  # noqa: S603 - our own words
    except KeyboardInterrupt:
        return 0


@verbs.command()
def demo(port: Port = 8501, no_serve: Annotated[bool, typer.Option("--no-serve", help="Only load.")] = False) -> None:
    """Load the sample dialogues with their fictional users, and serve the dashboard."""
    from actions.installation import installation, shut
    from actions.samples import load_samples
    from actions.users import demo_users

    with _clear_words():
        stores = installation()
        load_samples(stores, password=DEMO_PASSWORD, is_demo=True)
        with stores.for_upkeep()["accounts"].reading() as session:
            users = [(user.sign_in_name, user.role.value, user.party or "secretariat") for user in demo_users(session)]
        shut()
    typer.echo(f"Alternat demo: http://127.0.0.1:{port}")
    typer.echo(f"Demo users (all fictional), password {DEMO_PASSWORD}:")
    for name, role, side in users:
        typer.echo(f"  {name:<10} {role}, {side}")
    if not no_serve:
        raise typer.Exit(_serve(port, {"ALTERNAT_DEMO_PASSWORD": DEMO_PASSWORD}))


@verbs.command()
def serve(port: Port = 8501) -> None:
    """Serve the dashboard."""
    with _clear_words():
        from actions.installation import installation, shut

        installation()
        shut()
    typer.echo(f"Alternat: http://127.0.0.1:{port}")
    raise typer.Exit(_serve(port, {}))


@verbs.command()
def migrate() -> None:
    """Bring every store to the newest revision, finish half-done crossings, check the guards."""
    with _clear_words():
        from actions.installation import installation, shut

        stores = installation()
        typer.echo(f"ready: {', '.join(sorted(stores.for_upkeep()))}")
        shut()


@verbs.command()
def verify(as_json: Json = False) -> None:
    """Re-compute the journal of every store, with the bodies it vouches for. Exit 1 when anything does not fit."""
    with _clear_words():
        from actions.installation import installation, shut
        from actions.verification import verify as verify_stores

        stores = installation()
        findings = verify_stores(stores)
        lines = {audience: store.moment() for audience, store in sorted(stores.for_upkeep().items())}
        shut()
    if as_json:
        _print({"stores": lines, "findings": [{f: getattr(x, f) for f in type(x).__slots__} for x in findings]})
    else:
        for audience, count in lines.items():
            typer.echo(f"{audience}: {count} journal lines")
        for finding in findings:
            typer.echo(f"{finding.audience} {finding.seq or ''}: {finding.kind} {finding.detail}")
        typer.echo("the chains hold" if not findings else f"{len(findings)} findings")
    if findings:
        raise typer.Exit(1)


@verbs.command()
def drafts(as_user: As, as_json: Json = False) -> None:
    """The drafts a user may see."""
    from actions.drafts import draft_lines

    with _clear_words(), _desk(as_user) as desk:
        with desk.reading() as session:
            lines = draft_lines(session, desk.actor)
        found = [
            {
                "id": line.id.hex, "title_en": line.title_en, "title_zh": line.title_zh, "kind": line.kind.value,
                "dialogue_en": line.dialogue_en, "dialogue_zh": line.dialogue_zh, "clauses": line.clauses,
                "agreed": line.agreed, "open_proposals": line.open_proposals,
            }
            for line in lines
        ]  # fmt: skip
    if as_json:
        _print({"drafts": found})
    for line in [] if as_json else found:
        typer.echo(f"{line['id']}  {line['agreed']}/{line['clauses']} agreed  {line['title_en']}  {line['title_zh']}")


@verbs.command(name="export")
def export_(
    draft: str, as_user: As,
    output: Annotated[Path, typer.Option("-o", "--output", help="The file to write; .pdf makes a PDF.")],
    form: Annotated[str, typer.Option(help="clean, redline, rolling, changes …; a wrong one is answered with all.")] = "clean",
    milestone: Annotated[str, typer.Option(help="The text of this milestone (2.1) instead of the present one.")] = "",
    since: Annotated[str, typer.Option(help="For changes: a milestone (2.0), home or looked.")] = "",
    marking: Annotated[str, typer.Option(help="public, internal, sensitive or confidential.")] = "",
    keeper: Annotated[str, typer.Option(help="For an original by alternat: the party that keeps it; none: all alike.")] = "",
    paper: Annotated[str, typer.Option(help="a4 or letter.")] = "a4",
    languages: Annotated[str, typer.Option(help="For tables and papers: en,zh or zh,en or en or zh.")] = "en,zh",
) -> None:  # fmt: skip
    """Write a draft as a file; or a paper of the record, with the row it is of (a meeting, a dialogue …) for DRAFT."""
    from actions.handing_out import hand_out
    from actions.milestones import list_milestones
    from actions.paper_exports import RecordForm
    from actions.word_exports import Since
    from dashboard.form_names import NAMES
    from dashboard.outgoing import made_for
    from dialogue.vocabulary import Marking

    orders = {"", "en,zh", "zh,en", "en", "zh"}
    for given, known, what in (
        (form, set(NAMES), "form"), (marking, {"", *Marking}, "marking"), (paper, {"a4", "letter"}, "paper"),
        (languages, orders, "choice of languages"),
    ):  # fmt: skip
        if given not in known:
            _refuse(f"“{given}” is not a {what}; there are {', '.join(sorted(filter(None, known)))}")
    asked = {"marking": marking, "paper": paper, "languages": languages}
    kind = "papers" if form in set(RecordForm) else "drafts"
    with _clear_words(), _desk(as_user) as desk:
        if kind == "drafts":
            with desk.reading() as session:
                milestones = {m.label: m.id.hex for m in list_milestones(session, desk.actor, _draft_id(draft))}
            earlier = {**milestones, **{known.value: known.value for known in Since}}
            for label, known_texts in ((milestone, milestones), (since, earlier)):
                if label and label not in known_texts:
                    _refuse(f"there is no text “{label}” of this draft")
            alternat = "full" if keeper else "simplified"
            asked |= {"version": milestones.get(milestone, ""), "since": earlier.get(since, ""), "alternat": alternat}
            asked["keeper"] = keeper or _some_party(desk, draft)
        made = made_for(desk, kind, _draft_id(draft).hex, form, asked)
        pdf = b""
        if output.suffix.lower() == ".pdf":
            from exports.office import as_pdf

            pdf = as_pdf(made.content)
        file = hand_out(desk, made, pdf)
        _write(output, file.content)
    typer.echo(f"{output}  {made.export_id.hex}")


def _some_party(desk: Any, draft: str) -> str:
    """A party of the draft: where all originals are alike, it does not matter which."""
    from actions.access import parties_of

    with desk.reading() as session:
        return next(iter(parties_of(session, _draft_id(draft))), "")


@verbs.command(name="import")
def import_(
    file: Path, as_user: As, as_json: Json = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="Make private proposals and threads of it.")] = False,
    draft: Annotated[str, typer.Option(help="The draft, where the file does not name it.")] = "",
) -> None:  # fmt: skip
    """Show what changed in a returned Word file, clause by clause; with --confirm make proposals and threads of one's side."""
    from actions.word_returns import preview_return, take_return

    with _clear_words(), _desk(as_user) as desk:
        content = file.read_bytes()
        preview = preview_return(desk, content, file.name, _draft_id(draft) if draft else None)
        taken, made = take_return(desk, content, preview) if confirm else (None, 0)
        said = taken.remarks_made if taken else 0
    report = {
        "draft": preview.draft_id.hex,
        "unchanged": preview.unchanged,
        "changed": [
            {
                "clause": line.clause.clause_id, "number": line.clause.number, "kind": line.kind.value if line.kind else None,
                "en": line.en, "zh": line.zh, "base_en": line.clause.base_en, "base_zh": line.clause.base_zh,
                "note": line.note, "untracked": line.clause.untracked, "taken_before": line.was_taken,
                "changes": [_slots(change) for change in line.clause.changes],
            }
            for line in preview.lines
        ],
        "threads": [
            {
                "clause": thread.clause_id.hex, "number": thread.number, "quote": thread.quote, "resolved": thread.resolved,
                "taken_before": not thread.can_be_taken, "remarks": [_slots(saying) for saying in thread.sayings],
            }
            for thread in preview.threads
        ],
        "formatting": [_slots(stray) for stray in preview.formatting],
        "unplaced": [_slots(stray) for stray in preview.unplaced],
        "proposals_made": made,
        "remarks_made": said,
    }  # fmt: skip
    if as_json:
        _print(report)
        return
    for line in preview.lines:
        typer.echo(f"{line.clause.number or 'new'}: {line.kind.value if line.kind else 'no new wording'}")
    for stray in preview.unplaced:
        typer.echo(f"not placed: {stray.kind} {stray.author or ''} {stray.text}")
    for thread in preview.threads:
        typer.echo(f"{thread.number}: comments of {', '.join(s.author or '?' for s in thread.sayings)}")
    typer.echo(
        f"{len(preview.lines)} clauses changed, {len(preview.threads)} threads, {len(preview.unplaced)} not placed, "
        f"{made} proposals made, {said} remarks"
    )


@verbs.command()
def redline(
    base: Path, target: Path,
    output: Annotated[Path, typer.Option("-o", "--output", help="The Word file to write.")],
    author: Annotated[str, typer.Option(help="Whose name the changes carry.")] = "Alternat",
    date: Annotated[str, typer.Option(help="When the changes were made, ISO 8601; now without it.")] = "",
) -> None:  # fmt: skip
    """Two .docx or .txt files into one Word file with native tracked changes: reject all = BASE, accept all = TARGET."""
    from exports.word.compare import redline_files
    from exports.word.isolation import isolated

    try:
        at = datetime.fromisoformat(date) if date else datetime.now(UTC).replace(microsecond=0)
    except ValueError:
        _refuse(f"“{date}” is not a date; write it like 2026-11-22T14:02:00+00:00")
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    with _clear_words():
        made = isolated(redline_files, base.read_bytes(), target.read_bytes(), base.name, target.name, author, at)
        _write(output, made)
    typer.echo(str(output))


@verbs.command(name="verify-document")
def verify_document(
    file: Path, as_json: Json = False,
    code: Annotated[str, typer.Option(help="The code from its footer, where the file has lost it.")] = "",
) -> None:  # fmt: skip
    """Is a Word file, letter for letter, a text that was adopted or handed out here? Exit 1 when it is not."""
    from actions.document_check import Outcome, check_document
    from actions.installation import installation, shut

    with _clear_words():
        check = check_document(installation(), file.read_bytes(), code=code, is_owner=True)
        shut()
    text = check.text
    if as_json:
        known = {**_slots(text), "draft_id": text.draft_id.hex if text.draft_id else None} if text else None
        _print(
            {
                "outcome": check.outcome.value, "text": known, "changes_rejected": check.is_rejected,
                "differences": [_slots(found) for found in check.differences],
                "around": [_slots(found) for found in check.around],
                "shown_otherwise": [{"kind": kind, "text": words} for kind, words in check.looks],
                "tracked_changes": check.changes, "comments": check.comments,
            }
        )  # fmt: skip
    else:
        typer.echo(check.outcome.value)
        told = (text.title_en, text.title_zh, text.label_en, text.label_zh, text.form, text.fingerprint) if text else ()
        for line in filter(None, told):
            typer.echo(line)
        if text is not None and text.handed_out_at is not None:
            typer.echo(f"{text.code}  {text.handed_out_at:%Y-%m-%d %H:%M} UTC")
        for found in check.differences:
            typer.echo(f"{found.number or found.part.value}\t- {found.expected}\n\t+ {found.found}")
        for kind, words in check.looks:
            typer.echo(f"{kind}\t{words}")
    if check.outcome != Outcome.SAME:
        raise typer.Exit(1)


@verbs.command()
def revisions(file: Path, as_json: Json = False) -> None:
    """Every tracked change in a Word file, in every part, of every kind. Exit 1 when something is not accounted for."""
    from exports.word.isolation import isolated
    from exports.word.reader import revisions_json

    with _clear_words():
        found = isolated(revisions_json, file.read_bytes())
    if as_json:
        _print(found)
    else:
        for revision in found["revisions"]:
            typer.echo("\t".join(str(revision[field] or "") for field in ("kind", "author", "date", "part", "text")))
        typer.echo(f"{len(found['revisions'])} changes, {len(found['unaccounted'])} not accounted for")
    if found["unaccounted"]:
        raise typer.Exit(1)


@verbs.command()
def text(
    file: Path, as_json: Json = False,
    view: Annotated[str, typer.Option(help="accepted or rejected.")] = "accepted",
) -> None:  # fmt: skip
    """The text of a Word file with all changes accepted, or all rejected; tables by row and cell."""
    from exports.word.isolation import isolated
    from exports.word.reader import text_json

    if view not in ("accepted", "rejected"):
        _refuse(f"“{view}” is not a view; there are accepted and rejected")
    with _clear_words():
        found = isolated(text_json, file.read_bytes(), view)
    if as_json:
        _print(found)
    for paragraph in [] if as_json else found["paragraphs"]:
        typer.echo(paragraph)


@verbs.command()
def language(file: Path, as_json: Json = False) -> None:
    """The language and script of each line of a UTF-8 text file."""
    from drafts.language import language_of

    with _clear_words():
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    found = [language_of(line) for line in lines]
    if as_json:
        _print({"lines": [{"language": line.language, "script": line.script} for line in found]})
    for line in [] if as_json else found:
        typer.echo(f"{line.language}\t{line.script or '-'}")


@verbs.command()
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
        _refuse(f"“{kind}” is not a kind of document; there are auto, {', '.join(DocumentKind)}")
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError:
        _refuse(f"“{published}” is not a date; write it like 2026-11-22")
    with _clear_words():
        content = source.read_bytes()
        document = read_document(source.name, content)
        tags = tagged(content, source.name) if document.form == Form.TEI else None
        reading = read_text(document.text, given, published=day, tags=tags)
    if as_json:
        _print(as_plain(reading))
    for line in [] if as_json else as_lines(reading):
        typer.echo(line)


@contextmanager
def _desk(name: str) -> Iterator[Any]:
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


def _draft_id(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError:
        _refuse(f"“{given}” is not the identifier of a draft; “drafts --as USER” lists them")
        raise


def _slots(value: Any) -> dict[str, Any]:
    return {field: getattr(value, field) for field in type(value).__slots__}


def _write(path: Path, content: bytes) -> None:
    """Write beside, then rename: an interrupted run leaves no half file."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_bytes(content)
    os.replace(unfinished, path)


if __name__ == "__main__":
    verbs()
