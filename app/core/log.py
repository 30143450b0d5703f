"""The program's log file: small, rotated, private, free of customers' data.

Most runs write no line, so Python's logging is imported with the first one and the window need not wait for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.paths import private_folder

if TYPE_CHECKING:
    from pathlib import Path

LARGEST, KEPT = 1_000_000, 3
"""Bytes of a file of the log before the next is begun, and how many older ones are kept."""

_file: Path | None = None


class Log:
    """The log of one part of the program; never write names, phones or addresses to it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def info(self, text: str, *values: object) -> None:
        """What may be good to know; `values` fill the `%s` of the text."""
        _write(self._name, "INFO", text, values)

    def warning(self, text: str, *values: object) -> None:
        """What somebody should look at."""
        _write(self._name, "WARNING", text, values)

    def error(self, text: str, *values: object) -> None:
        """What went wrong."""
        _write(self._name, "ERROR", text, values)


def start(folder: Path) -> Path:
    """Log to `aftercare.log` in `folder` from now on; returns the file.

    A folder that cannot be written is no reason to refuse work: the log then goes to stderr only.
    """
    global _file  # noqa: PLW0603 - one log a process
    _file = folder / "aftercare.log"
    return _file


def logger(name: str) -> Log:
    """The log of one part of the program."""
    return Log(name)


def _write(name: str, level: str, text: str, values: tuple[object, ...]) -> None:
    import logging

    root = logging.getLogger("aftercare")
    if not root.handlers and _file is not None:
        from app.core._log_file import LogFile

        root.setLevel(logging.INFO)
        try:
            private_folder(_file.parent)
            handler: logging.Handler = LogFile(_file, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
        except OSError:
            handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        root.addHandler(handler)
    root.getChild(name).log(logging.getLevelNamesMapping()[level], text, *values)
