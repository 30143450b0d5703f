"""How far a printer is off: print a page with rulers, measure, enter the difference; kept for this printer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core import clock
from app.core.errors import AftercareError
from app.core.i18n import shown
from app.documents import calibration_page
from app.ui.icons import icon
from app.ui.papers import PAPER_NAMES
from app.ui.printing import LARGEST_OFFSET_MM, PrinterMemory, PrinterProfile, Printers, PrintJob
from app.ui.prompts import Message
from app.ui.theme import SPACE, Tone
from app.ui.widgets.message_strip import MessageStrip


class PrinterCalibration(QDialog):
    """Two numbers in millimetres for one printer."""

    help_page = "vouchers"

    def __init__(
        self, printer: str, memory: PrinterMemory, printers: Printers, paper: str = "A4", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Calibrate {printer}").format(printer=printer))
        self._printer, self._memory, self._printers = printer, memory, printers
        self._job: PrintJob | None = None
        kept = PrinterProfile.of(memory, printer)
        self.strip = MessageStrip(self)
        explanation = QLabel(
            self.tr("Print the page and measure how far the upper left cross is from the edges of the paper.")
            + "\n"
            + self.tr(
                "Too far left or too high: enter the missing millimetres. Too far right or too low: with a minus."
            ),
            self,
        )
        explanation.setWordWrap(True)
        self.paper = QComboBox(self)
        for name in calibration_page.PAPERS:
            self.paper.addItem(shown(PAPER_NAMES[name]), name)
        self.paper.setCurrentIndex(max(0, self.paper.findData(paper)))
        self.test = QPushButton(icon("print"), self.tr("Print calibration page"), self)
        self.right = self._millimetres(kept.offset_mm[0])
        self.down = self._millimetres(kept.offset_mm[1])
        self.test.setAutoDefault(False)
        self.test.clicked.connect(self.print_page)
        form = QFormLayout()
        form.addRow(self.tr("Paper"), self.paper)
        form.addRow("", self.test)
        form.addRow(self.tr("Move to the right"), self.right)
        form.addRow(self.tr("Move down"), self.down)
        buttons = QDialogButtonBox(self)
        self.keep = buttons.addButton(self.tr("Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setProperty("role", "primary")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self.strip)
        column.addWidget(explanation)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(440)

    def _millimetres(self, value: float) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self)
        box.lineEdit().setTextMargins(5, 0, 0, 0)
        box.setRange(-LARGEST_OFFSET_MM, LARGEST_OFFSET_MM)
        box.setDecimals(1)
        box.setSingleStep(0.1)
        box.setSuffix(self.tr(" mm"))
        box.setValue(value)
        return box

    def offset(self) -> tuple[float, float]:
        """The correction as entered, in millimetres to the right and down."""
        return round(self.right.value(), 1), round(self.down.value(), 1)

    def print_page(self) -> None:
        """Print the page with the correction as entered now."""
        if self._job is not None:
            return
        try:
            printer = self._printers.open(self._printer)
        except AftercareError as error:
            self.strip.show_message(Message(error.text, Tone.LATE))
            return
        page = calibration_page.render(
            calibration_page.CalibrationData(self._printer, self.offset(), clock.now()), paper=self.paper.currentData()
        )
        kept = PrinterProfile.of(self._memory, self._printer)
        self._job = PrintJob(page.pdf, printer, PrinterProfile(kept.paper, self.offset(), kept.black_only), 1, self)
        self._job.printed.connect(self._went_out)
        self._job.failed.connect(self._failed)
        self._job.finished.connect(self._job_over)
        self.test.setEnabled(False)
        self._job.start()

    def _went_out(self, _sheets: int) -> None:
        self.strip.show_message(Message(self.tr("Sent to {printer}").format(printer=self._printer), Tone.DONE))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AftercareError):
            raise error
        self.strip.show_message(Message(error.text, Tone.LATE))

    def _job_over(self) -> None:
        if self._job:
            self._job.deleteLater()
        self._job = None
        self.test.setEnabled(True)

    def done(self, result: int) -> None:
        """Keep the numbers when accepted; never close over a running job."""
        if self._job:
            self._job.cancel()
            self._job.wait()
        if result == QDialog.DialogCode.Accepted:
            kept = PrinterProfile.of(self._memory, self._printer)
            PrinterProfile(kept.paper, self.offset(), kept.black_only).keep(self._memory, self._printer)
        super().done(result)
