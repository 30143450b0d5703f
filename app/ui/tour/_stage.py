"""What every chapter of the tour uses: keys, clicks, waiting, and pictures of everything on the screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import translate
from app.ui.application import Application
from app.ui.desk import Desk
from app.ui.shift import Shift
from app.ui.tour._picture import everything
from app.ui.workplace import Workplace

Found = TypeVar("Found")
Kind = TypeVar("Kind", bound=QWidget)
_PATIENCE_MS = 20_000
_PATIENCE_WITH_A_BRANCH_MS = 180_000  # it is filled before the panel comes, on however busy a machine
_TABS_WITH_KEYS = 9
_QUIET_MS, _LONG_QUIET_MS = 100, 330


class Stage:
    """The program on show. `advance` moves the branch's clock on; `papers` is where the tour's files go."""

    def __init__(
        self, application: Application, folder: Path, scratch: Path, advance: Callable[[timedelta], None]
    ) -> None:
        self.application, self.folder, self.scratch, self.advance = application, folder, scratch, advance
        self.found: dict[str, Any] = {}
        """What one chapter leaves for the next."""
        self._lines: list[str] = []

    # -- where we are

    @property
    def window(self) -> QWidget:
        """The main window."""
        return self.application.window

    @property
    def shift(self) -> Shift:
        """The person at work."""
        shift = self.application.shift
        assert shift is not None
        return shift

    @property
    def desk(self) -> Desk:
        """Their desk."""
        return self.shift.desk

    @property
    def pictures(self) -> int:
        """How many pictures were taken."""
        return len(self._lines)

    def tab(self, name: str, kind: type[Kind]) -> Kind:
        """Go to a tab by its keys; the tenth and later have none and are clicked."""
        place = self.shift.workplace
        assert isinstance(place, Workplace)
        number = place.names().index(name)
        if number < _TABS_WITH_KEYS:
            self.key(f"Ctrl+{number + 1}", self.window)
        else:
            place.bar.setCurrentIndex(number)
        widget = self.wait(lambda: next((tab.widget for tab in place.tabs if tab.name == name), None), name)
        self.wait(lambda: place.current == name and widget.isVisible(), name)
        assert isinstance(widget, kind)
        self.settle()
        return widget

    def panel(self, kind: type[Kind]) -> Kind:
        """The panel on the cover, once it is of this kind."""

        def arrived() -> Kind | None:
            panel = self.application.window.panel()
            return panel if isinstance(panel, kind) else None

        return self.wait(arrived, kind.__name__, _PATIENCE_WITH_A_BRANCH_MS)

    def opened(self, kind: type[Kind]) -> Kind:
        """The window or dialog of this kind, once it is on the screen."""

        def arrived() -> Kind | None:
            tops = QApplication.topLevelWidgets()
            return next((one for one in tops if isinstance(one, kind) and one.isVisible()), None)

        found = self.wait(arrived, kind.__name__)
        found.activateWindow()
        self.settle()
        return found

    def button(self, holder: QWidget, name: str) -> QAbstractButton:
        """The button of this object name inside a window, once it is on the screen and can be pressed."""

        def arrived() -> QAbstractButton | None:
            found = holder.findChildren(QAbstractButton, name)
            return next((one for one in found if one.isVisible() and one.isEnabled()), None)

        return self.wait(arrived, name)

    def gone(self, widget: QWidget) -> None:
        """Wait until a window has left the screen."""
        self.wait(lambda: widget not in QApplication.topLevelWidgets() or not widget.isVisible(), "closing")

    # -- waiting

    def wait(self, arrived: Callable[[], Found | None], what: str, patience_ms: int = _PATIENCE_MS) -> Found:
        """Wait for something; raises UserError when it does not arrive."""
        clock = QElapsedTimer()
        clock.start()
        while clock.elapsed() < patience_ms:
            found = arrived()
            if found:
                return found
            QTest.qWait(5)
        raise UserError(translate("tour", "The tour stopped: “{what}” did not arrive.").format(what=what))

    def settle(self, quiet_ms: int = _QUIET_MS) -> None:
        """Wait until nothing is read any more; for as long as counting waits for rest, until nothing is counted."""
        quiet = QElapsedTimer()
        quiet.start()
        patience = QElapsedTimer()
        patience.start()
        while quiet.elapsed() < quiet_ms and patience.elapsed() < _PATIENCE_MS:
            QTest.qWait(10)
            shift = self.application.shift
            if shift is not None and shift.desk.tasks.running:
                quiet.restart()

    # -- hands

    def key(self, keys: str, widget: QWidget | None = None) -> None:
        """Press keys as `Ctrl+K` spells them, where the focus is unless a widget is named."""
        target = widget or self._focus()
        if QApplication.activePopupWidget() is None and not target.isActiveWindow():
            target.activateWindow()
            self.wait(target.isActiveWindow, target.window().windowTitle())
        QTest.keySequence(target, keys)

    def type(self, text: str, widget: QWidget | None = None) -> None:
        """Type; what no key carries comes as an input method gives it."""
        if widget is not None:
            widget.setFocus()
        target = self._focus() if widget is None else widget
        for sign in _pieces(text):
            if sign.isascii():
                QTest.keyClicks(target, sign)
            else:
                event = QInputMethodEvent()
                event.setCommitString(sign)
                QApplication.sendEvent(target, event)

    def retype(self, text: str, widget: QWidget) -> None:
        """Replace what stands in a line."""
        self.click(widget)
        self.key("Ctrl+A", widget)
        self.type(text, widget)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click with the left button, in the middle unless a point is named."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or QPoint())

    def during(self, trigger: Callable[[], object], then: Callable[[Any], object]) -> None:
        """Do something that opens a dialog or menu which keeps its own loop, and meanwhile `then` with it."""
        trouble: list[Exception] = []
        seen: list[QWidget] = []
        patience = QElapsedTimer()
        patience.start()
        timer = QTimer(self.window, interval=20)

        def look() -> None:
            widget = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if widget is None or not widget.isVisible():
                return
            timer.stop()
            seen.append(widget)
            try:
                then(widget)
            except Exception as error:  # raised again where the chapter stands
                trouble.append(error)
                widget.close()

        timer.timeout.connect(look)
        timer.start()
        trigger()
        while not seen and patience.elapsed() < _PATIENCE_MS:
            QTest.qWait(10)
        timer.stop()
        if trouble:
            raise trouble[0]
        if not seen:
            raise UserError(translate("tour", "The tour stopped: “{what}” did not arrive.").format(what="dialog"))

    def choose(self, menu: QMenu, title: str) -> None:
        """Choose an entry of an open menu with the arrow keys and Enter."""
        action = next(one for one in menu.actions() if title in one.text().replace("&", ""))
        menu.setActiveAction(action)
        self.key("Return", menu)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or QApplication.activeWindow() or self.window

    # -- pictures

    def picture(self, name: str, words: str, scale: float = 1.0) -> None:
        """Take a numbered picture of all windows of the program, with one sentence about it."""
        self.settle(_LONG_QUIET_MS)
        file = f"{self.pictures + 1:03d}-{name}.png"
        self.keep_picture(file, words, everything(self.window, scale))

    def keep_picture(self, file: str, words: str, picture: Any) -> None:
        """Keep a picture under a name; raises EnvironmentFault when it cannot be written."""
        if picture.isNull() or not picture.save(str(self.folder / file)):
            text = translate("tour", "“{file}” could not be written.")
            raise EnvironmentFault(text.format(file=self.folder / file), "disk_full")
        self._lines.append(f"{file}  {words}")

    def write_list(self) -> None:
        """Leave the list of all pictures."""
        (self.folder / "tour.txt").write_text("\n".join(self._lines) + "\n", encoding="utf-8")


def _pieces(text: str) -> list[str]:
    """Runs of ASCII and runs of anything else, in order."""
    found: list[str] = []
    for sign in text:
        if found and found[-1].isascii() == sign.isascii():
            found[-1] += sign
        else:
            found.append(sign)
    return found
