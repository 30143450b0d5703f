"""Settings of return visits: how many days after what a customer is asked, and how often one is tried (F30, 6.1)."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import setting_sources as sources
from app.domain.setting_kinds import Setting, SettingGroup, SettingKind

_EMPTY_IS_NONE = QT_TRANSLATE_NOOP("settings", "Empty: no such visit.")


def visits() -> Iterator[Setting]:
    """Days and attempts."""
    group = SettingGroup.SERVICE
    for key, days, label in (
        ("visit.after_call_days", 3, QT_TRANSLATE_NOOP("settings", "Return visit due, days after a call")),
        ("visit.after_handover_days", 7, QT_TRANSLATE_NOOP("settings", "Return visit due, days after a handover")),
        (
            "visit.after_special_days",
            3,
            QT_TRANSLATE_NOOP("settings", "Return visit due, days after a special service"),
        ),
        (
            "visit.after_opinion_days",
            3,
            QT_TRANSLATE_NOOP("settings", "Return visit due, days after an answer to an opinion"),
        ),
    ):
        yield Setting(key, SettingKind.INTEGER, days, label, group, sources.VISITS, 0, 60)
    for key, days, label in (
        (
            "visit.after_care_days",
            7,
            QT_TRANSLATE_NOOP("settings", "Return visit due, days after a call-on or special visit"),
        ),
        (
            "visit.contract_signed_days",
            14,
            QT_TRANSLATE_NOOP("settings", "Return visit due, days after a contract was signed"),
        ),
        (
            "visit.contract_halfway_days",
            0,
            QT_TRANSLATE_NOOP("settings", "Return visit due, days after the middle of a contract"),
        ),
        (
            "visit.contract_before_end_days",
            60,
            QT_TRANSLATE_NOOP("settings", "Return visit due, days before the end of a contract"),
        ),
    ):
        yield Setting(
            key, SettingKind.INTEGER, days, label, group, sources.VISITS, 0, 365, help=_EMPTY_IS_NONE, optional=True
        )
    yield Setting(
        "visit.max_attempts", SettingKind.INTEGER, 3,
        QT_TRANSLATE_NOOP("settings", "Attempts before a customer counts as unreachable"), group, sources.VISITS, 1, 10,
    )  # fmt: skip
