"""The shape of the code: who may import whom, and what no file may hold."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
FOLDERS = ("actions", "commands", "dashboard", "dialogue", "drafts", "exports", "intake", "locales", "models")
ENTRIES = ("alternat.py", "streamlit_app.py")
LONGEST = 450
"""Lines. A file that grows longer holds more than one idea."""

AVOIDED = ("item", "data", "info", "manager", "handler", "helper", "util", "utils", "process")
"""Words that say nothing (docs/concepts.md). An agenda item is the field's own word."""


def sources(*folders: str) -> list[Path]:
    """The program's own Python files, of the given folders or of all, with the two entry files."""
    found = [path for folder in folders or FOLDERS for path in sorted((PROJECT / folder).rglob("*.py"))]
    return found if folders else found + [PROJECT / name for name in ENTRIES if (PROJECT / name).exists()]


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), name_of(path))


def places(wrong: Iterator[str] | list[str]) -> str:
    return "\n".join(wrong)


def test_the_staircase_holds() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"],
        cwd=PROJECT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_only_the_dashboard_and_its_entry_know_streamlit() -> None:
    # import-linter sees packages only; the entry files and the tests' own folders are read here.
    wrong = [
        f"{name_of(path)} imports {module}"
        for path in sources()
        for module in imports(parsed(path))
        if module.partition(".")[0] in {"streamlit", "starlette"}
        and not name_of(path).startswith("dashboard/")
        and path.name != "streamlit_app.py"
    ]
    assert not wrong, places(wrong)


def test_the_program_does_not_import_its_tests() -> None:
    wrong = [name_of(path) for path in sources() if any(m.partition(".")[0] == "tests" for m in imports(parsed(path)))]
    assert not wrong, places(wrong)


def test_tables_are_not_annotated_with_strings() -> None:
    # SQLModel reads annotations as types; as strings they silently lose relationships.
    wrong = [name_of(p) for p in sources("models") if "from __future__ import annotations" in p.read_text("utf-8")]
    assert not wrong, places(wrong)


def test_nothing_is_cached_across_readers() -> None:
    # st.cache_data is shared by every session: what one side reads would be served to the other.
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in sources()
        for node in ast.walk(parsed(path))
        if (isinstance(node, ast.Attribute) and node.attr in {"cache_data", "experimental_memo"})
        or (isinstance(node, ast.ImportFrom) and any(alias.name == "cache_data" for alias in node.names))
    ]
    assert not wrong, places(wrong)


def test_html_is_written_in_few_places() -> None:
    wrong = [
        f"{name_of(path)}:{node.value.lineno}"
        for path in sources()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.keyword)
        and node.arg in {"unsafe_allow_html", "unsafe_allow_javascript"}
        and not (name_of(path).startswith("dashboard/parts/") or name_of(path) == "dashboard/theme.py")
    ]
    assert not wrong, places(wrong)


def test_nothing_is_printed_but_by_the_command_line() -> None:
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in [*sources(*FOLDERS), PROJECT / "streamlit_app.py"]
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not wrong, places(wrong)


def test_no_file_holds_more_than_one_idea() -> None:
    files = sources() + sorted((PROJECT / "tests").rglob("*.py")) + sorted((PROJECT / "migrations").glob("*.py"))
    wrong = [f"{name_of(p)}: {n}" for p in files if (n := len(p.read_text("utf-8").splitlines())) > LONGEST]
    assert not wrong, places(wrong)


ADDRESS = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])")
HOST = re.compile(r"\bhttps?://([^/\s\"'`)>\]}{]+)")
NAMESPACES = (
    "schemas.openxmlformats.org",
    "schemas.microsoft.com",
    "purl.org",
    "purl.oclc.org",
    "www.w3.org",
    "json-schema.org",
    "ns.adobe.com",
)
"""Names of vocabularies look like addresses and are never called."""


def test_no_address_but_the_loopback_stands_in_the_program() -> None:
    wrong = []
    for path in sources():
        text = path.read_text("utf-8").replace("\\.", ".")
        wrong += [f"{name_of(path)}: {ip}" for ip in ADDRESS.findall(text) if ip != "127.0.0.1"]
        for host in HOST.findall(text):
            if host.partition(":")[0] not in {"127.0.0.1", "localhost", "testserver", *NAMESPACES}:
                wrong.append(f"{name_of(path)}: {host}")
    assert not wrong, places(wrong)


def names(path: Path) -> Iterator[tuple[int, str]]:
    """The names a file gives: its own, and those of its classes and functions."""
    yield 1, path.stem
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.lineno, node.name


def words(name: str) -> list[str]:
    """`AgendaItem` and `agenda_item` are the words agenda, item."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)]


def empty_words(name: str) -> set[str]:
    spoken = " ".join(words(name)).replace("agenda items", "agenda").replace("agenda item", "agenda").split()
    return {word for word in spoken if word in AVOIDED or word.removesuffix("s") in AVOIDED}


@pytest.mark.parametrize("name", ["AgendaItem", "carried_agenda_items", "dated_on", "processed_no"])
def test_a_name_in_the_fields_words_passes(name: str) -> None:
    assert not empty_words(name)


@pytest.mark.parametrize("name", ["ClauseManager", "data_of", "list_items", "utils", "processData"])
def test_a_name_that_says_nothing_is_seen(name: str) -> None:
    assert empty_words(name)


ALLOWED_NAMES = {
    "data_folder",  # ALTERNAT_DATA is its name for those who install
    "_item_properties",  # itemProps is the name of that part in Office Open XML
}
"""Names with a word of the list that say something all the same."""


def test_names_are_in_the_fields_words() -> None:
    wrong = [
        f"{name_of(path)}:{line} {name}"
        for path in sources()
        for line, name in names(path)
        if empty_words(name) and name not in ALLOWED_NAMES
    ]
    assert not wrong, places(wrong)


def test_every_verb_says_what_it_does() -> None:
    wrong = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in sources("actions")
        for node in parsed(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not wrong, places(wrong)


def test_every_file_says_what_it_is() -> None:
    wrong = [name_of(path) for path in sources() if not ast.get_docstring(parsed(path))]
    assert not wrong, places(wrong)


def test_every_folder_of_tests_is_a_package() -> None:
    # Without it `import models` finds tests/models instead.
    folders = {path.parent for path in (PROJECT / "tests").rglob("test_*.py")}
    wrong = [name_of(folder) for folder in folders if not (folder / "__init__.py").exists()]
    assert not wrong, places(wrong)
