"""Limits of the public guarantee for goods sold (三包): empty until an administrator sets them."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import setting_sources as sources
from app.domain.setting_kinds import Setting, SettingGroup, SettingKind


def guarantee() -> Iterator[Setting]:
    """When a unit that is repaired again and again, or for long, is to be exchanged."""
    group = SettingGroup.GUARANTEE
    yield Setting(
        "guarantee.rule", SettingKind.TEXT, "", QT_TRANSLATE_NOOP("settings", "Regulation that the limits come from"),
        group, sources.GUARANTEE, maximum=60,
        help=QT_TRANSLATE_NOOP("settings", "Named in every warning."),
    )  # fmt: skip
    yield Setting(
        "guarantee.same_fault_repairs", SettingKind.INTEGER, None,
        QT_TRANSLATE_NOOP("settings", "Warn after repairs of the same fault"), group, sources.GUARANTEE, 1, 20,
        optional=True, help=QT_TRANSLATE_NOOP("settings", "Empty: off. Faults of one category are the same fault."),
    )  # fmt: skip
    yield Setting(
        "guarantee.repair_days", SettingKind.INTEGER, None,
        QT_TRANSLATE_NOOP("settings", "Warn after more days in repair than"), group, sources.GUARANTEE, 1, 366,
        optional=True,
        help=QT_TRANSLATE_NOOP("settings", "Empty: off. Days between take-back and return, all together."),
    )  # fmt: skip
    yield Setting(
        "guarantee.months", SettingKind.INTEGER, None,
        QT_TRANSLATE_NOOP("settings", "The limits hold from the purchase for, months"), group, sources.GUARANTEE, 1,
        120, optional=True,
        help=QT_TRANSLATE_NOOP("settings", "Empty: always. Without a purchase date, from installation or acceptance."),
    )  # fmt: skip
