"""A paper before it is printed: exactly the pages that will come out, printer, paper, copies; no other viewer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AftercareError, EnvironmentFault, UserError
from app.core.long_paths import plain, reachable
from app.exports._format import whole_file
from app.exports._place import place_beside
from app.ui.desk import PaperChoice
from app.ui.desktop.printer_memory import FormPrinter
from app.ui.dialogs.printer_calibration import PrinterCalibration
from app.ui.icons import icon
from app.ui.pdf_pages import PdfPages
from app.ui.printing import PrinterMemory, PrinterProfile, Printers, PrintJob, has_gaps, how_far, missing_characters
from app.ui.prompts import Message
from app.ui.theme import SPACE, Tone
from app.ui.widgets.message_strip import MessageStrip
from app.ui.widgets.pdf_view import ZOOM_STEP, PdfView, Zoom
from app.ui.widgets.screen_fit import in_letters, resize_within

MOST_COPIES = 20


class PrintPreview(QDialog):
    """Shows a PDF and prints it.

    `printed(printer, copies)` follows when it went out; `on_printed` is called with the same. `choice` offers other
    papers; the one last used with the printer comes first. Characters that no font can print are shown before anything
    is printed: the paper itself tells them.
    """

    help_page = "vouchers"

    printed = Signal(str, int)

    def __init__(
        self,
        pdf: bytes,
        title: str,
        memory: PrinterMemory,
        *,
        choice: PaperChoice | None = None,
        on_printed: Callable[[str, int], object] | None = None,
        printers: Printers | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._pdf, self._memory, self._choice, self._on_printed = pdf, memory, choice, on_printed
        self._form = choice.form if choice else ""
        self.may_save = choice is None or choice.may_save
        self._printers = printers or Printers()
        self._job: PrintJob | None = None
        self.strip = MessageStrip(self)
        self._build_bar()
        self.view = PdfView(self)
        self.view.setAccessibleName(title)
        self._pages = PdfPages(pdf)
        self.view.show_pages(self._pages)
        self._build_side(choice)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.view, 1)
        middle.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._bar)
        column.addLayout(middle, 1)
        self.view.page_changed.connect(self._show_page)
        self._show_page(0)
        self._warn_of_missing()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self.print_now)
        resize_within(self, 1000, 680)
        QTimer.singleShot(0, self, self._find_printers)

    # -- building --------------------------------------------------------------------------------------------------

    def _tool(self, meaning: str, words: str, slot: Callable[[], object], key: str = "") -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(meaning))
        button.setIconSize(QSize(18, 18))
        button.setToolTip(f"{words} ({key})" if key else words)
        button.setAccessibleName(words)
        button.setAutoRaise(True)
        if key:
            button.setShortcut(QKeySequence(key))
        button.clicked.connect(slot)
        return button

    def _build_bar(self) -> None:
        self._bar = QWidget(self)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        self.page_label = QLabel(self._bar)
        row.addWidget(self._tool("left", self.tr("Previous page"), lambda: self.turn(-1), "PgUp"))
        row.addWidget(self.page_label)
        row.addWidget(self._tool("right", self.tr("Next page"), lambda: self.turn(1), "PgDown"))
        row.addSpacing(SPACE * 2)
        row.addWidget(self._tool("zoom_out", self.tr("Smaller"), lambda: self.zoom(1 / ZOOM_STEP), "Ctrl+-"))
        row.addWidget(self._tool("zoom_in", self.tr("Larger"), lambda: self.zoom(ZOOM_STEP), "Ctrl+="))
        row.addWidget(self._tool("fit_width", self.tr("Fit the width"), self.fit_width, "Ctrl+1"))
        row.addWidget(self._tool("page", self.tr("Whole page"), self.fit_page, "Ctrl+0"))
        row.addStretch(1)
        self.save = QPushButton(icon("save"), self.tr("Save as PDF…"), self._bar)
        self.save.setAutoDefault(False)
        self.save.setShortcut(QKeySequence.StandardKey.Save)
        self.save.clicked.connect(self._ask_where)
        self.save.setVisible(self.may_save)
        self.save.setEnabled(self.may_save)
        row.addWidget(self.save)

    def _build_side(self, choice: PaperChoice | None) -> None:
        self._side = QWidget(self)
        self._side.setFixedWidth(in_letters(self, 280))
        self.printer = QComboBox(self._side)
        self.printer.setMinimumContentsLength(12)
        self.printer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.printer.currentTextChanged.connect(self._printer_chosen)
        self.paper = QComboBox(self._side)
        for name, words in choice.papers if choice else ():
            self.paper.addItem(words, name)
        self.paper.setCurrentIndex(max(0, self.paper.findData(choice.paper)) if choice else -1)
        self.paper.activated.connect(self._paper_chosen)
        self.copies = QSpinBox(self._side)
        self.copies.lineEdit().setTextMargins(5, 0, 0, 0)
        self.copies.setRange(1, MOST_COPIES)
        self.black = QCheckBox(self.tr("Pure black and white"), self._side)
        self.black.setToolTip(self.tr("For dot-matrix printers: sharper, and faster to send."))
        self.calibrate = QPushButton(icon("calibrate"), self.tr("Calibrate…"), self._side)
        self.calibrate.setAutoDefault(False)
        self.calibrate.clicked.connect(self._calibrate)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self.tr("Printer"), self.printer)
        form.addRow(self.tr("Paper"), self.paper)
        form.addRow(self.tr("Copies"), self.copies)
        form.setRowVisible(self.paper, choice is not None and bool(choice.papers))
        self.offset = QLabel(self._side)
        self.offset.setProperty("role", "muted")
        self.offset.setWordWrap(True)
        self.progress = QProgressBar(self._side)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.stop = QPushButton(self.tr("Stop"), self._side)
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.stop_printing)
        self.stop.hide()
        self.go = QPushButton(icon("print", token="on_accent"), self.tr("Print"), self._side)
        self.go.setProperty("role", "primary")
        self.go.setDefault(True)
        self.go.setEnabled(False)
        self.go.clicked.connect(self.print_now)
        self.close_button = QPushButton(self.tr("Close"), self._side)
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addLayout(form)
        for widget in (self.black, self.offset, self.calibrate):
            column.addWidget(widget)
        column.addStretch(1)
        for widget in (self.progress, self.stop, self.go, self.close_button):
            column.addWidget(widget)

    # -- looking ---------------------------------------------------------------------------------------------------

    def _show_page(self, page: int) -> None:
        text = self.tr("Page {page} of {count}")
        self.page_label.setText(text.format(page=page + 1, count=self._pages.count))

    def turn(self, step: int) -> None:
        """Go some pages on or back."""
        self.view.jump(self.view.page + step)

    def zoom(self, factor: float) -> None:
        """Larger or smaller, between a tenth and eight times."""
        self.view.set_factor(self.view.factor * factor)

    def fit_width(self) -> None:
        """The page as wide as the window."""
        self.view.fit(Zoom.WIDTH)

    def fit_page(self) -> None:
        """The whole page."""
        self.view.fit(Zoom.PAGE)

    def _say(self, text: str, tone: Tone, *, stays: bool = False) -> None:
        self.strip.show_message(Message(text, tone, stays=stays))

    def _warn_of_missing(self) -> None:
        missing = missing_characters(self._pages)
        if missing:
            text = self.tr("No font can print {characters}; 〓 stands in their place. Write them by hand.")
            self._say(text.format(characters=" ".join(missing[:12])), Tone.DUE, stays=True)
        elif has_gaps(self._pages):
            text = self.tr("Where 〓 stands, a character cannot be printed. Write it by hand.")
            self._say(text, Tone.DUE, stays=True)

    # -- choosing --------------------------------------------------------------------------------------------------

    def _find_printers(self) -> None:
        names = self._printers.names()
        self.printer.clear()
        self.printer.addItems(names)
        kept = FormPrinter.of(self._memory, self._form)
        last = self.printer.findText(kept.printer)
        if last >= 0:
            self.printer.setCurrentIndex(last)
        elif kept.printer and names:
            text = self.tr(
                "The printer “{name}” used last is not there. Now “{other}” is chosen; choose another below."
            )
            self._say(text.format(name=kept.printer, other=self.printer.currentText()), Tone.DUE, stays=True)
        self.go.setEnabled(bool(names))
        self.go.setFocus()
        self.calibrate.setEnabled(bool(names))
        if not names:
            text = self.tr("This computer has no printer. Add one in the system's settings.")
            other = self.tr("Or save the paper as PDF.") if self.may_save else ""
            self._say(f"{text} {other}".rstrip(), Tone.DUE, stays=True)

    def profile(self) -> PrinterProfile:
        """What is remembered for the chosen printer."""
        return PrinterProfile.of(self._memory, self.printer.currentText())

    def _printer_chosen(self, name: str) -> None:
        profile = self.profile()
        self.black.setChecked(profile.black_only)
        x, y = profile.offset_mm
        self.offset.setText(
            self.tr("Moved {x} mm right, {y} mm down").format(x=f"{x:+.1f}", y=f"{y:+.1f}") if x or y else ""
        )
        kept = FormPrinter.of(self._memory, self._form)
        known = self.paper.findData(kept.paper if kept.paper and kept.printer == name else profile.paper)
        if name and self._choice and self._choice.follows_printer and known >= 0 and known != self.paper.currentIndex():
            self.paper.setCurrentIndex(known)
            self._paper_chosen()

    def _paper_chosen(self) -> None:
        if self._choice is None:
            return
        try:
            self._pdf = self._choice.again(self.paper.currentData() or "")
        except AftercareError as error:
            self._say(error.text, Tone.LATE)
            return
        before, self._pages = self._pages, PdfPages(self._pdf)
        self.view.show_pages(self._pages)
        before.close()
        self._show_page(0)
        self._warn_of_missing()

    def _calibrate(self) -> None:
        dialog = PrinterCalibration(
            self.printer.currentText(), self._memory, self._printers, self.paper.currentData() or "A4", self
        )
        dialog.finished.connect(lambda _: self._printer_chosen(self.printer.currentText()))
        dialog.open()

    # -- doing -----------------------------------------------------------------------------------------------------

    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), f"{self.windowTitle()}.pdf", "PDF (*.pdf)")
        if name:
            self.save_pdf(reachable(Path(name)))

    def save_pdf(self, path: Path) -> bool:
        """Write the paper to a file, whole and on record or not at all; says what is wrong when it cannot."""
        if not self.may_save:
            return False
        saved = self._choice.saved if self._choice else None
        wanted = path if path.suffix else path.with_suffix(".pdf")
        path = place_beside(wanted)  # put on record under the name that it gets
        try:
            with whole_file(path) as beside:
                beside.write_bytes(self._pdf)
                if saved is not None and not saved(path):
                    raise UserError(self.tr("It could not be put on record, so it was not saved."))
        except AftercareError as error:
            self._say(error.text, Tone.LATE)
            return False
        if saved is not None:
            self._paper_chosen()  # what is printed or saved next is the next copy
        beside_it = self.tr("“{wanted}” is open in another program. Saved as {path}")
        words = self.tr("Saved as {path}") if path == wanted else beside_it
        self._say(words.format(wanted=wanted.name, path=plain(str(path))), Tone.DONE)
        return True

    def print_now(self) -> None:
        """Send the paper to the chosen printer; the window stays alive meanwhile."""
        if self._job is not None or not self.go.isEnabled():
            return
        name = self.printer.currentText()
        try:
            printer = self._printers.open(name)
        except EnvironmentFault as error:
            self._say(error.text, Tone.LATE)
            self._find_printers()
            return
        printer.setDocName(self.windowTitle())
        kept = self.profile()
        paper = self.paper.currentData() if self._choice and self._choice.follows_printer else ""
        profile = PrinterProfile(paper or kept.paper, kept.offset_mm, self.black.isChecked())
        profile.keep(self._memory, name)
        FormPrinter(name, paper or "").keep(self._memory, self._form)
        self._job = PrintJob(self._pdf, printer, profile, self.copies.value(), self)
        self._job.page_begun.connect(self._show_progress)
        self._job.printed.connect(self._went_out)
        self._job.stopped.connect(self._stopped)
        self._job.failed.connect(self._failed)
        self._job.finished.connect(self._job_over)
        self._busy(busy=True)
        self._job.start()

    def stop_printing(self) -> None:
        """Stop before the next page."""
        if self._job:
            self._job.cancel()

    def _busy(self, *, busy: bool) -> None:
        for widget in (self.progress, self.stop):
            widget.setVisible(busy)
        for widget in (self.go, self.printer, self.paper, self.copies, self.black, self.calibrate):
            widget.setEnabled(not busy)

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _went_out(self, _sheets: int) -> None:
        name = self.printer.currentText()
        self._say(self.tr("Sent to {printer}").format(printer=name), Tone.DONE)
        self.printed.emit(name, self.copies.value())
        if self._on_printed:
            self._on_printed(name, self.copies.value())
            self._paper_chosen()  # what is printed next is the next copy

    def _stopped(self, sent: int, total: int) -> None:
        record = self.tr("It is not on record as printed.") if self._on_printed else ""
        self._say(f"{how_far(sent, total, self.printer.currentText())} {record}".rstrip(), Tone.DUE, stays=True)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AftercareError):
            raise error
        self._say(error.text, Tone.LATE, stays=True)

    def _job_over(self) -> None:
        if self._job:
            self._job.deleteLater()
        self._job = None
        self._busy(busy=False)

    def reject(self) -> None:
        """Close; while it prints only stop that, so that one reads how far it came."""
        if self._job and not self._job.is_over:
            self.stop_printing()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Never close over a running job: stop it first."""
        self._end_job()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """As `reject` for whoever clicks it away, as `done` for the program."""
        if not event.spontaneous():
            self._end_job()
        super().closeEvent(event)

    def _end_job(self) -> None:
        if self._job:
            self._job.cancel()
            self._job.wait()
