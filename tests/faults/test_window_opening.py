"""The program starts where something is wrong: it says what, touches nothing, and tries again."""

# ruff: noqa: F401, F811 - the journeys' fixtures are imported by name

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.core import paths
from app.models import database
from app.ui.dialogs.sign_in import SignInPanel
from app.ui.opening import FaultPanel
from app.ui.tour._stage import Stage
from tests.journeys.conftest import (
    advance,
    program,
)

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def file(branch_template: str) -> Path:
    """A furnished branch in the user's own place."""
    place = paths.database_file()
    paths.private_folder(place.parent)
    shutil.copy(branch_template, place)
    return place


def _said(stage: Stage) -> str:
    panel = stage.panel(FaultPanel)
    text = panel.text.text()
    assert "Traceback" not in text
    assert text.rstrip().endswith((".", "?"))
    return text


def test_a_damaged_file_is_named_and_opened_once_it_is_whole(program: object, file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + os.urandom(60_000) + whole[64_096:])
    damaged = file.read_bytes()
    stage = program()  # pyright: ignore[reportCallIssue]
    assert "damaged" in _said(stage).lower() or "backup" in _said(stage).lower()
    assert not database.is_open()
    assert file.read_bytes() == damaged
    file.write_bytes(whole)
    stage.panel(FaultPanel).again.emit()
    assert stage.panel(SignInPanel)


def test_a_file_of_a_newer_program_is_left_alone(program: object, file: Path) -> None:
    database.open_database(file)
    database.query("INSERT INTO schema_migration SELECT * FROM schema_migration WHERE 0")
    columns = [row[1] for row in database.query("PRAGMA table_info(schema_migration)")]
    newest = database.query("SELECT * FROM schema_migration ORDER BY name DESC LIMIT 1")[0]
    values = [f"9{value[1:]}" if name == "name" else value for name, value in zip(columns, newest, strict=True)]
    kept = [(name, value) for name, value in zip(columns, values, strict=True) if name != "id"]
    marks = ", ".join("?" for _ in kept)
    names = ", ".join(name for name, _ in kept)
    database.query(f"INSERT INTO schema_migration ({names}) VALUES ({marks})", [value for _, value in kept])
    database.close_database()
    before = file.read_bytes()
    stage = program()  # pyright: ignore[reportCallIssue]
    assert "newer" in _said(stage).lower()
    assert file.read_bytes() == before


def test_a_data_folder_that_cannot_be_made(program: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "taken"
    place.write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setenv("AFTERCARE_DATA", str(place / "data"))
    stage = program()  # pyright: ignore[reportCallIssue]
    assert str(place) in _said(stage) or "folder" in _said(stage).lower()
    assert place.read_text(encoding="utf-8") == "a file where the folder should be"


def test_no_branch_at_all_on_the_server(program: object) -> None:
    stage = program(target="postgresql://nobody@127.0.0.1:1/none?connect_timeout=2")  # pyright: ignore[reportCallIssue]
    assert _said(stage)
    assert not database.is_open()


_SECOND = """
import sys
from app import bootstrap
from PySide6.QtCore import QTimer
from app.ui import first_paint
from app.ui.application import begin as begin_program

def begin(program, window):
    application = begin_program(program, window, bootstrap.house(""))
    QTimer.singleShot(18_000, application, lambda: program.exit(7))
    return application.shut_down

sys.exit(first_paint.show(["aftercare"], sys.argv[1], begin))
"""


def test_a_second_start_of_the_program_leaves_to_the_first(program: object, file: Path, tmp_path: Path) -> None:
    stage = program()  # pyright: ignore[reportCallIssue]
    stage.panel(SignInPanel)
    second = subprocess.Popen(
        [sys.executable, "-c", _SECOND, str(tmp_path / "second.ini")], cwd=ROOT, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en", "LC_ALL": "C"},
    )  # fmt: skip
    try:
        stage.wait(lambda: second.poll() is not None, "second start")
    finally:
        second.kill()
        out, err = second.communicate(timeout=20)
    assert second.returncode == 0, (out, err)
    assert stage.panel(SignInPanel)
    assert not stage.window.isMinimized()
