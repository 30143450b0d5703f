"""The loan slip on its way to the printer: looked at in the preview, every copy logged."""

from __future__ import annotations

from app.core.errors import AftercareError
from app.core.i18n import translate
from app.core.record import replaced
from app.services import issuing, loans
from app.ui.desk import Desk
from app.ui.papers import choice_of


class LoanSheets:
    """A slip, drawn on any of its papers; the copy that left is the one that was drawn last."""

    def __init__(self, desk: Desk, loan_id: int, paper_id: int = 0) -> None:
        self._desk = desk
        self._loan_id, self._paper_id = loan_id, paper_id
        self.copy: issuing.Copy | None = None

    def draw(self, paper: str = "") -> bytes:
        """The next copy. Raises UserError when what is kept of it was altered."""
        self.copy = loans.for_printing(self._loan_id, paper=paper, paper_id=self._paper_id)
        return self.copy.pdf

    def log(self, printer: str, copies: int) -> bool:
        """It has left the program, by a printer or as a file."""
        run, copy = self._desk.bus.run, self.copy
        reprint, paper_id = (copy.reprint, copy.paper_id) if copy else (0, self._paper_id)
        changes = run(loans.printed, self._loan_id, printer=printer, copies=copies, reprint=reprint, paper_id=paper_id)
        return changes is not None

    def title(self) -> str:
        """What the preview is called."""
        if self.copy is None:
            return ""
        if self.copy.reprint:
            text = translate("loan", "Loan slip {number}, reprint {count}")
            return text.format(number=self.copy.number, count=self.copy.reprint)
        return translate("loan", "Loan slip {number}").format(number=self.copy.number)


def print_slip(desk: Desk, loan_id: int, paper_id: int = 0) -> None:
    """Show the next copy of a slip in the preview, of its last version or of `paper_id`."""
    sheets = LoanSheets(desk, loan_id, paper_id)
    try:
        pdf = sheets.draw()
    except AftercareError as error:
        desk.prompts.warn(error.text)
        return
    choice = choice_of(loans.FORM, sheets.draw, sheets.copy.paper if sheets.copy else "")
    desk.print_paper(pdf, sheets.title(), sheets.log, replaced(choice, saved=lambda path: sheets.log(path.name, 1)))
