"""Scans and photos of a record: added by button or by dropping files, opened by Enter, taken away with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import translate
from app.services import attachments
from app.services.attachments import AttachmentEntry
from app.ui.desk import Desk
from app.ui.dialogs.attachment_view import AttachmentView
from app.ui.theme import Tone
from app.ui.widgets.section import Row, Section, SmallTable
from app.ui.widgets.timeline import moment_text

_KINDS = "*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.bmp *.webp"


class AttachmentsSection(Section):
    """The attachments of one record, or of a record and its papers; only to be read unless `may_change`."""

    def __init__(self, desk: Desk, owner_kind: str, parent: QWidget | None = None, *, may_change: bool = True) -> None:
        super().__init__(translate("attachments", "Attachments"), parent)
        self._desk, self._owner_kind, self._owner_id = desk, owner_kind, 0
        self._entries: dict[int, AttachmentEntry] = {}
        self.setAcceptDrops(may_change)
        if may_change:
            self.add_button("attach", translate("attachments", "Add files"), self.choose_files)
            self.add_button("void", translate("attachments", "Take the chosen one away"), self.void)
        heads = (translate("attachments", "Name"), translate("attachments", "Size"), translate("attachments", "Added"))
        self.table = SmallTable(heads, most=5)
        self.table.setAccessibleName(translate("attachments", "Attachments"))
        self.table.opened.connect(self.view)
        self.add(self.table)

    def show_entries(self, owner_id: int, entries: Sequence[AttachmentEntry]) -> None:
        """Show the attachments; new ones go to the owner."""
        self._owner_id = owner_id
        self._entries = {entry.id: entry for entry in entries}
        self.table.put([_row(entry) for entry in entries])
        self.table.setVisible(bool(entries))

    def choose_files(self) -> None:
        """Ask for files and add them."""
        title = translate("attachments", "Add files")
        scans, anything = translate("attachments", "Pictures and PDFs"), translate("attachments", "All files")
        self.add_files(self._desk.prompts.open_files(title, f"{scans} ({_KINDS});;{anything} (*)"))

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add files to the record; each by itself, so that one bad file does not hold up the others."""
        for path in paths:
            self._desk.bus.run(
                attachments.add, owner_kind=self._owner_kind, owner_id=self._owner_id, content=path, name=path.name
            )

    def view(self, attachment_id: int) -> None:
        """Open an attachment."""
        try:
            content = attachments.read(attachment_id)
        except (UserError, EnvironmentFault) as error:
            self._desk.prompts.warn(error.text)
            return
        AttachmentView(self._desk, content, self.window()).open()

    def void(self) -> None:
        """Take the chosen attachment away, with a reason."""
        entry = self._entries.get(self.table.current_id())
        if entry is None or entry.is_void:
            return
        question = translate("attachments", "Why is {name} taken away?").format(name=entry.name)
        reason = self._desk.prompts.ask_text(question)
        if reason:
            self._desk.bus.run(attachments.void, attachment_id=entry.id, seen_version=entry.row_version, reason=reason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if self._owner_id and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self.add_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()


def _row(entry: AttachmentEntry) -> Row:
    name = entry.name
    if entry.is_void:
        name = translate("attachments", "{name} (void: {reason})").format(name=name, reason=entry.void_reason)
    texts = (name, size_text(entry.size), f"{moment_text(entry.added_at)} {entry.added_by}")
    return Row(entry.id, texts, (Tone.PAUSED,) * 3 if entry.is_void else ())


def size_text(size: int) -> str:
    """Bytes in the largest fitting unit."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KB"
    return f"{size / 1024 / 1024:.1f} MB"
