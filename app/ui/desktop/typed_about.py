"""What a window is about, as its attributes tell: records, and the row versions of them that it shows."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from app.services.drafts import About

_PARTS_OF_NAMES = re.compile(r"(?<!^)(?=[A-Z])")
_SORTS = ("_file", "_entry", "_line", "_lines")
"""How the values of queries end: a `VoucherFile` is of a voucher."""


def marks(window: QWidget) -> list[str]:
    """Ids, records that have one or are to come of such, the day with which a span begins; so with the dialog above."""
    found = [
        f"{name} {one}"
        for name, value in sorted(vars(window).items())
        for one in _marks(name, value)
        if type(one) is date or (isinstance(one, int) and one)
    ]
    above = window.parentWidget()
    return [*found, above.windowTitle(), *marks(above)] if isinstance(above, QDialog) else found


def records(window: QWidget) -> tuple[About, ...]:
    """The records of `marks`, with the words for their kind and, where the window knows it, the version it shows.

    A value is called by the file and the class of the query that gave it, then by its attribute.
    """
    known = vars(window)
    found: list[About] = []
    for name, value in sorted(known.items()):
        if not is_dataclass(value):
            if name.endswith("_id") and isinstance(value, int) and value:
                found.append(About((_plain(name),), value, _number(known.get("_version"))))
            continue
        version = _number(getattr(value, "row_version", 0))
        if row_id := _number(getattr(value, "id", 0)):
            kind = type(value)
            file = _one(_plain(kind.__module__.rpartition(".")[2]))
            called = _plain(_PARTS_OF_NAMES.sub("_", kind.__name__).lower())
            found.append(About((file, called, _plain(name)), row_id, version))
    above = window.parentWidget()
    return (*found, *records(above)) if isinstance(above, QDialog) else tuple(found)


def _marks(name: str, value: object) -> list[object]:
    if not is_dataclass(value):
        return [value] if name.endswith("_id") or type(value) is date else []
    if hasattr(value, "id"):
        return [value.id]
    return [getattr(value, one.name) for one in fields(value) if one.name.endswith("_id")]


def _plain(name: str) -> str:
    """A name without what says only which sort of value it is."""
    name = name.strip("_").removesuffix("_id")
    return next((name.removesuffix(end) for end in _SORTS if name.endswith(end)), name)


def _one(name: str) -> str:
    """The singular of a file of use cases."""
    return f"{name[:-3]}y" if name.endswith("ies") else name.removesuffix("s")


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
