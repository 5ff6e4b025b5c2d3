"""What has to be translated, read from the source itself, and the catalogue brought in line with it.

Collected are the sentences handed to `N_`, to a reader's `t` and `n`, and what is shown through `t`: the values of the
closed lists and the codes of choices. A word that has two senses is handed to `C_` or `c` with its context and stands in
the catalogue once for each. The source is only read, never run, so this stands below every other
folder. `python -m locales.extraction` lists what is missing and what nobody asks for any more; `--write` adds the first
(untranslated) and drops the second.
"""

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple, TypeGuard

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as CatalogMessage
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).parent.parent
FOLDERS: Final = ("dashboard", "actions", "exports", "intake", "drafts", "dialogue", "models", "locales")
"""Where sentences and closed lists may stand, beside the files at the top."""
CHINESE: Final = ROOT / "locales" / "zh" / "LC_MESSAGES" / "alternat.po"
NEVER_SHOWN: Final = frozenset(
    {
        "Acquaintance",
        "Alternat",
        "AskedSince",
        "Attributed",
        "BracketStyle",
        "CalendarForm",
        "Carrier",
        "CommitmentKind",
        "ContactsBy",
        "Covered",
        "DigestKind",
        "DocumentKind",
        "DueKind",
        "DueShape",
        "EntryState",
        "Extractor",
        "FindingKind",
        "Form",
        "GapKind",
        "HiddenReason",
        "Look",
        "MailState",
        "NotedKind",
        "Noun",
        "Often",
        "Page",
        "Permission",
        "Polarity",
        "RecordForm",
        "Span",
        "TextRole",
        "Tier",
        "Track",
        "Voice",
        "Waited",
        "WhoseWords",
    }
)
"""Closed lists whose values no reader sees: what is asked and not shown, what has other names, what only the log tells."""
IN_CONTEXT: Final = {"DialogueStatus": "dialogue", "ProposalState": "proposal"}
"""Closed lists with a value that is said of something else too, and the context in which `c` shows them."""


class Message(NamedTuple):
    """A sentence, its plural where it has one, and the context that parts it from the same words in another sense."""

    one: str
    many: str | None = None
    context: str = ""


_HEADER: Final = (
    'msgid ""\nmsgstr ""\n'
    '"Language: zh_Hans_CN\\n"\n'
    '"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
)


def sources() -> Iterator[Path]:
    """Every file of ours that may hold a sentence, in a fixed order."""
    yield from sorted(ROOT.glob("*.py"))
    for folder in FOLDERS:
        yield from sorted((ROOT / folder).rglob("*.py"))


def messages() -> set[Message]:
    """Every sentence and word that is shown through a reader, with its plural where it has one."""
    return set().union(*(messages_of(path.read_text(encoding="utf-8")) for path in sources()))


def messages_of(source: str) -> set[Message]:
    """The sentences and words of one file of Python. Raises SyntaxError when it is none.

    Two marked sentences side by side that both count, `(N_("{n} clause"), N_("{n} clauses"))`, are one and several of the
    same and are shown through `n`.
    """
    nodes = list(ast.walk(ast.parse(source)))
    pairs = {id(pair): pair.elts for pair in nodes if isinstance(pair, ast.Tuple) and _counts(pair)}
    paired = {id(call) for calls in pairs.values() for call in calls}
    found = {Message(_marked(one), _marked(many)) for one, many in pairs.values()}
    for node in nodes:
        if isinstance(node, ast.Call) and id(node) not in paired:
            found |= _of_call(node)
        elif isinstance(node, ast.ClassDef) and node.name not in NEVER_SHOWN and _is_closed_list(node):
            found |= {Message(value, context=IN_CONTEXT.get(node.name, "")) for value in _values(node)}
    return found


def fields() -> set[str]:
    """The name of every field that a refusal can ask to be filled in."""
    return set().union(*(fields_of(path.read_text(encoding="utf-8")) for path in sources()))


