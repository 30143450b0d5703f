"""Which reports there are: one file each; and running one in the name of who is signed in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import app.reports
from app.core.catalogue import discover
from app.core.errors import Bug, NotPermitted
from app.core.i18n import translate
from app.domain import permissions
from app.reports._declaration import Group, Report, ReportResult
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
    return report.run(report.checked(given or {}))
