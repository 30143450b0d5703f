"""The words of the walks: every step in both languages, and the tabs called what they are called."""

from __future__ import annotations

import pytest

from app.core.i18n import shown
from app.ui import i18n as translators
from app.ui.first_day.texts import course_text
from app.ui.first_day.walkthrough import COURSES
from app.ui.workplace import tabs_for

LANGUAGES = ("en", "zh_CN")
TAB_OF_STEP = {
    "find_customer": "customers", "dispatch": "dispatch", "voucher_back": "paper_return", "return_visit": "visits",
    "my_day": "home", "open_call": "repairs", "bag": "stores", "hand_in": "paper_return",
    "late": "home", "explain": "repairs", "decide": "returned_parts", "who_did_it": "history", "reports": "reports",
    "waiting": "home", "case": "complaints",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", COURSES)
def test_every_step_has_its_words_and_names_its_tab(qapp: object, role: str, language: str) -> None:
    course, steps = COURSES[role]
    text = course_text(course, language)
    assert list(text.steps) == [step.name for step in steps]
    assert text.title
    assert text.intro
    translators.install(language)
    try:
        titles = {tab.name: shown(tab.title) for tab in tabs_for(role)}
    finally:
        translators.install("en")
    for name, words in text.steps.items():
        assert words.title
        assert words.text
        if name in TAB_OF_STEP:
            assert f"**{titles[TAB_OF_STEP[name]]}**" in words.text, name


@pytest.mark.parametrize("role", COURSES)
def test_the_languages_tell_the_same(role: str) -> None:
    course, _steps = COURSES[role]
    english, chinese = (course_text(course, language) for language in LANGUAGES)
    assert list(english.steps) == list(chinese.steps)
    for name, words in english.steps.items():
        assert words.text != chinese.steps[name].text
        for keys in ("Ctrl+N", "Ctrl+K", "Ctrl+Enter", "F1", "Ctrl+P"):
            assert (keys in words.text) == (keys in chinese.steps[name].text), (name, keys)
    assert course_text(course, "fr") == english
