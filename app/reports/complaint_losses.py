"""Losses by kind and responsible unit (5.2, 002C, 4.5): what complaints settled in a period cost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.core.tabular import TableColumn, ValueKind
from app.domain.charts import Chart, ChartKind, Slice
from app.domain.complaint import LOSS_KINDS, WHOLE
from app.models import database
from app.reports._complaint_cases import (
    Case,
    Period,
    by_unit,
    day_parameter,
    nobody_yet,
    opens,
    period,
    settled,
    span_parameter,
)
from app.reports._declaration import Group, Report, ReportResult, ReportRow


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a responsible unit, one column a kind; a shared loss is divided by the shares, to the fen."""
    during = period(parameters["span"], parameters["day"])
    cases = settled(during)
    kinds = _kinds(during)
    units = by_unit(cases)
    table: dict[str, dict[str, int]] = {}
    for name, portions in units.items():
        for one in portions:
            line = table.setdefault(name, dict.fromkeys(LOSS_KINDS, 0))
            for kind, amount in _divided(kinds.get(one.case.id, {}), one.share, one.loss).items():
                line[kind] += amount
    order = sorted(table, key=lambda name: (name == "", -sum(table[name].values()), name))
    rows = tuple(_line(name or nobody_yet(), table[name], [one.case for one in units[name]]) for name in order)
    sums = {kind: sum(line[kind] for line in table.values()) for kind in LOSS_KINDS}
    title = translate("reports", "Losses by kind and unit, {period}").format(period=during.words)
    return ReportResult(
        title=title,
        columns=(
            TableColumn("unit", translate("reports", "Responsible unit"), ValueKind.TEXT, 18),
            TableColumn("count", translate("reports", "Complaints"), ValueKind.NUMBER, 8),
            *(TableColumn(kind, shown(label), ValueKind.MONEY, 12) for kind, label in LOSS_KINDS.items()),
            TableColumn("loss", translate("reports", "Loss (yuan)"), ValueKind.MONEY, 13),
        ),
        rows=rows,
        total=_line(translate("reports", "Total"), sums, list(cases)),
        charts=(
            Chart(
                translate("reports", "Loss by kind"),
                ChartKind.BAR,
                tuple(
                    Slice(shown(LOSS_KINDS[kind]), sums[kind], format_yuan(sums[kind])) for kind in sums if sums[kind]
                ),
            ),
        )
        if any(sums.values())
        else (),
        notes=(translate("reports", "Cases settled in {period}").format(period=during.words),),
        remarks=(
            translate("reports", "A case of several units stands with each of them; its loss is shared."),
            *_waiting(during),
        ),
    )


def _kinds(during: Period) -> dict[int, dict[str, int]]:
    """The loss by kind of each case settled in the period."""
    found: dict[int, dict[str, int]] = {}
    sql = (
        "SELECT complaint_id, kind, SUM(amount) FROM complaint_loss WHERE is_active AND resale <> 'waiting' "
        "AND complaint_id IN "
        "(SELECT id FROM complaint WHERE settled_at >= ? AND settled_at < ?) GROUP BY complaint_id, kind"
    )
    for case_id, kind, amount in database.query(sql, during.bounds()):
        found.setdefault(case_id, {})[kind] = int(amount)
    return found


def _waiting(during: Period) -> tuple[str, ...]:
    """Returned goods that may still be resold: nothing is lost of them yet (3.13)."""
    sql = (
        "SELECT COUNT(*), SUM(amount), MAX(waits_until) FROM complaint_loss WHERE is_active AND resale = 'waiting' "
        "AND complaint_id IN (SELECT id FROM complaint WHERE settled_at >= ? AND settled_at < ?)"
    )
    count, amount, until = database.query(sql, during.bounds())[0]
    if not count:
        return ()
    text = translate("reports", "Not counted yet, as the goods may be resold until {day}: {amount} in {count} lines.")
    return (text.format(day=until, amount=format_yuan(int(amount), symbol=True), count=count),)


def _divided(kinds: Mapping[str, int], share: int, whole: int) -> dict[str, int]:
    """A unit's part of each kind; rounding is made good in the largest, so that they add up to its loss."""
    parts = {kind: amount * share // WHOLE for kind, amount in kinds.items()}
    if parts:
        largest = max(kinds, key=lambda kind: (kinds[kind], kind))
        parts[largest] += whole - sum(parts.values())
    return parts


def _line(name: str, kinds: Mapping[str, int], cases: list[Case]) -> ReportRow:
    amounts = [kinds[kind] for kind in LOSS_KINDS]
    values = (name, len(cases), *amounts, sum(amounts))
    words = (name, f"{len(cases):,}", *map(format_yuan, amounts), format_yuan(sum(amounts)))
    return ReportRow(values, len(cases), opens(cases), words)


REPORT = Report(
    name="complaint_losses",
    title=QT_TRANSLATE_NOOP("reports", "Losses of complaints"),
    explanation=QT_TRANSLATE_NOOP("reports", "What complaints cost, by kind of loss and responsible unit."),
    parameters=(span_parameter("year"), day_parameter()),
    run=run,
    permission="customer_report.view",
    group=Group.COMPLAINTS,
    refreshed_by=("complaint", "complaint_unit", "complaint_loss"),
)
