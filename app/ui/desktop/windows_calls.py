"""Windows' own functions, called so that none can bring the program down: what fails is logged once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

from app.core.log import logger

Result = TypeVar("Result")
_log = logger("windows")
_told: set[str] = set()
IS_WINDOWS = sys.platform == "win32"


def guarded(what: str, call: Callable[[], Result]) -> Result | None:
    """What the call returns; None when it fails in whatever way, which is logged the first time."""
    try:
        return call()
    except Exception as error:  # the desktop's comfort is never worth anybody's work
        if what not in _told:
            _told.add(what)
            code = getattr(error, "winerror", None)
            _log.warning("%s failed: %s %s", what, type(error).__name__, "" if code is None else code)
        return None


def library(name: str) -> Any:
    """One of Windows' libraries, such as `user32`. Raises OSError, AttributeError elsewhere."""
    import ctypes

    return getattr(ctypes, "windll")[name]  # noqa: B009 - it is not there on other systems
