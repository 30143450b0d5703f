"""Who pays (R023, R027, R061).

One verdict for a device, a day and a kind of work – free, under contract or chargeable, why, and which document proves
it. The order is fixed: the maker's warranty first, then its extension, then a warranty contract (all free), then a
maintenance contract, else chargeable. A contract whose entitlement is used up pays no more until its next term: what
follows is chargeable (and a supervisor may still change the class of the call).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from app.core.i18n import QT_TRANSLATE_NOOP, shown
from app.domain import codes
from app.domain.cover_facts import (
    WARRANTY_EXCLUDES,
    ContractFacts,
    ContractKind,
    DeviceFacts,
    Entitlement,
    Span,
    add_months,
    extension_span,
    warranty_end,
    warranty_start,
)

__all__ = ("ContractFacts", "ContractKind", "DeviceFacts", "add_months", "cover_on", "reason_text", "warranty_end")


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
    EXTENDED_WARRANTY = "extended_warranty"
    WARRANTY_CONTRACT = "warranty_contract"
    MAINTENANCE_CONTRACT = "maintenance_contract"
    UNIT_REPLACED = "unit_replaced"
    VISITS_USED_UP = "visits_used_up"
    MINUTES_USED_UP = "minutes_used_up"
    PARTS_USED_UP = "parts_used_up"
    WORK_EXCLUDED = "work_excluded"
    CONTRACT_SUSPENDED = "contract_suspended"
    WARRANTY_EXCLUDES = "warranty_excludes"
    TERM_GAP = "term_gap"
    CONTRACT_GAP = "contract_gap"
    CONTRACT_ENDED = "contract_ended"
    CONTRACT_LAPSED = "contract_lapsed"
    CONTRACT_NOT_STARTED = "contract_not_started"
    CONTRACT_CANCELLED = "contract_cancelled"
    DEVICE_NOT_COVERED = "device_not_covered"
    UNKNOWN_DEVICE = "unknown_device"
    EXTENSION_ENDED = "extension_ended"
    WARRANTY_ENDED = "warranty_ended"
    WARRANTY_NOT_STARTED = "warranty_not_started"
    WARRANTY_UNKNOWN = "warranty_unknown"
    NO_COVER = "no_cover"


_USED_UP: Mapping[Entitlement, CoverReason] = MappingProxyType(
    {
        Entitlement.VISITS: CoverReason.VISITS_USED_UP,
        Entitlement.MINUTES: CoverReason.MINUTES_USED_UP,
        Entitlement.PARTS: CoverReason.PARTS_USED_UP,
    }
)


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


def cover_on(
    day: date,
    device: DeviceFacts | None,
    contracts: Iterable[ContractFacts] = (),
    work: str = "repair",
    *,
    internal: bool = False,
    warranty_excludes: frozenset[str] = WARRANTY_EXCLUDES,
) -> CoverVerdict:
    """The verdict for a device (None: which device is not known) with the customer's contracts on a day.

    `work` is one of `codes.WORK_KINDS`; `internal` is our own equipment: free, class D.
    """
    if internal:
        return CoverVerdict(CoverKind.FREE, CoverReason.INTERNAL, ServiceClass.INTERNAL)
    if device and device.passed_on and day >= device.passed_on:
        return _refused(CoverReason.UNIT_REPLACED, device.passed_to, starts_on=device.passed_on.isoformat())
    known = tuple(contracts)
    by_maker = _by_warranty(day, device) if device else None
    if by_maker and work not in warranty_excludes:
        return by_maker
    for contract, span in sorted(_running(known, day), key=_preference, reverse=True):
        usable = contract.covers(device) and not contract.is_suspended(day)
        if usable and contract.includes(work) and not contract.exhausted(work):
            if contract.kind == ContractKind.WARRANTY:
                kind, reason, letter = CoverKind.FREE, CoverReason.WARRANTY_CONTRACT, ServiceClass.FREE
            else:
                kind, reason, letter = CoverKind.CONTRACT, CoverReason.MAINTENANCE_CONTRACT, ServiceClass.CONTRACT
            return _covered(day, kind, reason, letter, contract.number, span[1])
    return next(_why_chargeable(day, device, known, work, by_maker))


def _by_warranty(day: date, device: DeviceFacts) -> CoverVerdict | None:
    """The maker's warranty or its extension, when one of them runs."""
    end = warranty_end(device)
    if end and (warranty_start(device) or day) <= day <= end:
        document, reason = device.warranty_document, CoverReason.MAKER_WARRANTY
        return _covered(day, CoverKind.FREE, reason, ServiceClass.FREE, document, end)
    extension = extension_span(device, day)
    if extension and extension[0] <= day <= extension[1]:
        document, reason = device.extension_document, CoverReason.EXTENDED_WARRANTY
        return _covered(day, CoverKind.FREE, reason, ServiceClass.FREE, document, extension[1])
    return None


