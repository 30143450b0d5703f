"""Issued papers on their way to the printer (test record, loan card, stock-take sheet, slips): every copy logged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.core.errors import AftercareError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.record import replaced
from app.services import (
    complaint_slips,
    issuing,
    return_slips,
    sales_certificates,
    stock_in_tests,
    stock_take_papers,
    tool_loans,
)
from app.ui.desk import Desk
from app.ui.papers import choice_of

NAMES = {
    stock_in_tests.FORM: QT_TRANSLATE_NOOP("papers", "Test record"),
    tool_loans.FORM: QT_TRANSLATE_NOOP("papers", "Tool loan card"),
    stock_take_papers.FORM: QT_TRANSLATE_NOOP("papers", "Stock-take sheet"),
    "reminder_slip": QT_TRANSLATE_NOOP("papers", "Reminder slip"),
    "late_cause_slip": QT_TRANSLATE_NOOP("papers", "Late-cause slip"),
    "return_slip": QT_TRANSLATE_NOOP("papers", "Return slip"),
    "allowance_certificate": QT_TRANSLATE_NOOP("papers", "Allowance certificate"),
    "sales_return_certificate": QT_TRANSLATE_NOOP("papers", "Sales return certificate"),
}
_USE_CASES: dict[str, tuple[Callable[..., issuing.Copy], Callable[..., Any]]] = {
    stock_in_tests.FORM: (stock_in_tests.for_printing, stock_in_tests.printed),
    tool_loans.FORM: (tool_loans.for_printing, tool_loans.printed),
    stock_take_papers.FORM: (stock_take_papers.for_printing, stock_take_papers.printed),
    "reminder_slip": (complaint_slips.for_printing, complaint_slips.printed),
    "late_cause_slip": (complaint_slips.for_printing, complaint_slips.printed),
    "return_slip": (return_slips.for_printing, return_slips.printed),
    "allowance_certificate": (sales_certificates.for_printing, sales_certificates.printed),
    "sales_return_certificate": (sales_certificates.for_printing, sales_certificates.printed),
}
_IN_VERSIONS = (stock_take_papers.FORM,)
"""Of these a further version may be issued by somebody else while one is looked at."""


class StoreSheets:
    """A paper, drawn on any of its sizes; the copy that left is the one that was drawn last."""

    def __init__(self, desk: Desk, form: str, row_id: int, paper_id: int = 0) -> None:
        self._desk, self._form, self._row_id = desk, form, row_id
        self._version = {"paper_id": paper_id} if paper_id else {}
        self.copy: issuing.Copy | None = None

    def draw(self, paper: str = "") -> bytes:
        """The next copy. Raises UserError when there is none, or what is kept of it was altered."""
        self.copy = _USE_CASES[self._form][0](self._row_id, paper=paper, **self._version)
        return self.copy.pdf

    def log(self, printer: str, copies: int) -> bool:
        """It has left the program, by a printer or as a file."""
        given = {"printer": printer, "copies": copies, "reprint": self.copy.reprint if self.copy else 0}
        if self.copy and self._form in _IN_VERSIONS:
            given["paper_id"] = self.copy.paper_id
        return self._desk.bus.run(_USE_CASES[self._form][1], self._row_id, **given) is not None

    def title(self) -> str:
        """What the preview is called."""
        if self.copy is None:
            return ""
        name = f"{shown(NAMES[self._form])} {self.copy.number}"
        if not self.copy.reprint:
            return name
        return translate("papers", "{name}, reprint {count}").format(name=name, count=self.copy.reprint)


def print_issued(desk: Desk, form: str, row_id: int, paper_id: int = 0) -> None:
    """Show the next copy of a paper in the preview; `paper_id` a certain version of one that has several."""
    sheets = StoreSheets(desk, form, row_id, paper_id)
    try:
        pdf = sheets.draw()
    except AftercareError as error:
        desk.prompts.warn(error.text)
        return
    choice = choice_of(form, sheets.draw, sheets.copy.paper if sheets.copy else "")
    desk.print_paper(pdf, sheets.title(), sheets.log, replaced(choice, saved=lambda path: sheets.log(path.name, 1)))
