"""Repairs that follow one another on a device: what `days_since_repair` and `days_to_repeat` of calls say.

Two repairs belong together when the later is the device's next one by `received_at` and the earlier was done by then;
cancelled calls and other kinds of service do not count. The days are whole ones, of 24 hours.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import groupby, pairwise
from typing import Any

from app.models import database
from app.models.base import parse_moment
from app.models.service_call import ServiceCall
from app.services._use_case import UnitOfWork

_GROUP = 400
_DAY = timedelta(days=1)
_ROWS = (
    "SELECT id, device_id, received_at, finished_at, days_since_repair, days_to_repeat, "
    "CASE WHEN call_kind = 'repair' AND state <> 'cancelled' THEN 1 ELSE 0 END FROM service_call "
)
_DAYS = {
    "sqlite": "(CAST(strftime('%s', received_at) AS INTEGER) - CAST(strftime('%s', before) AS INTEGER)) / 86400",
    "postgresql": "CAST(floor(extract(epoch FROM ((received_at)::timestamptz - (before)::timestamptz)) / 86400) "
    "AS INTEGER)",
}
_ALL = (
    "UPDATE service_call SET days_since_repair = NULL, days_to_repeat = NULL "
    "WHERE days_since_repair IS NOT NULL OR days_to_repeat IS NOT NULL",
    "CREATE TEMPORARY TABLE repair_pair AS SELECT id, earlier_id, {days} AS days FROM ("
    "SELECT id, received_at, LAG(id) OVER each_device AS earlier_id, LAG(finished_at) OVER each_device AS before "
    "FROM service_call WHERE device_id IS NOT NULL AND call_kind = 'repair' AND state <> 'cancelled' "
    "WINDOW each_device AS (PARTITION BY device_id ORDER BY received_at, id)) AS repair WHERE before <= received_at",
    "UPDATE service_call SET days_since_repair = pair.days FROM repair_pair AS pair WHERE pair.id = service_call.id",
    "UPDATE service_call SET days_to_repeat = pair.days FROM repair_pair AS pair "
    "WHERE pair.earlier_id = service_call.id",
    "DROP TABLE repair_pair",
)


def follow(unit: UnitOfWork, call: ServiceCall, *former_devices: int | None) -> None:
    """Count anew the repairs of a call's device, and of those it was about before."""
    devices = {one for one in (call.device_id, *former_devices) if one}
    if call.device_id is None and (call.days_since_repair is not None or call.days_to_repeat is not None):
        _put([(None, None, call.id)])
        unit.touch(call)
    unit.touch_all(ServiceCall.record_kind(), count_anew(devices))


def follow_many(unit: UnitOfWork, call_ids: Iterable[int]) -> None:
    """Count anew the repairs of the devices of many calls."""
    wanted = list(call_ids)
    devices: set[int] = set()
    for begin in range(0, len(wanted), _GROUP):
        group = wanted[begin : begin + _GROUP]
        sql = f"SELECT device_id FROM service_call WHERE device_id IS NOT NULL AND id IN ({_places(group)})"
        devices |= {device for (device,) in database.query(sql, tuple(group))}
    unit.touch_all(ServiceCall.record_kind(), count_anew(devices))


def count_anew(devices: Iterable[int]) -> list[int]:
    """Write what these devices' calls say of each other; returns the ids of calls that said something else."""
    wanted, told = sorted(devices), []
    for begin in range(0, len(wanted), _GROUP):
        group = wanted[begin : begin + _GROUP]
        sql = f"{_ROWS} WHERE device_id IN ({_places(group)}) ORDER BY device_id, received_at, id"
        for _, rows in groupby(database.query(sql, tuple(group)), key=lambda row: row[1]):
            told += _told(list(rows))
    _put(told)
    return [call_id for *_, call_id in told]


def count_all_anew() -> None:
    """The same for every device, without an index: after a branch was filled at once."""
    days = _DAYS[database.engine()]
    for statement in _ALL:
        database.execute(statement.format(days=days))


def _told(rows: list[tuple[Any, ...]]) -> list[tuple[int | None, int | None, int]]:
    """Of one device's calls those that say something else than they should, with what they should say."""
    since: dict[int, int] = {}
    until: dict[int, int] = {}
    repairs = [row for row in rows if row[6]]
    for earlier, later in pairwise(repairs):
        done, came = parse_moment(earlier[3]), parse_moment(later[2])
        if done is not None and came is not None and done <= came:
            since[later[0]] = until[earlier[0]] = (came - done) // _DAY
    wanted = [(since.get(row[0]), until.get(row[0]), row[0]) for row in rows]
    return [one for one, row in zip(wanted, rows, strict=True) if one[:2] != (row[4], row[5])]


def _put(told: list[tuple[int | None, int | None, int]]) -> None:
    """No new version: who edits one of these calls is not disturbed by what another call says."""
    if told:
        database.execute_many("UPDATE service_call SET days_since_repair = ?, days_to_repeat = ? WHERE id = ?", told)


def _places(group: list[int]) -> str:
    return ", ".join("?" * len(group))
