"""How the dialogs of complaint schemes are opened (more of `every_dialog`)."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QDialog

from app.services import complaint_schemes
from tests.ui.dialogs.every_dialog import Maker, Office, opens


@opens("ComplaintSchemesDialog", "administrator")
def _list(office: Office) -> QDialog:
    from app.ui.dialogs.complaint_schemes import ComplaintSchemesDialog

    made = ComplaintSchemesDialog(office.desk)
    made.table.choose(made.table.ids()[0])
    return made


@opens("ComplaintSchemesDialog looked at", "supervisor")
def _looked_at(office: Office) -> QDialog:
    from app.ui.dialogs.complaint_schemes import ComplaintSchemesDialog

    return ComplaintSchemesDialog(office.desk)


@opens("SchemePreview")
def _preview(office: Office) -> QDialog:
    from app.ui.dialogs.scheme_editor import SchemePreview

    return SchemePreview("factory_chain")


def _editor(tab: int) -> Maker:
    def make(office: Office) -> QDialog:
        from app.ui.dialogs.scheme_editor import SchemeEditor

        text, version = complaint_schemes.definition("factory_chain")
        made = SchemeEditor(office.desk, json.loads(text), version, is_new=tab == 0)
        made.tabs.setCurrentIndex(tab)
        return made

    return make


for _tab, _name in enumerate(("", "stages", "registration", "opinions", "approval", "forms", "words")):
    opens(f"SchemeEditor {_name}".strip(), "administrator")(_editor(_tab))
