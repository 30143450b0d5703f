"""Places where a database must not or cannot lie: refused with a sentence, nothing made."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from app.core.errors import EnvironmentFault
from app.models import database
from tests.faults.conftest import as_somebody_without_rights


@pytest.fixture
def public_folder():
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def refusal(path: Path):
    def attempt():
        try:
            database.open_database(path)
        except EnvironmentFault as fault:
            return [fault.kind, fault.text]
        return ["opened", ""]

    return as_somebody_without_rights(attempt)


def test_g8_a_folder_that_cannot_be_written(public_folder):
    folder = public_folder / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    kind, text = refusal(folder / "branch.aftercare")
    assert kind == "read_only"
    assert str(folder) in text
    assert os.listdir(folder) == []


def test_g8_a_folder_that_cannot_be_made(public_folder):
    public_folder.chmod(0o555)
    kind, _ = refusal(public_folder / "new" / "branch.aftercare")
    assert kind == "read_only"
    assert os.listdir(public_folder) == []


def test_g8_a_file_that_cannot_be_written(public_folder):
    file = public_folder / "branch.aftercare"
    database.open_database(file)
    database.close_database()
    file.chmod(0o444)
    public_folder.chmod(0o777 if os.getuid() == 0 else 0o755)
    before = file.read_bytes()
    kind, _ = refusal(file)
    assert kind == "read_only"
    assert file.read_bytes() == before
