"""Texts, telephones, serials, dates, names."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.validation import (
    LONGEST_TEXT,
    check_date,
    check_order,
    clean_line,
    clean_text,
    is_plausible_phone,
    name_similarity_key,
    normalise_phone,
    normalise_serial,
    phone_digits,
    required_line,
    serial_key,
)

ANY_TEXT = st.text(st.characters(), max_size=200)  # surrogates and all


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a  ", "a"),
        ("a\r\nb\rc\x0bd\u2028e\x85f", "a\nb\nc\nd\ne\nf"),
        ("a\x00b\x07c\x1bd\x7f", "abcd"),
        ("a\tb", "a b"),
        ("a  \nb", "a\nb"),
        ("𠮷野家👨‍👩‍👧 ❤️", "𠮷野家👨‍👩‍👧 ❤️"),
        ("ＡＢＣ①", "ＡＢＣ①"),
        ("e\u0301", "é"),
        ("\ufeffname\u200b", "name"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("x\ud800y\uffffz", "xyz"),
        ("", ""),
    ],
)
def test_texts_are_put_in_order(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


def test_whatever_cannot_be_stored_is_taken_out_even_alone_among_common_letters() -> None:
    letters = [chr(code) for code in range(0x110000) if not chr(code).isspace()]
    unseen = [letter for letter in letters if unicodedata.category(letter) in ("Cc", "Cs")]
    assert len(unseen) > 2_000
    assert [letter for letter in unseen if clean_text(f"故{letter}障") != "故障"] == []


def test_a_line_has_no_ends() -> None:
    assert clean_line(" 北京\t东方\r\n 电子 ") == "北京 东方 电子"
    assert clean_line("a\u3000b\u00a0c") == "a b c"


def test_limits_are_named() -> None:
    assert len(clean_text("故" * 10_000)) == 10_000
    with pytest.raises(UserError) as refusal:
        clean_text("故" * (LONGEST_TEXT + 1), field="fault_text")
    assert refusal.value.field == "fault_text"
    assert str(LONGEST_TEXT) in refusal.value.text
    with pytest.raises(UserError, match="80"):
        clean_line("x" * 81, 80)
    assert clean_line("x" + " " * 500 + "y", 10) == "x y", "what is trimmed does not count"


def test_required() -> None:
    assert required_line(" 王 ", "name") == "王"
    with pytest.raises(UserError) as refusal:
        required_line(" \u200b\t", "name")
    assert refusal.value.field == "name"


@given(ANY_TEXT)
def test_clean_texts_stay_as_they_are_and_can_be_stored(text: str) -> None:
    for clean in (clean_text, clean_line):
        kept = clean(text)
        assert clean(kept) == kept
        assert kept == unicodedata.normalize("NFC", kept)
        assert not {unicodedata.category(character) for character in kept.replace("\n", "")} & {"Cc", "Cs"}
        kept.encode("utf-8")
    assert "\n" not in clean_line(text)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("13812345678", "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("+86 138 1234 5678", "13812345678"),
        ("0086-13812345678", "13812345678"),
        ("8613812345678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("13812345678转12", "13812345678-12"),
        ("010-62345678", "010-62345678"),
        ("01062345678", "010-62345678"),
        ("(010) 6234 5678", "010-62345678"),
        ("（０１０）６２３４５６７８", "010-62345678"),
        ("+86 10 62345678", "010-62345678"),
        ("86-010-62345678", "010-62345678"),
        ("0755-23456789", "0755-23456789"),
        ("07552345678", "0755-2345678"),
        ("0755-2345678-801", "0755-2345678-801"),
        ("010-62345678转801", "010-62345678-801"),
        ("010-62345678 ext. 801", "010-62345678-801"),
        ("010-62345678#801", "010-62345678-801"),
        ("010-62345678分机801", "010-62345678-801"),
        ("62345678", "62345678"),
        ("6234-5678", "62345678"),
        ("400-123-4567", "400-123-4567"),
        ("4001234567", "400-123-4567"),
        ("+852 2345 6789", "+85223456789"),
        ("+1 (212) 555-0100", "+12125550100"),
        # Kept as typed.
        ("王先生 13812345678", "王先生 13812345678"),
        ("13812345678/13912345678", "13812345678/13912345678"),
        ("12345", "12345"),
        ("999", "999"),
        ("", ""),
    ],
)
def test_telephones(typed: str, shown: str) -> None:
    assert normalise_phone(typed) == shown
    assert normalise_phone(shown) == shown


@pytest.mark.parametrize(
    ("typed", "plausible"),
    [
        ("13812345678", True),
        ("010-62345678转801", True),
        ("62345678", True),
        ("400 123 4567", True),
        ("+852 2345 6789", True),
        ("12812345678", False),
        ("1381234567", False),
        ("138123456789", False),
        ("12345", False),
        ("王先生", False),
        ("", False),
    ],
)
def test_implausible_telephones_are_noticed(typed: str, plausible: bool) -> None:
    assert is_plausible_phone(typed) is plausible


def test_digits_for_finding() -> None:
    assert phone_digits("+86 (010) 6234-5678 转 801") == "01062345678801"
    assert phone_digits("王先生 １３８１２３４５６７８") == "13812345678"


@given(st.one_of(ANY_TEXT.filter(lambda text: len(text) <= 60), st.text("0123456789+-() 转#１２", max_size=30)))
def test_no_telephone_is_lost(typed: str) -> None:
    shown = normalise_phone(typed)
    assert normalise_phone(shown) == shown
    assert phone_digits(shown) == phone_digits(typed)
    assert bool(shown) == bool(clean_line(typed))


@pytest.mark.parametrize(
    ("typed", "shown", "key"),
    [
        (" sn-12 34ab ", "SN-1234AB", "SN1234AB"),
        ("ＳＮ－１２３４", "SN-1234", "SN1234"),
        ("a.b/c_d", "A.B/C_D", "ABCD"),
        ("机身—７", "机身-7", "机身7"),
        ("", "", ""),
    ],
)
def test_serials(typed: str, shown: str, key: str) -> None:
    assert normalise_serial(typed) == shown
    assert serial_key(typed) == key == serial_key(shown)


TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)


@pytest.mark.parametrize("day", [date(1980, 1, 1), TODAY, date(2056, 1, 1)])
def test_plausible_dates(day: date) -> None:
    assert check_date(day, TODAY) == day


@pytest.mark.parametrize(
    ("day", "ahead"), [(date(1979, 12, 31), None), (date(2926, 1, 1), None), (date(2026, 11, 24), timedelta(days=1))]
)
def test_absurd_dates(day: date, ahead: timedelta | None) -> None:
    with pytest.raises(UserError) as refusal:
        check_date(day, TODAY, "installed_on", ahead=ahead)
    assert refusal.value.field == "installed_on"
    assert day.isoformat() in refusal.value.text


def test_the_latest_date_itself_is_allowed() -> None:
    assert check_date(TODAY + timedelta(days=1), TODAY, ahead=timedelta(days=1)) == TODAY + timedelta(days=1)
    with pytest.raises(UserError, match="2026-11-23"):
        check_date(TODAY + timedelta(days=2), TODAY, ahead=timedelta(days=1))


def test_leap_day_is_a_day_like_any_other() -> None:
    assert check_date(TODAY, date(2024, 2, 29)) == TODAY


def test_order() -> None:
    check_order(None, TODAY)
    check_order(TODAY, TODAY)
    with pytest.raises(UserError):
        check_order(TODAY, TODAY - timedelta(days=1), "ends_on")


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("北京东方电子有限公司", "北京东方（电子）有限责任公司"),
        ("北京东方电子有限公司", " 北京 东方电子 股份有限公司"),
        ("北京东方电子有限公司", "北京东方电子"),
        ("北京东方电子（有限）公司", "北京东方电子有限公司"),
        ("ＡＢＣ科技", "abc 科技公司"),
        ("Orient Electronics Co., Ltd.", "ORIENT ELECTRONICS LIMITED"),
        ("东方集团", "东方"),
    ],
)
def test_names_of_one_customer(name: str, same: str) -> None:
    assert name_similarity_key(name) == name_similarity_key(same) != ""


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("北京东方电子有限公司", "上海东方电子有限公司"),
        ("张三", "张三丰"),
        ("公司", "集团"),
        ("Incline", "line"),
        ("𠮷野家", "吉野家"),
    ],
)
def test_names_of_two_customers(name: str, other: str) -> None:
    assert name_similarity_key(name) != name_similarity_key(other)


@given(ANY_TEXT)
def test_a_name_always_has_a_key(name: str) -> None:
    assert bool(name_similarity_key(name)) == bool(clean_line(name))
