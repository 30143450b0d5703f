"""Old-part debt per technician (peers.md row 51): who still owes how many old parts, how many too long, worth what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.money import format_yuan
from app.core.tabular import TableColumn, ValueKind
from app.domain.charts import Chart, ChartKind, Slice
from app.reports._declaration import Group, Opens, Report, ReportResult, ReportRow
from app.services import old_parts
from app.services.old_parts import Debt

_OWED = ("state", "eq", "owed")


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """Who owes most first; a technician reads the own line only."""
    debts = old_parts.debts()
    total = translate("reports", "Total")
    count, late, worth = (sum(values) for values in ((d.count for d in debts), (d.late for d in debts),
                                                     (d.worth for d in debts)))  # fmt: skip
    title = translate("reports", "Old parts owed by technician")
    slices = tuple(Slice(debt.technician_name, debt.count, str(debt.count), row) for row, debt in enumerate(debts))
    return ReportResult(
        title=title,
        columns=(
            TableColumn("technician", translate("reports", "Technician"), ValueKind.TEXT, 14),
            TableColumn("owed", translate("reports", "Old parts owed"), ValueKind.NUMBER, 10),
            TableColumn("late", translate("reports", "Of them overdue"), ValueKind.NUMBER, 10),
            TableColumn("since", translate("reports", "Oldest since"), ValueKind.DATE, 12),
            TableColumn("worth", translate("reports", "Worth new"), ValueKind.MONEY, 12),
        ),
        rows=tuple(_row(debt) for debt in debts),
        total=ReportRow(
            (total, count, late, None, worth), count, None, (total, str(count), str(late), "", format_yuan(worth))
        ),
        charts=(Chart(title, ChartKind.BAR, slices),) if slices else (),
        notes=(translate("reports", "As it stands {day}").format(day=clock.today().isoformat()),),
        remarks=(translate("reports", "Worth is the buying price of the new part."),),
    )


def _row(debt: Debt) -> ReportRow:
    since = clock.local(debt.oldest_since).date()
    values = (debt.technician_name, debt.count, debt.late, since, debt.worth)
    return ReportRow(values, debt.count, Opens("old_parts", (("technician_id", "eq", debt.technician_id), _OWED)))


REPORT = Report(
    name="old_part_debt",
    title=QT_TRANSLATE_NOOP("reports", "Old parts owed"),
    explanation=QT_TRANSLATE_NOOP("reports", "Which technician still owes how many old parts, and since when."),
    parameters=(),
    run=run,
    permission="old_part.view",
    group=Group.STOCK,
    refreshed_by=("old_part",),
    own=True,
)
