"""Work on what was taken back (F21, F23, F25): tested, repaired here or sent out, checked, given up and decided.

Each step is dated (R052), moves the chain of custody where the thing itself moves, and takes the call on when
everything of it is ready.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN
from app.domain import validation
from app.domain.custody import Holder, HolderKind
from app.models.customer import Device
from app.models.returned_part import ReturnedPart
from app.services import custody
from app.services._call_input import technician_named
from app.services._take_back_steps import follow_call, holder, load, pass_on, step, workshop
from app.services._use_case import UnitOfWork, require, use_case

LONGEST_WORK = 60 * 24 * 31
"""Minutes."""


@use_case("returned_part.change")
def begin_test(unit: UnitOfWork, part_id: int, *, seen_version: int, place: str = "") -> ReturnedPart:
    """It comes to the bench: out of the technician's hands into the workshop."""
    part = load(unit, part_id, seen_version)
    step(unit, part, "begin_test")
    return _bring_in(unit, part, place)


@use_case("returned_part.change")
def enter_test(
    unit: UnitOfWork,
    part_id: int,
    *,
    seen_version: int,
    symptom_reproduced: str,
    verdict: str,
    cause: str = "",
    tested_by: str = "",
    tested_on: date | None = None,
) -> ReturnedPart:
    """The result of the fault test (R055); entered again, it corrects what stood there. The tester is whoever enters
    it unless named.
    """
    part = load(unit, part_id, seen_version)
    tester = validation.clean_line(tested_by, field="tested_by") or unit.session.full_name
    day = _day_here(part, tested_on or clock.today(), "tested_on")
    found: dict[str, Any] = {"symptom_reproduced": symptom_reproduced, "verdict": verdict, "tested_by": tester}
    why = validation.clean_text(cause, field="cause")
    step(unit, part, "enter_test", facts=found, detail=why, cause=why, tested_on=day, **found)
    return _bring_in(unit, part, "")


@use_case("returned_part.change")
def begin_repair(unit: UnitOfWork, part_id: int, *, seen_version: int) -> ReturnedPart:
    """It is repaired here."""
    part = load(unit, part_id, seen_version)
    step(unit, part, "begin_repair", route="own")
    return _bring_in(unit, part, "")


@use_case("returned_part.change")
def send_out(
    unit: UnitOfWork,
    part_id: int,
    *,
    seen_version: int,
    route: str,
    supplier_name: str,
    supplier_id: int = 0,
    sent_on: date | None = None,
    due_back_on: date | None,
    note: str = "",
) -> ReturnedPart:
    """It goes to the manufacturer or a supplier (R054), to be back by a day."""
    part = load(unit, part_id, seen_version)
    name = validation.clean_line(supplier_name, field="supplier_name")
    facts: dict[str, Any] = {
        "route": route,
        "supplier_name": name,
        "sent_on": sent_on or clock.today(),
        "due_back_on": due_back_on,
    }
    told = validation.clean_line(note, field="note")
    step(unit, part, "send_out", facts=facts, detail=told or name, supplier_id=supplier_id, back_on=None, **facts)
    return pass_on(
        unit, part, Holder(HolderKind.SUPPLIER, supplier_id, name), on=part.sent_on, due_on=due_back_on, reason=told,
        condition="",
    )  # fmt: skip


@use_case("returned_part.change")
def come_back(
    unit: UnitOfWork,
    part_id: int,
    *,
    seen_version: int,
    back_on: date | None = None,
    cost: int = 0,
    condition: str = "",
) -> ReturnedPart:
    """It is back from outside, at a cost in fen, in this condition."""
    part = load(unit, part_id, seen_version)
    day = back_on or clock.today()
    seen = validation.clean_line(condition, field="condition")
    step(unit, part, "come_back", facts={"back_on": day}, detail=seen, back_on=day, cost=money(part.cost + cost, cost))
    return pass_on(unit, part, workshop(part), on=day, condition=seen)


@use_case("returned_part.change")
def repair(
    unit: UnitOfWork,
    part_id: int,
    *,
    seen_version: int,
    work: str,
    parts_text: str = "",
    minutes: int = 0,
    repaired_by: str = "",
    repaired_on: date | None = None,
    cost: int | None = None,
) -> ReturnedPart:
    """It works again: what was done, parts replaced, time used, by whom (F23)."""
    part = load(unit, part_id, seen_version)
    if not 0 <= minutes <= LONGEST_WORK:
        raise UserError(translate("returned_part", "This is not a length of work."), "minutes")
    done: dict[str, Any] = {
        "work_text": validation.clean_text(work, field="work"),
        "repaired_by": validation.clean_line(repaired_by, field="repaired_by") or unit.session.full_name,
    }
    step(
        unit, part, "repair", facts=done, detail=done["work_text"], outcome="repaired", repair_minutes=minutes,
        parts_text=validation.clean_text(parts_text, field="parts_text"),
        repaired_on=_day_here(part, repaired_on or clock.today(), "repaired_on"),
        cost=part.cost if cost is None else money(cost, cost), route=part.route or "own", **done,
    )  # fmt: skip
    follow_call(unit, part)
    return part


@use_case("returned_part.change")
def find_no_fault(unit: UnitOfWork, part_id: int, *, seen_version: int) -> ReturnedPart:
    """The test found no fault: it is ready to go back."""
    part = load(unit, part_id, seen_version)
    step(unit, part, "find_no_fault", outcome="no_fault", repaired_on=clock.today())
    follow_call(unit, part)
    return part


@use_case("returned_part.change")
def check(unit: UnitOfWork, part_id: int, *, seen_version: int, checked_by: str = "") -> ReturnedPart:
    """Somebody else than who repaired it found it in order (F23)."""
    part = load(unit, part_id, seen_version)
    who = validation.clean_line(checked_by, field="checked_by") or unit.session.full_name
    return step(unit, part, "check", facts={"checked_by": who}, detail=who, checked_by=who, checked_on=clock.today())


