"""What was taken back on a call as a short table on its record; Enter opens one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.i18n import translate
from app.domain import permissions
from app.domain.workflows import returned_part as workflow
from app.services import returned_part_file
from app.ui.desk import Desk
from app.ui.records.returned_part import part_tone
from app.ui.theme import Tone
from app.ui.widgets.section import Row, Section, SmallTable


class ReturnedPartsSection(Section):
    """The things with their states and holders; gone where nothing was taken."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("part", "Taken back"), parent)
        self._desk = desk
        heads = (
            translate("part", "Number"), translate("part", "Item"), translate("part", "State"),
            translate("part", "Is with"), translate("part", "Receipt"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=1, most=6)
        self.table.setAccessibleName(translate("part", "Taken back"))
        self.table.opened.connect(lambda row_id: desk.open_record("returned_part", row_id))
        self.add(self.table)

    def show_call(self, call_id: int) -> None:
        """Show the things of a call."""
        if not permissions.allowed(self._desk.session.role, "returned_part.view"):
            self.hide()
            return
        found = returned_part_file.of_call(call_id)
        self.table.put([
            Row(one.id, (one.number, one.title, workflow.state_label(one.state), one.holder_name, one.receipt_number),
                (Tone.NORMAL, Tone.NORMAL, part_tone(one)))
            for one in found
        ])  # fmt: skip
        self.setVisible(bool(found))
