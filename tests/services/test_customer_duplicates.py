"""Customer files that may be one customer."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.errors import NotPermitted, UserError
from app.services import customer_duplicates, customer_merges, customers
from app.services.customers import ContactInput


def made(name: str, phone: str = "") -> int:
    return customers.create(name=name, contacts=(ContactInput("王五", phone),) if phone else ()).result


def pairs() -> set[tuple[int, int, str]]:
    return {(one.first.id, one.second.id, one.why) for one in customer_duplicates.suspects()}


def test_the_same_name_but_for_its_form_is_suspected(branch: Any, as_role: Any) -> None:
    one, other = made("恒信机电有限公司"), made("恒信机电")
    made("恒泰机电")
    with as_role("supervisor"):
        assert pairs() == {(one, other, "name")}


def test_a_telephone_alone_may_serve_several_customers(branch: Any, as_role: Any) -> None:
    one = made("恒信机电", "13800138000")
    made("白云宾馆", "13800138000")
    short = made("恒信", "13800138000")
    with as_role("supervisor"):
        assert pairs() == {(one, short, "phone")}


def test_both_reasons_are_told(branch: Any, as_role: Any) -> None:
    one, other = made("恒信机电有限公司", "13800138000"), made("恒信机电", "13800138000")
    with as_role("supervisor"):
        assert pairs() == {(one, other, "both")}


def test_a_switchboard_is_no_suspicion(branch: Any, as_role: Any) -> None:
    for number in range(8):
        made(f"恒信{'一二三四五六七八'[number]}", "02083330000")
    made("恒信", "02083330000")
    with as_role("supervisor"):
        assert pairs() == set()


def test_told_apart_and_merged_pairs_are_left_out(branch: Any, as_role: Any) -> None:
    one, other, third = made("恒信机电"), made("恒信机电有限公司"), made("恒信机电公司")
    with as_role("supervisor"):
        customer_duplicates.tell_apart(first_id=other, second_id=one, reason="两个法人")
        customer_duplicates.tell_apart(first_id=one, second_id=other)
        assert pairs() == {(one, third, "name"), (other, third, "name")}
        customer_merges.merge(
            kept_id=one, merged_id=third, kept_version=1, merged_version=1, answers={}, reason="同一家"
        )
        assert pairs() == set()
        with pytest.raises(UserError, match="two different"):
            customer_duplicates.tell_apart(first_id=one, second_id=one)


def test_only_a_supervisor_looks_for_them(branch: Any, as_role: Any) -> None:
    with as_role("representative"), pytest.raises(NotPermitted):
        customer_duplicates.suspects()
