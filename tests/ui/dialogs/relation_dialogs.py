"""How the dialogs of the customer relationship are opened (more of `every_dialog`)."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtWidgets import QDialog

from app.core import clock
from app.domain import care as care_rules
from app.services import care, customer_file
from tests.ui.dialogs.every_dialog import Maker, Office, opens


def _about(module: str, name: str) -> Maker:
    """A dialog that is opened about a customer by name."""

    def make(office: Office) -> QDialog:
        kept = customer_file.customer_file(office.customer)
        made = getattr(import_module(f"app.ui.dialogs.{module}"), name)
        if name in ("LoseDialog", "WonBackDialog"):
            return made(office.desk, kept.id, kept.name, kept.row_version)
        return made(office.desk, kept) if name == "OwnerMoveDialog" else made(office.desk, kept.id, kept.name)

    return make


for _module, _class in (
    ("assessment", "AssessmentEditor"), ("win_back", "LoseDialog"), ("win_back", "WinBackNoteDialog"),
    ("win_back", "WonBackDialog"), ("owner_move", "OwnerMoveDialog"),
):  # fmt: skip
    opens(_class, "supervisor")(_about(_module, _class))


def _plain(module: str, name: str) -> Maker:
    return lambda office: getattr(import_module(f"app.ui.dialogs.{module}"), name)(office.desk)


for _module, _class in (
    ("care_plan", "YearPlanDialog"), ("care_plan", "CallOnDialog"), ("counter_sale", "CounterSaleDialog"),
):  # fmt: skip
    opens(_class, "supervisor")(_plain(_module, _class))


@opens("CardEditor")
def _card(office: Office) -> QDialog:
    from app.ui.dialogs.relationship_card import CardEditor

    return CardEditor(office.desk, office.customer)


@opens("CareEditor")
def _care(office: Office) -> QDialog:
    from app.ui.dialogs.care_activity import CareEditor

    return CareEditor(office.desk, office.customer)


@opens("CareDoneDialog")
def _care_done(office: Office) -> QDialog:
    from app.ui.dialogs.care_activity import CareDoneDialog

    kind = next(iter(care_rules.KINDS))
    planned = care.plan(customer_id=office.customer, kind=kind, planned_on=clock.today(), subject="中秋")
    return CareDoneDialog(office.desk, care.file(planned.result))
