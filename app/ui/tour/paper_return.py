"""The paper's way back: a typed code, a dropped scan, what stands on the paper, struck off and filed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPainter, QTransform
from PySide6.QtWidgets import QApplication, QComboBox

from app.core.i18n import translate
from app.ui.dialogs.hand_in import HandInDialog
from app.ui.pages._paper_return_page import DropZone, PaperReturnPage
from app.ui.tour._stage import Stage
from app.ui.tour.vouchers import open_call


def play(stage: Stage) -> None:
    """Scan the code, leave, drop the scan of the signed sheet, enter what stands on it."""
    page = stage.tab("paper_return", PaperReturnPage)
    stage.type(stage.found["voucher"], page.code)
    stage.picture(
        "paper-return",
        translate("tour", "The paper's way back: who still has which voucher; a barcode scanner types into the field."),
    )
    stage.key("Return", page.code)
    form = stage.opened(HandInDialog)
    stage.picture("paper-scanned", translate("tour", "The scanned code opens exactly that voucher."))
    stage.key("Escape", form)
    stage.gone(form)
    scan = _signed_scan(stage.scratch / "scan-0117.png", stage.found["pages"][0])
    _drop(page.drop, scan)
    stage.wait(lambda: page.results.isVisible() and page.results.rowCount(), "scan")
    stage.picture(
        "paper-dropped", translate("tour", "A scan was dropped on the window: its code was read and its voucher found.")
    )
    page.results.setFocus()
    page.results.selectRow(0)
    stage.key("Return", page.results)
    form = stage.opened(HandInDialog)
    _fill(stage, form)
    stage.picture(
        "paper-entered",
        translate(
            "tour",
            "What stands on the signed paper: times, work done, parts and charges, signature; the scan is attached.",
        ),
    )
    stage.key("Ctrl+Return", form)
    stage.gone(form)
    stage.settle()
    window, pane = open_call(stage)
    stage.picture("call-filed", translate("tour", "Struck off and filed: the whole life of the call in its timeline."))
    pane.tabs.setCurrentIndex(2)
    stage.picture(
        "call-papers", translate("tour", "Its papers: the voucher with its copies, and the scan of the signed sheet.")
    )
    stage.key("Ctrl+W", window)
    stage.gone(window)


def _fill(stage: Stage, form: HandInDialog) -> None:
    editor = form.form.editor
    for field, text in {
        "arrived_at": "15:20", "finished_at": "16:50", "technician_back_at": "17:40",
        "solution": "按键板排线接触不良，重新压接并清洁接口，连续运行三十分钟正常。",
        "cause": "排线松动", "signer_name": "曾杰", "signed_on": "2026-11-17", "opinion": "来得很快，讲解清楚",
    }.items():  # fmt: skip
        stage.retype(text, editor(field))
    satisfaction: QComboBox = editor("satisfaction")
    satisfaction.setFocus()
    stage.key("Down", satisfaction)
    stage.wait(lambda: satisfaction.currentData() == 5, "satisfaction")


def _signed_scan(file: Path, page: QImage) -> Path:
    """The sheet as a scanner gives it: a little askew, with signatures."""
    signed = page.convertToFormat(QImage.Format.Format_RGB32)
    turned = signed.transformed(QTransform().rotate(1.2), Qt.TransformationMode.SmoothTransformation)
    sheet = QImage(turned.size(), QImage.Format.Format_RGB32)
    sheet.fill(0xFFF4F2EC)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, turned)
    painter.end()
    sheet.save(str(file))
    return file


def _drop(zone: DropZone, file: Path) -> None:
    """Drop a file on the zone, as a desktop does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    middle = zone.rect().center()
    buttons, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    QApplication.sendEvent(zone, QDragEnterEvent(QPoint(middle), copy, data, buttons, none))
    QApplication.sendEvent(zone, QDropEvent(QPointF(middle), copy, data, buttons, none))
