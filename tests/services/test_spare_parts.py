"""Spare parts: the list, what comes in, moves, is written off or found; stock is never below zero (F26)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.models.custody import Handover
from app.models.organisation import AuditEntry
from app.models.spare_part import SparePart, SpareStock
from app.services import session, settings, spare_part_file, spare_parts, spare_places
from app.services import staff as people

STORE = "branch:配件库"


@pytest.fixture
def bag(branch: Any) -> str:
    """The key of the technician's bag."""
    return f"staff:{branch.technician_id}"


def make(number: str = "PJ-001", **more: Any) -> int:
    given = {"name": "电源模块", "model": "PM-20", "measure": "个", "price": 20000, "cost": 12000, "minimum": 3}
    return spare_parts.create(number=number, **{**given, **more}).result


def receive(part_id: int, quantity: int = 10, place: str = STORE, **more: Any) -> None:
    spare_parts.receive(part_id, place=place, quantity=quantity, **more)


def on_hand(part_id: int) -> dict[str, int]:
    return {one.place.key: one.quantity for one in spare_part_file.of_part(part_id)}


def test_goods_come_in_and_move_into_a_bag(bag: str) -> None:
    part = make()
    assert spare_part_file.entry(part).is_short
    receive(part, 10, supplier="华东配件", paper="SH-77")
    spare_parts.move(part, giver=STORE, taker=bag, quantity=8, signed_by="陈志强")
    assert on_hand(part) == {STORE: 2, bag: 8}
    found = spare_part_file.file(part)
    assert (found.part.in_store, found.part.in_bags, found.part.is_short) == (2, 8, True)
    assert [(one.giver, one.taker, one.quantity) for one in found.movements] == [
        ("配件库", "陈志强", 8),
        ("华东配件", "配件库", 10),
    ]
    assert found.movements[1].paper == "SH-77"
    assert sum(one.value for one in found.stock) == 10 * 12000
    spare_parts.move(part, giver=bag, taker=STORE, quantity=1)
    assert not spare_part_file.entry(part).is_short


@pytest.mark.parametrize("quantity", [0, -1, 11, 1_000_001, True, 1.5])
def test_more_than_there_is_does_not_move(bag: str, quantity: Any) -> None:
    part = make()
    receive(part)
    with pytest.raises(UserError) as refused:
        spare_parts.move(part, giver=STORE, taker=bag, quantity=quantity)
    assert refused.value.field == "quantity"
    assert on_hand(part) == {STORE: 10}


def test_the_sentence_says_who_has_how_many(bag: str) -> None:
    part = make()
    receive(part, 2)
    with pytest.raises(UserError, match=r"配件库 has 2 of 电源模块, not 3\."):
        spare_parts.move(part, giver=STORE, taker=bag, quantity=3)


def test_it_does_not_move_where_it_is(bag: str) -> None:
    part = make()
    receive(part)
    with pytest.raises(UserError, match="already"):
        spare_parts.move(part, giver=STORE, taker=STORE, quantity=1)
    with pytest.raises(UserError, match="Choose a place") as refused:
        spare_parts.move(part, giver=STORE, taker="nowhere", quantity=1)
    assert refused.value.field == "taker"


def test_a_technician_fills_and_empties_only_the_own_bag(branch: Any, bag: str) -> None:
    part = make()
    receive(part)
    with session.acting_as(branch.sessions["administrator"]):
        other = f"staff:{people.create(name='李四', is_technician=True).result}"
    spare_parts.move(part, giver=STORE, taker=other, quantity=3)
    session.begin(branch.sessions["technician"])
    spare_parts.move(part, giver=STORE, taker=bag, quantity=2)
    spare_parts.move(part, giver=bag, taker=STORE, quantity=1)
    spare_parts.move(part, giver=bag, taker=other, quantity=1)
    for giver, taker in ((other, bag), (STORE, other), (other, STORE)):
        with pytest.raises(NotPermitted):
            spare_parts.move(part, giver=giver, taker=taker, quantity=1)
    with pytest.raises(NotPermitted):
        receive(part)


