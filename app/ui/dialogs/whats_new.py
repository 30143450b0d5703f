"""What came with each version: shown by itself after an update, and from the menu at any time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.services.changelog import Entry
from app.ui.theme import SPACE
from app.ui.widgets.screen_fit import resize_within


class WhatsNewDialog(QDialog):
    """The entries given, the newest first. `since` is the version that was used before, empty where all are shown."""

    help_page = "first_day"

    def __init__(self, entries: Sequence[Entry], since: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("whats_new", "What is new"))
        resize_within(self, 620, 520)
        title = QLabel(translate("whats_new", "What is new"), self)
        title.setProperty("role", "title")
        self.since = QLabel(translate("whats_new", "Since version {version}").format(version=since), self)
        self.since.setProperty("role", "muted")
        self.since.setVisible(bool(since))
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(translate("whats_new", "What is new"))
        self.page.document().setDocumentMargin(SPACE * 2)
        self.page.setMarkdown("\n\n".join(_words(entry) for entry in entries))
        close = QPushButton(translate("whats_new", "Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        for part in (title, self.since, self.page):
            column.addWidget(part, 1 if part is self.page else 0)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _words(entry: Entry) -> str:
    return f"## {entry.version}　{entry.day}\n\n{entry.text}"
