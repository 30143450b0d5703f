"""Spreadsheets spoiled in every way: read in a process that may die, imported whole or not at all."""

from __future__ import annotations

import io
import os
import random
import signal
import time
import zipfile
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


class Reading:
    """Reads by a fork of this process instead of a new one; keeps how it ended, how long it took, its memory."""

    def __init__(self) -> None:
        self.deaths, self.slowest, self.largest = 0, 0.0, 0

    def run(self, path: Path, answer: reading.Answer, progress: Any) -> None:
        """In the place of `reading._run`."""
        begun = time.monotonic()
        heard, said = os.pipe()
        pid = os.fork()
        if not pid:
            code = 9
            try:
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
        self.deaths += ended[1] != 0
        self.slowest = max(self.slowest, ended[2].ru_utime + ended[2].ru_stime)
        self.largest = max(self.largest, ended[2].ru_maxrss // 1024)


def run(folder: Path, count: int) -> Figures:
    """Read and import `count` spoiled files."""
    figures, chance, forked = Figures(), chance_of("g19"), Reading()
    import python_calamine  # noqa: F401 - before the forks, as the real process has it after its start

    originals = _originals(folder)
    database.open_database(furnished(folder))
    act_as("supervisor")
    outside = set(random.Random(1).sample(range(count), min(REAL_PROCESSES, count // 20)))
    for turn in range(count):
        name, content = chance.choice(originals)
        path = folder / f"a{Path(name).suffix}"
        path.write_bytes(spoiled(content, chance))
        figures.injected += 1
        with mock.patch.object(reading, "_run", reading._run if turn in outside else forked.run):
            _take_in(path, turn, figures)
    figures.wrong += maintenance.check(thorough=True)
    figures.expect(audit.verify() is None, "the chain is broken")
    figures.expect(forked.slowest <= LONGEST_SECONDS, f"the slowest took {forked.slowest:.1f} s")
    figures.expect(forked.largest <= MOST_MIB, f"the largest needed {forked.largest} MiB")
    database.close_database()
    figures.count("readers that died, said as a refusal", forked.deaths)
    figures.notes["slowest"], figures.notes["largest"] = f"{forked.slowest:.2f} s", f"{forked.largest} MiB"
    return figures


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