def test_written_off_and_found_by_a_supervisor_with_a_reason(branch: Any) -> None:
    part = make()
    receive(part, 5)
    with pytest.raises(NotPermitted):
        spare_parts.write_off(part, place=STORE, quantity=1, reason="摔坏")
    session.begin(branch.sessions["supervisor"])
    with pytest.raises(UserError) as refused:
        spare_parts.write_off(part, place=STORE, quantity=1, reason=" ")
    assert refused.value.field == "reason"
    spare_parts.write_off(part, place=STORE, quantity=4, reason="摔坏")
    spare_parts.find_again(part, place=STORE, quantity=2, reason="货架后面")
    assert on_hand(part) == {STORE: 3}
    assert AuditEntry.select().where(AuditEntry.action == "spare_part.adjust").exists()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"name": " "}, "name"),
        ({"price": 12.345}, "price"),
        ({"cost": 0.001}, "cost"),
        ({"price": -1}, "price"),
        ({"cost": 10**15}, "cost"),
        ({"minimum": -1}, "minimum"),
        ({"minimum": 2.5}, "minimum"),
        ({"number": ""}, "number"),
    ],
)
def test_what_is_no_part_is_refused(branch: Any, more: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        make(**more)
    assert refused.value.field == field
    assert not SparePart.select().exists()


def test_a_number_is_taken_once(branch: Any) -> None:
    make()
    with pytest.raises(UserError, match="taken") as refused:
        make(name="别的")
    assert refused.value.field == "number"


def test_a_change_keeps_the_stock_in_step(bag: str) -> None:
    part = make()
    receive(part, 4)
    seen = spare_part_file.entry(part).row_version
    changed = {"name": "电源模块二代", "price": 100, "cost": 500, "minimum": 5}
    spare_parts.change(part, seen_version=seen, **changed)
    row = SpareStock.get(SpareStock.part == part)
    assert (row.part_name, row.value) == ("电源模块二代", 2000)
    assert spare_part_file.entry(part).is_short
    with pytest.raises(ChangedMeanwhile):
        spare_parts.change(part, seen_version=seen, **changed)


def test_a_new_buying_price_comes_with_the_goods(branch: Any) -> None:
    part = make()
    receive(part, 4)
    receive(part, 1, cost=15000)
    assert spare_part_file.entry(part).cost == 15000
    assert SpareStock.get(SpareStock.part == part).value == 5 * 15000
    with pytest.raises(UserError) as refused:
        receive(part, 1, cost=1.125)
    assert refused.value.field == "cost"


def test_a_part_leaves_the_list_when_none_is_left(branch: Any, bag: str) -> None:
    part = make()
    receive(part, 1)
    with pytest.raises(UserError, match="still 1"):
        spare_parts.deactivate(part, seen_version=spare_part_file.entry(part).row_version)
    session.begin(branch.sessions["supervisor"])
    spare_parts.write_off(part, place=STORE, quantity=1, reason="坏")
    spare_parts.deactivate(part, seen_version=spare_part_file.entry(part).row_version)
    entry = spare_part_file.entry(part)
    assert (entry.is_active, entry.is_short) == (False, False)
    with pytest.raises(UserError, match="not used any more"):
        receive(part)
    spare_parts.reactivate(part, seen_version=entry.row_version)
    assert spare_part_file.entry(part).is_short


def test_places_are_stores_bags_and_where_parts_still_lie(branch: Any, bag: str) -> None:
    part = make()
    receive(part)
    session.begin(branch.sessions["administrator"])
    settings.change(values={"spare_part.stores": "东仓；西仓"})
    keys = [one.key for one in spare_places.every()]
    assert keys == ["branch:东仓", "branch:西仓", bag, STORE]
    assert spare_places.main_store().name == "东仓"
    session.begin(branch.sessions["representative"])
    spare_parts.move(part, giver=STORE, taker="branch:西仓", quantity=10)
    assert STORE not in [one.key for one in spare_places.every()]


def test_parts_are_found_by_number_name_and_pinyin(branch: Any) -> None:
    part = make()
    make("PJ-002", name="风扇", model="")
    for words in ("PJ-001", "电源", "dymk", "PM-20"):
        assert [one.id for one in spare_part_file.found(words)] == [part]
    assert len(spare_part_file.found("")) == 2


_KEYS = ("store", "bag", "other")
_STEPS = st.lists(
    st.tuples(st.sampled_from(("in", "move", "off", "found")), st.sampled_from(_KEYS), st.sampled_from(_KEYS),
              st.integers(-1, 9)),
    max_size=25,
)  # fmt: skip


@effort(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS)
def test_never_below_zero_and_the_sums_agree(branch: Any, bag: str, steps: list[tuple[str, str, str, int]]) -> None:
    """Whatever is tried: stock is what the chain says, never below zero, and the part repeats its sums."""
    session.begin(branch.sessions["administrator"])
    settings.change(values={"spare_part.stores": "配件库；东仓"})
    session.begin(branch.sessions["supervisor"])
    part = make(f"X-{SparePart.select().count() + 1}")
    keys = {"store": STORE, "bag": bag, "other": "branch:东仓"}
    for what, start, end, quantity in steps:
        try:
            if what == "in":
                receive(part, quantity, keys[start])
            elif what == "move":
                spare_parts.move(part, giver=keys[start], taker=keys[end], quantity=quantity)
            elif what == "off":
                spare_parts.write_off(part, place=keys[start], quantity=quantity, reason="坏")
            else:
                spare_parts.find_again(part, place=keys[start], quantity=quantity, reason="找到")
        except UserError:
            continue
    check_sums(part)


def check_sums(part: int) -> None:
    """Every place has what came in less what went out; the part's own sums are those of its places."""
    chain: dict[tuple[str, int, str], int] = {}
    for line in Handover.select().where((Handover.kind == "spare_part") & (Handover.object_id == part)):
        for end, sign in (("from", -1), ("to", 1)):
            where = (getattr(line, f"{end}_kind"), getattr(line, f"{end}_id"), getattr(line, f"{end}_name"))
            if where[0] in ("branch", "staff"):
                chain[where] = chain.get(where, 0) + sign * line.quantity
    rows = list(SpareStock.select().where(SpareStock.part == part))
    assert {(row.place_kind, row.place_id, row.place_name): row.quantity for row in rows} == chain
    assert all(row.quantity >= 0 for row in rows)
    found = SparePart.get_by_id(part)
    assert found.in_store == sum(row.quantity for row in rows if row.place_kind == "branch")
    assert found.in_bags == sum(row.quantity for row in rows if row.place_kind == "staff")
    assert found.is_short == (found.in_store < found.minimum)
