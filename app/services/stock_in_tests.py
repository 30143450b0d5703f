"""Tests of deliveries before they go into stock (F85, R145, R146): delivered, tested by items, passed or failed.

A failed delivery goes back to its supplier, is exchanged and tested again under a number of its own. The record is
frozen with the verdict, as vouchers are when they are issued.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import sampling as rules
from app.domain import stock, validation
from app.domain.custody import Holder, HolderKind
from app.domain.workflows import stock_in_test as workflow
from app.models.spare_part import SparePart
from app.models.stock_in_test import StockInTest, StockInTestLine
from app.services import _spare_moves as moves
from app.services import issuing, settings, stock_in_papers
from app.services import spare_places as places
from app.services._colleagues import colleague_named
from app.services._standing_supplier import count_tests, standing
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services._visible import refuse_others

FORM = stock_in_papers.FORM
MOST_LINES = 200


@dataclass(frozen=True)
class Looked:
    """An item of the test: what, how, one of `workflow.RESULTS`, how many pieces of the sample were defective."""

    item: str
    result: str = ""
    method: str = ""
    defective: int = 0
    notes: str = ""


@use_case("stock_in_test.record")
def deliver(
    unit: UnitOfWork,
    *,
    supplier_id: int,
    product: str,
    quantity: int,
    model: str = "",
    batch: str = "",
    serials: str = "",
    order_number: str = "",
    delivery_number: str = "",
    part_id: int = 0,
    sampling: str = "",
    sample_size: int = 0,
    delivered_on: date | None = None,
    tester_id: int = 0,
    notes: str = "",
) -> StockInTest:
    """Goods came: put them on record and draw the number of their test.

    `sampling` empty: the branch's rule; `sample_size` 0: what the rule wants; `part_id` the spare part that they are
    booked in as. Raises UserError for a sample smaller than the rule wants.
    """
    supplier = standing(supplier_id)
    values = _described(
        unit, product=product, quantity=quantity, model=model, batch=batch, serials=serials, order_number=order_number,
        delivery_number=delivery_number, part_id=part_id, sampling=sampling, sample_size=sample_size,
        delivered_on=delivered_on, tester_id=tester_id, notes=notes,
    )  # fmt: skip
    accept = settings.integer("stock_in.accept_most")
    return _begin(unit, {"supplier": supplier.id, "supplier_name": supplier.name, "accept_most": accept, **values})


@use_case("stock_in_test.record")
def change(unit: UnitOfWork, test_id: int, *, seen_version: int, **given: Any) -> StockInTest:
    """Correct what was delivered while nobody decided yet; parameters as `deliver`, without the supplier."""
    row = _own(test_id)
    workflow.after(row.state, "enter")
    return unit.update(row, seen_version, **_described(unit, **given))


@use_case("stock_in_test.record")
def enter(
    unit: UnitOfWork, test_id: int, *, seen_version: int, looked: Iterable[Looked], tester_id: int = 0
) -> StockInTest:
    """Enter results as far as the test goes; nobody decides yet."""
    row = _own(test_id)
    state = str(workflow.after(row.state, "enter"))
    unit.update(row, seen_version, state=state, **_tested_by(row, tester_id))
    _write(unit, row, _checked(row, looked))
    return row


@use_case("stock_in_test.record")
def decide(
    unit: UnitOfWork,
    test_id: int,
    *,
    seen_version: int,
    verdict: str,
    looked: Iterable[Looked],
    defective: int = 0,
    reason: str = "",
    tested_on: date | None = None,
    tester_id: int = 0,
) -> StockInTest:
    """The verdict: passed or failed, on all items; the record is frozen with it.

    `defective` pieces of the sample failed in any item. Raises UserError for an item without a result, for more
    defective pieces than may be in what passed, and for a failure without its reason.
    """
    row = _own(test_id)
    if verdict not in ("passed", "failed"):
        raise UserError(translate("stock_in_test", "Choose: passed or failed."), "verdict")
    lines = _checked(row, looked)
    why = validation.clean_text(reason, field="reason") if verdict == "failed" else ""
    facts = {
        "sample_size": row.sample_size,
        "defective": stock.check_count(defective, "defective"),
        "accept_most": row.accept_most,
        "untested": sum(1 for one in lines if not one.result) + (0 if lines else 1),
        "faulty": sum(1 for one in lines if one.result == "faulty"),
        "reason": why,
        **_days(unit, tested_on, row.delivered_on),
    }
    state = str(workflow.after(row.state, "pass" if verdict == "passed" else "fail", facts))
    tester = _tested_by(row, tester_id)
    if not (tester.get("tester") or row.tester_id):
        raise UserError(translate("stock_in_test", "Say who tested."), "tester_id")
    unit.update(
        row, seen_version, state=state, verdict=verdict, defective=defective, tested_on=facts["day"],
        decided_by=unit.session.full_name, also={"reason": why}, **tester,
    )  # fmt: skip
    _write(unit, row, lines)
    content = stock_in_papers.record_content(row, unit.now, unit.session.full_name)
    _, digest = issuing.keep(unit, FORM, row.number, content, "A4")
    unit.update(row, content_sha256=digest)
    count_tests(unit, row.supplier_id)
    return row


@use_case("stock_in_test.record")
def book_in(
    unit: UnitOfWork,
    test_id: int,
    *,
    seen_version: int,
    place: str = "",
    quantity: int | None = None,
    reason: str = "",
) -> StockInTest:
    """What passed goes into stock: as its spare part at a place (its key), or somewhere else in the branch.

    `quantity` None: all but the defective pieces; fewer with the `reason`, for a test books in once. Raises UserError
    for what has not passed.
    """
    row = _own(test_id)
    state = str(workflow.after(row.state, "book_in"))
    count = row.quantity - row.defective if quantity is None else stock.check_count(quantity, "quantity", 1)
    if count > row.quantity:
        text = translate("stock_in_test", "At least one and at most {count} pieces go in.")
        raise UserError(text.format(count=row.quantity), "quantity")
    why = validation.clean_line(reason, field="reason")
    if count < row.quantity - row.defective and not why:
        text = translate(
            "stock_in_test",
            "{count} pieces passed and go in together; some may move elsewhere afterwards. Write why fewer go in.",
        )
        raise UserError(text.format(count=row.quantity - row.defective), "reason")
    where = validation.clean_line(place, field="place")
    if row.part_id:
        part, there = get(SparePart, row.part_id), places.named(place)
        if not part.is_active:
            text = translate("spare_part", "This part is not used any more. Put it back on the list first.")
            raise UserError(text, "place")
        giver = Holder(HolderKind.SUPPLIER, row.supplier_id, row.supplier_name)
        moves.move(unit, part, giver, there, count, receipt_number=row.number, reason=why)
        where = there.name
    if not where:
        raise UserError(translate("stock_in_test", "Say where it is put."), "place")
    return unit.update(row, seen_version, why, state=state, stocked_at=unit.now, stocked_place=where)


@use_case("stock_in_test.record")
def send_back(
    unit: UnitOfWork, test_id: int, *, seen_version: int, day: date | None, quantity: int | None = None, paper: str = ""
) -> StockInTest:
    """What failed went back to its supplier: when, how many (None: all), with which paper."""
    row = _own(test_id)
    count = row.quantity if quantity is None else stock.check_count(quantity, "quantity")
    facts = {"quantity": count, "delivered": row.quantity, **_days(unit, day, row.tested_on)}
    state = str(workflow.after(row.state, "send_back", facts))
    number = validation.clean_line(paper, 60, "paper")
    return unit.update(row, seen_version, state=state, returned_on=day, returned_quantity=count, return_paper=number)


@use_case("stock_in_test.record")
def exchange(unit: UnitOfWork, test_id: int, *, seen_version: int, day: date | None) -> StockInTest:
    """The supplier brought others for what went back; they are to be tested again."""
    row = _own(test_id)
    state = str(workflow.after(row.state, "exchange", _days(unit, day, row.returned_on)))
    return unit.update(row, seen_version, state=state, exchanged_on=day)


@use_case("stock_in_test.record")
def retest(
    unit: UnitOfWork,
    test_id: int,
    *,
    seen_version: int,
    quantity: int | None = None,
    delivered_on: date | None = None,
    tester_id: int = 0,
) -> StockInTest:
    """Test again what was exchanged or put right, or what stayed when some went back; the result is the new test.

    `quantity` None: all that is here. It names the test before; what was not exchanged keeps batch, serials and
    delivery note. Pieces at the supplier are waited for still, and tested by themselves once exchanged. Raises
    UserError for more pieces than stayed here.
    """
    row = _own(test_id)
    back, retested = row.returned_quantity or 0, bool(row.retest_id)
    facts = {"quantity": back, "delivered": row.quantity, "retested": retested}
    state = str(workflow.after(row.state, "retest", facts))
    here = workflow.left_to_test(row.state, row.quantity, back, retested=retested)
    count = here if quantity is None else stock.check_count(quantity, "quantity", 1)
    if row.exchanged_on is None and count > here:
        text = translate("stock_in_test", "At most {count} pieces are here to be tested again.")
        raise UserError(text.format(count=here), "quantity")
    stayed: dict[str, Any] = {} if row.exchanged_on else {
        "batch": row.batch, "serials": row.serials, "delivery_number": row.delivery_number,
    }  # fmt: skip
    values = _described(
        unit, product=row.product, quantity=count, model=row.model, order_number=row.order_number,
        part_id=row.part_id or 0, sampling=row.sampling, delivered_on=delivered_on or row.exchanged_on,
        tester_id=tester_id or row.tester_id or 0, **stayed,
    )  # fmt: skip
    since = row.exchanged_on or row.tested_on
    if since is not None and values["delivered_on"] < since:
        text = translate("stock_in_test", "This cannot have been before {day}.")
        raise UserError(text.format(day=since.isoformat()), "delivered_on")
    new = _begin(unit, {
        "supplier": row.supplier_id, "supplier_name": row.supplier_name, "accept_most": row.accept_most,
        "round": row.round + 1, "retest_of_id": row.id, "retest_of_number": row.number, **values,
    })  # fmt: skip
    unit.update(row, seen_version, state=state, retest_id=new.id, retest_number=new.number)
    return new


@use_case("stock_in_test.write_off")
def void(unit: UnitOfWork, test_id: int, *, seen_version: int, reason: str) -> StockInTest:
    """It was entered by mistake; its number stays."""
    row = get(StockInTest, test_id)
    why = validation.clean_line(reason, field="reason")
    state = str(workflow.after(row.state, "void", {"reason": why}))
    return unit.update(row, seen_version, why, state=state, void_reason=why)


@use_case("stock_in_test.record")
def printed(unit: UnitOfWork, test_id: int, *, printer: str, copies: int = 1, reprint: int = 0) -> StockInTest:
    """A copy of the record has left the printer."""
    row = _own(test_id)
    issuing.log_copy(unit, stock_in_papers.paper_id(row), printer=printer, copies=copies, reprint=reprint)
    unit.touch(row)
    return row


def for_printing(test_id: int, *, paper: str = "") -> issuing.Copy:
    """The next copy of the record: the original first, then reprints marked and counted. Raises NotPermitted."""
    require("stock_in_test.record")
    return issuing.copy(stock_in_papers.paper_id(_own(test_id)), paper=paper)


def usual_items() -> tuple[str, ...]:
    """What a delivery is tested for (`stock_in.items`)."""
    words = settings.text("stock_in.items").replace(";", "；").split("；")
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))


def usual_sample(quantity: int, rule: str = "") -> int:
    """How many of a delivery the branch's rule wants tested, 0 for a quantity that cannot be."""
    return rules.sample_size(rule or settings.text("stock_in.sampling"), quantity) if quantity > 0 else 0


