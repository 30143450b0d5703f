"""Who pays (R023, R027, R061).

One verdict for a device on a date – free, under contract or chargeable, why, and which document proves it. The order is
fixed: the maker's warranty first, then a warranty contract (both free), then a maintenance contract, else chargeable.
Every last day is included. A period of months ends on the day of the same number, or on the last day of a shorter month
(民法典 art. 201, 202).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from app.core.i18n import QT_TRANSLATE_NOOP, shown
from app.domain import codes


class CoverKind(StrEnum):
    """What the customer pays: nothing, what the contract says, or the price list."""

    FREE = "free"
    CONTRACT = "contract"
    CHARGEABLE = "chargeable"


class ServiceClass(StrEnum):
    """The class of service on vouchers and daily reports (R061)."""

    PAID = "A"
    CONTRACT = "B"
    FREE = "C"
    INTERNAL = "D"


class CoverReason(StrEnum):
    """Why the verdict is what it is."""

    INTERNAL = "internal"
    MAKER_WARRANTY = "maker_warranty"
    WARRANTY_CONTRACT = "warranty_contract"
    MAINTENANCE_CONTRACT = "maintenance_contract"
    CONTRACT_SUSPENDED = "contract_suspended"
    CONTRACT_GAP = "contract_gap"
    CONTRACT_ENDED = "contract_ended"
    CONTRACT_NOT_STARTED = "contract_not_started"
    CONTRACT_CANCELLED = "contract_cancelled"
    DEVICE_NOT_COVERED = "device_not_covered"
    UNKNOWN_DEVICE = "unknown_device"
    WARRANTY_ENDED = "warranty_ended"
    WARRANTY_NOT_STARTED = "warranty_not_started"
    WARRANTY_UNKNOWN = "warranty_unknown"
    NO_COVER = "no_cover"


class ContractKind(StrEnum):
    """What a contract gives: warranty is free, maintenance is by contract (F03)."""

    WARRANTY = "warranty"
    MAINTENANCE = "maintenance"


_CANCELLED_STATE = "cancelled"
_SUSPENDED_STATE = "suspended"

CANCELLED_STATES = frozenset({_CANCELLED_STATE, "draft"})
"""States in which a contract covers nothing, whatever its dates; `suspended` does not cover either, but says so."""


@dataclass(frozen=True)
class DeviceFacts:
    """What is known of a device. `warranty_ends_on` (the last day) goes before what the months give.

    The months run from the installation, where that is known, else from the purchase.
    """

    device_id: int
    purchased_on: date | None = None
    installed_on: date | None = None
    warranty_months: int | None = None
    warranty_ends_on: date | None = None
    warranty_document: str = ""


@dataclass(frozen=True)
class ContractFacts:
    """What is known of a contract; both dates are included. A suspended span may have no end."""

    number: str
    kind: str
    starts_on: date
    ends_on: date
    state: str = "active"
    covers_all: bool = True
    device_ids: frozenset[int] = frozenset()
    suspended: tuple[tuple[date, date | None], ...] = ()


@dataclass(frozen=True)
class CoverVerdict:
    """The answer. `document` is the number of the proving contract or warranty card, `ends_on` the last covered day.

    For a chargeable verdict they name what no longer or not yet covers, where there is such a thing. `days_left` counts
    the days from the date asked about to `ends_on` (0 on the last day); None unless covered.
    """

    kind: CoverKind
    reason_code: CoverReason
    service_class: ServiceClass
    document: str = ""
    ends_on: date | None = None
    days_left: int | None = None
    reason_values: Mapping[str, str] = field(default_factory=dict)


def add_months(day: date, months: int) -> date:
    """The day of the same number so many months later (or earlier), the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def warranty_end(device: DeviceFacts) -> date | None:
    """The last day of the maker's warranty; None where nothing is known."""
    if device.warranty_ends_on is not None:
        return device.warranty_ends_on
    start = device.installed_on or device.purchased_on
    if start is None or not device.warranty_months:
        return None
    return add_months(start, device.warranty_months)


