import logging
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
