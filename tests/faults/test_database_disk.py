"""Full disks, damaged files: the right sentence, nothing lost, work goes on afterwards."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sys

import pytest

from app.core.errors import EnvironmentFault
from app.models import attachment_store, audit, database, maintenance
from tests.faults.runs._branches import save_one
from tests.faults.runs._processes import in_child, said_by


def save_until_it_fails(most: int = 20_000) -> tuple[int, EnvironmentFault]:
    for done in range(most):
        try:
            save_one("客户" * 200)
        except EnvironmentFault as fault:
            return done, fault
    raise AssertionError("the disk never filled")


def test_g4_a_full_disk_is_named_and_nothing_is_lost(small_disk):
    filler = small_disk / "filler"
    filler.write_bytes(bytes(1_500_000))
    database.open_database(small_disk / "branch.aftercare")
    saved, fault = save_until_it_fails()
    assert fault.kind == "disk_full"
    assert "full" in fault.text
    for _ in range(5):
        with pytest.raises(EnvironmentFault) as caught:
            save_one("客户" * 200)
        assert caught.value.kind == "disk_full"
    assert database.scalar("SELECT count(*) FROM customer") == saved == audit.head()[0]
    filler.unlink()
    save_one()
    assert database.scalar("SELECT count(*) FROM customer") == saved + 1
    assert maintenance.check(thorough=True) == []


def test_g4_a_full_disk_refuses_a_new_branch_and_an_attachment(small_disk):
    database.open_database(small_disk / "branch.aftercare")
    with pytest.raises(EnvironmentFault) as caught:
        attachment_store.keep(bytes(7_000_000))
    assert caught.value.kind == "disk_full"
    assert [path for path in attachment_store.store_folder().rglob("*") if path.is_file()] == []
    database.close_database()
    filler = small_disk / "filler"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as out:
        while out.write(bytes(4096)):
            pass
    with pytest.raises(EnvironmentFault) as caught:
        database.open_database(small_disk / "second" / "branch.aftercare")
    assert caught.value.kind == "disk_full"
    assert not database.is_open()


@pytest.mark.skipif(sys.platform == "win32", reason="forks, and Windows limits no file's size")
def test_g4_a_file_that_may_not_grow_is_a_fault_with_a_sentence(tmp_path):
    """Where no small disk can be mounted, a limit on file sizes makes writes fail just so."""
    import resource

    file = tmp_path / "branch.aftercare"
    database.open_database(file)
    database.close_database()

    def child(pipe):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
        database.open_database(file)
        saved, fault = save_until_it_fails()
        os.write(pipe, f"{saved} {fault.kind}".encode())

    saved, kind = said_by(*in_child(child)).split()
    assert kind in {"io", "disk_full"}
    database.open_database(file)
    assert database.scalar("SELECT count(*) FROM customer") == int(saved) == audit.head()[0]
    assert audit.verify() is None
    assert database.query("PRAGMA integrity_check") == [("ok",)]


def trouble_found(*, thorough: bool = False) -> bool:
    """Whether the check tells of damage, in its answer or by not getting to the end."""
    try:
        return bool(maintenance.check(thorough=thorough))
    except EnvironmentFault as fault:
        return fault.kind == "damaged"


@pytest.fixture
def closed_file(tmp_path):
    file = tmp_path / "branch.aftercare"
    database.open_database(file)
    for _ in range(40):
        save_one("客户" * 100)
    database.close_database()
    return file


def test_g11_a_file_cut_short_is_refused(closed_file):
    content = closed_file.read_bytes()
    closed_file.write_bytes(content[: len(content) // 2])
    with pytest.raises(EnvironmentFault) as caught:
        database.open_database(closed_file)
    assert caught.value.kind == "damaged"
    assert "backup" in caught.value.text
    assert not database.is_open()


def test_g11_pages_of_rubbish_are_refused(closed_file):
    content = bytearray(closed_file.read_bytes())
    chance = random.Random(1)
    for page in range(4096 * 4, len(content), 4096 * 3):
        content[page : page + 4096] = chance.randbytes(4096)
    closed_file.write_bytes(content)
    with pytest.raises(EnvironmentFault) as caught:
        database.open_database(closed_file)
    assert caught.value.kind == "damaged"


def test_g11_a_destroyed_head_is_refused(closed_file):
    content = bytearray(closed_file.read_bytes())
    content[:100] = bytes(100)
    closed_file.write_bytes(content)
    with pytest.raises(EnvironmentFault) as caught:
        database.open_database(closed_file)
    assert caught.value.kind in {"damaged", "not_ours", "keys_missing"}


def test_g11_damage_in_a_large_file_is_found_behind_the_window(closed_file, monkeypatch):
    database.open_database(closed_file)
    with database.transaction():
        for _ in range(400):  # more than the half that is destroyed is data
            save_one("客户" * 2000)
    database.close_database()
    content = bytearray(closed_file.read_bytes())
    for page in range(len(content) // 8192 * 4096, len(content), 4096 * 2):
        content[page : page + 4096] = bytes(4096)
    closed_file.write_bytes(content)
    monkeypatch.setattr(database, "_CHECKED_AT_ONCE", 1000)
    database.open_database(closed_file)
    assert database.check_is_due()
    assert trouble_found()


def test_g11_every_changed_byte_of_an_encrypted_file_is_noticed(tmp_path):
    file = tmp_path / "secret.aftercare"
    database.open_database(file, key="words")
    database.close_database()
    content, chance = file.read_bytes(), random.Random(2)
    for _ in range(6):
        damaged = bytearray(content)
        damaged[chance.randrange(4096, len(damaged))] ^= 1
        file.write_bytes(damaged)
        try:
            database.open_database(file, key="words")
        except EnvironmentFault:
            continue
        assert trouble_found(thorough=True)
        database.close_database()


def test_g11_a_schema_of_rubbish_is_refused_with_a_sentence(closed_file):
    """The engine's complaint quotes what it found, which is no text."""
    content = bytearray(closed_file.read_bytes())
    places = [at for at in range(len(content) - 12) if content[at : at + 12] == b"CREATE TABLE"]
    for at in places:
        content[at : at + 12] = bytes([0xBF, 0xFE] * 6)
    closed_file.write_bytes(content)
    with pytest.raises(EnvironmentFault) as caught:
        database.open_database(closed_file)
    assert caught.value.kind == "damaged"
