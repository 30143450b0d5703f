"""A complaint of the demonstration branch told step by step: the clock set back, each step by whom it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from app._demo_story import office
from app.core import clock
from app.domain.complaint_shares import Share
from app.models.complaint import Complaint, ComplaintOpinion, ComplaintStage
from app.models.complaint_decision import ComplaintReport, ComplaintSettlement
from app.models.complaint_slip import ComplaintSlip
from app.models.return_slip import ReturnSlip, ReturnSlipLine, SalesCertificate
from app.services import (
    complaint_approvals,
    complaint_findings,
    complaint_negotiation,
    complaint_opinions,
    complaint_progress,
    complaint_proposals,
    complaint_reports,
    complaint_slips,
    complaints,
    return_slips,
    sales_certificates,
)
from app.services import session as sessions
from app.services.complaint_proposals import Planned
from app.services.complaint_reports import Sheet
from app.services.return_slips import Goods
from app.services.session import Session

People = Mapping[str, Session]
"""Who works in the branch, by role."""


class Teller:
    """One case; `at` is the moment at which the next step is taken, in office hours and never after `now`."""

    def __init__(self, people: People, came: datetime, now: datetime) -> None:
        self.people, self.now = people, now
        self.at = min(office(came), now)
        self.case_id = 0

    # -- time

    def wait(self, days: float) -> Teller:
        """Let days pass."""
        self.at = max(self.at, min(office(self.at + timedelta(days=days)), self.now))
        return self

    def day(self, later: int = 0) -> date:
        """The day of the next step, or so many days after it."""
        return clock.local(self.at).date() + timedelta(days=later)

    # -- doing

    def act(self, use: Callable[..., Any], *args: Any, role: str = "representative", **given: Any) -> Any:
        """Run a use case as somebody of a role; returns the id of what it wrote."""
        with clock.set_to(self.at), sessions.acting_as(self.people[role]):
            return use(*args, **given).result

    def step(self, use: Callable[..., Any], role: str = "representative", **given: Any) -> Any:
        """Run a use case on the case as it stands."""
        return self.act(use, self.case_id, role=role, seen_version=self.case.row_version, **given)

    def on(self, use: Callable[..., Any], row: Any, role: str = "representative", **given: Any) -> Any:
        """Run a use case on another row as it stands."""
        seen = type(row).get_by_id(row.id).row_version
        return self.act(use, row.id, role=role, seen_version=seen, **given)

    @property
    def case(self) -> Complaint:
        """The case as it is stored."""
        return Complaint.get_by_id(self.case_id)

    # -- steps that most cases take

    def register(self, scheme: str, category: str, **told: Any) -> Teller:
        """The complaint comes; nobody takes it for one about an earlier matter."""
        self.case_id = self.act(complaints.register, scheme=scheme, category=category, repeat_of=0, **told)
        return self

    def accept(self, words: str) -> Teller:
        """The office takes it on and answers the customer."""
        self.step(complaint_progress.verify)
        self.act(complaints.contact, self.case_id, kind="first_reply", words=words)
        return self

    def promise(self, days: int, why: str) -> Teller:
        """The customer is told by which day it will be settled, and why not sooner."""
        self.act(complaints.contact, self.case_id, kind="promise", words=why, promised_on=self.day(days))
        return self

    def hand_on(self, to: str) -> Teller:
        """It is the next unit's turn."""
        self.step(complaint_progress.hand_on, to=to)
        return self

    def attribute(self, cause: str, countermeasure: str, *shares: Share, **given: Any) -> Teller:
        """Who answers for it."""
        given = {"severity": "serious", **given}
        self.step(
            complaint_findings.attribute, cause=cause, countermeasure=countermeasure, shares=shares, **given
        )  # fmt: skip
        return self

    def opinions(self, said: Mapping[str, tuple[str, str]]) -> Teller:
        """Units write into their blocks: person and words by the code of the block."""
        for block, (person, words) in said.items():
            mine = (ComplaintOpinion.complaint == self.case_id) & (ComplaintOpinion.block == block)
            seen = ComplaintOpinion.get_or_none(mine)
            self.act(
                complaint_opinions.give, self.case_id, block=block, words=words, given_by=person,
                seen_version=seen.row_version if seen else 0,
            )  # fmt: skip
        return self

    def sheet(self, kind: str, sheet: Sheet) -> Teller:
        """A written sheet is finished."""
        mine = (ComplaintReport.complaint == self.case_id) & (ComplaintReport.kind == kind)
        row = ComplaintReport.get_or_none(mine)
        self.act(
            complaint_reports.write, self.case_id, kind, sheet, is_done=True,
            seen_version=row.row_version if row else 0,
        )  # fmt: skip
        return self

    def propose(self, lines: Sequence[Planned]) -> Teller:
        """What is to be done for the customer."""
        self.step(complaint_proposals.write, lines=lines)
        return self

    def submit(self) -> Teller:
        """It goes to whoever its amount needs."""
        self.step(complaint_proposals.submit)
        return self

    def approved(self, role: str, words: str) -> Teller:
        """They approve it a day later."""
        self.wait(0.8).step(complaint_approvals.approve, role=role, words=words)
        return self

    def agreed(self, words: str) -> Teller:
        """The customer is told and accepts."""
        self.wait(0.2).step(complaint_negotiation.negotiate, words="告知处理方案，说明金额和办理时间。")
        self.wait(0.6).step(complaint_negotiation.accept, words=words)
        return self

    # -- papers

    def line(self, kind: str) -> ComplaintSettlement:
        """The part of the settlement of a kind."""
        mine = (ComplaintSettlement.complaint == self.case_id) & (ComplaintSettlement.state != "void")
        return ComplaintSettlement.get(mine & (ComplaintSettlement.kind == kind))

    def slip(self, kind: str, reason: str, *goods: Goods) -> ReturnSlip:
        """A return slip is written."""
        slip_id = self.act(
            return_slips.create, self.case_id, settlement_id=self.line(kind).id, lines=goods, reason=reason,
            treatment="退回公司，质管部隔离复检", basis="按核决方案办理",
        )  # fmt: skip
        return ReturnSlip.get_by_id(slip_id)

    def approve_slip(self, slip: ReturnSlip) -> None:
        """The goods may come."""
        self.wait(0.4).on(return_slips.approve, slip, role="approver")

    def count(self, slip: ReturnSlip, pieces: Sequence[int], note: str = "") -> None:
        """The goods come to the warehouse and are counted; accounting compares."""
        keeper = "仓库 何嘉辉"
        self.wait(1).on(return_slips.arrive, slip, day=self.day(), received_by=keeper)
        rows = ReturnSlipLine.select().where(ReturnSlipLine.slip == slip.id).order_by(ReturnSlipLine.position)
        counted = {row.id: many for row, many in zip(rows, pieces, strict=True)}
        self.wait(0.1).on(
            return_slips.count, slip, pieces=counted, day=self.day(), counted_by=keeper, difference_note=note
        )  # fmt: skip
        self.on(return_slips.compare, slip)

    def allow(self, kind: str, goods: str, price: int, reason: str, invoice: str) -> SalesCertificate:
        """An allowance is certified, as much as the settlement gives."""
        line = self.line(kind)
        row_id = self.act(
            sales_certificates.allow, self.case_id, settlement_id=line.id, goods=goods, original_price=price,
            amount=line.amount, reason=reason, invoice_number=invoice,
        )  # fmt: skip
        return SalesCertificate.get_by_id(row_id)

    def sealed(self, certificate: SalesCertificate, person: str) -> None:
        """Approved, sealed by the customer, posted."""
        self.wait(0.3).on(sales_certificates.approve, certificate, role="approver")
        self.wait(1.5).on(sales_certificates.seal, certificate, day=self.day(), sealed_by=person)
        self.wait(0.2).on(sales_certificates.post, certificate, day=self.day())

    # -- late units

    def remind(self, answer_in: int) -> ComplaintSlip:
        """The unit whose turn it is was late: it is reminded on paper."""
        turn = ComplaintStage.get((ComplaintStage.complaint == self.case_id) & ComplaintStage.is_open)
        row_id = self.act(complaint_slips.issue, turn.id, kind="reminder", answer_due_on=self.day(answer_in))
        return ComplaintSlip.get_by_id(row_id)

    def ask_why(self) -> ComplaintSlip:
        """The unit that was late is asked why, after the case is settled."""
        mine = (ComplaintStage.complaint == self.case_id) & ComplaintStage.was_late
        turn = ComplaintStage.select().where(mine).order_by(ComplaintStage.position).first()
        row_id = self.act(complaint_slips.issue, turn.id, kind="late_cause", answer_due_on=self.day(5))
        return ComplaintSlip.get_by_id(row_id)
