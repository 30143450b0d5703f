"""One version of an issued paper on its way to the printer: looked at in the preview, every copy logged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from app.core.errors import AftercareError
from app.core.i18n import translate
from app.core.record import replaced
from app.services import issuing
from app.ui.desk import Desk
from app.ui.papers import choice_of, name_of


class Drawn(Protocol):
    """What draws the next copy of a paper that was issued (`exchange_sheets.for_printing`)."""

    def __call__(self, paper_id: int, *, paper: str = "") -> issuing.Copy:
        """Raises UserError when what is kept of it was altered."""
        ...


class VersionSheets:
    """A version, drawn on any of its papers; the copy that left is the one that was drawn last."""

    def __init__(self, desk: Desk, paper_id: int, drawn: Drawn, printed: Callable[..., Any]) -> None:
        self._desk, self._paper_id, self._drawn, self._printed = desk, paper_id, drawn, printed
        self.copy = drawn(paper_id)

    def draw(self, paper: str = "") -> bytes:
        """The next copy. Raises UserError when what is kept of it was altered."""
        self.copy = self._drawn(self._paper_id, paper=paper)
        return self.copy.pdf

    def log(self, printer: str, copies: int) -> bool:
        """It has left the program, by a printer or as a file."""
        run, reprint = self._desk.bus.run, self.copy.reprint
        return run(self._printed, self._paper_id, printer=printer, copies=copies, reprint=reprint) is not None

    def title(self) -> str:
        """What the preview is called."""
        name = f"{name_of(self.copy.form)} {self.copy.number}"
        if not self.copy.reprint:
            return name
        return translate("papers", "{name}, reprint {count}").format(name=name, count=self.copy.reprint)


def show_version(desk: Desk, paper_id: int, drawn: Drawn, printed: Callable[..., Any]) -> None:
    """Show the next copy of a version in the preview; `printed` is the use case that puts it on record."""
    try:
        sheets = VersionSheets(desk, paper_id, drawn, printed)
    except AftercareError as error:
        desk.prompts.warn(error.text)
        return
    choice = choice_of(sheets.copy.form, sheets.draw, sheets.copy.paper)
    saved = replaced(choice, saved=lambda path: sheets.log(path.name, 1))
    desk.print_paper(sheets.copy.pdf, sheets.title(), sheets.log, saved)
