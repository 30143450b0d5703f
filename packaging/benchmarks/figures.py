"""Every indicator of a whole month against one statement written by hand for it, and Home's figures by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from app.core import clock
from app.indicators import _catalogue
from app.indicators._declaration import Indicator, Period, period_of
from app.indicators._reading import read
from app.models import database
from app.models.base import MomentField
from app.services import home
from benchmarks.measuring import Finding, by_turns, opened, worst_first

FLOOR = 2.0
MOST_MS, HOME_MS = 300.0, 100.0
ROUNDS = 7
_SMALL_MS = 2.0
"""Below this a ratio says nothing: asking costs more than reading."""

_CALLS = "FROM service_call WHERE {column} >= '{a}' AND {column} < '{b}' AND state <> 'cancelled'"
_IN = _CALLS.replace("{column}", "received_at")
_DONE = _CALLS.replace("{column}", "finished_at")
_VISITS = "FROM return_visit WHERE state = 'done' AND done_at >= '{a}' AND done_at < '{b}'"
_CASES = "FROM complaint WHERE {column} >= '{a}' AND {column} < '{b}' AND state NOT IN ('void', 'refused')"
_CASES_DUE = _CASES.replace(">=", ">").replace(" < ", " <= ")  # a limit at midnight ends the day before
_CAME = _CASES.replace("{column}", "received_at")
_CHARGES = "FROM charge WHERE {column} >= '{a}' AND {column} < '{b}' AND state <> 'void'"

STATEMENTS = {
    "visit_rate": "SELECT count(*), sum(state = 'done') FROM return_visit WHERE due_on >= '{d}' AND due_on <= '{e}' "
    "AND due_on < '{t}' AND state <> 'withdrawn'",
    "satisfaction": f"SELECT sum(satisfaction), count(satisfaction) {_VISITS}",
    "dissatisfied_visits": f"SELECT count(satisfaction), sum(satisfaction <= 2) {_VISITS}",
    "visits_done": f"SELECT count(*) {_VISITS}",
    "calls_received": f"SELECT count(*) {_IN}",
    "calls_finished": f"SELECT count(*) {_DONE}",
    "calls_open": "SELECT count(*) FROM service_call WHERE is_open",
    "response_on_time": "SELECT count(*), sum(responded_at <= response_limit_at) "
    f"{_IN} AND response_limit_at < '{{n}}'",
    "arrival_on_time": f"SELECT count(*), sum(arrived_at <= arrival_limit_at) {_IN} AND arrival_limit_at < '{{n}}'",
    "solved_by_phone": f"SELECT count(*), sum(visit_count = 0 AND service_mode IN ('phone', 'remote')) {_DONE}",
    "first_fix": f"SELECT count(*), sum(visit_count = 1) {_DONE} AND call_kind = 'repair' AND visit_count >= 1",
    "repeat_rate": "SELECT count(*), sum(days_to_repeat BETWEEN 0 AND 30) "
    f"{_DONE} AND call_kind = 'repair' AND device_id IS NOT NULL",
    "hours": f"SELECT sum(work_minutes) {_DONE}",
    "satisfied_vouchers": f"SELECT count(satisfaction), sum(satisfaction >= 4) {_DONE}",
    "complaints_received": f"SELECT count(*) {_CAME}",
    "complaint_rate": f"SELECT (SELECT count(*) {_CAME}), (SELECT count(*) {_IN})",
    "complaint_satisfaction": "SELECT count(*), sum(satisfaction >= 4) " + _CASES.replace("{column}", "settled_at"),
    "complaint_on_time": "SELECT count(*), sum(settled_at <= close_due_at) "
    + _CASES_DUE.replace("{column}", "close_due_at") + " AND close_due_at < '{n}'",
    "complaint_reply_on_time": "SELECT count(*), sum(replied_at <= reply_due_at) "
    + _CASES_DUE.replace("{column}", "reply_due_at") + " AND reply_due_at < '{n}'",
    "valid_complaints": f"SELECT count(*) {_CAME} AND finding IN ('ours', 'shared')",
    "second_complaints": f"SELECT count(*) {_CAME} AND is_repeat",
    "loss": f"SELECT sum(loss_amount) {_CAME}",
    "charged": "SELECT sum(amount) " + _CHARGES.replace("{column}", "began_at"),
    "collected": "SELECT sum(collected_amount) " + _CHARGES.replace("{column}", "collected_at"),
    "charges_waived": "SELECT sum(waived_amount) " + _CHARGES.replace("{column}", "began_at"),
    "charges_open": "SELECT sum(outstanding) FROM charge WHERE is_open = 1 AND outstanding > 0",
    "charges_not_invoiced": "SELECT sum(amount) FROM charge WHERE is_open = 1 AND settlement = 'invoice_first' "
    "AND invoice_number = ''",
    "inspections_done": "SELECT count(*), sum(state = 'done') FROM inspection WHERE due_on >= '{d}' "
    "AND due_on <= '{e}' AND due_on < '{t}' AND state <> 'withdrawn'",
    "data_quality": "SELECT sum(fields_filled), count(*) FROM customer WHERE status = 'active' AND fields_filled >= 0",
    "device_data_quality": "SELECT sum(fields_filled), count(*) FROM device WHERE status = 'in_use' "
    "AND fields_filled >= 0",
}  # fmt: skip
"""What a person would write who knows the indexes; of the others a month holds next to nothing."""


def measure(branch: Path) -> Iterator[Finding]:
    """Of the last month that has ended: each figure, all together, and what Home reads."""
    opened(branch)
    newest = str(database.scalar("SELECT max(received_at) FROM service_call"))[:10]
    month = period_of("month", date.fromisoformat(newest).replace(day=1) - timedelta(days=1))
    every = _catalogue.used()
    for one in every:
        read(one, month)
    yield from worst_first(_figure(one, month) for one in every if one.name in STATEMENTS)
    others = [one for one in every if one.name not in STATEMENTS]
    found = {one.name: by_turns([lambda one=one: read(one, month)] * ROUNDS, [_nothing] * ROUNDS)[0] for one in others}
    slowest = max(found, key=lambda name: found[name])
    yield Finding(f"slowest other figure ({slowest})", found[slowest], 0.0, MOST_MS)
    whole = by_turns([lambda: [read(one, month) for one in every]] * ROUNDS, [_nothing] * ROUNDS)[0]
    yield Finding(f"all {len(every)} figures of a month", whole)
    home.figures()
    yield Finding("Home's figures", by_turns([home.figures] * ROUNDS, [_nothing] * ROUNDS)[0], 0.0, HOME_MS)


def _figure(one: Indicator, month: Period) -> Finding:
    """A figure against its statement; where both take next to nothing only the limit counts."""
    stored = MomentField().db_value
    sql = STATEMENTS[one.name].format(
        a=stored(clock.local_midnight(month.first)), b=stored(clock.local_midnight(month.last + timedelta(days=1))),
        d=month.first.isoformat(), e=month.last.isoformat(), n=stored(clock.now()),
        t=(clock.today() + timedelta(days=1)).isoformat(),
    )  # fmt: skip
    database.query(sql)
    ours, theirs = by_turns([lambda: read(one, month)] * ROUNDS, [lambda: database.query(sql)] * ROUNDS)
    if ours <= _SMALL_MS or ours > MOST_MS:
        return Finding(f"figure {one.name}", ours, 0.0, MOST_MS)
    return Finding(f"figure {one.name}", ours, theirs, FLOOR)


def _nothing() -> None:
    """What nothing is measured against."""
