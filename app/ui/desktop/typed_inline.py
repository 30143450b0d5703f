"""What is typed into a part of a page, and not into a dialog: kept for the record that the part shows.

So while it is typed, should the program be ended by force; with another record chosen in the list, at a log-off, behind
the lock: back when the part shows that record again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from app.services import drafts, session
from app.services.drafts import About
from app.ui.desktop.typed_again import KIND
from app.ui.desktop.typed_fields import Fields, Values, finish_typing
from app.ui.desktop.typed_meanwhile import kept_of
from app.ui.desktop.typed_typing import Typing
from app.ui.widgets.form_draft import SAVE_EVERY_MS

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.desktop.typed_strip import TypedStrip


class TypedInline(QObject):
    """Of the fields in `part`, which shows one record after another.

    `turn` is called where the part turns to another record; what it is given fills in the fields. Such drafts are
    called `typed:<name>:<kind>:<id>`, with `:2` behind it where another place that shows the record has kept other
    words under that name: nobody overwrites them, and these come back once the first are done with. What its editors
    do not tell themselves, the part tells by `touch`.
    """

    def __init__(self, desk: Desk, part: QWidget, name: str) -> None:
        super().__init__(part)
        self._desk, self._part, self._name = desk, part, name
        self._form = self._kept_as = self._title = self._mark = ""
        self._fields = Fields(part)
        self._typing = Typing(self._fields)
        self._before: Values = {}
        self._written: dict[str, Any] | None = None
        self._stored: Any = None
        """The values that this place read from its draft, or wrote there, as they are read back."""
        self._strip: TypedStrip | None = None
        self._is_kept = False
        self._whose = 0
        self.timer = QTimer(self, singleShot=True, interval=SAVE_EVERY_MS)
        self.timer.timeout.connect(self.keep_typing)
        self._fields.listen(self.touch)

    def turn(self, about: About | None, title: str, fill: Callable[[], object]) -> None:
        """Keep what was typed for the record before, fill in the fields, put back what was kept for this one.

        `title` tells people which one it is; without a record nothing is kept. The same record again: nothing happens.
        """
        form = f"{KIND}:{self._name}:{about.words[0]}:{about.row_id}" if about is not None else ""
        if form and form == self._form:
            return
        self.keep()
        self._take_down()
        self._form, self._title, self._is_kept = form, title, False
        self._kept_as, self._stored = form, None
        self._mark = f"{about.words[0]} {about.row_id}" if about is not None else ""
        fill()
        self._fields.look()
        self._fields.listen(self.touch)
        self._fields.first = self._before = self._fields.read()
        self._typing = Typing(self._fields, (about,) if about is not None else ())
        self._whose = session.current().user_id if session.can_act() else 0
        self._put_back()
        self._written = self._typing.content(self._before)
        self.timer.stop()  # nobody typed that

    def touch(self) -> None:
        """Something was typed or chosen: it will be written down in a moment, with what comes until then."""
        if self._form and not self.timer.isActive():
            self.timer.start()

    def keep_typing(self) -> None:
        """Write down what is typed so far; nobody who types notices."""
        if self._is_mine():
            self._write()

    def keep(self) -> None:
        """Write down what is typed, while the person who typed it is signed in."""
        if not self._is_mine():
            return
        focus = QApplication.focusWidget()
        if focus is not None and self._part.isAncestorOf(focus):
            finish_typing(self._part.window())
        self._write()

    def _write(self) -> None:
        """Unless that stands there already, or did: another place that shows the record may have saved it since."""
        content = self._typing.content(self._before)
        if content == self._written:
            return
        if content is not None:
            values = json.loads(json.dumps(content["values"]))
            if self._is_another(values):
                self._kept_as = _second(self._form)
            self._is_kept = True
            words = {"title": self._title, "about": [self._mark]}
            if self._desk.bus.run(drafts.save, form=self._kept_as, content=words | content) is not None:
                self._stored = values
                self._written = content  # what could not be written is tried again at the next touch, and at the end
        elif self._is_kept:
            self.saved()

    def saved(self) -> None:
        """It stands in its record now, or was emptied: what was kept goes."""
        self._take_down()
        self._written = None
        if self._is_kept and session.can_act():
            self._is_kept = False
            if not self._is_another():
                self._desk.bus.run(drafts.drop, form=self._kept_as)

    def over(self) -> None:
        """As `saved`, and this record is done with: what its fields say until the next `turn` is nobody's."""
        self.saved()
        self._form = ""

    def discard(self) -> None:
        """Throw away what was kept and what is typed."""
        self._typing.discard(self._before)
        self.saved()

    def _is_another(self, mine: Any = None) -> bool:
        """Whether another place has kept other words since under the name that this place uses."""
        found = drafts.find(self._kept_as)
        return found is not None and found.content.get("values") not in (self._stored, mine)

    def _is_mine(self) -> bool:
        return bool(self._form) and session.can_act() and session.current().user_id == self._whose

    def _put_back(self) -> None:
        names = (self._form, _second(self._form)) if self._form and session.can_act() else ()
        draft = next((one for one in map(drafts.get, names) if one is not None), None)
        kept = kept_of(draft.content) if draft is not None else None
        if draft is None or kept is None:
            return
        self._kept_as, self._stored, self._is_kept = draft.form, draft.content["values"], True
        if not self._typing.put_back(kept):
            self.saved()
            return
        layout = self._part.layout()
        self._strip = self._typing.strip(kept, self.discard, self._part, in_page=True)
        if isinstance(layout, QBoxLayout):
            layout.insertWidget(0, self._strip, 0, Qt.AlignmentFlag.AlignTop)
        self._strip.show()

    def _take_down(self) -> None:
        if self._strip is not None:
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None


def _second(form: str) -> str:
    return f"{form}:2"
