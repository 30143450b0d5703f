"""The shift roster: made by turns, changed by hand, who is on duty (F90, R081, R124)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.services import session as sessions
from app.services import settings, shift_roster

TODAY = date(2026, 11, 20)
PEOPLE = ("林晓梅", "陈志强", "周建国")


@pytest.fixture
def roster(branch, frozen_clock):
    """The supervisor acts, nothing is on the roster."""
    with sessions.acting_as(branch.sessions["supervisor"]):
        yield branch


def _make(**more):
    given = {"first": TODAY, "last": TODAY + timedelta(days=6), "people": PEOPLE}
    return shift_roster.make(**{**given, **more})


def test_a_span_is_made_by_turns_and_nobody_is_missing(roster):
    _make()
    found = shift_roster.span(TODAY, TODAY + timedelta(days=6))
    assert [day.of_shift("白班")[0].person for day in found.days] == ["林晓梅", "周建国", "陈志强"] * 2 + ["林晓梅"]
    # the night of the evening before is missing on the first day only
    assert [len(day.gaps) for day in found.days] == [1, 0, 0, 0, 0, 0, 0]
    assert found.gap_hours == 8
    assert sorted(count for _name, count, _hours in found.turns) == [4, 5, 5]
    assert found.days[0].of_shift("白班")[0].phone == ""
    technician = next(duty for day in found.days for duty in day.duties if duty.person == "陈志强")
    assert technician.phone == "13800000001"


def test_who_is_on_duty_changes_with_the_shift(roster, frozen_clock):
    assert shift_roster.on_duty() == ()
    assert "nobody" in shift_roster.on_duty_words(())
    _make()
    assert [one.person for one in shift_roster.on_duty()] == ["林晓梅"]
    frozen_clock(timedelta(hours=11))  # twenty o'clock
    (night,) = shift_roster.on_duty()
    assert (night.person, night.shift) == ("陈志强", "夜班")
    assert "陈志强 (13800000001) until 08:00" in shift_roster.on_duty_words((night,))
    assert shift_roster.on_duty(datetime(2026, 11, 21, 0, 0, tzinfo=UTC))[0].shift == "白班"
    with sessions.acting_as(roster.sessions["administrator"]):
        assert shift_roster.on_duty() == ()


def test_gaps_in_the_24_hours_are_shown(roster):
    shift_roster.assign(day=TODAY, shift="白班", person="林晓梅")
    day = shift_roster.span(TODAY, TODAY).days[0]
    assert [(f"{begin:%H:%M}", f"{end:%H:%M}") for begin, end in day.gaps] == [("00:00", "08:00"), ("20:00", "00:00")]


def test_nobody_is_on_duty_twice_at_a_time(roster):
    shift_roster.assign(day=TODAY, shift="白班", person="林晓梅")
    with pytest.raises(UserError, match="already") as refused:
        shift_roster.assign(day=TODAY, shift="白班", person="林晓梅")
    assert refused.value.field == "person"
    other = shift_roster.assign(day=TODAY, shift="白班", person="周建国").result
    with pytest.raises(UserError, match="already"):
        shift_roster.change(duty_id=other, seen_version=1, person="林晓梅")
    shift_roster.change(duty_id=other, seen_version=1, person="吴敏", phone="13900000002", note="备勤")
    names = [(one.person, one.phone, one.note) for one in shift_roster.on_duty()]
    assert names == [("林晓梅", "", ""), ("吴敏", "13900000002", "备勤")]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"person": "没有这个人"}, "person"),
        ({"person": " "}, "person"),
        ({"shift": "午班"}, "shift"),
        ({"day": date(2030, 1, 1)}, "day"),
    ],
)
def test_a_turn_that_cannot_be_is_refused(roster, wrong, field):
    with pytest.raises(UserError) as refused:
        shift_roster.assign(**{"day": TODAY, "shift": "白班", "person": "林晓梅", **wrong})
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"last": TODAY - timedelta(days=1)}, "last"),
        ({"last": TODAY + timedelta(days=90)}, "last"),
        ({"first": None}, "first"),
        ({"people": ("林晓梅",)}, "people"),
        ({"people": ("林晓梅", "没有这个人")}, "people"),
        ({"turn_days": 3}, "turn_days"),
        ({"turn_days": 7, "people": ()}, "people"),
        ({"replace": True}, "reason"),
    ],
)
def test_a_span_that_cannot_be_is_refused(roster, wrong, field):
    with pytest.raises(UserError) as refused:
        _make(**wrong)
    assert refused.value.field == field


def test_made_again_what_is_there_stays_unless_it_is_made_anew(roster):
    shift_roster.assign(day=TODAY, shift="白班", person="吴敏")
    _make()
    days = shift_roster.span(TODAY, TODAY + timedelta(days=6)).days
    assert [one.person for one in days[0].of_shift("白班")] == ["吴敏"]
    _make(people=("周建国", "吴敏"), replace=True, reason="请假")
    days = shift_roster.span(TODAY, TODAY + timedelta(days=6)).days
    assert [one.person for one in days[0].duties] == ["吴敏", "周建国"]  # the day had begun; nobody has two in a row
    assert {one.person for day in days[1:] for one in day.duties} == {"周建国", "吴敏"}


def test_a_turn_is_taken_off_with_a_reason_and_once(roster):
    duty = shift_roster.assign(day=TODAY, shift="夜班", person="林晓梅").result
    with pytest.raises(UserError):
        shift_roster.remove(duty_id=duty, seen_version=1, reason=" ")
    shift_roster.remove(duty_id=duty, seen_version=1, reason="请假")
    assert shift_roster.span(TODAY, TODAY).days[0].duties == ()
    with pytest.raises(UserError, match="already"):
        shift_roster.remove(duty_id=duty, seen_version=2, reason="请假")


def test_only_a_supervisor_changes_the_roster(branch, frozen_clock):
    with pytest.raises(NotPermitted):
        _make()
    with sessions.acting_as(branch.sessions["technician"]):
        assert shift_roster.month(clock.today()).days


def test_a_shift_that_is_no_longer_set_is_still_shown(roster):
    shift_roster.assign(day=TODAY, shift="夜班", person="林晓梅")
    with sessions.acting_as(roster.sessions["administrator"]):
        settings.change(values={"roster.shifts": "全天 00:00-24:00"})
    found = shift_roster.span(TODAY, TODAY)
    assert [one.name for one in found.shifts] == ["全天", "夜班"]
    assert found.shifts[1].words() == "20:00–08:00"


def test_weekly_turns_need_a_person_for_each_shift(roster):
    with sessions.acting_as(roster.sessions["administrator"]):
        settings.change(values={"roster.shifts": "早 00:00-08:00; 中 08:00-16:00; 晚 16:00-24:00"})
    with pytest.raises(UserError, match="3 shifts"):
        _make(people=PEOPLE[:2], turn_days=7)
    _make(turn_days=7)
    days = shift_roster.span(TODAY, TODAY + timedelta(days=6)).days
    assert {day.of_shift("中")[0].person for day in days} == {"陈志强"}
    assert {len(day.gaps) for day in days[1:]} == {0}


def test_a_timer_that_runs_on_after_signing_out_reads_nothing(branch, frozen_clock):
    with sessions.acting_as(branch.sessions["supervisor"]):
        shift_roster.assign(day=TODAY, shift="白班", person="林晓梅")
    assert shift_roster.on_duty()
    sessions.begin(None)
    assert shift_roster.on_duty() == ()
