"""The schemes a branch handles complaints by: offered, changed, copied, deleted, carried as files."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.core.changes import Changes
from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import translate
from app.domain import permissions
from app.services import complaint_scheme_changes as scheme_changes
from app.services import complaint_schemes
from app.services.complaint_schemes import SchemeEntry
from app.ui.desk import Desk
from app.ui.dialogs._entry_list import EntryListDialog
from app.ui.dialogs.scheme_editor import SchemeEditor, SchemePreview
from app.ui.theme import Tone
from app.ui.widgets.screen_fit import resize_within
from app.ui.widgets.section import Row

_FILES = "JSON (*.json)"


@dataclass(frozen=True)
class SchemeLine:
    """A scheme in the list; `id` stands for its code."""

    id: int
    entry: SchemeEntry

    @property
    def is_active(self) -> bool:
        """Whether it is not deleted."""
        return not self.entry.is_retired


def _id_of(code: str) -> int:
    return zlib.crc32(code.encode()) >> 1  # rows are told by numbers that a signal can carry


class ComplaintSchemesDialog(EntryListDialog):
    """The list of schemes."""

    help_page = "schemes"

    permission = "complaint_scheme.change"
    kind = "complaint_scheme"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._last: QWidget = self.turn_button
        self.look_button = self._button(translate("complaint_schemes", "In words"), self.look)
        self.offer_button = self._button(translate("complaint_schemes", "Offer"), self.offer)
        self.usual_button = self._button(translate("complaint_schemes", "Make usual"), self.make_usual)
        self.files_button = self._button(translate("complaint_schemes", "File"), lambda: None)
        menu = QMenu(self.files_button)
        menu.addAction(translate("complaint_schemes", "Take over from a file …"), self.bring_in)
        self.save_action = menu.addAction(translate("complaint_schemes", "Save as a file …"), self.save_as)
        self.files_button.setMenu(menu)
        self.table.opened.disconnect()
        self.table.opened.connect(self.open_row)
        resize_within(self, 1000, 560)
        self._show_buttons()

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: act())
        self.buttons.insertWidget(self.buttons.count() - 2, button)
        QWidget.setTabOrder(self._last, button)
        self._last = button
        QWidget.setTabOrder(button, self.close_button)
        return button

    # -- the list -----------------------------------------------------------------------------------------------------

    def words(self) -> tuple[str, ...]:
        """The title, then the headings."""
        return (
            translate("complaint_schemes", "Complaint schemes"), translate("complaint_schemes", "Name"),
            translate("complaint_schemes", "Offered"), translate("complaint_schemes", "Regulation"),
            translate("complaint_schemes", "Version"), translate("complaint_schemes", "Written by"),
            translate("complaint_schemes", "Cases"),
        )  # fmt: skip

    def read(self, *, active_only: bool) -> Sequence[SchemeLine]:
        """The schemes, those offered first."""
        entries = complaint_schemes.listing(active_only=active_only)
        return tuple(SchemeLine(_id_of(entry.code), entry) for entry in entries)

    def row(self, entry: SchemeLine) -> Row:
        """A scheme in one line."""
        one = entry.entry
        offered = translate("complaint_schemes", "yes") if one.is_offered else ""
        if one.is_usual:
            offered = translate("complaint_schemes", "yes, the usual one")
        if one.is_retired:
            offered = translate("complaint_schemes", "deleted")
        ours = one.source == "branch"
        writer = translate("complaint_schemes", "the branch") if ours else translate("complaint_schemes", "the program")
        version = str(one.version) if one.version else "–"
        tones = () if entry.is_active else (Tone.PAUSED,) * 6
        return Row(entry.id, (one.name, offered, one.regulation, version, writer, str(one.cases)), tones)

    def chosen(self) -> SchemeEntry | None:
        """The scheme that is chosen."""
        line = self.entries.get(self.table.current_id())
        return line.entry if line is not None else None

    def _show_buttons(self) -> None:
        super()._show_buttons()
        if not hasattr(self, "files_button"):
            return
        one, may = self.chosen(), permissions.allowed(self.desk.session.role, self.permission)
        usable = one is not None and not one.is_retired
        self.turn_button.setText(
            translate("complaint_schemes", "Bring back") if one is not None and one.is_retired
            else translate("complaint_schemes", "Delete")
        )  # fmt: skip
        self.edit_button.setEnabled(may and usable)
        self.look_button.setEnabled(one is not None)
        self.offer_button.setText(
            translate("complaint_schemes", "Offer no more") if one is not None and one.is_offered
            else translate("complaint_schemes", "Offer")
        )  # fmt: skip
        self.offer_button.setEnabled(usable)
        self.usual_button.setEnabled(usable and one is not None and not one.is_usual)
        self.save_action.setEnabled(one is not None)
        for button in (self.offer_button, self.usual_button, self.files_button):
            button.setVisible(may)

    # -- doing --------------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """A copy of the chosen scheme, or of the usual one, to be made one's own."""
        one = self.chosen() or next((line.entry for line in self.entries.values()), None)
        if one is None:
            return
        data = json.loads(complaint_schemes.definition(one.code)[0])
        data["code"] = scheme_changes.free_code(one.code)
        copied = {"zh": "{name}（副本）", "en": "{name} (copy)"}
        data["name"] = {lang: copied[lang].format(name=text) for lang, text in data["name"].items()}
        SchemeEditor(self.desk, data, 0, is_new=True, parent=self).open()

    def edit(self, row_id: int = 0) -> None:
        """The editor of a scheme."""
        line = self.entries.get(row_id or self.table.current_id())
        if line is None or not line.is_active or not self.add_button.isEnabled():
            return
        text, version = complaint_schemes.definition(line.entry.code)
        SchemeEditor(self.desk, json.loads(text), version, is_new=False, parent=self).open()

    def open_row(self, row_id: int) -> None:
        """Enter and double click: the editor for who may change it, else the words."""
        line = self.entries.get(row_id)
        if line is not None and line.is_active and permissions.allowed(self.desk.session.role, self.permission):
            self.edit(row_id)
        else:
            self.look()

    def look(self) -> None:
        """The scheme in words."""
        one = self.chosen()
        if one is not None:
            SchemePreview(one.code, self).open()

    def turn(self, entry: SchemeLine) -> Changes | None:
        """Delete, or bring back."""
        step = scheme_changes.delete if entry.is_active else scheme_changes.restore
        return self.desk.bus.run(step, code=entry.entry.code)

    def offer(self) -> None:
        """Offer it to new cases, or no longer."""
        one = self.chosen()
        if one is not None:
            self.desk.bus.run(scheme_changes.offer, code=one.code, is_offered=not one.is_offered)

    def make_usual(self) -> None:
        """New complaints begin with it."""
        one = self.chosen()
        if one is not None:
            self.desk.bus.run(scheme_changes.make_usual, code=one.code)

    def bring_in(self) -> None:
        """A scheme from a file, looked at in the editor before it is saved."""
        path = self.desk.prompts.open_file(translate("complaint_schemes", "Take over from a file …"), _FILES)
        if path is None:
            return
        try:
            scheme, text = scheme_changes.from_file(path)
        except (UserError, EnvironmentFault) as error:
            self.desk.prompts.warn(error.text)
            return
        known = {entry.code for entry in complaint_schemes.listing(active_only=False)}
        version = complaint_schemes.definition(scheme.code)[1] if scheme.code in known else 0
        data = json.loads(text.removeprefix("\ufeff"))
        SchemeEditor(self.desk, data, version, is_new=scheme.code not in known, parent=self).open()

    def save_as(self) -> None:
        """The scheme as a file for another branch."""
        one = self.chosen()
        if one is None:
            return
        title = translate("complaint_schemes", "Save as a file …")
        path = self.desk.prompts.save_file(title, f"{one.code}.json", _FILES)
        if path is None:
            return
        try:
            scheme_changes.to_file(one.code, path)
        except EnvironmentFault as error:
            self.desk.prompts.warn(error.text)
            return
        self.desk.prompts.say(translate("complaint_schemes", "Saved as {name}").format(name=path.name))

    def _changed(self, changes: Changes) -> None:
        if changes.touches(self.kind) or changes.touches("branch_setting"):
            self.refresh()
