"""An attachment inside the program: pictures and PDFs are shown, anything can be saved."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.core.errors import Bug
from app.core.i18n import translate
from app.services.attachments import AttachmentContent
from app.ui.desk import Desk
from app.ui.pdf_pages import PdfPages
from app.ui.theme import SPACE
from app.ui.widgets.pdf_view import PdfView, Zoom
from app.ui.widgets.screen_fit import resize_within


class PictureView(QScrollArea):
    """A picture fitted to the window; a click shows it in its own size and back."""

    def __init__(self, picture: QPixmap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture, self._fits = picture, True
        self._label = QLabel(self)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self._label)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def turn(self) -> None:
        """Fit, or own size."""
        self._fits = not self._fits
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        picture = self._picture
        if self._fits:
            room = self.viewport().size()
            if picture.width() > room.width() or picture.height() > room.height():
                mode = Qt.TransformationMode.SmoothTransformation
                picture = picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, mode)
        self._label.setPixmap(picture)


class AttachmentView(QDialog):
    """Shows one attachment."""

    help_page = "paper_return"

    def __init__(self, desk: Desk, content: AttachmentContent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(content.name)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._desk, self._content = desk, content
        self.view = self._build_view()
        self.view.setAccessibleName(content.name)
        turn = QPushButton(translate("attachments", "Fit / own size"), self)
        turn.setVisible(isinstance(self.view, PictureView))
        if isinstance(self.view, PictureView):
            turn.clicked.connect(self.view.turn)
        save = QPushButton(translate("attachments", "Save as…"), self)
        save.clicked.connect(self.save)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self.save)
        close = QPushButton(translate("attachments", "Close"), self)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE, 0, SPACE, SPACE)
        row.addWidget(turn)
        row.addStretch(1)
        row.addWidget(save)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        resize_within(self, 900, 680)

    def save(self) -> None:
        """Write the attachment to a file of the user's choice."""
        name = self._content.name.replace("*", "x")  # a mask over a number, which Windows takes in no file name
        path = self._desk.prompts.save_file(translate("attachments", "Save as…"), name)
        if path is None:
            return
        try:
            path.write_bytes(self._content.content)
        except OSError as error:
            text = translate("attachments", "{name} could not be written: {reason}")
            self._desk.prompts.warn(text.format(name=path.name, reason=error.strerror or ""))
            return
        self._desk.prompts.say(translate("attachments", "Saved as {name}").format(name=path.name))

    def _build_view(self) -> QWidget:
        content = self._content
        if content.media_type == "application/pdf":
            with suppress(Bug):  # damaged, or locked with a password: saved, it may open elsewhere
                pages = PdfPages(content.content)
                view = PdfView(self)
                view.fit(Zoom.WIDTH)
                view.show_pages(pages)
                return view
        picture = QPixmap()
        if content.media_type.startswith("image/") and picture.loadFromData(content.content):
            return PictureView(picture, self)
        label = QLabel(translate("attachments", "This kind of file cannot be shown here. Save it to open it."), self)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label
