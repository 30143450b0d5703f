"""What this program is, in which version, and under which licences."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app import __version__
from app.core.paths import resources
from app.ui.theme import SPACE
from app.ui.widgets.screen_fit import resize_within


class AboutDialog(QDialog):
    """Version, and the notices of everything that is bundled."""

    help_page = "trouble"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Aftercare"))
        resize_within(self, 560, 460)
        title = QLabel(self.tr("Aftercare"))
        title.setProperty("role", "title")
        version = QLabel(
            self.tr("Version {version} · Python {python} · Qt {qt}").format(
                version=__version__, python=platform.python_version(), qt=qVersion()
            )
        )
        version.setProperty("role", "muted")
        self.notices = QPlainTextEdit(notices())
        self.notices.setReadOnly(True)
        self.notices.setAccessibleName(self.tr("Licences"))
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(title)
        column.addWidget(version)
        column.addWidget(self.notices, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def notices() -> str:
    """Every licence text that ships with the program, one after the other."""
    files = sorted((resources() / "licences").glob("*.txt")) + sorted((resources() / "fonts").glob("*OFL*.txt"))
    return "\n\n".join(f"—— {file.stem} ——\n\n{file.read_text(encoding='utf-8').strip()}" for file in files)
