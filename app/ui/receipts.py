"""Receipts of head office read at the branch: from the stick, or a file that somebody chooses."""

from __future__ import annotations

from pathlib import Path

from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import translate
from app.packages import receipts
from app.services import package_receipts
from app.services.package_receipts import SignedReceipt
from app.ui.desk import Desk


def read_receipts(desk: Desk, place: Path | None = None) -> None:
    """Enter the receipts that lie at a place, a drive or a file; without one there, ask for a file."""
    try:
        found = receipts.receipts_in(place) if place is not None else ()
        if not found:
            title, kinds = translate("packages", "Which receipt?"), translate("packages", "Receipts (*.json)")
            chosen = desk.prompts.open_file(title, kinds)
            found = (chosen,) if chosen is not None else ()
    except EnvironmentFault as fault:
        desk.prompts.fault(fault)
        return
    for path in found:
        try:
            _enter(desk, receipts.read(path))
        except EnvironmentFault as fault:
            desk.prompts.fault(fault)
        except UserError as error:
            desk.prompts.warn(error.text)


def _enter(desk: Desk, receipt: SignedReceipt) -> None:
    """Enter one, asking for the fingerprint where its key is not known."""
    said, asked = "", list[str]()

    def refused(error: UserError) -> None:
        if error.field == "fingerprint" and not said:
            asked.append(error.text)
        else:
            desk.prompts.warn(error.text)

    changes = desk.bus.run(package_receipts.enter, receipt, on_error=refused)
    if changes is None and asked:
        said = desk.prompts.ask_text(asked[0]) or ""
        if said:
            changes = desk.bus.run(package_receipts.enter, receipt, fingerprint=said, on_error=refused)
    if changes is not None:
        text = translate("packages", "Package {number} was received at head office.")
        desk.prompts.say(text.format(number=receipt.number))
