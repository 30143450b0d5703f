"""Rows of the demonstration branch: what a story leaves in every table."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from app import _demo_data as data
from app._demo_batch import Batch
from app._demo_people import Machine, Person
from app._demo_story import ENDS, Plot, Step, visit_due_on
from app.core import clock
from app.domain import cover, deadlines, numbering
from app.domain.calendar import ElapsedCalendar
from app.domain.workflows import service_call as workflow
from app.models.service_call import CarriedItem, ChargeLine, ReturnVisit, ServiceCall
from app.models.voucher import IssuedPaper, PrintLog, ServiceVoucher
from app.services import issuing, voucher_content
from app.services.service_call_cover import verdict_fields

_DESK, _FULL_NAME = data.USERS[0][:2]
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
        carried: list[dict[str, Any]] = []
        for step in steps:
            if step.kind == "dispatch":
                voucher = self._voucher(call_id, row, step)
                if keep_paper:
                    carried = carried or self._carried(call_id, plot, step)
                    self._paper(row, voucher, plot.person, [item["name"] for item in carried])
            elif step.kind == "complete":
                for item in carried:
                    item["is_back"] = True
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
            "area": person.area,
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
            "visit_count": 0,
            "charge_announced_at": None,
            "charge_agreed_by": "",
            "charge_settlement": "",
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
        if step.kind == "arrive":
            row |= {"arrived_at": row["arrived_at"] or step.at, "visit_count": row["visit_count"] + 1}
        if step.kind in ("pause", "resume"):
            row["is_paused"] = step.kind == "pause"
        if step.kind == "strike_off":
            row["struck_off_by"] = _DESK
        if step.kind == "complete":
            self._charge_lines(call_id, step)
        entered = min(step.at + step.entered_after, self.now) if step.entered_after else step.at
        data_told = _JSON(told) if told else "{}"
        self.batch.event(call_id, step.kind, step.at, entered, _DESK, row["state"], step.detail, data_told)

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
                kind="work" if code.startswith("W") else "part",
                worth=quantity * price,
                announced_at=step.fields.get("charge_announced_at"),
                agreed_by=step.fields.get("charge_agreed_by", ""),
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

    def _carried(self, call_id: int, plot: Plot, step: Step) -> list[dict[str, Any]]:
        """What the technician takes along: some tools, and a part when one is to be changed."""
        tools = data.CARRIED_TOOLS[call_id % len(data.CARRIED_TOOLS)]
        taken = [("tool", name) for name in tools]
        if plot.fault[4] == "part_swap":
            taken.append(("spare", data.PARTS[call_id % len(data.PARTS)][1]))
        items: list[dict[str, Any]] = []
        for kind, name in taken:
            item = {"call": call_id, "kind": kind, "name": name, "quantity": 1, "is_taken": True}
            self.batch.put(CarriedItem, item, step.at)
            items.append(item)
        return items

    def _paper(self, row: dict[str, Any], voucher: dict[str, Any], person: Person, tools: list[str]) -> None:
        """Keep the frozen content; the sheet is drawn from it when somebody first asks for it."""
        issued = voucher["issued_at"]
        content = voucher_content.compose(SimpleNamespace(**row), voucher["number"], issued, _FULL_NAME) | {
            "letterhead": self._letterhead,
            "version": 1,
            "replaces": "",
            "customer_number": person.number,
            "fault_category": self._categories.get(row["category"], row["category"]),
            "tools": tools,
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
            "technician": row["technician"],
            "technician_name": row["technician_name"],
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
            "answer": ("rated" if step.data["satisfaction"] else "refused") if reached else "",
            "last_attempt_at": step.at,
            "done_at": step.at if reached else None,
            "person_reached": person.contact if reached else "",
        }

    def _finish(self, row: dict[str, Any], plot: Plot, steps: Iterable[Step]) -> None:
        """Due times of the clocks that still run, by the same rule as everywhere."""
        row["is_open"] = workflow.is_open(row["state"])
        row["is_paused"] = bool(row["is_paused"]) and row["state"] in workflow.WORKING_STATES
        if not row["is_paused"]:
            row["pause_reason"] = ""
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
        stood = deadlines.read_clocks(
            known, deadlines.DEFAULT_TARGETS, _CALENDAR, max(one.happened_at for one in known)
        )
        row["response_limit_at"], row["arrival_limit_at"] = stood.response.due_at, stood.arrival.due_at
        if row["state"] not in workflow.WORKING_STATES:
            return
        due = deadlines.projected_due(known, deadlines.DEFAULT_TARGETS, _CALENDAR)
        row["response_due_at"], row["arrival_due_at"], row["report_due_at"] = due


def verdict_on(person: Person, machine: Machine | None, day: date) -> cover.CoverVerdict:
    """Who pays for a service on that day."""
    contracts = [made.facts for made in person.contracts]
    return cover.cover_on(day, machine.facts if machine else None, contracts)


def _channel(came: datetime) -> str:
    """Mostly the telephone."""
    ways = ("phone",) * 15 + ("online", "online", "chat", "mail", "visit")
    return ways[came.minute * 60 % 997 * 7 % len(ways)]
