"""Figures that nobody can count, as the demonstration's supervisor typed them in for the last quarters."""

from __future__ import annotations

from datetime import datetime
from random import Random

from app.core import clock
from app.indicators._declaration import before, period_of
from app.models.organisation import User
from app.services import session as sessions
from app.services import typed_figures
from app.services.session import Session

_SMALL, _LARGE = 200, 20_000
_QUARTERS = 5
_BUDGET = 180_000_00
_SOURCES = {
    "cost_control": "财务部季度报表",
    "rule_compliance": "主管月度检查汇总",
    "customer_relationship": "领导季度评分",
}


def write(now: datetime, size: int, seed: int) -> None:
    """Cost against budget and both scores of the last quarters; nothing in a tiny branch, nor in one to measure."""
    if not _SMALL <= size < _LARGE:
        return
    row = User.select().where(User.role == "supervisor").order_by(User.id).first()
    dice = Random(seed * 31)
    with clock.set_to(now), sessions.acting_as(Session(row.id, row.name, row.full_name, row.role)):
        quarter = period_of("quarter")
        for _ in range(_QUARTERS):
            quarter = before(quarter, "quarter")
            said = {
                "cost_control": (dice.randrange(150_000_00, 176_000_00, 100), _BUDGET),
                "rule_compliance": (dice.randrange(88_00, 98_00, 50), None),
                "customer_relationship": (dice.randrange(85_00, 97_00, 50), None),
            }
            for name, (value, base) in said.items():
                typed_figures.enter(
                    indicator=name, span="quarter", first_on=quarter.first, value=value, base=base, note=_SOURCES[name]
                )
