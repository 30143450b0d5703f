"""The log's file on disk; apart from `log`, which must not bring Python's logging along."""

from __future__ import annotations

from logging import LogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any


class LogFile(RotatingFileHandler):
    """Begins a new file when one is large, as soon as nobody else has it open.

    On Windows a file that the command line or somebody's editor has open cannot be renamed: the old one grows on then,
    and the next line tries again.
    """

    def doRollover(self) -> None:
        """Begin a new file, or go on with the old one; the older ones move on only when that one does."""
        self.stream.close()
        file = Path(self.baseFilename)
        aside = file.with_name(f"{file.name}.0")
        try:
            file.replace(aside)
            for number in range(self.backupCount, 0, -1):
                older = file.with_name(f"{file.name}.{number - 1}")
                if older.exists():
                    older.replace(file.with_name(f"{file.name}.{number}"))
        except OSError:
            if aside.exists() and not file.exists():  # an older one is open: its turn comes later
                aside.replace(file)
        self.stream: Any = self._open()

    def handleError(self, record: LogRecord) -> None:
        """A log that cannot be written (full disk, stick gone) is no reason to say anything in the middle of work."""
