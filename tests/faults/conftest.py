"""A disk that can be filled, and somebody who may not write everywhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.models import database
from tests.faults.runs._processes import in_child, said_by

if sys.platform == "win32":
    collect_ignore_glob = ["test_database_places*", "test_database_writers*", "test_g*"]  # they fork


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
    """An empty disk of 9 MB; skips where mounting is not allowed. Windows is given one, see packaging/build.py."""
    if given := os.environ.get("AFTERCARE_TEST_SMALL_DISK"):
        yield from _emptied(Path(given))
        return
    if sys.platform == "win32":
        pytest.skip("no small disk was given")
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


def _emptied(place: Path) -> Iterator[Path]:
    """Used by one test after another. What is open when a test ends would stay on it, and Windows says so."""
    yield place
    database.close_database()
    for left in place.iterdir():
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()
