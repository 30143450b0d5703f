"""Settings of the figures: what they take for the same fault again."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import setting_sources as sources
from app.domain.setting_kinds import Setting, SettingGroup, SettingKind


def figures() -> Iterator[Setting]:
    """What indicators count by."""
    yield Setting(
        "figures.repeat_days", SettingKind.INTEGER, 30,
        QT_TRANSLATE_NOOP("settings", "A repair of the same device within so many days is a repeated one"),
        SettingGroup.SERVICE, sources.REPEATED_REPAIRS, 1, 365,
    )  # fmt: skip
