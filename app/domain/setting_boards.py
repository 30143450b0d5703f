"""Settings of the boards: the shifts of the roster (F90), the services of the catalogue (F91)."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import setting_sources as sources
from app.domain.setting_kinds import Setting, SettingGroup, SettingKind
from app.domain.shift_roster import DEFAULT_SHIFTS

SERVICES = "电话技术支持；上门维修；带回维修；安装调试；定期巡检与保养；备件更换；借用备机；特约服务；投诉与建议受理"
"""What a service department offers, by the regulations together."""


def boards() -> Iterator[Setting]:
    """Who takes complaints when, and what is published."""
    group = SettingGroup.SERVICE
    yield Setting(
        "roster.shifts", SettingKind.SHIFTS, DEFAULT_SHIFTS, QT_TRANSLATE_NOOP("settings", "Shifts of the roster"),
        group, sources.ROSTER, maximum=200,
        help=QT_TRANSLATE_NOOP(
            "settings", "Name and hours, divided by semicolons: Day 08:00-20:00; Night 20:00-08:00."
        ),
    )  # fmt: skip
    yield Setting(
        "service.catalogue", SettingKind.TEXT, SERVICES,
        QT_TRANSLATE_NOOP("settings", "Services of the service catalogue"), group, sources.SERVICE_CATALOGUE,
        maximum=600, help=QT_TRANSLATE_NOOP("settings", "One after the other, divided by semicolons."),
    )  # fmt: skip