def _begin(unit: UnitOfWork, values: dict[str, Any]) -> StockInTest:
    row = unit.insert(StockInTest, number=unit.number("stock_in_test"), **values)
    for ordinal, item in enumerate(usual_items(), 1):
        unit.insert(StockInTestLine, test=row.id, ordinal=ordinal, item=item)
    return row


def _own(test_id: int) -> StockInTest:
    row = get(StockInTest, test_id)
    refuse_others("stock_in_test.record", row.tester_id)
    return row


def _tested_by(row: StockInTest, tester_id: int) -> dict[str, Any]:
    if not tester_id or tester_id == row.tester_id:
        return {}
    person = colleague_named(tester_id, "tester_id")
    refuse_others("stock_in_test.record", person.id)
    return {"tester": person.id, "tester_name": person.name}


def _days(unit: UnitOfWork, day: date | None, not_before: date | None) -> dict[str, Any]:
    return {"day": day, "not_before": not_before or date.min, "today": clock.local(unit.now).date()}


def _described(
    unit: UnitOfWork,
    *,
    product: str,
    quantity: int,
    model: str = "",
    batch: str = "",
    serials: str = "",
    order_number: str = "",
    delivery_number: str = "",
    part_id: int = 0,
    sampling: str = "",
    sample_size: int = 0,
    delivered_on: date | None = None,
    tester_id: int = 0,
    notes: str = "",
) -> dict[str, Any]:
    today = clock.local(unit.now).date()
    count = stock.check_count(quantity, "quantity", 1)
    rule = sampling or settings.text("stock_in.sampling")
    day = validation.check_date(delivered_on or today, today, "delivered_on", ahead=timedelta())
    part = get(SparePart, part_id) if part_id else None
    tester = colleague_named(tester_id, "tester_id") if tester_id else None
    refuse_others("stock_in_test.record", tester.id if tester else None)
    return {
        "product": validation.required_line(product, "product", 120),
        "quantity": count,
        "model": validation.clean_line(model, 120, "model"),
        "batch": validation.clean_line(batch, 60, "batch"),
        "serials": validation.clean_text(serials, field="serials"),
        "order_number": validation.clean_line(order_number, 60, "order_number"),
        "delivery_number": validation.clean_line(delivery_number, 60, "delivery_number"),
        "part": part.id if part else None,
        "part_number": part.number if part else "",
        "sampling": rule,
        "sample_size": rules.check_sample(rule, count, sample_size or rules.sample_size(rule, count)),
        "delivered_on": day,
        "due_on": day + timedelta(days=settings.integer("stock_in.test_days")),
        "tester": tester.id if tester else None,
        "tester_name": tester.name if tester else "",
        "notes": validation.clean_text(notes, field="notes"),
    }


