"""The rules on the door, checked by a machine: sizes, names, words that must not stand in the project."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APP = sorted((ROOT / "app").rglob("*.py"))
SOURCES = [*APP, *sorted((ROOT / "packaging").rglob("*.py"))]
MIGRATIONS = ROOT / "app" / "models" / "migrations"
CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "datetime.datetime.now", "datetime.date.today",
    "time.time", "QDateTime.currentDateTime", "QDate.currentDate", "QTime.currentTime",
}  # fmt: skip


@dataclass(frozen=True)
class Source:
    """A file of the program, read once for all rules."""

    path: Path
    text: str

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(ast.parse(self.text)))


def identity(path: Path) -> str:
    return str(path.relative_to(ROOT))


def stays_small(source: Source) -> Iterator[str]:
    """Files and functions stay small."""
    limit = 300 if source.path.name == "main_window.py" else 400
    if source.text.count("\n") > limit:
        yield f" is longer than {limit} lines"
    if MIGRATIONS in source.path.parents:
        return  # a migration is one frozen step, however many columns it lists
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if lines > 60:
                yield f":{node.lineno} {node.name} has {lines} lines, more than 60"


def says_what_it_is(source: Source) -> Iterator[str]:
    """Names say what a thing is."""
    if re.search(r"util|manager|helper|common|misc", source.path.stem):
        yield " has a name that says nothing"


def asks_the_clock(source: Source) -> Iterator[str]:
    """Only the clock says what time it is."""
    if source.path.name == "clock.py":
        return
    for node in source.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            spelled = _spelled(node.func)
            if spelled in CLOCKS:
                yield f":{node.lineno} asks {spelled}; ask app.core.clock"


def can_be_translated(source: Source) -> Iterator[str]:
    """`lupdate` sees literal strings in calls of these names only: no f-strings, no variables, no aliases."""
    for node in source.nodes:
        if isinstance(node, ast.ImportFrom) and node.module == "app.core.i18n":
            for name in node.names:
                if name.asname and name.name in {"translate", "QT_TRANSLATE_NOOP"}:
                    yield f":{node.lineno} gives {name.name} another name"
        if not isinstance(node, ast.Call) or source.path.name == "i18n.py":
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called not in {"tr", "translate", "QT_TRANSLATE_NOOP"}:
            continue
        owner = ast.unparse(node.func.value) if isinstance(node.func, ast.Attribute) else ""
        if called == "tr" or owner in {"", "i18n", "QCoreApplication"}:
            texts = node.args[:1] if called == "tr" else node.args[:2]
            if not all(isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts):
                yield f":{node.lineno} {called}() needs literal strings"


def asks_for_the_screen(source: Source) -> Iterator[str]:
    """What `QWidget.screen()` returns belongs to that widget from then on: see `app.ui.widgets.screen_fit`."""
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and node.attr == "screen":
            yield f":{node.lineno} asks {ast.unparse(node)}; ask app.ui.widgets.screen_fit"


def is_finished(source: Source) -> Iterator[str]:
    """Nothing is left open."""
    if found := re.search(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError", source.text):
        yield f" still says {found[0]}"


def _spelled(node: ast.expr) -> str:
    """`a.b.c`, as it stands there; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := _spelled(node.value)):
        return f"{before}.{node.attr}"
    return ""


EVERYWHERE: tuple[Callable[[Source], Iterator[str]], ...] = (stays_small,)
IN_THE_PROGRAM = (
    *EVERYWHERE, says_what_it_is, asks_the_clock, can_be_translated, asks_for_the_screen, is_finished,
)  # fmt: skip
FOLDERS = sorted({path.parent for path in SOURCES})


@pytest.mark.parametrize("folder", FOLDERS, ids=identity)
def test_the_rules_are_kept(folder: Path) -> None:
    broken = []
    for path in (path for path in SOURCES if path.parent == folder):
        source = Source(path, path.read_text(encoding="utf-8"))
        rules = IN_THE_PROGRAM if ROOT / "app" in path.parents else EVERYWHERE
        broken += [f"{identity(path)}{said}" for rule in rules for said in rule(source)]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(
    ("rule", "name", "text", "said"),
    [
        (stays_small, "long.py", "\n" * 401, "400 lines"),
        (stays_small, "main_window.py", "\n" * 301, "300 lines"),
        (stays_small, "a.py", "def f():\n" + "    a = 1\n" * 61, "f has 62 lines"),
        (says_what_it_is, "call_helper.py", "", "says nothing"),
        (asks_the_clock, "a.py", "import datetime\nday = datetime.date.today()", ":2 asks datetime.date.today"),
        (asks_the_clock, "a.py", "at = QDateTime.currentDateTime()", "asks QDateTime"),
        (can_be_translated, "a.py", "from app.core.i18n import translate as _", "another name"),
        (can_be_translated, "a.py", "text = self.tr(f'{name}')", "tr() needs literal"),
        (can_be_translated, "a.py", "text = translate('context', name)", "translate() needs literal"),
        (asks_for_the_screen, "a.py", "room = dialog.screen().availableGeometry()", ":1 asks dialog.screen"),
        (is_finished, "a.py", "# TO" + "DO later", "still says"),
    ],
)
def test_each_rule_notices(rule: Callable[[Source], Iterator[str]], name: str, text: str, said: str) -> None:
    assert [word for word in rule(Source(ROOT / "app" / name, text)) if said in word]


def test_what_is_right_breaks_no_rule() -> None:
    text = "now = clock.now()\ntext = translate('context', 'Text')\nself.tr('Text')\nother.translate(name, 1)"
    source = Source(ROOT / "app" / "calls.py", text)
    assert not [said for rule in IN_THE_PROGRAM for said in rule(source)]


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).exists()]


def test_no_registry_host_and_no_path_of_a_machine_is_named() -> None:
    hosts = "|".join(
        ("p" + "ypi", "files.python" + "hosted", "registry.n" + "pmjs", "deb." + "debian", "github" + ".com")
    )
    found = []
    for path in tracked():
        if path.suffix in {".ttf", ".png", ".qm", ".ico", ".pdf", ".aftercare"}:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if re.search(rf"({hosts})\.?(org|com)?/|/wo" + r"rk/|\.\./sha" + "red", text) and "licences" not in path.parts:
            found.append(identity(path))
    assert not found


def test_the_top_level_is_fixed() -> None:
    top = {path.relative_to(ROOT).parts[0] for path in tracked()}
    allowed = {"app", "resources", "packaging", "tests", "pyproject.toml", "README.md"}
    assert {name for name in top if not name.startswith(".")} <= allowed


def test_migrations_never_import_the_program() -> None:
    for path in sorted(MIGRATIONS.glob("[0-9]*.py")):
        assert not re.search(r"^\s*(from|import)\s+app\b", path.read_text(encoding="utf-8"), re.MULTILINE), path.name
