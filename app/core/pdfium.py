"""PDFium, the engine that reads, draws and joins PDFs; it must be in one thread at a time.

It is not made for threads, and this program has several: scans are read on one, pages are drawn on another, papers are
printed on a third. Every call of the library waits for its turn, also those that close what nobody holds any more.
"""

from __future__ import annotations

import ctypes
import functools
import threading
from typing import Any

TURN = threading.RLock()
"""To be held over calls that belong together; each single call takes it by itself."""

_first = threading.Lock()
_engine: list[Any] = []


def engine() -> Any:
    """The package `pypdfium2`, its calls one after the other; loaded when first asked for."""
    with _first:
        if not _engine:
            import pypdfium2

            for name, call in list(vars(pypdfium2.raw).items()):
                if isinstance(call, ctypes._CFuncPtr) and name.startswith(("FPDF", "FORM")):
                    setattr(pypdfium2.raw, name, _in_turn(call))
            _engine.append(pypdfium2)
    return _engine[0]


def _in_turn(call: Any) -> Any:
    @functools.wraps(call, assigned=("__name__",), updated=())
    def waiting(*arguments: Any) -> Any:
        with TURN:
            return call(*arguments)

    return waiting
