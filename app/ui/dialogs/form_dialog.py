"""What the small forms share: Enter goes on, Ctrl+Enter saves, Esc leaves, what is wrong stands beside its field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.changes import Changes
from app.core.errors import Bug, UserError
from app.core.i18n import translate
from app.ui.desk import Desk
from app.ui.desktop import typed_again
from app.ui.desktop.typed_fields import finish_typing
from app.ui.theme import SPACE
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.low_screen import LowScreenArea
from app.ui.widgets.screen_fit import is_cramped, resize_within, width_within

Save = Callable[[dict[str, Any]], Changes | None]


class FormDialog(QDialog):
    """A title, a form, a button that says what it does. Subclasses or callers fill `form`; `save` carries it out.

    With `folds` its columns stand under one another where the screen has no room for them.

    `save(values)` runs the use case with `self.on_error` and returns its Changes, or None when it was refused.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        verb: str,
        save: Save | None = None,
        parent: QWidget | None = None,
        *,
        columns: int = 1,
        folds: bool = False,
    ) -> None:
        super().__init__(parent or QApplication.activeWindow())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self._save = save
        self.changes: Changes | None = None
        self.record_id = 0
        """Which record it is about where neither title nor attributes tell: what is typed is kept for that one."""
        self.setWindowTitle(title)
        holder = QWidget(self)
        self.intro = QLabel(holder)
        self.intro.setWordWrap(True)
        self.intro.setProperty("role", "muted")
        self.intro.hide()
        self.form = FormGrid(1 if folds and is_cramped(self) else columns, holder)
        self.trouble = QLabel(self)
        self.trouble.setWordWrap(True)
        self.trouble.setProperty("role", "error")
        self.trouble.hide()
        self.verb = QPushButton(verb, self)
        self.verb.setProperty("role", "primary")
        self.verb.setToolTip(translate("form", "Ctrl+Enter"))
        self.verb.clicked.connect(self.submit)
        self.cancel = QPushButton(translate("form", "Cancel"), self)
        self.cancel.clicked.connect(self.reject)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.verb)
        self.buttons.addWidget(self.cancel)
        self.body = QVBoxLayout(holder)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.intro)
        self.body.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(LowScreenArea(holder, self), 1)
        column.addWidget(self.trouble)
        column.addLayout(self.buttons)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._submit_by_key)
        self.setMinimumWidth(460)

    def setMinimumWidth(self, width: int) -> None:
        """At least this wide where the screen is: at 200 % the usual one has room for 683 pixels."""
        super().setMinimumWidth(width_within(self, width))

    def explain(self, text: str) -> None:
        """A sentence above the fields."""
        self.intro.setText(text)
        self.intro.setVisible(bool(text))

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Carry it out."""
        if self._save is None:
            raise Bug(f"{type(self).__name__} does not say this")
        return self._save(values)

    def _submit_by_key(self) -> None:
        finish_typing(self)  # no focus has left the cell of a table that is typed into, as it has for the mouse
        self.submit()

    def submit(self) -> None:
        """Read the form and save; stay open when something is wrong."""
        self.trouble.hide()
        values = self.form.values()
        if values is None:
            return
        self.changes = self.save(values)
        if self.changes is not None:
            self.accept()

    def on_error(self, error: UserError) -> None:
        """Put a refusal beside its field, or above the buttons when it concerns none."""
        if not self.form.show_error(error):
            self.trouble.setText(error.text)
            self.trouble.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field, as high as the contents want."""
        super().showEvent(event)
        if not event.spontaneous():
            typed_again.begin(self.desk, self)
        wanted = self.sizeHint().expandedTo(self.minimumSizeHint()).expandedTo(self.minimumSize())
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            resize_within(self, wanted.width(), wanted.height())
        for field in self.form.fields():
            editor = self.form.editor(field)
            takes_focus = editor.focusPolicy() != Qt.FocusPolicy.NoFocus or editor.focusProxy() is not None
            if editor.isVisible() and editor.isEnabled() and takes_focus:
                editor.setFocus()
                break
