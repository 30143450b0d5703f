"""Rows of the demonstration branch: what a story leaves in every table, and how rows go in by the thousand."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from hashlib import blake2b
from operator import itemgetter
from types import SimpleNamespace
from typing import Any

from app import _demo_data as data
from app._demo_people import Machine, Person
from app._demo_story import ENDS, Plot, Step, visit_due_on
from app.core import clock
from app.domain import cover, deadlines, numbering
from app.domain.calendar import ElapsedCalendar
from app.domain.workflows import service_call as workflow
from app.models import database, search
from app.models.base import DayField, MomentField, Table
from app.models.service_call import ChargeLine, ReturnVisit, ServiceCall, ServiceCallEvent
from app.models.voucher import IssuedPaper, PrintLog, ServiceVoucher
from app.services import issuing, voucher_content
from app.services.service_call_cover import verdict_fields

_DESK, _FULL_NAME = data.USERS[0][:2]
_EVENTS = (
    f"INSERT INTO {ServiceCallEvent.record_kind()} (call_id, kind, happened_at, entered_at, user_name, state, detail, data, "
    "clock_suspect) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_JSON = json.JSONEncoder(ensure_ascii=False).encode
_CALENDAR = ElapsedCalendar()
_MOVES = {
    "solve_by_phone": "phone_resolved",
    "promise_reply": "awaiting_reply",
    "appoint": "scheduled",
    "dispatch": "dispatched",
    "arrive": "on_site",
    "postpone": "dispatched",
    "complete": "completed",
    "strike_off": "struck_off",
    "follow_up": "followed_up",
    "close": "closed",
    "reopen": "logged",
    "cancel": "cancelled",
}
_ANSWERS = {"respond", "promise_reply", "appoint", "arrive", "solve_by_phone", "complete"}


class Batch:
    """Rows waiting to be written, a list a table; written together, so that memory stays the same whatever the size."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._rows: dict[type[Table], list[dict[str, Any]]] = defaultdict(list)
        self._written: Counter[type[Table]] = Counter()
        self.events: list[tuple[Any, ...]] = []

    def add(self, table: type[Table], stamp: datetime | None = None, **values: Any) -> int:
        """Put a row aside; returns the id that it will have. `stamp` is when a record was made."""
        return self.put(table, values, stamp)

    def put(self, table: type[Table], values: dict[str, Any], stamp: datetime | None = None) -> int:
        """As `add`, for a row that is still changed until it is written."""
        rows = self._rows[table]
        row_id = self._written[table] + len(rows) + 1
        if stamp is not None:
            values["created_at"] = values["changed_at"] = stamp
            values["uid"] = blake2b(f"{self.seed}:{table.__name__}:{row_id}".encode(), digest_size=16).hexdigest()
        rows.append(values)
        return row_id

    def write(self) -> None:
        """Write what is waiting, in the order in which tables first appeared, and index what is searched."""
        for table, rows in self._rows.items():
            if rows:
                first = self._written[table] + 1
                _shape_of(table).insert(rows)
                _index(table, rows, first)
                self._written[table] += len(rows)
        database.execute_many(_EVENTS, self.events)
        self._rows.clear()
        self.events.clear()


class _Shape:
    """How rows of a table go in: all their values in one order, moments and dates as texts."""

    def __init__(self, table: type[Table]) -> None:
        fields = [field for field in table._meta.sorted_fields if field.name != "id"]  # pyright: ignore[reportAttributeAccessIssue]
        self.blank = {field.name: None if callable(field.default) else field.db_value(field.default) for field in fields}
        self.values = itemgetter(*self.blank)
        self.moments = [field.name for field in fields if isinstance(field, MomentField)]
        self.days = [field.name for field in fields if isinstance(field, DayField)]
        names = ", ".join(field.column_name for field in fields)
        places = ", ".join("?" for _ in fields)
        self.sql = f"INSERT INTO {table.record_kind()} ({names}) VALUES ({places})"

    def insert(self, rows: Iterable[dict[str, Any]]) -> None:
        database.execute_many(self.sql, [self._line(row) for row in rows])

    def _line(self, row: dict[str, Any]) -> tuple[Any, ...]:
        """A row as it is stored; every moment in a story is UTC."""
        whole = self.blank | row
        for name in self.moments:
            moment = whole[name]
            if moment is not None:
                whole[name] = _stored(moment)
        for name in self.days:
            day = whole[name]
            if day is not None:
                whole[name] = day.isoformat()
        return self.values(whole)


_shape_of = lru_cache(maxsize=None)(_Shape)


@lru_cache(maxsize=65_536)
def _stored(moment: datetime) -> str:
    return moment.isoformat()[:19] + "Z"


def _index(table: type[Table], rows: list[dict[str, Any]], first: int) -> None:
    columns = search.SEARCHED.get(table)
    if columns:
        lines = ((first + place, *(row.get(name) for name in columns)) for place, row in enumerate(rows))
        search.bulk_put(table.record_kind(), lines)


