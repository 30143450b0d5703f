"""How the dialogs of what is decided of a complaint are opened (more of `every_dialog`)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog

from app.core import clock
from app.domain import loss
from app.services import complaint_file, complaint_losses, complaint_proposals
from app.services import session as sessions
from app.services.complaint_file import CaseFile
from app.services.complaint_proposals import Planned
from tests.services.complaint_cases import version
from tests.services.decided_cases import approved, attributed, person, proposed, submitted, talking, verified
from tests.ui.dialogs.every_dialog import Maker, Office, opens

LINES = (
    Planned("compensation", amount=8_600_000, note="停机损失"),
    Planned("exchange", quantity=2, cause="misuse", cost_bearer="company", bearer_reason="重点客户"),
    Planned("apology"),
)


def _of(module: str, name: str, made: Callable[[], int]) -> Maker:
    def make(office: Office) -> QDialog:
        from importlib import import_module

        with sessions.acting_as(person("representative")):
            case = complaint_file.file(made())
        return getattr(import_module(f"app.ui.dialogs.{module}"), name)(office.desk, case)

    return make


for _name in ("AttributeDialog", "NotOursDialog", "UnfoundedDialog"):
    opens(_name)(_of("complaint_finding", _name, verified))
opens("AttributeDialog again")(_of("complaint_finding", "AttributeDialog", attributed))
opens("FileMinorDialog")(
    _of("complaint_finding", "FileMinorDialog", lambda: attributed("four_steps", severity="minor"))
)  # fmt: skip
opens("SubmitDialog")(_of("complaint_proposal", "SubmitDialog", proposed))
opens("NegotiationDialog")(_of("complaint_negotiation", "NegotiationDialog", approved))
opens("CustomerAcceptsDialog")(_of("complaint_negotiation", "CustomerAcceptsDialog", talking))
opens("CustomerRefusesDialog")(_of("complaint_negotiation", "CustomerRefusesDialog", talking))


def counted() -> int:
    """A proposal with several lines and a loss."""
    case_id = proposed(lines=LINES)
    lines = (loss.Line("return", "电源", 10, 50_000), loss.Line("rework", labour=120_000, haulage=8_000, scrap=4_500))
    complaint_losses.save(case_id, seen_version=version(case_id), lines=lines)
    return case_id


def waiting() -> int:
    """The same before its approver."""
    case_id = counted()
    complaint_proposals.submit(case_id, seen_version=version(case_id))
    return case_id


opens("ProposalDialog")(_of("complaint_proposal", "ProposalDialog", counted))
opens("LossDialog")(_of("complaint_loss", "LossDialog", counted))
opens("ApprovalDialog", "supervisor")(_of("complaint_approval", "ApprovalDialog", waiting))


def came_back() -> int:
    """Returned goods that wait to be resold."""
    case_id = attributed()
    lines = (loss.Line("return", "UPS 不间断电源", 10, 50_000, returned_on=clock.today()),)
    complaint_losses.save(case_id, seen_version=version(case_id), lines=lines)
    return case_id


opens("ResaleDialog")(_of("complaint_resale", "ResaleDialog", came_back))


def _case(case_id: int) -> CaseFile:
    return complaint_file.file(case_id)


@opens("SettlementLineDialog")
def _settlement_line(office: Office) -> QDialog:
    from app.ui.dialogs.complaint_proposal import SettlementLineDialog

    return SettlementLineDialog(office.desk, _case(attributed()), None, print)


@opens("SettlementLineDialog exchange")
def _exchange_line(office: Office) -> QDialog:
    from app.ui.dialogs.complaint_proposal import SettlementLineDialog

    return SettlementLineDialog(office.desk, _case(attributed()), LINES[1], print)


@opens("LossLineDialog")
def _loss_line(office: Office) -> QDialog:
    from app.ui.dialogs.complaint_loss import LossLineDialog

    return LossLineDialog(office.desk, _case(attributed()), None, print)


@opens("LossLineDialog rework")
def _rework_line(office: Office) -> QDialog:
    from app.ui.dialogs.complaint_loss import LossLineDialog

    return LossLineDialog(office.desk, _case(attributed()), loss.Line("rework", labour=5_000), print)


@opens("OpinionDialog")
def _opinion(office: Office) -> QDialog:
    from app.ui.dialogs.complaint_opinion import OpinionDialog

    case = _case(submitted(scheme="factory_chain"))
    return OpinionDialog(office.desk, case, case.scheme.opinions[0])


def _sheet(kind: str, scheme: str) -> Maker:
    def make(office: Office) -> QDialog:
        from app.ui.dialogs.complaint_sheet import SheetDialog

        case = _case(attributed(scheme))
        found = next((one for one in case.reports if one.kind == kind), None)
        return SheetDialog(office.desk, case, kind, found)

    return make


for _key, _scheme in (
    ("investigation", "factory_chain"), ("appraisal", "store"), ("petition", "store"),
    ("case_study", "service_complaint"),
):  # fmt: skip
    opens(f"SheetDialog {_key}")(_sheet(_key, _scheme))


@opens("SheetDecisionDialog", "supervisor")
def _decision(office: Office) -> QDialog:
    from app.ui.dialogs.complaint_sheet import SheetDecisionDialog

    with sessions.acting_as(person("representative")):
        case = _case(submitted(scheme="factory_chain"))
    return SheetDecisionDialog(office.desk, case, case.reports[0])
