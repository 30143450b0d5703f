"""Spreadsheets spoiled in every way: read in a process that may die, imported whole or not at all."""

from __future__ import annotations

import io
import mmap
import os
import random
import resource
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from app.core.errors import AftercareError, UserError
from app.imports import child, reading
from app.models import audit, database, maintenance
from app.models.customer import Customer
from app.models.import_run import ImportRun
from app.services import importing
from tests.faults.runs import Figures
from tests.faults.runs._branches import act_as, furnished
from tests.faults.runs._processes import chance_of
from tests.sheets import workbook

GUARANTEE, FULL = "G19", 10_000
PROMISE = "an import is bounded and all or nothing"
LONGEST_SECONDS, MOST_MIB = 5.0, 300
REAL_PROCESSES = 100
"""So many files at most are read by the real command; the others by the same code in a fork, which costs a tenth."""

HEADINGS = ["客户名称", "电话", "地址", "型号", "机身号"]


MEASURED_AGAIN = 5
"""So many files that took most memory in a fork are read again by the real command: what a person's machine gives."""

_MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A small process between the run and the command: a child begins with the largest size its parent ever had."""


@dataclass(frozen=True, order=True)
class Taken:
    """What a file took: bytes over those the reading process began with, seconds of CPU, how it ended."""

    over: int
    seconds: float
    turn: int
    name: str
    ended: int

    def words(self) -> str:
        """Which file it is, to be made again by `file_of`, and what it took."""
        return f"file {self.turn} ({self.name}): {self.seconds:.2f} s, {_mib(self.over)} MiB more than at its start"


class Reading:
    """Reads by a fork of this process instead of a new one; keeps what every file took.

    A fork begins with the memory of this process as its own; only what it takes beyond that is the file's.
    """

    def __init__(self) -> None:
        self.turn, self.taken = 0, list[Taken]()
        self._begun = mmap.mmap(-1, 8)

    def run(self, path: Path, answer: reading.Answer, progress: Any) -> None:
        """In the place of `reading._run`."""
        begun = time.monotonic()
        heard, said = os.pipe()
        pid = os.fork()
        if not pid:
            code = 9
            try:
                self._begun[:] = _in_use().to_bytes(8, "little")
                child.MEMORY += _mapped()  # its limit is one of addresses, and those of the run are no file's
                null = os.open(os.devnull, os.O_WRONLY)
                os.dup2(null, 2)
                os.dup2(said, 1)
                code = child.main([str(path)])
            finally:
                os._exit(code)
        os.close(said)
        with os.fdopen(heard, "rb") as lines:
            answer.hear(lines)
        while not (ended := os.wait4(pid, os.WNOHANG))[0]:
            time.sleep(0.002)
            if time.monotonic() - begun > 30:
                os.kill(pid, signal.SIGKILL)
        over = ended[2].ru_maxrss * 1024 - int.from_bytes(self._begun[:], "little")
        self.taken.append(Taken(over, ended[2].ru_utime + ended[2].ru_stime, self.turn, path.name, ended[1]))


def run(folder: Path, count: int) -> Figures:
    """Read and import `count` spoiled files."""
    figures, forked = Figures(), Reading()
    import python_calamine  # noqa: F401 - before the forks, as the real process has it after its start

    originals = _originals(folder)
    database.open_database(furnished(folder))
    act_as("supervisor")
    outside = set(random.Random(1).sample(range(count), min(REAL_PROCESSES, count // 20)))
    for turn in range(count):
        path = file_of(turn, originals, folder)
        figures.injected += 1
        forked.turn = turn
        with mock.patch.object(reading, "_run", reading._run if turn in outside else forked.run):
            _take_in(path, turn, figures)
    figures.wrong += maintenance.check(thorough=True)
    figures.expect(audit.verify() is None, "the chain is broken")
    database.close_database()
    _judge(forked.taken, originals, folder, figures)
    return figures


def file_of(turn: int, originals: list[tuple[str, bytes]], folder: Path) -> Path:
    """The spoiled file of a turn, the same in every run: what is found wrong can be made again alone."""
    chance = chance_of(f"g19 {turn}")
    name, content = chance.choice(originals)
    path = folder / f"a{Path(name).suffix}"
    path.write_bytes(spoiled(content, chance))
    return path


def _judge(taken: list[Taken], originals: list[tuple[str, bytes]], folder: Path, figures: Figures) -> None:
    """Time and memory of the worst files, each by name; the largest are measured again in a process of their own."""
    slowest, largest = max(taken, key=lambda one: one.seconds), sorted(taken)[-MEASURED_AGAIN:]
    figures.expect(slowest.seconds <= LONGEST_SECONDS, slowest.words())
    peaks: list[tuple[int, Taken]] = []
    for one in largest:
        figures.expect(_mib(one.over) <= MOST_MIB, one.words())
        peaks.append((peak_of(file_of(one.turn, originals, folder)), one))
        figures.expect(_mib(peaks[-1][0]) <= MOST_MIB, f"{one.words()}; {_mib(peaks[-1][0])} MiB in its own process")
    peak, one = max(peaks)
    figures.count("readers that died, said as a refusal", sum(one.ended != 0 for one in taken))
    figures.notes["slowest"] = f"{slowest.seconds:.2f} s"
    figures.notes["largest"] = (
        f"{_mib(peak)} MiB (file {one.turn}, {one.name}; of an honest file {_honest(folder)} MiB)"
    )
    figures.notes["the run itself"] = f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB"


def peak_of(path: Path) -> int:
    """The most bytes that the real reading command ever held for this file."""
    command = [sys.executable, "-c", _MEASURED, *reading._command(), str(path)]
    done = subprocess.run(command, env=reading._environment(), capture_output=True, text=True, check=True)
    return int(done.stdout) * 1024


def _honest(folder: Path) -> int:
    path = folder / "honest.xlsx"
    path.write_bytes(_originals(folder)[0][1])
    return _mib(peak_of(path))


def _mapped() -> int:
    return _pages(0) * resource.getpagesize()


def _in_use() -> int:
    return _pages(1) * resource.getpagesize()


def _pages(column: int) -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[column])


def _mib(size: int) -> int:
    return size >> 20


def _take_in(path: Path, turn: int, figures: Figures) -> None:
    """The three steps of an import; whatever happens, the branch fits together afterwards."""
    before = Customer.select().count(), ImportRun.select().count()
    added = 0
    try:
        file = importing.read(path)
        sheet = file.sheets[0].name
        view = importing.sheet_view(file, "customers", sheet)
        importing.check_columns("customers", view.columns)
        listed = importing.dry_run(file, "customers", sheet, view.columns)
        importing.carry_out(listed)
        added = len({plan.title for plan in listed.plans if plan.verdict == importing.ADD})
        figures.count("taken in")
    except UserError:
        figures.count("refused with a reason")
    except AftercareError as fault:
        figures.wrong.append(f"file {turn}: {fault!r}")
    except Exception as error:  # whatever it is, it would have reached the person at the window
        figures.wrong.append(f"file {turn}: {type(error).__name__}: {error}")
    customers, runs = Customer.select().count() - before[0], ImportRun.select().count() - before[1]
    whole = (customers, runs) == (0, 0) or (runs == 1 and customers <= max(added, 1) + 400)
    figures.expect(whole, f"file {turn}: {customers} customers and {runs} imports were added")
    if runs:
        last = ImportRun.select().order_by(ImportRun.id.desc()).get()
        told = database.scalar(
            "SELECT count(*) FROM audit_entry WHERE id BETWEEN ? AND ? AND kind = 'customer' AND action = 'import.run'",
            (last.first_line, last.last_line),
        )
        figures.expect(told >= customers, f"file {turn}: {customers} customers, {told} audit lines")


def _originals(folder: Path) -> list[tuple[str, bytes]]:
    lines = [[f"第{at}实业", f"138{at:08}", f"工业路{at}号", "M-1", f"SN{at:06}"] for at in range(40)]
    book = workbook(folder / "original.xlsx", [HEADINGS, *lines]).read_bytes()
    text = "".join(",".join(row) + "\r\n" for row in (HEADINGS, *lines))
    old = (Path(__file__).resolve().parents[2] / "data" / "old_format.xls").read_bytes()
    return [
        ("a.xlsx", book), ("a.xlsx", book), ("a.xls", old), ("a.csv", text.encode("gb18030")),
        ("a.csv", text.encode("utf-8-sig")), ("a.txt", text.replace(",", "\t").encode("utf-16")),
    ]  # fmt: skip


def spoiled(content: bytes, chance: random.Random) -> bytes:
    """The content with one to four damages; of a workbook half of the time inside of its parts."""
    if content.startswith(b"PK") and chance.random() < 0.6:
        return _spoiled_inside(content, chance)
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 5)):
        _spoil(changed, chance)
    return bytes(changed)


def _spoil(changed: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(changed)) if changed else 0
    long = chance.choice((1, 2, 8, 60, 500))
    way = chance.randrange(7)
    if way == 0 and changed:
        changed[at] ^= 1 << chance.randrange(8)
    elif way == 1:
        changed[at : at + long] = chance.randbytes(long)
    elif way == 2:
        del changed[at : at + long]
    elif way == 3:
        changed[at:at] = changed[at : at + long] * chance.randrange(1, 40)
    elif way == 4:
        del changed[at:]
    elif way == 5:
        changed[at : at + 4] = chance.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x01\0\0\0"))
    else:
        changed[at:at] = chance.choice(
            (b'"', b"\0", b"\n", b"<", b"&#x0;", b"9" * 400, "𠮷\u202e".encode(), b"\xff\xfe")
        )


_XML = (
    (b'r="A1"', b'r="XFD1048576"'), (b"<v>", b"<v>9e999"), (b't="s"', b't="e"'), (b"<row ", b'<row r="99999999" '),
    (b"<c ", b"<c><c "), (b"count=", b"count=9"), (b"</sheetData>", b""), (b"<v>", b"<v>-"), (b'r="B', b'r="ZZZ'),
    (b"<?xml", b'<!DOCTYPE a [<!ENTITY b "c">]><?xml'), (b"sheet1", b"sheet9"), (b'spans="1:5"', b'spans="1:99999"'),
    (b"uniqueCount=", b"uniqueCount=99999999"), (b"<si>", b"<si><r><t>&b;</t></r>"), (b"UTF-8", b"UTF-7"),
)  # fmt: skip


def _spoiled_inside(content: bytes, chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = set(chance.sample(names, chance.randrange(1, 4)))
        for name in names:
            part = bytearray(old.read(name))
            if name in chosen or name.startswith("xl/worksheets/"):
                if chance.random() < 0.6:
                    found, put = chance.choice(_XML)
                    part = bytearray(bytes(part).replace(found, put, chance.choice((1, -1))))
                else:
                    _spoil(part, chance)
            if not (name in chosen and chance.random() < 0.1):
                new.writestr(name, bytes(part))
    return out.getvalue()
