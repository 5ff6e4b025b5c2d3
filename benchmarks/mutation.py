"""How many small faults in drafts/ its own tests notice: mutmut, module by module, in a copy of the tree.

    python benchmarks/mutation.py                   every module; takes more than an hour on one core
    python benchmarks/mutation.py merge consensus   these modules
    python benchmarks/mutation.py merge --show      and the faults that nobody noticed, as differences
    python benchmarks/mutation.py merge --folder F  keeps its work in F; with --again only what survived there is tried

mutmut changes one thing at a time (a comparison, a number, a word, an argument of a call) and runs the tests that reach the
changed function, each law with the few seeds of `make quick`. A fault counts as found when a test fails or never ends. Only
tests/drafts is asked: pure tests of pure functions. mutmut does not change what is decorated, and no constants of a module.
What runs only while a module is loaded (`renderings`) it changes too late, so for that each fault has a process of its own.
On a machine that is busy with other things a fault may count as never ending that is only slow; measure on a quiet one.

mutmut (3.8.1, BSD) is not among requirements-dev.txt, because nothing else needs it: `pip install mutmut==3.8.1`.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("drafts", "dialogue", "tests/__init__.py", "tests/seeds.py", "tests/drafts", "benchmarks")
SURVIVED, NOBODY_CAME = 0, 33
"""What mutmut writes for a fault that no test noticed, and for one that no test reached."""

CONFTEST = """\
import json
import os
from pathlib import Path

import pytest
from tests.seeds import given_in_batches, is_beyond_quick, pytest_pyfunc_call  # noqa: F401

@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc):
    given_in_batches(metafunc)

def pytest_collection_modifyitems(items):
    for test in items:
        if is_beyond_quick(getattr(getattr(test, "callspec", None), "params", {}).get("seed")):
            test.add_marker(pytest.mark.slow)
    module = os.environ.get("MUTANT_UNDER_TEST", "").split(".")[1:2]
    stats = Path("mutmut-stats.json")
    if module and stats.exists():  # the tests of the module itself first, and the quick ones before the others
        took = json.loads(stats.read_text())["duration_by_test"]
        items.sort(key=lambda test: (test.path.stem != f"test_{module[0]}", took.get(test.nodeid, 0)))
"""
SETTINGS = """\
[mutmut]
source_paths=
    drafts
also_copy=
    dialogue
    tests
    benchmarks
process_isolation=forkserver
use_git_change_detection=false
track_dependencies=false
use_setproctitle=false
timeout_constant=3
timeout_multiplier=5
pytest_add_cli_args_test_selection=
    tests/drafts
pytest_add_cli_args=
    -p
    no:xdist
    -p
    no:cacheprovider
    -p
    no:unraisableexception
    -m
    not slow

[tool:pytest]
markers =
    slow: later seeds
"""


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("modules", nargs="*", help="names of modules of drafts/; all when none is given")
    given.add_argument("--show", action="store_true", help="print the faults that nobody noticed")
    given.add_argument("--folder", type=Path, help="where to work, kept afterwards; a temporary folder when not given")
    given.add_argument("--again", action="store_true", help="try only what survived in the folder the last time")
    asked = given.parse_args()
    modules = asked.modules or sorted(p.stem for p in (ROOT / "drafts").glob("*.py") if p.stem != "__init__")
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        _copy_into(folder)
        names = [name for module in modules for name in _survivors(folder, module)] if asked.again else None
        if names != []:
            _mutmut(folder, "run", "--max-children", "1", *(names or [f"drafts.{module}.*" for module in modules]))
        for module in modules:
            _try_afresh(folder, module)
        print(f"{'module':<20}{'faults':>8}{'found':>8}{'score':>9}")
        counts = [(len(_results(folder, module)), len(_survivors(folder, module))) for module in modules]
        for module, (made, left) in zip(modules, counts, strict=True):
            _line(module, made, left)
        _line("together", sum(made for made, _ in counts), sum(left for _, left in counts))
        for name in (name for module in modules for name in _survivors(folder, module)) if asked.show else ():
            print(_mutmut(folder, "show", name))


def _copy_into(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        else:
            shutil.copy2(source, target)
    (folder / "tests" / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (folder / "setup.cfg").write_text(SETTINGS, encoding="utf-8")


def _mutmut(folder: Path, *words: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "mutmut", *words],
        cwd=folder, capture_output=True, text=True, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    if ran.returncode:
        raise SystemExit(f"mutmut could not run in {folder}:\n{ran.stdout[-3000:]}\n{ran.stderr[-3000:]}")
    return ran.stdout


def _try_afresh(folder: Path, module: str) -> None:
    """Faults that survived where no test came, each in a new process in which it is there from the beginning.

    mutmut writes what runs while modules are loaded down to the one test that runs first.
    """
    meta = folder / "mutants" / "drafts" / f"{module}.py.meta"
    known = json.loads(meta.read_text())
    tests = sorted((folder / "mutants" / "tests" / "drafts").glob("test_*.py"))
    own = [test for test in tests if f"drafts.{module} " in test.read_text(encoding="utf-8")]
    came = json.loads((folder / "mutants" / "mutmut-stats.json").read_text())["tests_by_mangled_function_name"]
    for name in [name for name in _survivors(folder, module) if len(came.get(name.rpartition("__mutmut_")[0], ())) < 2]:
        passed = all(_passes(folder, name, of) for of in (own, tests) if of)
        known["exit_code_by_key"][name] = SURVIVED if passed else 1
    meta.write_text(json.dumps(known, indent=4))


def _passes(folder: Path, fault: str, tests: list[Path]) -> bool:
    options = ["--rootdir=.", "-xq", "-p", "no:xdist", "-p", "no:cacheprovider", "-m", "not slow"]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *map(str, tests)], cwd=folder / "mutants", capture_output=True,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "MUTANT_UNDER_TEST": fault},
    )  # fmt: skip
    return ran.returncode == 0


def _results(folder: Path, module: str) -> dict[str, int | None]:
    """What became of each fault in a module, by the name that mutmut gave it."""
    return json.loads((folder / "mutants" / "drafts" / f"{module}.py.meta").read_text())["exit_code_by_key"]


def _survivors(folder: Path, module: str) -> list[str]:
    return [name for name, code in _results(folder, module).items() if code in (SURVIVED, NOBODY_CAME, None)]


def _line(module: str, made: int, left: int) -> None:
    score = f"{(made - left) / made:.1%}" if made else "none"
    print(f"{module:<20}{made:>8}{made - left:>8}{score:>9}", flush=True)


if __name__ == "__main__":
    main()
