"""What is left of a number for who need not know it."""

from __future__ import annotations

import pytest

from app.domain import masking
from app.domain.masking import Masker


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13812345678", "138****5678"),
        ("010-12345678", "010-****5678"),
        ("0757-27606727", "0757-****6727"),
        ("400-123-4567", "400-***-4567"),
        ("83330000", "*****000"),
        ("020-83330000-801", "020-*******0-801"),
        ("+85212345678", "+852****5678"),
        ("zhao@example.cn", "z***@example.cn"),
        ("8012", "8012"),
        ("见名片", "见名片"),
        ("", ""),
    ],
)
def test_numbers(number: str, masked: str) -> None:
    assert masking.mask_number(number) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("打 13812345678 找他", "打 138****5678 找他"),
        ("打 138 1234 5678", "打 138 **** 5678"),
        ("身份证 440106198702291234 在此", "身份证 440***********1234 在此"),
        ("身份证440106198702291X", "身份证440106198702291X"),
        ("身份证 44010619870220123X", "身份证 440**********0123X"),
        ("座机 020-83330000", "座机 020-****0000"),
        ("序列号 SN13812345678X、单号 GZ01-2611-00012", "序列号 SN13812345678X、单号 GZ01-2611-00012"),
        ("写信 li.lei@a.example.cn", "写信 l***@a.example.cn"),
        ("2026-11-20 共 1234567 元", "2026-11-20 共 1234567 元"),
    ],
)
def test_words(text: str, masked: str) -> None:
    assert masking.mask_text(text) == masked


def test_known_numbers_are_shown_and_masks_are_counted() -> None:
    masker = Masker({"13812345678"})
    assert masker.number("13812345678") == "13812345678"
    assert masker.text("13812345678 和 13912345678") == "13812345678 和 139****5678"
    assert masker.number("13912345678") == "139****5678"
    assert masker.hidden == 2
    assert masker.text("身份证 440106198702201234") == "身份证 440***********1234"
    assert masker.hidden == 2, "nobody may ask for these"
    assert masker.text("[见 13912345678]") == "[见 139****5678]"


@pytest.mark.parametrize(("text", "is_masked"), [("138****5678", True), ("138 **** 5678", True), ("5 * 3", False)])
def test_a_mask_is_known_as_one(text: str, *, is_masked: bool) -> None:
    assert masking.is_masked(text) is is_masked


def test_a_mask_stays_as_it_is() -> None:
    for number in ("13812345678", "010-12345678", "400-123-4567", "83330000", "020-83330000-801", "z@example.cn"):
        once = masking.mask_number(number)
        assert masking.mask_number(once) == once
    assert masking.mask_number("13812345678 **") != "13812345678 **"


def test_what_somebody_gives_back_has_its_numbers_again() -> None:
    stored = "急事打 13812345678，或 13912345678"
    assert (
        masking.restored("下午打 138****5678，或 139****5678 亦可", stored) == "下午打 13812345678，或 13912345678 亦可"
    )
    assert masking.restored("打 138****5678", "没有") == "打 138****5678"
    assert masking.restored("打 13812345678，是 138****5678", stored) == "打 13812345678，是 13812345678"


def test_a_number_that_stands_twice_comes_back_twice_and_what_cannot_be_told_stays() -> None:
    twice = "找 13812345678；再打 13812345678"
    assert masking.restored(masking.mask_text(twice), twice) == twice
    alike = "早 13811115678 晚 13822225678"
    assert masking.restored("晚上 138****5678 早上 138****5678", alike) == "晚上 13811115678 早上 13822225678"
    for part in ("只打 138****5678", "138****5678 138****5678 138****5678"):
        assert masking.restored(part, alike) == part
    assert masking.restored("先 13811115678 后 138****5678", alike) == "先 13811115678 后 13822225678"
    assert masking.restored("138****5678 138****5678", alike, in_order=False) == "138****5678 138****5678"
    literal = "客户只给了 138****5678，前台记 13812345678"
    assert masking.restored("客户只给了 138****5678", literal) == "客户只给了 138****5678"


@pytest.mark.parametrize(
    "number", ["13812345678", "020-83330000", "+86 13812345678", "138 1234 5678", "440106198702201234", "zhang@b.cn"]
)
def test_a_left_mask_is_found(number: str) -> None:
    mask = masking.mask_text(f"打 {number}。")
    assert masking.left_masks(mask)
    assert not masking.left_masks(mask, f"原文：{mask}")
    assert not masking.left_masks("**重要** 3 * 4，见 12***说明", "")


def test_telephones_are_told_from_identity_card_numbers() -> None:
    assert masking.telephones("赵 13812345678、440106198702201234、a@b.cn、020-83330000") == {
        "13812345678", "a@b.cn", "020-83330000"
    }  # fmt: skip


def test_nested_values_stay_what_they_are() -> None:
    masker = Masker({"020-83330000"})
    content = {"phone": "83330001", "letterhead": {"complaint_phone": "020-83330000"}, "lines": [["打 13812345678", 7]]}
    assert masker.content(content) == {
        "phone": "*****001", "letterhead": {"complaint_phone": "020-83330000"}, "lines": [["打 138****5678", 7]]
    }  # fmt: skip
    told = '{"amount": [null, 13812345678], "serial": [null, "13812345678"], "notes": ["", "13812345678"]}'
    assert masker.value("changes", told) == (
        '{"amount": [null, 13812345678], "serial": [null, "13812345678"], "notes": ["", "138****5678"]}'
    )
    assert masker.value("serial", "13812345678") == "13812345678"
    assert masker.value("initials", "wxs13812345678") == "wxs138****5678"
    assert masker.value("amount", 13812345678) == 13812345678
