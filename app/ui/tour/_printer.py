"""A printer whose paper is a file: the tour runs on computers that have none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from app.core.i18n import translate
from app.ui.printing import Printers


class FilePrinter(Printers):
    """Offers one printer, which writes to `file`."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def names(self) -> list[str]:
        """Just this one."""
        return [translate("tour", "Office printer")]

    def open(self, name: str) -> QPrinter:
        """A printer that writes to the file."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self._file))
        sheet = QPageSize(QPageSize.PageSizeId.A4)
        printer.setPageLayout(QPageLayout(sheet, QPageLayout.Orientation.Portrait, QMarginsF()))
        return printer
