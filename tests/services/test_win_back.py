"""Customers lost and won back (R034, K4)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.models.customer import Customer
from app.services import customers, win_back


@pytest.fixture
def key(work):
    return customers.create(name="重点客户", is_key_customer=True).result


def _version(customer_id):
    return Customer.get_by_id(customer_id).row_version


def test_a_customer_is_lost_noted_and_won_back(key):
    win_back.lose(customer_id=key, seen_version=1, reason="competitor", lost_on=date(2026, 10, 5), note="价格低一成")
    row = Customer.get_by_id(key)
    assert (row.lost_on, row.lost_reason, row.status) == (date(2026, 10, 5), "competitor", "active")
    win_back.add_note(customer_id=key, tried="电话问候", next_step="送新报价", next_step_on=date(2026, 12, 1))
    win_back.won_back(customer_id=key, seen_version=_version(key), note="重签一年")
    row = Customer.get_by_id(key)
    assert (row.lost_on, row.lost_reason, row.won_back_on) == (None, "", clock.today())
    (loss,) = win_back.of_customer(key)
    assert (loss.reason, loss.was_key_customer, loss.won_back_on, loss.won_back_note) == (
        "competitor", True, clock.today(), "重签一年",
    )  # fmt: skip
    assert [(note.said, note.next_step, note.next_step_on) for note in loss.attempts] == [
        ("电话问候", "送新报价", date(2026, 12, 1))
    ]


def test_lost_twice_the_first_loss_stays_in_the_history(key, frozen_clock):
    win_back.lose(customer_id=key, seen_version=1, reason="price")
    win_back.won_back(customer_id=key, seen_version=_version(key))
    frozen_clock(timedelta(days=30))
    win_back.lose(customer_id=key, seen_version=_version(key), reason="other")
    assert [loss.reason for loss in win_back.of_customer(key)] == ["other", "price"]
    assert Customer.get_by_id(key).won_back_on is None


def test_the_count_behind_k4(key, work):
    win_back.lose(customer_id=key, seen_version=1, reason="price", lost_on=date(2026, 10, 31))
    win_back.lose(customer_id=work.customer_id, seen_version=_version(work.customer_id), reason="price")
    assert _lost_key(key) == [date(2026, 10, 31)]
    row = Customer.get_by_id(key)
    customers.change(customer_id=key, seen_version=row.row_version, name="重点客户", is_key_customer=False)
    assert _lost_key(key) == [date(2026, 10, 31)]


def _lost_key(customer_id: int) -> list[date]:
    """When a customer was lost who was a key customer on that day (K4)."""
    return [one.lost_on for one in win_back.of_customer(customer_id) if one.was_key_customer]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"reason": ""}, "reason"), ({"reason": "x"}, "reason"), ({"lost_on": date(2026, 11, 21)}, "lost_on")],
)
def test_a_loss_that_cannot_be_is_refused(key, wrong, field):
    with pytest.raises(UserError) as refused:
        win_back.lose(customer_id=key, seen_version=1, **{"reason": "price", **wrong})
    assert refused.value.field == field
    assert win_back.of_customer(key) == ()


def test_in_order_only(key):
    with pytest.raises(UserError, match="not marked"):
        win_back.won_back(customer_id=key, seen_version=1)
    with pytest.raises(UserError, match="not marked"):
        win_back.add_note(customer_id=key, tried="x")
    win_back.lose(customer_id=key, seen_version=1, reason="price")
    with pytest.raises(UserError, match="already"):
        win_back.lose(customer_id=key, seen_version=_version(key), reason="price")
    with pytest.raises(UserError) as refused:
        win_back.won_back(customer_id=key, seen_version=_version(key), won_back_on=clock.today() - timedelta(days=1))
    assert refused.value.field == "won_back_on"
    with pytest.raises(UserError) as refused:
        win_back.add_note(customer_id=key, tried=" ")
    assert refused.value.field == "tried"


def test_who_was_a_prospect_by_the_loss_is_active_again(key):
    win_back.lose(customer_id=key, seen_version=1, reason="price")
    customers.change(
        customer_id=key, seen_version=_version(key), name="重点客户", status="prospect", is_key_customer=True
    )
    win_back.won_back(customer_id=key, seen_version=_version(key))
    assert Customer.get_by_id(key).status == "active"


def test_a_technician_may_not(key, as_role):
    with as_role("technician"):
        with pytest.raises(NotPermitted):
            win_back.lose(customer_id=key, seen_version=1, reason="price")
        with pytest.raises(NotPermitted):
            win_back.of_customer(key)