def cover_on(
    day: date, device: DeviceFacts | None, contracts: Iterable[ContractFacts] = (), *, internal: bool = False
) -> CoverVerdict:
    """The verdict for a device (None: which device is not known) with the customer's contracts on a day.

    `internal` is our own equipment: free, class D.
    """
    if internal:
        return CoverVerdict(CoverKind.FREE, CoverReason.INTERNAL, ServiceClass.INTERNAL)
    known = sorted(contracts, key=_preference, reverse=True)
    end = warranty_end(device) if device else None
    if device and end and _warranty_start(device, day) <= day <= end:
        reason, document = CoverReason.MAKER_WARRANTY, device.warranty_document
        return _covered(day, CoverKind.FREE, reason, ServiceClass.FREE, document, end)
    for contract in known:
        if _covers_device(contract, device) and _in_force(contract, day):
            if contract.kind == ContractKind.WARRANTY:
                kind, reason, letter = CoverKind.FREE, CoverReason.WARRANTY_CONTRACT, ServiceClass.FREE
            else:
                kind, reason, letter = CoverKind.CONTRACT, CoverReason.MAINTENANCE_CONTRACT, ServiceClass.CONTRACT
            return _covered(day, kind, reason, letter, contract.number, contract.ends_on)
    return _chargeable(day, device, known, end)


def _covered(
    day: date, kind: CoverKind, reason: CoverReason, letter: ServiceClass, document: str, end: date
) -> CoverVerdict:
    values = {"document": document, "ends_on": end.isoformat(), "days_left": str((end - day).days)}
    return CoverVerdict(kind, reason, letter, document, end, (end - day).days, values)


def _preference(contract: ContractFacts) -> tuple[bool, date, date, str]:
    """Of several contracts: a warranty before a maintenance contract, then the one that lasts longest."""
    return contract.kind == ContractKind.WARRANTY, contract.ends_on, contract.starts_on, contract.number


def _warranty_start(device: DeviceFacts, day: date) -> date:
    return device.installed_on or device.purchased_on or day


def _covers_device(contract: ContractFacts, device: DeviceFacts | None) -> bool:
    return contract.covers_all or (device is not None and device.device_id in contract.device_ids)


def _is_suspended(contract: ContractFacts, day: date) -> bool:
    return contract.state == _SUSPENDED_STATE or any(
        since <= day and (until is None or day <= until) for since, until in contract.suspended
    )


def _in_force(contract: ContractFacts, day: date) -> bool:
    valid = contract.state not in CANCELLED_STATES and not _is_suspended(contract, day)
    return valid and contract.starts_on <= day <= contract.ends_on


def _chargeable(
    day: date, device: DeviceFacts | None, contracts: list[ContractFacts], warranty: date | None
) -> CoverVerdict:
    """Not covered: the most telling reason, so that the representative can explain it in one sentence."""
    by_contract = next(_contract_reasons(day, device, contracts, warranty), None)
    return by_contract or _without_contract(day, device, warranty)


def _contract_reasons(
    day: date, device: DeviceFacts | None, contracts: list[ContractFacts], warranty: date | None
) -> Iterator[CoverVerdict]:
    """The reasons that contracts give for not covering, the most telling first."""
    valid = [contract for contract in contracts if contract.state not in CANCELLED_STATES]
    running = [contract for contract in valid if contract.starts_on <= day <= contract.ends_on]
    ours = [contract for contract in valid if _covers_device(contract, device)]
    for contract in running:
        if contract in ours and _is_suspended(contract, day):
            yield _refused(CoverReason.CONTRACT_SUSPENDED, contract.number, contract.ends_on)
    if device is None and running:
        yield _refused(CoverReason.UNKNOWN_DEVICE)
    past = [contract for contract in ours if contract.ends_on < day]
    coming = [contract for contract in ours if contract.starts_on > day]
    last = max(past, key=lambda contract: contract.ends_on, default=None)
    following = min(coming, key=lambda contract: contract.starts_on, default=None)
    starts = following.starts_on.isoformat() if following else ""
    if last and following:
        yield _refused(CoverReason.CONTRACT_GAP, last.number, last.ends_on, next=following.number, starts_on=starts)
    for contract in running:
        yield _refused(CoverReason.DEVICE_NOT_COVERED, contract.number, contract.ends_on)
    for contract in contracts:
        if contract.state == _CANCELLED_STATE and contract.starts_on <= day <= contract.ends_on:
            yield _refused(CoverReason.CONTRACT_CANCELLED, contract.number, contract.ends_on)
    if last and (warranty is None or last.ends_on >= warranty):
        yield _refused(CoverReason.CONTRACT_ENDED, last.number, last.ends_on)
    if following:
        yield _refused(CoverReason.CONTRACT_NOT_STARTED, following.number, starts_on=starts)


def _without_contract(day: date, device: DeviceFacts | None, warranty: date | None) -> CoverVerdict:
    if device is None:
        return _refused(CoverReason.UNKNOWN_DEVICE)
    if warranty and day > warranty:
        return _refused(CoverReason.WARRANTY_ENDED, device.warranty_document, warranty)
    if warranty:
        starts = _warranty_start(device, day).isoformat()
        return _refused(CoverReason.WARRANTY_NOT_STARTED, device.warranty_document, starts_on=starts)
    if device.warranty_months:
        return _refused(CoverReason.WARRANTY_UNKNOWN)
    return _refused(CoverReason.NO_COVER)


