"""Processes of our own that can be killed, a disk that can be filled, and what a business act writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core import clock
from app.models import audit, database, search
from app.models.customer import Customer
from app.models.organisation import NumberSeries

if sys.platform == "win32":
    collect_ignore_glob = ["test_database_*"]  # they fork


def save_one(text: str = "王小明") -> str:
    """One business act: number, row, search tokens and audit line in one transaction; returns the number."""
    now = clock.now()
    with database.transaction():
        number = f"K{database.next_serial(NumberSeries, 'customer', 'GZ01', ''):06d}"
        row = Customer.create(number=number, name=text, created_at=now, changed_at=now)
        search.put(row)
        audit.append(
            at=now, user_name="desk", role="representative", action="customer.create", kind="customer", row_id=row.id,
            row_number=number,
        )  # fmt: skip
    return number


def in_child(work: Callable[[int], Any]) -> tuple[int, int]:
    """Run `work(pipe)` in a forked process that leaves no trace of pytest; returns its id and the pipe to read from."""
    assert not database.is_open(), "an open SQLite file must not be carried over a fork"
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    os.close(reading)
    status = 1
    try:
        work(writing)
        status = 0
    except BaseException:
        os.write(writing, f"\nFAILED {traceback.format_exc()}".encode())
    finally:
        os._exit(status)


def said_by(pid: int, reading: int) -> str:
    """Everything a child wrote until it ended."""
    with os.fdopen(reading, "rb") as pipe:
        text = pipe.read().decode(errors="replace")
    os.waitpid(pid, 0)
    return text


def as_somebody_without_rights(work: Callable[[], Any]) -> Any:
    """The JSON value that `work` returns when run by a user who is not root (root may write everywhere)."""

    def child(pipe: int) -> None:
        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        os.write(pipe, json.dumps(work()).encode())

    return json.loads(said_by(*in_child(child)))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """An empty disk of 9 MB; skips where mounting is not allowed."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=9m", "aftercare-test", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk is not allowed here")
    try:
        yield place
    finally:
        database.close_database()
        subprocess.run(["umount", "-l", str(place)], check=True)
