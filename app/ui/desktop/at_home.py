"""What the window does for its desktop, put together once the first rows are shown."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.core import clock
from app.core.i18n import translate
from app.core.paths import resources
from app.services import session
from app.ui.desktop.clock_watch import ClockWatch, Noticed
from app.ui.desktop.screen_room import ScreenRoom
from app.ui.desktop.session_end import SessionEnd, keep_drafts
from app.ui.desktop.system_look import SystemLook
from app.ui.desktop.taskbar import TaskbarProgress
from app.ui.desktop.windows_calls import IS_WINDOWS

if TYPE_CHECKING:
    from app.ui.application import Application
    from app.ui.shift import Shift

_ENDS_WITHIN_S = 1.5
"""Windows ends a program that takes longer than five seconds; two lanes, and the branch is closed after them."""


def settle(application: Application, program: QApplication) -> None:
    """From now on until the program ends: its icon, the end of the session, the look of the desktop."""
    program.setWindowIcon(QIcon(str(resources() / "icons" / "aftercare.ico")))
    if IS_WINDOWS:
        from app.ui.desktop.pinned import start_again_by

        start_again_by(application.window, program)
    SystemLook(program)
    ScreenRoom(application.window)
    SessionEnd(program, lambda: _keep(application), lambda: _close(application))


def settle_shift(shift: Shift) -> None:
    """For the person who has signed in: the taskbar, the clock, what is typed in dialogs."""
    from app.services import drafts
    from app.ui.desktop.typed_again import TypedWatch

    TaskbarProgress(shift.desk.tasks, shift.window, parent=shift)
    if drafts.outdated():
        shift.desk.bus.run(drafts.clear_away)
    TypedWatch(shift.desk, shift)
    watch = ClockWatch(shift)
    day = [clock.today()]

    def noticed(found: Noticed) -> None:
        if not session.can_act():  # signed out, or the branch is closed
            return
        _tell(shift, found)
        if found.slept and shift.lock.is_overdue():
            shift.lock_soon()
        place = shift.workplace
        if place is None:
            return
        if found.day:
            before, day[0] = day[0], clock.today()
            place.turn_day(before)
        place.refresh()

    watch.noticed.connect(noticed)


def _tell(shift: Shift, found: Noticed) -> None:
    from app.services import soundness

    if found.moved and not found.slept:  # after a sleep the clock is set by the computer itself
        doubt = soundness.clock_doubt()
        text = translate("desktop", "The computer's clock was set {way} by {time}. If that is not right, set it first.")
        way = translate("desktop", "forward") if found.moved > 0 else translate("desktop", "back")
        time = str(timedelta(seconds=round(abs(found.moved))))
        shift.desk.prompts.warn(doubt or text.format(way=way, time=time))
    elif found.zone:
        text = translate(
            "desktop", "The computer is in another time zone now (UTC{zone}). Times stay those of the branch."
        )
        minutes = QDateTime.fromSecsSinceEpoch(int(clock.now().timestamp())).offsetFromUtc() // 60
        sign, minutes = ("-" if minutes < 0 else "+"), abs(minutes)
        shift.desk.prompts.warn(text.format(zone=f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"))


def _keep(application: Application) -> None:
    application.prompts.nobody_answers = True
    try:
        keep_drafts()
        application.window.keep_place()
    finally:
        application.prompts.nobody_answers = False


def _close(application: Application) -> None:
    application.prompts.nobody_answers = True
    if application.shift is not None:
        application.shift.desk.tasks.shut_down(_ENDS_WITHIN_S)
    application.shut_down()
