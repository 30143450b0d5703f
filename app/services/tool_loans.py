"""Loans of tools to colleagues (F86, R148): lent on a card, signed, renewed, taken in and checked, lost, compensated.

A tool is never lent twice: its row moves on first, and the database keeps an open loan unique. Tools lent together
share a card, whose content is frozen when they are lent.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from app.core import clock
from app.core.errors import ChangedMeanwhile, UserError
from app.core.i18n import translate
from app.domain import permissions, validation
from app.domain.workflows import tool as tool_workflow
from app.domain.workflows import tool_loan as workflow
from app.models.organisation import Staff
from app.models.tool import Tool, ToolLoan
from app.services import custody, issuing, settings, tool_papers, tools
from app.services._colleagues import colleague_named
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services._visible import refuse_others

FORM = tool_papers.FORM
MOST_TOOLS = 60
"""Tools on one card."""


@use_case("tool.lend")
def lend(
    unit: UnitOfWork,
    *,
    tool_ids: Sequence[int],
    borrower_id: int,
    purpose: str = "",
    due_on: date | None = None,
    condition: str = "",
    signed_by: str = "",
    signed_on: date | None = None,
    paper: str = "",
) -> ToolLoan:
    """Lend tools to a colleague on one card; the result is the first loan.

    `due_on` counts for shared tools, within `most_days`; personal ones stay with their colleague. Raises UserError when
    a tool is not in store, somebody else lent it just now, or a shared one has no purpose or day.
    """
    person = colleague_named(borrower_id, "borrower_id")
    ids = list(dict.fromkeys(tool_ids))
    if not ids:
        raise UserError(translate("tool_loan", "Choose at least one tool."), "tool_ids")
    if len(ids) > MOST_TOOLS:
        raise UserError(
            translate("tool_loan", "A card holds at most {count} tools.").format(count=MOST_TOOLS), "tool_ids"
        )
    rows = [get(Tool, tool_id) for tool_id in ids]
    why = validation.clean_line(purpose, field="purpose")
    shared = [row for row in rows if row.kind == "shared"]
    if shared and not why:
        raise UserError(translate("tool_loan", "Write what it is needed for."), "purpose")
    today = clock.local(unit.now).date()
    signer = validation.clean_line(signed_by, 60, "signed_by")
    refusal = workflow.check_signature(signer, signed_on, today, today)
    refusal = refusal or (workflow.check_due(due_on, today, most_days=most_days()) if shared else None)
    if refusal:
        raise refusal
    about = {
        "borrower": person.id,
        "borrower_name": person.name,
        "purpose": why,
        "out_at": unit.now,
        "lent_by": unit.session.full_name,
        "condition_out": validation.clean_line(condition, field="condition"),
        "signed_by": signer,
        "signed_on": signed_on,
    }
    drawn = [(row, unit.number("tool_loan"), due_on if row.kind == "shared" else None) for row in rows]
    card = drawn[0][1]
    content = tool_papers.card_content(card, person, about, drawn, unit.now, unit.session.full_name)
    _, digest = issuing.keep(unit, FORM, card, content, paper or settings.text("print.paper.tool_loan_card"))
    about |= {"card_number": card, "content_sha256": digest}
    made = [_lent(unit, row, person, number, due, about) for row, number, due in drawn]
    return made[0]


@use_case("tool.lend")
def sign(unit: UnitOfWork, loan_id: int, *, seen_version: int, signed_by: str, signed_on: date | None) -> ToolLoan:
    """The card came back signed: who, and the date beside it; it counts for every tool of the card that is out."""
    row = get(ToolLoan, loan_id)
    signer = validation.clean_line(signed_by, 60, "signed_by")
    _after(unit, row, "sign", signed_by=signer, signed_on=signed_on)
    unit.update(row, seen_version, signed_by=signer, signed_on=signed_on)
    others = (ToolLoan.card_number == row.card_number) & (ToolLoan.id != row.id)
    for one in ToolLoan.select().where(others & (ToolLoan.state == workflow.State.LENT) & (ToolLoan.signed_by == "")):
        unit.update(one, signed_by=signer, signed_on=signed_on)
    return row


@use_case("tool.record")
def renew(unit: UnitOfWork, loan_id: int, *, seen_version: int, due_on: date | None, reason: str) -> ToolLoan:
    """Another day for it to be back, within `most_days` of today, with the reason.

    Colleagues renew their own while its day has not passed; after it only who lends tools does, when they bring it.
    """
    row = get(ToolLoan, loan_id)
    refuse_others("tool.record", row.borrower_id)
    why = validation.clean_line(reason, field="reason")
    keeper = permissions.allowed(unit.session.role, "tool.lend")
    _after(
        unit, row, "renew", due_on=due_on, reason=why, was_due_on=row.due_on, is_keeper=keeper, most_days=most_days()
    )
    unit.update(row, seen_version, why, also={"reason": why}, due_on=due_on, renewals=row.renewals + 1)
    unit.update(get(Tool, row.tool_id), due_on=due_on)
    custody.change(unit, kind="tool", object_id=row.tool_id, due_on=due_on)
    return row


@use_case("tool.lend")
def take_in(
    unit: UnitOfWork,
    loan_id: int,
    *,
    seen_version: int,
    condition: str = "",
    is_damaged: bool = False,
    is_worn: bool = False,
    damage_note: str = "",
    compensation: int = 0,
    compensation_note: str = "",
    signed_by: str = "",
    signed_on: date | None = None,
) -> ToolLoan:
    """The tool is back and was checked: whole, worn out by use, or damaged until it is repaired.

    What is worn out nobody pays; for damage `compensation` in fen, or a supervisor decides later (`decide`). Who signed
    the return stands on its hand-over.
    """
    row = get(ToolLoan, loan_id)
    note = validation.clean_text(damage_note, field="damage_note")
    broken = is_damaged or is_worn
    paid = 0 if is_worn or not is_damaged else compensation
    signer = validation.clean_line(signed_by, 60, "signed_by")
    state = _after(
        unit, row, "take_in", is_damaged=broken, damage_note=note, compensation=paid, signed_by=signer,
        signed_on=signed_on,
    )  # fmt: skip
    said = validation.clean_line(compensation_note, field="compensation_note") if is_damaged else ""
    unit.update(
        row,
        seen_version,
        state=state,
        open_tool_id=None,
        in_at=unit.now,
        taken_in_by=unit.session.full_name,
        condition_in=validation.clean_line(condition, field="condition"),
        is_damaged=is_damaged and not is_worn,
        is_worn=is_worn,
        damage_note=note if broken else "",
        compensation=paid,
        compensation_note=said,
        to_decide=is_damaged and not is_worn and not paid and not said,
    )
    tool = _settled(unit, row, "take_in_damaged" if broken else "take_in", note if broken else "")
    _pass(
        unit, row, custody.place(tool.place), condition=row.condition_in, reason=row.damage_note, signed_by=signer,
        signed_on=signed_on,
    )  # fmt: skip
    return row


@use_case("tool.write_off")
def lose(
    unit: UnitOfWork,
    loan_id: int,
    *,
    seen_version: int,
    reason: str,
    compensation: int = 0,
    compensation_note: str = "",
) -> ToolLoan:
    """The colleague does not have the tool any more: it is gone, with what is paid for it."""
    row = get(ToolLoan, loan_id)
    return lost(unit, row, reason, seen_version, compensation, compensation_note)


def lost(
    unit: UnitOfWork,
    row: ToolLoan,
    reason: str,
    seen_version: int | None = None,
    compensation: int = 0,
    compensation_note: str = "",
) -> ToolLoan:
    """Lose a tool that is lent, inside a use case; parameters as `lose`."""
    why = validation.clean_line(reason, field="reason")
    state = _after(unit, row, "lose", reason=why, compensation=compensation)
    said = validation.clean_line(compensation_note, field="compensation_note")
    unit.update(
        row, seen_version, why, also={"reason": why}, state=state, open_tool_id=None, in_at=unit.now,
        compensation=compensation, compensation_note=said, to_decide=not compensation and not said,
    )  # fmt: skip
    _settled(unit, row, "lose", why)
    _pass(unit, row, custody.gone(translate("tool_loan", "Lost by {name}").format(name=row.borrower_name)), reason=why)
    return row


@use_case("tool.write_off")
def void(unit: UnitOfWork, loan_id: int, *, seen_version: int, reason: str) -> ToolLoan:
    """The tool never left its store: its line of the card is void, the number stays."""
    row = get(ToolLoan, loan_id)
    why = validation.clean_line(reason, field="reason")
    state = _after(unit, row, "void", reason=why, is_signed=bool(row.signed_by))
    unit.update(row, seen_version, why, also={"reason": why}, state=state, open_tool_id=None)
    tool = _settled(unit, row, "take_in", "")
    _pass(unit, row, custody.place(tool.place), reason=why)
    return row


@use_case("tool.write_off")
def decide(
    unit: UnitOfWork, loan_id: int, *, seen_version: int, compensation: int, compensation_note: str = ""
) -> ToolLoan:
    """What is paid for a damaged or lost tool; nothing with the reason why."""
    row = get(ToolLoan, loan_id)
    note = validation.clean_line(compensation_note, field="compensation_note")
    _after(unit, row, "decide", compensation=compensation, compensation_note=note)
    if not row.is_damaged and row.state != workflow.State.LOST:
        raise UserError(
            translate("tool_loan", "The tool came back whole: there is nothing to pay for."), "compensation"
        )
    return unit.update(row, seen_version, compensation=compensation, compensation_note=note, to_decide=False)


@use_case("tool.lend")
def printed(unit: UnitOfWork, loan_id: int, *, printer: str, copies: int = 1, reprint: int = 0) -> ToolLoan:
    """A copy of the card has left the printer."""
    row = get(ToolLoan, loan_id)
    issuing.log_copy(unit, tool_papers.paper_id(row), printer=printer, copies=copies, reprint=reprint)
    unit.touch(row)
    return row


def for_printing(loan_id: int, *, paper: str = "") -> issuing.Copy:
    """The next copy of the card of a loan; one whose every line is void says 作废. Raises NotPermitted."""
    require("tool.lend")
    row = get(ToolLoan, loan_id)
    on_card = list(ToolLoan.select(ToolLoan.state).where(ToolLoan.card_number == row.card_number))
    is_void = all(one.state == workflow.State.VOID for one in on_card)
    return issuing.copy(tool_papers.paper_id(row), paper=paper, is_void=is_void)


def most_days() -> int:
    """How many days a shared tool is lent for at most, and renewed for (public rules of tool stores: three)."""
    return settings.integer("tool.loan_days")


def default_due() -> date:
    """The last day on which a shared tool that is lent or renewed today may be back."""
    return clock.today() + timedelta(days=most_days())


def _lent(unit: UnitOfWork, row: Tool, person: Staff, number: str, due: date | None, about: dict[str, Any]) -> ToolLoan:
    if row.state == tool_workflow.State.LENT:
        text = translate("tool_loan", "{tool} is with {name} already.")
        raise UserError(text.format(tool=f"{row.number} {row.name}", name=row.borrower_name), "tool_ids")
    if row.state != tool_workflow.State.IN_STORE:
        text = translate("tool_loan", "{tool} cannot be lent: {state}.")
        state = tool_workflow.state_label(row.state)
        raise UserError(text.format(tool=f"{row.number} {row.name}", state=state), "tool_ids")
    try:
        unit.update(
            row, state=str(tool_workflow.after(row.state, "lend")), since=unit.now, borrower=person.id,
            borrower_name=person.name, due_on=due, lent_count=row.lent_count + 1, open_loan_number=number,
        )  # fmt: skip
    except ChangedMeanwhile:
        text = translate("tool_loan", "Somebody else took {number} just now. Choose another one.")
        raise UserError(text.format(number=row.number), "tool_ids") from None
    loan = unit.insert(
        ToolLoan,
        number=number,
        tool=row.id,
        tool_number=row.number,
        tool_name=row.name,
        tool_model=row.model,
        tool_serial=row.serial,
        tool_kind=row.kind,
        tool_value=row.value,
        open_tool_id=row.id,
        due_on=due,
        **about,
    )
    unit.update(row, open_loan_id=loan.id)
    _pass(
        unit, loan, custody.colleague(person), due_on=due, condition=loan.condition_out, signed_by=loan.signed_by,
        signed_on=loan.signed_on, reason=loan.purpose or translate("tool_loan", "Personal tool"),
    )  # fmt: skip
    return loan


def _settled(unit: UnitOfWork, loan: ToolLoan, event: str, reason: str) -> Tool:
    """Put the tool's row in order after its loan."""
    row = get(Tool, loan.tool_id)
    tools.step(
        unit, row, event, reason, open_loan_id=0, open_loan_number="", borrower=None, borrower_name="", due_on=None
    )
    return row


def _pass(unit: UnitOfWork, loan: ToolLoan, taker: Any, **paper: Any) -> None:
    custody.hand_over(
        unit, kind="tool", object_id=loan.tool_id, taker=taker, receipt_number=loan.card_number, **paper
    )  # fmt: skip


def _after(unit: UnitOfWork, row: ToolLoan, event: str, **facts: Any) -> str:
    days = {"out_on": clock.local(row.out_at).date(), "today": clock.local(unit.now).date(), "kind": row.tool_kind}
    return str(workflow.after(row.state, event, {**facts, **days}))
