"""Rows of customers and devices: whose, which device, what is new of either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.cover_facts import DeviceFacts, warranty_end
from app.models.customer import Device
from app.services._import_known import rows_where
from app.services._import_parties import Parties, Party
from app.services._import_parts import CONFLICT, Change, Draft, Parsed, RowPlan, let_go

_STORED = (
    "id", "number", "customer_id", "customer_name", "product_name", "model", "serial", "serial_key", "project_name",
    "address", "purchased_on", "installed_on", "accepted_on", "warranty_months", "warranty_ends_on", "status", "notes",
)  # fmt: skip
serial_key = lru_cache(maxsize=4_096)(validation.serial_key)
_TEXTS = ("product_name", "model", "project_name")
_DAYS = ("purchased_on", "installed_on", "accepted_on")
_TELLS = (*_TEXTS, *_DAYS, "serial", "warranty", "warranty_ends_on", "device_number")


class Unit:
    """A device on file or one that the sheet brings."""

    __slots__ = ("draft", "line", "owner", "row_id", "stored")

    def __init__(self, stored: dict[str, Any], owner: Draft | int, draft: Draft | None = None, line: int = 0) -> None:
        self.stored, self.owner, self.draft, self.line = stored, owner, draft, line
        self.row_id = int(stored.get("id", 0))


class Units:
    """All devices that the rows of one sheet can mean."""

    def __init__(self, parsed: Iterable[Parsed], owners: set[int]) -> None:
        self._by_number: dict[str, Unit] = {}
        self._by_serial: dict[str, list[Unit]] = {}
        self._without: dict[Draft | int, list[Unit]] = {}
        rows = [one.values for one in parsed if not one.reason]
        seen: set[int] = set()
        serials = [row["serial_key"] for row in rows if "serial_key" in row]
        serials += [serial_key(one) for row in rows for one in row.get("serials", ())]
        bare = owners if any("serial" not in row and tells_device(row) for row in rows) else ()
        numbers = [row.get("device_number", "") for row in rows]
        for column, values in (("number", numbers), ("serial_key", serials), ("customer_id", bare)):
            for stored in rows_where(Device, column, values, _STORED):
                if stored["id"] not in seen:
                    seen.add(stored["id"])
                    self.know(Unit(stored, stored["customer_id"]))

    def forget(self) -> None:
        """Nobody asks any more."""
        let_go(self._by_number, self._by_serial, self._without)

    def know(self, unit: Unit) -> None:
        """Let later rows find a device."""
        stored = unit.stored
        if stored["serial_key"]:
            self._by_serial.setdefault(stored["serial_key"], []).append(unit)
        else:
            self._without.setdefault(unit.owner, []).append(unit)
        if stored["number"]:
            self._by_number[stored["number"]] = unit

    def numbered(self, number: str) -> Unit | None:
        """The device with this number."""
        return self._by_number.get(number) if number else None

    def with_serial(self, serial: str) -> list[Unit]:
        """The devices with this serial, however it is spelled."""
        return self.with_key(serial_key(serial))

    def with_key(self, key: str) -> list[Unit]:
        """The devices whose serial has this key."""
        return self._by_serial.get(key, [])

    def alike(self, owner: Draft | int, values: dict[str, Any]) -> Unit | None:
        """The customer's device without serial that has this product, model and days."""
        for unit in self._without.get(owner, ()):
            if all(unit.stored[name] == values.get(name, "") for name in ("product_name", "model")) and all(
                name not in values or unit.stored[name] in (None, values[name].isoformat()) for name in _DAYS
            ):
                return unit
        return None


def tells_device(values: dict[str, Any]) -> bool:
    """Whether a row speaks of a device."""
    return any(name in values for name in _TELLS)


def plans(ledger: str, parsed: list[Parsed]) -> Iterator[RowPlan]:
    """What every row wants."""
    parties = Parties(parsed)
    units = Units(parsed, parties.on_file)
    try:
        for one in parsed:
            plan = RowPlan(one.line, _title(one.values))
            if one.reason:
                yield plan.refuse(one.reason)
                continue
            try:
                yield _plan(ledger, one.values, plan, parties, units).settle()
            except UserError as error:
                yield plan.refuse(error.text)
    finally:
        parties.forget()
        units.forget()


def _title(values: dict[str, Any]) -> str:
    unit = " ".join(values[name] for name in ("product_name", "model", "serial") if values.get(name))
    return " · ".join(part for part in (values.get("name", ""), unit) if part)


def _plan(ledger: str, values: dict[str, Any], plan: RowPlan, parties: Parties, units: Units) -> RowPlan:
    has_device = tells_device(values)
    if ledger == "devices" and not any(name in values for name in ("product_name", "model", "serial", "device_number")):
        return plan.refuse(translate("devices", "Give at least the product, the model or the serial."))
    fields = device_fields(values, with_notes=ledger == "devices") if has_device else {}
    party = party_of(values, plan, parties, is_about_customer=ledger == "customers")
    if party is None:
        return plan
    if has_device and any(fields[name] for name in ("product_name", "model", "serial")):
        _device(values, fields, party, plan, units, parties)
    return plan


