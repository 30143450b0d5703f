"""Tools and their loans as shown (F86): one of each with everything about it, what may be lent, who has what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.core import clock
from app.domain import permissions
from app.domain.workflows import tool as tool_workflow
from app.domain.workflows import tool_loan as workflow
from app.models import search
from app.models.custody import Handover
from app.models.organisation import AuditEntry, Staff
from app.models.tool import Tool, ToolLoan
from app.services import issuing, tools
from app.services import session as sessions
from app.services._people import full_names
from app.services._use_case import get, require
from app.services._visible import is_own, refuse_others, visible
from app.services.tool_papers import FORM

_MOST_OFFERED = 200


@dataclass(frozen=True)
class ToolEntry:
    """A tool as lists and choices show it; the value in fen."""

    id: int
    row_version: int
    number: str
    name: str
    model: str
    serial: str
    kind: str
    value: int
    bought_on: date | None
    place: str
    state: str
    borrower_id: int
    borrower_name: str
    open_loan_id: int
    open_loan_number: str
    due_on: date | None

    @property
    def title(self) -> str:
        """What it is called in a line."""
        return " ".join(part for part in (self.number, self.name, self.model, self.serial) if part)


@dataclass(frozen=True)
class LoanEntry:
    """A loan in one line; `is_late` when it is out past its day."""

    id: int
    row_version: int
    number: str
    card_number: str
    tool_id: int
    tool_number: str
    tool: str
    tool_serial: str
    borrower_id: int
    borrower_name: str
    state: str
    out_at: datetime
    due_on: date | None
    in_at: datetime | None
    is_late: bool
    is_damaged: bool


@dataclass(frozen=True)
class Renewal:
    """A loan was renewed: when, who, from which day to which, and why."""

    at: datetime
    who: str
    old: date | None
    new: date | None
    reason: str


@dataclass(frozen=True)
class ToolFile:
    """A tool with its loans, newest first; `residual` is what it is still worth in fen."""

    entry: ToolEntry
    residual: int
    since: datetime
    lent_count: int
    counted_on: date | None
    reason: str
    notes: str
    loans: tuple[LoanEntry, ...]
    actions: frozenset[str]


@dataclass(frozen=True)
class LoanFile:
    """A loan with everything about it; amounts in fen. `card` are the other tools of its card."""

    entry: LoanEntry
    tool_kind: str
    tool_value: int
    residual: int
    purpose: str
    lent_by: str
    condition_out: str
    signed_by: str
    signed_on: date | None
    renewals: int
    taken_in_by: str
    returned_signed_by: str
    returned_signed_on: date | None
    condition_in: str
    is_worn: bool
    damage_note: str
    compensation: int
    compensation_note: str
    to_decide: bool
    reason: str
    renewed: tuple[Renewal, ...]
    card: tuple[LoanEntry, ...]
    paper_id: int
    altered: bool
    prints: tuple[issuing.PrintedCopy, ...]
    actions: frozenset[str]


def file(tool_id: int) -> ToolFile:
    """Everything about a tool; a technician sees those that they have. Raises NotPermitted, UserError."""
    row = get(Tool, tool_id)
    refuse_others("tool.view", row.borrower_id)
    loans = visible(ToolLoan.select().where(ToolLoan.tool == tool_id), ToolLoan.borrower, "tool.view")
    role = sessions.current().role
    return ToolFile(
        entry=_entry(row),
        residual=tools.residual(row, clock.today()),
        since=row.since,
        lent_count=row.lent_count,
        counted_on=row.counted_on,
        reason=row.reason,
        notes=row.notes,
        loans=tuple(_loan(one) for one in loans.order_by(ToolLoan.out_at.desc(), ToolLoan.id.desc())),
        actions=frozenset(step.event for step in tool_workflow.permitted(row.state, role)),
    )


def loan(loan_id: int) -> LoanFile:
    """Everything about a loan. Raises UserError when it is not there, NotPermitted for somebody else's."""
    row = get(ToolLoan, loan_id)
    refuse_others("tool.view", row.borrower_id)
    kept = issuing.paper_of(FORM, row.card_number)
    own, role, names = is_own(row.borrower_id), sessions.current().role, full_names()
    others = (ToolLoan.card_number == row.card_number) & (ToolLoan.id != row.id)
    actions = {
        step.event for step in workflow.permitted(row.state, role) if permissions.allowed(role, step.action, own=own)
    }
    if row.signed_by:
        actions -= {"sign", "void"}
    gone_by = row.due_on is not None and row.due_on < clock.today()
    if row.tool_kind == "personal" or (gone_by and not permissions.allowed(role, "tool.lend")):
        actions -= {"renew"}
    if not row.is_damaged and row.state != workflow.State.LOST:
        actions -= {"decide"}
    same = {name: getattr(row, name) for name in LoanFile.__dataclass_fields__ if name in row._meta.fields}
    return LoanFile(**{
        **same,
        **_signed_in(row),
        "entry": _loan(row),
        "residual": tools.residual(get(Tool, row.tool_id), clock.today()),
        "renewed": _renewals(row, names),
        "card": tuple(_loan(one) for one in ToolLoan.select().where(others).order_by(ToolLoan.id)),
        "paper_id": kept.paper_id if kept else 0,
        "altered": kept is not None
        and (issuing.altered(kept.paper_id) or kept.content_sha256 != row.content_sha256),
        "prints": tuple(
            issuing.PrintedCopy(one.printed_at, names.get(one.user_name, one.user_name), one.printer, one.copies,
                                one.reprint)
            for one in (kept.prints if kept else ())
        ),
        "actions": frozenset(actions),
    })  # fmt: skip


