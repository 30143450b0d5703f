"""The door of the gate: what it does with tests that fail."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import develop  # noqa: E402 - after its folder is known


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """What was run; the first run fails with what `lastfailed` lists, the next ends with what `codes` holds."""
    done: list[list[str]] = []

    def run(words: list[str], **_options: object) -> SimpleNamespace:
        done.append(words)
        return SimpleNamespace(returncode=codes.pop(0))

    codes = [1, 0]
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(develop, "ROOT", tmp_path)
    return done


def _failed(folder: Path, count: int) -> None:
    kept = folder / ".pytest_cache" / "v" / "cache" / "lastfailed"
    kept.parent.mkdir(parents=True)
    kept.write_text(json.dumps({f"tests/test_a.py::test_{number}": True for number in range(count)}))


def test_a_handful_is_tried_again_alone_and_named(
    runs: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _failed(tmp_path, 2)
    develop.pass_tests("2", {})
    assert runs[1][-2:] == ["tests/test_a.py::test_0", "tests/test_a.py::test_1"]
    assert "UNSTEADY: 2" in capsys.readouterr().out


@pytest.mark.parametrize("count", [0, develop.MOST_UNSTEADY + 1])
def test_nothing_named_or_too_many_fails_at_once(runs: list[list[str]], tmp_path: Path, count: int) -> None:
    _failed(tmp_path, count)
    with pytest.raises(SystemExit):
        develop.pass_tests("2", {})
    assert len(runs) == 1


def test_failing_twice_fails(runs: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _failed(tmp_path, 1)
    monkeypatch.setattr(subprocess, "run", lambda *_words, **_options: SimpleNamespace(returncode=1))
    with pytest.raises(SystemExit):
        develop.pass_tests("2", {})


def test_checks_run_beside_and_their_words_come_at_the_end(capfd: pytest.CaptureFixture[str]) -> None:
    with develop.beside((sys.executable, "-c", "print('all types fit')")):
        print("the tests pass")
    told = capfd.readouterr().out
    assert told.index("the tests pass") < told.index("all types fit")


def test_a_check_that_fails_beside_fails_all(capfd: pytest.CaptureFixture[str]) -> None:
    failing = (sys.executable, "-c", "print('a type does not fit'); raise SystemExit(3)")
    with pytest.raises(SystemExit, match="a check failed"), develop.beside(failing, (sys.executable, "-c", "")):
        pass
    assert "a type does not fit" in capfd.readouterr().out


def test_what_is_unsteady_beside_the_tests_has_to_pass_alone(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    mark = tmp_path / "tried"
    second = (
        f"import pathlib; p = pathlib.Path({str(mark)!r}); done = p.exists(); p.touch(); raise SystemExit(not done)"
    )
    with develop.beside((sys.executable, "-c", ""), unsteady=[(sys.executable, "-c", second)]):
        pass
    assert "UNSTEADY" in capfd.readouterr().out
    never = (sys.executable, "-c", "raise SystemExit(1)")
    with pytest.raises(SystemExit, match="exit code 1"), develop.beside(unsteady=[never]):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="the gate runs on Debian")
def test_what_hangs_beside_the_tests_is_ended_with_all_that_it_began(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mark = tmp_path / "child"
    child = "import os, pathlib, sys, time; pathlib.Path(sys.argv[1]).write_text(str(os.getpid())); time.sleep(60)"
    hanging = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}, {str(mark)!r}])"
    monkeypatch.setattr(develop, "PATIENCE", 0.3)
    with pytest.raises(SystemExit, match="a check failed"), develop.beside((sys.executable, "-c", hanging)):
        _wait_for(mark)
    stopped = Path(f"/proc/{mark.read_text()}/stat")
    began = time.monotonic()
    while stopped.exists() and stopped.read_text().rsplit(")", 1)[1].split()[0] != "Z":
        assert time.monotonic() - began < 10, "the child of the hanging command goes on"
        time.sleep(0.01)


def _wait_for(mark: Path) -> None:
    while not mark.exists() or not mark.read_text():
        time.sleep(0.01)


def test_what_a_machine_cannot_do_is_said_loudly(capfd: pytest.CaptureFixture[str]) -> None:
    with develop.beside(unsteady=[(sys.executable, "-c", f"raise SystemExit({develop.CANNOT})")]):
        pass
    assert "NOT DONE ON THIS MACHINE" in capfd.readouterr().out


def test_the_exercise_is_begun_by_a_python_that_has_a_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    """It fetches what Windows needs, and a new `.venv` has none."""
    begun: list[Any] = []

    @contextlib.contextmanager
    def beside(*_certain: object, unsteady: list[Any]) -> Iterator[None]:
        begun.extend(unsteady)
        yield

    monkeypatch.setattr(develop, "beside", beside)
    monkeypatch.setattr(develop, "postgres", lambda: contextlib.nullcontext({}))
    for name in ("install", "run", "pass_tests"):
        monkeypatch.setattr(develop, name, lambda *_given, **_named: None)
    develop.test()
    assert begun == []
    develop.test("--windows")
    assert begun == [(sys.executable, *develop.EXERCISE)]


def test_checks_do_not_outlive_tests_that_fail(tmp_path: Path) -> None:
    began = time.monotonic()
    endless = (sys.executable, "-c", "import time; time.sleep(60)")
    with pytest.raises(SystemExit, match="the tests failed"), develop.beside(endless):
        sys.exit("the tests failed")
    assert time.monotonic() - began < 30


@pytest.mark.parametrize("change", ["nothing", "a version", "the extras"])
def test_what_is_installed_is_not_installed_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, change: str) -> None:
    done: list[str] = []
    monkeypatch.setattr(develop, "ROOT", tmp_path)
    monkeypatch.setattr(develop, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(develop, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(develop, "run", lambda *words, **_: done.append(" ".join(map(str, words))))
    monkeypatch.setattr(develop, "install_system", lambda *_: None)
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "python").touch()
    (tmp_path / "pyproject.toml").write_text("one")
    develop.install("test")
    first = len(done)
    assert any("install" in words for words in done)
    if change == "a version":
        (tmp_path / "pyproject.toml").write_text("two")
    develop.install(*(() if change == "the extras" else ("test",)))
    assert len(done) == (first if change == "nothing" else 2 * first)
