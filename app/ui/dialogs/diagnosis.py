"""The diagnostic bundle before it is saved: every file of it can be read first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import EnvironmentFault
from app.core.long_paths import plain
from app.services import diagnostics
from app.ui.desktop.held_files import offering_other_name
from app.ui.prompts import Prompts
from app.ui.theme import SPACE
from app.ui.widgets.screen_fit import resize_within

if TYPE_CHECKING:
    from app.services.diagnostics import Part
    from app.ui.desk import Desk
    from app.ui.settings import LocalSettings


class DiagnosisDialog(QDialog):
    """What is in the bundle, file by file; one button saves it."""

    help_page = "desktop"

    def __init__(self, prompts: Prompts, parts: tuple[Part, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Diagnostic bundle"))
        self._prompts, self._parts = prompts, parts
        intro = QLabel(
            self.tr(
                "For whoever looks after the program. Names, numbers, addresses and folders were taken out: • stands "
                "in their place. Look through it before you pass it on."
            )
        )
        intro.setWordWrap(True)
        intro.setProperty("role", "muted")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Files in the bundle"))
        for part in parts:
            self.list.addItem(part.title)
            self.list.item(self.list.count() - 1).setToolTip(part.name)
        self.list.setMinimumWidth(self.list.sizeHintForColumn(0) + SPACE * 3)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Content of the file"))
        self.list.currentRowChanged.connect(lambda row: self.text.setPlainText(parts[row].text))
        self.list.setCurrentRow(0)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self.text)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        self.save_button = QPushButton(self.tr("Save…"))
        self.save_button.setProperty("role", "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(intro)
        column.addWidget(split, 1)
        column.addLayout(row)
        resize_within(self, 860, 560)

    def save(self) -> None:
        """Ask where, and write it."""
        path = self._prompts.save_file(
            self.tr("Save the diagnostic bundle"), diagnostics.file_name(), self.tr("Zip file") + " (*.zip)"
        )
        if path is not None:
            self._write(path if path.suffix else path.with_suffix(diagnostics.SUFFIX))

    def _write(self, path: Path) -> None:
        try:
            diagnostics.write(self._parts, path)
        except EnvironmentFault as fault:
            offering_other_name(self._prompts, path, self._write)(fault)
            return
        self._prompts.say(self.tr("Saved as {path}").format(path=plain(str(path))))
        self.accept()


def diagnose_at_door(prompts: Prompts, local: LocalSettings, log_folder: Path, trouble: str) -> None:
    """The bundle where no branch opens: of the computer, the program and its log."""
    from app.core.progress import Silent
    from app.ui.desktop import computer

    remembered = computer.remembered(local)
    parts = diagnostics.gather(computer.facts(), remembered, log_folder, Silent(), trouble=trouble)
    DiagnosisDialog(prompts, parts, QApplication.activeWindow()).open()


def diagnose(desk: Desk, local: LocalSettings, log_folder: Path, window: QWidget) -> None:
    """Gather the bundle on the worker, then show it."""
    from app.core.i18n import translate
    from app.ui.desktop import computer
    from app.ui.ledger.on_worker import in_my_name

    facts, remembered = computer.facts(), computer.remembered(local)
    desk.tasks.run(
        in_my_name(desk, lambda task: diagnostics.gather(facts, remembered, log_folder, task, task.when_cancelled)),
        lambda parts: DiagnosisDialog(desk.prompts, parts, window).open(),
        title=translate("diagnostics", "Diagnostic bundle"),
    )
