"""The price list (F28, R057)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, UserError
from app.services import price_list
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
    ],
)
def test_bad_input_is_refused_beside_its_field(admin: Any, values: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as caught:
        price_list.create(**{"code": "N", "name": "新", "measure": "次", "price": 1, **values})
    assert caught.value.field == field
