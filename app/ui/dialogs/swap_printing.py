"""The swap note on its way to the printer: issued when it is first asked for, then copies, every one logged."""

from __future__ import annotations

from app.core.errors import AftercareError
from app.core.i18n import translate
from app.core.record import replaced
from app.services import issuing, swap_notes, swap_papers
from app.services.swap_notes import Standing
from app.ui.desk import Desk
from app.ui.papers import choice_of, may_print


class SwapSheets:
    """A note, drawn on any of its papers; the copy that left is the one that was drawn last."""

    def __init__(self, desk: Desk, paper_id: int) -> None:
        self._desk = desk
        self._paper_id = paper_id
        self.copy: issuing.Copy | None = None

    def draw(self, paper: str = "") -> bytes:
        """The next copy. Raises UserError when what is kept of it was altered."""
        self.copy = swap_notes.for_printing(self._paper_id, paper=paper)
        return self.copy.pdf

    def log(self, printer: str, copies: int) -> bool:
        """It has left the program, by a printer or as a file."""
        reprint = self.copy.reprint if self.copy else 0
        run = self._desk.bus.run
        return run(swap_notes.printed, self._paper_id, printer=printer, copies=copies, reprint=reprint) is not None

    def title(self) -> str:
        """What the preview is called."""
        if self.copy is None:
            return ""
        if self.copy.reprint:
            text = translate("swap_note", "Swap note {number}, reprint {count}")
            return text.format(number=self.copy.number, count=self.copy.reprint)
        return translate("swap_note", "Swap note {number}").format(number=self.copy.number)


def print_note(desk: Desk, subject: str) -> None:
    """Show the note of a swap in the preview; `subject` as `swap_papers.swap_note`.

    One that says something else than what is on file is corrected by a further version, or printed as it was issued.
    """
    try:
        paper_id = _wanted(desk, subject)
    except AftercareError as error:
        desk.prompts.warn(error.text)
        return
    if paper_id:
        print_version(desk, paper_id)


def print_version(desk: Desk, paper_id: int) -> None:
    """Show one of the versions that were issued; one that was corrected says that it is void."""
    sheets = SwapSheets(desk, paper_id)
    try:
        pdf = sheets.draw()
    except AftercareError as error:
        desk.prompts.warn(error.text)
        return
    choice = choice_of(swap_notes.FORM, sheets.draw, sheets.copy.paper if sheets.copy else "")
    desk.print_paper(pdf, sheets.title(), sheets.log, replaced(choice, saved=lambda path: sheets.log(path.name, 1)))


def _wanted(desk: Desk, subject: str) -> int:
    """The id of the paper to show; 0 when the user wants none after all."""
    stands = swap_notes.standing(subject)
    if not stands.paper_id:
        if not may_print(desk, swap_papers.swap_note(subject)):
            return 0
        issued = desk.bus.run(swap_notes.issue, subject=subject)
        return issued.result if issued else 0
    if stands.is_current:
        return stands.paper_id
    if not stands.may_correct:
        text = translate("swap_note", "Data on file were changed since; the note is shown as it was issued.")
        desk.prompts.say(text)
        return stands.paper_id
    return _corrected(desk, subject, stands)


def _corrected(desk: Desk, subject: str, stands: Standing) -> int:
    as_issued = translate("swap_note", "Print the note as it was issued")
    anew = translate("swap_note", "Issue a corrected note, version {version}").format(version=stands.version + 1)
    text = translate("swap_note", "What is on file was changed after note {number} was issued.")
    picked = desk.prompts.choose(text.format(number=stands.number), [as_issued, anew])
    if picked == as_issued:
        return stands.paper_id
    reason = desk.prompts.ask_text(translate("swap_note", "Why is the note corrected?")) if picked == anew else None
    if not reason or not may_print(desk, swap_papers.swap_note(subject)):
        return 0
    issued = desk.bus.run(swap_notes.issue_corrected, subject=subject, seen_version=stands.version, reason=reason)
    return issued.result if issued else 0
