"""What is known of stock-takes: one with its lines, and the sheet that was issued of it (F86, R149)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.models.stock_take import StockTake, StockTakeLine
from app.models.voucher import IssuedPaper, PrintLog
from app.services import issuing
from app.services._use_case import get, require

SHEET = "stock_take_sheet"
"""The form of its sheet; `stock_take_papers` issues it."""


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
class Sheet:
    """The sheet that was issued last: which version, when, how many prints; whether what is kept was altered."""

    version: int
    issued_at: datetime
    prints: int
    altered: bool


@dataclass(frozen=True)
class TakeFile:
    """A stock-take with its lines, in the order of the sheet; `sheet` None while none was issued."""

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
    sheet: Sheet | None

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
        sheet=_sheet(take.number),
    )


def find_by_number(number: str) -> int:
    """The id of the stock-take with a number, 0 when there is none. Raises NotPermitted."""
    require("stock_take.view")
    row = StockTake.get_or_none(StockTake.number == number.strip().upper())
    return row.id if row is not None else 0


def _sheet(number: str) -> Sheet | None:
    mine = (IssuedPaper.form == SHEET) & (IssuedPaper.number == number)
    row = IssuedPaper.select().where(mine).order_by(IssuedPaper.version.desc()).first()
    if row is None:
        return None
    prints = PrintLog.select().where(PrintLog.paper == row.id).count()
    return Sheet(row.version, row.issued_at, prints, issuing.altered(row.id))


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
