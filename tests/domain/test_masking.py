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


@pytest.mark.parametrize(("text", "is_masked"), [("138****5678", True), ("138 **** 5678", True), ("5 * 3", False)])
def test_a_mask_is_known_as_one(text: str, *, is_masked: bool) -> None:
    assert masking.is_masked(text) is is_masked
