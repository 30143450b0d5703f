"""A new version of the program from a stick: what it is, what will be done, putting it in, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

import app
from app.core import clock
from app.core.errors import AftercareError, EnvironmentFault, UserError
from app.packages import update_package, updating
from app.packages.update_package import Found, UpdatePackage
from app.packages.updating import Updated
from app.services import updates
from app.services.updates import WayBack
from app.ui.desk import Desk
from app.ui.dialogs._import_work import WorkLine
from app.ui.icons import icon
from app.ui.ledger.on_worker import in_my_name
from app.ui.theme import SPACE
from app.ui.updating import on_sticks, start_again
from app.ui.widgets.message_strip import MessageStrip
from app.ui.widgets.screen_fit import resize_within

_WIDTH, _HEIGHT = 780, 430


class UpdateDialog(QDialog):
    """What lies on the sticks, the newest of it in words. `window` is closed when the program starts again."""

    help_page = "update"

    def __init__(self, desk: Desk, window: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Update the program"))
        resize_within(self, _WIDTH, _HEIGHT)
        self._desk, self._window = desk, window
        self._is_busy = self._is_in = False
        self.package: UpdatePackage | None = None
        self.way: WayBack | None = None
        self.present = QLabel(self.tr("Version {version} is running.").format(version=app.__version__))
        self.present.setProperty("role", "heading")
        self.found, self.detail, self.steps = QLabel(), QLabel(), QLabel(self._course())
        self.found.setProperty("role", "value")
        self.steps.setProperty("role", "muted")
        for label in (self.found, self.detail, self.steps):
            label.setWordWrap(True)
        self.again = self._button("again", "refresh", self.tr("Look again"), self.refresh)
        self.other = self._button("other", "folder", self.tr("Another place …"), self.choose_other)
        self.back = self._button("back", "undo", self.tr("Back to the version before …"), self.go_back)
        self.since = self._button("since", "history", self.tr("Entered since the update …"), self.show_since)
        self.since.setToolTip(
            self.tr("The lines of the history that going back leaves out, to be printed or exported.")
        )
        self.since.hide()
        self.verb = self._button("update", "", self.tr("Put it in"), self.act)
        self.verb.setProperty("role", "primary")
        self.leave = QPushButton(self.tr("Close"))
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        self.work = WorkLine(desk)
        self.work.busy.connect(self._keep_busy)
        self.strip = MessageStrip()
        desk.prompts.attach(self.strip)
        self._lay_out()
        self.refresh()

    def _course(self) -> str:
        return self.tr(
            "What will be done: every file is compared with the list that head office signed; the branch is backed up "
            "and the backup proven; the new version is unpacked beside this one and tests itself; it opens a copy of "
            "the branch. Only then it is chosen, and runs from the next start on. Until then, and whenever the power "
            "fails, nothing has changed. You can go back with one button."
        )

    def _button(self, name: str, meaning: str, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        if meaning:
            button.setIcon(icon(meaning))
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: act())
        return button

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        inside.setSpacing(SPACE)
        looking = QHBoxLayout()
        looking.setSpacing(SPACE)
        looking.addWidget(self.again)
        looking.addWidget(self.other)
        looking.addStretch(1)
        inside.addWidget(self.found)
        inside.addWidget(self.detail)
        inside.addLayout(looking)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.back)
        foot.addWidget(self.since)
        foot.addStretch(1)
        foot.addWidget(self.verb)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        for part in (self.present, card, self.steps):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self.work)
        column.addWidget(self.strip)
        column.addLayout(foot)

    # -- what there is

    def refresh(self) -> None:
        """Look at the sticks, and where the way back leads, on the worker."""
        self.found.setText(self.tr("Looking at the sticks …"))
        self.detail.clear()
        self.package = None
        self._enable()

        def work(_task: object) -> tuple[tuple[Found, ...], WayBack | None, str]:
            try:
                return on_sticks(), updates.way_back(), ""
            except (UserError, EnvironmentFault) as refusal:  # a backup that cannot be read hides no stick
                return on_sticks(), None, refusal.text

        self._desk.tasks.run(in_my_name(self._desk, work), self._show_ways, self._say)

    def _show_ways(self, told: tuple[tuple[Found, ...], WayBack | None, str]) -> None:
        found, self.way, trouble = told
        self._show_found(found)
        if self.way is not None:
            self.back.setText(self.tr("Back to version {version} …").format(version=self.way.version))
            self.since.setVisible(self.way.lines > 0)
        self.back.setToolTip(trouble)
        self._enable()

    def _show_found(self, found: tuple[Found, ...]) -> None:
        if self.package is not None:  # chosen by hand meanwhile
            return
        if found and found[0].package is not None:
            self.show_package(found[0].package)
            return
        self.found.setText(self.tr("No newer version was found on a stick."))
        if found:
            self._say(UserError(found[0].trouble))
        self.detail.setText(self.tr("Plug the stick in and look again, or choose the folder that holds the update."))

    def show_package(self, package: UpdatePackage) -> None:
        """Say what a package is, and whether it can be put in here."""
        self.package = None
        release = package.release
        self.found.setText(self.tr("Version {version}").format(version=release.version))
        text = self.tr("In {place}, made on {day}, {size} MB, signed by head office.")
        words = {"place": package.path.parent, "day": f"{clock.local(release.made_at):%Y-%m-%d}"}
        lines = [text.format(size=f"{release.size / 1_000_000:,.0f}", **words)]
        if release.schema != updates.schema():
            lines.append(
                self.tr(
                    "Its tables are newer than those of today: they are changed at the first start, after a backup."
                )
            )
        self.detail.setText("\n".join(lines))
        try:
            updating.require_fitting(package)
            updates.require_possible()
            self.package = package
        except UserError as refusal:
            self._say(refusal)
        self._enable()

    def choose_other(self) -> None:
        """Take the latest package of a folder."""
        self.strip.clear()
        folder = self._desk.prompts.folder(self.tr("The folder that holds the update"))
        if folder is None:
            return

        def work(_task: object) -> UpdatePackage:
            found = update_package.packages_in(Path(folder))
            if not found:
                raise UserError(self.tr("There is no update in {place}.").format(place=folder))
            return update_package.open_package(found[-1])

        self._desk.tasks.run(in_my_name(self._desk, work), self.show_package, self._say)

    def _keep_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._enable()

    def _enable(self) -> None:
        idle = not self._is_busy
        self.again.setEnabled(idle and not self._is_in)
        self.other.setEnabled(idle and not self._is_in)
        self.verb.setEnabled(idle and (self._is_in or self.package is not None))
        self.back.setEnabled(idle and not self._is_in and self.way is not None)
        self.since.setEnabled(self.back.isEnabled())
        self.leave.setEnabled(idle)

    # -- putting in

    def act(self) -> None:
        """Put it in; once it is in, start again."""
        if self._is_in:
            self._start_again()
            return
        package = self.package
        if package is None or self._is_busy:
            return
        self.strip.clear()
        self.work.run(
            self.tr("Updating"),
            lambda task: updating.install(package, task, task.when_cancelled),
            self._is_done,
            self._say,
            lambda: self._desk.prompts.warn(self.tr("Stopped. The program is as it was.")),
        )

    def _is_done(self, done: Updated) -> None:
        self._is_in = True
        self.verb.setText(self.tr("Start again now"))
        self._enable()
        text = self.tr("Version {version} is in place, tested, and runs from the next start on.")
        self._desk.prompts.say(text.format(version=done.version))
        self.verb.setFocus()

    def _start_again(self) -> None:
        self.accept()
        QTimer.singleShot(0, self._desk, lambda: start_again(self._window))

    # -- the way back

    def go_back(self) -> None:
        """Ask why, and choose the version of before; data that it cannot read are those of before again."""
        way = self.way
        if way is None:
            return
        self.strip.clear()
        reason = self._desk.prompts.ask_text(self._question(way)) or ""
        if not reason.strip():
            return

        def done(staged: Any) -> None:
            try:
                updates.go_back(way, staged, reason)
            except (UserError, EnvironmentFault) as refusal:
                self._say(refusal)
                return
            self._start_again()

        self.work.run(
            self.tr("Going back"),
            lambda task: updates.prepare_back(way, task, task.when_cancelled),
            done,
            self._say,
            lambda: None,
        )

    def show_since(self) -> None:
        """Leave for the history, where what was entered since the update stands in words: once back, no program of this
        branch reads it any more.
        """
        if self.way is not None:
            self.accept()
            self._desk.show_rows("history", "all", (("line", "after", self.way.first),))

    def _question(self, way: WayBack) -> str:
        lines = [self.tr("Go back to version {version}? The program starts again.").format(version=way.version)]
        if way.backup is not None:
            text = self.tr("It does not know the tables of today: the data of {at} are put back, before the update.")
            lines.append(text.format(at=way.made_at))
            if way.lines:
                text = self.tr(
                    "Entered since then: {lines} changes in {records} records. They will not be in the branch; it is "
                    "kept as it is now in a folder beside, and what matters has to be entered again."
                )
                lines.append(text.format(lines=f"{way.lines:,}", records=f"{way.records:,}"))
                lines.append(self.tr("The button “Entered since the update …” lists them: print that list first."))
            else:
                lines.append(self.tr("Nothing was entered since then."))
        else:
            lines.append(self.tr("The data stay as they are: nothing that was entered is lost."))
        lines.append(self.tr("Why do you go back?"))
        return "\n".join(lines)

    def _say(self, error: Exception) -> None:
        if isinstance(error, EnvironmentFault):
            self._desk.prompts.fault(error)
        elif isinstance(error, AftercareError):
            self._desk.prompts.warn(error.text)
        self._enable()

    def reject(self) -> None:
        """Esc and the cross: first stop what runs."""
        if self.work.task is not None:
            self.work.stop()
            return
        super().reject()
