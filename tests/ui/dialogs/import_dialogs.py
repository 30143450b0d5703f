"""How the dialogs of the import are opened (more of `every_dialog`)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from tests.sheets import workbook
from tests.ui.dialogs.every_dialog import Office, opens

ROWS = [
    ["客户名称", "电话", "型号", "机身号", "购买日期"],
    ["广州东方电子有限公司", "13812345678", "M-1", "SN1", "去年"],
]


@opens("ImportWizard", "supervisor")
def _wizard(office: Office) -> QDialog:
    from app.ui.dialogs.import_wizard import ImportWizard

    return ImportWizard(office.desk, None, "", office.window)


@opens("ImportWizard columns", "supervisor")
def _columns(office: Office) -> QDialog:
    from app.services import importing
    from app.ui.dialogs.import_wizard import COLUMNS, ImportWizard

    wizard = ImportWizard(office.desk, None, "", office.window)
    wizard._was_read(office.folder, importing.read(workbook(office.folder / "a.xlsx", ROWS)))
    assert wizard.page == COLUMNS
    return wizard


@opens("ImportWizard list", "supervisor")
def _list(office: Office) -> QDialog:
    from app.services import importing

    wizard = _columns(office)
    page = wizard.columns_page  # pyright: ignore[reportAttributeAccessIssue]
    listed = importing.dry_run(page.file, page.ledger_name, page.sheet_name, page.columns())
    wizard._was_listed(listed)  # pyright: ignore[reportAttributeAccessIssue]
    return wizard


@opens("ImportHistory", "supervisor")
def _history(office: Office) -> QDialog:
    from app.ui.dialogs.import_history import ImportHistory

    return ImportHistory(office.desk, office.window)
