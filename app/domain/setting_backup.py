"""Settings of the backup: when, where, how many are kept."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import setting_sources as sources
from app.domain.setting_kinds import Setting, SettingGroup, SettingKind


def backups() -> Iterator[Setting]:
    """When a backup is made, where it goes, how long it stays, when Home changes its colour."""
    yield from _when()
    yield from _where()
    for key, usual, most, label in (
        ("backup.keep_daily", 14, 60, QT_TRANSLATE_NOOP("settings", "Kept backups: days")),
        ("backup.keep_weekly", 8, 53, QT_TRANSLATE_NOOP("settings", "Kept backups: weeks")),
        ("backup.keep_monthly", 24, 120, QT_TRANSLATE_NOOP("settings", "Kept backups: months")),
        (
            "backup.warn_days",
            3,
            30,
            QT_TRANSLATE_NOOP("settings", "Home turns red without a proven backup after, days"),
        ),
        (
            "backup.second_warn_days",
            7,
            60,
            QT_TRANSLATE_NOOP("settings", "Home turns yellow when the second place was not reached for, days"),
        ),
    ):
        yield Setting(key, SettingKind.INTEGER, usual, label, SettingGroup.BACKUP, sources.BACKUP, 1, most)


def _when() -> Iterator[Setting]:
    group = SettingGroup.BACKUP
    yield Setting(
        "backup.at_start",
        SettingKind.FLAG,
        True,
        QT_TRANSLATE_NOOP("settings", "Back up after the start if anything changed"),
        group,
        sources.BACKUP,
        help=QT_TRANSLATE_NOOP("settings", "Half a minute after somebody has signed in, while work goes on."),
    )
    yield Setting(
        "backup.every_hours",
        SettingKind.INTEGER,
        8,
        QT_TRANSLATE_NOOP("settings", "Back up again while the program is open, every … hours"),
        group,
        sources.BACKUP,
        0,
        72,
        help=QT_TRANSLATE_NOOP("settings", "Only if anything changed. 0: not while it is open."),
    )


def _where() -> Iterator[Setting]:
    for key, label, words in (
        (
            "backup.folder",
            QT_TRANSLATE_NOOP("settings", "First place of backups"),
            QT_TRANSLATE_NOOP("settings", "A folder. Empty: “backups” beside the branch's file."),
        ),
        (
            "backup.second_folder",
            QT_TRANSLATE_NOOP("settings", "Second place of backups"),
            QT_TRANSLATE_NOOP(
                "settings", "A folder on another disk or a stick, which may be away. A disk that breaks takes both."
            ),
        ),
    ):
        yield Setting(key, SettingKind.PATH, "", label, SettingGroup.BACKUP, sources.BACKUP, maximum=240, help=words)