def _covered(
    day: date, kind: CoverKind, reason: CoverReason, letter: ServiceClass, document: str, end: date
) -> CoverVerdict:
    values = {"document": document, "ends_on": end.isoformat(), "days_left": str((end - day).days)}
    return CoverVerdict(kind, reason, letter, document, end, (end - day).days, values)


def _running(contracts: Iterable[ContractFacts], day: date) -> list[tuple[ContractFacts, Span]]:
    found = ((contract, contract.span_on(day)) for contract in contracts)
    return [(contract, span) for contract, span in found if span]


def _preference(running: tuple[ContractFacts, Span]) -> tuple[bool, date, date, str]:
    """Of several contracts: a warranty before a maintenance contract, then the one that lasts longest."""
    contract, (starts_on, ends_on) = running
    return contract.kind == ContractKind.WARRANTY, ends_on, starts_on, contract.number


def _why_chargeable(
    day: date,
    device: DeviceFacts | None,
    contracts: tuple[ContractFacts, ...],
    work: str,
    by_maker: CoverVerdict | None,
) -> Iterator[CoverVerdict]:
    """Reasons for not covering, the most telling first, so that one sentence explains it to the customer."""
    running = sorted(_running(contracts, day), key=_preference, reverse=True)
    ours = [(contract, span) for contract, span in running if contract.covers(device)]
    for contract, (_, end) in ours:
        spent = contract.exhausted(work)
        if spent and contract.includes(work) and not contract.is_suspended(day):
            yield _refused(_USED_UP[spent], contract.number, end)
    for contract, (_, end) in ours:
        if contract.is_suspended(day):
            yield _refused(CoverReason.CONTRACT_SUSPENDED, contract.number, end)
    for contract, (_, end) in ours:
        if not contract.includes(work):
            yield _refused(CoverReason.WORK_EXCLUDED, contract.number, end, work=work)
    if by_maker:
        yield _refused(CoverReason.WARRANTY_EXCLUDES, by_maker.document, by_maker.ends_on, work=work)
    if device is None and running:
        yield _refused(CoverReason.UNKNOWN_DEVICE)
    yield from _by_time(day, device, contracts, running)
    yield _without_contract(day, device)


def _by_time(
    day: date,
    device: DeviceFacts | None,
    contracts: tuple[ContractFacts, ...],
    running: list[tuple[ContractFacts, Span]],
) -> Iterator[CoverVerdict]:
    """What contracts that do not run, or are about something else, have to say."""
    every = [(contract, span) for contract in contracts if contract.covers(device) for span in contract.spans()]
    past = [(span, contract) for contract, span in every if span[1] < day]
    coming = [(span, contract) for contract, span in every if span[0] > day]
    last = max(past, key=lambda one: (one[0][1], one[1].number), default=None)
    following = min(coming, key=lambda one: (one[0][0], one[1].number), default=None)
    starts = following[0][0].isoformat() if following else ""
    if last and following:
        (_, end), before = last
        same = before.number == following[1].number
        reason = CoverReason.TERM_GAP if same else CoverReason.CONTRACT_GAP
        yield _refused(reason, before.number, end, next=following[1].number, starts_on=starts)
    for contract, (_, end) in running:
        yield _refused(CoverReason.DEVICE_NOT_COVERED, contract.number, end)
    for contract in sorted(contracts, key=lambda one: one.number):
        if contract.state == "cancelled" and contract.starts_on <= day <= contract.ends_on:
            yield _refused(CoverReason.CONTRACT_CANCELLED, contract.number, contract.ends_on)
    if last and last[0][1] >= (_last_day(device) or date.min):
        lapsed = last[1].state == "lapsed"
        reason = CoverReason.CONTRACT_LAPSED if lapsed else CoverReason.CONTRACT_ENDED
        yield _refused(reason, last[1].number, last[0][1])
    if following:
        yield _refused(CoverReason.CONTRACT_NOT_STARTED, following[1].number, starts_on=starts)


