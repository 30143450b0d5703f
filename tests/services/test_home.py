"""The figures of the day are the number of rows that they open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core import clock
from app.ledgers import _catalogue
from app.ledgers._declaration import Condition, Operator
from app.ledgers._source import LedgerState, open_source
from app.models import database
from app.models.opinion import Opinion
from app.models.organisation import Staff, User
from app.models.service_call import ServiceCall
from app.services import drafts, home, home_today, reminders, service_calls
from app.services import session as sessions
from app.services.session import Session
from tests.demonstrations import Demonstrations

MOMENT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def filled(demonstrations: Demonstrations, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lively branch, built once."""
    return demonstrations.everyday(tmp_path_factory.mktemp("home") / "branch.aftercare")


@pytest.fixture
def lively(filled: Path, tmp_path: Path, frozen_clock: Callable[[timedelta], None]) -> Callable[[str], Session]:
    """Opened, with a function that gives the session of a role."""
    file = tmp_path / "copy.aftercare"
    file.write_bytes(filled.read_bytes())
    database.open_database(file)
    staff_of = {row.user_id: row.id for row in Staff.select().where(Staff.user.is_null(False))}
    people = {
        row.role: Session(row.id, row.name, row.full_name, row.role, staff_of.get(row.id, 0)) for row in User.select()
    }
    return people.__getitem__


@pytest.mark.parametrize("role", ["representative", "technician", "supervisor", "approver"])
def test_each_figure_opens_exactly_its_rows(lively, role):
    ledgers = _catalogue.all_ledgers()
    with sessions.acting_as(lively(role)):
        figures = home.figures()
        for figure in figures:
            if figure.ledger:
                conditions = tuple(
                    Condition(column, Operator(sign), value) for column, sign, value in figure.conditions
                )
                source = open_source(ledgers[figure.ledger], LedgerState(view=figure.view, conditions=conditions))
                if not source.is_fast:
                    source.load()
                assert source.count() == figure.count, figure.key
        assert sum(figure.count for figure in figures) > 10 or role == "technician"
        assert all(figure.tone == "normal" for figure in figures if not figure.count)


def test_an_administrator_sees_drafts_only(lively):
    with sessions.acting_as(lively("administrator")):
        drafts.save(form="customer:new", content={"name": "华"})
        assert [(figure.key, figure.count) for figure in home.figures()] == [("drafts", 1)]


@pytest.mark.parametrize(("role", "theirs"), [("representative", True), ("supervisor", True), ("technician", False)])
def test_contracts_that_end_are_shown_to_those_who_renew_them(lively, role, theirs):
    with sessions.acting_as(lively(role)):
        shown = {figure.key for figure in home.figures()}
        reminded = {reminder.meaning for reminder in reminders.waiting()[0]}
    assert {"contracts_expiring", "to_notify", "next_steps"} <= shown or not theirs
    assert theirs or not shown & {"contracts_expiring", "to_notify", "next_steps", "inspections_due"}
    assert ("contract" in reminded) is theirs


def test_an_empty_branch_has_nothing_to_do(work):
    assert {figure.count for figure in home.figures()} == {0}
    assert reminders.waiting()[0] == ()


def test_figures_follow_the_day(work, frozen_clock):
    def count(key: str) -> int:
        return next(figure.count for figure in home.figures() if figure.key == key)

    work.register(fault_level=2)
    assert (count("late_response"), count("due_today")) == (0, 1)
    frozen_clock(timedelta(hours=2, minutes=1))
    assert (count("late_response"), count("due_today")) == (1, 0)
    service_calls.respond(1, seen_version=work.version(1))
    assert count("late_response") == 0
    work.dispatched()
    assert (count("vouchers_out"), count("hand_in_late"), count("out")) == (1, 0, 1)
    frozen_clock(timedelta(days=6))
    assert (count("hand_in_late"), count("late_arrival")) == (1, 2)
    assert {reminder.meaning for reminder in reminders.waiting()[0]} == {"arrival", "hand_in"}


def test_every_overdue_item_is_reminded_of_once_with_its_record(lively):
    with sessions.acting_as(lively("supervisor")):
        found = reminders.waiting()[0]
    keys = [(reminder.kind, reminder.row_id) for reminder in found]
    assert len(keys) == len(set(keys)) > 10
    assert [reminder.due_at for reminder in found] == sorted(reminder.due_at for reminder in found)
    assert {"response", "promise", "hand_in", "visit"} <= {reminder.meaning for reminder in found}
    assert all((reminder.number or reminder.meaning == "board") and reminder.text for reminder in found)
    with sessions.acting_as(lively("technician")):
        own = {reminder.row_id for reminder in reminders.waiting()[0] if reminder.kind == "service_call"}
        staff_id = sessions.current().staff_id
    assert all(ServiceCall.get_by_id(row_id).technician_id == staff_id for row_id in own)


def test_opinions_that_wait_too_long_are_counted_and_remind(branch: Any, frozen_clock: Any) -> None:
    late, soon = clock.now() - timedelta(minutes=1), clock.now() + timedelta(hours=1)
    for state, forward, answer in (("received", late, soon), ("received", soon, soon), ("forwarded", late, late)):
        Opinion.create(
            number=f"YJ{Opinion.select().count()}", received_at=late, content="x", state=state, is_unanswered=True,
            customer_name="华盛", forward_due_at=forward, answer_due_at=answer, created_at=late, changed_at=late,
        )  # fmt: skip
    found = {figure.key: figure for figure in home.figures()}
    counts = {key: (found[key].count, found[key].tone) for key in ("opinions_to_forward", "opinions_late")}
    assert counts == {"opinions_to_forward": (2, "late"), "opinions_late": (1, "late")}
    for key in counts:
        source = open_source(_catalogue.all_ledgers()[found[key].ledger], LedgerState(view=found[key].view))
        assert source.count() == found[key].count
    reminded = [one for one in reminders.waiting()[0] if one.kind == "opinion"]
    assert [(one.number, one.text) for one in reminded] == [
        ("YJ0", "华盛: opinion not passed on"), ("YJ2", "华盛: opinion not answered"),
    ]  # fmt: skip
    with sessions.acting_as(branch.sessions["technician"]):
        assert not {"opinions_to_forward", "cards_to_follow", "surveys_late"} & {one.key for one in home.figures()}
        assert not [one for one in reminders.waiting()[0] if one.kind == "opinion"]


@pytest.mark.parametrize("role", ["representative", "technician", "supervisor"])
def test_today_is_what_was_agreed_and_planned(lively, role):
    with sessions.acting_as(lively(role)):
        lines, who = home_today.lines(), sessions.current()
        calls = [ServiceCall.get_by_id(one.row_id) for one in lines if one.kind == "service_call"]
        assert calls == sorted(calls, key=lambda call: (call.appointed_at, call.id))
        assert {clock.local(call.appointed_at).date() for call in calls} <= {clock.today()}
        assert role != "technician" or {call.technician_id for call in calls} <= {who.staff_id}
        items = [one for one in lines if one.kind == "board_item"]
        assert list(lines) == [*items, *(one for one in lines if one.kind == "service_call")]
        assert role == "technician" or lines
