"""A branch's package at head office: chosen, verified, shown row by row, and only then taken in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.changes import Changes
from app.core.errors import EnvironmentFault, UserError
from app.domain.receiving import Place, Verdict
from app.packages import receipts, receiving
from app.packages.opened import packages_in
from app.packages.receiving import Offer
from app.services import received_packages
from app.services.received_packages import Answers
from app.ui.desk import Desk
from app.ui.dialogs._import_work import WorkLine
from app.ui.dialogs._receive_list import OfferList
from app.ui.icons import icon
from app.ui.records._attachments import size_text
from app.ui.tasks import Task
from app.ui.theme import SPACE
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.low_screen import LowScreenArea
from app.ui.widgets.message_strip import MessageStrip
from app.ui.widgets.screen_fit import resize_within
from app.ui.widgets.section import Facts
from app.ui.widgets.timeline import moment_text

_ALL_ROOM = 1_000


class ReceiveDialog(QDialog):
    """Nothing is written before “Take in”; everything long is done on the worker."""

    help_page = "head_office"

    def __init__(self, desk: Desk, parent: QWidget | None = None, path: Path | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Receive a branch's package"))
        resize_within(self, 1180, 680)
        self._desk = desk
        self.offer: Offer | None = None
        self.empty = EmptyState(
            self.tr("Put the branch's stick in, then choose the package: its folder, or the zip file."), meaning="usb"
        )
        self.facts = Facts(3)
        self.verdict = QLabel()
        self.verdict.setWordWrap(True)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.list = OfferList()
        self.known, self.gap, self.many = QCheckBox(), QCheckBox(), QCheckBox()
        self.receipt = QCheckBox(self.tr("Write the receipt beside the package"))
        self.receipt.setChecked(True)
        self.conflicts = QComboBox()
        self.conflicts.addItem(self.tr("Conflicts: keep what is here"), False)
        self.conflicts.addItem(self.tr("Conflicts: take the package's side"), True)
        self.conflicts.setAccessibleName(self.tr("Conflicts"))
        self.work = WorkLine(desk)
        self.strip = MessageStrip()
        desk.prompts.attach(self.strip)
        self.folder = self._button("folder", self.tr("Choose a folder …"), self.choose_folder)
        self.zip = self._button("archive", self.tr("Choose a zip file …"), self.choose_zip)
        self.take = self._button("import", self.tr("Take in"), self.take_in)
        self.take.setIcon(icon("import", token="on_accent"))
        self.take.setProperty("role", "primary")
        self.leave = self._button("", self.tr("Close"), self.close)
        self._lay_out()
        for box in (self.known, self.gap, self.many):
            box.toggled.connect(lambda _on: self._enable())
        self.conflicts.currentIndexChanged.connect(lambda _at: self._ask())
        self.work.busy.connect(lambda _busy: self._enable())
        self._show()
        if path is not None:
            self.look(path)

    def _button(self, meaning: str, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(icon(meaning), text) if meaning else QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: act())
        return button

    def _lay_out(self) -> None:
        shown = QWidget()
        questions = FlowLayout(SPACE)
        for part in (self.known, self.gap, self.many, self.conflicts, self.receipt):
            questions.addWidget(part)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.facts)
        column.addWidget(self.verdict)
        column.addWidget(self.list, _ALL_ROOM)
        column.addStretch(1)  # where there is no list, the facts stay together
        column.addLayout(questions)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(LowScreenArea(shown, self))
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.folder)
        foot.addWidget(self.zip)
        foot.addWidget(self.work, 1)
        foot.addStretch(0)
        foot.addWidget(self.take)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self.pages, 1)
        column.addWidget(self.strip)
        column.addLayout(foot)

    # -- choosing -----------------------------------------------------------------------------------------------------

    def choose_folder(self) -> None:
        """Ask for the package's folder, or for one in which several lie."""
        place = self._desk.prompts.folder(self.tr("Which package?"))
        if place is None:
            return
        found = packages_in(place)
        if len(found) > 1:
            names = [one.name for one in found]
            chosen = self._desk.prompts.choose(self.tr("Several packages lie here. Which one?"), names)
            found = tuple(one for one in found if one.name == chosen)
        elif not found:
            self._desk.prompts.warn(self.tr("There is no package in this folder."))
        if found:
            self.look(found[0])

    def choose_zip(self) -> None:
        """Ask for a zip file."""
        path = self._desk.prompts.open_file(self.tr("Which package?"), self.tr("Packages (*.zip)"))
        if path is not None:
            self.look(path)

    def look(self, path: Path, password: str = "") -> None:
        """Verify a package and list what it would do."""

        self.offer = None  # what was looked at before is not what is asked about now
        self.strip.clear()
        self._show()

        def failed(error: Exception) -> None:
            if isinstance(error, UserError) and error.field == "password":
                word = self._desk.prompts.ask_text(error.text, secret=True)
                if word:
                    self.look(path, word)
            else:
                self._refused(error)

        self.work.run(
            self.tr("Read {name}").format(name=path.name),
            lambda task: receiving.look(path, password, task),
            self.show_offer,
            failed,
            lambda: None,
        )

    def show_offer(self, offer: Offer) -> None:
        """Show what was found; a fork or another key is put on record."""
        self.offer = offer
        for box in (self.known, self.gap, self.many):
            box.setChecked(False)
        self._show()
        if offer.standing.is_suspicious and not offer.problems:
            self._desk.bus.run(received_packages.set_aside, offer.head)

    # -- showing ------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        offer = self.offer
        self.pages.setCurrentIndex(0 if offer is None else 1)
        if offer is not None:
            self._tell(offer)
            self.list.show_offer(offer)
            self.list.setVisible(offer.may_be_taken_in)
        self._ask()

    def _tell(self, offer: Offer) -> None:
        head = offer.head
        days = " – ".join(str(day) for day in (head.first_day, head.last_day) if day)
        self.facts.set_facts((
            (self.tr("Package"), head.name),
            (self.tr("Branch"), f"{head.branch_name} · {head.company}".strip(" ·")),
            (self.tr("Rows"), f"{sum(head.rows.values()):,}"),
            (self.tr("Made"), f"{moment_text(head.made_at)} {head.made_by}".strip()),
            (self.tr("Purpose"), head.purpose),
            (self.tr("Period"), days or self.tr("everything")),
            (self.tr("Fingerprint"), offer.standing.fingerprint),
            (self.tr("Telephone numbers"), self.tr("hidden") if head.is_masked else ""),
            (self.tr("Scans"), _scan_words(offer)),
        ))  # fmt: skip
        is_wrong = bool(offer.problems) or offer.standing.is_refused
        self.verdict.setProperty("role", "error" if is_wrong else "muted")
        self.verdict.style().polish(self.verdict)
        whole = "" if is_wrong else self.tr("Every file is what the branch signed.")
        sentences = offer.problems or tuple(one for one in (whole, offer.standing.text) if one)
        self.verdict.setText("\n".join(sentences[:12]))

    def _ask(self) -> None:
        """Show the questions that this package raises."""
        offer = self.offer if self.offer is not None and self.offer.may_be_taken_in else None
        standing = offer.standing if offer is not None else None
        self.known.setVisible(standing is not None and not standing.is_known)
        self.gap.setVisible(standing is not None and standing.place is Place.MISSING)
        takes = bool(self.conflicts.currentData())
        self.many.setVisible(offer is not None and offer.changes_many(takes_conflicts=takes))
        self.receipt.setVisible(offer is not None)
        self.conflicts.setVisible(offer is not None and offer.counts()[Verdict.CONFLICT] > 0)
        if offer is not None:
            self.known.setText(
                self.tr("The fingerprint {fingerprint} is the one on the signed cover sheet").format(
                    fingerprint=offer.standing.fingerprint
                )
            )
            self.gap.setText(self.tr("Take it in without {missing}").format(missing=offer.standing.missing))
            text = self.tr("The branch says it is right that {changed} of {held} rows change")
            changed = offer.changed(takes_conflicts=takes)
            self.many.setText(text.format(changed=f"{changed:,}", held=f"{offer.held:,}"))
        self._enable()

    def _enable(self) -> None:
        is_busy = self.work.task is not None
        open_questions = [box for box in (self.known, self.gap, self.many) if not (box.isHidden() or box.isChecked())]
        may = self.offer is not None and self.offer.may_be_taken_in
        self.take.setEnabled(may and not is_busy and not open_questions)
        for button in (self.folder, self.zip):
            button.setEnabled(not is_busy)

    # -- taking in ----------------------------------------------------------------------------------------------------

    def take_in(self) -> None:
        """Take in what is shown, on the worker."""
        offer = self.offer
        if offer is None or not self.take.isEnabled():
            return
        answers = Answers(
            fingerprint=offer.standing.fingerprint if self.known.isChecked() else "",
            without_earlier=self.gap.isChecked(),
            many=self.many.isChecked(),
            takes_conflicts=bool(self.conflicts.currentData()),
        )
        self.work.run(
            self.tr("Take in {name}").format(name=offer.head.name),
            partial(_taken_in, offer, answers, wants_receipt=self.receipt.isChecked()),
            self._done,
            self._refused,
            lambda: self._stopped(offer),
        )

    def _done(self, done: tuple[Changes, str]) -> None:
        changes, trouble = done
        found = received_packages.file(changes.result)
        text = self.tr("{name} was taken in: {added} new, {changed} changed, {conflicts} in conflict.")
        said = text.format(
            name=found.number, added=f"{found.added:,}", changed=f"{found.changed:,}", conflicts=f"{found.conflicts:,}"
        )
        self.accept()
        self._desk.bus.announce(changes, said)
        if trouble:
            text = self.tr("The receipt was not written: {trouble} It can be written from the package's record.")
            self._desk.prompts.warn(text.format(trouble=trouble))

    def _stopped(self, offer: Offer) -> None:
        """Stopped too late it is taken in: say what is true."""
        if received_packages.standing(offer.head).place is Place.HERE:
            self.look(offer.path, offer.password)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, EnvironmentFault):
            self._desk.prompts.fault(error)
        elif isinstance(error, UserError):
            self._desk.prompts.warn(error.text)

    def reject(self) -> None:
        """Esc and the cross: first stop what runs."""
        if self.work.task is not None:
            self.work.stop()
            return
        super().reject()


def _taken_in(offer: Offer, answers: Answers, task: Task, *, wants_receipt: bool) -> tuple[Changes, str]:
    """What changed, and why there is no receipt, on the worker: the stick may be slow, or write-protected."""
    changes = receiving.take_in(offer, answers, task)
    try:
        if wants_receipt:
            receipts.write(changes.result, offer.path.parent)
    except (UserError, EnvironmentFault) as error:
        return changes, error.text
    return changes, ""


def _scan_words(offer: Offer) -> str:
    return f"{len(offer.scans):,} · {size_text(sum(one.size for one in offer.scans))}" if offer.scans else ""
