"""Expiry notices on their way to the printer: looked at for rare characters, issued in one go, shown, logged (F05)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core.changes import Changes
from app.core.errors import AftercareError
from app.core.i18n import translate
from app.core.record import replaced
from app.services import expiry_notices, issuing
from app.ui.desk import Desk
from app.ui.ledger.on_worker import in_my_name
from app.ui.papers import choice_of
from app.ui.widgets.pdf_joining import joined

_MOST_SHOWN = 12


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

    def log(self, printer: str, copies: int) -> bool:
        """They have left the program; whether that could be put on record."""
        changes = self._desk.bus.run(
            expiry_notices.printed, paper_ids=[copy.paper_id for copy in self.copies], printer=printer, copies=copies,
            reprints=[copy.reprint for copy in self.copies],
        )  # fmt: skip
        return changes is not None

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
    """Print the notice of a contract: its last one again while it says the same, else a new one."""
    if expiry_notices.count_of(contract_id) and expiry_notices.is_current(contract_id):
        show_notices(desk, (contract_id,))
        return
    if may_issue(desk, (contract_id,)) and desk.bus.run(expiry_notices.issue, contract_ids=(contract_id,)):
        show_notices(desk, (contract_id,))


def print_batch(desk: Desk, contract_ids: Sequence[int]) -> None:
    """Issue the notices of these contracts in one go on the worker, then show all of them as one paper."""
    ids = expiry_notices.wanting(contract_ids)
    if not ids:
        desk.prompts.say(translate("notice", "No chosen contract wants a notice: each has one, or is decided."))
        return
    text = translate("notice", "Issue expiry notices to customers: {count}. Their contracts are marked as notified.")
    if not desk.prompts.confirm(text.format(count=len(ids)), translate("notice", "Issue notices")):
        return
    if not may_issue(desk, ids):
        return

    def work(_task: Any) -> Changes:
        return expiry_notices.issue(contract_ids=ids)

    def done(changes: Changes) -> None:
        desk.bus.announce(changes, translate("notice", "Notices issued: {count}").format(count=len(ids)))
        show_notices(desk, ids)

    title = translate("notice", "Expiry notices ({count})").format(count=len(ids))
    desk.tasks.run(in_my_name(desk, work), done, title=title)


def show_notices(desk: Desk, contract_ids: Sequence[int]) -> None:
    """Show the next copies of notices in the preview as one paper."""
    sheets = NoticeSheets(desk, contract_ids)
    try:
        pdf = sheets.draw()
    except AftercareError as error:
        desk.prompts.warn(error.text)
        return
    choice = replaced(choice_of(expiry_notices.FORM, sheets.draw), saved=lambda path: sheets.log(path.name, 1))
    desk.print_paper(pdf, sheets.title(), sheets.log, choice)


def may_issue(desk: Desk, contract_ids: Sequence[int]) -> bool:
    """Whether the notices may be issued; characters that no font can print are told before."""
    from app.documents._catalogue import missing_in

    found: dict[str, int] = {}
    for contract_id in contract_ids:
        for character in missing_in(expiry_notices.content_to_issue(contract_id)):
            found.setdefault(character, contract_id)
    if not found:
        return True
    text = translate("notice", "No font can print {characters}; 〓 would stand in their place on the notice.")
    question = text.format(characters=" ".join(list(found)[:_MOST_SHOWN]))
    return desk.prompts.confirm(question, translate("notice", "Print anyway"))
