"""100,000 rows of customers with devices come in from a workbook, into an empty branch.

Ours is the whole import as the window does it: the file read by a process of its own, columns found, every row
understood and compared with what is on file, then one transaction with the audit chain and the search index; the times
of both processes together. The baseline reads the same file with the same reader and nothing else, then inserts the
very rows that the import left, in every table (audit lines and search grams too, all worked out beforehand), by the
driver's `executemany` in one transaction, with the same indexes and the same memory for pages. The lines without search
and audit count only customers, contacts, addresses and devices as the baseline: what is left is what these two cost.

The longest pause is that of the window's thread from choosing the file until the wizard is closed and its records are
gone; the pulse beats every few milliseconds, because one that never rests would fight the worker for the interpreter.
"""

from __future__ import annotations

import gc
import random
import resource
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app import demo
from app.models import bulk_rows, database
from app.models.search import grams
from app.services import importing
from benchmarks.measuring import Finding, opened

ROWS = 100_000
LONGEST_PAUSE = 100.0
BEAT_MS = 4
_RECORDS = ("customer", "contact", "address", "device")
_SEARCHED = ("customer", "contact", "device")
_TABLES = (*_RECORDS, "audit_entry", *(f"{kind}_search" for kind in _SEARCHED))
Rows = dict[str, tuple[str, list[tuple[Any, ...]]]]
"""By table its statement and its rows."""


def measure(branch: Path) -> Iterator[Finding]:
    """Seconds as milliseconds of CPU of both processes, and on the wall."""
    with TemporaryDirectory(prefix="aftercare-bench-") as name:
        folder = Path(name)
        sheet = _workbook(folder / "customers.xlsx", ROWS)
        empty = folder / "empty.aftercare"
        demo.build(1, 1, empty)
        database.close_database()
        ours, rows = _ours(empty, folder, sheet)
        whole = _theirs(empty, folder, sheet, rows)
        bare = _theirs(empty, folder, sheet, {table: rows[table] for table in _RECORDS})
        yield Finding(f"import {ROWS:,} rows, CPU", ours[0], whole[0], 3.0)
        yield Finding(f"import {ROWS:,} rows, on the wall", ours[1], whole[1], 3.0)
        yield Finding("  without search and audit rows, CPU", ours[0], bare[0])
        yield Finding("  the same on the wall", ours[1], bare[1])
        yield from _pauses(empty, folder, sheet)


def _ours(empty: Path, folder: Path, sheet: Path) -> tuple[tuple[float, float], Rows]:
    target = Path(shutil.copy(empty, folder / "ours.aftercare"))
    opened(target)
    before = {table: database.scalar(f"SELECT coalesce(max(id), 0) FROM {table}") for table in _TABLES}

    def whole() -> None:
        file = importing.read(sheet)
        view = importing.sheet_view(file, "customers", file.sheets[0].name)
        listed = importing.dry_run(file, "customers", view.name, view.columns)
        importing.carry_out(listed)

    taken = _both(whole)
    rows = {table: _rows_after(table, last) for table, last in before.items()}
    for kind in _SEARCHED:
        _, texts = rows[f"{kind}_search"]
        found = [(row_id, " ".join(grams(words))) for row_id, words in texts]
        rows[f"{kind}_grams"] = (f"INSERT INTO {kind}_grams (rowid, grams) VALUES (?, ?)", found)
    database.close_database()
    return taken, rows


def _rows_after(table: str, last: int) -> tuple[str, list[tuple[Any, ...]]]:
    cursor: Any = database.current().execute_sql(f"SELECT * FROM {table} WHERE id > ? ORDER BY id", (last,))
    names = ", ".join(column[0] for column in cursor.description)
    places = ", ".join("?" * len(cursor.description))
    return f"INSERT INTO {table} ({names}) VALUES ({places})", cursor.fetchall()


