"""When two complaints are about one matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.complaint_repeat import LIKE, Matter, likeness, orders_of, why


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_measure(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("电源模块一周内三次停机，影响生产线", "又停机了，电源模块一周内三次停机"),
        ("屏幕花屏", "屏幕 花屏！"),
        ("Display flickers", "display FLICKERS again"),
    ],
)
def test_one_fault_told_twice_is_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= LIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [("电源模块一周内三次停机", "发票抬头开错，要求重开"), ("送货员态度恶劣", "打印机卡纸"), ("", ""), ("坏", "坏")],
)
def test_different_matters_are_not(one: str, other: str) -> None:
    assert likeness(one, other) < LIKE


def test_why_names_every_reason_in_order() -> None:
    new = Matter("停机", 3, "SN1", 7, frozenset({"po1"}))
    assert why(new, Matter("漏油", 3, "", 7, frozenset({"po1", "po2"}))) == ("device", "order", "call")
    assert why(new, Matter("漏油", 4, "SN1", 8)) == ("device",)
    assert why(Matter("停机"), Matter("漏油")) == ()


def test_order_numbers_are_spelt_alike() -> None:
    assert orders_of({"order_number": " PO 26-11 ", "order_amount": "12", "part_number": "P1"}) == {"po26-11"}
