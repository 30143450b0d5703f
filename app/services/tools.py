"""Engineering tools (F86, R148): the register, what is damaged, repaired, lost or scrapped."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN
from app.domain import stock, tool_worth, validation
from app.domain.custody import ObjectKind
from app.domain.stock import Place
from app.domain.workflows import tool as workflow
from app.models import personal
from app.models.organisation import Staff
from app.models.tool import Tool
from app.services import custody, settings
from app.services._use_case import UnitOfWork, get, use_case


@use_case("tool.lend")
def register(
    unit: UnitOfWork,
    *,
    name: str,
    model: str = "",
    serial: str = "",
    kind: str = "shared",
    value: int = 0,
    bought_on: date | None = None,
    place: str = "",
    notes: str = "",
) -> Tool:
    """A new tool, in its store; `value` is its price in fen.

    Raises UserError for an empty name, and for a serial that a tool of the branch has already.
    """
    return _registered(unit, _checked(unit, 0, name, model, serial, kind, value, bought_on, place, notes))


@use_case("tool.lend")
def change(
    unit: UnitOfWork,
    tool_id: int,
    *,
    seen_version: int,
    name: str,
    model: str = "",
    serial: str = "",
    kind: str = "shared",
    value: int = 0,
    bought_on: date | None = None,
    place: str = "",
    notes: str = "",
) -> Tool:
    """Correct what is known of a tool; another store moves it there, when it is in."""
    row = get(Tool, tool_id)
    fields = _checked(unit, tool_id, name, model, serial, kind, value, bought_on, place, notes)
    if row.state == workflow.State.LENT and fields["kind"] != row.kind:
        raise UserError(translate("tool", "It is lent: take it in before its kind is changed."), "kind")
    is_in = row.state in (workflow.State.IN_STORE, workflow.State.DAMAGED)
    moved = is_in and fields["place"] != row.place
    unit.update(row, seen_version, **fields)
    custody.change(unit, kind=ObjectKind.TOOL, object_id=tool_id, name=row.name, model=row.model, serial=row.serial)
    if moved:
        pass_on(unit, row, custody.place(row.place), reason=translate("tool", "Moved"))
    return row


@use_case("tool.lend")
def damage(unit: UnitOfWork, tool_id: int, *, seen_version: int, reason: str) -> Tool:
    """A tool in store was found damaged: it is not lent until it is repaired."""
    return step(unit, get(Tool, tool_id), "damage", reason, seen_version)


@use_case("tool.lend")
def mend(unit: UnitOfWork, tool_id: int, *, seen_version: int, reason: str) -> Tool:
    """A damaged tool was repaired or exchanged old for new (`reason` says how) and may be lent again."""
    return step(unit, get(Tool, tool_id), "mend", reason, seen_version)


@use_case("tool.write_off")
def scrap(unit: UnitOfWork, tool_id: int, *, seen_version: int, reason: str) -> Tool:
    """A tool is scrapped: its chain of custody ends."""
    row = step(unit, get(Tool, tool_id), "scrap", reason, seen_version)
    pass_on(unit, row, custody.gone(translate("tool", "Scrapped")), reason=row.reason)
    return row


@use_case("tool.write_off")
def exchange(
    unit: UnitOfWork,
    tool_id: int,
    *,
    seen_version: int,
    reason: str,
    serial: str = "",
    value: int = 0,
    bought_on: date | None = None,
) -> Tool:
    """Old for new (appendix A16): a tool that wore out or broke is scrapped, a new one of its sort takes its place.

    The result is the new tool, with a number and a worth of its own; each names the other. Raises UserError without a
    reason, and for a tool that is lent or gone.
    """
    old = get(Tool, tool_id)
    why = validation.required_line(reason, "reason", 120)
    given = (old.name, old.model, serial, old.kind, value, bought_on, old.place)
    fields = _checked(unit, tool_id, *given, translate("tool", "In place of {number}").format(number=old.number))
    workflow.after(old.state, "scrap", {"reason": why})
    new = _registered(unit, fields)
    text = translate("tool", "Exchanged for {number}: {reason}")
    step(unit, old, "scrap", text.format(number=new.number, reason=why), seen_version)
    pass_on(unit, old, custody.gone(translate("tool", "Scrapped")), reason=old.reason)
    return new


@use_case("tool.write_off")
def lose(unit: UnitOfWork, tool_id: int, *, seen_version: int, reason: str) -> Tool:
    """A tool that was in is not there any more. One that is lent is lost by its loan. Raises UserError."""
    row = get(Tool, tool_id)
    if row.state == workflow.State.LENT:
        raise UserError(translate("tool", "It is lent: say on its loan that it is lost."))
    return lost(unit, row, reason, seen_version)


def step(unit: UnitOfWork, row: Tool, event: str, reason: str, seen_version: int | None = None, **more: Any) -> Tool:
    """An event of a tool's life inside a use case; `more` are other fields."""
    why = validation.clean_line(reason, field="reason")
    state = str(workflow.after(row.state, event, {"reason": why}))
    return unit.update(row, seen_version, why, also={"reason": why}, state=state, since=unit.now, **more)


