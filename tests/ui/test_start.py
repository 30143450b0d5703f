"""What is loaded when: every module that the first rows do not need would hold them up. Said without a clock."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from app.models import database
from app.ui import first_paint
from app.ui.garbage import GarbageRound
from app.ui.pages import all_pages

ROOT = Path(__file__).resolve().parents[2]

START = """
import builtins, gc, json, os, sys
opened, parsed = [], []
counted = {"calls": 0, "patterns": 0, "statements": 0}
own = os.path.join(os.environ["PYTHONPATH"], "app", "")

def count(frame, event, given):
    if event == "c_call":
        counted["statements"] += given.__name__ == "execute"
    elif event == "call" and frame.f_code.co_filename.startswith(own):
        counted["calls"] += 1
    elif event == "call" and frame.f_code.co_name == "compile":
        counted["patterns"] += frame.f_code.co_filename.endswith("_compiler.py")

sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)

def files_read():
    with open("/proc/self/maps") as mapped:  # what Qt reads by itself, as it does with fonts
        held = [line.split()[-1] for line in mapped]
    return [name for name in opened if "resources" in name or name.endswith("charmap.json")] + [
        name for name in held if name.endswith((".ttf", ".ttc", ".otf"))]

sys.setprofile(count)
from app import __main__ as program
from app.ui import lean_qt
with lean_qt.lean_imports():
    from app.ui.main_window import MainWindow
stages = []
go_on = MainWindow._go_on

def painted(window):
    if not stages:
        stages.append(sorted(sys.modules))
        parsed.append(files_read())
        let_in()
    go_on(window)

def let_in():
    from datetime import UTC, datetime
    from app.core import clock
    from app.ui.application import Application
    from PySide6.QtGui import QFontDatabase
    QFontDatabase.hasFamily = staticmethod(lambda name: True)  # the system has a good type face, as Windows has
    global held
    held = clock.set_to(datetime(2026, 11, 20, 1, 30, tzinfo=UTC))  # the branch's day: no doubt about the clock is said
    held.__enter__()

    def at_the_desk(application):
        from app.services.session import Session
        application._settings.tab = "repairs"
        application.begin_shift(Session(*json.loads(sys.argv[2])))
        from app.ui.ledger.table_view import LedgerTable
        paint = LedgerTable.paintEvent

        def rows_painted(table, event):
            paint(table, event)
            if table.model().rowCount():
                sys.setprofile(None)
                stages.append(sorted(sys.modules))
                stages.append([builtins.__import__.__name__, "collects" if gc.isenabled() else "rests"])
                from PySide6 import QtGui, QtWidgets
                stages.append(sorted({*vars(QtGui), *vars(QtWidgets)}))
                stages.append(counted)
                print(json.dumps([*stages, *parsed, files_read()]))
                sys.stdout.flush()
                os._exit(0)

        LedgerTable.paintEvent = rows_painted
    Application.ask_sign_in = at_the_desk

