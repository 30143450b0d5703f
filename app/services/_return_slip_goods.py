"""The goods on a return slip: checked, within what the settlement allows, in words, written line by line (F71)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import format_yuan
from app.domain import return_goods, stock, validation
from app.domain.return_goods import Counted
from app.models.complaint_decision import ComplaintSettlement
from app.models.return_slip import ReturnSlip, ReturnSlipLine
from app.services import settings
from app.services._use_case import UnitOfWork

MOST_LINES = 200
_WORDED, _LONGEST = 3, 150


@dataclass(frozen=True)
class Goods:
    """One kind of goods on a slip: pieces approved, fen a piece."""

    goods: str
    approved_quantity: int
    unit_price: int = 0
    model: str = ""
    order_number: str = ""


def lines_of(slip: ReturnSlip) -> list[ReturnSlipLine]:
    """The goods of a slip in order."""
    return list(ReturnSlipLine.select().where(ReturnSlipLine.slip == slip.id).order_by(ReturnSlipLine.position))


def counted_of(lines: Iterable[ReturnSlipLine]) -> tuple[Counted, ...]:
    """The goods of a slip as they are compared."""
    return tuple(Counted(one.approved_quantity, one.actual_quantity, one.unit_price) for one in lines)


def usual_ratio() -> int:
    """How much more than approved the branch accepts, in basis points (`return.over_ratio`)."""
    return round((settings.number("return.over_ratio") or 0) * 100)


def described(
    line: ComplaintSettlement | None, slip_id: int, lines: Iterable[Goods], **given: Any
) -> tuple[dict[str, Any], list[Goods]]:
    goods = [_checked(one, place) for place, one in enumerate(lines)]
    if not goods:
        raise UserError(translate("return_slip", "Write down the goods."), "lines")
    if len(goods) > MOST_LINES:
        text = translate("return_slip", "A slip has at most {count} lines.")
        raise UserError(text.format(count=MOST_LINES), "lines")
    counted = [Counted(one.approved_quantity, None, one.unit_price) for one in goods]
    approved, _ = return_goods.pieces(counted)
    if line is not None:
        _within_the_settlement(line, slip_id, approved, return_goods.worth(counted))
    ratio = given["over_ratio"]
    texts = {}
    for name in ("reason", "treatment", "basis"):
        texts[name] = validation.clean_text(given[name], field=name)
        if not texts[name]:
            raise UserError(translate("validation", "Please fill this in."), name)
    return {
        **texts,
        "over_ratio": usual_ratio() if ratio is None else _within_the_rule(ratio, slip_id),
        "goods": _worded([(one.goods, one.model, one.approved_quantity) for one in goods]),
        "approved_quantity": approved,
        "amount": return_goods.worth(counted),
    }, goods


def _within_the_rule(ratio: int, slip_id: int) -> int:
    """No more beyond the approval than the branch accepts, or the slip said before: more is approved once it came."""
    kept = ReturnSlip.get_by_id(slip_id).over_ratio if slip_id else 0
    most = max(usual_ratio(), kept)
    if return_goods.check_ratio(ratio) > most:
        text = translate(
            "return_slip", "The branch accepts at most {most} % beyond. More is approved anew once it was counted."
        )
        raise UserError(text.format(most=f"{most / 100:g}"), "over_ratio")
    return ratio


def _checked(one: Goods, place: int) -> Goods:
    field = f"lines.{place}"
    return Goods(
        validation.required_line(one.goods, field),
        stock.check_count(one.approved_quantity, field, 1),
        stock.check_amount(one.unit_price, field),
        validation.clean_line(one.model, 120, field),
        validation.clean_line(one.order_number, 60, field),
    )


def _within_the_settlement(line: ComplaintSettlement, slip_id: int, approved: int, worth: int) -> None:
    """No more pieces on all slips of a line than the approved settlement says, nor more money given back for them.

    What comes for rework or exchange is worth what it is worth: nothing of it is given back.
    """
    others = list(ReturnSlip.select().where(
        (ReturnSlip.settlement == line.id) & (ReturnSlip.id != slip_id) & (ReturnSlip.state != "void")
    ))  # fmt: skip
    total = approved + sum(slip.approved_quantity for slip in others)
    if line.quantity and total > line.quantity:
        text = translate("return_slip", "The settlement allows {most} pieces; the slips would have {count}.")
        raise UserError(text.format(most=line.quantity, count=total), "lines")
    money = worth + sum(slip.amount for slip in others)
    if line.kind == "return" and line.amount and money > line.amount:
        text = translate("return_slip", "{most} was approved for the return; the slips would come to {sum}.")
        raise UserError(text.format(most=format_yuan(line.amount), sum=format_yuan(money)), "lines")


def in_words(lines: Iterable[ReturnSlipLine]) -> str:
    """What came in a few words, what was approved where nobody counted yet."""
    found = [
        (one.goods, one.model, one.approved_quantity if one.actual_quantity is None else one.actual_quantity)
        for one in lines
    ]
    return _worded([one for one in found if one[2]])


def _worded(goods: list[tuple[str, str, int]]) -> str:
    parts = [f"{' '.join(part for part in (name, model) if part)} ×{pieces}" for name, model, pieces in goods]
    words = "、".join(parts[:_WORDED])
    return validation.clean_line(f"{words[:_LONGEST]}{' …' if len(parts) > _WORDED or len(words) > _LONGEST else ''}")


def write_lines(unit: UnitOfWork, slip: ReturnSlip, goods: list[Goods]) -> None:
    """Have exactly these lines."""
    known = lines_of(slip)
    for place, one in enumerate(goods):
        values = {
            "position": place + 1, "goods": one.goods, "model": one.model, "order_number": one.order_number,
            "unit_price": one.unit_price, "approved_quantity": one.approved_quantity,
        }  # fmt: skip
        if place < len(known):
            unit.update(known[place], **values)
        else:
            unit.insert(ReturnSlipLine, slip=slip.id, **values)
    for gone in known[len(goods) :]:
        unit.note(gone.record_kind(), gone.id, slip.number, {"goods": [gone.goods, None]})
        gone.delete_instance()
        unit.touch(gone)
