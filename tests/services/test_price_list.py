"""The price list (F28, R057)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, UserError
from app.models.organisation import PriceItem
from app.services import (
    paper_content,
    price_list,
    renewal_file,
    service_call_charges,
    service_call_file,
    service_calls,
    undo,
)
from app.services import session as sessions


@pytest.fixture
def admin(branch: Any, frozen_clock: Any) -> Any:
    with sessions.acting_as(branch.sessions["administrator"]):
        price_list.create(code="W01", name="上门费", measure="次", price=8000)
        yield branch


def test_lines_that_can_be_charged_today(admin: Any) -> None:
    price_list.create(code="W02", name="明年", measure="次", price=9000, valid_from=date(2027, 1, 1))
    today = price_list.create(code="A01", name="今天", measure="件", price=0, valid_from=date(2026, 11, 20)).result
    assert [entry.code for entry in price_list.listing()] == ["A01", "W01"]
    assert [entry.code for entry in price_list.listing(active_only=False)] == ["A01", "W01", "W02"]
    price_list.change(item_id=today, seen_version=1, name="改", measure="件", price=5)
    with pytest.raises(ChangedMeanwhile) as caught:
        price_list.change(item_id=today, seen_version=1, name="改", measure="件", price=7)
    assert caught.value.differences == {"price": ("0.07", "0.05")}
    price_list.deactivate(item_id=today, seen_version=2)
    assert [entry.code for entry in price_list.listing()] == ["W01"]
    price_list.reactivate(item_id=today, seen_version=3)
    assert [(entry.name, entry.price) for entry in price_list.listing()] == [("改", 5), ("上门费", 8000)]


def test_a_line_that_is_charged_today_is_not_lost_until_a_later_day(admin: Any) -> None:
    line = price_list.listing()[0]
    given: dict[str, Any] = {"name": line.name, "measure": line.unit, "price": 9000}
    with pytest.raises(UserError) as refused:
        price_list.change(item_id=line.id, seen_version=1, **given, valid_from=date(2027, 1, 1))
    assert refused.value.field == "valid_from"
    assert [(one.code, one.price) for one in price_list.listing()] == [("W01", 8000)]
    price_list.change(item_id=line.id, seen_version=1, **given, valid_from=date(2026, 11, 20))
    coming = price_list.create(code="W02", name="明年", measure="次", price=1, valid_from=date(2027, 1, 1)).result
    price_list.change(item_id=coming, seen_version=1, name="明年", measure="次", price=2, valid_from=date(2027, 2, 1))
    price_list.deactivate(item_id=line.id, seen_version=2)
    price_list.change(item_id=line.id, seen_version=3, **given, valid_from=date(2027, 1, 1))
    assert price_list.listing() == ()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"code": ""}, "code"),
        ({"code": "W01"}, "code"),
        ({"name": ""}, "name"),
        ({"measure": "x" * 21}, "measure"),
        ({"price": -1}, "price"),
        ({"price": 10**20}, "price"),
        ({"valid_from": date(1900, 1, 1)}, "valid_from"),
        ({"next_price": -1, "next_from": date(2027, 1, 1)}, "next_price"),
        ({"next_price": 10**20, "next_from": date(2027, 1, 1)}, "next_price"),
        ({"next_price": 1, "next_from": date(2900, 1, 1)}, "next_from"),
        ({"next_price": 1, "next_from": date(2026, 11, 20)}, "next_from"),
        ({"next_price": 1}, "next_from"),
        ({"next_from": date(2027, 1, 1)}, "next_price"),
        ({"valid_from": date(2027, 2, 1), "next_price": 1, "next_from": date(2027, 1, 1)}, "next_from"),
    ],
)
def test_bad_input_is_refused_beside_its_field(admin: Any, values: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as caught:
        price_list.create(**{"code": "N", "name": "新", "measure": "次", "price": 1, **values})
    assert caught.value.field == field


YEAR = date(2027, 1, 1)


def coming(follows: int | None = 9000, since: date | None = YEAR, **more: Any) -> int:
    """W01 with its next price; its id."""
    line = next(one for one in price_list.listing(active_only=False) if one.code == "W01")
    given = {"name": line.name, "measure": line.unit, "price": line.price, "valid_from": line.valid_from, **more}
    price_list.change(
        item_id=line.id, seen_version=line.row_version, next_price=follows, next_from=since, **given
    )  # fmt: skip
    return line.id


def told(on: date | None = None) -> list[tuple[int, date | None, int | None, date | None]]:
    return [(one.price, one.valid_from, one.next_price, one.next_from) for one in price_list.listing(on=on)]


def test_the_next_price_stands_beside_todays_and_takes_its_place_on_its_day(admin: Any, frozen_clock: Any) -> None:
    coming()
    assert told() == told(YEAR - timedelta(days=1)) == [(8000, None, 9000, YEAR)]
    assert told(YEAR) == [(9000, YEAR, None, None)]
    frozen_clock(timedelta(days=42))
    assert clock.today() == YEAR
    assert told() == [(9000, YEAR, None, None)]
    assert told(date(2026, 12, 31)) == [(8000, None, 9000, YEAR)], "what held then is still known"
    coming(9900, date(2027, 7, 1))
    assert told() == [(9000, YEAR, 9900, date(2027, 7, 1))]
    assert price_list.price_of("W01", date(2027, 7, 1)) == 9900
    assert price_list.price_of("W99", YEAR) == price_list.price_of("", YEAR) == 0


def test_it_is_taken_back_and_undone(admin: Any) -> None:
    coming()
    coming(None, None)
    assert told() == [(8000, None, None, None)]
    offer = undo.last_edit()
    assert offer is not None
    undo.undo(offer.token)
    assert told() == [(8000, None, 9000, YEAR)]


def test_a_price_of_today_leaves_yesterdays_known(admin: Any) -> None:
    today = clock.today()
    coming(None, None, price=8500, valid_from=today)
    assert told() == [(8500, today, None, None)]
    assert told(today - timedelta(days=1)) == [(8000, None, 8500, today)]
    row = PriceItem.get()
    assert (row.price, row.valid_from, row.next_price, row.next_from) == (8000, None, 8500, today)


def test_list_and_card_of_a_chosen_day(admin: Any) -> None:
    coming()
    for form in ("price_list", "price_card"):
        now, then = paper_content.content(form, ""), paper_content.content(form, "2027-01-01")
        assert [(one["price"], content["valid_from"]) for content in (now, then) for one in content["items"]] == [
            (8000, None), (9000, "2027-01-01"),
        ]  # fmt: skip
        for bad in ("tomorrow", "2027-13-01", "1900-01-01", "2900-01-01"):
            with pytest.raises(UserError) as refused:
                paper_content.content(form, bad)
            assert refused.value.field == "day"


def test_a_line_is_offered_at_the_price_of_the_day_of_its_work(work: Any, as_role: Any, frozen_clock: Any) -> None:
    with as_role("administrator"):
        price_list.create(code="W01", name="上门费", measure="次", price=8000, next_price=9000, next_from=YEAR)
    frozen_clock(timedelta(days=41))  # the last day of the old price
    call_id, _voucher = work.dispatched()
    add = service_call_charges.add
    add(call_id, seen_version=work.version(call_id), description="上门费", unit_price=8000, exclusion="consumable")
    frozen_clock(timedelta(days=2))
    with as_role("administrator"):
        price_list.create(code="A01", name="新项目", measure="次", price=100, valid_from=clock.today())
    file = service_call_file.file(call_id)
    assert price_list.day_of_work(file) == date(2026, 12, 31)
    assert [(one.code, one.price) for one in price_list.offered(file)] == [("A01", 100), ("W01", 8000)]
    add(call_id, seen_version=work.version(call_id), description="上门费", code="W01")
    assert [(one.unit_price, one.worth) for one in service_call_file.file(call_id).charges] == [(8000, 8000), (0, 8000)]
    new = service_calls.register(customer_id=work.customer_id, fault_text="再来一次", fault_level=3).result
    assert [one.price for one in price_list.offered(service_call_file.file(new))] == [100, 9000]
    assert renewal_file._price("W01") == 9000


def test_an_appointment_to_come_is_charged_at_todays_price(work: Any, as_role: Any) -> None:
    with as_role("administrator"):
        tomorrow = clock.today() + timedelta(days=1)
        price_list.create(code="W01", name="上门费", measure="次", price=8000, next_price=9000, next_from=tomorrow)
    call_id = work.register()
    service_calls.appoint(
        call_id, seen_version=work.version(call_id), appointed_at=clock.now() + timedelta(days=3), minutes=60,
        technician_id=work.technician_id,
    )  # fmt: skip
    assert [one.price for one in price_list.offered(service_call_file.file(call_id))] == [8000]
