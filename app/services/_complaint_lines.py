"""The parts of a complaint as its record shows them, each a plain copy of its row; ids are 0 where there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from app.models.base import Table

Line = TypeVar("Line")


@dataclass(frozen=True)
class StageLine:
    """A unit's turn; `days_late` counts to when it was left, or to now.

    `slip_due` is the slip that it is due (`domain.workflows.complaint_slip.KINDS`), empty: none.
    """

    id: int
    position: int
    code: str
    name: str
    unit: str
    entered_at: datetime
    due_at: datetime | None
    left_at: datetime | None
    is_open: bool
    was_late: bool
    skipped_reason: str
    handed_by: str
    note: str
    days_late: int = 0
    slip_due: str = ""


@dataclass(frozen=True)
class EventLine:
    """A step of the case; `before` and `after` are states."""

    id: int
    event: str
    before: str
    after: str
    happened_at: datetime
    entered_at: datetime
    entered_by: str
    note: str


@dataclass(frozen=True)
class OpinionLine:
    """What a unit wrote in its block, with the name and day under it."""

    id: int
    row_version: int
    block: str
    title: str
    unit: str
    words: str
    given_by: str
    given_on: date
    entered_by: str
    is_internal: bool


@dataclass(frozen=True)
class ContactLine:
    """A word with the customer."""

    id: int
    row_version: int
    kind: str
    channel: str
    happened_at: datetime
    words: str
    spoken_to: str
    told_by: str
    entered_by: str


@dataclass(frozen=True)
class UnitLine:
    """A unit or person responsible; the share in hundredths of a percent."""

    id: int
    row_version: int
    party: str
    department_id: int
    unit: str
    staff_id: int
    person: str
    share: int
    trigger: str
    note: str


@dataclass(frozen=True)
class LossLine:
    """A line of the loss; amounts in fen, the rate in basis points."""

    id: int
    row_version: int
    kind: str
    goods: str
    quantity: int
    unit_price: int
    rate: int
    labour: int
    haulage: int
    scrap: int
    amount: int
    note: str
    returned_on: date | None = None
    waits_until: date | None = None
    resale: str = ""
    grade_price: int = 0
    sold_amount: int = 0
    sold_on: date | None = None
    sold_to: str = ""
    counted_by: str = ""


@dataclass(frozen=True)
class ApprovalLine:
    """A proposal put before an approver, and the decision; amounts in fen."""

    id: int
    row_version: int
    amount: int
    rung_title: str
    rung_limit: int | None
    asked_at: datetime
    asked_by: str
    decision: str
    decided_by: str
    decided_at: datetime | None
    words: str
    warning: str


@dataclass(frozen=True)
class SettlementLine:
    """Something done for the customer; the amount in fen."""

    id: int
    row_version: int
    kind: str
    goods: str
    quantity: int
    amount: int
    cause: str
    cost_bearer: str
    bearer_reason: str
    due_on: date | None
    state: str
    done_on: date | None
    done_by: str
    paper_number: str
    note: str
    void_reason: str


@dataclass(frozen=True)
class ReportLine:
    """A written sheet of the case; the fee in fen."""

    id: int
    row_version: int
    kind: str
    subject: str
    findings: str
    measures: str
    proposal: str
    institution: str
    conclusion: str
    fee: int | None
    fee_payer: str
    went: str
    investigated_on: date | None
    due_on: date | None
    made_on: date | None
    made_by: str
    decision: str
    decided_by: str
    decided_on: date | None
    state: str
    void_reason: str


@dataclass(frozen=True)
class SlipLine:
    """A reminder or late-cause slip."""

    id: int
    row_version: int
    number: str
    kind: str
    stage_id: int
    stage_name: str
    unit: str
    due_at: datetime
    days_late: int
    issued_at: datetime
    answer_due_on: date | None
    cause: str
    answer: str
    state: str


@dataclass(frozen=True)
class ReturnSlipPart:
    """A return slip of the case; the amount in fen."""

    id: int
    row_version: int
    number: str
    settlement_id: int
    purpose: str
    goods: str
    approved_quantity: int
    actual_quantity: int | None
    amount: int
    state: str
    issued_at: datetime
    proof_kind: str


@dataclass(frozen=True)
class CertificatePart:
    """A sales certificate of the case; amounts in fen."""

    id: int
    row_version: int
    number: str
    kind: str
    settlement_id: int
    slip_number: str
    goods: str
    quantity: int
    amount: int
    state: str
    issued_at: datetime


@dataclass(frozen=True)
class PenaltyPart:
    """A penalty notice of the case; amounts in fen."""

    id: int
    row_version: int
    number: str
    unit: str
    person: str
    step: str
    step_words: str
    share_amount: int
    fine: int
    settled: int
    state: str


@dataclass(frozen=True)
class ActionPart:
    """A corrective action of the case."""

    id: int
    row_version: int
    number: str
    kind: str
    action: str
    unit: str
    person: str
    due_on: date | None
    done_on: date | None
    result: str
    check_due_on: date | None
    checked_on: date | None
    checked_by: str
    check_words: str
    state: str


@dataclass(frozen=True)
class CaseLink:
    """Another case that this one is tied to: `how` is previous | next | repeat_of | repeated_by."""

    id: int
    number: str
    state: str
    how: str


@dataclass(frozen=True)
class BundlePart:
    """A booklet that the case is bound into."""

    id: int
    number: str
    kind: str
    subject: str
    state: str


def line(shape: type[Line], row: Table, **more: Any) -> Line:
    """A row as a line of this shape, `more` before what the row says."""
    return shape(**(copied(shape, row) | more))


def copied(shape: type[Any], row: Table) -> dict[str, Any]:
    """The fields of a shape that a row has, by name; an id that refers to nothing is 0."""
    names = [name for name in shape.__dataclass_fields__ if hasattr(row, name)]
    values = {name: getattr(row, name) for name in names}
    return {name: value or 0 if name.endswith("_id") else value for name, value in values.items()}
