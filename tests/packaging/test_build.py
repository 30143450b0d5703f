"""The command that makes what is handed over: it knows the version, the tests it runs and every file it reads."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import app
from app.services import changelog

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "packaging")
    found = importlib.util.spec_from_file_location("build_under_test", ROOT / "packaging" / "build.py")
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_it_knows_the_version_without_the_program(build: ModuleType) -> None:
    assert build.version() == app.__version__


def test_the_moment_of_a_build_can_be_given(build: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000123")
    assert build.same_time() == "1700000123"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert int(build.same_time()) >= 1_700_000_000


def test_every_file_that_a_step_reads_is_there(build: ModuleType) -> None:
    files = [*build.SOURCE, *build.SPEC, build.TESTS, build.HERE / "pytest_here.py", build.HERE / "command_archive.py"]
    files += [build.wine.STUBS / f"{name}.c" for name in build.wine._LIBRARIES]
    assert [file for file in files if not file.exists()] == []


def test_the_tests_for_windows_are_there(build: ModuleType) -> None:
    chosen = [line.partition("#")[0].strip() for line in build.TESTS.read_text(encoding="utf-8").splitlines()]
    places = [line.partition("::")[0] for line in chosen if line and not line.startswith("-")]
    assert len(places) > 3
    assert [place for place in places if not (ROOT / place).exists()] == []
    entries = [line for line in chosen if line]
    inside = [
        (one, two) for one in entries for two in entries if one != two and one.startswith((f"{two}/", f"{two}::"))
    ]
    assert (sorted(set(entries)), inside) == (sorted(entries), []), "what is named twice runs twice"
    for line in entries:
        place, _, name = line.removeprefix("--deselect=").partition("::")
        assert not name or f"def {name}(" in (ROOT / place).read_text(encoding="utf-8"), line


def test_help_names_every_door() -> None:
    said = subprocess.run(
        [sys.executable, ROOT / "packaging" / "build.py", "--help"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout
    for door in ("windows", "exercise", "linux", "pin", "compare", "sizes"):
        assert f"build.py {door}" in said


def test_without_wine_it_says_so_loudly_and_ends_with_a_code_of_its_own(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def no_network(packages: list[str], why: str) -> None:
        sys.exit(f"failed with exit code 100: apt-get install {packages} for {why}")

    monkeypatch.setattr(build, "WORK", tmp_path)
    monkeypatch.setattr(build.develop, "install_system", no_network)
    monkeypatch.setattr(build.wine, "missing_packages", lambda wanted: [name for name in wanted if name == "wine"])
    with pytest.raises(SystemExit) as ended:
        build.exercise()
    assert ended.value.code == build.NO_WINE == build.develop.CANNOT
    said = capsys.readouterr().out
    assert "exit code 100" in said
    assert "NOTHING WAS BUILT OR TRIED" in said
    assert not list(tmp_path.rglob("*.json")), "the step counts as done"


def test_what_is_needed_at_every_commit_is_part_of_what_is_needed(build: ModuleType) -> None:
    assert set(build.wine.FEWEST) < set(build.wine.PACKAGES)


@pytest.mark.parametrize(
    ("has_secret", "previous", "fast", "steps"),
    [
        (True, True, True, ["update"]),
        (True, False, False, ["tomorrow", "update"]),
        (True, False, True, []),
        (False, True, False, []),
    ],
)
def test_an_update_is_tried_where_it_can_be_and_named_where_not(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path,
    has_secret: bool, previous: bool, fast: bool, steps: list[str],
) -> None:  # fmt: skip
    done: list[str] = []
    monkeypatch.setattr(build, "ROOT", tmp_path)
    monkeypatch.setattr(build, "version", lambda: "1.2")
    monkeypatch.setattr(build.Steps, "run", lambda _self, name, *_given: done.append(name))
    if has_secret:
        (tmp_path / "build" / "release").mkdir(parents=True)
        (tmp_path / "build" / "release" / "release_secret.txt").write_text("00", encoding="ascii")
    older = tmp_path / "older" if previous else None
    build._try_update(build.Steps(tmp_path), build.wine.Wine(tmp_path), older, fast=fast)
    assert done == steps
    assert ("LEFT OUT" in capsys.readouterr().out) == (not steps)


def test_the_release_of_tomorrow_is_this_one_with_a_higher_version_and_one_more_step(
    build: ModuleType, tmp_path: Path
) -> None:
    source, made = tmp_path / "source", tmp_path / "made"
    for name in ("app/models/migrations", "packaging", "resources"):
        (source / name).mkdir(parents=True)
    shutil.copytree(ROOT / "resources" / "changelog", source / "resources" / "changelog")
    (source / "app" / "__init__.py").write_text('"""It."""\n\n__version__ = "0.1.9"\n', encoding="utf-8")
    (source / "pyproject.toml").write_text("", encoding="utf-8")
    after = build.tomorrow.version_after("0.1.9")
    build.tomorrow.copy(source, made, after)
    assert '__version__ = "0.1.10"' in (made / "app" / "__init__.py").read_text(encoding="utf-8")
    assert [one.name for one in (made / "app" / "models" / "migrations").iterdir()] == ["9999_of_tomorrow.py"]
    assert max(one.stem for one in (ROOT / "app" / "models" / "migrations").glob("[0-9]*.py")) < "9999"
    for page in (ROOT / "resources" / "changelog").glob("*.md"):
        before = changelog.parse(page.read_text(encoding="utf-8"))
        told = changelog.parse((made / "resources" / "changelog" / page.name).read_text(encoding="utf-8"))
        assert [one.version for one in told] == [after, *(one.version for one in before)], "it is told after an update"
