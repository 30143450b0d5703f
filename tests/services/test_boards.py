"""The week's and the month's board: what is due anywhere, and own items (F87, F88, R078)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.documents._catalogue import all_forms
from app.documents._plain import from_content
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Condition, Operator
from app.ledgers._source import LedgerState, open_source
from app.models import database
from app.models.customer import Customer
from app.models.relationship import CareActivity
from app.models.service_call import ReturnVisit, ServiceCall
from app.models.survey import Survey
from app.services import board_items, boards, dispatch_calendar, paper_content, shift_roster
from app.services import session as sessions

TODAY = date(2026, 11, 20)
"""A Friday."""
STAMPS = {"created_at": datetime(2026, 11, 1, tzinfo=UTC), "changed_at": datetime(2026, 11, 1, tzinfo=UTC)}


def _texts(groups):
    return {group.source: [(line.text, line.state) for line in group.lines] for group in groups}


@pytest.fixture
def due(branch, frozen_clock):
    """A customer with a visit, a care activity and a call today, and an overdue return visit."""
    customer = Customer.create(number="K1", name="远大印刷", **STAMPS)
    for number, day, state in (("V1", TODAY, "due"), ("V2", TODAY - timedelta(days=3), "due"), ("V3", TODAY, "done")):
        ReturnVisit.create(
            number=number, customer=customer, customer_name=number, due_on=day, state=state, subject="报修后", **STAMPS
        )
    CareActivity.create(
        number="G1", customer=customer, customer_name="远大印刷", kind="call_on", subject="走访", owner="林晓梅",
        planned_on=TODAY + timedelta(days=1), **STAMPS,
    )  # fmt: skip
    for number, at, technician in (
        ("C1", datetime(2026, 11, 20, 2, tzinfo=UTC), branch.technician_id),
        ("C2", datetime(2026, 11, 22, 2, tzinfo=UTC), None),
    ):
        ServiceCall.create(
            number=number, customer=customer, customer_name="远大印刷", received_at=clock.now(), entered_at=clock.now(),
            appointed_at=at, state="scheduled", technician=technician, fault_text="不进纸\n卡纸", **STAMPS,
        )  # fmt: skip
    return branch


def test_the_week_is_today_tomorrow_and_the_rest(due):
    board_items.add(subject="盘点备件", starts_on=TODAY - timedelta(days=4), due_on=TODAY + timedelta(days=2))
    board_items.add(subject="旧事", starts_on=TODAY - timedelta(days=4))
    board = boards.week()
    assert _texts(board.today.late) == {"visit": [("V2", "late")]}
    assert _texts(board.today.groups) == {
        "own": [("旧事", "late"), ("盘点备件", "open")], "call": [("远大印刷", "open")],
        "visit": [("V1", "open"), ("V3", "done")],
    }  # fmt: skip
    call = next(group for group in board.today.groups if group.source == "call").lines[0]
    assert (call.time, call.detail, call.kind) == ("10:00", "不进纸", "service_call")
    assert _texts(board.tomorrow.groups) == {"own": [("盘点备件", "open")], "care": [("远大印刷", "open")]}
    assert (board.rest.first, board.rest.last) == (date(2026, 11, 22), date(2026, 11, 22))
    assert _texts(board.rest.groups) == {"call": [("远大印刷", "open")]}
    assert board.today.count == 5


def test_a_weekend_shows_the_week_to_come(due):
    saturday, sunday = boards.week(date(2026, 11, 21)).rest, boards.week(date(2026, 11, 22)).rest
    assert (saturday.first, saturday.last) == (date(2026, 11, 23), date(2026, 11, 29))
    assert (sunday.first, sunday.last) == (date(2026, 11, 24), date(2026, 11, 29))
    assert boards.week(date(2026, 11, 16)).rest.first == date(2026, 11, 18)


def test_what_does_not_fit_is_counted(due):
    for place in range(boards.MOST + 3):
        ReturnVisit.create(
            number=f"W{place}", customer=Customer.get(), customer_name=f"W{place:02}",
            due_on=date(2026, 12, 2), **STAMPS,
        )  # fmt: skip
    group = boards.week(date(2026, 12, 2)).today.groups[0]
    assert (group.source, len(group.lines), group.more) == ("visit", boards.MOST, 3)


def test_the_month_counts_by_day_and_parts_what_crosses_weeks(due):
    board_items.add(subject="本周培训", starts_on=date(2026, 11, 9), due_on=date(2026, 11, 11))
    board_items.add(subject="换季巡检", starts_on=date(2026, 11, 12), due_on=date(2026, 11, 18))
    board_items.add(subject="十二月", starts_on=date(2026, 12, 2))
    board = boards.month(TODAY)
    assert (board.days[0].day, board.days[-1].day) == (date(2026, 10, 26), date(2026, 12, 6))
    days = {one.day: one for one in board.days}
    assert {name: (waiting, all_) for name, waiting, all_ in days[TODAY].counts} == {
        "call": (1, 1), "visit": (1, 2),
    }  # fmt: skip
    assert [one.text for one in days[date(2026, 11, 18)].own] == ["换季巡检"]
    assert [one.text for one in board.plan] == ["本周培训"]
    assert [one.subject for one in board.crossing] == ["换季巡检"]


def test_a_technician_sees_what_is_theirs(due):
    board_items.add(subject="别人的", starts_on=TODAY)
    board_items.add(subject="师傅的", starts_on=TODAY, owner="陈志强")
    with sessions.acting_as(due.sessions["technician"]):
        board = boards.week()
        assert _texts(board.today.groups) == {"own": [("师傅的", "open")], "call": [("远大印刷", "open")]}
        assert not board.rest.groups
        assert [name for name, _open, _all in boards.month().days[25].counts] == ["call"]
    with sessions.acting_as(due.sessions["administrator"]), pytest.raises(NotPermitted):
        boards.week()


def test_every_group_opens_rows_that_it_counts(due):
    """The conditions are those of a ledger that exists, and find what the group holds."""
    board = boards.week()
    for group in (*board.today.groups, *board.today.late, *board.rest.groups):
        if group.ledger:
            wanted = tuple(Condition(column, Operator(how), value) for column, how, value in group.conditions)
            source = open_source(all_ledgers()[group.ledger], LedgerState(conditions=wanted))
            assert source.count() == len(group.lines)


def test_a_technicians_visits_are_those_their_ledger_has(due):
    """After their own call; not the one of a complaint about it, which a supervisor asks."""
    customer, call = Customer.get(), ServiceCall.get(ServiceCall.number == "C1")
    for number, of_call in (("V8", call), ("V9", None)):
        ReturnVisit.create(
            number=number, customer=customer, customer_name=number, due_on=TODAY, call=of_call,
            technician=due.technician_id, source="call" if of_call else "complaint", **STAMPS,
        )  # fmt: skip
    with sessions.acting_as(due.sessions["technician"]):
        group = next(one for one in boards.week().today.groups if one.source == "visit")
        wanted = tuple(Condition(column, Operator(how), value) for column, how, value in group.conditions)
        found = open_source(all_ledgers()["visits"], LedgerState(conditions=wanted)).count()
    assert (found, [line.text for line in group.lines]) == (1, ["V8"])


@pytest.mark.parametrize("name", [source.name for source in boards.sources.SOURCES])
def test_the_conditions_of_every_source_are_known_to_its_ledger(due, name):
    source = next(one for one in boards.sources.SOURCES if one.name == name)
    known = all_ledgers()
    if source.ledger not in known:
        pytest.skip("this ledger is not built yet")
    names = {column.name for column in known[source.ledger].columns}
    for group in (boards.sources.due(source, TODAY, TODAY, 3), boards.sources.late(source, TODAY, 3)):
        assert {column for column, _operator, _value in group.conditions} <= names


def test_december_without_a_survey_says_so(due, frozen_clock):
    assert boards.week().survey_missing == 0
    frozen_clock(timedelta(days=12))
    assert boards.week().survey_missing == boards.month().survey_missing == 2026
    Survey.create(
        number="DC1", title="年度", starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 30), state="reported", **STAMPS
    )
    assert boards.week().survey_missing == 0


# -- own items --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"due_on": date(2026, 11, 19)}, "due_on"),
        ({"due_on": date(2028, 11, 19)}, "due_on"),
        ({"subject": "  "}, "subject"),
        ({"owner": "没有这个人"}, "owner"),
        ({"starts_on": date(1970, 1, 1)}, "starts_on"),
    ],
)
def test_an_item_that_cannot_be_is_refused_beside_its_field(branch, frozen_clock, wrong, field):
    with pytest.raises(UserError) as refused:
        board_items.add(**{"subject": "会议", "starts_on": TODAY, **wrong})
    assert refused.value.field == field


def test_an_item_is_done_opened_again_and_dropped(branch, frozen_clock):
    item = board_items.add(subject="会议", starts_on=TODAY).result
    assert (board_items.file(item).owner, board_items.file(item).due_on) == ("林晓梅", TODAY)
    board_items.finish(item_id=item, seen_version=1)
    assert (board_items.file(item).state, board_items.file(item).done_by) == ("done", "林晓梅")
    with pytest.raises(UserError, match="already"):
        board_items.finish(item_id=item, seen_version=2)
    board_items.reopen(item_id=item, seen_version=2)
    board_items.change(item_id=item, seen_version=3, subject="例会", starts_on=TODAY, due_on=TODAY)
    with pytest.raises(UserError):
        board_items.drop(item_id=item, seen_version=4, reason=" ")
    board_items.drop(item_id=item, seen_version=4, reason="取消")
    assert (board_items.file(item).state, board_items.file(item).drop_reason) == ("dropped", "取消")
    assert not boards.week().today.groups


def test_only_the_owner_and_the_supervisor_touch_an_item(branch, frozen_clock):
    with sessions.acting_as(branch.sessions["supervisor"]):
        item = board_items.add(subject="月报", starts_on=TODAY, owner="吴敏").result
    with pytest.raises(NotPermitted):
        board_items.finish(item_id=item, seen_version=1)
    with sessions.acting_as(branch.sessions["technician"]):
        with pytest.raises(NotPermitted):
            board_items.file(item)
        with pytest.raises(UserError) as refused:
            board_items.add(subject="给别人", starts_on=TODAY, owner="林晓梅")
        assert refused.value.field == "owner"
        own = board_items.add(subject="领料", starts_on=TODAY).result
        board_items.finish(item_id=own, seen_version=1)


# -- paper ------------------------------------------------------------------------------------------------------------


def test_every_paper_of_the_boards_is_drawn_on_one_page(due, frozen_clock):
    with sessions.acting_as(due.sessions["supervisor"]):
        board_items.add(subject="盘点备件", starts_on=TODAY, due_on=TODAY + timedelta(days=5))
        shift_roster.make(first=TODAY, last=TODAY + timedelta(days=9), people=("林晓梅", "周建国", "陈志强"))
        for form, subject in (
            ("week_board", ""), ("week_board", "2026-11-25"), ("month_board", ""), ("month_board", "2026-12"),
            ("shift_roster", "2026-11"), ("service_catalogue", ""),
        ):  # fmt: skip
            content = paper_content.content(form, subject)
            entry = all_forms()[form]
            drawn = entry.render(from_content(entry.data, content), paper=entry.papers[0])
            assert drawn.pages == 1
        week = paper_content.content("week_board", "")
        assert "白班 林晓梅" in week["on_duty"]
        own = next(group for group in week["parts"][0]["groups"] if group["title"] == "自有事项")
        assert own["lines"][0]["text"].startswith("盘点备件")
        assert paper_content.content("service_catalogue", "")["services"][0] == "电话技术支持"
        assert paper_content.content("service_catalogue", "")["hours"] == "周一至周五 08:30–17:30"


@pytest.mark.parametrize(
    ("form", "subject"), [("week_board", "20.11."), ("month_board", "2026-13"), ("shift_roster", "x")]
)
def test_a_day_or_month_that_cannot_be_read_is_refused(due, form, subject):
    with pytest.raises(UserError) as refused:
        paper_content.content(form, subject)
    assert refused.value.field == "subject"


# -- the calendar of dispatch -----------------------------------------------------------------------------------------


def test_the_dispatch_calendar_puts_appointments_into_technicians_and_days(due):
    week = dispatch_calendar.week()
    assert next(day for day, _works in week.days) == date(2026, 11, 16)
    assert [row.name for row in week.rows] == ["", "陈志强"]
    friday, sunday = week.rows[1].cells[4], week.rows[0].cells[6]
    assert [(one.time, one.customer_name, one.state) for one in friday.calls] == [("10:00", "远大印刷", "open")]
    assert (friday.minutes, sunday.calls[0].number) == (120, "C2")
    with sessions.acting_as(due.sessions["technician"]):
        assert [row.name for row in dispatch_calendar.week().rows] == ["陈志强"]
    assert not any(cell.calls for row in dispatch_calendar.week(date(2026, 12, 1)).rows for cell in row.cells)


def test_calls_and_visits_are_found_by_their_day(due, monkeypatch):
    """Beside a million calls a board reads a day's rows, not all of a state: SQLite would choose the wrong index."""
    if database.engine() != "sqlite":
        pytest.skip("plans of SQLite")
    asked: list[tuple[str, tuple[object, ...]]] = []
    query = database.query

    def noting(sql, parameters=()):
        asked.append((sql, tuple(parameters)))
        return query(sql, parameters)

    monkeypatch.setattr(database, "query", noting)
    boards.week()
    boards.month()
    big = [(sql, given) for sql, given in asked if "FROM service_call" in sql or "FROM return_visit" in sql]
    assert len(big) > 10
    for sql, given in big:
        steps = [step for step in database.explain(sql, given) if "service_call" in step or "return_visit" in step]
        assert steps
        assert all(step.startswith("SEARCH") for step in steps), (sql, steps)
        if "coalesce(appointed_at, '~')" not in sql and "coalesce(arrival_due_at, '~')" not in sql:
            assert all("_at>" in step or "due_on" in step for step in steps), (sql, steps)
