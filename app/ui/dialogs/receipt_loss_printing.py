"""The note of a lost receipt on its way to the printer: issued as it would be now, older versions opened again."""

from __future__ import annotations

from collections.abc import Collection

from app.core.errors import AftercareError
from app.services import receipt_loss, receipt_loss_notes
from app.ui.desk import Desk
from app.ui.dialogs.version_printing import show_version
from app.ui.papers import may_print


def print_loss_note(desk: Desk, subject: str, part_ids: Collection[int] = ()) -> None:
    """Show the note in the preview; parameters as `receipt_loss.content`."""
    try:
        content = receipt_loss.content(subject, part_ids)
    except AftercareError as error:
        desk.prompts.warn(error.text)
        return
    if not may_print(desk, content):
        return
    issued = desk.bus.run(receipt_loss_notes.issue, subject=subject, part_ids=tuple(part_ids))
    if issued is not None:
        print_version(desk, issued.result)


def print_version(desk: Desk, paper_id: int) -> None:
    """Show one of the versions that were issued."""
    show_version(desk, paper_id, receipt_loss_notes.for_printing, receipt_loss_notes.printed)
