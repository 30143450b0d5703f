"""The tab “Voice”: what the tab bar knows of it. The page itself is loaded when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui.pages import Page

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.pages._voice_page import VoicePage


def _build(desk: Desk) -> VoicePage:
    from app.ui.pages._voice_page import VoicePage

    return VoicePage(desk)


PAGE = Page(
    name="voice",
    title=QT_TRANSLATE_NOOP("pages", "Voice"),
    icon="opinions",
    position=62,
    build=_build,
    permission="opinion.view",
    ledgers=(
        "opinions",
        "opinion_cards",
        "surveys",
        "survey_respondents",
    ),
    help_page="voice",
)  # fmt: skip
