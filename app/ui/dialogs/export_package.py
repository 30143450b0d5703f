"""A ledger package onto a stick: what and where, the stages while it is made, then cover sheet and ejecting (R005)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.core.changes import Changes
from app.core.errors import EnvironmentFault, UserError
from app.packages import contents, passphrase
from app.packages.drive import Drive, FolderDrive
from app.packages.ejecting import Ejection
from app.packages.making import Made, Making, resumable, wish_of
from app.packages.sheets import cover_sheet, passphrase_sheet
from app.packages.stages import Stage
from app.services import package_runs
from app.services.package_runs import RunEntry
from app.ui.desk import Desk, PaperChoice
from app.ui.dialogs._import_work import WorkLine
from app.ui.dialogs._package_choice import ChoicePage
from app.ui.dialogs._package_course import CoursePage
from app.ui.icons import icon
from app.ui.ledger.on_worker import in_my_name
from app.ui.receipts import read_receipts
from app.ui.theme import SPACE
from app.ui.widgets.low_screen import LowScreenArea
from app.ui.widgets.message_strip import MessageStrip
from app.ui.widgets.screen_fit import resize_within

CHOICE, COURSE = range(2)
_SETTLES = 300
"""Milliseconds after the last change before the rows are counted."""


class ExportPackage(QDialog):
    """`drive_at` makes the drive of a place: tests put a failing one there."""

    help_page = "usb"

    _stage_seen = Signal(object)

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, drive_at: Callable[[Path], Drive] = FolderDrive
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Ledger package to a USB stick"))
        resize_within(self, 1180, 680)
        self._desk, self._drive_at = desk, drive_at
        self.making: Making | None = None
        self.made: Made | None = None
        self._passphrase = ""
        self.choice, self.course = ChoicePage(), CoursePage()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.choice)
        self.pages.addWidget(LowScreenArea(self.course))
        self.work, self.strip = WorkLine(desk), MessageStrip()
        desk.prompts.attach(self.strip)
        self.receipt = self._button("import", self.tr("Read a receipt …"), self.read_receipt)
        self.receipt.setToolTip(self.tr("What head office wrote onto the stick when it received a package"))
        self.again = self._button("", "", self.resume)
        self.make = self._button("usb", self.tr("Make the package"), self.begin)
        self.make.setIcon(icon("usb", token="on_accent"))
        self.make.setProperty("role", "primary")
        self.cover = self._button("print", self.tr("Cover sheet …"), self.print_cover)
        self.paper = self._button("print", self.tr("Passphrase …"), self.print_passphrase)
        self.eject = self._button("", self.tr("Eject the drive"), self.let_go)
        self.leave = self._button("", self.tr("Close"), self.close)
        self._lay_out()
        self._clock = QTimer(self, singleShot=True, interval=_SETTLES)
        self._clock.timeout.connect(self._measure)
        self.choice.changed.connect(self._clock.start)
        self.finished.connect(lambda _result: self._clock.stop())
        self.choice.place_wanted.connect(self._ask_place)
        self.work.busy.connect(lambda _: self._enable())
        self._stage_seen.connect(self.course.show_stage)
        self._resumable: RunEntry | None = resumable()
        self._clock.start()
        self._enable()
        self.choice.purpose.setFocus()

    def _button(self, meaning: str, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(icon(meaning), text) if meaning else QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: act())
        return button

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.receipt)
        foot.addWidget(self.work, 1)
        foot.addStretch(0)
        for button in (self.cover, self.paper, self.eject, self.again, self.make, self.leave):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE * 2)
        column.addWidget(self.pages, 1)
        column.addWidget(self.strip)
        column.addLayout(foot)

    def _enable(self) -> None:
        busy, at_choice = self.work.task is not None, self.pages.currentIndex() == CHOICE
        interrupted = self.making is not None and self.making.can_resume
        self.choice.setEnabled(not busy)
        self.receipt.setVisible(at_choice)
        self.receipt.setEnabled(not busy)
        self.make.setVisible(at_choice)
        self.make.setEnabled(not busy)
        self.again.setVisible((at_choice and self._resumable is not None) or interrupted)
        self.again.setEnabled(not busy)
        if interrupted or self._resumable is None:
            self.again.setText(self.tr("Resume"))
        else:
            self.again.setText(self.tr("Resume package {number}").format(number=self._resumable.number))
        self.cover.setVisible(self.made is not None)
        self.eject.setVisible(self.made is not None)
        self.paper.setVisible(not at_choice and bool(self._passphrase))
        for button in (self.cover, self.eject):
            button.setEnabled(not busy)
        self.leave.setEnabled(not busy)

    # -- choosing ----------------------------------------------------------------------------------------------------

    def _ask_place(self) -> None:
        place = self._desk.prompts.folder(self.tr("Write the package to"))
        if place is not None:
            self.choice.choose_place(place)

    def _measure(self) -> None:
        """Count, beside the window's thread, what the wish comes to."""
        if not self.isVisible() or self.pages.currentIndex() != CHOICE:
            return
        try:
            wish = self.choice.wish()
        except UserError as error:
            self.choice.say(error)
            return
        work = in_my_name(self._desk, lambda _task: (wish, contents.measured(wish)))
        self._desk.tasks.run(work, self._was_measured)

    def _was_measured(self, told: tuple[contents.Wish, contents.Measure]) -> None:
        self.choice.show_measure(told[1] if told[0].ledgers else None)

    def begin(self) -> None:
        """Make the package."""
        place = self.choice.place()
        try:
            wish = self.choice.wish()
            if place is None:
                self._ask_place()
                return
        except UserError as error:
            self.choice.say(error)
            return
        self._passphrase = passphrase.drawn() if self.choice.password.isChecked() else ""
        self._start(Making(wish, self._drive_at(place), self._passphrase, seen=self._stage_seen.emit))

    def resume(self) -> None:
        """Go on with the package that was interrupted: this one, or one of today."""
        if self.making is not None and self.making.can_resume:
            self._start(self.making)
            return
        place = self.choice.place()
        if self._resumable is None or place is None:
            return
        self._passphrase = ""
        wish = wish_of(self._resumable)
        self._start(Making(wish, self._drive_at(place), resumed=self._resumable, seen=self._stage_seen.emit))

    # -- the work ----------------------------------------------------------------------------------------------------

    def _start(self, making: Making) -> None:
        self.making = making
        self._resumable = None
        self.course.title.setText(self.tr("Package onto {place}").format(place=making.drive.name))
        self.course.show_stage(Stage.READY)
        self.course.show_passphrase(self._passphrase)
        self.pages.setCurrentIndex(COURSE)
        self.work.run(self.tr("Making the package"), making.run, self._was_made, self._failed, self._stopped)

    def _announce(self) -> None:
        """The log of packages has a new line, or its last ones are other ones now."""
        latest = frozenset(one.id for one in package_runs.listing(2))
        self._desk.bus.announce(Changes({"package_run": latest} if latest else {}))

    def _was_made(self, made: Made) -> None:
        self.made = made
        self._announce()
        assert self.making is not None
        self.course.show_made(made, self.making.drive.name)
        self.course.say(
            self.tr("Read back and whole. Print the cover sheet, sign it, and eject the drive before pulling it.")
        )
        self._enable()
        self.cover.setFocus()

    def _failed(self, error: Exception) -> None:
        self._announce()
        if isinstance(error, UserError):
            self._back_to_choice()
            self.choice.say(error)
        elif isinstance(error, EnvironmentFault):
            self.course.say(error.text)
            if self.making is not None and not self.making.can_resume:
                self._back_to_choice()
                self._desk.prompts.fault(error)
        else:
            raise error
        self._enable()

    def _stopped(self) -> None:
        self._announce()
        self._back_to_choice()
        self._desk.prompts.say(self.tr("Stopped. Nothing of the package is left on the drive."))

    def _back_to_choice(self) -> None:
        self.making = None
        self._passphrase = ""
        self.pages.setCurrentIndex(CHOICE)
        self._enable()

    def read_receipt(self) -> None:
        """Enter the receipts that lie on the chosen drive; without one there, ask for a file."""
        read_receipts(self._desk, self.choice.place())

    # -- afterwards --------------------------------------------------------------------------------------------------

    def print_cover(self) -> None:
        """The sheet to sign, with the package's digest."""
        if self.made is not None:
            made = self.made
            self._preview(cover_sheet(made), self.tr("Cover sheet"), "A4", may_save=True)

    def print_passphrase(self) -> None:
        """The passphrase on a sheet of its own; it cannot be saved as a file."""
        name = self.made.name if self.made is not None else ""
        self._preview(passphrase_sheet(name, self._passphrase), self.tr("Passphrase"), "A5", may_save=False)

    def _preview(self, pdf: bytes, title: str, paper: str, *, may_save: bool) -> None:
        from app.ui.dialogs.print_preview import PrintPreview

        choice = PaperChoice((), paper, lambda _: pdf, may_save=may_save, form="package_cover")
        PrintPreview(
            pdf, title, self._desk.preferences, choice=choice, printers=self._desk.printers, parent=self
        ).open()

    def let_go(self) -> None:
        """Eject the drive, and say truly whether it may be pulled."""
        if self.making is None:
            return
        drive = self.making.drive
        self.work.run(self.tr("Ejecting"), lambda _task: drive.eject(), self._ejected, self._failed, lambda: None)

    def _ejected(self, told: Ejection) -> None:
        self.course.say(told.text)
        self.eject.setEnabled(not told.is_safe)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Not while it is written: it is stopped first."""
        if self.work.task is not None:
            self.work.stop()
            event.ignore()
            return
        super().closeEvent(event)

    def reject(self) -> None:
        """Esc stops what is running, else closes."""
        if self.work.task is not None:
            self.work.stop()
            return
        super().reject()
