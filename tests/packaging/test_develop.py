"""The door of the gate: what it does with tests that fail."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

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
