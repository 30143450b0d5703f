"""Which reports there are: one file each; and running one in the name of who is signed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import app.reports
from app.core.catalogue import discover
from app.core.errors import Bug, NotPermitted
from app.core.i18n import translate
from app.core.tabular import TableColumn
from app.domain import permissions
from app.domain.charts import Chart
from app.models import personal
from app.reports._declaration import Group, Report, ReportResult, ReportRow
from app.services import session
from app.services._use_case import require


@cache
def all_reports() -> dict[str, Report]:
    """Every report by its name, group by group."""
    found = discover(app.reports, "REPORT", Report)
    order = list(Group)
    return {one.name: one for one in sorted(found.values(), key=lambda one: (order.index(one.group), one.place))}


def offered() -> tuple[Report, ...]:
    """The reports that the person signed in may see, of those that the branch has a use for."""
    role = session.current().role
    seen = (one for one in all_reports().values() if permissions.allowed(role, one.permission, own=one.own))
    return tuple(one for one in seen if one.is_used is None or one.is_used())


def run(name: str, given: Mapping[str, Any] | None = None) -> ReportResult:
    """Run a report. Raises UserError naming a parameter, NotPermitted."""
    report = all_reports().get(name)
    if report is None:
        raise Bug(f"there is no report {name!r}")
    require(report.permission)
    if not permissions.allowed(session.current().role, report.permission, own=report.own):
        raise NotPermitted(translate("reports", "This report tells of everybody's work. Ask a supervisor."))
    return _seen(report.run(report.checked(given or {})))


def _seen(result: ReportResult) -> ReportResult:
    """The report as the person signed in sees it: no telephone number in what people wrote."""
    hides = personal.masker()
    if hides is None:
        return result

    def row(one: ReportRow) -> ReportRow:
        return replace(one, values=tuple(hides.content(one.values)), words=tuple(hides.content(one.words)))

    def chart(one: Chart) -> Chart:
        return replace(one, slices=tuple(replace(part, label=hides.text(part.label)) for part in one.slices))

    return replace(
        result,
        title=hides.text(result.title),
        columns=tuple(TableColumn(**{**vars(one), "heading": hides.text(one.heading)}) for one in result.columns),
        rows=tuple(row(one) for one in result.rows),
        total=row(result.total) if result.total is not None else None,
        charts=tuple(chart(one) for one in result.charts),
        notes=tuple(hides.content(result.notes)),
        remarks=tuple(hides.content(result.remarks)),
    )
