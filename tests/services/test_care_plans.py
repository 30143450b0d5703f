"""A year's care in one go, and the round of call-ons."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.domain.call_on import monday_of
from app.models.relationship import CareActivity
from app.services import branch as branches
from app.services import care, care_plans, customer_file, customers, relationship_cards, win_back
from app.services.care_plans import Group, Occasion

GREETING = Occasion("holiday_greeting", "spring_festival", days_before=7)
MEETING = Occasion("yearly_meeting", "day", subject="客户年会", day=date(2027, 3, 12))
BIRTHDAYS = Occasion("birthday_greeting", "birthday", gift="贺卡")


@pytest.fixture
def people(work, as_role):
    """A key customer of grade A, an ordinary one of grade B, one out of use; the supervisor plans."""
    with as_role("administrator"):
        branches.import_holidays(year=2027)
        branches.import_holidays(year=2026)
    key = customers.create(name="重点客户", grade="A", region="天河", is_key_customer=True).result
    plain = customers.create(name="一般客户", grade="B", region="番禺").result
    with as_role("supervisor"):
        gone = customers.create(name="停用客户", grade="A", is_key_customer=True).result
        customers.deactivate(customer_id=gone, seen_version=1, reason="停业")
        yield {"key": key, "plain": plain, "gone": gone, "first": work.customer_id}


def _rows():
    return list(CareActivity.select().order_by(CareActivity.id))


def test_a_years_plan_for_key_customers(people):
    card = relationship_cards.create(customer_id=people["key"], name="张总", birthday="6-1", owner="林晓梅").result
    care_plans.plan_year(year=2027, group=Group(key_only=True), occasions=(GREETING, MEETING, BIRTHDAYS))
    rows = _rows()
    assert {row.customer_id for row in rows} == {people["key"]}
    assert [(row.kind, row.planned_on) for row in rows] == [
        ("holiday_greeting", date(2027, 1, 29)),
        ("yearly_meeting", date(2027, 3, 12)),
        ("birthday_greeting", date(2027, 6, 1)),
    ]
    assert [row.occasion for row in rows] == ["春节", "", "Birthday"]
    assert (rows[2].card_id, rows[2].person, rows[2].gift, rows[2].owner) == (card, "张总", "贺卡", "林晓梅")
    assert rows[0].subject.startswith("春节 ")


def test_made_again_it_doubles_nothing_and_fills_up(people):
    for group in (Group(key_only=True), Group()):
        care_plans.plan_year(year=2027, group=group, occasions=(GREETING,), owner="周建国")
    counts = Counter(row.customer_id for row in _rows())
    assert counts == {people["key"]: 1, people["plain"]: 1, people["first"]: 1}
    assert {row.owner for row in _rows()} == {"周建国"}
    with pytest.raises(UserError, match="there already"):
        care_plans.plan_year(year=2027, group=Group(), occasions=(GREETING,))
    preview = care_plans.preview_year(2027, Group(), (GREETING, MEETING))
    assert (preview.customers, len(preview.lines), preview.present) == (3, 3, 3)


def test_groups_by_grade_and_region(people):
    assert care_plans.preview_year(2027, Group(grades=("A",)), (MEETING,)).customers == 1
    assert care_plans.preview_year(2027, Group(grades=("A", "B")), (MEETING,)).customers == 2
    assert care_plans.preview_year(2027, Group(regions=("番禺",)), (MEETING,)).customers == 1
    assert care_plans.preview_year(2027, Group(key_only=True, regions=("番禺",)), (MEETING,)).customers == 0


def test_a_greeting_moves_back_to_a_workday_and_past_days_are_left_out(people):
    early = Occasion("holiday_greeting", "new_year", days_before=0)  # 1 January is a holiday
    (line, *_) = care_plans.preview_year(2027, Group(), (early,)).lines
    assert line.planned_on == date(2026, 12, 31)
    assert care_plans.preview_year(2026, Group(), (GREETING,)).lines == ()


@pytest.mark.parametrize(
    ("year", "occasions", "field"),
    [
        (2025, (GREETING,), "year"), (2030, (GREETING,), "year"), (2027, (), "occasions"),
        (2028, (GREETING,), "occasion"),
        (2027, (Occasion("yearly_meeting", "day"),), "day"),
        (2027, (Occasion("yearly_meeting", "day", day=date(2026, 12, 1)),), "day"),
        (2027, (Occasion("dance", "spring_festival"),), "kind"),
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_says_why(people, year, occasions, field):
    with pytest.raises(UserError) as refused:
        care_plans.plan_year(year=year, group=Group(), occasions=occasions)
    assert refused.value.field == field
    assert _rows() == []


def test_too_many_at_once_are_refused_before_anything_is_written(people, monkeypatch):
    monkeypatch.setattr(care_plans, "MOST_AT_ONCE", 2)
    with pytest.raises(UserError, match="fewer"):
        care_plans.plan_year(year=2027, group=Group(), occasions=(GREETING,))
    assert _rows() == []


def test_only_a_supervisor_plans_for_many(work):
    with pytest.raises(NotPermitted):
        care_plans.plan_year(year=2027, group=Group(), occasions=(GREETING,))
    with pytest.raises(NotPermitted):
        care_plans.preview_call_ons(("林晓梅",), 2, 1, clock.today(), Group())


# -- the round --------------------------------------------------------------------------------------------------------


def test_who_had_no_contact_for_longest_is_called_on_first(people, work):
    work.register()  # the first customer called today
    care_plans.plan_call_ons(owners=("林晓梅",), per_week=2, weeks=1, since=date(2026, 11, 23))
    assert [row.customer_id for row in _rows()] == [people["key"], people["plain"]]
    assert [row.planned_on for row in _rows()] == [date(2026, 11, 23), date(2026, 11, 25)]
    assert {(row.kind, row.owner, row.state) for row in _rows()} == {("call_on", "林晓梅", "planned")}


def test_run_again_it_doubles_nothing(people):
    given = {"owners": ("林晓梅", "陈志强"), "per_week": 1, "weeks": 1, "since": date(2026, 11, 23)}
    care_plans.plan_call_ons(**given)
    with pytest.raises(UserError, match="there already"):
        care_plans.plan_call_ons(**given)
    assert Counter(row.owner for row in _rows()) == {"林晓梅": 1, "陈志强": 1}
    care_plans.plan_call_ons(owners=("林晓梅", "陈志强"), per_week=3, weeks=2, since=date(2026, 11, 23))
    assert Counter(row.customer_id for row in _rows()) == {people["key"]: 1, people["plain"]: 1, people["first"]: 1}


def test_who_is_out_of_use_or_lost_is_left_out(people):
    win_back.lose(customer_id=people["plain"], seen_version=1, reason="price")
    preview = care_plans.preview_call_ons(("林晓梅",), 5, 3, clock.today(), Group())
    assert {line.customer_id for line in preview.lines} == {people["key"], people["first"]}


def test_a_dropped_call_on_is_not_planned_again_at_once(people):
    care_plans.plan_call_ons(owners=("林晓梅",), per_week=1, weeks=1, since=date(2026, 11, 23))
    (row,) = _rows()
    care.drop(activity_id=row.id, seen_version=1, reason="刚通过电话")
    care_plans.plan_call_ons(owners=("林晓梅",), per_week=1, weeks=1, since=date(2026, 11, 23))
    assert [one.customer_id for one in _rows()] == [people["first"], people["key"]]


def test_rounds_go_round(people, frozen_clock):
    """Week after week everything is done: nobody comes a second time before all came once."""
    seen = []
    for _week in range(6):
        care_plans.plan_call_ons(owners=("林晓梅",), per_week=1, weeks=1, since=clock.today())
        row = next(one for one in _rows() if one.state == "planned")
        frozen_clock(timedelta(days=7))
        care.finish(activity_id=row.id, seen_version=1, result="好", done_on=clock.today())
        seen.append(row.customer_id)
    assert set(seen[:3]) == set(seen[3:]) == {people["key"], people["plain"], people["first"]}
    assert seen[:3] == seen[3:]


def test_holidays_get_no_call_on(people, frozen_clock):
    frozen_clock(timedelta(days=70))
    preview = care_plans.preview_call_ons(("林晓梅",), 1, 2, date(2027, 2, 5), Group())
    assert [monday_of(line.planned_on) for line in preview.lines] == [date(2027, 2, 8)]
    assert preview.lines[0].planned_on == date(2027, 2, 9)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"owners": ()}, "owners"), ({"per_week": 0}, "per_week"), ({"per_week": 51}, "per_week"),
        ({"weeks": 0}, "weeks"), ({"weeks": 27}, "weeks"), ({"since": date(2026, 11, 13)}, "since"),
    ],
)  # fmt: skip
def test_a_round_that_cannot_be_says_why(people, wrong, field):
    given = {"owners": ("林晓梅",), "per_week": 1, "weeks": 1, "since": clock.today(), **wrong}
    with pytest.raises(UserError) as refused:
        care_plans.plan_call_ons(**given)
    assert refused.value.field == field


def test_every_kind_of_contact_counts(people, work):
    activity = care.plan(customer_id=people["key"], kind="special_visit", planned_on=clock.today()).result
    care.finish(activity_id=activity, seen_version=1, result="好")
    work.register()
    preview = care_plans.preview_call_ons(("林晓梅",), 3, 1, clock.today() + timedelta(days=3), Group())
    assert preview.lines[0].customer_id == people["plain"]
    assert customer_file.customer_file(people["plain"]).status == "active"