@use_case("returned_part.change")
def repair_again(unit: UnitOfWork, part_id: int, *, seen_version: int, reason: str) -> ReturnedPart:
    """The check failed: back to the bench."""
    part = load(unit, part_id, seen_version)
    why = validation.clean_line(reason, field="reason")
    step(
        unit, part, "repair_again", facts={"reason": why}, detail=why, outcome="", repaired_on=None, checked_by="",
        checked_on=None,
    )  # fmt: skip
    follow_call(unit, part)
    return part


@use_case("returned_part.change")
def give_up(unit: UnitOfWork, part_id: int, *, seen_version: int, reason: str) -> ReturnedPart:
    """It cannot be repaired: a supervisor decides what becomes of it."""
    part = load(unit, part_id, seen_version)
    why = validation.clean_line(reason, field="reason")
    return step(unit, part, "give_up", facts={"reason": why}, detail=why, outcome_reason=why)


@use_case("returned_part.write_off")
def scrap(unit: UnitOfWork, part_id: int, *, seen_version: int, reason: str) -> ReturnedPart:
    """The customer agrees that it is disposed of: `reason` says who agreed and why."""
    part = _decided(unit, part_id, seen_version, "scrap", reason)
    pass_on(unit, part, custody.gone(translate("returned_part", "Scrapped")), reason=part.outcome_reason)
    follow_call(unit, part)
    return part


@use_case("returned_part.write_off")
def leave_as_is(unit: UnitOfWork, part_id: int, *, seen_version: int, reason: str) -> ReturnedPart:
    """The customer takes it back as it is. Raises UserError for one that stayed with who should have repaired it."""
    now_with = holder(load(unit, part_id, seen_version))
    if now_with.kind == HolderKind.SUPPLIER:
        text = translate(
            "take_back", "It is still with {name}: enter where it lies once it is here, or decide on a swap."
        )
        raise UserError(text.format(name=now_with.name))
    part = _decided(unit, part_id, seen_version, "leave_as_is", reason)
    follow_call(unit, part)
    return part


def replaced(unit: UnitOfWork, part: ReturnedPart, *, replacement: Device, swap_rule: str, reason: str) -> ReturnedPart:
    """Another unit takes its place, inside the use case that swaps them (`take_back_swaps`)."""
    why = validation.clean_line(reason, field="reason")
    facts = {"reason": why, "replacement_serial": replacement.serial}
    step(
        unit, part, "replace", facts=facts, detail=f"{part.serial} → {replacement.serial}\n{why}", outcome="replaced",
        outcome_reason=why, decided_by=unit.session.full_name, replacement=replacement.id,
        replacement_serial=replacement.serial, swap_rule=swap_rule,
    )  # fmt: skip
    follow_call(unit, part)
    return part


@use_case("returned_part.change")
def move(
    unit: UnitOfWork, part_id: int, *, seen_version: int, place: str, technician_id: int | None = None
) -> ReturnedPart:
    """Put it on another shelf, or into the hands of another technician (None: as it is); the office decides that."""
    part = load(unit, part_id, seen_version)
    where = validation.clean_line(place, field="place")
    fields: dict[str, Any] = {"place": where}
    if technician_id is not None and technician_id != (part.technician_id or 0):
        require("returned_part.create", unit.session)
        person = technician_named(technician_id)
        fields |= {"technician": person.id, "technician_name": person.name}
    is_here = not where or holder(part).kind != HolderKind.SUPPLIER
    if where == part.place and len(fields) == 1 and is_here:
        raise UserError(translate("returned_part", "It lies there already."), "place")
    step(unit, part, "move", detail=where, **fields)
    return pass_on(unit, part, workshop(part, where)) if where else part


@use_case("returned_part.create")
def close(unit: UnitOfWork, *, part_ids: Iterable[int]) -> ReturnedPart | None:
    """Close what was returned: paper filed, nothing open. Raises UserError for one that was not returned."""
    last = None
    for part_id in part_ids:
        last = load(unit, part_id, None)
        step(unit, last, "close", closed_on=clock.today())
    return last


def _decided(unit: UnitOfWork, part_id: int, seen_version: int, event: str, reason: str) -> ReturnedPart:
    part = load(unit, part_id, seen_version)
    why = validation.clean_line(reason, field="reason")
    outcome = {"scrap": "scrapped", "leave_as_is": "as_is"}[event]
    decided: dict[str, Any] = {"outcome": outcome, "outcome_reason": why, "decided_by": unit.session.full_name}
    return step(unit, part, event, facts={"reason": why}, detail=why, **decided)


def _bring_in(unit: UnitOfWork, part: ReturnedPart, place: str) -> ReturnedPart:
    """Whoever still carries it gives it to the workshop."""
    where = validation.clean_line(place, field="place")
    if where and where != part.place:
        unit.update(part, place=where)
    if holder(part).kind != HolderKind.BRANCH or where:
        pass_on(unit, part, workshop(part))
    return part


def _day_here(part: ReturnedPart, day: date, field: str) -> date:
    """A day between the receipt and today."""
    if day > clock.today():
        raise UserError(translate("returned_part", "This day lies in the future."), field)
    if day < clock.local(part.received_at).date():
        raise UserError(translate("returned_part", "It had not been received then."), field)
    return day


def money(total: int, given: int) -> int:
    """What it has cost so far, in fen, with what is `given` now. Raises UserError for what cannot be."""
    if given < 0 or not 0 <= total <= LARGEST_FEN:
        raise UserError(translate("returned_part", "This amount is not possible."), "cost")
    return total
