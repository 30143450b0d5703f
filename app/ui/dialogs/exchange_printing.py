"""The sheet of requests for return or exchange on its way to the printer: issued when it is first asked for, then
copies, every one logged.
"""

from __future__ import annotations

from app.core.errors import AftercareError
from app.core.i18n import translate
from app.core.record import replaced
from app.services import exchange_papers, exchange_sheets, issuing
from app.services.exchange_sheets import Standing
from app.ui.desk import Desk
from app.ui.papers import choice_of, may_print


class ExchangeSheets:
    """A version of a sheet, drawn on any of its papers; the copy that left is the one that was drawn last."""

    def __init__(self, desk: Desk, paper_id: int) -> None:
        self._desk = desk
        self._paper_id = paper_id
        self.copy: issuing.Copy | None = None

    def draw(self, paper: str = "") -> bytes:
        """The next copy. Raises UserError when what is kept of it was altered."""
        self.copy = exchange_sheets.for_printing(self._paper_id, paper=paper)
        return self.copy.pdf

    def log(self, printer: str, copies: int) -> bool:
        """It has left the program, by a printer or as a file."""
        reprint = self.copy.reprint if self.copy else 0
        run = self._desk.bus.run
        return run(exchange_sheets.printed, self._paper_id, printer=printer, copies=copies, reprint=reprint) is not None

    def title(self) -> str:
        """What the preview is called."""
        if self.copy is None:
            return ""
        if self.copy.reprint:
            text = translate("exchange_request", "Return or exchange {number}, reprint {count}")
            return text.format(number=self.copy.number, count=self.copy.reprint)
        return translate("exchange_request", "Return or exchange {number}").format(number=self.copy.number)


def print_sheet(desk: Desk, subject: str) -> None:
    """Show the sheet of one or several requests in the preview; `subject` as `exchange_papers.exchange_request`.

    Where something was entered since it was issued, it is asked for as it was, or a further version is issued.
    """
    try:
        paper_id = _wanted(desk, subject)
    except AftercareError as error:
        desk.prompts.warn(error.text)
        return
    if paper_id:
        print_version(desk, paper_id)


def print_version(desk: Desk, paper_id: int) -> None:
    """Show one of the versions that were issued."""
    sheets = ExchangeSheets(desk, paper_id)
    try:
        pdf = sheets.draw()
    except AftercareError as error:
        desk.prompts.warn(error.text)
        return
    choice = choice_of(exchange_sheets.FORM, sheets.draw, sheets.copy.paper if sheets.copy else "")
    desk.print_paper(pdf, sheets.title(), sheets.log, replaced(choice, saved=lambda path: sheets.log(path.name, 1)))


def _wanted(desk: Desk, subject: str) -> int:
    """The id of the paper to show; 0 when the user wants none after all."""
    stands = exchange_sheets.standing(subject)
    if stands.paper_id:
        return stands.paper_id if stands.is_current else _older_or_further(desk, subject, stands)
    if not may_print(desk, exchange_papers.exchange_request(subject)):
        return 0
    issued = desk.bus.run(exchange_sheets.issue, subject=subject)
    return issued.result if issued else 0


def _older_or_further(desk: Desk, subject: str, stands: Standing) -> int:
    as_issued = translate("exchange_request", "Print the sheet as it was issued")
    further = translate("exchange_request", "Issue version {version} with what was entered since")
    further = further.format(version=stands.version + 1)
    text = translate("exchange_request", "Something was entered after sheet {number} was issued.")
    picked = desk.prompts.choose(text.format(number=stands.number), [as_issued, further])
    if picked == as_issued:
        return stands.paper_id
    if picked != further or not may_print(desk, exchange_papers.exchange_request(subject)):
        return 0
    issued = desk.bus.run(exchange_sheets.issue_further, subject=subject, seen_version=stands.version)
    return issued.result if issued else 0
