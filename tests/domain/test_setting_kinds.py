"""The kinds a setting can be of: read as typed, checked, written again."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.errors import UserError
from app.domain.setting_kinds import Setting, SettingGroup, SettingKind, Value, check_value, parse_value, written_value


def _setting(kind: SettingKind, **more: Any) -> Setting:
    return Setting("some.key", kind, None, "Some key", SettingGroup.SERVICE, **more)


LIMIT = _setting(SettingKind.AMOUNT, minimum=0, maximum=10_000_000)
SWITCH = _setting(SettingKind.FLAG)
FOLDER = _setting(SettingKind.PATH)
HOURS = _setting(SettingKind.NUMBER, minimum=0.25, maximum=72, optional=True)
LIST = _setting(SettingKind.CHOICES, choices=(("a", "A"), ("b", "B"), ("c", "C")))


@pytest.mark.parametrize(
    ("setting", "text", "value"),
    [
        (LIMIT, "1,000.50", 100_050),
        (LIMIT, "0", 0),
        (SWITCH, "Yes", True),
        (SWITCH, "on", True),
        (SWITCH, "１", True),
        (SWITCH, "off", False),
        (SWITCH, "FALSE", False),
        (FOLDER, "D:\\备份", "D:\\备份"),
        (HOURS, "0.5", 0.5),
        (HOURS, "2.0", 2),
        (HOURS, " ", None),
        (LIST, "C, a", ["a", "c"]),
    ],
)
def test_reads_what_people_type_and_writes_it_again(setting: Setting, text: str, value: Value) -> None:
    assert parse_value(setting, text) == value
    assert type(parse_value(setting, text)) is type(value)
    assert parse_value(setting, written_value(setting, value)) == value


@pytest.mark.parametrize(
    ("setting", "text", "named"),
    [
        (LIMIT, "100,000.01", "100,000.00"),
        (LIMIT, "-1", ""),
        (SWITCH, "perhaps", ""),
        (SWITCH, "", ""),
        (HOURS, "73", "72"),
        (HOURS, "nan", "0.25"),
        (LIST, "d", "a, b, c"),
        (LIST, "", "a, b, c"),
    ],
)
def test_refuses_and_names_the_limits(setting: Setting, text: str, named: str) -> None:
    with pytest.raises(UserError) as refusal:
        parse_value(setting, text)
    assert refusal.value.field == "some.key"
    assert named in refusal.value.text


@pytest.mark.parametrize(
    ("setting", "value"),
    [(SWITCH, 1), (SWITCH, "yes"), (SWITCH, None), (LIMIT, 1.5), (LIMIT, True), (LIST, "a"), (LIST, []), (FOLDER, 5)],
)
def test_values_of_another_kind_are_refused(setting: Setting, value: Value) -> None:
    with pytest.raises(UserError):
        check_value(setting, value)


def test_a_label_shared_by_several_settings_names_its_subject() -> None:
    shared = Setting("k", SettingKind.TEXT, "", "Level {name}: hours", SettingGroup.CLOCKS, subject="2")
    assert shared.title() == "Level 2: hours"
