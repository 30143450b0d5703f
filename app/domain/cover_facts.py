"""What is known of a device and of contracts, as far as it decides who pays: dates, terms, suspensions, swaps.

Every last day is included. A period of months ends on the day of the same number, or on the last day of a shorter month
(民法典 art. 201, 202).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from app.core.i18n import QT_TRANSLATE_NOOP

Span = tuple[date, date]
"""First and last day, both included."""

WARRANTY_EXCLUDES = frozenset({"consumables", "training", "relocation", "special"})
"""Work that a maker's warranty does not pay for unless the branch says otherwise (A17)."""

WORK_OF_CALL: Mapping[str, str] = MappingProxyType(
    {"repair": "repair", "install": "installation", "maintenance": "inspection", "special": "special"}
)
"""The kind of work that a kind of call asks for: the verdict of a call is about it."""

_DAY = timedelta(days=1)
_CANCELLED = "cancelled"
_SUSPENDED = "suspended"


class ContractKind(StrEnum):
    """What a contract gives: warranty is free, maintenance is by contract (F03)."""

    WARRANTY = "warranty"
    MAINTENANCE = "maintenance"


class SwapRule(StrEnum):
    """How a maker's warranty passes to a replacement unit."""

    INHERIT = "inherit"
    RESTART = "restart"
    LONGER = "longer"


SWAP_RULE_LABELS: Mapping[SwapRule, str] = MappingProxyType(
    {
        SwapRule.INHERIT: QT_TRANSLATE_NOOP("cover", "the remainder passes on"),  # 承接剩余保修期
        SwapRule.RESTART: QT_TRANSLATE_NOOP("cover", "the warranty starts again"),  # 重新起算
        SwapRule.LONGER: QT_TRANSLATE_NOOP("cover", "the longer of the two"),  # 取两者较长
    }
)


class Entitlement(StrEnum):
    """What a contract may limit in each term; no limit where it says nothing."""

    VISITS = "visits"
    MINUTES = "minutes"
    PARTS = "parts"


_LABOUR = (Entitlement.VISITS, Entitlement.MINUTES)
_CONSUMES: Mapping[str, tuple[Entitlement, ...]] = MappingProxyType(
    {"parts": (Entitlement.PARTS,), "consumables": (Entitlement.PARTS,), "inspection": ()}
)


def consumed_by(work: str) -> tuple[Entitlement, ...]:
    """What a kind of work uses up: material the parts budget, an inspection of the cycle nothing, the rest visits and
    minutes.
    """
    return _CONSUMES.get(work, _LABOUR)


@dataclass(frozen=True)
class DeviceFacts:
    """What is known of a device. `warranty_ends_on` (the last day) goes before what the months give.

    The months run from the installation, where that is known, else from the purchase. An extension is a warranty that
    was bought in addition. A unit that was swapped passed its cover on `passed_on` to the unit numbered `passed_to`.
    """

    device_id: int
    purchased_on: date | None = None
    installed_on: date | None = None
    warranty_months: int | None = None
    warranty_ends_on: date | None = None
    warranty_document: str = ""
    extension_ends_on: date | None = None
    extension_document: str = ""
    passed_on: date | None = None
    passed_to: str = ""


@dataclass(frozen=True)
class ContractFacts:
    """What is known of a contract; all days are included. A suspended span may have no end.

    `terms` are its terms (none: one from `starts_on` to `ends_on`). `included` and `excluded` are kinds of work: where
    none is included by name, all are. `used_up` are the entitlements of which nothing is left. A cancelled contract
    covered until the day before `cancelled_on`; where that is not known it covers nothing.
    """

    number: str
    kind: str
    starts_on: date
    ends_on: date
    state: str = "active"
    covers_all: bool = True
    device_ids: frozenset[int] = frozenset()
    suspended: tuple[tuple[date, date | None], ...] = ()
    terms: tuple[Span, ...] = ()
    included: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    used_up: frozenset[str] = frozenset()
    cancelled_on: date | None = None

    def spans(self) -> tuple[Span, ...]:
        """The days it runs, in order: terms that follow one another without a gap are one span."""
        if self.state == "draft" or (self.state == _CANCELLED and self.cancelled_on is None):
            return ()
        last = self.cancelled_on - _DAY if self.state == _CANCELLED and self.cancelled_on else date.max
        joined = merged(self.terms or ((self.starts_on, self.ends_on),))
        return tuple((start, min(end, last)) for start, end in joined if start <= min(end, last))

    def span_on(self, day: date) -> Span | None:
        """The span in which a day lies."""
        return next((span for span in self.spans() if span[0] <= day <= span[1]), None)

    def is_suspended(self, day: date) -> bool:
        """Whether it rests on a day: by its spans, or by its state where no span is on record."""
        if not self.suspended:
            return self.state == _SUSPENDED
        return any(since <= day and (until is None or day <= until) for since, until in self.suspended)

    def covers(self, device: DeviceFacts | None) -> bool:
        """Whether it is about this device; an unknown one only where it covers all."""
        return self.covers_all or (device is not None and device.device_id in self.device_ids)

    def includes(self, work: str) -> bool:
        """Whether it pays for a kind of work."""
        return (not self.included or work in self.included) and work not in self.excluded

    def exhausted(self, work: str) -> Entitlement | None:
        """The entitlement that a kind of work needs and that is used up."""
        return next((one for one in consumed_by(work) if one in self.used_up), None)


@dataclass(frozen=True)
class PassedOn:
    """What a swap gives the replacement unit: the last day of its warranty, and which unit's document proves it."""

    ends_on: date | None
    document: str


def add_months(day: date, months: int) -> date:
    """The day of the same number so many months later (or earlier), the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those joined that touch or overlap; empty ones are left out."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if end < start:
            continue
        if joined and start <= joined[-1][1] + _DAY:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def warranty_end(device: DeviceFacts) -> date | None:
    """The last day of the maker's warranty; None where nothing is known."""
    if device.warranty_ends_on is not None:
        return device.warranty_ends_on
    start = warranty_start(device)
    if start is None or not device.warranty_months:
        return None
    return add_months(start, device.warranty_months)


def warranty_start(device: DeviceFacts) -> date | None:
    """The first day of the maker's warranty: the installation where it is known, else the purchase."""
    return device.installed_on or device.purchased_on


def extension_span(device: DeviceFacts, day: date) -> Span | None:
    """The days of the extension: from the end of the maker's warranty on.

    From its start, else from `day`, where that end is not known. None where there is no extension, or it adds nothing.
    """
    if device.extension_ends_on is None:
        return None
    end = warranty_end(device)
    start = end + _DAY if end else warranty_start(device) or min(day, device.extension_ends_on)
    return (start, device.extension_ends_on) if start <= device.extension_ends_on else None


def passed_warranty(old: DeviceFacts, new: DeviceFacts, on: date, rule: str) -> PassedOn:
    """The warranty of a unit that replaces another on a day: the remainder, a new start, or the longer of the two.

    A new start runs by the new unit's own months or end, else by the old unit's months. Raises ValueError for a rule
    that there is not.
    """
    remainder = PassedOn(warranty_end(old), old.warranty_document)
    months = new.warranty_months or old.warranty_months
    fresh = PassedOn(new.warranty_ends_on or (add_months(on, months) if months else None), new.warranty_document)
    match SwapRule(rule):
        case SwapRule.INHERIT:
            return remainder
        case SwapRule.RESTART:
            return fresh
        case SwapRule.LONGER:
            return max((remainder, fresh), key=lambda one: one.ends_on or date.min)
