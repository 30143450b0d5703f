"""Return visits that contracts in force still lack: brought in by an import, or entered before there was a rule."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from peewee import fn

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.models.contract import Contract
from app.models.service_call import ReturnVisit
from app.services import visit_planning
from app.services._use_case import UnitOfWork, require, tuples, use_case

MOST_AT_ONCE = 2_000


def lacking() -> tuple[int, ...]:
    """The ids of contracts in force that have no visit at all, and one still ahead, at most MOST_AT_ONCE.

    Raises NotPermitted.
    """
    return tuple(row_id for (row_id,) in tuples(_without_visits().order_by(Contract.id).limit(MOST_AT_ONCE)))


def is_any_lacking() -> bool:
    """Whether there is one of them. Raises NotPermitted."""
    return bool(tuples(_without_visits().limit(1)))


def _without_visits() -> Any:
    require("visit.change")
    visits = ReturnVisit.select(ReturnVisit.id).where(
        (ReturnVisit.source == "contract") & (ReturnVisit.source_id == Contract.id)
    )
    lasts = Contract.ends_on >= clock.today() + timedelta(days=visit_planning.days_before_end())
    return Contract.select(Contract.id).where(Contract.state.in_(visit_planning.RUNNING) & lasts & ~fn.EXISTS(visits))


@use_case("visit.change")
def plan_lacking(unit: UnitOfWork) -> None:
    """Plan the visits that lie ahead for contracts that have none. Raises UserError when nothing is to be planned."""
    added = 0
    for contract_id in lacking():
        added += visit_planning.keep_contract(unit, Contract.get_by_id(contract_id))
    if not added:
        raise UserError(translate("return_visit", "Every contract in force has its visits; none lies ahead."))
