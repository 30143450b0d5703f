"""Settings: declarations, reading, checking, writing."""

from __future__ import annotations

import json

import pytest

from app.core.errors import Bug, UserError
from app.domain.numbering import KIND_LABELS, NumberKind
from app.domain.setting_kinds import GROUP_LABELS, SettingGroup, SettingKind, Value
from app.domain.settings import SETTINGS, check, declared, default, format_value, parse


@pytest.mark.parametrize("key", SETTINGS)
def test_every_default_is_allowed_and_survives_its_editor(key: str) -> None:
    value = default(key)
    assert check(key, value) == value
    assert json.loads(json.dumps(value)) == value
    assert parse(key, format_value(key, value)) == value
    setting = declared(key)
    assert setting.key == key
    assert setting.title()
    assert "{" not in setting.title()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("sla.level1.response_hours", 1),
        ("sla.level2.response_hours", 2),
        ("sla.level1.arrival_hours", None),
        ("sla.level2.arrival_hours", 24),
        ("sla.level4.arrival_hours", 72),
        ("sla.clock", "calendar"),
        ("work_hours", "08:30-17:30 Mon-Fri"),
        ("record.return_days", 5),
        ("contract.expiry_notice_days", 30),
        ("visit.after_call_days", 3),
        ("visit.max_attempts", 3),
        ("session.idle_lock_minutes", 10),
        ("drafts.kept_days", 14),
        ("number.service_call.format", "JX-{branch}-{yymm}-{serial:04}"),
        ("export.formats", ["csv", "xlsx"]),
        ("print.paper.service_voucher", "A4"),
        ("complaint.schemes", ""),
        ("complaint.repeat_days", 90),
        ("complaint.split_days", 30),
        ("complaint.self_approval", False),
        ("loss.return_rate", 20),
        ("penalty.enabled", False),
        ("penalty.bonus_cap", 50),
        ("stats.monthly_day", 10),
        ("stats.halfyear_months", ["6", "12"]),
    ],
)
def test_defaults_of_the_regulation(key: str, value: Value) -> None:
    assert default(key) == value


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("branch_code", " bj01 ", "BJ01"),
        ("branch_code", "", ""),
        ("branch_name", "北京 \t分公司", "北京 分公司"),
        ("complaint_phone", "400 123 4567", "400-123-4567"),
        ("sla.level1.response_hours", "0.5", 0.5),
        ("sla.level1.response_hours", "２", 2),
        ("sla.level1.arrival_hours", " ", None),
        ("sla.level1.arrival_hours", "4", 4),
        ("sla.clock", "working", "working"),
        ("export.formats", "JSON, csv", ["csv", "json"]),
        ("work_hours", "8:30-17:30 周一至周五", "08:30-17:30 Mon-Fri"),
        ("number.loan.format", " BY-{branch}-{yy}-{serial:03} ", "BY-{branch}-{yy}-{serial:03}"),
    ],
)
def test_reads_what_people_type(key: str, text: str, value: Value) -> None:
    assert parse(key, text) == value


@pytest.mark.parametrize(
    ("key", "text", "named"),
    [
        ("sla.level1.response_hours", "0.1", "0.25"),
        ("sla.level1.response_hours", "73", "72"),
        ("sla.level1.response_hours", "nan", "72"),
        ("sla.level1.response_hours", "inf", "72"),
        ("sla.level1.response_hours", "soon", "72"),
        ("sla.level1.response_hours", "", "72"),
        ("record.return_days", "2.5", "30"),
        ("record.return_days", "0", "1"),
        ("record.return_days", "31", "30"),
        ("contract.expiry_notice_days", "6", "7"),
        ("sla.clock", "lunar", "calendar, working"),
        ("export.formats", "doc", "csv"),
        ("export.formats", "", "csv"),
        ("work_hours", "always", "always"),
        ("branch_code", "北京", ""),
        ("number.customer.format", "KH-{serial}", "KH-{serial}"),
    ],
)
def test_refuses_and_names_the_limits(key: str, text: str, named: str) -> None:
    with pytest.raises(UserError) as refusal:
        parse(key, text)
    assert refusal.value.field == key
    assert named in refusal.value.text


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("record.return_days", None),
        ("record.return_days", True),
        ("record.return_days", 5.5),
        ("record.return_days", "5"),
        ("sla.clock", ["calendar"]),
        ("export.formats", "csv"),
        ("export.formats", []),
        ("branch_name", 5),
    ],
)
def test_values_of_another_kind_are_refused(key: str, value: Value) -> None:
    with pytest.raises(UserError) as refusal:
        check(key, value)
    assert refusal.value.field == key


@pytest.mark.parametrize("key", [key for key, setting in SETTINGS.items() if setting.minimum is not None])
def test_the_ends_of_a_range_belong_to_it(key: str) -> None:
    setting = declared(key)
    assert setting.minimum is not None
    assert setting.maximum is not None
    whole = setting.kind is not SettingKind.NUMBER
    for end, step in ((setting.minimum, -1), (setting.maximum, 1)):
        edge = int(end) if whole else end
        assert check(key, edge) == edge
        with pytest.raises(UserError):
            check(key, edge + step)


def test_lists_are_fresh() -> None:
    first = default("export.formats")
    assert isinstance(first, list)
    first.clear()
    assert default("export.formats") == ["csv", "xlsx"]


def test_the_keys_are_a_closed_set() -> None:
    for ask in (declared, default):
        with pytest.raises(Bug, match=r"record\.retrun_days"):
            ask("record.retrun_days")
    with pytest.raises(Bug):
        check("record.retrun_days", 5)
    with pytest.raises(Bug):
        parse("record.retrun_days", "5")


def test_every_group_and_number_is_used() -> None:
    assert {setting.group for setting in SETTINGS.values()} == set(SettingGroup) == set(GROUP_LABELS)
    assert set(KIND_LABELS) == set(NumberKind)
    assert all(f"number.{kind}.format" in SETTINGS for kind in NumberKind)
