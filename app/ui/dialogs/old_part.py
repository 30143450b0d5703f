"""Old parts: handed in by the technician, sent back to the supplier."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.changes import Changes
from app.core.i18n import translate
from app.services import old_parts, spare_part_file
from app.services.old_parts import OldPartEntry
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.spare_moves import place_box


class HandInOldPartDialog(FormDialog):
    """The technician brings it: which one it is, how it looks, where it is put."""

    help_page = "spare_parts#old_parts"

    def __init__(self, desk: Desk, part: OldPartEntry, parent: QWidget | None = None) -> None:
        title = translate("old_part", "{number} · hand in").format(number=part.number)
        super().__init__(desk, title, translate("old_part", "Hand in"), parent=parent)
        self._part = part
        text = translate("old_part", "{part}, fitted at {customer} by {technician}.")
        named = " ".join(one for one in (part.part_name, part.model) if one)
        self.explain(text.format(part=named, customer=part.customer_name, technician=part.technician_name))
        form = self.form
        form.add("serial", translate("old_part", "Serial of the old part"), QLineEdit())
        form.add("condition", translate("old_part", "Condition"), QLineEdit())
        stores = tuple(place for place in spare_part_file.all_places() if not place.is_bag)
        form.add("place", translate("old_part", "Put into"), place_box(stores))

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Take it in."""
        return self.desk.bus.run(
            old_parts.hand_in, self._part.id, seen_version=self._part.row_version, on_error=self.on_error, **values
        )


class SendBackOldPartDialog(FormDialog):
    """To whom it goes, with which paper."""

    help_page = "spare_parts#old_parts"

    def __init__(self, desk: Desk, part: OldPartEntry, parent: QWidget | None = None) -> None:
        title = translate("old_part", "{number} · send back").format(number=part.number)
        super().__init__(desk, title, translate("old_part", "Send back"), parent=parent)
        self._part = part
        self.explain(" · ".join(one for one in (part.part_name, part.model, part.serial) if one))
        self.form.add("supplier", translate("old_part", "To supplier or maker"), QLineEdit(), required=True)
        self.form.add("paper", translate("old_part", "Paper that goes with it"), QLineEdit())

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Send it."""
        return self.desk.bus.run(
            old_parts.send_back, self._part.id, seen_version=self._part.row_version, on_error=self.on_error, **values
        )
