"""Below the table: how many rows, how many selected, and the sums."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from app.core.i18n import shown
from app.core.money import format_yuan
from app.core.tabular import ValueKind
from app.ui import theme
from app.ui.ledger.table_model import LedgerModel

MOST_SUMMED = 5_000
"""Selected rows that are summed: each is read."""


class StatusLine(QLabel):
    """Sums of the selection when several rows are selected, else of all rows once they are known."""

    def __init__(self, model: LedgerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.sums: dict[str, int] = {}
        self.setProperty("role", "muted")
        self.setContentsMargins(theme.SPACE, 2, theme.SPACE, 4)

    def say_reading(self) -> None:
        """Rows are being found on the worker."""
        self.setText(self.tr("Reading …"))

    def say(self, ranges: list[tuple[int, int]]) -> None:
        """Say what is shown and selected."""
        if not self._model.is_counted:
            self.say_reading()
            return
        parts = [self.tr("{rows} rows").format(rows=f"{self._model.rowCount():,}")]
        count = sum(high - low + 1 for low, high in ranges)
        if count > 1:
            parts.append(self.tr("{rows} selected").format(rows=f"{count:,}"))
        sums = self._of_selection(ranges) if 1 < count <= MOST_SUMMED else self.sums if count <= 1 else {}
        headings = {column.name: column for column in self._model.columns if column.summed}
        for name, column in headings.items():
            if name in sums:
                total = format_yuan(sums[name]) if column.kind is ValueKind.MONEY else f"{sums[name]:,}"
                parts.append(self.tr("{column} {total}").format(column=shown(column.heading), total=total))
        self.setText("   ·   ".join(parts))

    def _of_selection(self, ranges: list[tuple[int, int]]) -> dict[str, int]:
        places = {column.name: place for place, column in enumerate(self._model.columns) if column.summed}
        totals = dict.fromkeys(places, 0)
        if not places:
            return totals
        for low, high in ranges:
            for row in range(low, high + 1):
                found = self._model.row(row)
                for name, place in places.items():
                    value = found.values[place] if found else None
                    totals[name] += value if isinstance(value, int) else 0
        return totals
