"""Vouchers on their way to the printer: issued, shown in the preview, logged once they are printed (R013, R047)."""

from __future__ import annotations

from app.core.errors import UserError
from app.core.i18n import translate
from app.services import vouchers
from app.services.issuing import Copy
from app.ui.desk import Desk


def issue_and_print(desk: Desk, call_id: int, seen_version: int, paper: str = "") -> int:
    """Issue the voucher of an appointed call and show it in the preview; returns its id, 0 when it was refused."""
    changes = desk.bus.run(vouchers.issue, call_id, seen_version=seen_version, paper=paper)
    if changes is None:
        return 0
    print_voucher(desk, changes.result)
    return changes.result


def print_voucher(desk: Desk, voucher_id: int, paper: str = "") -> None:
    """Show the next copy of a voucher in the preview: the original first, later ones marked as reprints."""
    try:
        copy = vouchers.for_printing(voucher_id, paper=paper)
    except UserError as error:
        desk.prompts.warn(error.text)
        return
    title = translate("voucher", "Service voucher {number}").format(number=copy.number)
    if copy.reprint:
        title = translate("voucher", "Service voucher {number}, reprint {count}").format(
            number=copy.number, count=copy.reprint
        )
    desk.print_paper(copy.pdf, title, lambda *_printer: log(desk, voucher_id, copy))


def log(desk: Desk, voucher_id: int, copy: Copy) -> None:
    """A copy has left the printer; the original takes the voucher out with its technician."""
    desk.bus.run(vouchers.printed, voucher_id, printer="", reprint=copy.reprint)
