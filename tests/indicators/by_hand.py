"""Every indicator once more, in plain Python over the raw rows: nothing here is shared with the product.

Rows are dictionaries of what stands in the tables; `first` and `last` are the days of the period as text, `now` the
moment as text. Each function says top and bottom; the bottom is None where nothing is divided.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

Row = dict[str, Any]
Rows = list[Row]
TABLES = (
    "service_call", "return_visit", "complaint", "charge", "opinion", "survey", "survey_respondent", "opinion_card",
    "customer", "device", "contract", "contract_term", "inspection", "loan", "take_back_receipt", "stock_in_test",
    "typed_figure",
)  # fmt: skip
REPEAT_DAYS = 30
ENDING = ("answer_due_at", "close_due_at", "reply_due_at")
"""Limits: midnight ends a day."""


class Counting:
    """The branch at a moment, and a period of it."""

    def __init__(self, tables: dict[str, Rows], first: str, last: str, now: str) -> None:
        self.tables, self.first, self.last, self.now = tables, first, last, now

    def within(self, table: str, column: str) -> Rows:
        """Rows whose day at the branch lies in the period."""
        day = last_day_of if column in ENDING else day_of
        return [row for row in self.tables[table] if row[column] and self.first <= day(row[column]) <= self.last]

    @property
    def today(self) -> str:
        return day_of(self.now)


def day_of(stored: str) -> str:
    """The calendar day in China of a stored moment; a stored day is itself."""
    if len(stored) == 10:
        return stored
    numbers = [int(part) for part in re.findall(r"\d+", stored)]
    return (datetime(*numbers[:6]) + timedelta(hours=8)).strftime("%Y-%m-%d")


def last_day_of(limit: str) -> str:
    """The day whose end a limit is, or in which it lies: midnight in China is 16:00 of the day before in UTC."""
    return limit[:10] if limit.endswith("T16:00:00Z") else day_of(limit)


def share(rows: Iterable[Row], is_met: Callable[[Row], bool]) -> tuple[int, int]:
    """How many meet it, and how many there are."""
    every = list(rows)
    return len([row for row in every if is_met(row)]), len(every)


def kept(done: str, limit: str) -> Callable[[Row], bool]:
    return lambda row: row[done] is not None and row[done] <= row[limit]


def standing(rows: Rows) -> Rows:
    return [row for row in rows if row["state"] not in ("void", "refused")]


def calls(of: Counting, column: str) -> Rows:
    return [row for row in of.within("service_call", column) if row["state"] != "cancelled"]


def on_time(of: Counting, done: str, limit: str) -> tuple[int, int]:
    return share([row for row in calls(of, "received_at") if row[limit] and row[limit] < of.now], kept(done, limit))


def due(of: Counting, table: str, column: str, without: tuple[str, ...]) -> Rows:
    rows = of.within(table, column)
    limit = of.now if rows and len(rows[0][column]) > 10 else of.today + "~"
    return [row for row in rows if row["state"] not in without and row[column] < limit]


def scored(of: Counting) -> Rows:
    rows = [row for row in of.within("return_visit", "done_at") if row["state"] == "done"]
    return [row for row in rows if row["satisfaction"] is not None]


def repairs(of: Counting) -> Rows:
    return [row for row in calls(of, "finished_at") if row["call_kind"] == "repair"]


def total(rows: Iterable[Row], column: str) -> int:
    return sum(row[column] or 0 for row in rows)


def mean(rows: Iterable[Row], column: str) -> tuple[int, int]:
    """What is divided, and by how many."""
    found = [row[column] for row in rows if row[column] is not None]
    return sum(found), len(found)


def typed(of: Counting, name: str) -> tuple[int | None, int | None]:
    months = int(of.last[5:7]) - int(of.first[5:7]) + 1
    span = {1: "month", 3: "quarter", 6: "half_year", 12: "year"}[months]
    for row in of.tables["typed_figure"]:
        if (row["indicator"], row["span"], row["first_on"]) == (name, span, of.first):
            return row["value"], row["base"]
    return None, None


def filled(of: Counting, table: str, status: str, *columns: str) -> tuple[int, int]:
    rows = [row for row in of.tables[table] if row["status"] == status]
    return len([1 for row in rows for column in columns if row[column]]), len(rows)


def renewed(of: Counting) -> tuple[int, int]:
    terms = of.within("contract_term", "ends_on")
    both = [0, 0]
    for contract in of.tables["contract"]:
        mine = [row["ordinal"] for row in terms if row["contract_id"] == contract["id"]]
        if not mine or contract["kind"] != "maintenance" or contract["state"] == "cancelled":
            continue
        later = [
            row
            for row in of.tables["contract_term"]
            if row["contract_id"] == contract["id"] and row["ordinal"] > max(mine)
        ]
        both[1] += 1
        both[0] += bool(later) or contract["state"] == "renewed"
    return both[0], both[1]


def complaints(of: Counting, column: str = "received_at") -> Rows:
    return standing(of.within("complaint", column))


def opened_charges(of: Counting) -> Rows:
    return [row for row in of.tables["charge"] if row["is_open"]]


def live_charges(of: Counting, column: str) -> Rows:
    return [row for row in of.within("charge", column) if row["state"] != "void"]


HOW: dict[str, Callable[[Counting], tuple[int | None, int | None]]] = {
    "opinions_on_time": lambda of: share(
        due(of, "opinion", "answer_due_at", ("void",)), kept("answered_at", "answer_due_at")
    ),
    "opinion_passed_on": lambda of: share(
        due(of, "opinion", "forward_due_at", ("void",)), kept("forwarded_at", "forward_due_at")
    ),
    "visit_rate": lambda of: share(
        due(of, "return_visit", "due_on", ("withdrawn",)), lambda row: row["state"] == "done"
    ),
    "key_customers_lost": lambda of: (
        len([1 for row in of.within("customer", "lost_on") if row["is_key_customer"] and row["status"] != "merged"]),
        None,
    ),
    "cost_control": lambda of: typed(of, "cost_control"),
    "survey_completion": lambda of: share(
        [row for row in of.within("survey", "ends_on") if row["state"] != "void"],
        lambda row: row["state"] in ("reported", "actions", "closed"),
    ),
    "complaint_satisfaction": lambda of: share(
        complaints(of, "settled_at"), lambda row: row["satisfaction"] is not None and row["satisfaction"] >= 4
    ),
    "valid_complaints": lambda of: (len([1 for row in complaints(of) if row["finding"] in ("ours", "shared")]), None),
    "satisfaction": lambda of: (total(scored(of), "satisfaction"), len(scored(of))),
    "rule_compliance": lambda of: typed(of, "rule_compliance"),
    "data_quality": lambda of: filled(of, "customer", "active", "name", "contact_name", "phone", "address", "region"),
    "device_data_quality": lambda of: filled(of, "device", "in_use", "product_name", "model", "serial", "installed_on"),
    "data_accuracy": lambda of: typed(of, "data_accuracy"),
    "customer_relationship": lambda of: typed(of, "customer_relationship"),
    "calls_received": lambda of: (len(calls(of, "received_at")), None),
    "calls_finished": lambda of: (len(calls(of, "finished_at")), None),
    "calls_open": lambda of: (len([1 for row in of.tables["service_call"] if row["is_open"]]), None),
    "response_on_time": lambda of: on_time(of, "responded_at", "response_limit_at"),
    "arrival_on_time": lambda of: on_time(of, "arrived_at", "arrival_limit_at"),
    "solved_by_phone": lambda of: share(
        calls(of, "finished_at"), lambda row: row["service_mode"] in ("phone", "remote") and row["visit_count"] == 0
    ),
    "first_fix": lambda of: share(
        [row for row in repairs(of) if row["visit_count"] > 0], lambda row: row["visit_count"] < 2
    ),
    "repeat_rate": lambda of: share(
        [row for row in repairs(of) if row["device_id"] is not None],
        lambda row: row["days_to_repeat"] is not None and row["days_to_repeat"] <= REPEAT_DAYS,
    ),
    "hours": lambda of: (hundredths_of_hours(total(calls(of, "finished_at"), "work_minutes")), None),
    "satisfied_vouchers": lambda of: share(
        [row for row in calls(of, "finished_at") if row["satisfaction"] is not None],
        lambda row: row["satisfaction"] >= 4,
    ),
    "visits_done": lambda of: (
        len([1 for row in of.within("return_visit", "done_at") if row["state"] == "done"]),
        None,
    ),
    "dissatisfied_visits": lambda of: share(scored(of), lambda row: row["satisfaction"] <= 2),
    "survey_score": lambda of: mean(
        [row for row in of.within("survey_respondent", "answered_on") if row["state"] == "answered"], "score"
    ),
    "card_score": lambda of: mean(
        [row for row in of.within("opinion_card", "returned_on") if row["state"] == "returned"], "total"
    ),
    "complaints_received": lambda of: (len(complaints(of)), None),
    "complaint_rate": lambda of: (len(complaints(of)), len(calls(of, "received_at"))),
    "complaint_reply_on_time": lambda of: share(
        due(of, "complaint", "reply_due_at", ("void",)), kept("replied_at", "reply_due_at")
    ),
    "complaint_on_time": lambda of: share(
        due(of, "complaint", "close_due_at", ("void", "refused")), kept("settled_at", "close_due_at")
    ),
    "second_complaints": lambda of: (len([1 for row in complaints(of) if row["is_repeat"]]), None),
    "loss": lambda of: (total(complaints(of), "loss_amount"), None),
    "charged": lambda of: (total(live_charges(of, "began_at"), "amount"), None),
    "collected": lambda of: (total(live_charges(of, "collected_at"), "collected_amount"), None),
    "charges_open": lambda of: (total(opened_charges(of), "outstanding"), None),
    "charges_not_invoiced": lambda of: (
        total(
            [row for row in opened_charges(of) if row["settlement"] == "invoice_first" and not row["invoice_number"]],
            "amount",
        ),
        None,
    ),
    "charges_waived": lambda of: (total(live_charges(of, "began_at"), "waived_amount"), None),
    "renewal_rate": renewed,
    "receipts_open": lambda of: (len([1 for row in of.tables["take_back_receipt"] if row["state"] == "issued"]), None),
    "loaners_out": lambda of: (len([1 for row in of.tables["loan"] if row["state"] == "lent"]), None),
    "inspections_done": lambda of: share(
        due(of, "inspection", "due_on", ("withdrawn",)), lambda row: row["state"] == "done"
    ),
    "stock_in_pass_rate": lambda of: share(
        [row for row in of.within("stock_in_test", "tested_on") if row["round"] == 1 and row["verdict"]],
        lambda row: row["verdict"] == "passed",
    ),
}


def hundredths_of_hours(minutes: int) -> int:
    return int(minutes * 100 / 60 + 0.5)


FIELDS_OF = {"data_quality": 5, "device_data_quality": 4}
"""Fields of a file that ought to be filled in."""
KEPT_IN_HUNDREDTHS = ("survey_score", "card_score")


def value_of(name: str, unit: str, top: int | None, bottom: int | None, *, is_divided: bool) -> int | None:
    """What a figure says: as it is, or the quotient in hundredths (of a percent for shares), half rounded up."""
    if not is_divided:
        return top
    if top is None or not bottom:
        return None
    bottom *= FIELDS_OF.get(name, 1)
    whole = 10_000 if unit == "share" else 1 if name in KEPT_IN_HUNDREDTHS else 100
    exact = top * whole * 1_000 // bottom
    return (exact + 500) // 1_000
