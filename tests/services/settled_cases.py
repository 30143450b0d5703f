"""Complaints that are settled, visited, archived, through the real use cases."""

from __future__ import annotations

from typing import Any

from app.domain.loss import Line
from app.models.complaint_decision import ComplaintSettlement
from app.models.organisation import Staff
from app.services import (
    archive_bundles,
    complaint_findings,
    complaint_losses,
    complaint_negotiation,
    complaint_settlements,
    complaint_visits,
    departments,
    staff,
)
from app.services import session as sessions
from tests.services.complaint_cases import case, version
from tests.services.decided_cases import talking, through_stages, verified


def colleague(branch: Any, name: str, department: str = "", **more: Any) -> int:
    """Somebody on the staff list."""
    with sessions.acting_as(branch.sessions["administrator"]):
        where = departments.create(name=department).result if department else 0
        return staff.create(name=name, department_id=where, **more).result


def left(branch: Any, staff_id: int) -> None:
    """Somebody has left."""
    with sessions.acting_as(branch.sessions["administrator"]):
        staff.deactivate(staff_id=staff_id, seen_version=Staff.get_by_id(staff_id).row_version)


def not_ours(**fields: Any) -> int:
    """A case that is settled because it is not our fault."""
    case_id = verified(**fields)
    complaint_findings.find_not_ours(case_id, seen_version=version(case_id), cause="使用不当", evidence="现场照片三张")
    return case_id


def carried_out(amount: int = 600_000, scheme: str = "service_department", **fields: Any) -> int:
    """A case of our fault with a loss, its compensation paid, the customer told."""
    case_id = talking(amount, scheme, **fields)
    complaint_losses.save(case_id, seen_version=version(case_id), lines=(Line("compensation", amount=amount),))
    complaint_negotiation.accept(case_id, seen_version=version(case_id), words="同意")
    through_stages(case_id)
    for line in ComplaintSettlement.select().where(ComplaintSettlement.complaint == case_id):
        complaint_settlements.carry_out(line.id, seen_version=line.row_version, note="转账支付")
    complaint_settlements.execute(case_id, seen_version=version(case_id), result="已告知处理结果", signed_by="王建国")
    return case_id


def visited(branch: Any, case_id: int, satisfaction: int = 5, **more: Any) -> int:
    """The case, visited by the supervisor."""
    given = {"comment": "处理及时", **more}
    with sessions.acting_as(branch.sessions["supervisor"]):
        complaint_visits.enter(case_id, seen_version=version(case_id), satisfaction=satisfaction, **given)
    return case_id


def archived(branch: Any, **fields: Any) -> int:
    """A case that is not our fault, visited and archived."""
    case_id = visited(branch, not_ours(**fields))
    archive_bundles.archive(case_id, seen_version=version(case_id))
    assert case(case_id).state == "archived"
    return case_id
