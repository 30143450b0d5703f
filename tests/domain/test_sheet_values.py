"""Cells of real sheets."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain import sheet_values as sheets
from app.domain.sheet_values import Phone

MAY = date(2023, 5, 1)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (MAY, MAY),
        (datetime(2023, 5, 1, 9), MAY),
        ("2023.5.1", MAY),
        ("23/5/1", MAY),
        ("23.5.1", MAY),
        (45047, MAY),
        (45047.0, MAY),
        ("45047", MAY),
        ("2023年5月1日", MAY),
        ("二〇二三年五月", MAY),
        ("二○二三年五月一日", MAY),
        ("二零二三年十二月三十一日", date(2023, 12, 31)),
        ("二〇二三年十月二十日", date(2023, 10, 20)),
        ("2023-05-01 00:00:00", MAY),
        ("2023-5-1", MAY),
        ("2023年5月", MAY),
        ("2023/5", MAY),
        ("20230501", MAY),
        (20230501, MAY),
        (202305, MAY),
        ("２０２３．５．１", MAY),
        ("2023年5月1号", MAY),
        ("1 May 2023", MAY),
        ("May 2023", MAY),
        ("13/5/2023", date(2023, 5, 13)),
        ("5/13/2023", date(2023, 5, 13)),
        ("2023.5.1 星期一", MAY),
        ("99-12-31", date(1999, 12, 31)),
        ("2024-2-29", date(2024, 2, 29)),
        ("", None),
        (None, None),
        ("无", None),
        ("-", None),
    ],
)
def test_days(cell: Any, day: date | None) -> None:
    assert sheets.day_of(cell) == day


@pytest.mark.parametrize(
    "cell", ["5/6/2023", "去年", "2023-13-1", "2023-2-29", "2023", 2023, 12.5, "abc", "99999", True]
)
def test_what_is_no_day_is_said(cell: Any) -> None:
    with pytest.raises(UserError):
        sheets.day_of(cell)


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2023-5-1 9:30", datetime(2023, 5, 1, 9, 30)),
        ("2023年5月1日 9时5分", datetime(2023, 5, 1, 9, 5)),
        ("2023/5/1 下午3:20", datetime(2023, 5, 1, 15, 20)),
        ("2023-05-01T14:00:05", datetime(2023, 5, 1, 14, 0, 5)),
        (45047.5, datetime(2023, 5, 1, 12)),
        ("2023/5/1 3:20 PM", datetime(2023, 5, 1, 15, 20)),
    ],
)
def test_moments(cell: Any, moment: datetime) -> None:
    assert sheets.moment_of(cell) == moment


@given(
    st.dates(date(1980, 1, 1), date(2069, 12, 31)), st.sampled_from(["{0}.{1}.{2}", "{0}/{1}/{2}", "{0}年{1}月{2}日"])
)
def test_every_day_comes_back(day: date, form: str) -> None:
    assert sheets.day_of(form.format(day.year, day.month, day.day)) == day
    assert sheets.day_of(form.format(f"{day.year % 100:02}", day.month, day.day)) in (day, None) or day.year < 1970
    assert sheets.day_of(f"{day:%Y%m%d}") == day


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("13812345678", ["13812345678"]),
        ("13812345678/13912345678", ["13812345678", "13912345678"]),
        ("13812345678、020-83330000；139 1234 5678", ["13812345678", "020-83330000", "13912345678"]),
        ("020-83330000 13812345678", ["020-83330000", "13812345678"]),
        ("83330000/1", ["83330000", "83330001"]),
        ("１３８１２３４５６７８", ["13812345678"]),
        ("1381234567813912345678", ["13812345678", "13912345678"]),
        (13812345678, ["13812345678"]),
        (13812345678.0, ["13812345678"]),
        (2083330000, ["020-83330000"]),
        ("手机：138-1234-5678", ["13812345678"]),
        ("0755-83330000转801", ["0755-83330000-801"]),
        ("不详", ["不详"]),
        ("无", []),
        (None, []),
        ("13812345678\n13812345678", ["13812345678"]),
        (0, []),
    ],
)
def test_telephones(cell: Any, numbers: list[str]) -> None:
    assert [phone.number for phone in sheets.phones_of(cell)] == numbers


def test_a_name_beside_a_telephone_is_kept() -> None:
    assert sheets.phones_of("13812345678(张经理)") == [Phone("13812345678", "张经理")]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (12, 12),
        (12.0, 12),
        ("12", 12),
        ("12个月", 12),
        ("一年", 12),
        ("两年", 24),
        ("1.5年", 18),
        ("3年质保", 36),
        ("半年", 6),
        ("无", 0),
        ("过保", 0),
        (None, None),
        ("2023-5-1", MAY),
        (45047, MAY),
        (MAY, MAY),
        ("十八个月", 18),
    ],
)
def test_warranties(cell: Any, found: Any) -> None:
    assert sheets.warranty_of(cell) == found


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        (1200, 120_000),
        (12.34, 1_234),
        ("￥1,200.50", 120_050),
        ("1200元", 120_000),
        ("1.2万", 1_200_000),
        ("１００", 10_000),
        ("", 0),
        ("-", 0),
    ],
)
def test_amounts(cell: Any, fen: int) -> None:
    assert sheets.fen_of(cell) == fen


@pytest.mark.parametrize("cell", ["面议", -5, "-3", 1e18])
def test_what_is_no_amount_is_said(cell: Any) -> None:
    with pytest.raises(UserError):
        sheets.fen_of(cell)


@pytest.mark.parametrize("cell", ["1.23457E+11", 1.2345678901234567e17, "#N/A", "#REF!"])
def test_lost_digits_and_errors_are_said(cell: Any) -> None:
    with pytest.raises(UserError):
        sheets.serial_of(cell)


def test_serials() -> None:
    assert sheets.serial_of("ＳＮ 00-12") == "SN00-12"
    assert sheets.serial_of(123456.0) == "123456"
    assert sheets.serials_of("SN1、SN2;SN3\nSN4") == ["SN1", "SN2", "SN3", "SN4"]


@pytest.mark.parametrize(
    "row", [("合计",), (None, "合  计", 5), ("总计：",), ("小计",), ("Total", 3), ("制表人：张三", None), ("本页合计",)]
)
def test_totals(row: Any) -> None:
    assert sheets.is_total(row)


@pytest.mark.parametrize("row", [("总计科技公司",), ("合计划公司",), (None, None), ("1", "合计")])
def test_no_totals(row: Any) -> None:
    assert not sheets.is_total(row)


def test_organisations_and_persons() -> None:
    assert all(map(sheets.is_organisation, ("广州东方电子", "人民医院", "红星厂", "工行支行")))
    assert not any(map(sheets.is_organisation, ("张伟", "欧阳小红", "王强")))


@given(st.text(max_size=40) | st.floats(allow_nan=False, allow_infinity=False) | st.integers() | st.booleans())
def test_nothing_but_user_errors(cell: Any) -> None:
    readers = (
        sheets.day_of,
        sheets.moment_of,
        sheets.phones_of,
        sheets.warranty_of,
        sheets.fen_of,
        sheets.flag_of,
        sheets.serial_of,
        sheets.text_of,
        sheets.serials_of,
    )
    for read in readers:
        try:
            read(cell)
        except UserError as error:
            assert error.text  # noqa: PT017 - either is right


@pytest.mark.parametrize("cell", ["100000000000000000000000000", "9" * 60, "-" + "9" * 60, f"{10**14}万"])
def test_an_amount_of_many_digits_is_refused_with_a_sentence(cell: str) -> None:
    with pytest.raises(UserError):
        sheets.fen_of(cell)
