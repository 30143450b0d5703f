"""How often a device was repaired for the same fault, how long it was away, and the limits of the branch (三包).

A unit that replaced another goes on with its count and its period where the warranty went on (`guarantee_policy`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.core import clock
from app.core.i18n import translate
from app.domain import guarantee_policy as policy
from app.domain.cover_facts import warranty_end
from app.domain.guarantee_policy import Limits, Repair, Spell
from app.models import database
from app.models.base import DayField, MomentField
from app.models.customer import Device
from app.services import covers, settings
from app.services._use_case import get, require
from app.services.voucher_content import category_name

_NO_REPAIRS = ("phone", "remote")


@dataclass(frozen=True)
class Notice:
    """A limit that is reached or near, in a sentence."""

    text: str
    is_reached: bool


@dataclass(frozen=True)
class Standing:
    """What happened to a device: repairs of the most frequent fault and of all, days in repair, limits that warn.

    `former_…` is what of it happened to the devices that it replaced; `former` are their numbers, divided by a mark.
    """

    fault: str = ""
    repairs: int = 0
    all_repairs: int = 0
    days: int = 0
    notices: tuple[Notice, ...] = ()
    former: str = ""
    former_repairs: int = 0
    former_all: int = 0
    former_days: int = 0


@dataclass(frozen=True)
class _Former:
    """A unit whose count goes on, and the day on which it was replaced."""

    device: Device
    until: date


def limits() -> Limits:
    """The limits of the branch; none until an administrator sets them."""
    return Limits(
        _whole(settings.number("guarantee.same_fault_repairs")),
        _whole(settings.number("guarantee.repair_days")),
        _whole(settings.number("guarantee.months")),
        settings.text("guarantee.rule"),
    )


def of_device(device_id: int) -> Standing:
    """How a device stands today. Raises UserError when it is not there, NotPermitted."""
    require("device.view")
    return standing(device_id)


def notices(device_id: int) -> tuple[Notice, ...]:
    """The limits that a device has reached or is near; without limits nothing is read. 0: no device."""
    return standing(device_id).notices if device_id and not limits().is_off else ()


def standing(device_id: int) -> Standing:
    """As `of_device`, inside another question about the caller or the thing."""
    device = get(Device, device_id)
    known, today, former = limits(), clock.today(), _former(device)
    origin = former[-1].device if former else device
    bought = origin.purchased_on or origin.installed_on or origin.accepted_on
    since = bought if known.months else None
    repairs, spells = _repairs(device_id), _spells(device_id)
    for one in former:
        repairs += _repairs_until(one)
        spells += _spells_until(one)
    counted = policy.counts(repairs, spells, today, since)
    in_use = device.status == "in_use"  # a unit that was exchanged warns no more
    judged = policy.judge(counted, known, bought, today) if in_use else policy.Judgement()
    fault = category_name(counted.fault)
    numbers, told = translate("guarantee", ", ").join(one.device.number for one in former), []
    if judged.repairs:
        notice, count = _of_repairs(judged.repairs, fault, counted.repairs, known), counted.former_repairs
        words = translate("guarantee", "{notice} {count} of these repairs were of {numbers}, which it replaced.")
        told.append(_with_former(notice, words, count, numbers))
    if judged.days:
        notice, count = _of_days(judged.days, counted.days, known), counted.former_days
        words = translate("guarantee", "{notice} {count} of these days were of {numbers}, which it replaced.")
        told.append(_with_former(notice, words, count, numbers))
    return Standing(
        fault, counted.repairs, counted.all_repairs, counted.days, tuple(told), numbers, counted.former_repairs,
        counted.former_all, counted.former_days,
    )  # fmt: skip


def _former(device: Device) -> list[_Former]:
    """The units before this one whose count goes on, the latest first."""
    found: list[_Former] = []
    seen, newer = {device.id}, device
    while newer.replaces_id and newer.replaces_id not in seen:
        older = get(Device, newer.replaces_id)
        remainder = warranty_end(covers.device_facts(older))
        if newer.replaced_on is None or not policy.goes_on(newer.cover_rule, remainder, newer.warranty_ends_on):
            break
        found.append(_Former(older, newer.replaced_on))
        seen.add(older.id)
        newer = older
    return found


def _repairs_until(former: _Former) -> list[Repair]:
    """Its repairs before the day of the exchange: the call of that day ended with the exchange, not with a repair."""
    return [replace(one, is_former=True) for one in _repairs(former.device.id) if one.on < former.until]


def _spells_until(former: _Former) -> list[Spell]:
    """When it was away until the exchange; whether it ever came back is nothing to the customer."""
    return [
        Spell(one.begins, min(one.ends or former.until, former.until), is_former=True)
        for one in _spells(former.device.id)
        if one.begins < former.until
    ]


def _with_former(notice: Notice, words: str, count: int, numbers: str) -> Notice:
    return replace(notice, text=words.format(notice=notice.text, count=count, numbers=numbers)) if count else notice


def _of_repairs(mark: str, fault: str, count: int, known: Limits) -> Notice:
    if mark == "reached":
        text = translate(
            "guarantee",
            "Repaired {count} times for the same fault ({fault}); from {limit} on an exchange is due. {rule}",
        )
    else:
        text = translate(
            "guarantee", "Repaired {count} times for the same fault ({fault}); at {limit} an exchange is due. {rule}"
        )
    words = text.format(count=count, fault=fault, limit=known.repairs, rule=known.rule).strip()
    return Notice(words, mark == "reached")


def _of_days(mark: str, days: int, known: Limits) -> Notice:
    if mark == "reached":
        text = translate("guarantee", "{days} days in repair; after more than {limit} an exchange is due. {rule}")
    else:
        text = translate("guarantee", "{days} days in repair; more than {limit} make an exchange due. {rule}")
    return Notice(text.format(days=days, limit=known.days, rule=known.rule).strip(), mark == "reached")


def _repairs(device_id: int) -> list[Repair]:
    """Every time work on the device was finished, a call that was reopened each time; advice by phone is none."""
    rows = database.query(
        "SELECT e.happened_at, c.category FROM service_call c JOIN service_call_event e ON e.call_id = c.id "
        "WHERE c.device_id = ? AND c.call_kind = 'repair' AND c.state <> 'cancelled' AND c.service_mode NOT IN (?, ?) "
        "AND c.remedy <> 'instruction' AND e.kind IN ('complete', 'hand_back')",
        (device_id, *_NO_REPAIRS),
    )
    return [Repair(clock.local(_moment(happened)).date(), str(category)) for happened, category in rows]


def _spells(device_id: int) -> list[Spell]:
    rows = database.query(
        "SELECT received_at, returned_on FROM returned_part WHERE device_id = ? AND state <> 'void'", (device_id,)
    )
    return [Spell(clock.local(_moment(taken)).date(), _day(back)) for taken, back in rows]


def _moment(stored: Any) -> datetime:
    found = MomentField().python_value(stored)
    return found if found is not None else clock.now()


def _day(stored: Any) -> date | None:
    return DayField().python_value(stored)


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)
