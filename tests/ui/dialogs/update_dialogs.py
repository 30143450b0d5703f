"""How the dialog of updates is opened (more of `every_dialog`)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from app.core import clock, paths
from app.packages.update_package import SYSTEM, ProgramFile, Release, UpdatePackage
from app.services import updates
from tests.ui.dialogs.every_dialog import Office, opens


@opens("UpdateDialog", "administrator")
def _update(office: Office) -> QDialog:
    from app.ui.dialogs.update import UpdateDialog

    paths_before, folder = paths.program_folder, office.folder / "Aftercare"
    folder.mkdir(exist_ok=True)
    paths.program_folder = lambda: folder
    try:
        dialog = UpdateDialog(office.desk, office.window, office.window)
        files = (ProgramFile("Aftercare.exe", 110_000_000, "0" * 64, True),)
        release = Release("9.10.2", updates.schema(), "0.1", SYSTEM, clock.now(), files)
        dialog.show_package(UpdatePackage(office.folder / "aftercare-update-9.10.2", release))
        dialog.way = updates.WayBack("0.0.9")
    finally:
        paths.program_folder = paths_before
    return dialog