def _refused(reason: CoverReason, document: str = "", end: date | None = None, **values: str) -> CoverVerdict:
    values = {"document": document, "ends_on": end.isoformat() if end else "", **values}
    return CoverVerdict(CoverKind.CHARGEABLE, reason, ServiceClass.PAID, document, end, None, values)


KIND_LABELS: Mapping[CoverKind, str] = MappingProxyType({CoverKind(code): text for code, text in codes.COVERS.items()})

SERVICE_CLASS_LABELS: Mapping[ServiceClass, str] = MappingProxyType(
    {ServiceClass(code): text for code, text in codes.SERVICE_CLASSES.items()}
)

_REASONS: Mapping[CoverReason, str] = MappingProxyType(
    {
        CoverReason.INTERNAL: QT_TRANSLATE_NOOP("cover", "our own equipment"),
        CoverReason.MAKER_WARRANTY: QT_TRANSLATE_NOOP(
            "cover", "maker's warranty until {ends_on}, {days_left} days left"
        ),
        CoverReason.WARRANTY_CONTRACT: QT_TRANSLATE_NOOP(
            "cover", "warranty contract {document} until {ends_on}, {days_left} days left"
        ),
        CoverReason.MAINTENANCE_CONTRACT: QT_TRANSLATE_NOOP(
            "cover", "maintenance contract {document} until {ends_on}, {days_left} days left"
        ),
        CoverReason.CONTRACT_SUSPENDED: QT_TRANSLATE_NOOP("cover", "contract {document} is suspended"),
        CoverReason.CONTRACT_GAP: QT_TRANSLATE_NOOP(
            "cover", "between contracts: {document} ended on {ends_on}, {next} begins on {starts_on}"
        ),
        CoverReason.CONTRACT_ENDED: QT_TRANSLATE_NOOP("cover", "contract {document} ended on {ends_on}"),
        CoverReason.CONTRACT_NOT_STARTED: QT_TRANSLATE_NOOP("cover", "contract {document} begins on {starts_on}"),
        CoverReason.CONTRACT_CANCELLED: QT_TRANSLATE_NOOP("cover", "contract {document} is cancelled"),
        CoverReason.DEVICE_NOT_COVERED: QT_TRANSLATE_NOOP("cover", "contract {document} does not cover this device"),
        CoverReason.UNKNOWN_DEVICE: QT_TRANSLATE_NOOP("cover", "the device is not known; ask for its serial"),
        CoverReason.WARRANTY_ENDED: QT_TRANSLATE_NOOP("cover", "maker's warranty ended on {ends_on}"),
        CoverReason.WARRANTY_NOT_STARTED: QT_TRANSLATE_NOOP("cover", "maker's warranty begins on {starts_on}"),
        CoverReason.WARRANTY_UNKNOWN: QT_TRANSLATE_NOOP(
            "cover", "the date of purchase or installation is missing; ask for it"
        ),
        CoverReason.NO_COVER: QT_TRANSLATE_NOOP("cover", "no warranty and no contract"),
    }
)


def reason_text(verdict: CoverVerdict) -> str:
    """Why the verdict is what it is, in words: `maintenance contract HT-1 until 2026-12-31, 39 days left`."""
    return shown(_REASONS[verdict.reason_code]).format(**verdict.reason_values)


def as_values(verdict: CoverVerdict) -> dict[str, object]:
    """Plain values (fit for JSON) by which a verdict is frozen on a call."""
    return {
        "kind": str(verdict.kind),
        "reason_code": str(verdict.reason_code),
        "service_class": str(verdict.service_class),
        "document": verdict.document,
        "ends_on": verdict.ends_on.isoformat() if verdict.ends_on else None,
        "days_left": verdict.days_left,
        "reason_values": dict(verdict.reason_values),
    }


def from_values(values: Mapping[str, object]) -> CoverVerdict:
    """The verdict that `as_values` froze. Raises KeyError or ValueError for values that are none."""
    ends_on, days_left, reasons = values["ends_on"], values["days_left"], values["reason_values"]
    return CoverVerdict(
        CoverKind(str(values["kind"])),
        CoverReason(str(values["reason_code"])),
        ServiceClass(str(values["service_class"])),
        str(values["document"]),
        date.fromisoformat(str(ends_on)) if ends_on else None,
        int(str(days_left)) if days_left is not None else None,
        {str(name): str(value) for name, value in reasons.items()} if isinstance(reasons, Mapping) else {},
    )
