"""Renewal rate (5.2, R030): of the contracts of which a term ended in a period, those that were renewed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.core.tabular import TableColumn, ValueKind
from app.indicators._declaration import Period
from app.models import database
from app.reports._declaration import Group, Opens, Parameter, ParameterKind, Part, Report, ReportResult, ReportRow
from app.reports._matrix import bars, percent, share
from app.reports._period import asked_for, nothing, period_parameters

_BY = {
    "month": QT_TRANSLATE_NOOP("reports", "Month of the end"),
    "grade": QT_TRANSLATE_NOOP("reports", "Sales grade"),
    "owner": QT_TRANSLATE_NOOP("reports", "In charge of the renewal"),
}
_KINDS = {
    "maintenance": QT_TRANSLATE_NOOP("reports", "Maintenance contracts"),
    "warranty": QT_TRANSLATE_NOOP("reports", "Warranties"),
    "": QT_TRANSLATE_NOOP("reports", "All contracts"),
}
_SQL = (
    "SELECT c.number, t.ends_on, c.state, t.fee, g.grade, c.renewal_owner, "
    "EXISTS (SELECT 1 FROM contract_term n WHERE n.contract_id = t.contract_id AND n.ordinal > t.ordinal) "
    "FROM contract_term t JOIN contract c ON c.id = t.contract_id JOIN customer g ON g.id = c.customer_id "
    "WHERE t.ends_on BETWEEN ? AND ? AND c.state <> 'cancelled' {kind} ORDER BY t.ordinal"
)


@dataclass(frozen=True)
class Ended:
    """A contract of which a term ended: how it went on; `fee` is that of the term, in fen."""

    number: str
    month: str
    grade: str
    owner: str
    outcome: str  # renewed | lapsed | open
    fee: int


def ended(period: Period, kind: str = "") -> tuple[Ended, ...]:
    """Every contract once, with the last of its terms that ended in the period; cancelled ones count nowhere."""
    narrower, given = ("AND c.kind = ?", (kind,)) if kind else ("", ())
    rows = database.query(_SQL.format(kind=narrower), (period.first.isoformat(), period.last.isoformat(), *given))
    found: dict[str, Ended] = {}
    for number, ends_on, state, fee, grade, owner, is_followed in rows:
        outcome = "renewed" if is_followed or state == "renewed" else "lapsed" if state == "lapsed" else "open"
        found[number] = Ended(number, str(ends_on)[:7], grade, owner, outcome, int(fee or 0))
    return tuple(found.values())


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a month, grade or person in charge."""
    period, by, kind = asked_for(parameters), parameters["by"], parameters["kind"]
    every = ended(period, kind)
    of: Callable[[Ended], str] = {"month": lambda one: one.month, "grade": lambda one: one.grade,
                                  "owner": lambda one: one.owner}[by]  # fmt: skip
    names = sorted({of(one) for one in every}, key=lambda name: (not name, name))
    rows = tuple(
        _row(name or translate("reports", "Not entered"), [one for one in every if of(one) == name]) for name in names
    )
    what = shown(_BY[by])
    return ReportResult(
        title=translate("reports", "Renewal rate by {what}, {period}").format(what=what, period=period.words),
        columns=(
            TableColumn("by", what, ValueKind.TEXT, 16),
            TableColumn("ended", translate("reports", "Ended"), ValueKind.NUMBER, 9),
            TableColumn("renewed", translate("reports", "Renewed"), ValueKind.NUMBER, 9),
            TableColumn("lapsed", translate("reports", "Lapsed"), ValueKind.NUMBER, 9),
            TableColumn("open", translate("reports", "Not decided"), ValueKind.NUMBER, 9),
            TableColumn("rate", translate("reports", "Renewal rate"), ValueKind.MONEY, 10),
            TableColumn("fee", translate("reports", "Fees ended"), ValueKind.MONEY, 13),
            TableColumn("fee_renewed", translate("reports", "of them renewed"), ValueKind.MONEY, 13),
        ),
        rows=rows,
        total=_row(translate("reports", "Total"), every),
        charts=bars(translate("reports", "Renewal rate"), rows, 5, zeros=True),
        notes=(
            translate("reports", "Terms that ended in {period}").format(period=period.words), shown(_KINDS[kind]),
        ),
        remarks=(
            *nothing(rows),
            translate("reports", "Renewed ÷ ended; what is not decided yet counts as ended. A contract counts once."),
        ),
    )  # fmt: skip


def _row(title: str, those: Iterable[Ended]) -> ReportRow:
    every = tuple(those)
    sorts = {name: [one for one in every if one.outcome == name] for name in ("renewed", "lapsed", "open")}
    rate = share(len(sorts["renewed"]), len(every))
    fee, kept = (sum(one.fee for one in some) for some in (every, sorts["renewed"]))
    counts = {"ended": every, **sorts}
    values = (title, *(len(some) for some in counts.values()), rate, fee, kept)
    words = (title, *(f"{len(some):,}" for some in counts.values()), percent(rate), format_yuan(fee),
             format_yuan(kept))  # fmt: skip
    parts = {name: Part(len(some), _opens(some)) for name, some in counts.items() if some}
    if sorts["renewed"]:
        parts["fee_renewed"] = parts["renewed"]
    return ReportRow(values, len(every), _opens(every), words, parts)


def _opens(some: Iterable[Ended]) -> Opens:
    return Opens("contracts", (("number", "in", tuple(sorted(one.number for one in some))),))


REPORT = Report(
    name="renewal_rate",
    title=QT_TRANSLATE_NOOP("reports", "Renewal rate"),
    explanation=QT_TRANSLATE_NOOP(
        "reports", "Contracts whose term ended: renewed, lapsed, not decided, with the fees."
    ),
    parameters=(
        *period_parameters("year"),
        Parameter("by", QT_TRANSLATE_NOOP("reports", "by"), ParameterKind.CHOICE, lambda: "month", _BY),
        Parameter("kind", QT_TRANSLATE_NOOP("reports", "of"), ParameterKind.CHOICE, lambda: "maintenance", _KINDS),
    ),
    run=run,
    permission="customer_report.view",
    group=Group.CUSTOMERS,
    refreshed_by=("contract", "renewal_contact"),
)
