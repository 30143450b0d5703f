"""A copy of the open file is whole, stands alone, or is refused."""

import random

import pytest

from app.core.errors import EnvironmentFault
from app.models import backup, database
from app.models._file import OpenFile
from app.models.organisation import BranchSetting


@pytest.fixture
def file(tmp_path):
    database.open_database(tmp_path / "branch.aftercare")
    with database.transaction():
        for number in range(2000):
            BranchSetting.create(key=f"key{number}", value="值" * 50)
    return tmp_path / "branch.aftercare"


def test_a_copy_holds_what_is_only_in_the_log_so_far(file, tmp_path):
    BranchSetting.create(key="last", value="in the log")
    backup.copy_proven(OpenFile(database.location()), tmp_path / "copy.aftercare")
    database.close_database()
    assert not (tmp_path / "copy.aftercare.part").exists()
    database.open_database(tmp_path / "copy.aftercare")
    assert database.scalar("SELECT value FROM branch_setting WHERE key = 'last'") == "in the log"
    assert database.scalar("SELECT count(*) FROM branch_setting") == 2001


def test_a_copy_replaces_an_older_one_and_a_broken_attempt(file, tmp_path):
    copy = tmp_path / "copy.aftercare"
    copy.write_bytes(b"old")
    copy.with_name("copy.aftercare.part").write_bytes(b"rubbish" * 1000)
    backup.copy_proven(OpenFile(database.location()), copy)
    backup.prove(copy, "")


def test_a_damaged_copy_does_not_stand(file, tmp_path):
    copy = tmp_path / "copy.aftercare"
    backup.copy_proven(OpenFile(database.location()), copy)
    content, chance = bytearray(copy.read_bytes()), random.Random(4)
    for page in range(len(content) // 2 // 4096 * 4096, len(content), 4096 * 2):
        content[page : page + 4096] = chance.randbytes(4096)
    copy.write_bytes(content)
    with pytest.raises(EnvironmentFault) as caught:
        backup.prove(copy, "")
    assert caught.value.kind == "damaged"
