"""What can be done with rows: open, copy, filter by a value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from app.core import clock
from app.core.i18n import shown, translate
from app.core.tabular import ValueKind
from app.domain import masking, permissions
from app.ledgers._declaration import Column, Condition, Operator
from app.ledgers._source import LedgerSource
from app.ui.commands import lettered
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.ledger.export_menu import MOST_COPIED, copy_rows
from app.ui.ledger.table_view import LedgerTable


def exactly(column: Column, value: Any) -> Condition:
    """The condition that keeps the rows with this value; of a moment its day."""
    if value is None or value == "":
        return Condition(column.name, Operator.IS_EMPTY)
    if column.kind is ValueKind.MOMENT:
        value = clock.local(value).date()
    return Condition(column.name, Operator.EQ, value)


def copy_selection(table: LedgerTable, desk: Desk, source: LedgerSource | None) -> None:
    """The selected rows, or all of them when none is, to the clipboard as a table.

    Many rows at once are an export: for supervisors, and logged as one (R004).
    """
    from app.services import exporting

    model, prompts = table.ledger_model, desk.prompts
    ranges = table.selected_ranges() or ([(0, model.rowCount() - 1)] if model.rowCount() else [])
    count = sum(high - low + 1 for low, high in ranges)
    if count > MOST_COPIED:
        prompts.warn(
            translate("ledger", "{rows} rows are too many to copy. Export them instead.").format(rows=f"{count:,}")
        )
        return
    said = translate("ledger", "{rows} rows copied.").format(rows=f"{count:,}")
    exports = exporting.is_export(count)
    if exports and not permissions.allowed(desk.session.role, "export.ledger"):
        text = translate(
            "ledger", "More than {most} rows at once are an export, which is for supervisors. Select fewer."
        )
        prompts.warn(text.format(most=exporting.COPIED_FREELY))
        return
    if exports and source is not None:
        told = {"ledger": source.ledger.name, "rows": count, "filters": " · ".join(source.notes())}
        if desk.bus.run(exporting.record, file_name=exporting.CLIPBOARD, said=said, **told) is None:
            return
    rows = [row for low, high in ranges for row in range(low, high + 1)]
    copy_rows([shown(column.heading) for column in model.columns], [model.plain_line(row) for row in rows])
    if not exports:
        prompts.say(said)


class RowMenu(QMenu):
    """The menu of a row; `chosen` is the condition to filter by when that was picked."""

    def __init__(self, table: LedgerTable, copy: Callable[[], object], where: QPoint) -> None:
        super().__init__(table)
        self.chosen: Condition | None = None
        index = table.indexAt(where)
        row = table.ledger_model.row(index.row()) if index.isValid() else None
        if row is None:
            return
        lettered(self)
        column, value = table.ledger_model.columns[index.column()], row.values[index.column()]
        self.addAction(icon("open"), self.tr("Open"), lambda: table.opened.emit(index.row()))
        self.addAction(icon("copy"), self.tr("Copy as a table"), copy)
        if isinstance(value, str) and masking.left_masks(value):
            return  # no row holds a mask
        empty = value is None or value == ""
        text = (
            self.tr("Only empty")
            if empty
            else self.tr("Only “{value}”").format(value=table.ledger_model.full_text(index)[:30].replace("&", "&&"))
        )
        self.addAction(icon("filter"), text, lambda: setattr(self, "chosen", exactly(column, value)))
