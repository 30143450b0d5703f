"""Rows on their way out: copied as a table, printed, exported."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from app.core import clock
from app.core.i18n import shown
from app.core.record import record
from app.domain import permissions
from app.ledgers._source import LedgerSource, LedgerState, open_source
from app.ui.commands import lettered
from app.ui.desk import Desk, PaperChoice
from app.ui.icons import icon
from app.ui.ledger.on_worker import in_my_name

if TYPE_CHECKING:
    from pathlib import Path

    from app.exports._format import ExportFormat
    from app.ledgers._declaration import Ledger

MOST_COPIED = 20_000
"""Rows that fit on a clipboard without holding up the window; more are exported."""

MOST_PRINTED = 20_000
MOST_REDRAWN = 1_000
"""Rows that are laid out anew on another paper while the user waits."""


class ExportMenu(QMenu):
    """Asks the page for the source and the selection when something is chosen."""

    def __init__(
        self, desk: Desk, source: Callable[[], LedgerSource | None], copy: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._source, self._copy, self._page = desk, source, copy, parent
        self.aboutToShow.connect(self.fill)
        lettered(self)

    def fill(self) -> None:
        """Offer what the role may do. Anew each time: the formats are a setting, and are not loaded with the rows."""
        from app.services import exporting

        desk = self._desk
        self.clear()
        self.addAction(icon("copy"), self.tr("Copy as a table"), self._copy)
        if permissions.allowed(desk.session.role, "ledger.print"):
            self.addAction(icon("print"), self.tr("Print…"), self.print_listing)
        self._offer_batches()
        if permissions.allowed(desk.session.role, "export.ledger"):
            self.addSeparator()
            for kind in exporting.formats_offered():
                self.addAction(icon("export"), shown(kind.title), lambda kind=kind: self.export(kind))
        if permissions.allowed(desk.session.role, "import.run"):
            self.addSeparator()
            self.addAction(icon("import"), self.tr("Import a spreadsheet …"), self.import_sheet)

    def _offer_batches(self) -> None:
        """What can be done with the selected rows, or with all of them when no more than one is selected."""
        source = self._source()
        if source is None:
            return
        count = self._chosen()
        for batch in source.ledger.batches:
            if permissions.allowed(self._desk.session.role, batch.permission):
                some = self.tr("{what}: selected rows ({count})…").format(what=shown(batch.title), count=count)
                every = self.tr("{what}: all rows ({count})…").format(what=shown(batch.title), count=source.count())
                words = some if count > 1 else every
                self.addAction(icon(batch.icon), words, lambda name=batch.name: self.start_batch(name))

    def start_batch(self, name: str) -> None:
        """Do it with the rows that are meant."""
        from app.ui.ledger.batches import BATCHES, MOST

        source = self._source()
        if source is None:
            return
        selected = self._chosen() > 1
        count = self._chosen() if selected else source.count()
        if count > MOST:
            text = self.tr("{rows} rows are too many at once; at most {most}. Filter or select fewer.")
            self._desk.prompts.warn(text.format(rows=f"{count:,}", most=MOST))
            return
        ranges = self._page.table.selected_ranges() if selected else [(0, count - 1)]
        ids = [key for low, high in ranges for key in source.keys(low, high - low + 1)] if count else []
        BATCHES[name](self._desk, ids)

    def _chosen(self) -> int:
        """How many rows are selected."""
        return sum(high - low + 1 for low, high in self._page.table.selected_ranges())

    def import_sheet(self) -> None:
        """Bring rows in: into this ledger where that can be, else into the one that the sheet speaks of."""
        from app.services.importing import LEDGERS
        from app.ui.opened_dialogs import import_sheet

        source = self._source()
        ledger = source.ledger.name if source is not None and source.ledger.name in LEDGERS else ""
        import_sheet(self._desk, self._page.window(), None, ledger)

    def export(self, kind: ExportFormat) -> None:
        """Ask for a place and write all rows, in the order of the screen."""
        source = self._source()
        if source is None:
            return
        name = f"{_file_name(shown(source.ledger.title))}-{clock.today().isoformat()}{kind.suffix}"
        path = self._desk.prompts.save_file(self.tr("Export"), name, f"{shown(kind.title)} (*{kind.suffix})")
        if path is None:
            return
        if path.suffix.lower() != kind.suffix:
            path = path.with_name(path.name + kind.suffix)
        self._write(kind, source.ledger, source.state, path)

    def _write(self, kind: ExportFormat, ledger: Ledger, state: LedgerState, path: Path) -> None:
        from app.services import exporting
        from app.ui.desktop.held_files import offering_other_name

        def work(task: Any) -> tuple[int, str]:
            exporting.require_permission()
            source = open_source(ledger, state)
            table = source.table(worded=kind.name != "json", for_file=True, when_cancelled=task.when_cancelled)
            return kind.write(table, path, task), " · ".join(table.notes)

        self._desk.tasks.run(
            in_my_name(self._desk, work),
            lambda done: self._exported(path, ledger.name, *done),
            offering_other_name(self._desk.prompts, path, lambda other: self._write(kind, ledger, state, other)),
            title=self.tr("Export {file}").format(file=path.name),
        )

    def _exported(self, path: Path, ledger: str, rows: int, filters: str) -> None:
        from app.core.long_paths import plain
        from app.services import exporting

        self._desk.bus.run(
            exporting.record, ledger=ledger, file_name=path.name, rows=rows, filters=filters,
            said=self.tr("{rows} rows are in {file}.").format(rows=f"{rows:,}", file=plain(str(path))),
        )  # fmt: skip

    def print_listing(self) -> None:
        """Make the listing on a worker and show its preview."""
        source = self._source()
        if source is None:
            return
        ledger, state = source.ledger, source.state
        if source.count() > MOST_PRINTED:
            self._desk.prompts.warn(
                self.tr("{rows} rows are too many to print. Filter them, or export them.").format(
                    rows=f"{source.count():,}"
                )
            )
            return
        self._desk.tasks.run(
            in_my_name(self._desk, lambda task: draw_listing(ledger, state, task)),
            lambda listing: self._preview(ledger, state, listing),
            title=self.tr("Print {ledger}").format(ledger=shown(ledger.title)),
        )

    def _preview(self, ledger: Ledger, state: LedgerState, listing: Listing) -> None:
        """Show the listing; on paper it is logged, as a file it is an export: for supervisors, and logged as one."""
        from app.services import exporting, settings
        from app.ui.papers import PAPER_NAMES

        desk, told = self._desk, {"ledger": ledger.name, "rows": listing.rows, "filters": listing.filters}
        usual = settings.usual_paper("listing")
        drawn = {usual: listing.pdf}

        def again(paper: str) -> bytes:
            wanted = paper or usual
            if wanted not in drawn:
                drawn[wanted] = draw_listing(ledger, state, None, wanted).pdf
            return drawn[wanted]

        choice = PaperChoice(
            tuple((name, shown(PAPER_NAMES[name])) for name in ("A4-landscape", "A4"))
            if listing.rows <= MOST_REDRAWN
            else (),
            usual,
            again,
            follows_printer=False,
            form="listing",
            may_save=permissions.allowed(desk.session.role, "export.ledger"),
            saved=lambda path: desk.bus.run(exporting.record, file_name=path.name, **told) is not None,
        )
        desk.print_paper(
            listing.pdf,
            shown(ledger.title),
            lambda printer, copies: desk.bus.run(exporting.printed, printer=printer, copies=copies, **told),
            choice,
        )


@record
class Listing:
    """A ledger as it is printed: the PDF, how many rows, the filters in words."""

    pdf: bytes
    rows: int
    filters: str


def draw_listing(ledger: Ledger, state: LedgerState, task: Any, paper: str = "") -> Listing:
    """The rows of a state on the paper named, the branch's usual one when none is."""
    from app.documents._form import Letterhead
    from app.documents._listing import render_listing
    from app.documents._plain import from_content
    from app.services import session, settings, voucher_content

    table = open_source(ledger, state).table()
    drawn = render_listing(
        table,
        letterhead=from_content(Letterhead, voucher_content.letterhead()),
        operator=session.current().full_name,
        printed_at=clock.now(),
        progress=task,
        paper=paper or settings.usual_paper("listing"),
    )
    return Listing(drawn.pdf, table.row_count, " · ".join(table.notes))


def copy_rows(headings: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """Put rows on the clipboard as tab separated text and as an HTML table, so that they paste as cells."""
    from html import escape

    mime = QMimeData()
    mime.setText("\n".join("\t".join(_cell(text) for text in line) for line in (headings, *lines)))
    head = "".join(f"<th>{escape(text)}</th>" for text in headings)
    body = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in line) + "</tr>" for line in lines)
    mime.setHtml(f"<meta charset='utf-8'><table><tr>{head}</tr>{body}</table>")
    QGuiApplication.clipboard().setMimeData(mime)


def _cell(text: str) -> str:
    return re.sub(r"[\t\r\n]+", " ", text)


def _file_name(title: str) -> str:
    return re.sub(r'[\\/:*?"<>|\s]+', "-", title).strip("-")