def _signed_in(row: ToolLoan) -> dict[str, Any]:
    """Who signed the return, and when: it stands on the hand-over from the colleague."""
    here = (Handover.kind == "tool") & (Handover.object_id == row.tool_id) & (Handover.from_kind == "staff")
    here &= Handover.receipt_number == row.card_number
    line = Handover.get_or_none(here) if row.state == workflow.State.RETURNED else None
    return {
        "returned_signed_by": line.signed_by if line else "",
        "returned_signed_on": line.signed_on if line else None,
    }


def _renewals(row: ToolLoan, names: Mapping[str, str]) -> tuple[Renewal, ...]:
    """Its renewals, the latest first: the loan keeps its present day only, its history every one."""
    if not row.renewals:
        return ()
    mine = (AuditEntry.kind == row.record_kind()) & (AuditEntry.row_id == row.id) & (AuditEntry.action == "tool.record")
    found = []
    for line in AuditEntry.select().where(mine).order_by(AuditEntry.id.desc()):
        changes = json.loads(line.changes)
        if "renewals" in changes:
            old, new = changes.get("due_on", [None, None])
            who = names.get(line.user_name, line.user_name)
            found.append(Renewal(line.at, who, _day(old), _day(new), line.reason))
    return tuple(found)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def free(text: str = "") -> tuple[ToolEntry, ...]:
    """The tools that may be lent now, by name; those that match every word of a text. Raises NotPermitted."""
    require("tool.lend")
    rows = Tool.select().where(Tool.state == tool_workflow.State.IN_STORE)
    if text.strip():
        rows = rows.where(Tool.id.in_(search.find("tool", text, _MOST_OFFERED)))
    return tuple(_entry(row) for row in rows.order_by(Tool.name, Tool.id).limit(_MOST_OFFERED))


def held_by(staff_id: int) -> tuple[LoanEntry, ...]:
    """What a colleague has now, what is due first first: all of it comes back when they leave. Raises NotPermitted."""
    refuse_others("tool.view", staff_id)
    out = (ToolLoan.borrower == staff_id) & (ToolLoan.state == workflow.State.LENT)
    rows = sorted(ToolLoan.select().where(out), key=lambda row: (row.due_on or date.max, row.id))
    return tuple(_loan(row) for row in rows)


def borrowers() -> tuple[tuple[int, str, str, int], ...]:
    """Everybody who works here and who still has tools: id, number, name, how many tools. Raises NotPermitted."""
    require("tool.view")
    counts: dict[Any, int] = {}
    for row in visible(ToolLoan.select(ToolLoan.borrower), ToolLoan.borrower, "tool.view").where(
        ToolLoan.state == workflow.State.LENT
    ):
        counts[row.borrower_id] = counts.get(row.borrower_id, 0) + 1
    people = Staff.select().order_by(Staff.pinyin, Staff.id)
    return tuple(
        (one.id, one.number, one.name, counts.get(one.id, 0)) for one in people if one.is_active or one.id in counts
    )


def find_loan(number: str) -> int:
    """The id of the loan with a number (of a loan or its card), 0 when there is none. Raises NotPermitted."""
    require("tool.view")
    named = ToolLoan.select().where(ToolLoan.number == number.strip().upper())
    row = visible(named, ToolLoan.borrower, "tool.view").first()
    return row.id if row else 0


def _entry(row: Tool) -> ToolEntry:
    return ToolEntry(
        row.id, row.row_version, row.number, row.name, row.model, row.serial, row.kind, row.value, row.bought_on,
        row.place, row.state, row.borrower_id or 0, row.borrower_name, row.open_loan_id, row.open_loan_number,
        row.due_on,
    )  # fmt: skip


def _loan(row: ToolLoan) -> LoanEntry:
    due = row.due_on
    return LoanEntry(
        id=row.id,
        row_version=row.row_version,
        number=row.number,
        card_number=row.card_number,
        tool_id=row.tool_id,
        tool_number=row.tool_number,
        tool=" ".join(part for part in (row.tool_name, row.tool_model) if part),
        tool_serial=row.tool_serial,
        borrower_id=row.borrower_id,
        borrower_name=row.borrower_name,
        state=row.state,
        out_at=row.out_at,
        due_on=due,
        in_at=row.in_at,
        is_late=row.state == workflow.State.LENT and due is not None and due < clock.today(),
        is_damaged=row.is_damaged,
    )
