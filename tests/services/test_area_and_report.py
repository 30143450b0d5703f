"""Where the customer is, frozen on the call and counted; jobs reported to the supervisor (A1, A10)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.services import customer_file, customers, home, reminders, service_call_file, service_calls, settings, timeline
from app.services.customers import AddressInput

As = Callable[[str], Any]


def by_area(as_role: As, **more: Any) -> None:
    with as_role("administrator"):
        settings.change(values={"dispatch.area_mode": True, **more})


def report_after(as_role: As, hours: float) -> None:
    with as_role("administrator"):
        settings.change(values={f"sla.report_hours.level{level}": hours for level in (1, 2, 3, 4)})


def due_at(call_id: int) -> str:
    due = service_call_file.file(call_id).arrival.due_at
    assert due is not None
    return clock.local(due).strftime("%m-%d %H:%M")


def with_places(work: Any, *places: tuple[str, str]) -> None:
    file = customer_file.customer_file(work.customer_id)
    kept = {one.address: one.id for one in file.addresses}
    customers.change(
        customer_id=file.id,
        seen_version=file.row_version,
        name=file.name,
        contacts=tuple(customers.ContactInput(one.name, one.phone, id=one.id) for one in file.contacts),
        addresses=tuple(AddressInput(text, id=kept.get(text, 0), area=area) for text, area in places),
    )


HOME, FAR = "广州市天河区科技路12号", "广州市增城区派潭镇旧圩路3号"


def test_the_area_of_an_address_is_frozen_on_the_call(work: Any) -> None:
    with_places(work, (HOME, "town"), (FAR, "suburb"))
    assert [one.area for one in customer_file.customer_file(work.customer_id).addresses] == ["town", "suburb"]
    first, second = work.register(), work.register(address=FAR)
    third, said = work.register(address="不在档案里的地方"), work.register(area="suburb")
    areas = [service_call_file.file(one).area for one in (first, second, third, said)]
    assert areas == ["town", "suburb", "", "suburb"]
    with_places(work, (HOME, "suburb"))
    assert service_call_file.file(first).area == "town"
    assert service_call_file.caller_context(work.customer_id).area == "suburb"


@pytest.mark.parametrize("area", ["downtown", "TOWN", "1"])
def test_only_the_known_areas(work: Any, area: str) -> None:
    with pytest.raises(UserError) as refused:
        work.register(area=area)
    assert refused.value.field == "area"
    with pytest.raises(UserError) as refused:
        with_places(work, (HOME, area))
    assert refused.value.field == "addresses.0.area"


def test_the_area_counts_only_where_the_branch_says_so(work: Any, as_role: As) -> None:
    call_id = work.register(area="town", fault_level=4)  # Friday, nine o'clock
    by_level = service_call_file.file(call_id).arrival.due_at
    assert by_level == clock.now() + timedelta(hours=72)
    by_area(as_role)
    call = service_call_file.file(call_id)
    assert due_at(call_id) == "11-20 15:00"
    assert any("stricter" in line for line in call.arrival.limits)
    rows = open_source(all_ledgers()["repairs"], LedgerState(view="open")).table()
    due = next(row for row in rows.rows)[[one.identifier for one in rows.columns].index("arrival_due_at")]
    assert due == call.arrival.due_at, "the ledger follows at once"
    with as_role("administrator"):
        settings.change(values={"dispatch.urban_hours": 2})
    assert due_at(call_id) == "11-20 11:00"
    with as_role("administrator"):
        settings.reset(keys=["dispatch.area_mode"])
    assert service_call_file.file(call_id).arrival.due_at == by_level


def test_a_wrong_area_is_mended_and_the_clocks_follow(work: Any, as_role: As) -> None:
    by_area(as_role)
    call_id = work.register(area="", fault_level=4)
    unknown = service_call_file.file(call_id)
    assert any("not known" in line for line in unknown.arrival.limits)
    service_calls.change(call_id, seen_version=unknown.row_version, area="suburb")
    mended = service_call_file.file(call_id)
    assert mended.area == "suburb"
    assert due_at(call_id) == "11-20 16:00"
    assert unknown.arrival.due_at == clock.now() + timedelta(hours=72)
    arrived = open_source(all_ledgers()["repairs"], LedgerState(view="open")).table()
    assert mended.arrival.due_at in next(iter(arrived.rows))


# Report --------------------------------------------------------------------------------------------------------------


def figure(key: str) -> home.Figure | None:
    return next((one for one in home.figures() if one.key == key), None)


def test_nothing_is_to_be_reported_unless_the_branch_says_when(work: Any, as_role: As) -> None:
    work.register()
    assert service_call_file.file(1).report.target is None
    for role in ("representative", "supervisor"):
        with as_role(role):
            assert figure("late_report") is figure("reported") is None


def test_a_job_not_done_in_time_is_to_be_reported(work: Any, as_role: As, frozen_clock: Any) -> None:
    report_after(as_role, 4)
    late, done, held = work.register(), work.register(), work.register()
    service_calls.respond(late, seen_version=work.version(late))
    service_calls.solve_by_phone(done, seen_version=work.version(done), solution="重启")
    service_calls.pause(held, seen_version=work.version(held), reason="等客户")
    frozen_clock(timedelta(hours=4, minutes=1))
    assert service_call_file.file(late).report.state == "late"
    found = figure("late_report")
    assert found is not None
    assert (found.count, found.tone) == (1, "late")
    source = open_source(all_ledgers()["repairs"], LedgerState(view=found.view))
    assert [row[0] for row in source.table().rows] == [service_call_file.file(late).number]
    assert {one.meaning for one in reminders.waiting()[0] if one.row_id == late} == {"report"}


def test_reporting_stops_the_clock_and_tells_the_supervisor(work: Any, as_role: As, frozen_clock: Any) -> None:
    report_after(as_role, 4)
    call_id = work.register()
    assert service_call_file.file(call_id).may("report")
    with pytest.raises(UserError) as refused:
        service_calls.report(call_id, seen_version=work.version(call_id), reason=" ")
    assert refused.value.field == "reason"
    service_calls.report(call_id, seen_version=work.version(call_id), reason="配件周三才到")
    call = service_call_file.file(call_id)
    assert (call.report.state, call.reported_at is not None, call.may("report")) == ("met", True, False)
    with pytest.raises(UserError, match="already"):
        service_calls.report(call_id, seen_version=call.row_version, reason="再报一次")
    assert timeline.for_call(call_id).entries[0].title == "Reported to the supervisor"
    assert figure("reported") is None, "the desk need not watch it"
    with as_role("supervisor"):
        found = figure("reported")
        assert found is not None
        assert found.count == 1
        rows = open_source(all_ledgers()["repairs"], LedgerState(view=found.view)).table()
        assert [row[0] for row in rows.rows] == [call.number]
        service_calls.solve_by_phone(call_id, seen_version=call.row_version, solution="远程修好")
        assert (left := figure("reported")) is not None
        assert left.count == 0


def test_reporting_without_hours_reaches_the_supervisor_too(work: Any, as_role: As) -> None:
    call_id = work.register()
    service_calls.report(call_id, seen_version=work.version(call_id), reason="客户要求主管到场")
    with as_role("supervisor"):
        assert (found := figure("reported")) is not None
        assert found.count == 1


def test_the_technician_reports_own_jobs_only(work: Any, as_role: As) -> None:
    mine, others = work.scheduled(), work.register()
    with as_role("technician"):
        version = service_call_file.file(mine).row_version
        service_calls.report(mine, seen_version=version, reason="缺工具")
        with pytest.raises(NotPermitted):
            service_calls.report(others, seen_version=1, reason="缺工具")
    with as_role("approver"), pytest.raises(NotPermitted):
        service_calls.report(others, seen_version=1, reason="x")
