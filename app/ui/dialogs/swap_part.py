"""What cannot be repaired is replaced by another unit: the swap of devices, begun from the returned part."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.changes import Changes
from app.core.i18n import translate
from app.services import devices, returned_part_file, take_back_swaps
from app.services.returned_part_file import PartFile
from app.ui.desk import Desk
from app.ui.dialogs.swap_device import SwapDialog


class SwapPartDialog(SwapDialog):
    """As for a device on file; the ledger row gets both serials, and the new unit goes to the customer."""

    help_page = "closing#swap"

    def __init__(self, desk: Desk, part: PartFile, parent: QWidget | None = None) -> None:
        super().__init__(desk, devices.entry(part.entry.device_id), parent)
        self._part = part
        hint = translate("part", "Scan it. The receipt says: {serial}").format(serial=part.entry.serial or "–")
        self.form.add("old_serial", translate("part", "Serial of the unit that goes"), QLineEdit(), hint)
        self.form.set_values({"reason": part.outcome_reason})

    def swap_units(self, **given: Any) -> Changes | None:
        """Run the use case of the returned part."""
        entry = self._part.entry
        given["old_serial"] = self.form.editor("old_serial").text()
        return self.desk.bus.run(
            take_back_swaps.replace, entry.id, seen_version=entry.row_version, on_error=self.on_error, **given
        )


def open_swap(desk: Desk, part: PartFile, parent: QWidget | None = None) -> None:
    """Open the form; what is not on file is entered as a device first, after asking."""
    if not part.entry.device_id:
        question = translate("part", "{item} is not on file. Enter it as a device of {customer} now?")
        words = question.format(item=part.entry.item, customer=part.entry.customer_name)
        if not desk.prompts.confirm(words, translate("part", "Enter the device")):
            return
        if desk.bus.run(take_back_swaps.put_on_file, part.entry.id) is None:
            return
        part = returned_part_file.file(part.entry.id)
    SwapPartDialog(desk, part, parent).open()