MainWindow._go_on = painted
program.main(["--database", sys.argv[1]])
"""

NEVER_AT_THE_START = (
    "reportlab", "segno", "qtawesome", "app.models._readings", "xlsxwriter", "argon2", "zxingcpp",
    "psycopg", "xml.etree", "email", "ssl", "PySide6.QtNetwork", "pypdfium2", "PySide6.QtPrintSupport", "PySide6.QtSvg",
    "app.cli", "app.demo", "app.tour", "app.selftest",
)  # fmt: skip
NOT_BEFORE_THE_ROWS = (
    "app.documents._", "app.exports.", "app.ui.dialogs.", "app.ui.pages._", "app.ui.tour", "app.ui.printing",
    "app.ui.record_window", "app.ui.ledger.columns_dialog", "app.ui.ledger.filter_editor", "app.ui.ledger.row_menu",
    "app.ui.widgets.section", "app.ui.widgets.timeline", "app.models.audit", "app.models.search", "app.models.tables",
    "app.models.service_call", "app.models.organisation", "app.models.maintenance", "app.models.pinyin",
    "app.services._wording", "app.services._field_labels", "app.services.branch", "app.services.dispatch",
    "app.services.drafts", "app.services.finding", "app.services.home", "app.services.issuing", "app.services.scans",
    "app.services.service_calls", "app.services.undo", "app.services.users", "app.services.voucher_file",
    "app.services.vouchers", "app.domain.deadlines", "app.domain.workflows.",
)  # fmt: skip

HEAVY = (
    "peewee", "playhouse", "inspect", "dataclasses", "logging", "pkgutil", "string", "calendar", "socket", "decimal",
    "argparse", "app.domain.settings", "app.domain.calendar", "app.services.settings", "app.ui.idle_lock",
)  # fmt: skip
"""What alone costs a hundredth of a start or more, and the first rows do not need."""

MOST_MODULES = 117
"""Of our own, each about a tenth of a millisecond. A new tab adds one; a ledger within a page adds none."""

MOST_CALLS, MOST_PATTERNS, MOST_STATEMENTS = 6_300, 11, 36
"""Calls of our own functions, patterns compiled (half a millisecond each) and statements until the rows stand. On 23
November they were 5,983, 11 and 36: without a clock, what creeps in is found on a busy machine too.
"""

MOST_OUTLINES = 12
"""Icons whose outline is read until the rows stand: those that are seen then, of more than a hundred."""

MADE_BY_ACCIDENT = ("QStyle", "QCommonStyle", "QWizard", "QCalendarWidget", "QContextMenuEvent", "QTabletEvent")
"""PySide makes a class when it is first named, and whole families when it must find out what something is: the classes
of widgets, styles or events cost four to eight milliseconds each.
"""


@pytest.fixture
def stages(branch: Any, scheduled: int, tmp_path: Path) -> list[Any]:
    """The modules loaded when the frame is first painted, and when the repair ledger's rows are; then what imports, and
    whether garbage is collected; the classes; what was counted; then the files of texts, pictures and type faces that
    were read until the frame, and until the rows.
    """
    boss = branch.sessions["supervisor"]
    who = (boss.user_id, boss.name, boss.full_name, boss.role, boss.staff_id, "zh_CN")
    target = database.location()
    database.close_database()
    place = {**os.environ, "AFTERCARE_DATA": str(tmp_path / "start"), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(
        [sys.executable, "-c", START, target, json.dumps(who)],
        env=place, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ran.stdout.strip(), ran.stderr
    return json.loads(ran.stdout)


def loaded(modules: list[str], unwanted: tuple[str, ...]) -> list[str]:
    """The modules that are one of these or inside it; a name that ends with "." or "_" is the beginning of names."""

    def is_one(name: str, one: str) -> bool:
        return name.startswith(one) if one[-1] in "._" else name == one or name.startswith(f"{one}.")

    return [name for name in modules if any(is_one(name, one) for one in unwanted)]


def test_nothing_is_loaded_before_it_is_shown(stages: list[Any]) -> None:
    frame, rows, how, classes, counted, *_files = stages
    own = {name for name in frame if name == "app" or name.startswith("app.")}
    assert own == {
        "app", "app.__main__", "app.bootstrap", "app.core", "app.core.paths", "app.ui", "app.ui.first_paint",
        "app.ui.lean_enumerations", "app.ui.lean_qt", "app.ui.main_window",
    }  # fmt: skip
    assert not loaded(frame, (*NEVER_AT_THE_START, "peewee", "sqlcipher3", "playhouse"))
    assert not loaded(rows, NEVER_AT_THE_START)
    assert not loaded(rows, NOT_BEFORE_THE_ROWS)
    assert not loaded(rows, HEAVY)
    assert len([name for name in rows if name.startswith("app.")]) <= MOST_MODULES
    assert 1_000 < counted["calls"] <= MOST_CALLS, counted
    assert 0 < counted["patterns"] <= MOST_PATTERNS, counted
    assert 20 < counted["statements"] <= MOST_STATEMENTS, counted
    assert not set(MADE_BY_ACCIDENT) & set(classes), "something asks PySide what a widget, a style or an event is"
    assert "app.ledgers.repairs" in rows
    assert how[0] != "__feature_import__", "PySide reads the source of every module that is imported"
    assert how[1] == "rests"
    assert not [name for name in rows if name.startswith("app.ui.records.")]


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc which files are mapped")
def test_neither_icons_nor_fonts_are_parsed_at_start(stages: list[Any]) -> None:
    *_modules, frame, rows = stages
    assert frame == [], "the frame is painted before anything is read"
    outlines = [name for name in rows if name.endswith(".svg")]
    assert 0 < len(outlines) <= MOST_OUTLINES
    assert len(set(outlines)) == len(outlines)
    assert [name for name in rows if str(ROOT) in name and not name.endswith((".svg", ".qss", ".qm"))] == []
    assert len([name for name in rows if str(ROOT) in name and name.endswith(".qm")]) == 1, "its texts are read once"
    assert [name for name in rows if name.endswith("charmap.json")] == []


def test_garbage_is_collected_once_the_window_stands(qapp: QApplication) -> None:
    for kept in qapp.findChildren(GarbageRound):
        shiboken6.delete(kept)
    try:
        first_paint._collect_again()
        assert gc.get_freeze_count()
        assert len(qapp.findChildren(GarbageRound)) == 1
    finally:
        gc.unfreeze()


def test_every_declared_page_is_the_page_that_is_shown(desk: Any) -> None:
    for page in all_pages().values():
        assert type(page.build(desk)).__module__ == f"app.ui.pages._{page.name}_page"
