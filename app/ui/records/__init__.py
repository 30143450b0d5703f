"""One file per kind of record: what stands to the right of a ledger, or in a window of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.core.catalogue import discover, find
from app.core.errors import Bug
from app.core.record import record
from app.ui.desk import Desk


class RecordWidget(QWidget):
    """Shows one record at a time."""

    row_id = 0

    def show_record(self, row_id: int) -> None:
        """Show this record; 0 empties the pane."""
        raise Bug(f"{type(self).__name__} shows nothing")

    def has_unsaved(self) -> bool:
        """Whether something typed is not saved yet; a window asks before it closes."""
        return False

    def discard_typed(self) -> None:
        """The person closes the window without saving that."""


@record
class RecordPane:
    """How a kind of record is shown. `name` is the kind, `title` is marked for translation.

    `enter(desk, window)` opens the form of a new one, for ledgers that offer it.
    `help_page` is the chapter of the help about it, with a section as in `loaners#custody`.
    """

    name: str
    build: Callable[[Desk], RecordWidget]
    title: str = ""
    icon: str = ""
    enter: Callable[[Desk, QWidget], object] | None = None
    help_page: str = ""


def all_records() -> dict[str, RecordPane]:
    """Every record pane by kind. Raises Bug when a file of the package holds none."""
    return discover(sys.modules[__name__], "RECORD", RecordPane)


def record_pane(kind: str) -> RecordPane | None:
    """The pane of one kind of record, None when there is none; the other kinds and their dialogs are not loaded."""
    return find(sys.modules[__name__], "RECORD", RecordPane, kind)