def party_of(values: dict[str, Any], plan: RowPlan, parties: Parties, *, is_about_customer: bool) -> Party | None:
    """The customer of a row, on file or new; None when the row was refused.

    Only sheets about customers change what is on file of them.
    """
    found = parties.find(values)
    if found.refusal:
        plan.refuse(found.refusal)
        return None
    if found.doubt:
        plan.doubt(found.doubt)
    party = found.party
    if party is None:
        party = parties.bring(values, plan, doubtful=bool(found.doubt))
    elif party.draft is not None:
        parties.complete(party, values, plan)
        if party.line != plan.line:
            parties.enter(party, plan)
            return party
    else:
        if party.stored["status"] == "inactive":
            parties.wake(party, plan)
        if found.doubt:
            before = dict(party.stored), set(party.phones), list(party.contacts), set(party.places), party.line
            parties.compare(party, values, plan)
            party.stored, party.phones, party.contacts, party.places, party.line = (
                before  # as long as nobody decided, nothing is known
            )
        elif is_about_customer:
            parties.compare(party, values, plan)
    parties.enter(party, plan)
    return party


def _device(
    values: dict[str, Any], fields: dict[str, Any], party: Party, plan: RowPlan, units: Units, parties: Parties
) -> None:
    number = values.get("device_number", "")
    unit = units.numbered(number)
    if unit is None and number and parties.is_own_number(number):
        text = translate("import", "{number} is a number of this branch, but there is no such device.")
        plan.refuse(text.format(number=number))
        return
    if unit is None and fields["serial_key"]:
        same = units.with_key(fields["serial_key"])
        mine = [one for one in same if one.owner in (party.reference, party.row_id or party.reference)]
        if len(mine) > 1:
            plan.doubt(
                translate("import", "Several devices of this customer have the serial {serial}.").format(
                    serial=fields["serial"]
                )
            )
        elif not mine and same:
            whose = same[0].stored["customer_name"]
            where = same[0].stored["number"] or translate("import", "line {line}").format(line=same[0].line)
            text = translate("import", "The serial {serial} is on file for {customer} ({where}).")
            plan.doubt(text.format(serial=fields["serial"], customer=whose, where=where))
        unit = mine[0] if len(mine) == 1 else None
    elif unit is None:
        unit = units.alike(party.reference, values)
        if unit is not None and unit.draft is not None:
            text = translate("import", "The same device without a serial stands in line {line}. Give the serials.")
            plan.refuse(text.format(line=unit.line))
            return
    if unit is None:
        stored = {**fields, "number": number, "customer": party.reference, "customer_name": party.stored["name"]}
        own_place = values.get("address", "")
        stored["address"] = own_place if party.row_id and own_place != party.stored["address"] else ""
        unit = Unit(stored, party.reference, Draft(Device, stored), plan.line)
        if plan.verdict != CONFLICT:
            units.know(unit)
        plan.drafts.append(unit.draft or Draft(Device, stored))
    elif unit.draft is not None:
        _complete(unit, fields, plan)
    else:
        _compare(unit, fields, plan)


def _complete(unit: Unit, fields: dict[str, Any], plan: RowPlan) -> None:
    """The sheet says more of a device that an earlier row brought."""
    for name, value in fields.items():
        if value not in (None, "") and unit.stored[name] in (None, ""):
            unit.stored[name] = value
    if unit.draft is not None:
        plan.drafts.append(unit.draft)
    plan.remark(translate("import", "The same device stands in line {line}.").format(line=unit.line))


def _compare(unit: Unit, fields: dict[str, Any], plan: RowPlan) -> None:
    new: dict[str, Any] = {}
    for name, value in fields.items():
        stored = unit.stored[name]
        if (
            value in (None, "")
            or value == stored
            or (name == "serial" and fields["serial_key"] == unit.stored["serial_key"])
        ):
            continue
        new[name] = value
    merged = unit.stored | new
    if new.keys() & {"warranty_months", "purchased_on", "installed_on"} and not fields["warranty_ends_on"]:
        end = warranty_end(
            DeviceFacts(0, _day(merged["purchased_on"]), _day(merged["installed_on"]), merged["warranty_months"])
        )
        if end is not None and end.isoformat() != unit.stored["warranty_ends_on"]:
            new["warranty_ends_on"] = end.isoformat()
    if unit.stored["status"] == "out_of_use":
        new["status"] = "in_use"
    if new:
        before = {name: unit.stored[name] for name in new}
        plan.changes.append(Change(Device, unit.row_id, unit.stored["number"], before, new))
        unit.stored |= new


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def device_fields(values: dict[str, Any], *, with_notes: bool) -> dict[str, Any]:
    """The columns of a device as they are stored. Raises UserError when its days contradict each other."""
    serial = values.get("serial", "")
    months, ends = None, values.get("warranty_ends_on")
    warranty = values.get("warranty")
    if isinstance(warranty, date):
        ends = ends or warranty
    else:
        months = warranty
    validation.check_order(values.get("purchased_on"), ends)
    facts = DeviceFacts(
        0, values.get("purchased_on"), values.get("installed_on"), warranty_months=months, warranty_ends_on=ends
    )
    end = warranty_end(facts)
    fields: dict[str, Any] = {name: values.get(name, "") for name in _TEXTS}
    fields |= {name: values[name].isoformat() if name in values else None for name in _DAYS}
    return fields | {
        "serial": serial,
        "serial_key": values.get("serial_key", ""),
        "warranty_months": months,
        "warranty_ends_on": end.isoformat() if end else None,
        "notes": values.get("notes", "") if with_notes else "",
    }
