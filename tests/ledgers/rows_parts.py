"""Rows of spare parts, their stock, old parts and stock-takes for the ledgers' tests."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from app.core import clock
from app.models import database, search
from app.models.old_part import OldPart
from app.models.service_call import ChargeLine
from app.models.spare_part import SparePart, SpareStock
from app.models.stock_take import StockTake

Insert = Callable[[Any, list[dict[str, Any]]], None]

PARTS = ("电源模块", "散热风扇", "主控板𠮷", "RJ45 50%_!", "搓纸轮")
STATES = ("owed", "handed_in", "sent_back", "scrapped", "waived", "void")


def fill(insert: Insert, count: int = 60) -> None:
    """So many parts, twice as much stock and old parts, a few counts."""
    rng = random.Random(41)
    people = database.query("SELECT id, name FROM staff ORDER BY id")
    calls = database.query("SELECT id, number, customer_name FROM service_call ORDER BY id LIMIT 50")
    with database.transaction():
        insert(SparePart, [_part(rng, number) for number in range(count)])
        parts = database.query("SELECT id, number, name, model FROM spare_part ORDER BY id")
        insert(SpareStock, [row for part in parts for row in _stock(rng, part, rng.choice(people))])
        insert(ChargeLine, [{"call": calls[0][0], "description": "配件", "is_void": False}])
        line = database.scalar("SELECT max(id) FROM charge_line")
        insert(OldPart, [
            _old_part(rng, number, rng.choice(parts), rng.choice(calls), rng.choice(people), line)
            for number in range(count * 2)
        ])  # fmt: skip
        insert(StockTake, [_take(rng, number) for number in range(count)])
    for kind in ("spare_part", "spare_stock", "old_part", "stock_take"):
        search.rebuild(kind)


def _part(rng: random.Random, number: int) -> dict[str, Any]:
    in_store, minimum, active = rng.randrange(0, 40), rng.randrange(0, 12), rng.random() < 0.9
    return {
        "number": f"PJ{number:06}",
        "name": rng.choice(PARTS),
        "model": rng.choice(("PM-20", "FAN-8025", "")),
        "unit": "个",
        "price": rng.randrange(0, 90_000),
        "cost": rng.randrange(0, 60_000),
        "minimum": minimum,
        "shelf": rng.choice(("A-1", "B-2", "")),
        "needs_old_part": rng.random() < 0.4,
        "is_active": active,
        "in_store": in_store,
        "in_bags": rng.randrange(0, 9),
        "is_short": active and in_store < minimum,
    }


def _stock(rng: random.Random, part: tuple[Any, ...], person: tuple[Any, ...]) -> list[dict[str, Any]]:
    row_id, number, name, model = part
    staff_id, person_name = person
    known = {"part": row_id, "part_number": number, "part_name": name, "model": model, "unit": "个"}
    places = (("branch:配件库", "branch", 0, "配件库"), (f"staff:{staff_id}", "staff", staff_id, person_name))
    return [
        known
        | {"place_key": key, "place_kind": kind, "place_id": place_id, "place_name": place_name}
        | {"quantity": rng.randrange(0, 20), "value": rng.randrange(0, 500_000), "moved_at": _ago(rng)}
        for key, kind, place_id, place_name in places
    ]


def _old_part(
    rng: random.Random, number: int, part: tuple[Any, ...], call: tuple[Any, ...], person: tuple[Any, ...], line: int
) -> dict[str, Any]:
    state = rng.choice(STATES)
    part_id, part_number, part_name, model = part
    call_id, call_number, customer_name = call
    staff_id, name = person
    since = _ago(rng)
    return {
        "number": f"JJ{number:06}",
        "part": part_id,
        "part_number": part_number,
        "part_name": part_name,
        "model": model,
        "serial": rng.choice((f"SN{number:05}", "")),
        "call": call_id,
        "call_number": call_number,
        "customer_name": customer_name,
        "charge_line": line,
        "technician": staff_id,
        "technician_name": name,
        "state": state,
        "owed_since": since,
        "due_on": clock.local(since).date() + timedelta(days=rng.choice((7, 400))),
        "handed_in_at": _ago(rng) if state in ("handed_in", "sent_back", "scrapped") else None,
        "supplier_name": "华东配件" if state == "sent_back" else "",
        "reason": "客户自留" if state == "waived" else "",
    }


def _take(rng: random.Random, number: int) -> dict[str, Any]:
    state = rng.choice(("open", "counted", "settled", "void"))
    differences = rng.randrange(0, 5) if state in ("counted", "settled") else 0
    return {
        "number": f"PD{number:06}",
        "kind": rng.choice(("spare_part", "tool")),
        "place_key": "branch:配件库",
        "place_kind": "branch",
        "place_name": rng.choice(("配件库", "东仓", "王伟")),
        "state": state,
        "begun_at": _ago(rng),
        "begun_by": "林晓梅",
        "counted_at": _ago(rng) if state in ("counted", "settled") else None,
        "settled_at": _ago(rng) if state == "settled" else None,
        "line_count": rng.randrange(1, 90),
        "differences": differences,
        "value_difference": rng.randrange(-90_000, 90_000) if differences else 0,
        "note": rng.choice(("月末", "")),
    }


def _ago(rng: random.Random) -> Any:
    return clock.now() - timedelta(minutes=rng.randrange(1, 300_000))
