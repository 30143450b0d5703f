"""Memory with the ledger open, over that of the empty window; fresh processes.

The process's own memory: pages of the mapped database file are the system's cache, which it takes back when it needs
them.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import Finding

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = """
import sys
from pathlib import Path
sys.path.insert(0, "packaging")
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from app import bootstrap
from app.ui.application import Application
from app.ui.main_window import MainWindow
from app.ui.settings import LocalSettings
from benchmarks.measuring import opened

target, wanted, settings = sys.argv[1:]
program = QApplication([])
application = Application(program, bootstrap.house(target), LocalSettings(Path(settings)), MainWindow())
application.window.show()
opened(Path(target))
from app.services import session
from app.ui import shift, workplace
application._settings.tab = "repairs"
if wanted == "ledger":
    application.begin_shift(session.current())
    page = application.shift.workplace.open("repairs")
    page.show_rows("all")
    QTest.qWait(1500)
    for share in (2, 3, 5, 1):
        page.table.go_to(page.model.rowCount() // share - 1)
        page.table.grab()
else:
    QTest.qWait(300)
import os
held = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("RssAnon")]
print(int(held[0].split()[1]) * 1024 / 1e6)
sys.stdout.flush()
os._exit(0)
"""


def measure(branch: Path) -> Iterator[Finding]:
    """The ledger opened, counted, and jumped about in, the record of a row beside it."""
    if not Path("/proc/self/status").exists():
        return
    settings = branch.with_name("window.ini")
    empty = statistics.median(_held(branch, "empty", settings) for _ in range(3))
    full = statistics.median(_held(branch, "ledger", settings) for _ in range(3))
    yield Finding("memory of the open ledger", full - empty, 0, 30, unit="MB")


def _held(branch: Path, wanted: str, settings: Path) -> float:
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(branch), wanted, str(settings)],
        cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    if answer.returncode or not answer.stdout.strip():
        raise RuntimeError(answer.stderr)
    return float(answer.stdout.split()[-1])