def _last_day(device: DeviceFacts | None) -> date | None:
    """The last day of the maker's warranty with its extension."""
    ends = (warranty_end(device), device.extension_ends_on) if device else ()
    return max((end for end in ends if end), default=None)


def _without_contract(day: date, device: DeviceFacts | None) -> CoverVerdict:
    if device is None:
        return _refused(CoverReason.UNKNOWN_DEVICE)
    end, extended = warranty_end(device), device.extension_ends_on
    if extended and day > extended and (end is None or extended > end):
        return _refused(CoverReason.EXTENSION_ENDED, device.extension_document, extended)
    if end and day > end:
        return _refused(CoverReason.WARRANTY_ENDED, device.warranty_document, end)
    if end or extended:
        starts = (warranty_start(device) or day).isoformat()
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
        CoverReason.EXTENDED_WARRANTY: QT_TRANSLATE_NOOP(
            "cover", "extended warranty {document} until {ends_on}, {days_left} days left"
        ),
        CoverReason.WARRANTY_CONTRACT: QT_TRANSLATE_NOOP(
            "cover", "warranty contract {document} until {ends_on}, {days_left} days left"
        ),
        CoverReason.MAINTENANCE_CONTRACT: QT_TRANSLATE_NOOP(
            "cover", "maintenance contract {document} until {ends_on}, {days_left} days left"
        ),
        CoverReason.UNIT_REPLACED: QT_TRANSLATE_NOOP(
            "cover", "the unit was replaced on {starts_on}; its cover passed to {document}"
        ),
        CoverReason.VISITS_USED_UP: QT_TRANSLATE_NOOP("cover", "the visits of contract {document} are used up"),
        CoverReason.MINUTES_USED_UP: QT_TRANSLATE_NOOP("cover", "the hours of contract {document} are used up"),
        CoverReason.PARTS_USED_UP: QT_TRANSLATE_NOOP("cover", "the parts budget of contract {document} is used up"),
        CoverReason.WORK_EXCLUDED: QT_TRANSLATE_NOOP("cover", "contract {document} does not include: {work}"),
        CoverReason.WARRANTY_EXCLUDES: QT_TRANSLATE_NOOP("cover", "the warranty does not include: {work}"),
        CoverReason.TERM_GAP: QT_TRANSLATE_NOOP(
            "cover", "between two terms of contract {document}: one ended on {ends_on}, the next begins on {starts_on}"
        ),
        CoverReason.CONTRACT_SUSPENDED: QT_TRANSLATE_NOOP("cover", "contract {document} is suspended"),
        CoverReason.CONTRACT_GAP: QT_TRANSLATE_NOOP(
            "cover", "between contracts: {document} ended on {ends_on}, {next} begins on {starts_on}"
        ),
        CoverReason.CONTRACT_ENDED: QT_TRANSLATE_NOOP("cover", "contract {document} ended on {ends_on}"),
        CoverReason.CONTRACT_LAPSED: QT_TRANSLATE_NOOP(
            "cover", "contract {document} ended on {ends_on} and was not renewed"
        ),
        CoverReason.CONTRACT_NOT_STARTED: QT_TRANSLATE_NOOP("cover", "contract {document} begins on {starts_on}"),
        CoverReason.CONTRACT_CANCELLED: QT_TRANSLATE_NOOP("cover", "contract {document} is cancelled"),
        CoverReason.DEVICE_NOT_COVERED: QT_TRANSLATE_NOOP("cover", "contract {document} does not cover this device"),
        CoverReason.UNKNOWN_DEVICE: QT_TRANSLATE_NOOP("cover", "the device is not known; ask for its serial"),
        CoverReason.EXTENSION_ENDED: QT_TRANSLATE_NOOP("cover", "extended warranty {document} ended on {ends_on}"),
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
    values = dict(verdict.reason_values)
    if "work" in values:
        values["work"] = shown(codes.WORK_KINDS.get(values["work"], values["work"]))
    return shown(_REASONS[verdict.reason_code]).format(**values)


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
