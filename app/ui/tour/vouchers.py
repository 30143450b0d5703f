"""The service voucher: issued with its number, looked at, saved, printed; then the technician is on the way."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QLineEdit

from app.core.i18n import translate
from app.services import service_call_file
from app.ui.dialogs.command_palette import CommandPalette
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.pdf_pages import PdfPages
from app.ui.record_window import RecordWindow
from app.ui.records.service_call import ServiceCallPane
from app.ui.tour._stage import Stage

_DOTS = 110


def play(stage: Stage) -> None:
    """Find the call by its number, issue and print its voucher, keep the paper as it was issued."""
    window, pane = open_call(stage)
    stage.click(stage.button(pane, "step_issue"))
    preview = stage.opened(PrintPreview)
    stage.wait(preview.go.isEnabled, "printer")
    stage.picture(
        "voucher-preview",
        translate("tour", "The service voucher is issued: number drawn, content frozen, previewed at true scale."),
    )
    file = stage.folder / f"voucher-{stage.found['number']}.pdf"
    stage.during(lambda: stage.click(preview.save), lambda dialog: _name_file(stage, dialog, file))
    stage.wait(file.is_file, file.name)
    stage.key("Ctrl+P", preview)
    stage.wait(preview.go.isEnabled, "printed")  # Escape would stop what is still on its way to the printer
    assert (stage.scratch / "printed.pdf").is_file()
    stage.wait(lambda: service_call_file.file(stage.found["call"]).vouchers[0].state == "out", "printed")
    stage.key("Escape", preview)
    stage.gone(preview)
    stage.settle()
    pane.tabs.setCurrentIndex(2)
    stage.picture(
        "call-dispatched", translate("tour", "Printed: the call is dispatched, the voucher is out with its technician.")
    )
    voucher = service_call_file.file(stage.found["call"]).vouchers[0]
    stage.found["voucher"] = voucher.number
    stage.found["pages"] = _keep_pages(stage, file)
    stage.key("Ctrl+W", window)
    stage.gone(window)
    stage.advance(timedelta(hours=8))


def open_call(stage: Stage) -> tuple[RecordWindow, ServiceCallPane]:
    """Find the tour's call by its number with Ctrl+K and open it."""
    stage.key("Ctrl+K", stage.window)
    palette = stage.opened(CommandPalette)
    stage.type(stage.found["number"], palette.line)
    stage.wait(lambda: _first_kind(palette) == "service_call", "found")
    stage.key("Return", palette.line)
    window = stage.opened(RecordWindow)
    pane = window.pane
    assert isinstance(pane, ServiceCallPane)
    return window, pane


def _first_kind(palette: CommandPalette) -> str:
    entry = palette.entries.entry(palette.entries.index(0, 0))
    return entry.kind if entry else ""


def _name_file(stage: Stage, dialog: QFileDialog, file: Path) -> None:
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(line, QLineEdit)
    stage.retype(str(file), line)
    stage.key("Return", line)


def _keep_pages(stage: Stage, file: Path) -> list[QImage]:
    paper = PdfPages(file.read_bytes())
    pages = []
    for number in range(paper.count):
        page = paper.picture(number, paper.whole(number, _DOTS))
        pages.append(page)
        words = translate("tour", "Page {page} of the voucher, as issued.").format(page=number + 1)
        stage.keep_picture(f"{stage.pictures + 1:03d}-voucher-page-{number + 1}.png", words, page)
    paper.close()
    return pages
