"""The take-back receipt on its way to the printer: looked at in the preview, every copy logged."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from app.core.errors import AftercareError
from app.core.i18n import translate
from app.core.record import replaced
from app.services import issuing, returned_part_file, take_back_receipts
from app.ui.desk import Desk
from app.ui.papers import choice_of


class ReceiptSheets:
    """A receipt, drawn on any of its papers; the copy that left is the one that was drawn last."""

    def __init__(self, desk: Desk, receipt_id: int) -> None:
        self._desk = desk
        self._receipt_id = receipt_id
        self.copy: issuing.Copy | None = None

    def draw(self, paper: str = "") -> bytes:
        """The next copy. Raises UserError when what is kept of it was altered."""
        self.copy = take_back_receipts.for_printing(self._receipt_id, paper=paper)
        return self.copy.pdf

    def log(self, printer: str, copies: int) -> bool:
        """It has left the program, by a printer or as a file."""
        reprint = self.copy.reprint if self.copy else 0
        given = {"printer": printer, "copies": copies, "reprint": reprint}
        return self._desk.bus.run(take_back_receipts.printed, self._receipt_id, **given) is not None

    def title(self) -> str:
        """What the preview is called."""
        if self.copy is None:
            return ""
        if self.copy.reprint:
            text = translate("take_back", "Take-back receipt {number}, reprint {count}")
            return text.format(number=self.copy.number, count=self.copy.reprint)
        return translate("take_back", "Take-back receipt {number}").format(number=self.copy.number)


def print_receipt(desk: Desk, receipt_id: int) -> None:
    """Show the next copy of a receipt in the preview."""
    sheets = ReceiptSheets(desk, receipt_id)
    try:
        pdf = sheets.draw()
    except AftercareError as error:
        desk.prompts.warn(error.text)
        return
    choice = choice_of(take_back_receipts.FORM, sheets.draw, sheets.copy.paper if sheets.copy else "")
    desk.print_paper(pdf, sheets.title(), sheets.log, replaced(choice, saved=lambda path: sheets.log(path.name, 1)))


def print_receipt_of(desk: Desk, call_id: int) -> None:
    """Show the receipt of what was brought in with a call, once its form is gone."""
    here = returned_part_file.of_call(call_id)
    if here:
        QTimer.singleShot(0, lambda: print_receipt(desk, here[-1].receipt_id))
