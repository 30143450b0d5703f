"""Who printed a paper of a settlement, in the record of the paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.core.i18n import translate
from app.services.issuing import PrintedCopy
from app.ui.records.service_voucher import copy_words
from app.ui.widgets.section import Row, Section, SmallTable
from app.ui.widgets.timeline import moment_text


class PrintsSection(Section):
    """The prints of a paper; hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("voucher", "Prints"), parent)
        heads = (translate("voucher", "Printed"), translate("voucher", "By"), translate("voucher", "Copy"))
        self.table = SmallTable(heads, stretch=1, most=5)
        self.table.setAccessibleName(translate("voucher", "Prints"))
        self.add(self.table)

    def show_prints(self, prints: Sequence[PrintedCopy]) -> None:
        """Show them, oldest first."""
        self.table.put([
            Row(place, (moment_text(one.printed_at), " ".join((one.user_name, one.printer)).strip(), copy_words(one)))
            for place, one in enumerate(prints, 1)
        ])  # fmt: skip
        self.setVisible(bool(prints))
