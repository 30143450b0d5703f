"""How the dialogs of figures are opened (more of `every_dialog`)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from tests.ui.dialogs.every_dialog import Office, opens


@opens("RegisterComparison", "supervisor")
def _comparison(office: Office) -> QDialog:
    from app.ui.dialogs.register_comparison import RegisterComparison

    return RegisterComparison(office.desk)


@opens("TypedFiguresDialog", "supervisor")
def _figures(office: Office) -> QDialog:
    from app.ui.dialogs.typed_figures import TypedFiguresDialog

    return TypedFiguresDialog(office.desk)
