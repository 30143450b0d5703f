"""Care activities and their calendar (F37, R025, R082)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.services import branch as branches
from app.services import care, relationship_cards


def _planned(work, **more):
    given = {"kind": "special_visit", "planned_on": clock.today(), "subject": "走访"}
    return care.plan(customer_id=work.customer_id, **{**given, **more}).result


def test_an_activity_is_planned_and_closed_with_result_and_cost(work):
    activity = _planned(work, owner="林晓梅", gift="茶叶")
    file = care.file(activity)
    assert (file.number, file.state, file.owner) == ("GH-GZ01-2611-0001", "planned", "林晓梅")
    care.finish(activity_id=activity, seen_version=1, result="客户满意\n明年续约", cost=26_850)
    file = care.file(activity)
    assert (file.state, file.done_on, file.result, file.cost) == ("done", clock.today(), "客户满意\n明年续约", 26_850)
    assert file.gift == "茶叶"
    with pytest.raises(UserError, match="already"):
        care.drop(activity_id=activity, seen_version=2, reason="x")


def test_an_activity_is_dropped_with_a_reason(work):
    activity = _planned(work)
    with pytest.raises(UserError):
        care.drop(activity_id=activity, seen_version=1, reason=" ")
    care.drop(activity_id=activity, seen_version=1, reason="客户不需要")
    assert (care.file(activity).state, care.file(activity).drop_reason) == ("dropped", "客户不需要")
    with pytest.raises(UserError, match="already"):
        care.change(activity_id=activity, seen_version=2, kind="call_on", planned_on=clock.today())


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "dance"}, "kind"),
        ({"planned_on": None}, "planned_on"),
        ({"planned_on": date(2031, 1, 1)}, "planned_on"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(work, wrong, field):
    with pytest.raises(UserError) as refused:
        _planned(work, **wrong)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"result": " "}, "result"), ({"cost": -1}, "cost"), ({"done_on": date(2026, 11, 21)}, "done_on")],
)
def test_a_result_that_cannot_be_is_refused(work, wrong, field):
    activity = _planned(work)
    with pytest.raises(UserError) as refused:
        care.finish(activity_id=activity, seen_version=1, **{"result": "好", **wrong})
    assert refused.value.field == field
    assert care.file(activity).state == "planned"


def test_a_card_names_the_person(work):
    card = relationship_cards.create(customer_id=work.customer_id, name="王建国").result
    activity = _planned(work, card_id=card)
    assert care.file(activity).person == "王建国"
    care.change(
        activity_id=activity, seen_version=1, kind="invitation", planned_on=date(2026, 12, 1), person="李梅", gift="票"
    )
    file = care.file(activity)
    assert (file.kind, file.planned_on, file.person, file.card_id, file.gift) == (
        "invitation", date(2026, 12, 1), "李梅", 0, "票",
    )  # fmt: skip


def test_the_calendar_shows_holidays_birthdays_and_activities(work, as_role):
    with as_role("administrator"):
        branches.import_holidays(year=2027)
    card = relationship_cards.create(customer_id=work.customer_id, name="王建国", birthday="1980-2-6").result
    relationship_cards.create(customer_id=work.customer_id, name="无生日")
    gone = relationship_cards.create(customer_id=work.customer_id, name="已离职", birthday="2-6").result
    relationship_cards.retire(card_id=gone, seen_version=1, reason="离职")
    activity = _planned(work, planned_on=date(2027, 2, 4), kind="holiday_greeting")
    dropped = _planned(work, planned_on=date(2027, 2, 4))
    care.drop(activity_id=dropped, seen_version=1, reason="x")
    days = {day.day: day for day in care.calendar(date(2027, 2, 1), date(2027, 2, 28))}
    assert len(days) == 28
    assert days[date(2027, 2, 5)].holiday == "春节"
    assert (days[date(2027, 2, 5)].is_workday, days[date(2027, 2, 4)].is_workday) == (False, True)
    assert [one.id for one in days[date(2027, 2, 4)].activities] == [activity]
    (birthday,) = days[date(2027, 2, 6)].birthdays
    assert (birthday.card_id, birthday.name, birthday.turns) == (card, "王建国", 47)
    assert [festival.code for festival in care.festivals(2027)][:2] == ["new_year", "spring_festival"]
    with pytest.raises(UserError, match="at most"):
        care.calendar(date(2027, 1, 1), date(2029, 1, 1))


def test_the_log_shows_what_comes_first_and_then_the_latest(work):
    far, near, done = (_planned(work, planned_on=clock.today() + timedelta(days=days)) for days in (9, 2, 5))
    care.finish(activity_id=done, seen_version=1, result="好")
    assert [one.id for one in care.of_customer(work.customer_id)] == [near, far, done]


def test_a_technician_neither_reads_nor_plans(work, as_role):
    activity = _planned(work)
    with as_role("technician"):
        for refused in (lambda: care.file(activity), lambda: _planned(work)):
            with pytest.raises(NotPermitted):
                refused()
