"""No test meets what another left: not even what was set up half-way by one that failed."""

from __future__ import annotations

import os
import sys
import threading

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from app.core import i18n
from app.ui import i18n as translators
from app.ui import theme
from app.ui.every_window import watch
from app.ui.garbage import GarbageRound
from tests import left_behind


def of_the_program(qapp: QApplication) -> list[QObject]:
    return [one for one in qapp.children() if type(one).__module__.startswith("app.")]


def test_the_language_and_the_look(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    translators.install("zh_CN")
    with monkeypatch.context() as patched:
        patched.setattr(theme, "text_scale", lambda: 2.0)
        theme.follow_letters()
    theme.apply(qapp, theme.Scheme.DARK)
    qapp.setOverrideCursor(Qt.CursorShape.WaitCursor)
    left_behind.put_back()
    assert i18n.language() == "en"
    assert QLocale().name() == "en_GB"
    assert theme.grown(10) == 10
    assert theme.wanted() is theme.Scheme.LIGHT
    assert theme.tokens() is theme.LIGHT
    assert qapp.overrideCursor() is None


def test_another_translator_of_the_core(qapp: QApplication) -> None:
    i18n.install(lambda _context, text: text.upper(), "en")
    left_behind.put_back()
    assert i18n.translate("nowhere", "as written") == "as written"


def test_watchers_windows_and_their_timers(qapp: QApplication, qtbot: QtBot) -> None:
    rung: list[str] = []
    window, hidden = QDialog(), QWidget()
    inside = QWidget(window)
    for owner in (window, hidden):
        timer = QTimer(owner)
        timer.timeout.connect(lambda: rung.append("late"))
        timer.start(0)
    window.show()
    watch(qapp)
    stays = GarbageRound(qapp) if qapp.findChild(GarbageRound) is None else qapp.findChild(GarbageRound)
    assert len(of_the_program(qapp)) > 1
    left_behind.put_back()
    assert of_the_program(qapp) == [stays]
    assert not any(isValid(one) for one in (window, hidden, inside))
    qapp.processEvents()
    assert rung == []


def test_who_hears_of_exceptions_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    monkeypatch.setattr(left_behind, "_hooks", list(before))
    sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
    sys.unraisablehook = sys.__unraisablehook__
    left_behind.put_back()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_a_widget_that_is_destroyed_already_is_not_closed(
    qapp: QApplication, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    gone, stays = QDialog(), QDialog()
    qtbot.addWidget(gone)
    qtbot.addWidget(stays)
    delete(gone)
    left_behind.only_the_living(request.node)
    assert [named() for named, _before in request.node.qt_widgets] == [None, stays]
    request.node.named_here = gone  # a reference that outlives the test, as a cycle does
