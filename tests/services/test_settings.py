"""Settings (R009): typed reads, checked, audited, in force at once."""

from __future__ import annotations

import json
import time
from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import Bug, NotPermitted, UserError
from app.domain.calendar import ElapsedCalendar
from app.domain.numbering import NumberKind
from app.domain.setting_kinds import SettingGroup
from app.models.organisation import AuditEntry, BranchSetting
from app.services import _stored_settings, customers, settings
from app.services import session as sessions


@pytest.fixture
def admin(branch: Any) -> Any:
    with sessions.acting_as(branch.sessions["administrator"]):
        yield branch


def test_typed_reads(branch: Any) -> None:
    assert settings.text("branch_code") == "GZ01"
    assert settings.integer("contract.expiry_notice_days") == 30
    assert settings.number("sla.level1.response_hours") == 1.0
    assert settings.number("sla.level1.arrival_hours") is None
    assert settings.words("export.formats") == ("csv", "xlsx")
    assert settings.value("sla.clock") == "calendar"
    assert settings.number_formats()[NumberKind.CUSTOMER] == "KH-{branch}-{serial:05}"


@pytest.mark.parametrize(
    "ask",
    [
        lambda: settings.value("no.such"),
        lambda: settings.text("record.return_days"),
        lambda: settings.integer("branch_code"),
        lambda: settings.integer("export.formats"),
        lambda: settings.number("branch_code"),
        lambda: settings.words("branch_code"),
    ],
)
def test_a_wrong_question_is_our_mistake(branch: Any, ask: Any) -> None:
    with pytest.raises(Bug):
        ask()


def test_a_change_is_in_force_at_once_and_audited(admin: Any) -> None:
    changes = settings.change(values={"contract.expiry_notice_days": 45, "sla.clock": "calendar"})
    assert settings.integer("contract.expiry_notice_days") == 45
    assert changes.touches("branch_setting")
    lines = list(AuditEntry.select().where(AuditEntry.kind == "branch_setting"))
    assert [(line.row_number, json.loads(line.changes)) for line in lines] == [
        ("contract.expiry_notice_days", {"value": [30, 45]})
    ]
    assert [line.user_name for line in lines] == ["admin"]
    settings.reset(keys=["contract.expiry_notice_days"])
    assert settings.integer("contract.expiry_notice_days") == 30
    assert not BranchSetting.select().where(BranchSetting.key == "contract.expiry_notice_days").exists()


def test_all_or_none(admin: Any) -> None:
    with pytest.raises(UserError) as caught:
        settings.change(values={"contract.expiry_notice_days": 45, "record.return_days": 0})
    assert caught.value.field == "record.return_days"
    assert settings.integer("contract.expiry_notice_days") == 30


def test_a_change_that_is_rolled_back_is_not_in_force(admin: Any, monkeypatch: Any) -> None:
    def refuse(_unit: Any) -> None:
        assert settings.text("sla.clock") == "working"  # inside the transaction it is
        raise UserError("no")

    monkeypatch.setattr(settings, "on_calendar_change", [refuse])
    with pytest.raises(UserError, match="no"):
        settings.change(values={"sla.clock": "working"})
    assert settings.text("sla.clock") == "calendar"


def test_only_what_moves_deadlines_rewrites_them(admin: Any, monkeypatch: Any) -> None:
    told: list[str] = []
    monkeypatch.setattr(settings, "on_calendar_change", [lambda unit: told.append(unit.action)])
    settings.change(values={"visit.max_attempts": 5})
    assert told == []
    settings.change(values={"sla.level2.arrival_hours": 12})
    settings.change(values={"work_hours": "09:00-18:00 Mon-Sat"})
    settings.change(values={"work_hours": "09:00-18:00 Mon-Sat"})
    assert told == ["settings.change"] * 2


def test_two_kinds_of_paper_never_get_the_same_numbers(admin: Any) -> None:
    with pytest.raises(UserError) as caught:
        settings.change(values={"number.device.format": "KH-{branch}-{serial:05}"})
    assert caught.value.field == "number.device.format"


def test_the_branch_code_stays_once_numbers_were_given(admin: Any) -> None:
    settings.change(values={"branch_code": "SZ02"})
    assert settings.text("branch_code") == "SZ02"
    with sessions.acting_as(admin.sessions["representative"]):
        assert customers.create(name="甲").number == "KH-SZ02-00001"
    with pytest.raises(UserError) as caught:
        settings.change(values={"branch_code": "BJ03"})
    assert caught.value.field == "branch_code"


def test_numbers_need_a_branch_code(admin: Any) -> None:
    BranchSetting.delete().where(BranchSetting.key == "branch_code").execute()
    settings.forget()
    with sessions.acting_as(admin.sessions["representative"]), pytest.raises(Bug):
        customers.create(name="甲")


