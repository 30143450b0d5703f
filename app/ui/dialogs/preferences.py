"""Everything that can be set: this person and computer first, then the branch, group by group.

Found by typing (R009).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core import i18n
from app.core.errors import UserError
from app.domain import permissions
from app.services import settings
from app.ui.desk import Desk
from app.ui.dialogs._setting_row import SettingRow, readable
from app.ui.i18n import NAMES
from app.ui.settings import SCALES, LocalSettings
from app.ui.theme import SPACE, Scheme, grown
from app.ui.widgets.form_grid import LABEL_WIDTH, FormGrid
from app.ui.widgets.message_strip import MessageStrip
from app.ui.widgets.screen_fit import resize_within
from app.ui.widgets.search_box import SearchBox


class PreferencesDialog(QDialog):
    """Groups on the left, their settings on the right.

    Nothing of the branch is changed before Save; then all or none.
    """

    help_page = "settings"

    def __init__(
        self, desk: Desk, local: LocalSettings, parent: QWidget | None = None, *,
        look: Callable[[Scheme], object] = lambda _: None, speak: Callable[[str], object] = lambda _: None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._local, self._look, self._speak = desk, local, look, speak
        self.setWindowTitle(self.tr("Preferences"))
        resize_within(self, 920, 620)
        role = desk.session.role
        self.may_change = permissions.allowed(role, "settings.change")
        self.search = SearchBox(self.tr("Search in all settings"))
        self.search.textChanged.connect(self._filter)
        self.groups = QListWidget()
        self.groups.setFixedWidth(grown(190))
        self.groups.setUniformItemSizes(True)
        self.groups.setObjectName("groups")
        self.groups.setAccessibleName(self.tr("Groups"))
        self.groups.currentRowChanged.connect(lambda _: self._filter())
        self.rows: dict[str, SettingRow] = {}
        self._parts: list[tuple[str, QWidget, list[QWidget]]] = []
        page = QWidget()
        page.setProperty("role", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(SPACE * 2, 0, SPACE * 2, SPACE)
        self._add_part(self.tr("Me and this computer"), [self._own()])
        if permissions.allowed(role, "settings.view"):
            self._add_branch()
        self._column.addStretch(1)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self.nothing = QLabel(self.tr("No setting has these words."))
        self.nothing.setProperty("role", "muted")
        self.nothing.hide()
        self._column.insertWidget(0, self.nothing)
        self.strip = MessageStrip()
        desk.prompts.attach(self.strip)
        left = QVBoxLayout()
        left.addWidget(self.groups, 1)
        body = QHBoxLayout()
        body.setSpacing(SPACE)
        body.addLayout(left)
        body.addWidget(area, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        outer.setSpacing(SPACE)
        outer.addWidget(self.search)
        outer.addLayout(body, 1)
        outer.addWidget(self.strip)
        outer.addLayout(self._buttons())
        self.groups.setCurrentRow(0)

    def open_at(self, group: str = "") -> None:
        """Open, at a group when one is named."""
        names = [name for name, _, _ in self._parts]
        self.groups.setCurrentRow(names.index(group) if group in names else 0)
        self.open()
        self.search.setFocus()

    # -- parts
    # --------------------------------------------------------------------------------------------------------------

    def _add_part(self, title: str, widgets: list[QWidget], note: str = "") -> None:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, SPACE * 2)
        column.setSpacing(2)
        heading = QLabel(title)
        heading.setProperty("role", "heading")
        column.addWidget(heading)
        if note:
            said = QLabel(note)
            said.setProperty("role", "muted")
            said.setWordWrap(True)
            column.addWidget(said)
        for widget in widgets:
            column.addWidget(widget)
        self._column.addWidget(part)
        entry = QListWidgetItem(title)
        entry.setSizeHint(QSize(0, 30))  # the style's padding does not count by itself
        self.groups.addItem(entry)
        self._parts.append((title, part, widgets))

    def _add_branch(self) -> None:
        note = "" if self.may_change else self.tr("Only an administrator can change these.")
        entries = settings.entries()
        for group, label in dict.fromkeys((entry.group, entry.group_label) for entry in entries):
            rows: list[QWidget] = []
            for entry in entries:
                if entry.group == group:
                    row = SettingRow(entry, self._desk, may_change=self.may_change)
                    row.edited.connect(self._edited)
                    self.rows[entry.key] = row
                    rows.append(row)
            if any(isinstance(row, SettingRow) and row.entry.key == "work_hours" for row in rows):
                rows.append(self._list_button(self.tr("Holidays and workdays …"), self._open_calendar))
            if any(isinstance(row, SettingRow) and row.entry.key == "complaint.repeat_days" for row in rows):
                rows.insert(0, self._list_button(self.tr("Complaint schemes …"), self._open_schemes))
                if self.may_change:
                    rows.append(self._list_button(self.tr("Steps of penalties …"), self._open_steps))
            self._add_part(label, rows, note)

    def _list_button(self, text: str, opened: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: opened())
        return button

    def _open_calendar(self) -> None:
        from app.ui.dialogs.calendar import CalendarDialog

        CalendarDialog(self._desk, self).open()

    def _open_schemes(self) -> None:
        from app.ui.dialogs.complaint_schemes import ComplaintSchemesDialog

        ComplaintSchemesDialog(self._desk, self).open()

    def _open_steps(self) -> None:
        from app.ui.dialogs.penalty_steps import PenaltyStepsDialog

        PenaltyStepsDialog(self._desk, self).open()

    def _own(self) -> FormGrid:
        form = FormGrid()
        form.setProperty("drafted", True)  # in force as soon as it is chosen
        language = form.add("language", self.tr("Language"), QComboBox())
        for code, name in NAMES.items():
            language.addItem(name, code)
        language.setCurrentIndex(language.findData(i18n.language()))
        scheme = form.add("scheme", self.tr("Look"), QComboBox())
        for value, text in (
            (Scheme.SYSTEM, self.tr("As the system")),
            (Scheme.LIGHT, self.tr("Light")),
            (Scheme.DARK, self.tr("Dark")),
        ):
            scheme.addItem(text, value.value)
        scheme.setCurrentIndex(scheme.findData(self._local.scheme.value))
        scale = form.add(
            "scale", self.tr("Size"), QComboBox(), hint=self.tr("Of everything; when the program starts next.")
        )
        for percent in SCALES:
            scale.addItem(f"{percent} %", percent)
        scale.setCurrentIndex(scale.findData(self._local.scale))
        for combo in (language, scheme, scale):
            combo.setMaximumWidth(320)
        form.setMaximumWidth(LABEL_WIDTH + 340)
        scheme.activated.connect(lambda _: self._look(Scheme(scheme.currentData())))
        scale.activated.connect(lambda _: setattr(self._local, "scale", scale.currentData()))
        language.activated.connect(lambda _: self._choose_language(language.currentData()))
        self.own = form
        return form

    def _choose_language(self, language: str) -> None:
        if language == i18n.language():
            return
        if self.changed():
            self._desk.prompts.warn(self.tr("Save or leave the changed settings first."))
            self.own.set_values({"language": i18n.language()})
            return
        self.accept()
        self._speak(language)

    def _buttons(self) -> QHBoxLayout:
        self.save_button = QPushButton(self.tr("Save"), self)
        self.save_button.setProperty("role", "primary")
        self.save_button.setEnabled(False)
        self.save_button.setVisible(bool(self.rows) and self.may_change)
        self.save_button.clicked.connect(self.save)
        leave = QPushButton(self.tr("Close"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(leave)
        return row

    # -- search and save
    # ----------------------------------------------------------------------------------------------------

    def _filter(self, *_changed: object) -> None:
        typed = self.search.text().strip()
        found = _found(typed, self._parts) if typed else set()
        any_shown = False
        for index, (_, part, widgets) in enumerate(self._parts):
            for widget in widgets:
                widget.setVisible(not typed or widget in found)
            show = not found.isdisjoint(widgets) if typed else index == self.groups.currentRow()
            part.setVisible(show)
            any_shown = any_shown or show
        self.nothing.setVisible(not any_shown)

    def changed(self) -> dict[str, Any]:
        """What differs from what is in force; what cannot be understood counts as changed (None)."""
        found: dict[str, Any] = {}
        for key, row in self.rows.items():
            try:
                value = row.value()
            except UserError:
                found[key] = None
                continue
            if value != row.entry.value:
                found[key] = value
        return found

    def _edited(self) -> None:
        if hasattr(self, "save_button"):
            self.save_button.setEnabled(bool(self.changed()))

    def save(self) -> None:
        """Change all that differs; what is wrong is said beside it and nothing is changed."""
        wrong = ""
        for key, row in self.rows.items():
            try:
                row.value()
            except UserError as error:
                row.show_error(error.text)
                wrong = wrong or key
        if wrong:
            self._go_to(wrong)
            return
        values = self.changed()
        if self._desk.bus.run(
            settings.change, on_error=self._refused, said=self.tr("The settings are in force."), values=values
        ):
            self.accept()

    def _refused(self, error: UserError) -> bool:
        if error.field not in self.rows:
            return False
        self.rows[error.field].show_error(error.text)
        self._go_to(error.field)
        return True

    def _go_to(self, key: str) -> None:
        self.search.set_search("")
        for index, (_, _, widgets) in enumerate(self._parts):
            if self.rows[key] in widgets:
                self.groups.setCurrentRow(index)
        self._filter()
        self.rows[key].editor.setFocus()

    def reject(self) -> None:
        """Ask before changes are thrown away."""
        if (
            self.may_change
            and self.changed()
            and not self._desk.prompts.confirm(
                self.tr("Leave the changed settings as they were?"), self.tr("Leave them")
            )
        ):
            return
        super().reject()


def _found(typed: str, parts: list[tuple[str, QWidget, list[QWidget]]]) -> set[QWidget]:
    """What has the text typed as it stands; where nothing has, what has every word of it."""
    texts = {
        widget: " ".join(" ".join((title, *_words(widget))).casefold().split())
        for title, _, widgets in parts for widget in widgets
    }  # fmt: skip
    words = typed.casefold().split()
    as_it_stands = {widget for widget, text in texts.items() if " ".join(words) in text}
    return as_it_stands or {widget for widget, text in texts.items() if all(word in text for word in words)}


def _words(widget: QWidget) -> list[str]:
    return [widget.words()] if isinstance(widget, SettingRow) else readable(widget)
