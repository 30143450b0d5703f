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


@opens("NumberGapsDialog", "supervisor")
def _gaps(office: Office) -> QDialog:
    from app.models import database
    from app.ui.dialogs.number_gaps import NumberGapsDialog

    database.execute("UPDATE number_series SET last_serial = last_serial + 2 WHERE series = 'customer'")
    return NumberGapsDialog(office.desk)
