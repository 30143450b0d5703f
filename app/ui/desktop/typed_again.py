"""What stood in a dialog when the computer shut down or somebody else took over: kept, and back when it opens again.

Large forms have drafts of their own (`widgets.form_draft`); every other dialog is kept every few seconds while
something is typed, and when the session ends under it or the screen is locked. A draft is a row of the branch,
encrypted with it; nothing is written beside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from weakref import ref

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.core.i18n import translate
from app.services import drafts, session
from app.ui.desktop.typed_about import marks, records
from app.ui.desktop.typed_cell import open_cell, open_cell_told
from app.ui.desktop.typed_fields import Fields, finish_typing, typed_since
from app.ui.desktop.typed_meanwhile import kept_of
from app.ui.desktop.typed_over import copying
from app.ui.desktop.typed_strip import TypedStrip, put_on_top
from app.ui.desktop.typed_typing import Typing
from app.ui.widgets.form_draft import SAVE_EVERY_MS, DraftKeeper

if TYPE_CHECKING:
    from app.ui.desk import Desk

KIND = "typed"
"""Such drafts are called `typed:<class of the dialog>:<digest of its title and record>`; the title and the record are
in their content, too: an erasure takes away what is about that customer.
"""

VISIT_ENTRY = "visit_entry"
"""The answer on the sheet of return visits; other parts of pages are in the panes of their records."""

NOTHING_TO_KEEP: Mapping[str, str] = MappingProxyType(
    {
        "UnlockDialog": "a password",
        "EncryptionDialog": "a password",
        "ChangePasswordDialog": "passwords",
        "NewPasswordForm": "a password",
        "CommandPalette": "words to search for",
        "HelpWindow": "words to search for",
        "PrintPreview": "how this one time is printed",
        "CrashReport": "nothing is typed",
        "FilterEditor": "a list that closes when anything else is clicked",
        "ColumnsDialog": "how a list is shown",
        "ImportWizard": "about a file, which is chosen again",
        "RegisterComparison": "about a file, which is chosen again",
    }
)
"""Dialogs that are opened empty again, by their class, and what of theirs nobody misses or may not be kept."""

_RESTS = 40
"""Of a table with thousands of lines it takes long to read what is typed: at most this part of the time."""

_HERE = "typed_here"
"""The attribute of a dialog that has its `Typed`."""


class Typed:
    """Knows what has been typed into a dialog since it was opened, and what was kept of it before.

    The dialog has it, and it does not hold the dialog, which goes when it is closed as any other.
    """

    def __init__(self, desk: Desk, dialog: QDialog) -> None:
        self._desk, self._window = desk, ref(dialog)
        self._name, self._title = name_of(dialog), dialog.windowTitle()
        self._fields = Fields(dialog)
        self._before = self._fields.read()
        self._is_kept = self._goes_on = False
        self._typing = Typing(self._fields, records(dialog))
        self._strip: TypedStrip | None = None
        self._put_back(dialog)
        self._whose = session.current().user_id if session.can_act() else 0
        self._written = self._typing.content(self._before) if self._is_kept else None
        self._is_touched = False
        self._all_tell = self._fields.listen(self._touch)
        dialog.finished.connect(self._finished)
        self.timer = QTimer(dialog, interval=SAVE_EVERY_MS)
        self.timer.timeout.connect(self.keep_typing)
        self.timer.start()

    def keep(self, *, goes_on: bool = False) -> None:
        """Write down what was typed; `goes_on` when the person is likely to come back to this very dialog."""
        dialog = self._window()
        if dialog is None or not dialog.isVisible() or not self._is_mine():
            return
        finish_typing(dialog)
        self._before |= self._fields.look()
        self._goes_on = goes_on
        self._write(dialog, self._typing.content(self._before))

    def keep_typing(self) -> None:
        """Write down what is typed so far, should the program be ended by force; nobody who types notices.

        Who leaves the dialog by *Cancel* does not want it, unless it was kept before.
        """
        dialog = self._window()
        if dialog is None or not dialog.isVisible() or not self._is_mine():
            return
        if self._all_tell and not self._is_touched and open_cell(dialog)[0] is None:
            return
        took = QElapsedTimer()
        took.start()
        self._is_touched = False
        self._look()
        with open_cell_told(dialog):
            content = self._typing.content(self._before)
        if content != self._written:
            self._goes_on |= not self._is_kept
            self._write(dialog, content)
        self.timer.setInterval(max(SAVE_EVERY_MS, _RESTS * took.elapsed()))

    def _touch(self) -> None:
        self._is_touched = True

    def _look(self) -> None:
        self._before |= self._fields.look()
        self._all_tell &= self._fields.listen(self._touch)

    def _write(self, dialog: QDialog, content: dict[str, Any] | None) -> None:
        self._written = content
        if content is not None:
            self._is_kept = True
            about = {"title": self._title, "about": marks(dialog)}
            self._desk.bus.run(drafts.save, form=self._name, content=about | content)
        elif self._is_kept:
            self._forget()

    def _is_mine(self) -> bool:
        return session.can_act() and session.current().user_id == self._whose

    def look(self) -> None:
        """Somebody is about to type: what has come meanwhile was put there by the program."""
        dialog = self._window()
        if dialog is not None and dialog.isVisible():
            self._look()

    def discard(self) -> None:
        """Throw away what was kept: everything as it was when the dialog was opened."""
        self._typing.discard(self._before)
        if self._strip is not None:
            self._strip.over()
        self._forget()

    def _put_back(self, dialog: QDialog) -> None:
        draft = drafts.get(self._name) if session.can_act() else None
        kept = kept_of(draft.content) if draft is not None else None
        if kept is None:
            return
        self._is_kept = True
        if not self._typing.put_back(kept):
            self._forget()
            return
        self._strip = self._typing.strip(kept, self.discard, dialog)
        put_on_top(self._strip, dialog)

    def _finished(self, result: int) -> None:
        """Saved, left by somebody who had come back to it, or with nothing in it any more: not needed."""
        is_over = result == QDialog.DialogCode.Accepted or self._goes_on
        if is_over or not (self._typing.left or typed_since(self._before, self._fields.read())):
            self._over()

    def saved(self) -> None:
        """What was kept stands in its record now, and the dialog stays open."""
        self._over()
        self._before |= self._fields.read()
        self._written = self._typing.content(self._before)

    def _over(self) -> None:
        if self._is_kept and session.can_act():
            self._forget()

    def _forget(self) -> None:
        self._is_kept, self._written = False, None
        self._desk.bus.run(drafts.drop, form=self._name)


class TypedWatch(QObject):
    """Sees every dialog that comes to the front, and where in it somebody goes to type.

    It looks a moment later: the focus moves while dialogs are being deleted, too.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.look)
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusWindowChanged.connect(self._wait)
            program.focusChanged.connect(self._wait)

    def look(self) -> None:
        """Know what stands in each dialog before anybody types."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                begin(self._desk, widget)
        window = QApplication.activeWindow()
        typed = typed_in(window) if window is not None else None
        if typed is not None:
            typed.look()

    def _wait(self, *_moved: object) -> None:
        if not self._soon.isActive():
            self._soon.start()


def begin(desk: Desk, dialog: QDialog) -> None:
    """From now on it is known what is typed here; what was kept is back, and may be discarded."""
    is_qts = (
        type(dialog).__module__.startswith("PySide6.") and type(dialog) is not QDialog
    )  # asked again by who asks it
    if is_qts or type(dialog).__name__ in NOTHING_TO_KEEP or typed_in(dialog) is not None:
        return
    if dialog.findChild(DraftKeeper) is None:
        vars(dialog)[_HERE] = Typed(desk, dialog)


def typed_in(dialog: QWidget) -> Typed | None:
    """Who knows what is typed in a dialog; None before it is shown, and for forms with drafts of their own."""
    return vars(dialog).get(_HERE)


def saved(dialog: QDialog) -> None:
    """Said by a dialog that has saved and stays open, so that what was kept of it does not come back over that."""
    typed = typed_in(dialog)
    if typed is not None:
        typed.saved()


def name_of(dialog: QDialog) -> str:
    """The same for the same dialog about the same record."""
    about = "\n".join([dialog.windowTitle(), *marks(dialog)])
    return f"{KIND}:{type(dialog).__name__}:{hashlib.sha256(about.encode()).hexdigest()[:16]}"


def title_of(entry: drafts.DraftEntry) -> str:
    """What the dialog was called; empty for other drafts."""
    return str(entry.content.get("title", "")) if entry.form.startswith(f"{KIND}:") else ""


def tell(desk: Desk, form: str) -> None:
    """Say what has to be opened again for a draft of this kind; a part of a page is brought to the front."""
    entry = drafts.get(form)
    if entry is None:
        return
    _typed, name, *about = form.split(":")
    if name == VISIT_ENTRY:
        desk.show_page("visits")
    if len(about) == 2 and name != VISIT_ENTRY:
        desk.open_record(about[0], int(about[1]))
    else:
        text = translate("form", "Open “{title}” again: what you had typed is back there.")
        desk.prompts.say(text.format(title=title_of(entry)), *copying(desk, entry))
