"""Read a spreadsheet through the process of `child`, and word what it refuses."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

import app
from app.core.errors import Bug, EnvironmentFault, UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.progress import Progress, Silent
from app.domain.sheet_values import Row, is_blank

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".csv", ".txt", ".tsv")
"""What people may choose; the content decides what a file is."""

LONGEST_SECONDS = 180.0
_LAST_WORDS_SECONDS = 10.0
"""What is left in the pipe is heard in a moment, unless somebody else holds its end: we do not wait for them."""
SWITCH = "--read-sheet"
"""The hidden first argument by which the frozen program becomes the reading process."""

_SENTENCES = {
    "too_large": QT_TRANSLATE_NOOP(
        "import", "{file} is larger than 64 MB. Delete what is not needed, or divide it into several files."
    ),
    "too_large_unpacked": QT_TRANSLATE_NOOP(
        "import",
        "{file} needs too much memory to read. Delete what lies far below or to the right of the table, or divide it "
        "into several files.",
    ),
    "bomb": QT_TRANSLATE_NOOP(
        "import",
        "{file} unpacks to more than a table can be. Copy the table into a new workbook and import that.",
    ),
    "password": QT_TRANSLATE_NOOP(
        "import", "{file} is protected by a password. Open it in Excel, remove the password, save it, import it again."
    ),
    "not_a_table": QT_TRANSLATE_NOOP(
        "import", "{file} is neither an Excel workbook nor a CSV file. Open it, save it as .xlsx and import that."
    ),
    "web_page": QT_TRANSLATE_NOOP(
        "import", "{file} is a web page, whatever its name says. Open it in Excel, save it as .xlsx and import that."
    ),
    "damaged": QT_TRANSLATE_NOOP(
        "import", "{file} is damaged. Open it in Excel, save it under a new name and import that."
    ),
    "empty": QT_TRANSLATE_NOOP("import", "Nothing stands in {file}. Save the table in Excel, then import it again."),
    "too_many_rows": QT_TRANSLATE_NOOP("import", "{file} has more than 300,000 rows. Divide it into several files."),
    "too_many_columns": QT_TRANSLATE_NOOP(
        "import", "{file} has more than 200 columns. Delete those that are not needed."
    ),
    "cell_too_long": QT_TRANSLATE_NOOP(
        "import", "A cell of {file} holds more than 4,000 characters. Shorten it, then import the file again."
    ),
    "encoding": QT_TRANSLATE_NOOP(
        "import", "The writing of {file} cannot be read. Open it in Excel, save it as .xlsx and import that."
    ),
    "died": QT_TRANSLATE_NOOP(
        "import",
        "{file} could not be read: it needs too much memory or is damaged. Copy the table into a new workbook and "
        "import that.",
    ),
    "too_slow": QT_TRANSLATE_NOOP(
        "import", "Reading {file} takes too long. Copy the table into a new workbook and import that."
    ),
}


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name ("" for a CSV file) and all its rows, blank ones at the end left out."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class SheetFile:
    """A file that was read whole. `digest` is the SHA-256 of its bytes, `saved_at` when it was saved last (UTC).

    `cleaned` is how many cells held characters that no text can hold (U+0000 and the like), which were left out;
    `cleaned_at` names the first rows of these.
    """

    path: Path
    digest: str
    size: int
    saved_at: datetime
    sheets: tuple[Sheet, ...]
    cleaned: int = 0
    cleaned_at: tuple[str, ...] = ()

    def remark(self) -> str:
        """What is said of the file before anything is entered; empty when there is nothing to say."""
        if not self.cleaned:
            return ""
        text = translate(
            "import",
            "Cells with characters that no text can hold (U+0000 and the like): {count}. They are left out; look at "
            "these rows before you import: {rows}.",
        )
        return text.format(count=self.cleaned, rows=", ".join(self.cleaned_at))


def read(path: Path, progress: Progress | None = None) -> SheetFile:
    """Read every sheet of a workbook or CSV file.

    Raises UserError when the file itself must be mended, EnvironmentFault when it cannot be reached (open elsewhere,
    gone), Cancelled when the user stops it; the reading process is ended in each case.
    """
    progress = progress or Silent()
    saved_at, answer = _reached(path), Answer()
    _run(path, answer, progress)
    return _understood(path, answer, saved_at)


def _reached(path: Path) -> datetime:
    """When the file was saved; says what to do when it cannot be opened."""
    if path.name.startswith("~$"):
        raise UserError(
            translate("import", "{file} is only Excel's mark for an open file. Choose the file without “~$”.").format(
                file=path.name
            )
        )
    try:
        with path.open("rb"):
            return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except FileNotFoundError as error:
        text = translate("import", "{file} is not there any more. Choose it again.")
        raise EnvironmentFault(text.format(file=path.name), "gone") from error
    except OSError as error:
        text = translate("import", "{file} cannot be opened. Close it in Excel and other programs, then try again.")
        raise EnvironmentFault(text.format(file=path.name), "locked") from error


class Answer:
    """What the reading process says, understood line by line as it comes through the pipe: it lies in no file (G27)."""

    def __init__(self) -> None:
        self.about: dict[str, Any] = {}
        self.sheets: list[tuple[str, list[Row]]] = []
        self.refused = ""
        self.is_whole = False

    def hear(self, lines: Iterable[bytes]) -> None:
        """Everything until the process ends; a line that it did not say to its end is left out."""
        try:
            for line in lines:
                self.is_whole = False
                if line.endswith(b"\n"):
                    self._understand(json.loads(line))
        except (OSError, ValueError, LookupError, TypeError, MemoryError):
            self.is_whole = False
            with contextlib.suppress(OSError, ValueError):
                for _ in lines:  # it would wait for us for ever
                    pass

    def _understand(self, told: dict[str, Any]) -> None:
        if "sheet" in told:
            self.sheets.append((str(told["sheet"]), []))
        elif "rows" in told:
            self.sheets[-1][1].extend(map(_row, told["rows"]))
        elif "digest" in told:
            self.about = {"cleaned": 0, "cleaned_at": [], **told}
        elif "cleaned" in told:
            self.about |= told
        self.refused = self.refused or str(told.get("refused", ""))
        self.is_whole = "end" in told


def _run(path: Path, answer: Answer, progress: Progress) -> None:
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    child = subprocess.Popen(
        [*_command(), str(path.absolute())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=flags,
    )
    assert child.stdout is not None
    hearing = threading.Thread(target=_listen, args=(child.stdout, answer), name="aftercare-reading", daemon=True)
    begin = time.monotonic()
    try:
        hearing.start()
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(0.05)
                return
            progress.report(0, 0, translate("import", "Reading {file}").format(file=path.name))
            if time.monotonic() - begin > LONGEST_SECONDS:
                raise _refused("too_slow", path)
    finally:
        if child.poll() is None:
            child.kill()
        child.wait()
        hearing.join(_LAST_WORDS_SECONDS)


def _listen(pipe: IO[bytes], answer: Answer) -> None:
    with pipe:
        answer.hear(pipe)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, SWITCH]
    return [sys.executable, "-m", "app.imports.child"]


def _environment() -> dict[str, str]:
    """The program must be found wherever it was started; nothing of the branch is handed on."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AFTERCARE_", "QT_", "PG"))}
    root = str(Path(app.__file__).parents[1])
    return {**kept, "PYTHONPATH": root, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}


def _understood(path: Path, answer: Answer, saved_at: datetime) -> SheetFile:
    if answer.refused:
        raise _refused(answer.refused, path)
    if not answer.is_whole:
        raise _refused("died", path)
    found = tuple(Sheet(name, tuple(_without_end(rows))) for name, rows in answer.sheets)
    if not any(sheet.rows for sheet in found):
        raise _refused("empty", path)
    about = answer.about
    noted = tuple(map(str, about["cleaned_at"]))
    return SheetFile(path, about["digest"], about["size"], saved_at, found, about["cleaned"], noted)


def _row(cells: list[Any]) -> Row:
    return tuple([_day(cell) if type(cell) is dict else cell for cell in cells])


def _day(cell: dict[str, str]) -> date | datetime:
    text = cell["d"]
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)


def _without_end(rows: list[Row]) -> list[Row]:
    while rows and is_blank(rows[-1]):
        rows.pop()
    return rows


def _refused(code: str, path: Path) -> UserError:
    if code not in _SENTENCES:
        raise Bug(f"the reading process refuses with {code!r}")
    return UserError(shown(_SENTENCES[code]).format(file=path.name))
