"""Counting tools (F86, R149): a stock-take of a tool store, or of what a colleague has; the rest is `stock_takes`."""

from __future__ import annotations

from app.domain import stock
from app.domain.stock import Place
from app.models.stock_take import StockTake
from app.services import _tool_counts, stock_takes, tool_file, tools
from app.services._use_case import UnitOfWork, require, use_case
from app.services.stock_takes import Expected


@use_case("stock_take.record")
def begin(unit: UnitOfWork, *, place: str, note: str = "") -> StockTake:
    """Begin to count the tools of a store, or those with a colleague (its key).

    Raises UserError while another count of the place is open, and where no tool is.
    """
    where = tools.place_named(place)
    expected = [
        Expected(row.id, row.number, row.name, " ".join(part for part in (row.model, row.serial) if part), "", 1,
                 row.value)
        for row in _tool_counts.at(where)
    ]  # fmt: skip
    return stock_takes.begin_with(unit, stock_takes.TOOLS, where, expected, note)


def places() -> tuple[Place, ...]:
    """Where tools can be counted: the stores, and the colleagues who have some. Raises NotPermitted."""
    require("stock_take.record")
    people = [stock.bag(staff_id, name) for staff_id, _number, name, count in tool_file.borrowers() if count]
    return (*(stock.store(name) for name in tools.stores()), *people)
