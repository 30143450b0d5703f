"""How the dialogs of what follows a settlement are opened (more of `every_dialog`)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QDialog

from app.core import clock
from app.models.organisation import User
from app.models.penalty import Penalty
from app.services import (
    archive_bundles,
    complaint_file,
    complaint_findings,
    complaint_progress,
    complaint_visits,
    corrective_action_file,
    corrective_actions,
    penalty_file,
    settings,
)
from app.services import session as sessions
from tests.services.complaint_cases import a_case, case, version
from tests.services.decided_cases import through_stages
from tests.ui.dialogs.every_dialog import Office, opens


def acting(role: str) -> Any:
    """As the branch's person of that role."""
    user = User.get(User.role == role)
    return sessions.acting_as(sessions.Session(user.id, user.name, user.full_name, role))


def settled(customer_id: int) -> int:
    """A case that is not our fault: a visit is due."""
    case_id = a_case(customer_id=customer_id)
    through_stages(case_id)
    with acting("representative"):
        complaint_progress.verify(case_id, seen_version=version(case_id))
        through_stages(case_id)
        complaint_findings.find_not_ours(
            case_id, seen_version=version(case_id), cause="使用不当", evidence="现场照片三张"
        )
    return case_id


def visited(customer_id: int, satisfaction: int = 4) -> int:
    """The same, visited."""
    case_id = settled(customer_id)
    with acting("supervisor"):
        complaint_visits.enter(case_id, seen_version=version(case_id), satisfaction=satisfaction, comment="还可以")
    return case_id


@opens("PenaltyStepsDialog", "administrator")
def _steps(office: Office) -> QDialog:
    from app.ui.dialogs.penalty_steps import PenaltyStepsDialog

    return PenaltyStepsDialog(office.desk)


def an_action(customer_id: int, *, done: bool = False) -> int:
    """A corrective action of a visited case."""
    due = clock.today() + timedelta(days=14)
    action_id = corrective_actions.open_action(
        visited(customer_id), action="修订作业标准书并对全体人员培训", unit_name="制造部", due_on=due
    ).result
    if done:
        corrective_actions.finish(action_id, seen_version=1, result="已修订，培训 12 人")
    return action_id


def a_notice(state: str = "draft", **more: Any) -> int:
    """A notice with a fine that stands where it is asked for."""
    now = clock.now()
    given: dict[str, Any] = {
        "number": f"JF-{Penalty.select().count() + 1:04}", "kind": "penalty", "unit": "制造部",
        "reason": "未做老化测试", "share_amount": 15_000_000, "step": "minor_1", "fine": 50_000,
        "unit_points": 120, "own_points": 10, "state": state, "issued_at": now,
        "approved_at": None if state == "draft" else now, "created_at": now, "changed_at": now,
    }  # fmt: skip
    return Penalty.create(**{**given, **more}).id


def enabled() -> None:
    """Penalties are switched on."""
    with acting("administrator"):
        settings.change(values={"penalty.enabled": True})


@opens("CaseVisitDialog", "supervisor")
def _visit(office: Office) -> QDialog:
    from app.ui.dialogs.complaint_visit import CaseVisitDialog

    return CaseVisitDialog(office.desk, complaint_file.file(settled(office.customer)))


@opens("CorrectiveActionDialog")
def _action(office: Office) -> QDialog:
    from app.ui.dialogs.corrective_action import CorrectiveActionDialog

    case_id = visited(office.customer)
    return CorrectiveActionDialog(office.desk, case_id, f"{case(case_id).number} · 使用不当")


@opens("CorrectiveActionDialog change")
def _change(office: Office) -> QDialog:
    from app.ui.dialogs.corrective_action import CorrectiveActionDialog

    found = corrective_action_file.file(an_action(office.customer))
    return CorrectiveActionDialog(office.desk, found.complaint_id, found.complaint_number, found)


@opens("FinishActionDialog")
def _finish(office: Office) -> QDialog:
    from app.ui.dialogs.corrective_action import FinishActionDialog

    return FinishActionDialog(office.desk, corrective_action_file.file(an_action(office.customer)))


@opens("CheckActionDialog", "supervisor")
def _check(office: Office) -> QDialog:
    from app.ui.dialogs.corrective_action import CheckActionDialog

    return CheckActionDialog(office.desk, corrective_action_file.file(an_action(office.customer, done=True)))


@opens("PenaltyDialog", "supervisor")
def _notice(office: Office) -> QDialog:
    from app.ui.dialogs.penalty import PenaltyDialog

    enabled()
    return PenaltyDialog(office.desk)


@opens("PenaltyDialog change", "supervisor")
def _notice_again(office: Office) -> QDialog:
    from app.ui.dialogs.penalty import PenaltyDialog

    return PenaltyDialog(office.desk, found=penalty_file.file(a_notice()))


@opens("SuperiorDialog", "supervisor")
def _superior(office: Office) -> QDialog:
    from app.ui.dialogs.penalty import SuperiorDialog

    return SuperiorDialog(office.desk, penalty_file.file(a_notice()))


@opens("AppealDecisionDialog", "approver")
def _appeal(office: Office) -> QDialog:
    from app.ui.dialogs.penalty import AppealDecisionDialog

    notice = a_notice("appealed", appeal="测试单已交，可查", appealed_on=clock.today(), settled=10_000)
    return AppealDecisionDialog(office.desk, penalty_file.file(notice))


@opens("SettleMonthDialog", "supervisor")
def _month(office: Office) -> QDialog:
    from app.ui.dialogs.penalty import SettleMonthDialog

    a_notice("approved")
    return SettleMonthDialog(office.desk)


@opens("BindDialog")
def _bind(office: Office) -> QDialog:
    from app.ui.dialogs.archive_bundle import BindDialog

    case_id = visited(office.customer)
    archive_bundles.archive(case_id, seen_version=version(case_id))
    return BindDialog(office.desk)
