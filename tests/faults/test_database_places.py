"""Places where a database must not or cannot lie: refused with a sentence, nothing made."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from app.core.errors import EnvironmentFault
from app.models import _places, database
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


@pytest.mark.parametrize(
    "folder", ["OneDrive", "OneDrive - 恒信机电", "Dropbox", "坚果云", "BaiduSyncdisk", "Nutstore"]
)
def test_g8_a_folder_copied_to_the_internet(tmp_path, folder):
    with pytest.raises(EnvironmentFault) as caught:
        database.open_database(tmp_path / folder / "branch.aftercare")
    assert caught.value.kind == "synced"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["network", "removable"])
def test_g8_a_drive_that_others_hold_or_pull(tmp_path, monkeypatch, kind):
    monkeypatch.setattr(_places, "_kind_of_drive", lambda folder: kind)
    with pytest.raises(EnvironmentFault) as caught:
        database.open_database(tmp_path / "new" / "branch.aftercare")
    assert caught.value.kind == kind
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("filesystem", ["nfs4", "cifs", "9p", "fuse.sshfs"])
def test_g8_a_mounted_share_is_known_as_a_network(tmp_path, monkeypatch, filesystem):
    mounts = f"/dev/vda / ext4 rw 0 0\nserver:/share {tmp_path} {filesystem} rw 0 0\n"
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: mounts)
    assert _places._kind_of_drive(tmp_path) == "network"


def test_g8_a_drive_that_is_not_there_and_a_folder_in_the_place_of_a_file(tmp_path):
    (tmp_path / "drive").write_text("")
    for path, kind in ((tmp_path / "drive" / "a" / "branch.aftercare", "gone"), (tmp_path, "not_ours")):
        with pytest.raises(EnvironmentFault) as caught:
            database.open_database(path)
        assert caught.value.kind == kind
    assert [path.name for path in tmp_path.iterdir()] == ["drive"]
