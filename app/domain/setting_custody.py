"""Settings of what goes out and comes back: devices taken back, loaner units, tools (domain.md 6.1)."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import setting_sources as sources
from app.domain.setting_kinds import Setting, SettingGroup, SettingKind


def custody() -> Iterator[Setting]:
    """Due dates and promises."""
    yield Setting(
        "takeback.warn_days", SettingKind.INTEGER, 7,
        QT_TRANSLATE_NOOP("settings", "A device taken back is promised within, days"), SettingGroup.SERVICE,
        sources.TAKE_BACK_DAYS, 1, 366,
    )  # fmt: skip
    yield from _loaners()
    yield from _parts()


def _loaners() -> Iterator[Setting]:
    group = SettingGroup.SERVICE
    yield Setting(
        "loaner.default_days", SettingKind.INTEGER, 15, QT_TRANSLATE_NOOP("settings", "A loaner is lent for, days"),
        group, sources.LOANER_DAYS, 1, 366,
    )  # fmt: skip
    yield Setting(
        "loaner.promise_after_hours", SettingKind.NUMBER, 10,
        QT_TRANSLATE_NOOP("settings", "A loaner is promised once a repair takes longer than, hours"),
        group, sources.LOANER_PROMISE, 0.5, 240,
        help=QT_TRANSLATE_NOOP("settings", "Counted from the arrival at the customer's, every hour of the day."),
    )  # fmt: skip
    yield Setting(
        "loaner.promise_hours", SettingKind.NUMBER, None,
        QT_TRANSLATE_NOOP("settings", "A loaner is there within, hours from the same moment"),
        group, sources.LOANER_PROMISE, 0.5, 240, optional=True,
        help=QT_TRANSLATE_NOOP("settings", "Empty: no loaner is promised. The public wording promises 12 hours."),
    )  # fmt: skip


def _parts() -> Iterator[Setting]:
    group = SettingGroup.SERVICE
    yield Setting(
        "spare_part.stores", SettingKind.TEXT, "配件库", QT_TRANSLATE_NOOP("settings", "Stores of spare parts"),
        group, sources.SPARE_PARTS, maximum=200,
        help=QT_TRANSLATE_NOOP("settings", "One after the other, divided by semicolons; the main store first."),
    )  # fmt: skip
    yield Setting(
        "old_part.due_days", SettingKind.INTEGER, 7,
        QT_TRANSLATE_NOOP("settings", "An old part is handed in within, days"), group, sources.SPARE_PARTS, 1, 366,
    )  # fmt: skip
