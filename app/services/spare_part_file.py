"""What is known of spare parts: one with its places and movements, what can be picked on a call, what is short."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.custody import ObjectKind
from app.domain.stock import Place
from app.models import search
from app.models.custody import Handover
from app.models.spare_part import SparePart, SpareStock
from app.services import spare_places as places
from app.services._use_case import get, require

LAST_MOVES = 30
MOST_FOUND = 50
MOST_LISTED = 5_000


@dataclass(frozen=True)
class PartEntry:
    """A part as lists and choices show it; prices in fen."""

    id: int
    row_version: int
    number: str
    name: str
    model: str
    unit: str
    price: int
    cost: int
    minimum: int
    shelf: str
    needs_old_part: bool
    is_active: bool
    notes: str
    in_store: int
    in_bags: int
    is_short: bool


@dataclass(frozen=True)
class StockEntry:
    """How many of a part are at a place."""

    place: Place
    quantity: int
    value: int
    moved_at: datetime


@dataclass(frozen=True)
class Movement:
    """A line of the chain of a part: how many, from whom, to whom, with which call or paper."""

    id: int
    happened_at: datetime
    quantity: int
    giver: str
    taker: str
    reason: str
    paper: str
    call_id: int
    user_name: str


@dataclass(frozen=True)
class PartFile:
    """A part with its places (those that hold some, first) and its last movements, newest first."""

    part: PartEntry
    stock: tuple[StockEntry, ...]
    movements: tuple[Movement, ...]
    movement_count: int


def file(part_id: int) -> PartFile:
    """Everything about a part. Raises NotPermitted, UserError when there is none."""
    require("spare_part.view")
    part = get(SparePart, part_id)
    trail = Handover.select().where((Handover.kind == str(ObjectKind.SPARE_PART)) & (Handover.object_id == part.id))
    newest = trail.order_by(Handover.happened_at.desc(), Handover.ordinal.desc()).limit(LAST_MOVES)
    movements = tuple(_movement(row) for row in newest)
    return PartFile(_entry(part), of_part(part.id), movements, trail.count())


def of_stock(stock_id: int) -> int:
    """The part of a line of stock. Raises NotPermitted, UserError when there is none."""
    require("spare_part.view")
    return get(SpareStock, stock_id).part_id


def of_part(part_id: int) -> tuple[StockEntry, ...]:
    """Where a part lies, the most of it first; places without any are left out. Raises NotPermitted."""
    require("spare_part.view")
    rows = SpareStock.select().where((SpareStock.part == part_id) & (SpareStock.quantity > 0))
    return tuple(_stock(row) for row in rows.order_by(SpareStock.place_kind, SpareStock.quantity.desc()))


def found(words: str, most: int = MOST_FOUND) -> tuple[PartEntry, ...]:
    """Parts in use whose number, name, pinyin or model holds the words, by number; all when there are no words."""
    require("spare_part.view")
    query = SparePart.select().where(SparePart.is_active)
    if words.strip():
        query = query.where(SparePart.id.in_(search.find("spare_part", words)[: 4 * most]))
    return tuple(_entry(row) for row in query.order_by(SparePart.number).limit(most))


def in_use(most: int = MOST_LISTED) -> tuple[PartEntry, ...]:
    """Every part in use by number, to be told by its name. Raises NotPermitted."""
    require("spare_part.view")
    return tuple(
        _entry(row) for row in SparePart.select().where(SparePart.is_active).order_by(SparePart.number).limit(most)
    )


def lying() -> dict[tuple[int, str], int]:
    """How many of each part lie at each place, by the part's id and the place's key. Raises NotPermitted."""
    require("spare_part.view")
    return {(row.part_id, row.place_key): row.quantity for row in SpareStock.select().where(SpareStock.quantity > 0)}


def entry(part_id: int) -> PartEntry:
    """A part. Raises NotPermitted, UserError when there is none."""
    require("spare_part.view")
    return _entry(get(SparePart, part_id))


def all_places() -> tuple[Place, ...]:
    """Every place that can hold parts, stores first. Raises NotPermitted."""
    require("spare_part.view")
    return places.every()


def _entry(row: SparePart) -> PartEntry:
    return PartEntry(
        id=row.id,
        row_version=row.row_version,
        number=row.number,
        name=row.name,
        model=row.model,
        unit=row.unit,
        price=row.price,
        cost=row.cost,
        minimum=row.minimum,
        shelf=row.shelf,
        needs_old_part=row.needs_old_part,
        is_active=row.is_active,
        notes=row.notes,
        in_store=row.in_store,
        in_bags=row.in_bags,
        is_short=row.is_short,
    )


def _stock(row: SpareStock) -> StockEntry:
    place = Place(row.place_key, row.place_kind, row.place_id, row.place_name)
    return StockEntry(place, row.quantity, row.value, row.moved_at)


def _movement(row: Handover) -> Movement:
    return Movement(
        id=row.id,
        happened_at=row.happened_at,
        quantity=row.quantity,
        giver=row.from_name,
        taker=row.to_name,
        reason=row.reason,
        paper=row.receipt_number,
        call_id=row.call_id or 0,
        user_name=row.user_name,
    )
