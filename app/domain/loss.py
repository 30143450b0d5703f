"""The loss of a complaint by kind, with its arithmetic (002C, domain table 4.5). Amounts in fen, rates in basis points.

Compensation and allowance count what was really paid or allowed; a return a part of the goods' worth; a re-supply the
grade-A price of what was sent; rework its labour, haulage and scrap. Returned goods are given some months to be resold
before their loss is counted (3.13.2): resold in time it is what is missing from the grade-A price.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain.complaint import LOSS_KINDS
from app.domain.cover_facts import add_months
from app.domain.stock import check_count

MOST_FEN = 10**12 - 1
"""Ten thousand million yuan and more is a mistake of the fingers."""

WHOLE_RATE = 10_000

RETURN_RATE = 2_000
"""20 % of the selling price of what came back (002C); a setting of the branch."""

MOST_LINES = 50

BY_AMOUNT = frozenset({"compensation", "allowance"})
BY_GOODS = frozenset({"return", "resupply"})


WAITING, SOLD, UNSOLD = "waiting", "sold", "unsold"
OUTCOMES = {
    WAITING: QT_TRANSLATE_NOOP("loss", "may still be resold"),
    SOLD: QT_TRANSLATE_NOOP("loss", "resold"),
    UNSOLD: QT_TRANSLATE_NOOP("loss", "not resold"),
}
"""What became of returned goods; empty: they are not back yet, or nothing is waited for."""


@dataclass(frozen=True)
class Line:
    """A line of the loss; which fields count depends on its kind.

    Of a return: the day the goods came back, until when they may be resold (`waits_until`), and what became of them:
    `sold_amount` is what all of the line brought, `grade_price` the grade-A price of one.
    """

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
    returned_on: date | None = None
    waits_until: date | None = None
    resale: str = ""
    grade_price: int = 0
    sold_amount: int = 0
    sold_on: date | None = None
    sold_to: str = ""
    counted_by: str = ""

    @property
    def counted(self) -> int:
        """What is lost of it by now: nothing while the goods may still be resold."""
        return 0 if self.resale == WAITING else self.amount


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
            kept |= {"rate": _rate(line.rate or rate), "returned_on": line.returned_on}
    else:
        for name in ("labour", "haulage", "scrap"):
            kept[name] = checked_amount(getattr(line, name), name, least=0)
    field = "labour" if line.kind == "rework" else "unit_price"
    return Line(**kept, amount=checked_amount(_worth(Line(**kept)), field))


def total(lines: Iterable[Line]) -> int:
    """The loss of all lines together, in fen. Raises UserError (field `lines`) where it is absurd."""
    return checked_amount(sum(line.amount for line in lines), "lines", least=0)


def counted(lines: Iterable[Line]) -> int:
    """The same without what waits to be resold."""
    return total(replace(line, amount=line.counted) for line in lines)


def begun(line: Line, months: int, today: date) -> Line:
    """A checked line of goods that are back: they wait from that day on (3.13.2); with no months, or none back, nothing
    is waited for.

    Raises UserError (field `returned_on`) for a day that has not come.
    """
    if line.kind != "return" or line.returned_on is None:
        return line
    if line.returned_on > today:
        raise UserError(translate("loss", "This day has not come yet."), "returned_on")
    if not months:
        return line
    return replace(line, resale=WAITING, waits_until=add_months(line.returned_on, months))


def sold(line: Line, quantity: int, amount: int, grade_price: int, day: date, *, to: str = "") -> tuple[Line, ...]:
    """Waiting goods were resold within their time: `quantity` of them for `amount` fen together.

    What is left of the line waits on. Raises UserError naming the field.
    """
    _refuse_not_waiting(line)
    count = check_count(quantity, "quantity", 1)
    if count > line.quantity:
        text = translate("loss", "{most} came back: no more can be resold.")
        raise UserError(text.format(most=line.quantity), "quantity")
    brought = checked_amount(amount, "sold_amount")
    price = checked_amount(grade_price, "grade_price")
    if line.returned_on is not None and day < line.returned_on:
        text = translate("loss", "They came back on {day}: they were resold afterwards.")
        raise UserError(text.format(day=line.returned_on.isoformat()), "sold_on")
    if line.waits_until is not None and day > line.waits_until:
        text = translate("loss", "They could be resold until {day}. Resold later, they count as not sold.")
        raise UserError(text.format(day=line.waits_until.isoformat()), "sold_on")
    gone = replace(
        line, quantity=count, resale=SOLD, grade_price=price, sold_amount=brought, sold_on=day, sold_to=to,
        amount=checked_amount(max(0, count * price - brought), "grade_price", least=0),
    )  # fmt: skip
    if count == line.quantity:
        return (gone,)
    rest = replace(line, quantity=line.quantity - count)
    return gone, replace(rest, amount=_worth(rest))


def unsold(line: Line, today: date) -> Line:
    """Waiting goods were not resold: the actual loss counts, once their time is over.

    Raises UserError (field `resale`) naming the day before.
    """
    _refuse_not_waiting(line)
    if line.waits_until is not None and today <= line.waits_until:
        text = translate("loss", "They may be resold until {day}: the loss is counted after that day, not before.")
        raise UserError(text.format(day=line.waits_until.isoformat()), "resale")
    return replace(line, resale=UNSOLD)


def _refuse_not_waiting(line: Line) -> None:
    if line.resale != WAITING:
        raise UserError(translate("loss", "This line does not wait for goods to be resold."), "resale")


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
    if line.resale == SOLD:
        brought = format_yuan(line.sold_amount)
        return f"{line.quantity} × {format_yuan(line.grade_price)} − {brought} = {result}"
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


def resale_words(line: Line) -> str:
    """What becomes of returned goods, in a sentence; empty where nothing is waited for."""
    day = line.waits_until.isoformat() if line.waits_until else ""
    if line.resale == WAITING:
        return translate("loss", "may be resold until {day}, not counted before").format(day=day)
    if line.resale == UNSOLD:
        return translate("loss", "not resold until {day}").format(day=day)
    if line.resale != SOLD:
        return ""
    sold_on = line.sold_on.isoformat() if line.sold_on else ""
    if line.sold_to:
        return translate("loss", "resold {day} to {whom}").format(day=sold_on, whom=line.sold_to)
    return translate("loss", "resold {day}").format(day=sold_on)


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
