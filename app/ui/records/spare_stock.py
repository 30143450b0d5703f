"""A line of stock: shows its part, with every place of it."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.services import spare_part_file
from app.ui.records import RecordPane
from app.ui.records.spare_part import SparePartPane


class SpareStockPane(SparePartPane):
    """The part that lies there."""

    def read(self, row_id: int) -> None:
        """Read the part of the line."""
        super().read(spare_part_file.of_stock(row_id))


RECORD = RecordPane(
    name="spare_stock",
    build=SpareStockPane,
    title=QT_TRANSLATE_NOOP("records", "Stock"),
    icon="spare_stock",
    help_page="spare_parts",
)
