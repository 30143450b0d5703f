"""Expiry notices on their way to the printer: looked at for rare characters, issued in one go, shown, logged (F05)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QApplication

from app.core.changes import Changes
from app.core.errors import AftercareError, UserError
from app.core.i18n import translate
from app.core.record import replaced
from app.services import expiry_notices, issuing
from app.services.expiry_notices import Drawn
from app.ui.desk import Desk
from app.ui.dialogs.notice_list import NoticeListDialog, early_words
from app.ui.ledger.on_worker import in_my_name
from app.ui.papers import choice_of
from app.ui.widgets.pdf_joining import joined

_MOST_SHOWN = 12
_MOST_REDRAWN = 20
"""Notices that are drawn and logged while the user waits."""


class NoticeSheets:
    """One or several notices as one paper, every copy logged as what it was."""

    def __init__(self, desk: Desk, contract_ids: Sequence[int]) -> None:
        self._desk = desk
        self._ids = tuple(contract_ids)
        self.copies: tuple[issuing.Copy, ...] = ()

    def draw(self, paper: str = "") -> bytes:
        """The next copy of every notice. Raises UserError when what is kept of one was altered."""
        self.copies = tuple(expiry_notices.for_printing(one, paper=paper) for one in self._ids)
        return joined([copy.pdf for copy in self.copies])

    def again(self, paper: str = "") -> bytes:
        """The next copies for the preview. Raises UserError for so many that the window would stand still."""
        if len(self._ids) > _MOST_REDRAWN:
            text = translate("notice", "These {count} notices have left the program. Begin again for further copies.")
            raise UserError(text.format(count=len(self._ids)))
        return self.draw(paper)

    def log(self, printer: str, copies: int) -> bool:
        """They have left the program; whether that could be put on record. That of many is written by the worker."""
        told = {
            "paper_ids": [copy.paper_id for copy in self.copies], "printer": printer, "copies": copies,
            "reprints": [copy.reprint for copy in self.copies],
        }  # fmt: skip
        if len(self.copies) <= _MOST_REDRAWN:
            return self._desk.bus.run(expiry_notices.printed, **told) is not None
        work = in_my_name(self._desk, lambda _task: expiry_notices.printed(**told))
        title = translate("notice", "Expiry notices ({count})").format(count=len(self.copies))
        self._desk.tasks.run(work, self._desk.bus.announce, title=title)
        return True

    def title(self) -> str:
        """What the preview is called."""
        copy, *others = self.copies
        if others:
            return translate("notice", "{count} expiry notices").format(count=len(self.copies))
        if copy.reprint:
            text = translate("notice", "Expiry notice {number}, reprint {count}")
            return text.format(number=copy.number, count=copy.reprint)
        return translate("notice", "Expiry notice {number}").format(number=copy.number)


def print_notice(desk: Desk, contract_id: int) -> None:
    """Print the notice of a contract: its last one again while it says the same, else a new one.

    One that goes out long before the end is asked about first.
    """
    if expiry_notices.count_of(contract_id) and expiry_notices.is_current(contract_id):
        show_notices(desk, (contract_id,))
        return
    early = early_words(expiry_notices.candidates((contract_id,)))
    if early and not desk.prompts.confirm(early, translate("notice", "Print anyway")):
        return
    missing = missing_in(expiry_notices.content_to_issue(contract_id))
    if _goes_on(desk, missing) and desk.bus.run(expiry_notices.issue, contract_ids=(contract_id,)):
        show_notices(desk, (contract_id,))


def print_batch(desk: Desk, contract_ids: Sequence[int]) -> None:
    """Let the user tick which of these contracts get a notice, then issue and show those."""
    found = expiry_notices.candidates(contract_ids)
    if all(one.is_decided for one in found):
        desk.prompts.say(translate("notice", "None of these contracts wants a notice: all are decided."))
        return
    NoticeListDialog(found, lambda ids: issue_batch(desk, ids), QApplication.activeWindow()).open()


def issue_batch(desk: Desk, ids: Sequence[int]) -> None:
    """Draw the notices that are wanting on the worker, then issue them in one go and show all as one paper.

    What was issued is told even where it cannot be shown, or was stopped too late.
    """
    title = translate("notice", "Expiry notices ({count})").format(count=len(ids))
    issued: list[Changes] = []

    def draw(task: Any) -> tuple[dict[int, Drawn], tuple[str, ...]]:
        drawn = expiry_notices.prepare(ids, task)
        return drawn, tuple(dict.fromkeys(one for ready in drawn.values() for one in missing_in(ready.content)))

    def drawn(found: tuple[dict[int, Drawn], tuple[str, ...]]) -> None:
        ready, missing = found

        def over() -> None:
            for changes in issued:
                desk.bus.announce(changes, translate("notice", "Notices issued: {count}").format(count=len(ready)))

        def work(task: Any) -> tuple[NoticeSheets, bytes]:
            task.report(0, len(ids))
            if ready:
                issued.append(expiry_notices.issue(contract_ids=ready, drawn=ready))
            sheets = NoticeSheets(desk, ids)
            return sheets, sheets.draw()

        if _goes_on(desk, missing):
            shown = desk.tasks.run(in_my_name(desk, work), lambda made: _show(desk, *made), title=title)
            shown.finished.connect(over)

    desk.tasks.run(in_my_name(desk, draw), drawn, title=title)


def show_notices(desk: Desk, contract_ids: Sequence[int]) -> None:
    """Show the next copies of notices in the preview as one paper."""
    sheets = NoticeSheets(desk, contract_ids)
    try:
        pdf = sheets.draw()
    except AftercareError as error:
        desk.prompts.warn(error.text)
        return
    _show(desk, sheets, pdf)


def _show(desk: Desk, sheets: NoticeSheets, pdf: bytes) -> None:
    choice = replaced(choice_of(expiry_notices.FORM, sheets.again), saved=lambda path: sheets.log(path.name, 1))
    desk.print_paper(pdf, sheets.title(), sheets.log, choice)


def missing_in(content: Any) -> tuple[str, ...]:
    """The characters of a notice that no font can print."""
    from app.documents._catalogue import missing_in as missing

    return missing(content)


def _goes_on(desk: Desk, missing: Sequence[str]) -> bool:
    """Whether notices with these characters are issued all the same."""
    if not missing:
        return True
    text = translate("notice", "No font can print {characters}; 〓 would stand in their place on the notice.")
    question = text.format(characters=" ".join(missing[:_MOST_SHOWN]))
    return desk.prompts.confirm(question, translate("notice", "Print anyway"))
