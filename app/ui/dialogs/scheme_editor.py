"""The editor of a scheme of complaints, page by page, with the whole of it in words; and only the words, to look at."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.complaint_scheme import Scheme, SchemeFault, scheme_of
from app.domain.complaint_scheme_words import in_words
from app.services import complaint_scheme_changes, complaint_schemes, departments
from app.ui.desk import Desk
from app.ui.desktop.typed_fields import finish_typing
from app.ui.dialogs._scheme_pages import (
    DecisionPage,
    FormsPage,
    GeneralPage,
    OpinionsPage,
    RegistrationPage,
    SchemePage,
    StagesPage,
)
from app.ui.theme import SPACE
from app.ui.widgets.screen_fit import resize_within

_PLACE = re.compile(r"(\w+)(?:\[(\d+)\])?(?:\.(.+))?")


class SchemeWords(QTextBrowser):
    """A scheme in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("scheme_editor", "The scheme in words"))
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_scheme(self, scheme: Scheme) -> None:
        """Show a scheme."""
        parts = [f"<h3>{escape(scheme.name.shown())}</h3><p>{escape(scheme.about.shown())}</p>"]
        for heading, lines in in_words(scheme):
            inner = "<br>".join(escape(line) for line in lines)
            parts.append(f"<p><b>{escape(heading)}</b><br>{inner}</p>")
        self.setHtml("".join(parts))


class SchemePreview(QDialog):
    """A scheme to look at."""

    help_page = "schemes"

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        scheme = complaint_schemes.rules(code)
        self.setWindowTitle(scheme.name.shown())
        self.words = SchemeWords(self)
        self.words.show_scheme(scheme)
        close = QPushButton(translate("scheme_editor", "Close"), self)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE * 2)
        column.addWidget(self.words, 1)
        column.addLayout(row)
        resize_within(self, 760, 640)


class SchemeEditor(QDialog):
    """A new scheme (a copy of another one), or the next version of one. Ctrl+Enter saves."""

    help_page = "schemes"

    def __init__(
        self, desk: Desk, data: dict[str, Any], version: int, *, is_new: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk, self.version, self.is_new = desk, version, is_new
        self.changes: Changes | None = None
        self.code = "" if is_new else str(data["code"])
        name = str(data.get("name", {}).get("zh", ""))
        self.setWindowTitle(translate("scheme_editor", "New scheme") if is_new else name)
        self.general, self.stages = GeneralPage(is_new=is_new), StagesPage()
        self.pages: list[SchemePage] = [
            self.general, self.stages, RegistrationPage(), OpinionsPage(), DecisionPage(), FormsPage(),
        ]  # fmt: skip
        titles = (
            translate("scheme_editor", "General"), translate("scheme_editor", "Stages"),
            translate("scheme_editor", "Registration"), translate("scheme_editor", "Opinions"),
            translate("scheme_editor", "Steps and approval"), translate("scheme_editor", "Forms"),
        )  # fmt: skip
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName(self.windowTitle())
        for page, title in zip(self.pages, titles, strict=True):
            self.tabs.addTab(_scrolled(page), title)
        self.words = SchemeWords()
        self.tabs.addTab(self.words, translate("scheme_editor", "In words"))
        self.tabs.currentChanged.connect(self._turned)
        self.general.edited.connect(self._markets_changed)
        self._lay_out()
        units = [entry.name for entry in departments.listing()]
        for page in self.pages:
            page.suggest_units(units)
        self.put(data)
        self._begun = self.take()
        resize_within(self, 1180, 660)

    def _lay_out(self) -> None:
        self.trouble = QLabel(self)
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.shipped = QPushButton(translate("scheme_editor", "As shipped"), self)
        self.shipped.setVisible(bool(self.code and complaint_schemes.shipped_text(self.code)))
        self.shipped.clicked.connect(lambda: self.put(json.loads(complaint_schemes.shipped_text(self.code))))
        self.verb = QPushButton(translate("scheme_editor", "Save"), self)
        self.verb.setProperty("role", "primary")
        self.verb.setToolTip(translate("form", "Ctrl+Enter"))
        self.verb.clicked.connect(self.submit)
        cancel = QPushButton(translate("form", "Cancel"), self)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.shipped)
        row.addStretch(1)
        for button in (self.verb, cancel):
            row.addWidget(button)
        for button in (self.shipped, self.verb, cancel):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE * 2)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.trouble)
        column.addLayout(row)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._submit_by_key)

    # -- what is typed ------------------------------------------------------------------------------------------------

    def put(self, data: dict[str, Any]) -> None:
        """Show a definition on all pages."""
        for page in self.pages:
            page.put(data)

    def take(self) -> dict[str, Any]:
        """The definition as it is typed."""
        data: dict[str, Any] = {}
        for page in self.pages:
            page.take(data)
        return data

    def _submit_by_key(self) -> None:
        finish_typing(self)  # a cell that is typed into still has the focus
        self.submit()

    def submit(self) -> None:
        """Save; what is not sound is said where it stands."""
        self._clear()
        self.changes = self.desk.bus.run(
            complaint_scheme_changes.save, definition=json.dumps(self.take(), ensure_ascii=False), code=self.code,
            seen_version=self.version, on_error=self.on_error,
            said=translate("scheme_editor", "The scheme is in force for new complaints."),
        )  # fmt: skip
        if self.changes is not None:
            self.accept()

    def on_error(self, error: UserError) -> None:
        """Go to what is not sound."""
        if isinstance(error, SchemeFault) and self._show_fault(error):
            return
        self.trouble.setText(error.text)
        self.trouble.show()

    def reject(self) -> None:
        """Ask before changes are thrown away."""
        left = translate("scheme_editor", "Leave the changes to this scheme?")
        if self.take() != self._begun and not self.desk.prompts.confirm(left, translate("scheme_editor", "Leave them")):
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    # -- pages --------------------------------------------------------------------------------------------------------

    def _show_fault(self, fault: SchemeFault) -> bool:
        found = _PLACE.fullmatch(fault.place)
        if found is None:
            return False
        name, index, rest = found[1], int(found[2] or 0), found[3] or ""
        for number, page in enumerate(self.pages):
            self.tabs.setCurrentIndex(number)  # a field can take the keyboard only while it is shown
            if page.show_fault(name, index, rest, fault.why):
                return True
        return False

    def _clear(self) -> None:
        self.trouble.hide()
        for page in self.pages:
            page.clear_faults()

    def _markets_changed(self) -> None:
        self.stages.set_markets(self.general.tables["markets"].take())

    def _turned(self, _tab: int) -> None:
        if self.tabs.currentWidget() is not self.words:
            return
        try:
            self.words.show_scheme(scheme_of(self.take()))
        except SchemeFault as fault:
            self.words.setPlainText(fault.text)


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.setProperty("role", "page")
    return area