def _checked(row: StockInTest, looked: Iterable[Looked]) -> list[Looked]:
    given = list(looked)
    if len(given) > MOST_LINES:
        text = translate("stock_in_test", "A test has at most {count} items.")
        raise UserError(text.format(count=MOST_LINES), "looked")
    cleaned = []
    for place, one in enumerate(given):
        field = f"looked.{place}"
        if one.result not in workflow.RESULTS:
            raise UserError(translate("stock_in_test", "Choose one of the list."), field)
        if stock.check_count(one.defective, field) > row.sample_size:
            raise UserError(translate("stock_in_test", "More are defective than were tested."), field)
        item, method = validation.required_line(one.item, field), validation.clean_line(one.method, field=field)
        cleaned.append(Looked(item, one.result, method, one.defective, validation.clean_line(one.notes, field=field)))
    return cleaned


def _write(unit: UnitOfWork, row: StockInTest, lines: list[Looked]) -> None:
    """Have exactly these lines; what is left over goes, into the trail."""
    known = list(StockInTestLine.select().where(StockInTestLine.test == row.id).order_by(StockInTestLine.ordinal))
    for place, one in enumerate(lines, 1):
        values = {
            "item": one.item, "result": one.result, "method": one.method, "defective": one.defective,
            "notes": one.notes,
        }  # fmt: skip
        if place <= len(known):
            unit.update(known[place - 1], **values)
        else:
            unit.insert(StockInTestLine, test=row.id, ordinal=place, **values)
    for spare in known[len(lines) :]:
        unit.note(spare.record_kind(), spare.id, row.number, {"item": [spare.item, None]})
        spare.delete_instance()
        unit.touch(spare)
