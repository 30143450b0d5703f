"""Settings of what customers say: by when an opinion is passed on and answered, and the cards of calls."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import setting_sources as sources
from app.domain.setting_kinds import Setting, SettingGroup, SettingKind


def opinions() -> Iterator[Setting]:
    """The clocks of an opinion, and how far back calls are offered a card."""
    group = SettingGroup.SERVICE
    yield Setting(
        "opinion.forward_hours", SettingKind.INTEGER, 24,
        QT_TRANSLATE_NOOP("settings", "Opinions are passed on within, hours"), group, sources.OPINIONS, 1, 240,
    )  # fmt: skip
    yield Setting(
        "opinion.answer_days", SettingKind.INTEGER, 7,
        QT_TRANSLATE_NOOP("settings", "Opinions are answered within, days"), group, sources.OPINIONS, 1, 60,
    )  # fmt: skip
    yield Setting(
        "opinion_card.days", SettingKind.INTEGER, 14,
        QT_TRANSLATE_NOOP("settings", "Cards are offered for calls finished within, days"), group,
        sources.OPINION_CARDS, 1, 90,
    )  # fmt: skip
