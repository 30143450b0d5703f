"""What a settled count of tools does to them: what was seen is dated, what is missing is lost (F86, R149)."""

from __future__ import annotations

from collections.abc import Iterable

from app.core import clock
from app.domain.stock import Place
from app.domain.workflows import tool as workflow
from app.models.stock_take import StockTake, StockTakeLine
from app.models.tool import Tool, ToolLoan
from app.services import tool_loans, tools
from app.services._use_case import UnitOfWork, get


def at(where: Place) -> list[Tool]:
    """The tools that are at a place by the books: in a store, or with a colleague."""
    if where.is_bag:
        rows = Tool.select().where((Tool.borrower == where.id) & (Tool.state == workflow.State.LENT))
    else:
        inside = [str(workflow.State.IN_STORE), str(workflow.State.DAMAGED)]
        rows = Tool.select().where((Tool.place == where.name) & Tool.state.in_(inside))
    return list(rows.order_by(Tool.number))


def settle(unit: UnitOfWork, where: Place, take: StockTake, lines: Iterable[StockTakeLine]) -> None:
    """Let the register follow the count. A tool that has left the place since is left where it is now.

    A tool that its borrower could not show is lost by its loan; what is paid for it is decided there.
    """
    day = clock.local(take.counted_at or unit.now).date()
    here = {row.id for row in at(where)}
    for line in lines:
        row = get(Tool, line.object_id)
        if line.counted:
            unit.update(row, counted_on=day)
        elif row.id in here:
            why = f"{take.number}: {line.reason}"
            if where.is_bag:
                tool_loans.lost(unit, get(ToolLoan, row.open_loan_id), why)
            else:
                tools.lost(unit, row, why)
