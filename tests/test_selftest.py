"""The self-test says what is there, names what is missing, and touches nothing of the user's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app import selftest
from app.core import paths
from app.core.errors import Bug

ROOT = Path(__file__).resolve().parents[1]


def test_this_checkout_is_whole(tmp_path: Path) -> None:
    """The real thing, in a process of its own."""
    data = tmp_path / "data"
    done = subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", "-m", "app", "selftest"],
        cwd=ROOT, env={**os.environ, "AFTERCARE_DATA": str(data), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [line for line in done.stdout.splitlines() if line.startswith("ok")]
    assert len(lines) == len(selftest.CHECKS)
    assert not done.stderr
    left = {path.name for path in data.iterdir()} if data.exists() else set()
    assert left <= {"log"}, "nothing but the log is left in the user's folder"


def refuse(folder: Path) -> str:
    raise Bug("it is not there")


def test_what_is_missing_is_named_and_the_rest_is_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = os.environ["AFTERCARE_DATA"]
    checks = {"first": lambda folder: "fine", "second": refuse, "third": lambda folder: str(folder.is_dir())}
    monkeypatch.setattr(selftest, "CHECKS", checks)
    assert selftest.run() == 1
    said = capsys.readouterr()
    words = [tuple(line.split()[:2]) for line in said.out.splitlines()]
    assert words == [("ok", "first"), ("MISSING", "second"), ("ok", "third")]
    assert "it is not there" in said.out
    assert "second" in said.err
    assert os.environ["AFTERCARE_DATA"] == before


@pytest.mark.parametrize(
    ("check", "lost"),
    [
        ("licences", "licences"),
        ("guide", "help/zh_CN/94_trouble.md"),
        ("holidays", "holidays/2026.json"),
        ("icons", "icons/home.svg"),
        ("translations", "i18n/aftercare_zh_CN.qm"),
    ],
)
def test_a_build_without_a_file_is_noticed(
    check: str, lost: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    resources = tmp_path / "resources"
    shutil.copytree(paths.resources(), resources, ignore=shutil.ignore_patterns("*.ttf"))
    gone = resources / lost
    if gone.is_dir():
        shutil.rmtree(gone)
    else:
        gone.unlink(missing_ok=True)
    monkeypatch.setattr(paths, "resources", lambda: resources)
    monkeypatch.setattr(selftest, "CHECKS", {check: selftest.CHECKS[check]})
    assert selftest.run() == 1
    assert check in capsys.readouterr().err
