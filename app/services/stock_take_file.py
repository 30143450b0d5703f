"""What is known of stock-takes: one with its lines, and what stands on its sheet (F86, R149)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.models.stock_take import StockTake, StockTakeLine
from app.services import voucher_content
from app.services._use_case import get, require

PRINTED_KINDS = {"spare_part": "配件", "tool": "工具"}
PRINTED_STATES = {"open": "盘点中", "counted": "已盘点", "settled": "已处理", "void": "已作废"}
"""Words of the sheet, which is Chinese in every language of the program."""


@dataclass(frozen=True)
class TakeLine:
    """A line: what the books said, what was counted (None: not yet), the difference and its reason; cost in fen."""

    id: int
    ordinal: int
    object_id: int
    number: str
    name: str
    model: str
    unit: str
    cost: int
    expected: int
    counted: int | None
    difference: int
    reason: str


@dataclass(frozen=True)
class TakeFile:
    """A stock-take with its lines, in the order of the sheet."""

    id: int
    row_version: int
    number: str
    kind: str
    place_key: str
    place_name: str
    state: str
    begun_at: datetime
    begun_by: str
    counted_at: datetime | None
    counted_by: str
    settled_at: datetime | None
    settled_by: str
    differences: int
    value_difference: int
    note: str
    void_reason: str
    lines: tuple[TakeLine, ...]

    @property
    def counted_lines(self) -> int:
        """How many lines are counted."""
        return sum(1 for line in self.lines if line.counted is not None)


def file(take_id: int) -> TakeFile:
    """Everything about a stock-take. Raises NotPermitted, UserError when there is none."""
    require("stock_take.view")
    take = get(StockTake, take_id)
    rows = StockTakeLine.select().where(StockTakeLine.take == take.id).order_by(StockTakeLine.ordinal)
    return TakeFile(
        id=take.id,
        row_version=take.row_version,
        number=take.number,
        kind=take.kind,
        place_key=take.place_key,
        place_name=take.place_name,
        state=take.state,
        begun_at=take.begun_at,
        begun_by=take.begun_by,
        counted_at=take.counted_at,
        counted_by=take.counted_by,
        settled_at=take.settled_at,
        settled_by=take.settled_by,
        differences=take.differences,
        value_difference=take.value_difference,
        note=take.note,
        void_reason=take.void_reason,
        lines=tuple(_line(row) for row in rows),
    )


def find_by_number(number: str) -> int:
    """The id of the stock-take with a number, 0 when there is none. Raises NotPermitted."""
    require("stock_take.view")
    row = StockTake.get_or_none(StockTake.number == number.strip().upper())
    return row.id if row is not None else 0


def stock_take_sheet(number: str) -> dict[str, Any]:
    """The content of the sheet with a stock-take's number, as plain JSON values; blind while it is being counted.

    Raises UserError when there is no such stock-take.
    """
    found = find_by_number(number)
    if not found:
        message = translate("paper_content", "There is no stock-take {number}.")
        raise UserError(message.format(number=number), "subject")
    take = file(found)
    shows_books = take.state in ("counted", "settled")
    return {
        "letterhead": voucher_content.letterhead(),
        "number": take.number,
        "kind": PRINTED_KINDS[take.kind],
        "place": take.place_name,
        "state": PRINTED_STATES[take.state],
        "is_void": take.state == "void",
        "begun_at": take.begun_at.isoformat(),
        "begun_by": take.begun_by,
        "counted_at": take.counted_at.isoformat() if take.counted_at else None,
        "counted_by": take.counted_by,
        "settled_at": take.settled_at.isoformat() if take.settled_at else None,
        "settled_by": take.settled_by,
        "note": take.void_reason or take.note,
        "shows_books": shows_books,
        "value_difference": take.value_difference,
        "lines": [_printed(line, shows_books) for line in take.lines],
    }


def _printed(line: TakeLine, shows_books: bool) -> dict[str, Any]:
    return {
        "number": line.number,
        "name": line.name,
        "model": line.model,
        "unit": line.unit,
        "expected": line.expected if shows_books else None,
        "counted": line.counted,
        "difference": line.difference if shows_books else None,
        "reason": line.reason,
    }


def _line(row: StockTakeLine) -> TakeLine:
    return TakeLine(
        id=row.id,
        ordinal=row.ordinal,
        object_id=row.object_id,
        number=row.number,
        name=row.name,
        model=row.model,
        unit=row.unit,
        cost=row.cost,
        expected=row.expected,
        counted=row.counted,
        difference=row.difference,
        reason=row.reason,
    )
