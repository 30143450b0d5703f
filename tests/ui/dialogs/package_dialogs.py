"""How the wizard of ledger packages is opened (more of `every_dialog`)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog

from app.packages.making import Made
from app.packages.stages import Stage
from tests.packages.building import FILES, manifest_of
from tests.ui.dialogs.every_dialog import Office, opens


@opens("ExportPackage", "supervisor")
def _choice(office: Office) -> QDialog:
    from app.ui.dialogs.export_package import ExportPackage

    dialog = ExportPackage(office.desk, office.window)
    dialog.choice.choose_place(office.folder)
    dialog.choice.period.set_value((date(2026, 11, 1), date(2026, 11, 20)))
    dialog.choice.purpose.setText("11 月月末上报总公司")
    dialog.choice.full.setChecked(True)
    return dialog


@opens("ExportPackage done", "supervisor")
def _done(office: Office) -> QDialog:
    from app.ui.dialogs.export_package import COURSE, ExportPackage

    dialog = ExportPackage(office.desk, office.window)
    dialog.course.title.setText(str(Path("E:/")))
    dialog.course.show_passphrase("KSXN-4TQ2-9WPA-LMRV")
    dialog.course.show_stage(Stage.DONE)
    manifest = manifest_of(FILES)
    made = Made("Aftercare_GZ01_000012_20261120.zip", "5be0c9a47d21f386" * 4, manifest, ("合同.pdf",))
    dialog.course.show_made(made, "E:/")
    dialog.pages.setCurrentIndex(COURSE)
    return dialog
