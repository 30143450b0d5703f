"""Complaints brought as far as their finding, proposal, approval or talks, through the real use cases."""

from __future__ import annotations

from typing import Any

from app.core import clock
from app.domain.complaint_shares import Share
from app.domain.workflows import complaint as workflow
from app.models.complaint import Complaint
from app.models.organisation import User
from app.services import (
    complaint_approvals,
    complaint_findings,
    complaint_negotiation,
    complaint_opinions,
    complaint_progress,
    complaint_proposals,
    complaint_reports,
    complaints,
)
from app.services import session as sessions
from app.services.complaint_proposals import Planned
from app.services.complaint_schemes import scheme_of
from tests.services.complaint_cases import a_case, case, version

OURS = (Share("质管部", 6000), Share("制造部", 4000, "李明"))


def limit(role: str, fen: int | None) -> None:
    """Give the person of a role an approval limit."""
    User.update(approval_limit=fen).where(User.role == role).execute()


def person(role: str) -> sessions.Session:
    """The person of a role, signed in."""
    user = User.get(User.role == role)
    return sessions.Session(user.id, user.name, user.full_name, user.role)


def through_stages(case_id: int) -> None:
    """Let every unit of the state have its turn, so that the case may leave the state."""
    scheme = scheme_of(case(case_id))
    while (now := case(case_id)) and any(
        stage.state == now.state and not stage.is_optional for stage in _after(now, scheme)
    ):
        follows = next(stage for stage in _after(now, scheme) if not stage.is_optional)
        complaint_progress.hand_on(case_id, seen_version=now.row_version, to=follows.code, note="研发不涉及")


def _after(now: Complaint, scheme: Any) -> list[Any]:
    place = next((at for at, stage in enumerate(scheme.stages) if stage.code == now.stage), -1)
    return [stage for stage in scheme.stages[place + 1 :] if stage.state == now.state]


def verified(scheme: str = "service_department", **fields: Any) -> int:
    """A case that is being verified, every unit having had its turn."""
    case_id = a_case(scheme, **fields)
    through_stages(case_id)
    complaint_progress.verify(case_id, seen_version=version(case_id))
    through_stages(case_id)
    return case_id


def attributed(scheme: str = "service_department", shares: tuple[Share, ...] = OURS, **fields: Any) -> int:
    """A case whose responsibility is found."""
    given = {"cause": "电容批次不良", "severity": "serious"}
    given |= {name: fields.pop(name) for name in ("severity", "tracks_improvement", "cause") if name in fields}
    case_id = verified(scheme, **fields)
    complaint_findings.attribute(case_id, seen_version=version(case_id), shares=shares, **given)
    through_stages(case_id)
    return case_id


def compensated(amount: int) -> tuple[Planned, ...]:
    """A proposal of one compensation, in fen."""
    return (Planned("compensation", amount=amount, note="补偿停机损失"),)


def proposed(
    amount: int = 9_000_000, scheme: str = "service_department", lines: tuple[Planned, ...] = (), **fields: Any
) -> int:
    """A case whose proposal is written and may be put forward."""
    case_id = attributed(scheme, **fields)
    complaint_proposals.write(case_id, seen_version=version(case_id), lines=lines or compensated(amount))
    ready(case_id)
    return case_id


def ready(case_id: int) -> None:
    """Everything that the scheme asks for before a proposal goes on."""
    through_stages(case_id)
    now = case(case_id)
    scheme = scheme_of(now)
    for block in scheme.opinions:
        if block.is_required and block.code not in {one.block for one in now.opinions}:
            complaint_opinions.give(case_id, block=block.code, words="同意", given_by="赵主任")
    if "investigation_report" in scheme.steps:
        row = now.reports.where(complaint_reports.ComplaintReport.kind == "investigation").get()
        if row.state != "done":
            sheet = complaint_reports.Sheet(
                findings="现场抽检三台，电容鼓包", measures="全批隔离", went="质管部 赵主任"
            )
            complaint_reports.write(case_id, "investigation", sheet, seen_version=row.row_version, is_done=True)
    if "promise" in scheme.steps:
        complaints.contact(case_id, kind="promise", words="", promised_on=clock.today())


def submitted(amount: int = 9_000_000, scheme: str = "service_department", **fields: Any) -> int:
    """A case that waits for its approver."""
    case_id = proposed(amount, scheme, **fields)
    complaint_proposals.submit(case_id, seen_version=version(case_id))
    return case_id


def approved(amount: int = 9_000_000, scheme: str = "service_department", **fields: Any) -> int:
    """A case whose proposal an approver approved."""
    case_id = submitted(amount, scheme, **fields)
    limit("approver", amount)
    with sessions.acting_as(person("approver")):
        complaint_approvals.approve(case_id, seen_version=version(case_id), words="同意")
    through_stages(case_id)
    return case_id


def talking(amount: int = 9_000_000, scheme: str = "service_department", **fields: Any) -> int:
    """A case that is talked about with the customer."""
    case_id = approved(amount, scheme, **fields)
    complaint_negotiation.negotiate(case_id, seen_version=version(case_id), words="已电话告知方案")
    assert case(case_id).state == workflow.State.NEGOTIATING
    return case_id
