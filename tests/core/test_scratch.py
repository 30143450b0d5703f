"""A scratch file is a file like any other to who holds it, and noise to everybody else."""

from __future__ import annotations

import io
import os
import random
import zipfile
from pathlib import Path

import pytest

from app.core import scratch
from app.core.scratch import Scratch

PHONE = b"13987650123"


def on_disk(handle: int, size: int) -> bytes:
    """What the file begins with, whatever place whoever writes it has reached (Windows has no `pread`)."""
    place = os.lseek(handle, 0, os.SEEK_CUR)
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        return os.read(handle, size)
    finally:
        os.lseek(handle, place, os.SEEK_SET)


def test_it_behaves_as_a_file_in_memory_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch, "_PAGE", 64)
    chance = random.Random(7)
    with Scratch(tmp_path) as mine:
        real = io.BytesIO()
        for _ in range(3_000):
            at = chance.choice((real.tell(), chance.randrange(len(real.getvalue()) + 1)))
            assert mine.seek(at) == real.seek(at)
            if chance.random() < 0.6:
                data = chance.randbytes(chance.choice((0, 1, 30, 64, 65, 200)))
                assert mine.write(data) == real.write(data)
            else:
                size = chance.choice((-1, 0, 1, 63, 64, 300))
                assert mine.read(size) == real.read(size)
            assert mine.tell() == real.tell()
        assert b"".join(mine.chunks()) == real.getvalue()
        assert mine.size == len(real.getvalue())
        assert mine.seek(-1, io.SEEK_END) == mine.size - 1
        with pytest.raises(ValueError, match="before"):
            mine.seek(-1)


def test_a_workbook_can_be_made_in_it(tmp_path: Path) -> None:
    with Scratch(tmp_path) as mine:
        with zipfile.ZipFile(mine, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in ("a", "b"):
                archive.writestr(name, PHONE * 50_000)
        whole = io.BytesIO(b"".join(mine.chunks()))
    with zipfile.ZipFile(whole) as archive:
        assert archive.testzip() is None
        assert archive.read("b") == PHONE * 50_000


def test_nobody_reads_it_and_nothing_stays(tmp_path: Path) -> None:
    mine = Scratch(tmp_path)
    mine.write(PHONE * 100_000)
    handle = mine._file.fileno()
    kept = on_disk(handle, os.fstat(handle).st_size)
    assert len(kept) > 1_000_000
    assert PHONE not in kept
    mine.close()
    mine.close()
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_is_written_again_is_sealed_anew(tmp_path: Path) -> None:
    with Scratch(tmp_path) as mine:
        seen = set()
        for turn in range(3):
            mine.seek(0)
            mine.write(b"a")
            mine.seek(scratch._PAGE)
            mine.write(b"%d" % turn)
            seen.add(on_disk(mine._file.fileno(), 100))
        assert len(seen) == 3


class _Full:
    """A file on a disk that has no room for more than one page."""

    closed = False

    def seek(self, _offset: int) -> None: ...

    def write(self, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    def flush(self) -> None: ...

    def close(self) -> None:
        self.closed = True
        raise OSError(28, "No space left on device")


def test_a_full_disk_is_told_while_it_is_written_not_while_it_is_read_or_let_go_of(tmp_path: Path) -> None:
    with Scratch(tmp_path) as mine:
        mine._file.close()
        mine._file = _Full()
        mine.write(PHONE)
        with pytest.raises(OSError, match="No space"):
            mine.flush()
    assert mine.closed
