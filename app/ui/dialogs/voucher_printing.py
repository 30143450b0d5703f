"""Vouchers on their way to the printer.

Looked at before a number is drawn, issued, shown in the preview, logged once they are printed (R013, R047).
"""

from __future__ import annotations

from collections.abc import Sequence

from app.core.errors import AftercareError
from app.core.i18n import translate
from app.core.record import replaced
from app.documents._catalogue import missing_in
from app.services import issuing, vouchers
from app.services.voucher_codes import FORM
from app.ui.desk import Desk
from app.ui.papers import choice_of
from app.ui.widgets.pdf_joining import joined

_MOST_SHOWN = 12


class VoucherSheets:
    """One or several vouchers as one paper: drawn on any of their papers, every copy logged as what it was."""

    def __init__(self, desk: Desk, voucher_ids: Sequence[int]) -> None:
        self._desk = desk
        self._ids = tuple(voucher_ids)
        self.copies: tuple[issuing.Copy, ...] = ()

    def draw(self, paper: str = "") -> bytes:
        """The next copy of every voucher: originals first, later ones marked as reprints.

        Raises UserError when what is kept of one was altered.
        """
        self.copies = tuple(vouchers.for_printing(voucher_id, paper=paper) for voucher_id in self._ids)
        return joined([copy.pdf for copy in self.copies])

    def log(self, printer: str, copies: int) -> bool:
        """They have left the program, by a printer or as a file; an original takes its voucher out with the technician.

        Whether all could be put on record.
        """
        run, pairs = self._desk.bus.run, list(zip(self._ids, self.copies, strict=True))
        logged = [
            run(vouchers.printed, one, printer=printer, copies=copies, reprint=copy.reprint) for one, copy in pairs
        ]
        return all(changes is not None for changes in logged)

    def title(self) -> str:
        """What the preview is called."""
        copy, *others = self.copies
        if others:
            return translate("voucher", "{count} service vouchers").format(count=len(self.copies))
        if copy.reprint:
            text = translate("voucher", "Service voucher {number}, reprint {count}")
            return text.format(number=copy.number, count=copy.reprint)
        return translate("voucher", "Service voucher {number}").format(number=copy.number)


def issue_and_print(desk: Desk, call_id: int, seen_version: int, paper: str = "") -> int:
    """Issue the voucher of an appointed call and show it in the preview; returns its id, 0 when it was refused."""
    if not may_issue(desk, (call_id,)):
        return 0
    changes = desk.bus.run(vouchers.issue, call_id, seen_version=seen_version, paper=paper)
    if changes is None:
        return 0
    print_vouchers(desk, (changes.result,))
    return changes.result


def print_voucher(desk: Desk, voucher_id: int) -> None:
    """Show the next copy of a voucher in the preview."""
    print_vouchers(desk, (voucher_id,))


def print_vouchers(desk: Desk, voucher_ids: Sequence[int]) -> None:
    """Show the next copies of vouchers in the preview as one paper."""
    sheets = VoucherSheets(desk, voucher_ids)
    try:
        pdf = sheets.draw()
    except AftercareError as error:
        desk.prompts.warn(error.text)
        return
    choice = choice_of(FORM, sheets.draw, sheets.copies[0].paper)
    choice = replaced(choice, saved=lambda path: sheets.log(path.name, 1))
    desk.print_paper(pdf, sheets.title(), sheets.log, choice)


def may_issue(desk: Desk, call_ids: Sequence[int]) -> bool:
    """Whether the vouchers of these calls may be issued.

    Characters that no font can print are told before a number is drawn, to go on with or to mend.
    """
    found: dict[str, int] = {}
    for call_id in call_ids:
        for character in missing_in(vouchers.content_to_issue(call_id)):
            found.setdefault(character, call_id)
    if not found:
        return True
    text = translate("voucher", "No font can print {characters}; 〓 would stand in their place on the voucher.")
    question = text.format(characters=" ".join(list(found)[:_MOST_SHOWN]))
    detail = translate("voucher", "Print and write them by hand, or cancel and mend the words first.")
    if desk.prompts.confirm(question, translate("voucher", "Print anyway"), detail):
        return True
    first = next(iter(found.values()))
    desk.prompts.warn(
        translate("voucher", "Nothing was printed, no number was drawn."),
        translate("voucher", "Mend the words"),
        lambda: desk.open_record("service_call", first),
    )
    return False
