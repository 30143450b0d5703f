import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core import log


@pytest.fixture(autouse=True)
def clean() -> Iterator[None]:
    root = logging.getLogger("aftercare")
    before = root.handlers[:]
    root.handlers[:] = []
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = before


def test_the_log_goes_to_a_file(tmp_path: Path) -> None:
    file = log.start(tmp_path / "log")
    log.logger("somewhere").warning("a plain sentence")
    assert "aftercare.somewhere: a plain sentence" in file.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_is_no_reason_to_refuse_work(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file is in the way")
    log.start(tmp_path / "log")
    log.logger("somewhere").info("goes to stderr")


def test_the_log_rotates_and_keeps_the_last_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LARGEST", 2_000)
    file = log.start(tmp_path / "log")
    for number in range(400):
        log.logger("somewhere").info("line %s", number)
    kept = sorted(one.name for one in file.parent.iterdir())
    assert kept == ["aftercare.log", *(f"aftercare.log.{number}" for number in range(1, log.KEPT + 1))]
    assert all(one.stat().st_size <= 2_000 for one in file.parent.iterdir())
    assert "line 399" in file.read_text(encoding="utf-8")


def test_a_log_that_somebody_has_open_grows_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows refuses to rename an open file."""
    monkeypatch.setattr(log, "LARGEST", 500)
    file = log.start(tmp_path / "log")
    rename = os.replace
    held = {"aftercare.log"}

    def replaced(old: Path, new: Path) -> None:
        if Path(old).name in held:
            raise PermissionError(13, "in use")
        rename(old, new)

    monkeypatch.setattr(os, "replace", replaced)
    for number in range(50):
        log.logger("somewhere").info("line %s", number)
    written = file.read_text(encoding="utf-8")
    assert written.count("line ") == 50
    assert [one.name for one in file.parent.iterdir()] == ["aftercare.log"]
    held.clear()
    log.logger("somewhere").info("one more")
    assert "line 49" in (file.parent / "aftercare.log.1").read_text(encoding="utf-8")
    assert "one more" in file.read_text(encoding="utf-8")
    held.add("aftercare.log.1")
    for number in range(50, 70):
        log.logger("somewhere").info("line %s", number)
    assert sorted(one.name for one in file.parent.iterdir()) == ["aftercare.log", "aftercare.log.1"]
    assert "line 69" in file.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_says_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    log.start(tmp_path / "log")
    log.logger("somewhere").info("first")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for handler in logging.getLogger("aftercare").handlers:
        monkeypatch.setattr(handler, "format", full)
    log.logger("somewhere").info("second")
    assert capfd.readouterr().err == ""
