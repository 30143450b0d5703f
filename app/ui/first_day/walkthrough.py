"""Leads somebody through their first day in the demonstration branch: looks what was done, points at what is next.

A step is done when the window or the branch shows it, never by a click on "next". How far somebody is, is kept for them
in the demonstration branch; a real branch is never walked in.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, QTimer

from app.core import i18n
from app.core.changes import Changes
from app.core.i18n import translate
from app.domain.permissions import Role
from app.services import branch, session
from app.ui.first_day import administrator, approver, desk, supervisor, technician
from app.ui.first_day.panel import AHEAD, DONE, NOW, SKIPPED, FirstDayPanel
from app.ui.first_day.pointer import Pointer
from app.ui.first_day.scene import Scene, Step
from app.ui.first_day.texts import course_text
from app.ui.shift import Shift

KEY = "first_day"
"""The preference under which it is kept how far somebody is."""

LOOK_MS = 250
RUNNING, LEFT, DECLINED, FINISHED = "running", "left", "declined", "finished"

COURSES: Mapping[str, tuple[str, tuple[Step, ...]]] = MappingProxyType(
    {
        Role.REPRESENTATIVE: ("desk", desk.STEPS),
        Role.TECHNICIAN: ("technician", technician.STEPS),
        Role.SUPERVISOR: ("supervisor", supervisor.STEPS),
        Role.APPROVER: ("approver", approver.STEPS),
        Role.ADMINISTRATOR: ("administrator", administrator.STEPS),
    }
)
"""The walk of a role: its name and its steps."""


def is_possible(shift: Shift) -> bool:
    """Whether there is a walk for who is signed in: in a demonstration branch, for a role that has one."""
    return shift.desk.session.role in COURSES and bool(branch.demonstration_people())


class Walkthrough(QObject):
    """One person's walk. Made by `offer` or `open`, it goes with the shift."""

    def __init__(self, shift: Shift) -> None:
        super().__init__(shift)
        self._shift = shift
        self.course, self.steps = COURSES[shift.desk.session.role]
        self.state = ""
        self.at = 0
        self.marks: dict[str, str] = {}
        """How each step stands that is behind: done or skipped."""
        self.scene = Scene(shift)
        self.pointer = Pointer()
        self.panel: FirstDayPanel | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        shift.desk.bus.changed.connect(self._changed)
        self._read()

    # -- beginning and leaving

    def offer(self) -> None:
        """At the first sign-in: ask. Whoever was on the way goes on; whoever left or declined is left alone."""
        if self.state == RUNNING:
            self.resume()
        elif not self.state:
            self._open_panel()

    def open(self) -> None:
        """From the menu: go on, or begin; with the panel open, put the keys there."""
        if self.panel is None and self.state in (RUNNING, LEFT):
            self.resume()
        elif self.panel is None:
            self._open_panel()
        if self.panel is not None:
            self.panel.take_focus()

    def begin(self) -> None:
        """From the first step."""
        self.at, self.marks = 0, {}
        self.scene.memory.clear()
        self.resume()

    def resume(self) -> None:
        """Where it was left."""
        self.state = RUNNING
        self.scene.begin_step()
        self._keep()
        self._open_panel()
        self._timer.start()
        self._show()
        self.look()

    def skip(self) -> None:
        """Leave this step out."""
        self._go_on(SKIPPED)

    def leave(self) -> None:
        """Take the panel away; what was done is kept."""
        if self.state in ("", DECLINED):
            self.state = DECLINED
        elif self.state == RUNNING:
            self.state = LEFT
        self._keep()
        self._close_panel()
        text = translate("first_day", "The walk-through is in the menu behind your name, or Shift+F1.")
        self._shift.desk.prompts.say(text)

    def restate(self) -> None:
        """The window was built anew, in another language perhaps."""
        if self.panel is not None:
            self._close_panel()
            self._open_panel()
            if self.state == RUNNING:
                self._timer.start()
                self._show()

    # -- on the way

    def look(self) -> None:
        """Go on when the step is done, point at what is to be used next when it is not."""
        if self.state != RUNNING or self.panel is None or self._shift.is_locked or not session.can_act():
            return
        step = self.steps[self.at]
        if step.done(self.scene):
            self._go_on(DONE)
        else:
            self.scene.is_fresh = False
            self.pointer.show(step.where(self.scene))

    def _changed(self, changes: Changes) -> None:
        if self.state == RUNNING and self.panel is not None:
            self.scene.take(changes)
            self.look()

    def _go_on(self, mark: str) -> None:
        self.marks[self.steps[self.at].name] = mark
        self.at += 1
        self.scene.begin_step()
        if self.at >= len(self.steps):
            self.state, self.at = FINISHED, 0
            self._timer.stop()
            self.pointer.drop()
        self._keep()
        self._show()

    def _show(self) -> None:
        if self.panel is None:
            return
        words = course_text(self.course, i18n.language())
        titles = {step.name: words.steps[step.name].title for step in self.steps}
        if self.state == RUNNING:
            now = self.steps[self.at].name
            lines = [(NOW if name == now else self.marks.get(name, AHEAD), title) for name, title in titles.items()]
            self.panel.show_step(self.at + 1, lines, titles[now], words.steps[now].text)
        elif self.state == FINISHED:
            lines = [(self.marks.get(name, SKIPPED), title) for name, title in titles.items()]
            text = translate("first_day", "Everything done here was practice. F1 helps wherever you are.")
            self.panel.show_end(lines, text)
        else:
            self.panel.offer(words.intro, list(titles.values()))

    # -- the panel

    def _open_panel(self) -> None:
        if self.panel is None:
            title = course_text(self.course, i18n.language()).title
            panel = self.panel = FirstDayPanel(title)
            panel.begin.connect(self.begin)
            panel.again.connect(self.begin)
            panel.skip.connect(self.skip)
            panel.leave.connect(self.leave)
            panel.decline.connect(self.leave)
            panel.left_by_key.connect(self._back_to_work)
            panel.gone.connect(self._end)
            self._shift.window.show_beside(panel)
        self._show()

    def _close_panel(self) -> None:
        self._end()
        self._shift.window.show_beside(None)

    def _end(self) -> None:
        """The panel goes, as it does when somebody else is to sign in; what was reached is kept already."""
        self._timer.stop()
        self.pointer.drop()
        self.panel = None

    def _back_to_work(self) -> None:
        place = self._shift.workplace
        if place is not None:
            place.setFocus()
            place.focusNextChild()

    # -- what is kept

    def _read(self) -> None:
        kept: Any = self._shift.desk.preferences.get(KEY, {})
        if not isinstance(kept, dict) or kept.get("course") != self.course:
            return
        names = [step.name for step in self.steps]
        self.state = str(kept.get("state", ""))
        self.at = names.index(kept["at"]) if kept.get("at") in names else 0
        marks = kept.get("marks", {})
        self.marks = {name: str(marks[name]) for name in names if name in marks}
        self.scene.memory = {str(name): int(value) for name, value in kept.get("memory", {}).items()}

    def _keep(self) -> None:
        self._shift.desk.preferences.put(
            KEY,
            {
                "course": self.course, "state": self.state, "at": self.steps[self.at].name, "marks": self.marks,
                "memory": self.scene.memory,
            },
        )  # fmt: skip


def offer(shift: Shift) -> None:
    """At sign-in: ask, go on, or nothing; after another language the words are said anew."""
    walk = shift.findChild(Walkthrough)
    if walk is not None:
        walk.restate()
    elif is_possible(shift):
        Walkthrough(shift).offer()


def open_walk(shift: Shift) -> None:
    """From the menu."""
    if is_possible(shift):
        (shift.findChild(Walkthrough) or Walkthrough(shift)).open()
