"""续签率 – renewal rate: maintenance contracts renewed ÷ those of which a term ended."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Indicator, Opened, Period, Unit
from app.ledgers._declaration import Condition, Operator
from app.models import database

_ENDED = (
    "SELECT c.number, c.state, "
    "(SELECT max(n.ordinal) FROM contract_term n WHERE n.contract_id = c.id) - max(t.ordinal) "
    "FROM contract_term t JOIN contract c ON c.id = t.contract_id "
    "WHERE t.ends_on BETWEEN ? AND ? AND c.kind = 'maintenance' AND c.state <> 'cancelled' "
    "GROUP BY c.id, c.number, c.state ORDER BY c.number"
)


def _renewed(period: Period) -> tuple[int, int, Opened, Opened]:
    """The contracts renewed, by a new contract or another term, of all of which a term ended."""
    rows = database.query(_ENDED, tuple(day.isoformat() for day in period.span))
    renewed = tuple(number for number, state, later in rows if later or state == "renewed")
    every = tuple(number for number, *_ in rows)
    return len(renewed), len(every), _these(renewed), _these(every)


def _these(numbers: tuple[str, ...]) -> Opened:
    return Opened("contracts", (Condition("number", Operator.IN, numbers),))


INDICATOR = Indicator(
    name="renewal_rate",
    place=55,
    title=QT_TRANSLATE_NOOP("indicators", "Renewal rate"),
    formula=QT_TRANSLATE_NOOP(
        "indicators", "maintenance contracts renewed ÷ maintenance contracts of which a term ended × 100 %"
    ),
    event=QT_TRANSLATE_NOOP("indicators", "a new contract or another term follows"),
    dated=QT_TRANSLATE_NOOP("indicators", "the last day of the term; what is not decided yet counts as ended"),
    people=QT_TRANSLATE_NOOP("indicators", "customer service"),
    unit=Unit.SHARE,
    own=_renewed,
    better=Better.HIGHER,
)
