"""What stands on a loan card of tools (F86): frozen when they are lent; and what a colleague has now, for a personal
card.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.models.organisation import Department, Staff
from app.models.tool import Tool, ToolLoan
from app.services import issuing, voucher_content
from app.services import session as sessions
from app.services._use_case import get
from app.services._visible import refuse_others

FORM = "tool_loan_card"


def card_content(
    number: str,
    person: Staff,
    about: Mapping[str, Any],
    drawn: Sequence[tuple[Tool, str, date | None]],
    issued_at: datetime,
    operator: str,
) -> dict[str, Any]:
    """The content of a card; `about` holds the fields of `ToolLoan`, `drawn` the tools with numbers and due days."""
    signed_on = about["signed_on"]
    return {
        **_head(number, person),
        "purpose": about["purpose"],
        "out_on": clock.local(issued_at).date().isoformat(),
        "condition": about["condition_out"],
        "lines": [_line(tool, loan_number, due) for tool, loan_number, due in drawn],
        "signed_by": about["signed_by"],
        "signed_on": signed_on.isoformat() if signed_on else None,
        "operator": operator,
        "printed_at": issued_at.isoformat(),
    }


def tools_of(subject: str) -> dict[str, Any]:
    """What a colleague has now, by the number of their staff entry: the list that is empty when they leave.

    Raises UserError when there is no such colleague, NotPermitted for a technician's look at somebody else's.
    """
    person = Staff.get_or_none(Staff.number == subject.strip().upper())
    if person is None:
        message = translate("paper_content", "There is no colleague with the number {number}.")
        raise UserError(message.format(number=subject), "subject")
    refuse_others("tool.view", person.id)
    loans = ToolLoan.select().where((ToolLoan.borrower == person.id) & (ToolLoan.state == "lent"))
    rows = sorted(loans, key=lambda row: (row.due_on or date.max, row.id))
    lines = [_line(get(Tool, row.tool_id), row.number, row.due_on) for row in rows]
    for line, row in zip(lines, rows, strict=True):
        line["out_on"] = clock.local(row.out_at).date().isoformat()
    return {
        **_head("", person),
        "lines": lines,
        "operator": sessions.current().full_name,
        "printed_at": clock.now().isoformat(),
    }


def paper_id(row: ToolLoan) -> int:
    """The kept card of a loan. Raises UserError when there is none (rows that were brought in without)."""
    kept = issuing.paper_of(FORM, row.card_number)
    if kept is None:
        text = translate("tool_loan", "The card of loan {number} is not kept here.")
        raise UserError(text.format(number=row.number))
    return kept.paper_id


def _head(number: str, person: Staff) -> dict[str, Any]:
    return {
        "letterhead": voucher_content.letterhead(),
        "number": number,
        "borrower": person.name,
        "borrower_number": person.number,
        "department": get(Department, person.department_id).name if person.department_id else "",
    }


def _line(tool: Tool, loan_number: str, due: date | None) -> dict[str, Any]:
    return {
        "loan_number": loan_number,
        "number": tool.number,
        "name": tool.name,
        "model": tool.model,
        "serial": tool.serial,
        "value": tool.value or None,
        "kind": tool.kind,
        "due_on": due.isoformat() if due else None,
    }


PAPERS = {"personal_tool_card": tools_of}
"""By form what knows its content from a subject (`paper_content`)."""
