"""The program is started again while its branch is open in a window: that window comes forward, the second one goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.i18n import translate
from app.ui.desktop.foreground import come_to_front

if TYPE_CHECKING:
    from app.ui.application import Application
    from app.ui.main_window import MainWindow
    from app.ui.single_instance import SingleInstance


def give_way(application: Application, instance: SingleInstance, *, just_started: bool) -> None:
    """Call the window that holds the folder, and leave; stay and say so where it does not answer, or where this
    window was at work in another branch.
    """
    from app.ui.opening import FaultPanel

    reached = instance.call_first()
    if reached and just_started:
        application.window.close()
        return
    panel = FaultPanel(
        translate("Application", "Already open"),
        translate("Application", "This branch is open in another window of Aftercare, which has come to the front.")
        if reached
        else translate(
            "Application", "This branch is open in another window of Aftercare. Close that one first, or work there."
        ),
    )
    panel.again.connect(lambda: application.open(application.target))
    panel.leave.connect(application.window.close)
    application.window.show_cover(panel)


def called(window: MainWindow) -> None:
    """The first window answers: in front of the other programs, also when it was minimised."""
    window.bring_to_front()
    come_to_front(window)
