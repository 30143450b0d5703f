"""Many old parts at once: a technician empties the bag, a parcel goes back to the supplier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QApplication, QHeaderView, QLineEdit, QWidget

from app.core.changes import Changes
from app.core.i18n import translate
from app.services import old_parts, spare_part_file
from app.services.old_parts import OldPartEntry
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.spare_moves import place_box
from app.ui.theme import Tone
from app.ui.widgets.screen_fit import resize_within
from app.ui.widgets.section import Row, SmallTable

_NUMBER_WIDTH = 190
"""Of a number with its tick."""


class _TogetherDialog(FormDialog):
    """The old parts ticked in a list; what is said of all of them above it."""

    def __init__(
        self, desk: Desk, title: str, verb: str, parts: Sequence[OldPartEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, title, verb, parent=parent)
        self._ticked = {one.id for one in parts}
        heads = (
            translate("old_part", "Old part"), translate("old_part", "Part"), translate("old_part", "Owed by"),
            translate("old_part", "Service call"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=1, most=10)
        self.table.setAccessibleName(translate("old_part", "Old parts"))
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().resizeSection(0, _NUMBER_WIDTH)
        self.table.put([_row(one) for one in parts])
        self.table.ticked.connect(self._tick)
        self.body.addWidget(self.table)
        resize_within(self, 720, 480)

    def chosen(self) -> list[int]:
        """The ids that are ticked, in the order shown."""
        return [row_id for row_id in self.table.ids() if row_id in self._ticked]

    def _tick(self, row_id: int, checked: bool) -> None:
        (self._ticked.add if checked else self._ticked.discard)(row_id)


class HandInTogetherDialog(_TogetherDialog):
    """What a technician brings at once, into one store."""

    help_page = "spare_parts#old_parts"

    def __init__(self, desk: Desk, ids: Sequence[int] = (), parent: QWidget | None = None) -> None:
        title = translate("old_part", "Hand in old parts")
        parts = old_parts.entries(ids, "owed")
        super().__init__(desk, title, translate("old_part", "Hand in"), parts, parent)
        stores = tuple(place for place in spare_part_file.all_places() if not place.is_bag)
        self.form.add("place", translate("old_part", "Put into"), place_box(stores))
        self.form.add("condition", translate("old_part", "Condition"), QLineEdit())

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Take them in."""
        return self.desk.bus.run(old_parts.hand_in_many, self.chosen(), on_error=self.on_error, **values)


class SendBackTogetherDialog(_TogetherDialog):
    """What goes back in one parcel."""

    help_page = "spare_parts#old_parts"

    def __init__(self, desk: Desk, ids: Sequence[int] = (), parent: QWidget | None = None) -> None:
        title = translate("old_part", "Send old parts back")
        parts = old_parts.entries(ids, "handed_in")
        super().__init__(desk, title, translate("old_part", "Send back"), parts, parent)
        self.form.add("supplier", translate("old_part", "To supplier or maker"), QLineEdit(), required=True)
        self.form.add("paper", translate("old_part", "Paper that goes with it"), QLineEdit())

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Send them."""
        return self.desk.bus.run(old_parts.send_back_many, self.chosen(), on_error=self.on_error, **values)


def hand_in_many(desk: Desk, ids: Sequence[int]) -> None:
    """Open the list of what is handed in."""
    HandInTogetherDialog(desk, ids, QApplication.activeWindow()).open()


def send_back_many(desk: Desk, ids: Sequence[int]) -> None:
    """Open the list of what is sent back."""
    SendBackTogetherDialog(desk, ids, QApplication.activeWindow()).open()


def _row(one: OldPartEntry) -> Row:
    tone = Tone.LATE if one.is_late else Tone.NORMAL
    part = " ".join(words for words in (one.part_number, one.part_name, one.serial) if words)
    return Row(one.id, (one.number, part, one.technician_name, one.call_number), (tone,), checked=True)
