"""The rules on the door, checked by a machine: sizes, names, words that must not stand in the project."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APP = sorted((ROOT / "app").rglob("*.py"))
SOURCES = [*APP, *sorted((ROOT / "packaging").rglob("*.py"))]
MIGRATIONS = ROOT / "app" / "models" / "migrations"


def identity(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SOURCES, ids=identity)
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    limit = 300 if path.name == "main_window.py" else 400
    assert text.count("\n") <= limit, f"{identity(path)} is longer than {limit} lines"
    if MIGRATIONS in path.parents:
        return  # a migration is one frozen step, however many columns it lists
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1})"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 60
    ]
    assert not long, f"functions over 60 lines: {', '.join(long)}"


@pytest.mark.parametrize("path", APP, ids=identity)
def test_names_say_what_a_thing_is(path: Path) -> None:
    assert not re.search(r"util|manager|helper|common|misc", path.stem), f"{path.name} says nothing"


@pytest.mark.parametrize("path", APP, ids=identity)
def test_only_the_clock_says_what_time_it_is(path: Path) -> None:
    if path.name == "clock.py":
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            spelled = ast.unparse(node.func)
            assert spelled not in {
                "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "datetime.datetime.now",
                "datetime.date.today", "time.time", "QDateTime.currentDateTime", "QDate.currentDate",
                "QTime.currentTime",
            }, f"{identity(path)}:{node.lineno} asks {spelled}; ask app.core.clock"  # fmt: skip


@pytest.mark.parametrize("path", APP, ids=identity)
def test_texts_can_be_found_by_the_translation_tool(path: Path) -> None:
    """`lupdate` sees literal strings in calls of these names only: no f-strings, no variables, no aliases."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module == "app.core.i18n":
            renamed = [
                name.name for name in node.names if name.asname and name.name in {"translate", "QT_TRANSLATE_NOOP"}
            ]
            assert not renamed, f"{identity(path)}:{node.lineno} gives {renamed} another name"
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        owner = ast.unparse(node.func.value) if isinstance(node.func, ast.Attribute) else ""
        if called == "tr" or (
            called in {"translate", "QT_TRANSLATE_NOOP"} and owner in {"", "i18n", "QCoreApplication"}
        ):
            if path.name == "i18n.py":
                continue
            texts = node.args[:1] if called == "tr" else node.args[:2]
            assert all(isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts), (
                f"{identity(path)}:{node.lineno} {called}() needs literal strings"
            )


@pytest.mark.parametrize("path", APP, ids=identity)
def test_nothing_is_left_open(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError", text)


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
