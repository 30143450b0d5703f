"""Rows of contracts: found by their number, else by customer and term; with their first term and covered devices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.models.contract import Contract, ContractDevice, ContractTerm
from app.services._contract_input import overlapping
from app.services._import_devices import Units, party_of
from app.services._import_known import rows_where
from app.services._import_parties import Parties, Party
from app.services._import_parts import Change, Draft, Parsed, RowPlan

_STORED = (
    "id", "number", "customer_id", "customer_name", "kind", "starts_on", "ends_on", "fee", "included_services", "state",
    "notes", "project_name", "signed_on", "payment", "term", "covers_all",
)  # fmt: skip
_OF_THE_TERM = ("starts_on", "ends_on", "fee")


class _Contracts:
    """The contracts on file that rows may mean, and those that earlier rows bring."""

    def __init__(self, parsed: list[Parsed], owners: set[int]) -> None:
        self._by_number: dict[str, dict[str, Any]] = {}
        self._by_owner: dict[Draft | int, list[dict[str, Any]]] = {}
        rows = [one.values for one in parsed if not one.reason]
        numbers = [row.get("contract_number", "") for row in rows]
        unnumbered = owners if not all(numbers) else ()
        for column, values in (("number", numbers), ("customer_id", unnumbered)):
            for stored in rows_where(Contract, column, values, _STORED):
                self.know(stored, stored["customer_id"])

    def know(self, stored: dict[str, Any], owner: Draft | int) -> None:
        if stored["number"]:
            self._by_number[stored["number"]] = stored
        self._by_owner.setdefault(owner, []).append(stored)

    def refuse_twice(
        self, party: Party, kind: str, span: tuple[date, date], devices: frozenset[int] | None, except_id: int = 0
    ) -> None:
        """As `contracts`: two contracts of a kind never cover the same device on the same day. Raises UserError."""
        other = overlapping(party.row_id, kind, span, devices, except_id) if party.row_id else None
        if other is not None:
            text = translate("import", "Contract {number} covers the same days and devices already.")
            raise UserError(text.format(number=other.number))
        first, last = span[0].isoformat(), span[1].isoformat()
        for one in self._by_owner.get(party.reference, ()):
            meets = "line" in one and one["kind"] == kind and one["starts_on"] <= last and first <= one["ends_on"]
            if meets and (devices is None or one["devices"] is None or devices & one["devices"]):
                text = translate("import", "The contract in line {line} covers the same days and devices.")
                raise UserError(text.format(line=one["line"]))

    def find(self, number: str, owner: Draft | int, starts_on: str, ends_on: str) -> dict[str, Any] | None:
        if number:
            return self._by_number.get(number)
        same = (
            one for one in self._by_owner.get(owner, ()) if (one["starts_on"], one["ends_on"]) == (starts_on, ends_on)
        )
        return next(same, None)


def plans(parsed: list[Parsed]) -> Iterator[RowPlan]:
    """What every row wants."""
    parties = Parties(parsed)
    units = Units(parsed, parties.on_file)
    contracts = _Contracts(parsed, parties.on_file)
    try:
        for one in parsed:
            title = " · ".join(one.values[name] for name in ("contract_number", "name") if one.values.get(name))
            plan = RowPlan(one.line, title)
            if one.reason:
                yield plan.refuse(one.reason)
                continue
            try:
                yield _plan(one.values, plan, parties, units, contracts).settle()
            except UserError as error:
                yield plan.refuse(error.text)
    finally:
        parties.forget()
        units.forget()


def _plan(values: dict[str, Any], plan: RowPlan, parties: Parties, units: Units, contracts: _Contracts) -> RowPlan:
    starts_on, ends_on = values["starts_on"], values["ends_on"]
    validation.check_order(starts_on, ends_on)
    number = values.get("contract_number", "")
    party = party_of(values, plan, parties, is_about_customer=False)
    if party is None:
        return plan
    known = contracts.find(number, party.reference, starts_on.isoformat(), ends_on.isoformat())
    if known is None and number and parties.is_own_number(number):
        text = translate("import", "{number} is a number of this branch, but there is no such contract.")
        return plan.refuse(text.format(number=number))
    fields = _fields(values)
    if known is None:
        _bring(values, fields, number, party, plan, units, contracts)
    elif "line" in known:
        text = translate("import", "The same contract stands in line {line}.")
        return plan.refuse(text.format(line=known["line"]))
    elif known["customer_id"] != party.row_id:
        text = translate("import", "Contract {number} is on file for {customer}.")
        return plan.refuse(text.format(number=known["number"], customer=known["customer_name"]))
    else:
        span = (starts_on, ends_on)
        moved = (fields["starts_on"], fields["ends_on"]) != (known["starts_on"], known["ends_on"])
        if moved or known["state"] == "cancelled":
            named = rows_where(ContractDevice, "contract_id", [known["id"]], ("device",))
            devices = None if known["covers_all"] else frozenset(one["device"] for one in named)
            contracts.refuse_twice(party, fields.get("kind", known["kind"]), span, devices, known["id"])
        _compare(known, fields, plan)
    return plan


def _fields(values: dict[str, Any]) -> dict[str, Any]:
    """The columns that the row tells, as they are stored."""
    fields: dict[str, Any] = {
        "starts_on": values["starts_on"].isoformat(),
        "ends_on": values["ends_on"].isoformat(),
    }
    if "contract_kind" in values:
        fields["kind"] = values["contract_kind"]
    for name in ("fee", "included_services", "notes", "project_name", "payment"):
        if name in values:
            fields[name] = values[name]
    signed: date | None = values.get("signed_on")
    return fields | {"signed_on": signed.isoformat()} if signed else fields


def _bring(
    values: dict[str, Any], fields: dict[str, Any], number: str, party: Party, plan: RowPlan, units: Units,
    contracts: _Contracts,
) -> None:  # fmt: skip
    covered = [_covered(serial, party, units) for serial in values.get("serials", ())]
    span = (values["starts_on"], values["ends_on"])
    kind = fields.get("kind", "maintenance")
    contracts.refuse_twice(party, kind, span, frozenset(covered) or None)
    stored = {
        "number": number, "customer": party.reference, "customer_name": party.stored["name"], "kind": "maintenance",
        "state": "active", "covers_all": not covered, "term": 1, **fields,
    }  # fmt: skip
    draft = Draft(Contract, stored)
    term = {"contract": draft, "ordinal": 1, **{name: fields.get(name, 0) for name in _OF_THE_TERM}}
    if "signed_on" in fields:
        term["agreed_on"] = fields["signed_on"]
    plan.drafts += [draft, Draft(ContractTerm, term)]
    plan.drafts += [Draft(ContractDevice, {"contract": draft, "device": device}) for device in dict.fromkeys(covered)]
    contracts.know({**stored, "line": plan.line, "devices": frozenset(covered) or None}, party.reference)


def _covered(serial: str, party: Party, units: Units) -> int:
    for unit in units.with_serial(serial):
        if unit.owner == party.row_id != 0:
            return unit.row_id
    text = translate("import", "This customer has no device with the serial {serial}. Import the devices first.")
    raise UserError(text.format(serial=serial))


def _compare(known: dict[str, Any], fields: dict[str, Any], plan: RowPlan) -> None:
    new = {name: value for name, value in fields.items() if value != "" and value != known[name]}
    if known["state"] == "cancelled":
        new["state"] = "active"
    if not new:
        return
    number = known["number"]
    plan.changes.append(Change(Contract, known["id"], number, {name: known[name] for name in new}, new))
    of_term = {name: new[name] for name in _OF_THE_TERM if name in new}
    if of_term:
        for term in rows_where(ContractTerm, "contract_id", [known["id"]], ("id", "ordinal", *_OF_THE_TERM)):
            if term["ordinal"] == known["term"]:
                before = {name: term[name] for name in of_term}
                plan.changes.append(Change(ContractTerm, term["id"], number, before, of_term))
    known |= new
