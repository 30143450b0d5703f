"""From starting the interpreter to a painted window, and to the ledger's rows, against a bare window.

Fresh processes, by turns.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from app.core import paths
from benchmarks.measuring import Finding

ROUNDS = 11
ROOT = Path(__file__).resolve().parents[2]

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        print(time.process_time() * 1000); sys.stdout.flush(); import os; os._exit(0)
program = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
program.exec()
"""

OURS = """
import sys, time
from app import __main__ as program
target, wanted, *key = sys.argv[1:]
def told():
    print(time.process_time() * 1000); sys.stdout.flush(); import os; os._exit(0)
if wanted == "window":
    from app.ui import lean_qt
    with lean_qt.lean_imports():
        from app.ui.main_window import MainWindow
    MainWindow.paintEvent = lambda self, event: told()
else:
    from app import bootstrap
    house = bootstrap.house
    if key:
        opened = bootstrap.open_branch
        bootstrap.open_branch = lambda *given, **more: opened(*given, **{**more, "key": key[0]})
    def at_the_desk(self):
        from app.models import database
        from app.services.session import Session
        who = database.query("SELECT id, name, full_name, role FROM app_user WHERE role = 'supervisor'")[0]
        self._settings.tab = "repairs"
        self.begin_shift(Session(*who))
        from app.ui.ledger.table_view import LedgerTable
        paint = LedgerTable.paintEvent
        def painted(table, event):
            paint(table, event)
            if table.model().rowCount():
                told()
        LedgerTable.paintEvent = painted
    def signing_in_by_itself(*given):  # the house is built after the first paint, as in a real start
        from app.ui import application
        application.Application.ask_sign_in = at_the_desk
        return house(*given)
    bootstrap.house = signing_in_by_itself
program.main(["--database", target])
"""


def measure(branch: Path) -> Iterator[Finding]:
    """CPU of the process until then."""
    bare, window, rows = [], [], []
    for place in range(ROUNDS + 1):
        found = _cpu(BARE), _cpu(OURS, str(branch), "window"), _cpu(OURS, str(branch), "rows")
        if place:  # the first round fills the caches of the disk
            for values, value in zip((bare, window, rows), found, strict=True):
                values.append(value)
    bound = statistics.median(bare)
    yield Finding("start to the painted window", statistics.median(window), bound, 1.15)
    yield Finding("start to the ledger's rows", statistics.median(rows), bound, 1.7)


def rows_painted(branch: str, key: str = "") -> float:
    """CPU of one process until the ledger's rows are painted; `key` opens an encrypted branch."""
    return _cpu(OURS, branch, "rows", *([key] if key else []))


def _cpu(program: str, *arguments: str) -> float:
    (paths.log_folder() / "died.txt").unlink(missing_ok=True)  # the last one was killed, which would be told
    answer = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if answer.returncode or not answer.stdout.strip():
        raise RuntimeError(answer.stderr)
    return float(answer.stdout.split()[-1])
