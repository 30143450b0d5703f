"""What is known of tests before stock (F85): one with its items, its papers and what may be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core import clock
from app.domain import permissions
from app.domain.workflows import stock_in_test as workflow
from app.models.stock_in_test import StockInTest, StockInTestLine
from app.services import issuing
from app.services import session as sessions
from app.services._people import full_names
from app.services._use_case import get, require
from app.services._visible import is_own, refuse_others, visible
from app.services.stock_in_papers import FORM
from app.services.stock_in_tests import Looked


@dataclass(frozen=True)
class TestFile:
    """A test with everything about it; `actions` is what the person signed in may do.

    `left_to_test`: how many pieces are here to be tested again where it failed. `retest_id` is the newest of the tests
    that follow from it, `first_retest_id` the one before that: what stayed here, then what was exchanged.
    """

    __test__ = False

    id: int
    row_version: int
    number: str
    state: str
    is_late: bool
    supplier_id: int
    supplier_name: str
    order_number: str
    delivery_number: str
    product: str
    model: str
    batch: str
    serials: str
    part_id: int
    part_number: str
    quantity: int
    sampling: str
    sample_size: int
    accept_most: int
    defective: int
    delivered_on: date
    due_on: date
    tester_id: int
    tester_name: str
    tested_on: date | None
    verdict: str
    decided_by: str
    reason: str
    left_to_test: int
    returned_on: date | None
    returned_quantity: int
    return_paper: str
    exchanged_on: date | None
    stocked_at: datetime | None
    stocked_place: str
    round: int
    retest_of_id: int
    retest_of_number: str
    retest_id: int
    retest_number: str
    first_retest_id: int
    first_retest_number: str
    notes: str
    void_reason: str
    lines: tuple[Looked, ...]
    altered: bool
    prints: tuple[issuing.PrintedCopy, ...]
    actions: frozenset[str]


def file(test_id: int) -> TestFile:
    """Everything about a test. Raises UserError when it is not there, NotPermitted for somebody else's."""
    row = get(StockInTest, test_id)
    refuse_others("stock_in_test.view", row.tester_id)
    kept = issuing.paper_of(FORM, row.number)
    own, role, names = is_own(row.tester_id), sessions.current().role, full_names()
    lines = StockInTestLine.select().where(StockInTestLine.test == row.id).order_by(StockInTestLine.ordinal)
    before = (StockInTest.retest_of_id == row.id) & (StockInTest.id != row.retest_id)
    first = StockInTest.select().where(before).order_by(StockInTest.id).first() if row.retest_id else None
    same = {name: getattr(row, name) for name in TestFile.__dataclass_fields__ if name in row._meta.fields}
    return TestFile(**{
        **same,
        "is_late": row.state in workflow.TO_TEST and row.due_on < clock.today(),
        "supplier_id": row.supplier_id,
        "part_id": row.part_id or 0,
        "tester_id": row.tester_id or 0,
        "left_to_test": (left := _left(row)),
        "first_retest_id": first.id if first is not None else 0,
        "first_retest_number": first.number if first is not None else "",
        "lines": tuple(Looked(one.item, one.result, one.method, one.defective, one.notes) for one in lines),
        "altered": kept is not None
        and (issuing.altered(kept.paper_id) or kept.content_sha256 != row.content_sha256),
        "prints": tuple(
            issuing.PrintedCopy(one.printed_at, names.get(one.user_name, one.user_name), one.printer, one.copies,
                                one.reprint)
            for one in (kept.prints if kept else ())
        ),
        "actions": frozenset(
            step.event for step in workflow.permitted(row.state, role)
            if permissions.allowed(role, step.action, own=own) and (step.event != "retest" or left)
        ),
    })  # fmt: skip


def _left(row: StockInTest) -> int:
    back = row.returned_quantity or 0
    return workflow.left_to_test(row.state, row.quantity, back, retested=bool(row.retest_id))


def find_by_number(number: str) -> int:
    """The id of the test with a number, 0 when there is none that this person may see. Raises NotPermitted."""
    require("stock_in_test.view")
    found = StockInTest.select().where(StockInTest.number == number.strip().upper())
    row = visible(found, StockInTest.tester, "stock_in_test.view").first()
    return row.id if row else 0
