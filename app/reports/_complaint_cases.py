"""The complaints that reports count: those of a period, each matter once, with what the tables say of them.

A void case counts nowhere. Of a matter whose settlement the customer refused only the last case counts: the ones
before it are in the state “refused”.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain.complaint import PARTIES, WHOLE
from app.models import personal
from app.models.base import MomentField, parse_moment
from app.reports._declaration import Opens, Parameter, ParameterKind

SPANS: Mapping[str, str] = {
    "month": QT_TRANSLATE_NOOP("reports", "Month"),
    "quarter": QT_TRANSLATE_NOOP("reports", "Quarter"),
    "half_year": QT_TRANSLATE_NOOP("reports", "Half-year"),
    "year": QT_TRANSLATE_NOOP("reports", "Year"),
    "six_months": QT_TRANSLATE_NOOP("reports", "Six months before"),
}
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
COUNTED = "state NOT IN ('void', 'refused')"
"""Which cases of a period count."""

_COLUMNS = (
    "id, number, received_at, settled_at, customer_name, customer_id, category, category_name, scheme_code, channel, "
    "finding, content, countermeasure, responsible, product_name, model, product_fields, loss_amount, settlement_kinds,"
    " close_due_at, is_repeat"
)
_IN_LIST = 30_000
"""How many numbers a condition may list: SQLite takes 32,766 values in a statement."""


@dataclass(frozen=True)
class Period:
    """Whole calendar months from `first` to `last`; `words` name it as people do: 2026-11, 2026 Q4."""

    first: date
    last: date
    words: str

    @property
    def span(self) -> tuple[date, date]:
        """Its first and last day, as a condition `between` takes them."""
        return self.first, self.last

    def bounds(self) -> tuple[str | None, str | None]:
        """The stored moments it lies between; the second is already outside."""
        field = MomentField()
        end = clock.local_midnight(self.last + timedelta(days=1))
        return field.db_value(clock.local_midnight(self.first)), field.db_value(end)


def period(span: str, day: date | None) -> Period:
    """The period of this kind that a day lies in (today's without one); `six_months` are those before its month."""
    chosen = day or clock.today()
    if span == "six_months":
        end = chosen.replace(day=1) - timedelta(days=1)
        begin = date(end.year - (end.month < 6), (end.month - 6) % 12 + 1, 1)
        return Period(begin, end, f"{begin:%Y-%m} – {end:%Y-%m}")
    length = _MONTHS[span]
    start = (chosen.month - 1) // length * length
    first = date(chosen.year, start + 1, 1)
    after = date(chosen.year + (start + length) // 12, (start + length) % 12 + 1, 1)
    words = {
        "month": f"{chosen:%Y-%m}",
        "quarter": f"{chosen.year} Q{start // 3 + 1}",
        "half_year": f"{chosen.year} H{start // 6 + 1}",
        "year": f"{chosen.year}",
    }[span]
    return Period(first, after - timedelta(days=1), words)


def months_of(year: int) -> tuple[Period, ...]:
    """The twelve months of a year."""
    return tuple(period("month", date(year, month, 1)) for month in range(1, 13))


def span_parameter(default: str | Callable[[], str], *choices: str) -> Parameter:
    """The choice of a kind of period; `default` may follow from the day."""
    offered = {code: SPANS[code] for code in choices or _MONTHS}
    usual = default if callable(default) else lambda: default
    return Parameter("span", QT_TRANSLATE_NOOP("reports", "Period"), ParameterKind.CHOICE, usual, offered)


def day_parameter(*, last_month: bool = False) -> Parameter:
    """A day that the period holds: today, or a day of last month."""

    def usual() -> date:
        return clock.today().replace(day=1) - timedelta(days=1) if last_month else clock.today()

    return Parameter("day", QT_TRANSLATE_NOOP("reports", "with the day"), ParameterKind.DAY, usual)


@dataclass(frozen=True)
class Share:
    """A unit's share of a case, in hundredths of a percent."""

    party: str
    unit: str
    person: str
    share: int


@dataclass(frozen=True)
class Case:
    """A case as the tables show it; days are the branch's, amounts fen."""

    id: int
    number: str
    received_on: date
    settled_on: date | None
    customer: str
    customer_id: int
    category: str
    category_name: str
    scheme: str
    channel: str
    finding: str
    content: str
    countermeasure: str
    responsible: str
    product: str
    quantity: int
    loss: int
    settlements: tuple[str, ...]
    was_on_time: bool | None  # None without a limit
    is_repeat: bool
    is_open: bool  # not settled yet
    shares: tuple[Share, ...]


def received(during: Period) -> tuple[Case, ...]:
    """The matters that came in during a period, in their order."""
    return _cases("received_at", during)


def settled(during: Period) -> tuple[Case, ...]:
    """The matters that were settled during a period, in the order they came in."""
    return _cases("settled_at", during)


def opens(cases: Iterable[Case]) -> Opens:
    """Exactly these cases in the ledger of complaints."""
    numbers = tuple(sorted(case.number for case in cases))[:_IN_LIST]
    return Opens("complaints", (("number", "in", numbers),))


def opens_period(column: str, during: Period, *conditions: tuple[str, str, Any]) -> Opens:
    """All that count of a period by a column, narrowed by further conditions."""
    alive = (("state", "ne", "void"), ("state", "ne", "refused"))
    return Opens("complaints", ((column, "between", during.span), *alive, *conditions))


def unit_name(share: Share) -> str:
    """Who answers for it: the unit, else the person, else the kind of party."""
    return share.unit or share.person or shown(PARTIES.get(share.party, share.party))


@dataclass(frozen=True)
class Portion:
    """What one unit answers for of a case: its share in hundredths of a percent, and of the loss in fen."""

    case: Case
    share: int
    loss: int


def by_unit(cases: Iterable[Case]) -> dict[str, list[Portion]]:
    """The cases of each responsible unit; those without one under an empty name. The losses add up to the fen."""
    found: dict[str, list[Portion]] = {}
    for case in cases:
        totals: dict[str, int] = {}
        for share in case.shares:
            totals[unit_name(share)] = totals.get(unit_name(share), 0) + share.share
        portions = totals or {"": WHOLE}
        for (name, part), loss in zip(portions.items(), _divided(case.loss, list(portions.values())), strict=True):
            found.setdefault(name, []).append(Portion(case, part, loss))
    return found


def _divided(amount: int, parts: list[int]) -> list[int]:
    """An amount by parts of a whole, rounded down; what is left over goes to the largest part."""
    portions = [amount * part // WHOLE for part in parts]
    portions[parts.index(max(parts))] += amount - sum(portions)
    return portions


def nobody_yet() -> str:
    """What stands where no unit was found responsible."""
    return translate("reports", "Not found yet")


def _cases(column: str, during: Period) -> tuple[Case, ...]:
    sql = (
        f"SELECT {_COLUMNS} FROM complaint WHERE {column} >= ? AND {column} < ? AND {COUNTED} ORDER BY received_at, id"
    )
    rows = personal.query(sql, during.bounds())
    shares: dict[int, list[Share]] = {}
    quantities: dict[int, int] = {}
    within = f"complaint_id IN (SELECT id FROM complaint WHERE {column} >= ? AND {column} < ?)"
    for case_id, party, unit, person, share in personal.query(
        f"SELECT complaint_id, party, unit, person, share FROM complaint_unit WHERE is_active AND {within} ORDER BY id",
        during.bounds(),
    ):
        shares.setdefault(case_id, []).append(Share(party, unit, person, share))
    for case_id, quantity in personal.query(
        "SELECT complaint_id, MAX(quantity) FROM complaint_settlement "
        f"WHERE state <> 'void' AND {within} GROUP BY complaint_id",
        during.bounds(),
    ):
        quantities[case_id] = quantity
    return tuple(_case(row, tuple(shares.get(row[0], ())), quantities.get(row[0], 0)) for row in rows)


def _case(row: tuple[Any, ...], shares: tuple[Share, ...], settled_quantity: int) -> Case:
    named = dict(zip(_COLUMNS.replace(" ", "").split(","), row, strict=True))
    settled_at, due_at = parse_moment(named["settled_at"]), parse_moment(named["close_due_at"])
    fields = json.loads(named["product_fields"] or "{}")
    return Case(
        id=named["id"],
        number=named["number"],
        received_on=clock.local(parse_moment(named["received_at"]) or clock.now()).date(),
        settled_on=clock.local(settled_at).date() if settled_at else None,
        customer=named["customer_name"],
        customer_id=named["customer_id"],
        category=named["category"],
        category_name=named["category_name"],
        scheme=named["scheme_code"],
        channel=named["channel"],
        finding=named["finding"],
        content=named["content"],
        countermeasure=named["countermeasure"],
        responsible=named["responsible"],
        product=" ".join(part for part in (named["product_name"], named["model"]) if part),
        quantity=settled_quantity or _whole(fields.get("defective_quantity")) or _whole(fields.get("quantity")),
        loss=named["loss_amount"] or 0,
        settlements=tuple((named["settlement_kinds"] or "").split()),
        was_on_time=None if due_at is None or settled_at is None else settled_at < due_at,
        is_repeat=bool(named["is_repeat"]),
        is_open=settled_at is None,
        shares=shares,
    )


def _whole(text: Any) -> int:
    try:
        return int(str(text or 0))
    except ValueError:
        return 0
