"""A picture in the preferences: shown small, chosen from a file, taken away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.core.errors import AftercareError
from app.services import logo
from app.ui.desk import Desk
from app.ui.theme import SPACE

_SHOWN = QSize(150, 56)


class PictureChoice(QWidget):
    """`digest` names the picture under which it is kept, empty for none; `changed` after each choice."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.digest = ""
        self.preview = QLabel(self)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setStyleSheet("background: white;")  # the paper's colour, whatever the window's
        self.preview.setAccessibleName(self.tr("The picture as it is printed"))
        self.choose_button = QPushButton(self.tr("Choose a picture…"), self)
        self.choose_button.setAutoDefault(False)
        self.choose_button.clicked.connect(self.choose)
        self.remove_button = QPushButton(self.tr("Without"), self)
        self.remove_button.setAutoDefault(False)
        self.remove_button.clicked.connect(lambda: self.put(""))
        self.setFocusProxy(self.choose_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.preview)
        row.addWidget(self.choose_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        self.put("")

    def put(self, digest: str) -> None:
        """Show the picture kept under this digest."""
        self.digest = digest
        content = logo.content(digest)
        picture = QPixmap()
        if content is not None:
            picture.loadFromData(content)
        self.preview.setVisible(not picture.isNull())
        if not picture.isNull():
            ways = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.preview.setPixmap(picture.scaled(_SHOWN, *ways))
        self.remove_button.setVisible(bool(digest))
        self.changed.emit()

    def choose(self) -> None:
        """Ask for a file and check it; what is unsuitable is said and nothing changes."""
        kinds = " ".join(f"*{suffix}" for suffix in logo.SUFFIXES)
        path = self._desk.prompts.open_file(self.tr("Logo"), f"{self.tr('Pictures')} ({kinds})")
        if path is None:
            return
        try:
            digest = logo.take(path)
        except AftercareError as error:
            self._desk.prompts.warn(error.text)
            return
        self.put(digest)
