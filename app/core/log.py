"""The program's log file: small, rotated, private, free of customers' data."""

from __future__ import annotations

import logging
from pathlib import Path

from app.core.paths import private_folder


def start(folder: Path) -> Path:
    """Log warnings and the program's own messages to `aftercare.log` in `folder`; returns the file.

    A folder that cannot be written is no reason to refuse work: the log then goes to stderr only.
    """
    file = folder / "aftercare.log"
    root = logging.getLogger("aftercare")
    root.setLevel(logging.INFO)
    if root.handlers:
        return file
    try:
        private_folder(folder)
        handler: logging.Handler = _OnFirstLine(file)
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    return file


class _OnFirstLine(logging.Handler):
    """Opens the rotated file with the first line: most runs write none, and the window need not wait for its parts."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._opened: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        if self._opened is None:
            from logging.handlers import RotatingFileHandler

            self._opened = RotatingFileHandler(self._file, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
            self._opened.setFormatter(self.formatter)
        self._opened.emit(record)

    def close(self) -> None:
        """Close the file."""
        if self._opened is not None:
            self._opened.close()
        super().close()


def logger(name: str) -> logging.Logger:
    """The log of one part of the program; never write names, phones or addresses to it."""
    return logging.getLogger("aftercare").getChild(name)
