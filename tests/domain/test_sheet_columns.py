"""Where the headings are, and what the columns mean."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.core.errors import UserError
from app.domain.sheet_columns import FIELDS, LEDGERS, find_heading, guess_ledger, heading_key, match_columns

DATA = ("广州东方公司", "13812345678", "M-1", "SN12345A", date(2023, 5, 1))


def found(ledger: str, *rows: tuple[Any, ...]) -> tuple[str, ...]:
    heading = find_heading(ledger, rows)
    return match_columns(ledger, heading.texts, rows[heading.first :])


@pytest.mark.parametrize(
    "head",
    [
        ("客户名称", "电话", "型号", "机身号", "购买日期"),
        ("单位", "联系电话", "机型", "序列号", "购机日期"),
        ("用户名", "手机", "规格型号", "SN", "销售日期"),
        ("Customer", "Phone", "Model", "Serial No.", "Purchase date"),
        ("* 客户名称", "电话（手机）", "型号：", "机 身 号", "购买日期(必填)"),
        ("客户单位名称", "客户联系电话", "产品型号规格", "机器序列号", "购买日期时间"),
    ],
)
def test_headings_in_both_languages(head: tuple[str, ...]) -> None:
    assert found("customers", head, DATA) == ("name", "phone", "model", "serial", "purchased_on")


def test_a_title_above_and_blank_lines() -> None:
    rows = [
        ("客户一览表", None, None, None, None),
        (None,) * 5,
        ("客户名称", "电话", "型号", "机身号", "购买日期"),
        DATA,
    ]
    heading = find_heading("customers", rows)
    assert heading.first == 3


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (("客户名称", "联系方式", None, "设备", None), (None, "联系人", "电话", "型号", "机身号")),
        (("客户名称", "联系方式", None, "设备信息", None), ("", "联系人", "电话", "型号", "机身号")),
        (("客户名称", "联系人", "电话", "设备", None), (None, None, None, "型号", "机身号")),
    ],
)
def test_heads_merged_over_two_rows(upper: tuple[Any, ...], lower: tuple[Any, ...]) -> None:
    rows = [upper, lower, ("甲公司", "王", "13812345678", "M1", "SN1")]
    assert find_heading("customers", rows).first == 2
    assert found("customers", *rows) == ("name", "contact", "phone", "model", "serial")


def test_data_below_a_head_are_no_second_head() -> None:
    rows = [("客户名称", "电话", "地址"), ("电话公司", "13812345678", "地址不详")]
    assert find_heading("customers", rows).first == 1


def test_duplicate_headings_and_trailing_columns() -> None:
    rows = [("客户名称", "电话", "电话", "型号", "型号", None, None), ("甲公司", "138", "139", "M1", "M2", None, None)]
    heading = find_heading("customers", rows)
    assert len(heading.texts) == 5
    assert found("customers", *rows) == ("name", "phone", "phone", "model", "")


def test_columns_without_a_heading_are_known_by_their_content() -> None:
    head = ("客户名称", None, None, None, "x")
    rows = [head, *[(f"第{i}公司", f"138{i:08}", f"SN{i:06}A", f"2023.5.{i + 1}", "天河区天河路1号") for i in range(9)]]
    assert found("customers", *rows) == ("name", "phone", "serial", "purchased_on", "address")


def test_no_heading_is_said() -> None:
    with pytest.raises(UserError):
        find_heading("customers", [("甲", "乙"), (1, 2)])
    with pytest.raises(UserError):
        find_heading("customers", [])


@pytest.mark.parametrize(
    ("head", "ledger"),
    [
        (("客户名称", "电话", "地址", "区域"), "customers"),
        (("设备名称", "型号", "序列号", "客户名称", "安装日期"), "devices"),
        (("合同编号", "客户名称", "开始日期", "结束日期", "合同金额"), "contracts"),
        (("单号", "报修日期", "客户", "电话", "机型", "故障现象", "处理结果", "维修人员"), "repairs"),
    ],
)
def test_the_ledger_is_guessed(head: tuple[str, ...], ledger: str) -> None:
    assert guess_ledger([head]) == ledger


def test_every_field_has_headings_that_are_compared_alike() -> None:
    for ledger in LEDGERS:
        names = [field.name for field in FIELDS[ledger]]
        assert len(names) == len(set(names))
        for field in FIELDS[ledger]:
            assert all(heading_key(one) == one for one in field.headings), field.name
