"""Fixtures of the widget tests: a desk over a fresh branch, with prompts that never open a box."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402 - after the platform is chosen

from app.ui import theme  # noqa: E402
from app.ui.desk import Desk  # noqa: E402
from app.ui.prompts import Message, Prompts  # noqa: E402


class RecordingPrompts(Prompts):
    """Keeps every message; a question without a prepared answer fails the test instead of opening a box."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Message] = []
        self.said.connect(self.messages.append)

    @property
    def texts(self) -> list[str]:
        """What was said so far."""
        return [message.text for message in self.messages]

    def _prepared(self, question: str) -> Any:
        assert self._answers, f"nobody prepared an answer to: {question}"
        return super()._prepared(question)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The program with the house style, as the user sees it."""
    theme.apply(qapp, theme.Scheme.LIGHT)
    return qapp


@pytest.fixture
def prompts(qapp: QApplication) -> RecordingPrompts:
    """Prompts that record and take prepared answers (`prompts.next_answer(...)`)."""
    return RecordingPrompts()


@pytest.fixture
def desk(branch: object, qapp: QApplication, prompts: RecordingPrompts) -> Iterator[Desk]:
    """A desk over a fresh branch, signed in as the representative; its messages are in `desk.prompts.messages`."""
    made = Desk(prompts)
    yield made
    made.tasks.shut_down()


@pytest.fixture(autouse=True)
def _no_window_left(qapp: QApplication) -> Iterator[None]:
    """Close what a test left open, so that no test sees another's windows."""
    yield
    for widget in qapp.topLevelWidgets():
        if widget.isVisible():
            widget.close()


def texts_of(widget: QWidget, kind: type[QWidget]) -> list[str]:
    """The texts of all visible children of a kind, for asserting what the user can read."""
    return [child.text() for child in widget.findChildren(kind) if child.isVisibleTo(widget)]  # pyright: ignore[reportAttributeAccessIssue]
