"""Cover drawn as bars on a time axis: maker's warranty, its extension, contracts by term, suspensions as breaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain.cover_facts import (
    ContractFacts,
    ContractKind,
    DeviceFacts,
    extension_span,
    warranty_end,
    warranty_start,
)

_DAY = timedelta(days=1)


class Layer(StrEnum):
    """What gives the cover, in the order in which the verdict asks."""

    MAKER = "maker"
    EXTENSION = "extension"
    WARRANTY = "warranty"
    MAINTENANCE = "maintenance"


LAYER_LABELS: Mapping[Layer, str] = MappingProxyType(
    {
        Layer.MAKER: QT_TRANSLATE_NOOP("cover", "Maker's warranty"),
        Layer.EXTENSION: QT_TRANSLATE_NOOP("cover", "Extended warranty"),
        Layer.WARRANTY: QT_TRANSLATE_NOOP("cover", "Warranty contract"),
        Layer.MAINTENANCE: QT_TRANSLATE_NOOP("cover", "Maintenance contract"),
    }
)


@dataclass(frozen=True)
class Piece:
    """A part of a bar, both days included; `rests` while it is suspended. `ordinal` is the term (0: no terms)."""

    starts_on: date
    ends_on: date
    ordinal: int = 0
    rests: bool = False


@dataclass(frozen=True)
class Bar:
    """One layer of cover with the document that proves it. `is_open_start`: nobody knows when it began."""

    layer: Layer
    document: str
    pieces: tuple[Piece, ...]
    is_open_start: bool = False

    @property
    def starts_on(self) -> date:
        """Its first day."""
        return self.pieces[0].starts_on

    @property
    def ends_on(self) -> date:
        """Its last day."""
        return self.pieces[-1].ends_on

    def on(self, day: date) -> Piece | None:
        """The part in which a day lies."""
        return next((piece for piece in self.pieces if piece.starts_on <= day <= piece.ends_on), None)


def bars(device: DeviceFacts | None, contracts: Iterable[ContractFacts]) -> tuple[Bar, ...]:
    """The layers of a device's cover, in the order in which the verdict asks; what has no day is left out."""
    found = list(_of_device(device)) if device else []
    for contract in contracts:
        layer = Layer.WARRANTY if contract.kind == ContractKind.WARRANTY else Layer.MAINTENANCE
        pieces = tuple(_pieces(contract))
        if pieces:
            found.append(Bar(layer, contract.number, pieces))
    order = list(Layer)
    return tuple(sorted(found, key=lambda bar: (order.index(bar.layer), bar.starts_on, bar.document)))


def _of_device(device: DeviceFacts) -> Iterable[Bar]:
    last = device.passed_on - _DAY if device.passed_on else date.max
    end, start = warranty_end(device), warranty_start(device)
    if end:
        first = start or end
        if first <= min(end, last):
            yield Bar(Layer.MAKER, device.warranty_document, (Piece(first, min(end, last)),), start is None)
    extension = extension_span(device, date.max)
    if extension and extension[0] <= min(extension[1], last):
        piece = Piece(extension[0], min(extension[1], last))
        yield Bar(Layer.EXTENSION, device.extension_document, (piece,), end is None and start is None)


def _pieces(contract: ContractFacts) -> Iterable[Piece]:
    """The terms of a contract, cut where it rests; days after a cancellation are left out."""
    spans = contract.spans()
    for ordinal, (start, end) in enumerate(sorted(contract.terms or ((contract.starts_on, contract.ends_on),)), 1):
        for first, last in spans:
            begin, finish = max(start, first), min(end, last)
            if begin <= finish:
                yield from _cut(begin, finish, ordinal, contract)


def _cut(start: date, end: date, ordinal: int, contract: ContractFacts) -> Iterable[Piece]:
    if not contract.suspended:
        yield Piece(start, end, ordinal, contract.state == "suspended")
        return
    day = start
    for since, until in sorted(contract.suspended, key=lambda span: span[0]):
        first, last = max(since, day), min(until or end, end)
        if first > last:
            continue
        if first > day:
            yield Piece(day, first - _DAY, ordinal)
        yield Piece(first, last, ordinal, True)
        day = last + _DAY
    if day <= end:
        yield Piece(day, end, ordinal)