def _theirs(empty: Path, folder: Path, sheet: Path, rows: Rows) -> tuple[float, float]:
    import python_calamine

    target = Path(shutil.copy(empty, folder / "theirs.aftercare"))
    opened(target)
    conn: Any = database.current().connection()

    def raw() -> None:
        read = python_calamine.CalamineWorkbook.from_path(sheet).get_sheet_by_index(0).to_python()
        if len(read) <= ROWS:
            raise ValueError("the file was not read whole")
        with bulk_rows.roomy_cache():
            conn.execute("BEGIN IMMEDIATE")
            for statement, values in rows.values():
                conn.executemany(statement, values)
            conn.execute("COMMIT")

    taken = _both(raw)
    database.close_database()
    for ending in ("", "-wal", "-shm"):
        target.with_name(target.name + ending).unlink(missing_ok=True)
    return taken


def _both(act: Callable[[], object]) -> tuple[float, float]:
    """CPU milliseconds of this process and those it started, and milliseconds on the wall."""
    gc.disable()  # as in the window
    try:
        begin, cpu = time.perf_counter(), _cpu()
        act()
        return (_cpu() - cpu) * 1000, (time.perf_counter() - begin) * 1000
    finally:
        gc.enable()


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _pauses(empty: Path, folder: Path, sheet: Path) -> Iterator[Finding]:
    """How long the window is ever held up while a worker imports."""
    from PySide6.QtWidgets import QApplication

    from app.ui import garbage
    from app.ui.desk import Desk
    from app.ui.dialogs.import_wizard import COLUMNS, DONE, LIST, ImportWizard
    from benchmarks.fluency import Pulse

    program = QApplication.instance() or QApplication([])
    garbage.keep_to_this_thread()
    opened(Path(shutil.copy(empty, folder / "window.aftercare")))
    desk = Desk()
    wizard = ImportWizard(desk, sheet)
    wizard.show()

    def through() -> None:
        for page, step in ((COLUMNS, wizard.make_list), (LIST, wizard.enter), (DONE, None)):
            while wizard.page != page:
                _rest(20)
            if step is not None:
                step()
        wizard.close()
        _rest(1_000)

    cpu, wall = Pulse(BEAT_MS).over(through)
    yield Finding(f"longest pause importing {ROWS:,} rows", cpu, 0.0, LONGEST_PAUSE)
    yield Finding("  the same on the wall", wall - BEAT_MS, 0.0, LONGEST_PAUSE)
    desk.tasks.shut_down()
    database.close_database()
    assert program is not None


def _rest(milliseconds: int) -> None:
    """In the event loop itself, as the program does: a test's waiting keeps the interpreter from the worker."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _workbook(path: Path, rows: int) -> Path:
    """Customers with a device each, as offices keep them: dates as dates and as texts, telephones as numbers."""
    from xlsxwriter import Workbook

    dice = random.Random(11)
    places = ["广州", "深圳", "东莞", "佛山", "珠海", "中山", "惠州", "江门", "肇庆", "清远"]
    names = ["东方", "明华", "诚信", "天海", "大中", "新和", "华南", "金辉", "宏图", "百利", "康源", "泰达"]
    trades = ["电子", "机械", "贸易", "实业", "科技", "食品", "医药", "物流", "印刷", "建材"]
    endings = ["有限公司", "厂", "医院", "学校", "商店"]
    book = Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("客户")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(
        0, 0, ["客户名称", "联系人", "电话", "地址", "区域", "产品", "型号", "机身号", "购买日期", "保修期"]
    )
    for at in range(1, rows + 1):
        place = dice.choice(places)
        name = "".join(dice.choice(part) for part in (names, names, trades, trades, endings))
        bought = datetime(2018, 1, 1) + timedelta(days=dice.randrange(3000))
        sheet.write_row(at, 0, [place + name, dice.choice("王李张陈赵") + dice.choice("伟强丽静敏")])
        sheet.write(at, 2, 13_000_000_000 + dice.randrange(10**9) if at % 2 else f"020-8{dice.randrange(10**7):07}")
        sheet.write_row(at, 3, [f"{place}市{dice.choice(names)}路{dice.randrange(999)}号", place, "复印机"])
        sheet.write_row(at, 6, [f"M-{dice.randrange(60)}", f"SN{at:07}X"])
        if at % 3:
            sheet.write_datetime(at, 8, bought, day)
        else:
            sheet.write_string(at, 8, f"{bought.year}.{bought.month}.{bought.day}")
        sheet.write(at, 9, dice.choice([12, "12个月", "一年", 24]))
    book.close()
    return path
