"""The database is checked behind the window; damage stays in the strip."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.models import database, maintenance
from app.ui import soundness
from app.ui.desk import Desk
from app.ui.theme import Tone


def test_nothing_is_done_when_nothing_is_due(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(desk.tasks.started):
        soundness.check_in_passing(desk)


def test_what_was_due_is_checked_quietly(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_check_is_due", True)
    with qtbot.waitSignal(desk.tasks.started):
        soundness.check_in_passing(desk)
    qtbot.waitUntil(lambda: not desk.tasks.running)
    assert not database.check_is_due()
    assert desk.prompts.messages == []  # pyright: ignore[reportAttributeAccessIssue]


def test_a_search_index_with_gaps_is_offered_to_be_built_anew(desk: Desk, qtbot: QtBot, as_role: Any) -> None:
    database.execute("DELETE FROM staff_search")
    prompts: Any = desk.prompts
    with as_role("administrator"):
        soundness.check_now(desk)
        qtbot.waitUntil(lambda: bool(prompts.messages))
        message = prompts.messages[-1]
        assert "staff" in message.text
        prompts.next_answer(True)
        message.action()
        qtbot.waitUntil(lambda: not desk.tasks.running)
        assert "anew" in prompts.texts[-1]
        soundness.check_now(desk)
        qtbot.waitUntil(lambda: "sound" in prompts.texts[-1])


def test_damage_stays_in_the_strip_and_says_what_to_do(
    desk: Desk, qtbot: QtBot, as_role: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object, **__: object) -> list[str]:
        return ["The file is damaged: staff page 7"]

    monkeypatch.setattr(maintenance, "check", damaged)
    with as_role("administrator"):
        soundness.check_now(desk)
    qtbot.waitUntil(lambda: bool(desk.prompts.messages))  # pyright: ignore[reportAttributeAccessIssue]
    message = desk.prompts.messages[-1]  # pyright: ignore[reportAttributeAccessIssue]
    assert message.stays
    assert message.tone is Tone.LATE
    assert "backup" in message.text
    assert "staff" in message.text


def test_a_sound_database_is_said_to_be_sound(desk: Desk, qtbot: QtBot, as_role: Any) -> None:
    with as_role("administrator"):
        soundness.check_now(desk)
    qtbot.waitUntil(lambda: bool(desk.prompts.messages))  # pyright: ignore[reportAttributeAccessIssue]
    assert "sound" in desk.prompts.texts[-1]  # pyright: ignore[reportAttributeAccessIssue]