def fields_of(source: str) -> set[str]:
    """The field names in `FieldMissing(field=…)` and `required(…, …)`, written out or taken from a loop over pairs."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if _is_call(node, "FieldMissing"):
            found |= {words for keyword in node.keywords if keyword.arg == "field" for words in _words(keyword.value)}
        elif _is_call(node, "required") and node.args:
            found |= set(_words(node.args[0]))
        elif isinstance(node, ast.For) and any(_is_call(inner, "FieldMissing") for inner in ast.walk(node)):
            pairs = node.iter.elts if isinstance(node.iter, ast.Tuple) else []
            found |= {words for pair in pairs if isinstance(pair, ast.Tuple) for words in _words(pair.elts[0])}
    return found


def _is_call(node: ast.AST, name: str) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and _name(node.func) == name


def _of_call(call: ast.Call) -> set[Message]:
    name = _name(call.func)
    if name == "n" and len(call.args) >= 2:
        return {Message(one, many) for one in _words(call.args[0]) for many in _words(call.args[1])}
    if name in {"c", "C_"} and len(call.args) >= 2:
        return {Message(words, context=sense) for sense in _words(call.args[0]) for words in _words(call.args[1])}
    if name in {"t", "N_"} and call.args:
        return {Message(words) for words in _words(call.args[0])}
    return {Message(words) for words in _offered(call) if words}


def _offered(call: ast.Call) -> Iterator[str]:
    """The codes of a choice that is shown through `t`: `selectbox(…, ["clause", "draft"], format_func=words.t)`."""
    shown = [keyword.value for keyword in call.keywords if keyword.arg == "format_func"]
    if len(call.args) > 1 and any(
        isinstance(part, ast.Attribute) and part.attr == "t" for f in shown for part in ast.walk(f)
    ):
        for code in call.args[1].elts if isinstance(call.args[1], ast.List | ast.Tuple) else ():
            yield from _words(code)


def _counts(pair: ast.Tuple) -> bool:
    return len(pair.elts) == 2 and all("{n}" in _marked(part) for part in pair.elts)


def _marked(call: ast.expr) -> str:
    """The sentence of a call of `N_`; nothing for anything else."""
    if not isinstance(call, ast.Call) or _name(call.func) != "N_" or not call.args:
        return ""
    return next(_words(call.args[0]), "")


def _name(function: ast.expr) -> str:
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def _words(argument: ast.expr) -> Iterator[str]:
    """The words an argument can be: written out, or either side of a choice."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from _words(argument.body)
        yield from _words(argument.orelse)
    elif isinstance(argument, ast.BoolOp):
        for value in argument.values:
            yield from _words(value)


def _is_closed_list(node: ast.ClassDef) -> bool:
    return any(_name(base) == "StrEnum" for base in node.bases)


def _values(node: ast.ClassDef) -> Iterator[str]:
    for line in node.body:
        if isinstance(line, ast.Assign):
            yield from _words(line.value)


def catalogue(path: Path = CHINESE) -> Catalog:
    """The catalogue as it stands; an empty one where there is none yet."""
    if not path.exists():
        return Catalog(locale="zh_Hans_CN")
    with path.open("rb") as file:
        return read_po(file, locale="zh_Hans_CN")


def held(words: Catalog) -> set[Message]:
    """What a catalogue holds, in the shape of `messages`."""
    return {_key(message) for message in words if message.id}


def _key(message: CatalogMessage) -> Message:
    one, many = message.id if isinstance(message.id, tuple | list) else (message.id, None)
    return Message(str(one), None if many is None else str(many), message.context or "")


def write(words: Catalog, path: Path = CHINESE) -> None:
    """Write a catalogue sorted by its sentences, with a header that says nothing of when and where it was written."""
    body = io.BytesIO()
    write_po(body, words, width=0, no_location=True, omit_header=True, sort_output=True)
    terms = (line.removeprefix("#").strip() for line in words.header_comment.splitlines())
    comment = "".join(f"# {line}".rstrip() + "\n" for line in terms)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(comment + _HEADER + body.getvalue().decode("utf-8").strip() + "\n", encoding="utf-8")


def bring_in_line(words: Catalog, wanted: set[Message]) -> None:
    """Add what is asked for and missing, drop what nobody asks for; what stays keeps its translation."""
    for one, many, context in held(words) - wanted:
        words.delete((one, many) if many else one, context=context or None)
    for one, many, context in wanted - held(words):
        words.add((one, many) if many else one, context=context or None)


def main() -> int:
    """List, or with `--write` mend, what the catalogue lacks and what it holds in vain. Exit 1 when there is anything."""
    wanted, words = messages(), catalogue()
    if "--write" in sys.argv[1:]:
        bring_in_line(words, wanted)
        write(words)
    lacking = sorted(message.one for message in wanted - held(words))
    lacking += sorted(str(message.id) for message in words if message.id and not all(_strings(message.string)))
    for sentence in lacking:
        sys.stdout.write(f"missing: {sentence!r}\n")
    for message in sorted(held(words) - wanted, key=str):
        sys.stdout.write(f"nobody asks for: {message.one!r}\n")
    return 1 if lacking or held(words) - wanted else 0


def _strings(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, tuple | list) else (str(string or ""),)


if __name__ == "__main__":
    raise SystemExit(main())
