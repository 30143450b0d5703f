"""The inspections of a contract as a short table on its record; Enter opens one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.i18n import translate
from app.services import inspection_file
from app.ui.desk import Desk
from app.ui.inspection_words import row_of
from app.ui.widgets.section import Section, SmallTable


class InspectionsSection(Section):
    """What the cycle asks for, what was done, how the customer scored it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("inspection", "Inspections"), parent)
        heads = (
            translate("inspection", "Due by"), translate("inspection", "State"), translate("inspection", "Day"),
            translate("inspection", "Technician"), translate("inspection", "Score"), translate("inspection", "Number"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=3, most=8)
        self.table.setAccessibleName(translate("inspection", "Inspections"))
        self.table.opened.connect(lambda row_id: desk.open_record("inspection", row_id))
        self.add(self.table)

    def show_contract(self, contract_id: int) -> None:
        """Show the inspections of a contract; nothing where it has none."""
        found = inspection_file.of_contract(contract_id)
        self.table.put([row_of(entry) for entry in found])
        self.setVisible(bool(found))
