"""Rows of everything that indicators count, drawn by a seed, written straight into the tables.

Values are drawn without regard to what the use cases would allow: an indicator must count right whatever is on record.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from app.core import clock
from app.models import database, single_rows
from app.models.charge import Charge
from app.models.complaint import Complaint, ComplaintScheme
from app.models.contract import Contract, ContractTerm, Inspection
from app.models.customer import Customer, Device
from app.models.loaner import Loan, LoanerUnit
from app.models.month_closing import TypedFigure
from app.models.opinion import Opinion, OpinionCard
from app.models.returned_part import TakeBackReceipt
from app.models.service_call import ReturnVisit, ServiceCall
from app.models.stock_in_test import StockInTest, Supplier
from app.models.survey import Survey, SurveyRespondent

CALL_STATES = (
    "logged",
    "awaiting_reply",
    "dispatched",
    "completed",
    "phone_resolved",
    "struck_off",
    "closed",
    "cancelled",
)
COMPLAINT_STATES = ("registered", "accepted", "executed", "archived", "void", "refused")


class Dice(random.Random):
    """Draws values as tables hold them; moments are up to 70 days before now and 12 days after."""

    def moment(self) -> datetime:
        """Often at the edges of months and days of the branch, where counting goes wrong."""
        at = clock.now() - timedelta(days=70) + timedelta(minutes=self.randrange(82 * 1440))
        if self.random() < 0.3:
            local = clock.local(at).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
            at = local + self.choice(
                (timedelta(0), timedelta(seconds=-1), timedelta(hours=8), timedelta(hours=7, minutes=59))
            )
        return at.replace(microsecond=0)

    def perhaps(self, value: Any, chance: float = 0.7) -> Any:
        """The value, or None."""
        return value if self.random() < chance else None

    def score(self) -> int | None:
        """1 … 5, or none was given."""
        return self.perhaps(self.randint(1, 5), 0.6)


def fill(seed: int, size: int) -> None:
    """About `size` rows of every kind."""
    dice = Dice(seed)
    with database.transaction():
        customers = [_customer(dice, at) for at in range(size)]
        devices = [_device(dice, at, dice.choice(customers)) for at in range(size)]
        calls = [_call(dice, at, dice.choice(customers), dice.choice([*devices, None])) for at in range(2 * size)]
        scheme = _add(ComplaintScheme, code="own", name="x", definition="{}", sha256=f"s{seed}")
        for at in range(size):
            owner = partial(dice.choice, customers)
            _visit(dice, at, owner(), dice.choice(calls))
            _complaint(dice, at, owner(), scheme)
            _charge(dice, at, owner(), calls[at])
            _opinion(dice, at)
            _others(dice, at, owner(), dice.choice(calls))
        for name in ("cost_control", "rule_compliance", "customer_relationship", "data_accuracy"):
            for span, first in (("month", "2026-11-01"), ("quarter", "2026-10-01"), ("year", "2026-01-01")):
                value, base = dice.perhaps(dice.randrange(10_000)), dice.perhaps(dice.randrange(1, 9_000))
                if dice.random() < 0.7:
                    _add(TypedFigure, indicator=name, span=span, first_on=first, value=value, base=base)


def _add(table: Any, **values: Any) -> int:
    stamps = {"created_at": clock.now(), "changed_at": clock.now()} if hasattr(table, "created_at") else {}
    return single_rows.add(table, **values, **stamps).id


def _customer(dice: Dice, at: int) -> int:
    day = clock.local(dice.moment()).date()
    return _add(
        Customer, number=f"K{at}", name=f"客户{at}", status=dice.choice(("active", "inactive", "prospect", "merged")),
        is_key_customer=dice.random() < 0.5, lost_on=dice.perhaps(day), contact_name=dice.choice(("", "王")),
        phone=dice.choice(("", "13800000000")), address=dice.choice(("", "路1号")), region=dice.choice(("", "广州")),
    )  # fmt: skip


def _device(dice: Dice, at: int, customer: int) -> int:
    return _add(
        Device, number=f"D{at}", customer=customer, product_name=dice.choice(("", "UPS")),
        serial=dice.choice(("", "A1")), model=dice.choice(("", "X")),
        installed_on=dice.perhaps(clock.local(dice.moment()).date()), status=dice.choice(("in_use", "out_of_use")),
    )  # fmt: skip


def _call(dice: Dice, at: int, customer: int, device: int | None) -> int:
    came, limit, there = dice.moment(), dice.moment(), dice.moment()
    state = dice.choice(CALL_STATES)
    return _add(
        ServiceCall, number=f"R{at}", received_at=came, entered_at=came, customer=customer, customer_name="客户",
        device=device, state=state, is_open=state in CALL_STATES[:5], call_kind=dice.choice(("repair", "install")),
        fault_level=dice.randint(1, 4), technician_name=dice.choice(("", "陈", "李")),
        response_limit_at=dice.perhaps(limit), arrival_limit_at=dice.perhaps(there),
        responded_at=dice.perhaps(limit + timedelta(minutes=dice.choice((-90, -1, 0, 1, 90)))),
        arrived_at=dice.perhaps(there + timedelta(minutes=dice.choice((-90, -1, 0, 1, 90)))),
        finished_at=dice.perhaps(dice.moment()), service_mode=dice.choice(("", "phone", "remote", "on_site")),
        visit_count=dice.choice((0, 0, 1, 1, 2, 3)), days_to_repeat=dice.perhaps(dice.choice((0, 5, 29, 30, 31, 90))),
        work_minutes=dice.randrange(500), satisfaction=dice.score(),
    )  # fmt: skip


def _visit(dice: Dice, at: int, customer: int, call: int) -> None:
    state = dice.choice(("due", "done", "done", "unreachable", "withdrawn"))
    _add(
        ReturnVisit, number=f"H{at}", customer=customer, call=call, customer_name="客户", state=state,
        due_on=clock.local(dice.moment()).date(), done_at=dice.perhaps(dice.moment()), satisfaction=dice.score(),
    )  # fmt: skip


def _complaint(dice: Dice, at: int, customer: int, scheme: int) -> None:
    close, reply = dice.moment(), dice.moment()
    _add(
        Complaint, number=f"T{at}", scheme=scheme, customer=customer, customer_name="客户", received_at=dice.moment(),
        state=dice.choice(COMPLAINT_STATES), finding=dice.choice(("", "ours", "shared", "not_ours")),
        close_due_at=dice.perhaps(close), settled_at=dice.perhaps(close + timedelta(minutes=dice.choice((-9, 0, 9)))),
        reply_due_at=dice.perhaps(reply), replied_at=dice.perhaps(reply + timedelta(minutes=dice.choice((-9, 0, 9)))),
        satisfaction=dice.score(), is_repeat=dice.random() < 0.3, loss_amount=dice.choice((0, 12345, 900)),
    )  # fmt: skip


def _charge(dice: Dice, at: int, customer: int, call: int) -> None:
    state = dice.choice(("open", "collected", "invoiced", "paid", "waived", "void"))
    _add(
        Charge, number=f"F{at}", call=call, customer=customer, customer_name="客户", state=state,
        is_open=state in ("open", "collected", "invoiced"), settlement=dice.choice(("", "on_site", "invoice_first")),
        began_at=dice.moment(), amount=dice.randrange(90_000), waived_amount=dice.choice((0, 0, 500)),
        collected_amount=dice.choice((0, 4_000)), outstanding=dice.choice((0, 7_700)),
        collected_at=dice.perhaps(dice.moment()), invoice_number=dice.choice(("", "FP1")),
    )  # fmt: skip


def _opinion(dice: Dice, at: int) -> None:
    forward, answer = dice.moment(), dice.moment()
    _add(
        Opinion, number=f"Y{at}", received_at=dice.moment(), state=dice.choice(("received", "answered", "void")),
        forward_due_at=dice.perhaps(forward), answer_due_at=dice.perhaps(answer),
        forwarded_at=dice.perhaps(forward + timedelta(minutes=dice.choice((-9, 0, 9)))),
        answered_at=dice.perhaps(answer + timedelta(minutes=dice.choice((-9, 0, 9)))),
    )  # fmt: skip


def _others(dice: Dice, at: int, customer: int, call: int) -> None:
    """Of everything else one row."""
    day = clock.local(dice.moment()).date()
    another = clock.local(dice.moment()).date()
    survey = _add(
        Survey, number=f"S{at}", title="年度", starts_on=day, ends_on=another,
        state=dice.choice(("planned", "running", "analysed", "reported", "actions", "closed", "void")),
    )  # fmt: skip
    _add(
        SurveyRespondent, number=f"S{at}-1", survey=survey, ordinal=1, customer=customer, answered_on=dice.perhaps(day),
        state=dice.choice(("pending", "answered", "refused")), score=dice.perhaps(dice.randrange(100, 500)),
    )  # fmt: skip
    _add(
        OpinionCard, number=f"O{at}", call=call, customer=customer, issued_at=dice.moment(),
        returned_on=dice.perhaps(day), state=dice.choice(("issued", "returned", "void")),
        total=dice.perhaps(dice.randrange(100, 400)), is_low=dice.random() < 0.3,
    )  # fmt: skip
    contract = _add(
        Contract, number=f"H{at}", customer=customer, starts_on=day, ends_on=another,
        state=dice.choice(("active", "suspended", "cancelled", "renewed", "lapsed")),
        kind=dice.choice(("maintenance", "maintenance", "warranty")),
    )  # fmt: skip
    for ordinal in range(1, dice.randint(2, 4)):
        ended = clock.local(dice.moment()).date()
        _add(ContractTerm, contract=contract, ordinal=ordinal, starts_on=ended, ends_on=ended)
    _add(
        Inspection, number=f"X{at}", contract=contract, customer=customer, slot_on=day, due_on=another,
        state=dice.choice(("due", "planned", "done", "withdrawn")),
    )  # fmt: skip
    unit = _add(LoanerUnit, number=f"B{at}", since=dice.moment())
    _add(
        Loan, number=f"J{at}", unit=unit, customer=customer, out_at=dice.moment(), due_on=day,
        state=dice.choice(("lent", "returned", "lost", "void")),
    )  # fmt: skip
    _add(
        TakeBackReceipt, number=f"Q{at}", call=call, customer=customer, issued_at=dice.moment(),
        state=dice.choice(("issued", "recovered", "lost", "void")),
    )  # fmt: skip
    supplier = _add(Supplier, number=f"G{at}")
    _add(
        StockInTest, number=f"C{at}", supplier=supplier, quantity=1, sample_size=1, delivered_on=day, due_on=day,
        round=dice.choice((1, 1, 2)), tested_on=dice.perhaps(another), verdict=dice.choice(("", "passed", "failed")),
    )  # fmt: skip
