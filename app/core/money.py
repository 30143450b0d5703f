"""Amounts of money: whole fen, never floats.

`parse_yuan` reads what people type, `format_yuan` writes digits, `capital` writes the amount in Chinese capital
numerals (人民币大写) as the annex of 支付结算办法 asks for on vouchers and receipts.
"""

from __future__ import annotations

import re
import unicodedata

from app.core.errors import UserError
from app.core.i18n import translate

LARGEST_FEN = 10**14 - 1
"""One fen below 万亿 yuan: 9999亿9999万9999元9角9分, the largest amount `capital` can write."""

_AMOUNT = re.compile(r"(-?)(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?")
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")
_GROUPS = ("亿", "万", "")


def parse_yuan(text: str, field: str | None = None, *, negative: bool = False) -> int:
    """The fen in an amount as typed: `"1,234.5"` is 123450.

    Full-width digits, spaces around it, a leading ¥ and a trailing 元 are understood; thousands commas must stand where
    they belong, so that a decimal comma is not read as one. A minus is refused unless `negative` is set.

    Raises UserError (for `field`) with what is wrong.
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    plain = plain.removeprefix("¥").removesuffix("元").strip()
    found = _AMOUNT.fullmatch(plain)
    if not found or not (found[2] or found[3]):
        raise UserError(
            translate("money", "“{text}” is not an amount. Write it like 1234.50.").format(text=text.strip()[:40]),
            field,
        )
    minus, whole, cents = found[1], found[2].replace(",", ""), found[3] or ""
    if len(cents) > 2:
        raise UserError(translate("money", "An amount has at most two digits after the point."), field)
    if minus and not negative:
        raise UserError(translate("money", "An amount cannot be below zero."), field)
    if len(whole.lstrip("0")) > len(str(LARGEST_FEN // 100)):
        raise UserError(translate("money", "The amount is too large."), field)
    fen = int(whole or "0") * 100 + int(cents.ljust(2, "0"))
    return -fen if minus else fen


def format_yuan(fen: int, *, symbol: bool = False) -> str:
    """An amount in digits: 123450 is `1,234.50`; with `symbol` `¥1,234.50`, the sign directly before the digits."""
    yuan, cents = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{'¥' if symbol else ''}{yuan:,}.{cents:02d}"


def capital(fen: int) -> str:
    """An amount in Chinese capital numerals: 123450 is 人民币壹仟贰佰叁拾肆元伍角整.

    Source: 支付结算办法, annex 1 (正确填写票据和结算凭证的基本规定): preceded by 人民币 without a gap; 整 after 元 must
    be written, after 角 may be (it is, so that nothing can be added), after 分 must not. Of the two wordings that the
    annex allows when the last digit before the point is zero (¥1,680.32, ¥107,000.53), its first is used: 零 after 元.

    Raises UserError for an amount below zero or above `LARGEST_FEN`.
    """
    if fen < 0:
        raise UserError(translate("money", "An amount below zero cannot be written in capital numerals."))
    if fen > LARGEST_FEN:
        raise UserError(translate("money", "The amount is too large."))
    yuan, cents = divmod(fen, 100)
    jiao, last = divmod(cents, 10)
    words = f"{_whole(yuan)}元" if yuan or not cents else ""
    if jiao:
        words += f"{'零' if yuan and yuan % 10 == 0 else ''}{_DIGITS[jiao]}角"
    if last:
        words += f"{'零' if yuan and not jiao else ''}{_DIGITS[last]}分"
    else:
        words += "整"
    return f"人民币{words}"


def _whole(yuan: int) -> str:
    if yuan == 0:
        return _DIGITS[0]
    words, gap = "", False
    for power, group_name in zip((10**8, 10**4, 1), _GROUPS, strict=True):
        group = yuan // power % 10**4
        if group == 0:
            gap = True
            continue
        if words and (gap or group < 1000):
            words += _DIGITS[0]
        words += _four_digits(group) + group_name
        gap = False
    return words


def _four_digits(group: int) -> str:
    words, gap = "", False
    for digit, place in zip(f"{group:04d}", _PLACES, strict=True):
        if digit == "0":
            gap = True
            continue
        if words and gap:
            words += _DIGITS[0]
        words += _DIGITS[int(digit)] + place
        gap = False
    return words
