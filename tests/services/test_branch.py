"""The first run and the branch's calendar."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import UserError
from app.domain import settings as declarations
from app.models import audit, database
from app.models.organisation import CalendarDay, Department, FaultCategory, PriceItem, User
from app.services import branch as branches
from app.services import fault_categories, price_list, settings, users
from app.services import session as sessions

PARTICULARS = {
    "branch_code": "sz02",
    "branch_name": "深圳分公司",
    "company_name": "恒信",
    "complaint_phone": "0755-83330000",
    "name": "Wei",
    "full_name": "何伟",
    "password": "a quiet morning tea",
}


@pytest.fixture
def empty(tmp_path: Path) -> None:
    database.open_database(tmp_path / "new.aftercare")


@pytest.fixture
def admin(branch: Any) -> Any:
    with sessions.acting_as(branch.sessions["administrator"]):
        yield branch


def test_the_first_run(empty: None) -> None:
    assert not branches.is_set_up()
    changes = branches.set_up(**PARTICULARS, language="zh_CN")
    assert branches.is_set_up()
    assert changes.result == User.get().id
    assert (settings.text("branch_code"), settings.text("complaint_phone")) == ("SZ02", "0755-83330000")
    session = users.sign_in("wei", PARTICULARS["password"])
    assert (session.role, session.language) == ("administrator", "zh_CN")
    assert Department.get(Department.name == "技术部").is_active
    assert {entry.parent_code for entry in fault_categories.listing()} == {"", "line", "device", "operation"}
    assert all(entry.price > 0 and entry.unit for entry in price_list.listing())
    assert settings.work_calendar().is_workday(date(2026, 1, 4))
    assert not settings.is_workday(date(2026, 10, 1))
    assert settings.flag("stock_in.required"), "deliveries are tested first in a new branch"
    assert not declarations.default("stock_in.required"), "and in older ones as they are used to"
    assert audit.verify() is None
    with pytest.raises(UserError, match="already"):
        branches.set_up(**{**PARTICULARS, "name": "second"})


def test_an_english_branch_gets_english_lists(empty: None) -> None:
    branches.set_up(**PARTICULARS, language="en")
    assert FaultCategory.get(FaultCategory.code == "line").name == "Line fault"
    assert PriceItem.get(PriceItem.code == "W01").name == "Visit in town"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"branch_code": ""}, "branch_code"),
        ({"branch_code": "中"}, "branch_code"),
        ({"branch_code": "JX"}, "branch_code"),
        ({"branch_name": " "}, "branch_name"),
        ({"company_name": "\t"}, "company_name"),
        ({"complaint_phone": ""}, "complaint_phone"),
        ({"name": ""}, "name"),
        ({"full_name": ""}, "full_name"),
        ({"password": "short"}, "password"),
        ({"password": "12345678901234"[:8]}, "password"),
        ({"branch_name": "x" * 10_000}, "branch_name"),
        ({"language": "tlh"}, "language"),
    ],
)
def test_a_wrong_first_run_keeps_nothing(empty: None, values: dict[str, str], field: str) -> None:
    with pytest.raises(UserError) as caught:
        branches.set_up(**{**PARTICULARS, **values})
    assert caught.value.field == field
    assert not branches.is_set_up()
    assert database.scalar("SELECT count(*) FROM audit_entry") == 0
    assert database.scalar("SELECT count(*) FROM branch_setting") == 0
    assert settings.text("branch_code") == ""
    branches.set_up(**PARTICULARS)


def test_days_are_entered_changed_and_taken_out(admin: Any, monkeypatch: Any) -> None:
    told: list[str] = []
    monkeypatch.setattr(settings, "on_calendar_change", [lambda unit: told.append(unit.action)])
    friday, saturday = date(2026, 11, 20), date(2026, 11, 21)
    assert settings.is_workday(friday)
    made = branches.add_calendar_day(day=friday, kind="holiday", name="厂庆")
    assert not settings.is_workday(friday)
    day = branches.calendar_days(2026)[0]
    assert (day.id, day.source, day.is_official) == (made.result, "branch", False)
    branches.change_calendar_day(day_id=day.id, day=saturday, kind="workday", name="补班")
    assert settings.is_workday(friday)
    assert settings.is_workday(saturday)
    branches.remove_calendar_day(day_id=day.id)
    assert not settings.is_workday(saturday)
    assert told == ["calendar.change"] * 3
    lines = database.query("SELECT changes FROM audit_entry WHERE kind = 'calendar_day' ORDER BY id")
    assert json.loads(lines[1][0])["day"] == ["2026-11-20", "2026-11-21"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "feast"}, "kind"),
        ({"day": date(1900, 1, 1)}, "day"),
        ({"day": date(9999, 12, 31)}, "day"),
        ({"name": "x" * 41}, "name"),
        ({"day": date(2026, 11, 19)}, "day"),
    ],
)
def test_bad_days_are_refused(admin: Any, values: dict[str, Any], field: str) -> None:
    good = {"day": date(2026, 11, 20), "kind": "holiday", "name": "厂庆"}
    branches.add_calendar_day(day=date(2026, 11, 19), kind="holiday", name="有了")
    with pytest.raises(UserError) as caught:
        branches.add_calendar_day(**{**good, **values})
    assert caught.value.field == field
    assert CalendarDay.select().count() == 1


def test_official_holidays_come_in_and_spare_the_own_days(admin: Any, tmp_path: Path) -> None:
    branches.add_calendar_day(day=date(2026, 10, 1), kind="workday", name="值班")
    branches.import_holidays(year=2026)
    days = {day.day: day for day in branches.calendar_days(2026)}
    assert days[date(2026, 10, 1)].source == "branch"
    assert days[date(2026, 10, 2)].is_official
    assert "国务院办公厅" in days[date(2026, 10, 2)].notice
    branches.import_holidays(year=2027)
    assert not any(day.is_official for day in branches.calendar_days(2027))
    count = len(branches.calendar_days(2026))
    branches.import_holidays(year=2026)
    assert len(branches.calendar_days(2026)) == count
    newer = tmp_path / "newer.json"
    record = {"year": 2027, "official": True, "notice": "通知", "source": "s"}
    newer.write_text(
        json.dumps({**record, "days": [{"date": "2027-02-06", "kind": "holiday", "name": "春节"}]}), "utf-8"
    )
    branches.import_holidays(file=newer)
    assert [(day.day, day.notice) for day in branches.calendar_days(2027)] == [(date(2027, 2, 6), "通知")]


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe\x00", b'{"year": 2027, "days": 1}'])
def test_a_file_that_is_none_of_holidays_is_refused(admin: Any, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(content)
    with pytest.raises(UserError):
        branches.import_holidays(file=file)
    with pytest.raises(UserError, match="cannot be read"):
        branches.import_holidays(year=1999)


def test_a_demonstration_says_who_can_sign_in(branch: Any) -> None:
    assert branches.demonstration_people() == ()
    people = (("desk", "林晓梅", "representative", "open door"),)
    branches.mark_demonstration(people)
    assert branches.demonstration_people() == people
    settings.forget()
    assert settings.text("branch_code") == "GZ01"
