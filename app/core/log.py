"""The program's log file: small, rotated, private, free of customers' data."""

from __future__ import annotations

import logging
import logging.handlers
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
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            file, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    return file


def logger(name: str) -> logging.Logger:
    """The log of one part of the program; never write names, phones or addresses to it."""
    return logging.getLogger("aftercare").getChild(name)