def test_what_another_pc_changed_is_seen_soon(branch: Any, monkeypatch: Any) -> None:
    assert settings.integer("visit.max_attempts") == 3
    BranchSetting.create(key="visit.max_attempts", value="7")
    assert settings.integer("visit.max_attempts") == 3
    later = time.monotonic() + _stored_settings.FRESH_SECONDS + 1
    monkeypatch.setattr(_stored_settings.time, "monotonic", lambda: later)
    assert settings.integer("visit.max_attempts") == 7


def test_a_stored_value_that_is_nonsense_gives_the_default(branch: Any) -> None:
    BranchSetting.create(key="visit.max_attempts", value="{broken")
    BranchSetting.create(key="record.return_days", value="999")
    BranchSetting.create(key="from.a.newer.program", value="1")
    settings.forget()
    assert settings.integer("visit.max_attempts") == 3
    assert settings.integer("record.return_days") == 5


def test_reading_is_cheap(branch: Any) -> None:
    settings.text("branch_code")
    start = time.process_time()
    for _ in range(2000):
        settings.text("branch_code")
    assert time.process_time() - start < 0.2


def test_the_dialog_sees_labels_defaults_and_sources(admin: Any) -> None:
    settings.change(values={"record.return_days": 20})
    entries = {entry.key: entry for entry in settings.entries()}
    days = entries["record.return_days"]
    assert (days.value, days.default, days.group) == (20, 5, SettingGroup.SERVICE)
    assert entries["sla.level2.arrival_hours"].label == "Level 2: arrival within, hours"
    assert all(entry.label and "{" not in entry.label for entry in entries.values())
    assert {entry.group for entry in settings.entries(SettingGroup.CLOCKS)} == {SettingGroup.CLOCKS}
    assert "complaint.repeat_days" in entries
    assert "complaint.schemes" not in entries, "the list of schemes sets it"
    with sessions.acting_as(admin.sessions["representative"]), pytest.raises(NotPermitted):
        settings.entries()


def test_targets_and_calendars(admin: Any) -> None:
    targets = settings.sla_targets()
    assert targets.arrival[1] is None
    assert targets.response[2] == timedelta(hours=2)
    assert isinstance(settings.calendar(), ElapsedCalendar)
    settings.change(values={"sla.clock": "working", "sla.level1.response_hours": 0.5})
    assert settings.calendar() is settings.work_calendar()
    assert settings.sla_targets().response[1] == timedelta(minutes=30)
    assert settings.is_workday(date(2026, 11, 20))
    assert not settings.is_workday(date(2026, 11, 21))
    settings.change(values={"work_hours": "09:00-12:00 Sat"})
    assert settings.is_workday(date(2026, 11, 21))


def test_sources_are_words_and_not_bare_codes(admin: Any) -> None:
    for entry in settings.entries():
        assert not entry.source or len(entry.source.split()) > 2, (entry.key, entry.source)
    levels = next(entry for entry in settings.entries() if entry.key == "sla.level2.response_hours")
    assert "handbook" in levels.source


def test_the_format_of_every_number_is_offered(admin: Any) -> None:
    """Slips and certificates of complaints share a table and have numbers of their own."""
    offered = {entry.key for entry in settings.entries(SettingGroup.NUMBERS)}
    assert offered == {f"number.{kind}.format" for kind in NumberKind}
    assert {"number.reminder.format", "number.late_cause.format", "number.allowance.format"} <= offered


def test_flags_and_papers(admin: Any) -> None:
    assert settings.flag("dispatch.area_mode") is False
    with pytest.raises(Bug):
        settings.flag("branch_name")
    assert (settings.usual_paper("dispatch_plan"), settings.usual_paper("listing")) == ("A4", "A4-landscape")
    assert settings.usual_paper("price_list") == ""


@pytest.mark.parametrize("area", ["", "town", "suburb"])
def test_the_area_has_hours_only_where_the_branch_goes_by_areas(admin: Any, area: str) -> None:
    assert settings.sla_targets(area).area is None
    settings.change(values={"dispatch.area_mode": True, "dispatch.suburban_hours": 7.5})
    limit = settings.sla_targets(area).area
    assert limit is not None
    wanted = {"": None, "town": timedelta(hours=6), "suburb": timedelta(hours=7.5)}
    assert limit.limit == wanted[area]


def test_an_address_has_at_most_sixty_characters(admin: Any) -> None:
    settings.change(values={"branch_address": "址" * 60})
    with pytest.raises(UserError):
        settings.change(values={"branch_address": "址" * 61})
