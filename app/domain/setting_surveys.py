"""The setting of surveys (F33, R076): how many a year are to be done."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import setting_sources as sources
from app.domain.setting_kinds import Setting, SettingGroup, SettingKind


def surveys() -> Iterator[Setting]:
    """The least number of surveys a year."""
    yield Setting(
        "survey.min_per_year", SettingKind.INTEGER, 1,
        QT_TRANSLATE_NOOP("settings", "Satisfaction surveys a year, at least"), SettingGroup.SERVICE, sources.SURVEYS,
        0, 12, help=QT_TRANSLATE_NOOP("settings", "A reminder comes in December when fewer were reported."),
    )  # fmt: skip
