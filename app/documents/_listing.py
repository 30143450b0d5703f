"""Any `Table` on A4, landscape or upright: a ledger as it stands on the screen (R017, P05), thousands of rows."""

from __future__ import annotations

from datetime import date, datetime

from app.core.money import format_yuan
from app.core.progress import Progress, Silent
from app.core.tabular import Table, TableColumn, Value, ValueKind
from app.documents._fonts import clean
from app.documents._form import Letterhead, Rendered, issued_by, moment, paper_of
from app.documents._papers import POINTS
from app.documents._ruled import RuledTable, Track
from app.documents._sheet import Sheet

PAPERS = ("A4-landscape", "A4")
_ALIGN = {
    ValueKind.NUMBER: "r",
    ValueKind.MONEY: "r",
    ValueKind.DATE: "c",
    ValueKind.MOMENT: "c",
    ValueKind.FLAG: "c",
}
_LEAST_CHARACTERS = {ValueKind.DATE: 11, ValueKind.MOMENT: 17, ValueKind.MONEY: 11}
_STEP = 100


def wording(value: Value, kind: ValueKind) -> str:
    """A value as it is printed: amounts with two decimals, moments on the branch's clock, flags as 是."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else ""
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if kind is ValueKind.MONEY and isinstance(value, int):
        return format_yuan(value)
    return clean(str(value))


def _share(column: TableColumn) -> float:
    heading = sum(2 if ord(character) > 0x2E7F else 1 for character in column.heading)
    return max(column.width, heading + 1, _LEAST_CHARACTERS.get(column.kind, 4))


def render_listing(
    table: Table,
    *,
    letterhead: Letterhead,
    operator: str = "",
    printed_at: datetime | None = None,
    progress: Progress | None = None,
    paper: str = PAPERS[0],
) -> Rendered:
    """The table as a PDF: heading repeated, filters in words, number of rows, page x/y.

    Raises Cancelled when `progress` says so, ValueError for another paper than `PAPERS`.
    """
    chosen = paper_of(paper, PAPERS)
    told = progress or Silent()
    shares = [_share(column) for column in table.columns]
    # Half the size is the width of a digit; wide tables get smaller type before they get narrow columns.
    size = 8.5
    while size > 6 and sum(shares) * size * 0.56 / POINTS > chosen.frame[2]:
        size -= 0.5
    notes = "　".join(table.notes)
    sheet = Sheet(
        letterhead=letterhead,
        title=table.title,
        blocks=(),
        facts=(f"共 {table.row_count} 行",),
        foot=("", issued_by(operator, printed_at)),
    )
    tracks = [
        Track(column.heading, share, _ALIGN.get(column.kind, "l"))
        for column, share in zip(table.columns, shares, strict=True)
    ]
    ruled = RuledTable(sheet, chosen, tracks, head_height=17, size=size)
    if notes:
        ruled.note(f"筛选条件：{notes}")
    kinds = [column.kind for column in table.columns]
    for number, row in enumerate(table.rows):
        if number % _STEP == 0:
            told.report(number, table.row_count)
        ruled.row([wording(value, kind) for value, kind in zip(row, kinds, strict=True)])
    told.report(table.row_count, table.row_count)
    return ruled.finish()
