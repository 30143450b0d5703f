"""A customer on file twice: the suspected pairs, both files side by side, merged and taken back."""

from __future__ import annotations

from app.core.i18n import translate
from app.ui.dialogs.command_palette import CommandPalette
from app.ui.dialogs.duplicate_customers import DuplicatesDialog
from app.ui.dialogs.merge_customers import MergeDialog
from app.ui.record_window import RecordWindow
from app.ui.tour._stage import Stage


def play(stage: Stage) -> None:
    """Look for duplicates as the supervisor, merge the first pair, and take it back."""
    stage.key("Ctrl+K", stage.window)
    palette = stage.opened(CommandPalette)
    stage.type(translate("commands", "Customers on file twice"), palette.line)
    stage.wait(lambda: palette.entries.rowCount() == 1, "command")
    stage.key("Return", palette.line)
    stage.gone(palette)
    suspects = stage.opened(DuplicatesDialog)
    stage.wait(suspects.table.rowCount, "suspected pairs")
    stage.picture("duplicates", translate("tour", "Customers that may be on file twice: found in the whole branch."))
    stage.click(suspects.verb)
    merging = stage.opened(MergeDialog)
    stage.type(translate("tour", "Same licence"), merging.reason)
    stage.picture("merge", translate("tour", "Both files side by side: what stays is chosen field by field."))
    stage.click(merging.verb)
    stage.gone(merging)
    kept = stage.opened(RecordWindow)
    stage.picture("merged", translate("tour", "The file that stands names the one that went into it, with a way back."))
    stage.key("Ctrl+W", kept)
    stage.gone(kept)
    stage.key("Escape", suspects)
    stage.gone(suspects)
