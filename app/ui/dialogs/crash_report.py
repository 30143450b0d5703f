"""The program was wrong: say so plainly, show what would be reported, let the work go on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.long_paths import plain
from app.ui.icons import icon
from app.ui.theme import SPACE, Tone


class CrashReport(QDialog):
    """The report holds versions and places in the program, nobody's data."""

    help_page = "trouble"

    def __init__(self, report: str, file: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The program made a mistake"))
        mark = QLabel()
        mark.setPixmap(icon("crash", Tone.LATE).pixmap(QSize(32, 32)))
        title = QLabel(self.tr("The program made a mistake"))
        title.setProperty("role", "title")
        text = QLabel(
            self.tr(
                "What you did last may not have been carried out; everything saved before is safe, and what you "
                "typed is kept. "
                "You can go on working. If it happens again, close the program and send the report to whoever looks "
                "after it."
            )
        )
        text.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report"))
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setMinimumHeight(160)
        where = QLabel(
            self.tr("The report holds no customer data. It is kept in {file}.").format(file=plain(str(file)))
            if file
            else self.tr("The report holds no customer data.")
        )
        where.setProperty("role", "muted")
        where.setWordWrap(True)
        self.copy = QPushButton(icon("copy"), self.tr("Copy the report"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        folder = QPushButton(icon("folder"), self.tr("Open the folder"))
        folder.setEnabled(file is not None)
        if file is not None:
            folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(plain(str(file.parent)))))
        close = QPushButton(self.tr("Close the program"))
        close.clicked.connect(self._close_program)
        self.go_on = QPushButton(self.tr("Go on working"))
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        head = QHBoxLayout()
        head.addWidget(mark)
        head.addWidget(title, 1)
        buttons = QHBoxLayout()
        for button in (self.copy, folder):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.go_on, close):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE + 4)
        column.addLayout(head)
        for part in (text, self.report, where):
            column.addWidget(part)
        column.addLayout(buttons)
        self.setMinimumWidth(max(560, self.minimumSizeHint().width()))

    def _close_program(self) -> None:
        self.reject()
        QApplication.closeAllWindows()
