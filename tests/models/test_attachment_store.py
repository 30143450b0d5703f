"""Attachments: content-addressed, whole or absent."""

import hashlib
from pathlib import Path

import pytest

from app.core.errors import EnvironmentFault
from app.models import attachment_store as store
from app.models import database


def test_content_comes_back(branch):
    content = bytes(range(256)) * 5000
    sha256, size = store.keep(content)
    assert (sha256, size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert store.read(sha256) == content
    assert store.is_whole(sha256, size, thorough=True)


def test_a_file_is_copied(branch, tmp_path):
    scan = tmp_path / "扫描 1.pdf"
    scan.write_bytes(b"%PDF-1.7 " * 200_000)
    sha256, size = store.keep(scan)
    assert size == scan.stat().st_size
    scan.unlink()
    assert store.read(sha256).startswith(b"%PDF-1.7")


def test_same_content_is_kept_once_and_nothing_is_left(branch):
    assert store.keep(b"same") == store.keep(b"same")
    files = [path for path in store.store_folder().rglob("*") if path.is_file()]
    assert len(files) == 1


def test_a_shortened_file_is_replaced_by_keeping_it_again(branch):
    sha256, _ = store.keep(b"a whole scan")
    store.path_of(sha256).write_bytes(b"a wh")
    store.keep(b"a whole scan")
    assert store.read(sha256) == b"a whole scan"


def test_a_missing_source_says_so_and_leaves_nothing(branch, tmp_path):
    with pytest.raises(EnvironmentFault) as caught:
        store.keep(tmp_path / "gone.pdf")
    assert caught.value.kind == "gone"
    assert list(store.store_folder().rglob("*")) == []


def test_a_missing_file_and_a_changed_file_are_noticed(branch):
    sha256, size = store.keep(b"evidence")
    store.path_of(sha256).write_bytes(b"Evidence")
    assert store.is_whole(sha256, size)
    assert not store.is_whole(sha256, size, thorough=True)
    with pytest.raises(EnvironmentFault) as caught:
        store.read(sha256)
    assert caught.value.kind == "damaged"
    store.path_of(sha256).unlink()
    assert not store.is_whole(sha256, size)
    with pytest.raises(EnvironmentFault) as caught:
        store.read(sha256)
    assert caught.value.kind == "gone"


def test_sweep_removes_what_a_crash_left(branch):
    sha256, _ = store.keep(b"kept")
    (store.store_folder() / "0123.part").write_bytes(b"half")
    assert store.sweep() == 1
    assert store.sweep() == 0
    assert store.read(sha256) == b"kept"


def test_beside_an_encrypted_database_nothing_is_readable(tmp_path: Path) -> None:
    database.open_database(tmp_path / "branch.aftercare", key="0f" * 32)
    content = b"13912345678 " * 200_000
    sha256, size = store.keep(content)
    (file,) = [path for path in store.store_folder().rglob("*") if path.is_file()]
    assert b"13912345678" not in file.read_bytes()
    assert file.name != sha256, "nor whether a known document is among them"
    assert store.read(sha256) == content
    assert store.is_whole(sha256, size, thorough=True)
    assert store.keep(content) == (sha256, size)
    raw = bytearray(file.read_bytes())
    raw[-1] ^= 1
    file.write_bytes(bytes(raw))
    assert store.is_whole(sha256, size)
    assert not store.is_whole(sha256, size, thorough=True)
    with pytest.raises(EnvironmentFault) as damaged:
        store.read(sha256)
    assert damaged.value.kind == "damaged"
