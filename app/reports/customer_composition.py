"""Customer composition analysis (F08, R031): shares of sales grades, of goods and of regions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.tabular import TableColumn, ValueKind
from app.domain.charts import Chart, ChartKind, gathered
from app.domain.shares import WHOLE, share_text, shares
from app.models import database
from app.reports._declaration import Condition, Group, Opens, Parameter, ParameterKind, Report, ReportResult, ReportRow

BY = {
    "grade": QT_TRANSLATE_NOOP("reports", "Sales grade"),
    "goods": QT_TRANSLATE_NOOP("reports", "Goods"),
    "region": QT_TRANSLATE_NOOP("reports", "Region"),
}
SCOPES = {
    "in_use": QT_TRANSLATE_NOOP("reports", "Customers in use"),
    "all": QT_TRANSLATE_NOOP("reports", "All customers on file"),
}
_STATUSES = {"in_use": ("active", "prospect"), "all": ("active", "prospect", "inactive")}
_GRADES = {
    "A": QT_TRANSLATE_NOOP("reports", "Grade A"),
    "B": QT_TRANSLATE_NOOP("reports", "Grade B"),
    "C": QT_TRANSLATE_NOOP("reports", "Grade C"),
}
MOST_SLICES = 9
_EARLIEST, _LATEST = date(1900, 1, 1), date(2999, 12, 31)


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """Count, share out, and say which rows each share stands for."""
    by, scope = parameters["by"], parameters["scope"]
    counted = _goods(parameters["first"], parameters["last"]) if by == "goods" else _customers(by, scope)
    counts = [count for _value, _words, count, _opens in counted]
    parts = shares(counts)
    rows = tuple(
        ReportRow((words, count, part * 10), count, opens, (words, f"{count:,}", share_text(part)))
        for (_value, words, count, opens), part in zip(counted, parts, strict=True)
    )
    whole, total = sum(counts), translate("reports", "Total")
    all_of_it = WHOLE if whole else 0
    slices = gathered(
        [(words, part, share_text(part)) for (_v, words, _c, _o), part in zip(counted, parts, strict=True)],
        MOST_SLICES,
        translate("reports", "Others"),
    )
    slices = tuple(one if one.row >= 0 else type(one)(one.label, one.value, share_text(one.value)) for one in slices)
    heading = translate("reports", "Devices") if by == "goods" else translate("reports", "Customers")
    title = translate("reports", "Customer composition by {dimension}").format(dimension=shown(BY[by]).lower())
    return ReportResult(
        title=title,
        columns=(
            TableColumn("value", shown(BY[by]), ValueKind.TEXT, 28),
            TableColumn("count", heading, ValueKind.NUMBER, 10),
            TableColumn("share", translate("reports", "Share (%)"), ValueKind.MONEY, 10),
        ),
        rows=rows,
        total=ReportRow((total, whole, all_of_it * 10), whole, None, (total, f"{whole:,}", share_text(all_of_it))),
        charts=(Chart(title, ChartKind.PIE, slices),),
        notes=(_note(parameters),),
        remarks=(
            translate("reports", "Shares are rounded by largest remainder, so that they add to exactly 100.0 %."),
        ),
    )


_Counted = list[tuple[str, str, int, Opens]]


def _customers(by: str, scope: str) -> _Counted:
    """Customers by a column; those without a value come last."""
    statuses = _STATUSES[scope]
    marks = ", ".join("?" * len(statuses))
    sql = f"SELECT {by}, COUNT(*) FROM customer WHERE status IN ({marks}) GROUP BY {by}"
    found = dict(database.query(sql, statuses))
    order = (
        list(_GRADES) if by == "grade" else sorted((key for key in found if key), key=lambda key: (-found[key], key))
    )
    base: Condition = ("status", "in", statuses)
    listed: _Counted = []
    for key in [*order, *sorted(set(found) - set(order) - {""})]:
        words = shown(_GRADES[key]) if by == "grade" and key in _GRADES else key
        listed.append((key, words, int(found.get(key, 0)), Opens("customers", ((by, "eq", key), base))))
    if found.get(""):
        listed.append(
            (
                "",
                translate("reports", "Not filled in"),
                int(found[""]),
                Opens("customers", ((by, "is_empty", None), base)),
            )
        )
    return listed


def _goods(first: date | None, last: date | None) -> _Counted:
    """Devices in use by their product, installed in a period where one is given."""
    if first and last and last < first:
        raise UserError(translate("reports", "The period ends before it begins."), "last")
    terms, values, base = ["status = ?"], ["in_use"], [("status", "eq", "in_use")]
    if first:
        terms.append("installed_on >= ?")
        values.append(first.isoformat())
    if last:
        terms.append("installed_on <= ?")
        values.append(last.isoformat())
    if first or last:
        base.append(_period(first, last))
    sql = f"SELECT product_name, COUNT(*) FROM device WHERE {' AND '.join(terms)} GROUP BY product_name"
    found = dict(database.query(sql, tuple(values)))
    listed: _Counted = []
    for key in sorted(found, key=lambda key: (key == "", -found[key], key)):
        own: Condition = ("product_name", "eq", key) if key else ("product_name", "is_empty", None)
        words = key or translate("reports", "Not filled in")
        listed.append((key, words, int(found[key]), Opens("devices", (own, *base))))
    return listed


def _period(first: date | None, last: date | None) -> Any:
    return ("installed_on", "between", (first or _EARLIEST, last or _LATEST))


def _note(parameters: Mapping[str, Any]) -> str:
    if parameters["by"] != "goods":
        return shown(SCOPES[parameters["scope"]])
    first, last = parameters["first"], parameters["last"]
    if not first and not last:
        return translate("reports", "Devices in use")
    text = translate("reports", "Devices in use, installed from {first} to {last}")
    return text.format(first=first.isoformat() if first else "…", last=last.isoformat() if last else "…")


REPORT = Report(
    name="customer_composition",
    title=QT_TRANSLATE_NOOP("reports", "Customer composition"),
    explanation=QT_TRANSLATE_NOOP("reports", "Which share of customers each sales grade, goods and region has."),
    parameters=(
        Parameter("by", QT_TRANSLATE_NOOP("reports", "By"), ParameterKind.CHOICE, lambda: "grade", BY),
        Parameter(
            "scope",
            QT_TRANSLATE_NOOP("reports", "Of"),
            ParameterKind.CHOICE,
            lambda: "in_use",
            SCOPES,
            only=("by", ("grade", "region")),
        ),
        Parameter(
            "first",
            QT_TRANSLATE_NOOP("reports", "Installed from"),
            ParameterKind.DAY,
            lambda: None,
            only=("by", ("goods",)),
        ),
        Parameter("last", QT_TRANSLATE_NOOP("reports", "to"), ParameterKind.DAY, lambda: None, only=("by", ("goods",))),
    ),
    run=run,
    permission="customer_report.view",
    group=Group.CUSTOMERS,
    refreshed_by=("customer", "device"),
)
