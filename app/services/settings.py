"""Settings of the branch (domain.md 6.1, R009): typed reads, checked and audited changes that take effect at once.

The window asks for a few texts while it starts: tables, calendars and limits are imported by what needs them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain import settings as declarations
from app.domain.numbering import validate_formats
from app.domain.setting_kinds import GROUP_LABELS, Setting, SettingGroup, SettingKind, Value
from app.services import _stored_settings as stored
from app.services._stored_settings import (
    all_values,
    flag,
    forget,
    integer,
    number,
    number_formats,
    text,
    value,
    words,
)
from app.services._use_case import UnitOfWork, require, use_case

if TYPE_CHECKING:
    from app.domain.calendar import TimeCalendar, WorkCalendar
    from app.domain.deadlines import SlaTargets

__all__ = [
    "AREA_HOURS",
    "FAULT_LEVELS",
    "SettingEntry",
    "all_values",
    "calendar",
    "calendar_changed",
    "change",
    "entries",
    "flag",
    "forget",
    "integer",
    "is_workday",
    "number",
    "number_formats",
    "on_calendar_change",
    "reports_are_due",
    "reset",
    "sla_targets",
    "text",
    "usual_paper",
    "value",
    "words",
    "work_calendar",
    "write",
]

on_calendar_change: list[Callable[[UnitOfWork], None]] = []
"""Called, in the same transaction, after working hours, targets or calendar days changed: rewrites what is projected
from them.
"""

FAULT_LEVELS = (1, 2, 3, 4)

AREA_HOURS = {"town": "dispatch.urban_hours", "suburb": "dispatch.suburban_hours"}

_MOVES_DEADLINES = ("sla.", "work_hours", "dispatch.area_mode", "dispatch.urban", "dispatch.suburban")


@dataclass(frozen=True)
class SettingEntry:
    """A setting as the preferences dialog shows it; texts are in the language of the program."""

    key: str
    label: str
    help: str
    group: SettingGroup
    group_label: str
    kind: SettingKind
    value: Value
    default: Value
    minimum: float | None
    maximum: float | None
    optional: bool
    choices: tuple[tuple[str, str], ...]
    source: str


@use_case("settings.change")
def change(unit: UnitOfWork, *, values: Mapping[str, Value]) -> None:
    """Change settings together, all or none. Raises UserError whose field is the key."""
    checked = {key: declarations.check(key, wanted) for key, wanted in values.items()}
    write(unit, checked)


@use_case("settings.change")
def reset(unit: UnitOfWork, *, keys: Iterable[str]) -> None:
    """Give settings their defaults again."""
    write(unit, {key: declarations.default(key) for key in keys})


def write(unit: UnitOfWork, checked: Mapping[str, Value]) -> None:
    """Store checked values inside a use case, audit them, and have them in force at once."""
    from app.models.organisation import BranchSetting

    before = dict(all_values())
    differing = {key: wanted for key, wanted in checked.items() if wanted != before[key]}
    if not differing:
        return
    _refuse_second_branch_code(differing, before)
    after = {**before, **differing}
    validate_formats({kind: str(after[f"number.{kind}.format"]) for kind in number_formats()})
    for key, wanted in differing.items():
        kept = json.dumps(wanted, ensure_ascii=False)
        if wanted == declarations.default(key):
            BranchSetting.delete().where(BranchSetting.key == key).execute()
        else:
            BranchSetting.insert(key=key, value=kept).on_conflict(
                conflict_target=[BranchSetting.key], update={BranchSetting.value: kept}
            ).execute()
        unit.note(BranchSetting.record_kind(), 0, key, {"value": [before[key], wanted]})
    unit.touch(BranchSetting.record_kind())
    _in_force_at_once(unit)
    if any(key.startswith(_MOVES_DEADLINES) for key in differing):
        calendar_changed(unit)


def calendar_changed(unit: UnitOfWork) -> None:
    """Have a changed calendar in force at once, and everything that was projected from the old one rewritten."""
    _in_force_at_once(unit)
    for rewrite in on_calendar_change:
        rewrite(unit)


def entries(group: SettingGroup | None = None) -> tuple[SettingEntry, ...]:
    """All settings, or those of one group, in the order of the dialog. Raises NotPermitted."""
    require("settings.view")
    found = (
        setting for setting in declarations.SETTINGS.values() if setting.is_listed and group in (None, setting.group)
    )
    return tuple(_entry(setting) for setting in found)


def work_calendar() -> WorkCalendar:
    """The working time of the branch: its hours, holidays and make-up workdays in its zone."""
    kept = stored.derived()
    if "work_calendar" not in kept:
        from app.domain.calendar import CalendarDay as Day
        from app.domain.calendar import DayKind, working_calendar
        from app.models.organisation import CalendarDay

        days = (Day(row.day, DayKind(row.kind), row.name) for row in CalendarDay.select())
        kept["work_calendar"] = working_calendar(text("work_hours"), days, clock.branch_zone())
    return kept["work_calendar"]


def calendar() -> TimeCalendar:
    """The calendar in which clocks run: calendar time or working time, as `sla.clock` says."""
    from app.domain.calendar import ElapsedCalendar

    return work_calendar() if text("sla.clock") == "working" else ElapsedCalendar()


def sla_targets(area: str = "") -> SlaTargets:
    """The limits of each fault level (4.1); None where no hour is given.

    Where the branch goes by areas also that of `area` (town, suburb, empty when nobody said where the customer is).
    """
    kept, name = stored.derived(), f"sla_targets {area}"
    if name not in kept:
        kept[name] = _targets(area)
    return kept[name]


def _targets(area: str) -> SlaTargets:
    from app.domain.deadlines import AreaLimit, SlaTargets

    in_area = None
    if flag("dispatch.area_mode"):
        key = AREA_HOURS.get(area)
        in_area = AreaLimit(_hours(key) if key else None, work_calendar())
    return SlaTargets(
        response={level: _hours(f"sla.level{level}.response_hours") for level in FAULT_LEVELS},
        arrival={level: _hours(f"sla.level{level}.arrival_hours") for level in FAULT_LEVELS},
        report={level: _hours(f"sla.report_hours.level{level}") for level in FAULT_LEVELS},
        area=in_area,
    )


def usual_paper(form: str) -> str:
    """The paper that the branch has chosen for a form, empty where it has no choice."""
    key = f"print.paper.{form}"
    return text(key) if key in declarations.SETTINGS else ""


def reports_are_due() -> bool:
    """Whether jobs have to be reported to the supervisor after a time (A10)."""
    return any(number(f"sla.report_hours.level{level}") is not None for level in FAULT_LEVELS)


def is_workday(day: date) -> bool:
    """Whether the branch works on that day."""
    return work_calendar().is_workday(day)


def _hours(key: str) -> timedelta | None:
    hours = number(key)
    return None if hours is None else timedelta(hours=hours)


def _in_force_at_once(unit: UnitOfWork) -> None:
    forget()
    unit.when_over(forget)


def _refuse_second_branch_code(differing: Mapping[str, Value], before: Mapping[str, Value]) -> None:
    """Numbers carry the branch's code; another one would make two branches out of one (R008)."""
    if "branch_code" not in differing or not before["branch_code"]:
        return
    from app.models.organisation import NumberSeries

    if NumberSeries.select().exists():
        raise UserError(
            translate("settings", "The branch code stays: numbers were given with it already."), "branch_code"
        )


def _entry(setting: Setting) -> SettingEntry:
    found = value(setting.key)
    return SettingEntry(
        setting.key,
        setting.title(),
        shown(setting.help),
        setting.group,
        shown(GROUP_LABELS[setting.group]),
        setting.kind,
        found,
        declarations.default(setting.key),
        setting.minimum,
        setting.maximum,
        setting.optional,
        tuple((word, shown(label)) for word, label in setting.choices),
        shown(setting.source),
    )
