"""What is on the screen while somebody walks: the tab in front, the windows, what was written since the step began.

Windows and pages are asked for by the name of their class, so that none is loaded before it is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from app.core.changes import Changes
from app.ui.shift import Shift


@dataclass(frozen=True)
class Spot:
    """What is pointed at: a widget, or a part of it."""

    widget: QWidget
    part: QRect | None = None

    def rect(self) -> QRect:
        """The part that can be seen, in the coordinates of the widget; empty where none can."""
        seen = self.widget.visibleRegion().boundingRect() if self.widget.isVisible() else QRect()
        return seen.intersected(self.part) if self.part is not None else seen


class Scene:
    """Read by the steps. `memory` is kept from step to step and from day to day: ids, and 1 for what was seen."""

    def __init__(self, shift: Shift, memory: dict[str, int] | None = None) -> None:
        self.shift = shift
        self.memory: dict[str, int] = dict(memory or {})
        self.changes = Changes()
        self.is_fresh = True
        """Whether something was written since the step was last looked at, or it has only begun: what asks the
        database asks then only."""

    def begin_step(self) -> None:
        """What was written before does not count."""
        self.changes, self.is_fresh = Changes(), True

    def take(self, changes: Changes) -> None:
        """Something was written."""
        self.changes, self.is_fresh = changes.merged(self.changes), True

    @property
    def tab(self) -> str:
        """The name of the tab in front."""
        place = self.shift.workplace
        return place.current if place is not None else ""

    def page(self, name: str) -> Any:
        """What is in a tab while it is in front and built, else None."""
        place = self.shift.workplace
        if place is None or place.current != name:
            return None
        return next((tab.widget for tab in place.tabs if tab.name == name), None)

    def window(self, kind: str) -> Any:
        """The window or dialog of this class on the screen, else None."""
        return self._top(lambda one: type(one).__name__ == kind)

    def record(self, kind: str) -> Any:
        """The pane of a record of this kind that is on the screen, in a window of its own or beside its ledger."""
        found = self._top(lambda one: type(one).__name__ == "RecordWindow" and one.kind == kind)
        if found is not None:
            return found.pane
        page = self.page(self.tab)
        panes = [getattr(getattr(one, "side", None), "widget", None) for one in self._ledgers(page)]
        seen = (one for one in panes if one is not None and one.isVisible() and kind in getattr(one, "kinds", ()))
        return next(seen, None)

    def _ledgers(self, page: Any) -> list[Any]:
        """The ledger in a tab, or those that share it."""
        return [page, *getattr(page, "built", {}).values()]

    def to_tab(self, name: str) -> Spot | None:
        """The tab to go to, or the menu that it is in; None when it is in front, or this role has none."""
        place = self.shift.workplace
        if place is None or place.current == name or name not in place.names():
            return None
        index = place.names().index(name)
        if not place.bar.isTabVisible(index):
            return Spot(place.more) if place.more is not None else None
        return Spot(place.bar, place.bar.tabRect(index))

    def header(self, part: str) -> Spot:
        """The head of the window: `search`, `call` or `person`."""
        return Spot(getattr(self.shift.window.header, part))

    def _top(self, fits: Callable[[Any], bool]) -> Any:
        return next((one for one in QApplication.topLevelWidgets() if one.isVisible() and fits(one)), None)


@dataclass(frozen=True)
class Step:
    """One thing to do: where it is done, and how it shows that it was. `name` finds its words."""

    name: str
    where: Callable[[Scene], Spot | None]
    done: Callable[[Scene], bool]


def first(*spots: Spot | None) -> Spot | None:
    """The first that there is."""
    return next((spot for spot in spots if spot is not None), None)


def within(holder: Any, *path: str) -> Spot | None:
    """A widget by the names that lead to it; None where one of them leads nowhere, or it is not on the screen."""
    found = holder
    for name in path:
        found = getattr(found, name, None)
        if found is None:
            return None
    return Spot(found) if isinstance(found, QWidget) and found.isVisible() else None