def lost(unit: UnitOfWork, row: Tool, reason: str, seen_version: int | None = None) -> Tool:
    """A tool that was in is gone, inside a use case: its chain of custody ends."""
    step(unit, row, "lose", reason, seen_version)
    pass_on(unit, row, custody.gone(translate("tool", "Lost")), reason=row.reason)
    return row


def pass_on(unit: UnitOfWork, row: Tool, taker: Any, **paper: Any) -> None:
    """Hand the tool over from whoever has it (see `custody.hand_over`)."""
    custody.hand_over(unit, kind=ObjectKind.TOOL, object_id=row.id, taker=taker, **paper)


def stores() -> tuple[str, ...]:
    """The stores of tools that the branch names (`tool.stores`), the main one first, and those in use."""
    words = settings.text("tool.stores").replace(";", "；").split("；")
    names = dict.fromkeys(word.strip() for word in words if word.strip())
    used = personal.query("SELECT DISTINCT place FROM tool ORDER BY place")
    names |= dict.fromkeys(str(place) for (place,) in used if place)
    return tuple(names) or (translate("tool", "Tool store"),)


def place_named(key: str) -> Place:
    """Where tools are counted: a store of tools, or what a colleague has, by its key. Raises UserError for another."""
    kind, _, name = key.partition(":")
    if kind == "staff" and name.isdigit():
        person = Staff.get_or_none(Staff.id == int(name))
        if person is not None:
            return stock.bag(person.id, person.name)
    if kind == "branch" and name in stores():
        return stock.store(name)
    raise UserError(translate("stock", "Choose a place."), "place")


def residual(row: Tool, today: date) -> int:
    """What a tool is still worth in fen, by the branch's rule (`tool.life_months`, `tool.least_percent`)."""
    months, least = settings.integer("tool.life_months"), settings.integer("tool.least_percent")
    return tool_worth.residual(int(row.value), row.bought_on, today, months, least)


def _registered(unit: UnitOfWork, fields: dict[str, Any]) -> Tool:
    row = unit.insert(Tool, number=unit.number("tool"), since=unit.now, **fields)
    custody.begin(
        unit,
        kind=ObjectKind.TOOL,
        object_id=row.id,
        number=row.number,
        name=row.name,
        model=row.model,
        serial=row.serial,
        holder=custody.place(row.place),
    )
    return row


def _checked(
    unit: UnitOfWork,
    tool_id: int,
    name: str,
    model: str,
    serial: str,
    kind: str,
    value: int,
    bought_on: date | None,
    place: str,
    notes: str,
) -> dict[str, Any]:
    shown_serial = validation.normalise_serial(serial, "serial")
    key = validation.serial_key(shown_serial)
    if kind not in workflow.KINDS:
        raise UserError(translate("tool", "Choose shared or personal."), "kind")
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_FEN:
        raise UserError(translate("tool", "A value is not less than nothing."), "value")
    today = clock.local(unit.now).date()
    if bought_on is not None and validation.check_date(bought_on, today, "bought_on") > today:
        raise UserError(translate("tool", "This day has not come yet."), "bought_on")
    if key:
        others = (Tool.serial_key == key) & (Tool.id != tool_id)
        twin = Tool.get_or_none(others & Tool.state.not_in([str(one) for one in workflow.GONE]))
        if twin is not None:
            text = translate("tool", "Tool {number} has this serial already.")
            raise UserError(text.format(number=twin.number), "serial")
    return {
        "name": validation.required_line(name, "name", 120),
        "model": validation.clean_line(model, 120, "model"),
        "serial": shown_serial,
        "serial_key": key,
        "kind": kind,
        "value": value,
        "bought_on": bought_on,
        "place": validation.clean_line(place, 60, "place") or stores()[0],
        "notes": validation.clean_text(notes, field="notes"),
    }
