"""Who pays (R023, R027, R061): what is stored of devices and contracts, put before `domain.cover`."""

from __future__ import annotations

from datetime import date

from app.core import clock
from app.domain import cover
from app.domain.cover import ContractFacts, CoverVerdict, DeviceFacts
from app.models import database, single_rows
from app.models.contract import Contract
from app.models.customer import Device
from app.services import _contract_parts, contract_usage, settings
from app.services._customer_devices import Machine
from app.services._use_case import get
from app.services.contract_usage import Usage

CoverColumns = Device | Machine
"""A device's row, whole or in few words."""


def verdict(device_id: int | None, customer_id: int, on: date | None = None, work: str = "repair") -> CoverVerdict:
    """Whether a kind of work on this device (None: not known which) is free, under contract or chargeable on a day.

    What belongs to the company itself (`is_own`) is internal service, class D (R061).
    """
    device = get(Device, device_id) if device_id else None
    return verdict_of(device, customer_id, on or clock.today(), work)


def verdict_of(device: Device | None, customer_id: int, on: date, work: str = "repair") -> CoverVerdict:
    """As `verdict`, of a device that was read already."""
    return _ask(on, device, contract_facts(customer_id, on), work, internal=is_own(customer_id))


def is_own(customer_id: int) -> bool:
    """Whether a customer is the company itself: kept under its name in the settings, or that and the branch's."""
    company = settings.text("company_name").strip()
    if not company:
        return False
    branch = settings.text("branch_name").strip()
    name = database.scalar("SELECT name FROM customer WHERE id = ?", (customer_id,))
    ours = {"".join(one.split()) for one in (company, company + branch)}
    return name is not None and "".join(str(name).split()) in ours


class CustomerCover:
    """Who pays for a repair of a customer's devices on a day; the contracts are read once."""

    def __init__(self, customer_id: int, on: date) -> None:
        self._on, self._excluded, self._internal = on, _warranty_excludes(), is_own(customer_id)
        self._contracts = contract_facts(customer_id, on)

    @property
    def named(self) -> frozenset[int]:
        """The ids of devices that a contract names."""
        return frozenset().union(*(contract.device_ids for contract in self._contracts))

    def verdict(self, row: CoverColumns) -> CoverVerdict:
        """The verdict about a device."""
        facts = device_facts(row)
        return cover.cover_on(
            self._on, facts, self._contracts, internal=self._internal, warranty_excludes=self._excluded
        )


def usage_behind(found: CoverVerdict, on: date) -> Usage | None:
    """What the term that holds a day has used of the contract behind a verdict; None where it limits nothing."""
    row = Contract.get_or_none(Contract.number == found.document) if found.document else None
    if row is None or all(one is None for one in (row.visits_included, row.minutes_included, row.parts_budget)):
        return None
    terms = _contract_parts.of_contracts([row.id]).get(row.id) or _contract_parts.Parts()
    held = next((span for span in terms.terms if span[0] <= on <= span[1]), None)
    return contract_usage.in_span(row, *held) if held else None


def contract_facts(customer_id: int, on: date) -> tuple[ContractFacts, ...]:
    """What the customer's contracts say about cover on a day."""
    rows = single_rows.of_owner(Contract, "customer", customer_id)
    if not rows:
        return ()
    parts = _contract_parts.of_customer(customer_id)
    none = _contract_parts.Parts()
    return tuple(
        (hanging := parts.get(row.id, none)).facts(row, contract_usage.used_up(row, hanging.terms, on)) for row in rows
    )


def device_facts(row: CoverColumns) -> DeviceFacts:
    """What a device's row says about cover; where no document is noted the device's own number stands for it."""
    passed = _passed(row.id) if row.replaced_on is not None and row.status == "out_of_use" else None
    return DeviceFacts(
        row.id,
        row.purchased_on,
        row.installed_on,
        row.warranty_months,
        row.warranty_ends_on,
        row.warranty_document or row.number,
        row.extension_ends_on,
        row.extension_document or row.number,
        passed_on=date.fromisoformat(passed[1]) if passed else None,
        passed_to=passed[0] if passed else "",
    )


def _passed(device_id: int) -> tuple[str, str] | None:
    """Number of the unit that replaced a device, and the day."""
    after = database.query("SELECT number, replaced_on FROM device WHERE replaces_id = ?", (device_id,))
    return (str(after[0][0]), str(after[0][1])) if after else None


def _ask(
    on: date, device: Device | None, contracts: tuple[ContractFacts, ...], work: str, *, internal: bool = False
) -> CoverVerdict:
    facts = device_facts(device) if device else None
    return cover.cover_on(on, facts, contracts, work, internal=internal, warranty_excludes=_warranty_excludes())


def _warranty_excludes() -> frozenset[str]:
    return frozenset(settings.words("cover.warranty_excludes"))