class Numbers:
    """Serials drawn without asking the database; `series` are handed over to it at the end."""

    def __init__(self, branch: str) -> None:
        self.branch = branch
        self.series: Counter[tuple[str, str]] = Counter()
        self._parts = lru_cache(maxsize=64)(self._cut)

    def draw(self, kind: numbering.NumberKind, moment: datetime) -> str:
        """The next number of a kind at a moment."""
        key, begin, end = self._parts(kind, clock.local(moment).date())
        self.series[key] += 1
        return begin + end.format(serial=self.series[key])

    def _cut(self, kind: numbering.NumberKind, day: date) -> tuple[tuple[str, str], str, str]:
        """The period in which a day's serials are counted, the number up to the serial, and the serial's format."""
        begin, mark, end = numbering.DEFAULT_FORMATS[kind].partition("{serial")
        period = numbering.period_key(begin, day)
        return (str(kind), period), numbering.render(begin, self.branch, day, 1), mark + end


class Chronicle:
    """Writes calls with everything that belongs to them into a batch."""

    def __init__(
        self, batch: Batch, numbers: Numbers, now: datetime, letterhead: dict[str, str], names: dict[str, str]
    ) -> None:
        self.batch, self.numbers, self.now = batch, numbers, now
        self._letterhead, self._categories = letterhead, names

    def call(self, plot: Plot, steps: list[Step], *, keep_paper: bool) -> int:
        """Write one call as far as its steps go; returns its id."""
        row = self._row(plot, steps[0])
        call_id = self.batch.put(ServiceCall, row, row["entered_at"])
        voucher: dict[str, Any] = {}
        visit: dict[str, Any] = {}
        for step in steps:
            if step.kind == "dispatch":
                voucher = self._voucher(call_id, row, step)
                if keep_paper:
                    self._paper(row, voucher, plot.person)
            elif step.kind == "_hand_in":
                due = clock.local(row["finished_at"]).date() + timedelta(days=5)
                voucher |= {
                    "state": "returned",
                    "returned_at": step.at,
                    "user_opinion": step.detail,
                    "hand_in_due_on": due,
                    "technician_back_at": row["finished_at"],
                    "signer_name": step.data["signer"],
                    "signed_on": clock.local(row["finished_at"]).date(),
                    "satisfaction": row["satisfaction"],
                }
            elif step.kind == "_file":
                voucher |= {"state": "filed", "filed_at": step.at, "filed_by": _DESK, "filing_place": step.detail}
            elif step.kind == "_visit":
                self._visited(visit, step, plot.person)
            if step.kind in ENDS:
                visit = self._visit(call_id, row, step)
            if not step.kind.startswith("_"):
                self._event(call_id, row, step, voucher)
        self._finish(row, plot, steps)
        return call_id

    def _row(self, plot: Plot, first: Step) -> dict[str, Any]:
        person, machine, came = plot.person, plot.machine, plot.received_at
        entered = min(came + first.entered_after, self.now)
        row = {
            "number": self.numbers.draw(numbering.NumberKind.SERVICE_CALL, entered),
            "received_at": came,
            "entered_at": entered,
            "received_by": _DESK,
            "channel": _channel(came),
            "call_kind": "repair",
            "customer": person.id,
            "customer_name": person.name,
            "customer_initials": person.initials,
            "reporter": person.contact,
            "phone": person.phone,
            "phone_digits": person.digits,
            "address": person.address,
            "category": plot.fault[0],
            "fault_text": plot.fault[2],
            "fault_level": plot.level,
            "state": "logged",
            "is_open": True,
            "is_paused": False,
            "service_mode": "",
            "technician": None,
            "technician_name": "",
            "appointed_at": None,
            "appointed_minutes": 120,
            "promised_reply_at": None,
            "voucher_number": "",
            "charge": 0,
            "solution_text": "",
            "finished_at": None,
            "satisfaction": None,
            "responded_at": None,
            "arrived_at": None,
            "charge_announced_at": None,
            "charge_agreed_by": "",
            "arrival_due_at": None,
            "order_number": "",
            "product_name": "",
            "model": "",
            "serial": "",
            **verdict_fields(plot.verdict),
        }
        if machine:
            row |= {
                "device": machine.id,
                "product_name": machine.product.name,
                "model": machine.model,
                "serial": machine.serial,
            }
        return row

    def _event(self, call_id: int, row: dict[str, Any], step: Step, voucher: dict[str, Any]) -> None:
        """One event, and what it does to the call's row."""
        row["state"] = _MOVES.get(step.kind, row["state"])
        row |= step.fields
        told = {name: value for name, value in step.data.items() if name not in ("lines", "signer") and value}
        if step.kind in ("dispatch", "strike_off") and voucher:
            told["voucher"] = voucher["number"]
            row["voucher_number"] = voucher["number"]
        if step.kind == "reopen":
            row |= {"responded_at": None, "arrived_at": None}
        if step.kind in _ANSWERS and row["responded_at"] is None:
            row["responded_at"] = step.at
        if step.kind == "arrive" and row["arrived_at"] is None:
            row["arrived_at"] = step.at
        if step.kind in ("pause", "resume"):
            row["is_paused"] = step.kind == "pause"
        if step.kind == "strike_off":
            row["struck_off_by"] = _DESK
        if step.kind == "complete":
            self._charge_lines(call_id, step)
        entered = min(step.at + step.entered_after, self.now) if step.entered_after else step.at
        data_told = _JSON(told) if told else "{}"
        line = (call_id, step.kind, _stored(step.at), _stored(entered), _DESK, row["state"], step.detail, data_told, False)
        self.batch.events.append(line)

    def _charge_lines(self, call_id: int, step: Step) -> None:
        for code, description, unit, quantity, price in step.data["lines"]:
            self.batch.add(
                ChargeLine,
                step.at,
                call=call_id,
                code=code,
                description=description,
                unit=unit,
                quantity=quantity,
                unit_price=price,
                amount=quantity * price,
                is_void=False,
            )

    def _voucher(self, call_id: int, row: dict[str, Any], step: Step) -> dict[str, Any]:
        due = clock.local(max(row["appointed_at"], step.at)).date() + timedelta(days=5)
        voucher = {
            "number": self.numbers.draw(numbering.NumberKind.SERVICE_VOUCHER, step.at),
            "call": call_id,
            "call_number": row["number"],
            "customer_name": row["customer_name"],
            "state": "out",
            "version": 1,
            "issued_at": step.at,
            "issued_by": _DESK,
            "technician": row["technician"],
            "hand_in_due_on": due,
            "technician_name": row["technician_name"],
            "out_at": step.at + timedelta(minutes=5),
            "content_sha256": "",
        }
        self.batch.put(ServiceVoucher, voucher, step.at)
        return voucher

    def _paper(self, row: dict[str, Any], voucher: dict[str, Any], person: Person) -> None:
        """Keep the frozen content; the sheet is drawn from it when somebody first asks for it."""
        issued = voucher["issued_at"]
        content = voucher_content.compose(SimpleNamespace(**row), voucher["number"], issued, _FULL_NAME) | {
            "letterhead": self._letterhead,
            "version": 1,
            "replaces": "",
            "customer_number": person.number,
            "fault_category": self._categories.get(row["category"], row["category"]),
            "tools": [],
            "charges": [],
        }
        text, digest = issuing.frozen(content)
        voucher["content_sha256"] = digest
        paper_id = self.batch.add(
            IssuedPaper,
            form="service_voucher",
            number=voucher["number"],
            version=1,
            paper="A4",
            content=text,
            pdf=b"",
            content_sha256=digest,
            pdf_sha256="",
            issued_at=issued,
            issued_by=_DESK,
        )
        self.batch.add(
            PrintLog,
            paper=paper_id,
            printed_at=voucher["out_at"],
            user_name=_DESK,
            printer="前台激光打印机",
            copies=1,
            reprint=0,
        )

    def _visit(self, call_id: int, row: dict[str, Any], step: Step) -> dict[str, Any]:
        values = {
            "number": self.numbers.draw(numbering.NumberKind.RETURN_VISIT, step.at),
            "call": call_id,
            "state": "due",
            "customer": row["customer"],
            "customer_name": row["customer_name"],
            "phone": row["phone"],
            "source": "call",
            "due_on": visit_due_on(step.at),
            "method": "phone",
            "attempts": 0,
        }
        self.batch.put(ReturnVisit, values, step.at)
        return values

    def _visited(self, visit: dict[str, Any], step: Step, person: Person) -> None:
        reached = step.data["state"] == "done"
        visit |= {
            "state": step.data["state"],
            "attempts": 1 if reached else 3,
            "comment": step.detail,
            "entered_by": _DESK,
            "visitor": _FULL_NAME,
            "satisfaction": step.data["satisfaction"] if reached else None,
            "done_at": step.at if reached else None,
            "person_reached": person.contact if reached else "",
        }

    def _finish(self, row: dict[str, Any], plot: Plot, steps: Iterable[Step]) -> None:
        """Due times of the clocks that still run, by the same rule as everywhere."""
        row["is_open"] = workflow.is_open(row["state"])
        row["is_paused"] = bool(row["is_paused"]) and row["state"] in workflow.WORKING_STATES
        if not row["is_paused"]:
            row["pause_reason"] = ""
        if row["state"] not in workflow.WORKING_STATES:
            return
        known = [
            deadlines.ClockEvent(
                workflow.CLOCK_EVENTS[step.kind],
                step.at,
                min(step.at + step.entered_after, self.now),
                step.data.get("reason", "") if step.kind == "pause" else "",
                step.data.get("level"),
            )
            for step in steps
            if step.kind in workflow.CLOCK_EVENTS
        ]
        due = deadlines.projected_due(known, deadlines.DEFAULT_TARGETS, _CALENDAR)
        row["response_due_at"], row["arrival_due_at"] = due


def verdict_on(person: Person, machine: Machine | None, day: date) -> cover.CoverVerdict:
    """Who pays for a service on that day."""
    contracts = [person.contract] if person.contract else []
    return cover.cover_on(day, machine.facts if machine else None, contracts)


def _channel(came: datetime) -> str:
    """Mostly the telephone."""
    ways = ("phone",) * 15 + ("online", "online", "chat", "mail", "visit")
    return ways[came.minute * 60 % 997 * 7 % len(ways)]
