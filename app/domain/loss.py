"""The loss of a complaint by kind, with its arithmetic (002C, domain table 4.5). Amounts in fen, rates in basis points.

Compensation and allowance count what was really paid or allowed; a return a part of the goods' worth; a re-supply the
grade-A price of what was sent; rework its labour, haulage and scrap.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.core.money import format_yuan
from app.domain.complaint import LOSS_KINDS
from app.domain.stock import check_count

MOST_FEN = 10**12 - 1
"""Ten thousand million yuan and more is a mistake of the fingers."""

WHOLE_RATE = 10_000

RETURN_RATE = 2_000
"""20 % of the selling price of what came back (002C); a setting of the branch."""

MOST_LINES = 50

BY_AMOUNT = frozenset({"compensation", "allowance"})
BY_GOODS = frozenset({"return", "resupply"})


@dataclass(frozen=True)
class Line:
    """A line of the loss; which fields count depends on its kind."""

    kind: str
    goods: str = ""
    quantity: int = 0
    unit_price: int = 0
    rate: int = 0
    labour: int = 0
    haulage: int = 0
    scrap: int = 0
    amount: int = 0
    note: str = ""


def checked_amount(value: object, field: str, *, least: int = 1) -> int:
    """An amount in fen. Raises UserError for zero (unless `least` allows it), less, 10^12 and more, or parts of fen."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise UserError(translate("loss", "An amount has at most two digits after the point."), field)
    if value < 0:
        raise UserError(translate("loss", "An amount cannot be below zero."), field)
    if value < least:
        raise UserError(translate("loss", "An amount of 0 says nothing. Give the amount, or take the line out."), field)
    if value > MOST_FEN:
        text = translate("loss", "{amount} is more than can be right: at most {most}.")
        raise UserError(text.format(amount=format_yuan(value), most=format_yuan(MOST_FEN)), field)
    return value


def checked(line: Line, rate: int = RETURN_RATE) -> Line:
    """A line with its amount worked out and what does not belong to its kind left out.

    A return without a rate takes `rate`. Raises UserError naming the field.
    """
    if line.kind not in LOSS_KINDS:
        raise UserError(translate("loss", "Choose the kind of loss."), "kind")
    kept: dict[str, Any] = {"kind": line.kind, "goods": line.goods, "note": line.note}
    if line.kind in BY_AMOUNT:
        return Line(**kept, amount=checked_amount(line.amount, "amount"))
    if line.kind in BY_GOODS:
        kept |= {
            "quantity": check_count(line.quantity, "quantity", 1),
            "unit_price": checked_amount(line.unit_price, "unit_price"),
        }
        if line.kind == "return":
            kept["rate"] = _rate(line.rate or rate)
    else:
        for name in ("labour", "haulage", "scrap"):
            kept[name] = checked_amount(getattr(line, name), name, least=0)
    field = "labour" if line.kind == "rework" else "unit_price"
    return Line(**kept, amount=checked_amount(_worth(Line(**kept)), field))


def total(lines: Iterable[Line]) -> int:
    """The loss of all lines together, in fen. Raises UserError (field `lines`) where it is absurd."""
    return checked_amount(sum(line.amount for line in lines), "lines", least=0)


def kinds_of(lines: Iterable[Line]) -> str:
    """The kinds of the lines, each once, in the order of table 4.5, divided by spaces."""
    there = {line.kind for line in lines}
    return " ".join(kind for kind in LOSS_KINDS if kind in there)


def arithmetic(line: Line) -> str:
    """How the amount of a line comes about, in figures: `10 × 500.00 × 20 % = 1,000.00`."""
    result = format_yuan(line.amount)
    if line.kind in BY_AMOUNT:
        return result
    if line.kind == "rework":
        text = translate("loss", "labour {labour} + haulage {haulage} + scrap {scrap} = {amount}")
        return text.format(
            labour=format_yuan(line.labour), haulage=format_yuan(line.haulage), scrap=format_yuan(line.scrap),
            amount=result,
        )  # fmt: skip
    factors = [str(line.quantity), format_yuan(line.unit_price)]
    if line.kind == "return":
        factors.append(rate_words(line.rate))
    return f"{' × '.join(factors)} = {result}"


def rule_words(kind: str) -> str:
    """What table 4.5 says of a kind."""
    rules = {
        "compensation": translate("loss", "the amount really paid"),
        "allowance": translate("loss", "the amount really allowed"),
        "return": translate("loss", "quantity × selling price × rate; a month is given to sell the goods again"),
        "resupply": translate("loss", "quantity × grade-A price"),
        "rework": translate("loss", "labour + haulage + scrap"),
    }
    return translate("loss", "{kind}: {rule}").format(kind=shown(LOSS_KINDS[kind]), rule=rules[kind])


def rate_words(rate: int) -> str:
    """A rate as it is shown: `20 %`, `12.5 %`."""
    return f"{rate / 100:.2f}".rstrip("0").rstrip(".") + " %"


def _worth(line: Line) -> int:
    if line.kind == "rework":
        return line.labour + line.haulage + line.scrap
    worth = line.quantity * line.unit_price
    if line.kind != "return":
        return worth
    return (worth * line.rate * 2 + WHOLE_RATE) // (WHOLE_RATE * 2)  # half a fen is rounded up


def _rate(rate: object) -> int:
    if isinstance(rate, bool) or not isinstance(rate, int) or not 0 < rate <= WHOLE_RATE:
        raise UserError(translate("loss", "A rate lies above 0 and is at most 100 %."), "rate")
    return rate
