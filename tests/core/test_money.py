"""Amounts: reading, writing, capital numerals."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.core.money import LARGEST_FEN, capital, format_yuan, parse_yuan

FEN = st.one_of(
    st.integers(0, LARGEST_FEN),
    st.integers(0, 10**7),
    # Many zeros, where the wording is delicate.
    st.builds(
        lambda digit, power, rest: min(digit * 10**power + rest, LARGEST_FEN),
        st.integers(1, 9),
        st.integers(0, 13),
        st.integers(0, 999),
    ),
)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1,234.5", 123450),
        ("0", 0),
        ("0.01", 1),
        (".5", 50),
        ("12.", 1200),
        ("１２３．４５", 12345),
        ("￥1,000", 100000),
        ("¥ 8", 800),
        ("  88.80元 ", 8880),
        ("1,234,567.89", 123456789),
        ("007", 700),
        ("999,999,999,999.99", LARGEST_FEN),
    ],
)
def test_reads_what_people_type(text: str, fen: int) -> None:
    assert parse_yuan(text) == fen


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ".",
        "¥",
        "abc",
        "12,34",
        "1,2345",
        "1.234",
        "1e5",
        "-3",
        "1 000",
        "１２三",
        "1000000000000",
        "--1",
        "nan",
        "五元",
    ],
)
def test_refuses_what_is_no_amount(text: str) -> None:
    with pytest.raises(UserError) as refusal:
        parse_yuan(text, "charge")
    assert refusal.value.field == "charge"
    assert refusal.value.text


def test_a_minus_is_read_only_where_it_is_wanted() -> None:
    assert parse_yuan("-3.20", negative=True) == -320


@pytest.mark.parametrize(
    ("fen", "text"), [(0, "0.00"), (5, "0.05"), (123450, "1,234.50"), (-320, "-3.20"), (10**10, "100,000,000.00")]
)
def test_writes_digits(fen: int, text: str) -> None:
    assert format_yuan(fen) == text


def test_the_sign_stands_directly_before_the_digits() -> None:
    assert format_yuan(123450, symbol=True) == "¥1,234.50"
    assert format_yuan(-100, symbol=True) == "-¥1.00"


@given(st.integers(-LARGEST_FEN, LARGEST_FEN))
def test_written_digits_are_read_back(fen: int) -> None:
    assert parse_yuan(format_yuan(fen), negative=True) == fen
    assert parse_yuan(format_yuan(abs(fen), symbol=True)) == abs(fen)


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        # The examples of the annex.
        (140950, "人民币壹仟肆佰零玖元伍角整"),
        (600714, "人民币陆仟零柒元壹角肆分"),
        (168032, "人民币壹仟陆佰捌拾元零叁角贰分"),
        (10700053, "人民币壹拾万柒仟元零伍角叁分"),
        (1640902, "人民币壹万陆仟肆佰零玖元零贰分"),
        (32504, "人民币叁佰贰拾伍元零肆分"),
        # Zero, small change, round amounts.
        (0, "人民币零元整"),
        (1, "人民币壹分"),
        (10, "人民币壹角整"),
        (32, "人民币叁角贰分"),
        (100, "人民币壹元整"),
        (1000, "人民币壹拾元整"),
        (1005, "人民币壹拾元零伍分"),
        (1050, "人民币壹拾元零伍角整"),
        (10000, "人民币壹佰元整"),
        (1000000, "人民币壹万元整"),
        (1000100, "人民币壹万零壹元整"),
        (1001000, "人民币壹万零壹拾元整"),
        (10000000000, "人民币壹亿元整"),
        (10000100000, "人民币壹亿零壹仟元整"),
        (10010000000, "人民币壹亿零壹拾万元整"),
        (1000000000100, "人民币壹佰亿零壹元整"),
        (LARGEST_FEN, "人民币玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_capital_numerals(fen: int, words: str) -> None:
    assert capital(fen) == words


@pytest.mark.parametrize("fen", [-1, LARGEST_FEN + 1])
def test_capital_numerals_have_limits(fen: int) -> None:
    with pytest.raises(UserError):
        capital(fen)


def _read_capital(words: str) -> int:
    """An independent reader: 零 means nothing, every other digit is multiplied by the unit behind it."""
    found = re.fullmatch(r"人民币(?:(.+)元)?(?:零?(.)角)?(?:零?(.)分)?(整?)", words)
    assert found, words
    digits = {character: number for number, character in enumerate("零壹贰叁肆伍陆柒捌玖")}
    units = {"拾": 10, "佰": 100, "仟": 1000}
    total = group = digit = 0
    for character in found[1] or "":
        if character in digits:
            digit = digits[character]
        elif character in units:
            group, digit = group + digit * units[character], 0
        else:
            total, group, digit = total + (group + digit) * {"万": 10**4, "亿": 10**8}[character], 0, 0
    yuan = total + group + digit
    return yuan * 100 + (digits[found[2]] if found[2] else 0) * 10 + (digits[found[3]] if found[3] else 0)


@given(FEN)
def test_capital_numerals_are_read_back(fen: int) -> None:
    words = capital(fen)
    assert _read_capital(words) == fen
    assert words.endswith("整") == (fen % 10 == 0)
    assert "零零" not in words
    assert not re.search("零[拾佰仟万亿元角分]", words.replace("人民币零元整", ""))
