"""A ledger package is put on a stick: the wish, the stages, the cover sheet to sign; verified as head office does."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.core.errors import Bug
from app.core.i18n import translate
from app.packages.verifying import verify
from app.ui.dialogs.command_palette import CommandPalette
from app.ui.dialogs.export_package import COURSE, ExportPackage
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.tour._stage import Stage

_WANTED = ("customers", "repairs", "vouchers")


def play(stage: Stage) -> None:
    """Make a package as the supervisor, in a folder that stands for the stick."""
    stick = stage.scratch / "usb"
    stick.mkdir()
    stage.key("Ctrl+K", stage.window)
    palette = stage.opened(CommandPalette)
    stage.type(translate("commands", "Ledger package to a USB stick"), palette.line)
    stage.wait(lambda: palette.entries.rowCount() == 1, "command")
    stage.key("Return", palette.line)
    stage.gone(palette)
    wizard = stage.opened(ExportPackage)
    choice = wizard.choice
    choice.choose_place(stick)
    for row in range(choice.ledgers.count()):
        item = choice.ledgers.item(row)
        wanted = item.data(Qt.ItemDataRole.UserRole) in _WANTED
        item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
    stage.type(translate("tour", "Month's report to head office"), choice.purpose)
    stage.wait(lambda: choice.estimate.text().startswith(str(len(_WANTED))), "estimate")
    stage.picture(
        "package-wish",
        translate("tour", "A package for head office: which ledgers, which days, masked or whole, onto which drive."),
    )
    stage.click(wizard.make)
    stage.wait(lambda: wizard.made is not None and wizard.work.task is None, "package", 60_000)
    if wizard.pages.currentIndex() != COURSE or not all(verify(one).is_whole for one in stick.iterdir()):
        raise Bug("the package is not whole")
    stage.settle()
    stage.picture(
        "package-done", translate("tour", "Written beside, read back from the drive, then named: whole or not there.")
    )
    stage.click(wizard.cover)
    preview = stage.opened(PrintPreview)
    stage.settle()
    stage.picture("package-cover", translate("tour", "The cover sheet: rows, digest, key and history, to be signed."))
    stage.key("Escape", preview)
    stage.gone(preview)
    stage.click(wizard.leave)
    stage.gone(wizard)
