"""One setting in the preferences dialog.

Its editor, what it means, where the default comes from, the way back to it.
"""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain import numbering
from app.domain import settings as declarations
from app.domain.setting_kinds import SettingKind
from app.domain.work_hours import WorkHours, WorkRange, parse_work_hours
from app.services import settings
from app.services.settings import SettingEntry
from app.ui.desk import Desk
from app.ui.dialogs._picture_choice import PictureChoice
from app.ui.icons import icon
from app.ui.theme import SPACE, grown, mark
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.level_choice import LEVEL_NAMES
from app.ui.widgets.screen_fit import is_cramped

_NARROW = {SettingKind.INTEGER, SettingKind.NUMBER, SettingKind.AMOUNT, SettingKind.BRANCH_CODE}

_WIDEST_CHOICE = 320
_SOME_BRANCH = "GZ01"
_LEVEL = re.compile(r"level([1-4])")


class SettingRow(QWidget):
    """Label, editor and one quiet line below. `edited` after each change."""

    edited = Signal()

    def __init__(self, entry: SettingEntry, desk: Desk, *, may_change: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry, self._desk = entry, desk
        self._boxes: dict[str, QCheckBox] = {}
        label = QLabel(entry.label)
        label.setWordWrap(True)
        is_cramped_here = is_cramped(self)
        if not is_cramped_here:
            label.setFixedWidth(grown(220))
        self.editor = self._make_editor()
        self.editor.setEnabled(may_change)
        self.editor.setAccessibleName(entry.label)
        self.editor.setObjectName(entry.key)
        label.setBuddy(self.editor)
        self.reset = QToolButton()
        self.reset.setIcon(icon("reset"))
        self.reset.setIconSize(QSize(16, 16))
        self.reset.setToolTip(self.tr("Back to the default: {value}").format(value=self._worded(entry.default)))
        self.reset.setAccessibleName(self.reset.toolTip())
        self.reset.clicked.connect(lambda: self._put(entry.default))
        self.reset.setEnabled(may_change)
        self._line = QLabel()
        self._line.setWordWrap(True)
        self._line.setProperty("role", "muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, SPACE // 2, 0, SPACE // 2)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(2)
        line, column = (1, 0) if is_cramped_here else (0, 1)
        grid.setColumnStretch(column, 1)
        grid.addWidget(label, 0, 0, 1, 3 if is_cramped_here else 1)
        grid.addWidget(self.editor, line, column)
        if self.editor.maximumWidth() <= _WIDEST_CHOICE or isinstance(self.editor, QCheckBox):
            # aligned, else the whole row would be as narrow
            grid.setAlignment(self.editor, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.reset, line, 2)
        grid.addWidget(self._line, line + 1, column, 1, 3 - column)
        self._put(entry.value)

    def words(self) -> str:
        """Everything by which it is found: what can be read here, the group, the whole help, the key."""
        entry = self.entry
        found = [*readable(self), entry.group_label, entry.help, entry.source, entry.key, self._text()]
        level = _LEVEL.search(entry.key)
        if level:  # written as a figure here, in words everywhere else
            found.append(shown(LEVEL_NAMES[int(level[1])]))
        return " ".join(found)

    def value(self) -> Any:
        """What is chosen or typed, checked. Raises UserError (field = the key)."""
        entry = self.entry
        if entry.kind is SettingKind.FLAG and isinstance(self.editor, QCheckBox):
            return self.editor.isChecked()
        if entry.kind is SettingKind.CHOICE and isinstance(self.editor, QComboBox):
            return self.editor.currentData()
        if self._boxes:
            return declarations.check(entry.key, [name for name, box in self._boxes.items() if box.isChecked()])
        if isinstance(self.editor, PictureChoice):
            return self.editor.digest
        return declarations.parse(entry.key, self._text())

    def show_error(self, text: str) -> None:
        """Say what is wrong, in place of the quiet line; empty takes it back."""
        mark(self.editor, wrong=bool(text))
        mark(self._line, role="error" if text else "muted")
        self._line.setText(text or self._explained())

    def _make_editor(self) -> QWidget:
        entry = self.entry
        if entry.kind is SettingKind.FLAG:
            box = QCheckBox(self.tr("Yes"))
            box.toggled.connect(self._touched)
            return box
        if entry.kind is SettingKind.CHOICE:
            combo = QComboBox()
            for value, text in entry.choices:
                combo.addItem(text, value)
            combo.currentIndexChanged.connect(self._touched)
            combo.setMaximumWidth(_WIDEST_CHOICE)
            return combo
        if entry.kind is SettingKind.CHOICES:
            several = QWidget()
            row = FlowLayout(SPACE * 2, several)
            for value, text in entry.choices:
                one = QCheckBox(text)
                one.toggled.connect(self._touched)
                self._boxes[value] = one
                row.addWidget(one)
            return several
        if entry.kind is SettingKind.PICTURE:
            picture = PictureChoice(self._desk)
            picture.changed.connect(self._touched)
            return picture
        line = QLineEdit()
        line.textChanged.connect(self._touched)
        if entry.kind in _NARROW:
            line.setFixedWidth(grown(140))
        return line

    def _put(self, value: Any) -> None:
        if self._boxes:
            for name, box in self._boxes.items():
                box.setChecked(name in (value or []))
        elif isinstance(self.editor, QCheckBox):
            self.editor.setChecked(bool(value))
        elif isinstance(self.editor, QComboBox):
            self.editor.setCurrentIndex(self.editor.findData(value))
        elif isinstance(self.editor, PictureChoice):
            self.editor.put(str(value or ""))
        elif isinstance(self.editor, QLineEdit):
            self.editor.setText(declarations.format_value(self.entry.key, value))
        self._touched()

    def _text(self) -> str:
        return self.editor.text() if isinstance(self.editor, QLineEdit) else ""

    def _touched(self, *_: object) -> None:
        if not hasattr(self, "_line"):
            return  # still being built
        self.show_error("")
        try:
            self.reset.setVisible(self.value() != self.entry.default)
        except UserError:
            self.reset.show()
        self.edited.emit()

    def _explained(self) -> str:
        entry, parts = self.entry, []
        preview = self._preview()
        if preview:
            parts.append(preview)
        if entry.help:
            parts.append(entry.help)
        if entry.minimum is not None and entry.maximum is not None:
            low, high = (self._worded(end) for end in (entry.minimum, entry.maximum))
            parts.append(self.tr("{low} to {high}.").format(low=low, high=high))
        if entry.default not in (None, "", []):
            parts.append(self.tr("Default: {value}.").format(value=self._worded(entry.default)))
        if entry.source:
            parts.append(self.tr("Rule: {source}.").format(source=entry.source))
        return " ".join(parts)

    def _worded(self, value: Any) -> str:
        words = dict(self.entry.choices)
        if isinstance(value, bool):
            return self.tr("yes") if value else self.tr("no")
        if isinstance(value, list):
            return ", ".join(words.get(one) or str(one) for one in value)
        if isinstance(value, str) and value in words:
            return words[value]
        if isinstance(value, float) and value == int(value):
            value = int(value)
        if self.entry.kind is SettingKind.PICTURE and value:
            return self.tr("a picture")
        return declarations.format_value(self.entry.key, value) or self.tr("empty")

    def _preview(self) -> str:
        """What the text stands for, while it is typed."""
        try:
            if self.entry.kind is SettingKind.WORK_HOURS:
                return week_in_words(parse_work_hours(self._text()))
            if self.entry.kind is SettingKind.NUMBER_FORMAT:
                form = numbering.validate_format(self._text().strip(), self.entry.key)
                branch = settings.text("branch_code") or _SOME_BRANCH
                return translate("preferences", "Next looks like {number}.").format(
                    number=numbering.render(form, branch, clock.today(), 1)
                )
        except UserError:
            return ""
        return ""


def week_in_words(hours: WorkHours) -> str:
    """Working hours a day, day by day, and a week: what somebody can check at a glance."""
    names = [
        translate("preferences", "Mon"), translate("preferences", "Tue"), translate("preferences", "Wed"),
        translate("preferences", "Thu"),
        translate("preferences", "Fri"), translate("preferences", "Sat"), translate("preferences", "Sun"),
    ]  # fmt: skip
    minutes = [sum(_minutes(one) for one in hours.get(day, ())) for day in range(7)]
    days = "  ".join(f"{name} {total / 60:g} h" for name, total in zip(names, minutes, strict=True) if total)
    return translate("preferences", "{days}; {total} h a week.").format(days=days, total=f"{sum(minutes) / 60:g}")


def _minutes(span: WorkRange) -> int:
    start, end = span
    return (end.hour * 60 + end.minute or 24 * 60) - (start.hour * 60 + start.minute)


def readable(widget: QWidget) -> list[str]:
    """The texts of a widget and of what is in it: labels, buttons, choices, tooltips."""
    parts = [widget, *widget.findChildren(QWidget)]
    found = [part.text() for part in parts if isinstance(part, QLabel | QAbstractButton)]
    for part in parts:
        if isinstance(part, QComboBox):
            found += [part.itemText(place) for place in range(part.count())]
    return [*found, *(part.toolTip() for part in parts)]
