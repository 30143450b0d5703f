"""Return visits that contracts in force still lack: brought in by an import, or entered before there was a rule."""

from __future__ import annotations

from datetime import timedelta

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.models.contract import Contract
from app.models.service_call import ReturnVisit
from app.services import visit_planning
from app.services._use_case import UnitOfWork, require, use_case

MOST_AT_ONCE = 2_000


def lacking() -> tuple[int, ...]:
    """The ids of contracts in force that have no visit at all, and one still ahead, at most MOST_AT_ONCE.

    Raises NotPermitted.
    """
    require("visit.change")
    known = ReturnVisit.select(ReturnVisit.source_id).where(ReturnVisit.source == "contract")
    lasts = Contract.ends_on >= clock.today() + timedelta(days=visit_planning.days_before_end())
    running = Contract.state.in_(visit_planning.RUNNING) & lasts & Contract.id.not_in(known)
    rows = Contract.select(Contract.id).where(running).order_by(Contract.id).limit(MOST_AT_ONCE)
    return tuple(row.id for row in rows)


@use_case("visit.change")
def plan_lacking(unit: UnitOfWork) -> None:
    """Plan the visits that lie ahead for contracts that have none. Raises UserError when nothing is to be planned."""
    added = 0
    for contract_id in lacking():
        added += visit_planning.keep_contract(unit, Contract.get_by_id(contract_id))
    if not added:
        raise UserError(translate("return_visit", "Every contract in force has its visits; none lies ahead."))
