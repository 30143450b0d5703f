"""What every screen is handed: the way to write, to work in the background, to ask, and to get to other screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.core.record import record
from app.services import preferences, session
from app.ui.bus import Bus
from app.ui.prompts import Prompts
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.ui.printing import Printers


class UserPreferences:
    """What the program remembers for the person signed in (column layouts, saved views); JSON values."""

    def get(self, key: str, default: Any = None) -> Any:
        """The value remembered under `key`."""
        return preferences.get(key, default)

    def put(self, key: str, value: Any) -> None:
        """Remember a value."""
        preferences.put(key, value)


@record
class PaperChoice:
    """The papers (name, words) a sheet can be drawn on, the one it is drawn on now, and what draws it anew on another.

    Once it was printed, `again` draws its next copy. `follows_printer`: the paper last used with a printer comes first.
    `may_save` offers to save it as a file; `saved(path)` puts that on record and says whether it could. Printer and
    paper are remembered for each `form`.
    """

    papers: tuple[tuple[str, str], ...]
    paper: str
    again: Callable[[str], bytes]
    follows_printer: bool = True
    may_save: bool = True
    saved: Callable[[Path], bool] | None = None
    form: str = ""


class Desk(QObject):
    """Handed to every screen. Screens know nobody else; the window listens to what they want."""

    record_wanted = Signal(str, int)
    rows_wanted = Signal(str, str, object, str)
    report_wanted = Signal(str)
    page_wanted = Signal(str)
    backups_wanted = Signal()
    call_wanted = Signal(int, int, str)
    complaint_wanted = Signal(object)
    paper_wanted = Signal(bytes, str, object, object)
    session_changed = Signal(object)

    def __init__(self, prompts: Prompts | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.prompts = prompts or Prompts(self)
        self.bus = Bus(self.prompts, self)
        self.tasks = Tasks(self.prompts, self)
        self.printers: Printers | None = None
        """Printers offered instead of this computer's own (tests, the tour)."""
        self.preferences = UserPreferences()

    @property
    def session(self) -> session.Session:
        """The person signed in. Raises Bug when nobody is."""
        return session.current()

    def open_record(self, kind: str, row_id: int) -> None:
        """Show a record (`kind` as in `ui/records`) in front."""
        self.record_wanted.emit(kind, row_id)

    def show_rows(self, ledger: str, view: str = "", conditions: tuple[Any, ...] = (), search: str = "") -> None:
        """Show a ledger's tab with exactly these rows."""
        self.rows_wanted.emit(ledger, view, conditions, search)

    def show_report(self, name: str) -> None:
        """Show a report by its name, as it begins."""
        self.report_wanted.emit(name)

    def show_page(self, name: str) -> None:
        """Show a tab by its name."""
        self.page_wanted.emit(name)

    def register_call(self, customer_id: int = 0, device_id: int = 0, text: str = "") -> None:
        """Open the form of a new service call (Ctrl+N), filled in as far as known."""
        self.call_wanted.emit(customer_id, device_id, text)

    def register_complaint(self, **known: Any) -> None:
        """Open the form of a new complaint; `known` are fields of `dialogs.register_complaint.Beginning`."""
        self.complaint_wanted.emit(known)

    def print_paper(
        self,
        pdf: bytes,
        title: str,
        on_printed: Callable[[str, int], object] | None = None,
        choice: PaperChoice | None = None,
    ) -> None:
        """Show a paper in the preview, from where it is printed.

        `on_printed(printer, copies)` is called after it went to a printer.
        """
        self.paper_wanted.emit(pdf, title, on_printed, choice)
