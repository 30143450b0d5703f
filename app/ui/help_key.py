"""F1 in every window of the program, modal dialogs too: the page about what is in front."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.ui.record_window import RecordWindow

if TYPE_CHECKING:
    from app.ui.workplace import Workplace

OF_DIALOG = {
    "RegisterCallDialog": "register_call",
    "RegisterComplaintDialog": "complaints#register",
    "EditComplaintDialog": "complaints#register",
    "MonthReportDialog": "month",
    "BoardItemDialog": "boards",
    "MakeRosterDialog": "boards#roster",
    "DutyDialog": "boards#roster",
    "RoutineLogDialog": "boards#log",
    "TalkDialog": "complaints",
    "CustomerOpinionDialog": "voice",
    "ForwardOpinionDialog": "voice#answer",
    "AnswerOpinionDialog": "voice#answer",
    "TellCustomerDialog": "voice#answer",
    "CardBackDialog": "voice#cards",
    "CardsToSendDialog": "voice#cards",
    "BlankBookDialog": "voice#book",
    "InformationAnalysisDialog": "voice#analyses",
    "AnomalyNoticeDialog": "complaints#anomaly",
    "AnomalyImprovedDialog": "complaints#anomaly",
    "CaseVisitDialog": "complaints#visit",
    "CorrectiveActionDialog": "complaints#corrective",
    "FinishActionDialog": "complaints#corrective",
    "CheckActionDialog": "complaints#corrective",
    "PenaltyDialog": "complaints#penalties",
    "SuperiorDialog": "complaints#penalties",
    "AppealDecisionDialog": "complaints#penalties",
    "SettleMonthDialog": "complaints#penalties",
    "BindDialog": "complaints#archive",
    "BackupsDialog": "backup",
    "ReceiveDialog": "head_office",
    "EncryptionDialog": "encryption",
    "RecoverySheetDialog": "encryption",
    "CallActionDialog": "register_call",
    "ChargeLineDialog": "charges",
    "CollectDialog": "charges#record",
    "InvoiceDialog": "charges#record",
    "MailDialog": "charges#record",
    "SettlementDialog": "charges#record",
    "PlanCollectionDialog": "charges#record",
    "WaiveDialog": "charges#record",
    "DamagedPartDialog": "charges#damaged",
    "CashHandoverDialog": "charges#cash",
    "TakeBackDialog": "returned_parts#take_along",
    "CallRepairedDialog": "returned_parts#take_along",
    "CallReturnDialog": "returned_parts#hand_back",
    "ReceiptReturnDialog": "returned_parts#hand_back",
    "PartActionDialog": "returned_parts#bench",
    "ExchangeRequestDialog": "returned_parts#exchange",
    "ExchangeDecisionDialog": "returned_parts#exchange",
    "SwapPartDialog": "closing#swap",
    "WaiveClosingDialog": "closing",
    "SignReceiptDialog": "returned_parts#signature",
    "PromiseDialog": "returned_parts#signature",
    "PrintCaseDialog": "complaints#forms",
    "AcceptDialog": "complaints#progress",
    "HandOnDialog": "complaints#progress",
    "IssueSlipDialog": "complaints#progress",
    "AnswerSlipDialog": "complaints#progress",
    "AttributeDialog": "complaints#responsibility",
    "NotOursDialog": "complaints#responsibility",
    "UnfoundedDialog": "complaints#responsibility",
    "FileMinorDialog": "complaints#responsibility",
    "OpinionDialog": "complaints#opinions",
    "SheetDialog": "complaints#opinions",
    "SheetDecisionDialog": "complaints#opinions",
    "LossDialog": "complaints#approval",
    "LossLineDialog": "complaints#approval",
    "ResaleDialog": "complaints#approval",
    "ProposalDialog": "complaints#approval",
    "SettlementLineDialog": "complaints#approval",
    "SubmitDialog": "complaints#approval",
    "ApprovalDialog": "complaints#approval",
    "NegotiationDialog": "complaints#talks",
    "CustomerAcceptsDialog": "complaints#talks",
    "CustomerRefusesDialog": "complaints#talks",
    "ReturnSlipDialog": "complaints#execution",
    "ArriveSlipDialog": "complaints#execution",
    "CountSlipDialog": "complaints#execution",
    "PostSlipDialog": "complaints#execution",
    "CloseSlipDialog": "complaints#execution",
    "CertificateDialog": "complaints#execution",
    "SealDialog": "complaints#execution",
    "PostCertificateDialog": "complaints#execution",
    "CarryOutDialog": "complaints#execution",
    "ExecuteDialog": "complaints#execution",
    "ReceivableDialog": "complaints#execution",
    "PlaceDialog": "dispatch",
    "HandInDialog": "paper_return",
    "CustomerEditor": "customers",
    "DeviceEditor": "customers",
    "ContractEditor": "contracts#contract",
    "ExtendDialog": "contracts#contract",
    "SuspendDialog": "contracts#contract",
    "FromDayDialog": "contracts#contract",
    "InstalmentsDialog": "contracts#contract",
    "PaymentDialog": "contracts#contract",
    "DueInstalmentsDialog": "contracts#contract",
    "TypedFiguresDialog": "figures",
    "CorrectCallDialog": "register_call",
    "ControlledFormsDialog": "settings",
    "PersonalDataDialog": "privacy",
    "ErasureRequestDialog": "privacy",
    "NoticeListDialog": "renewal#batch",
    "DuplicatesDialog": "merge_customers",
    "MergeDialog": "merge_customers",
    "SwapDialog": "contracts#swap",
    "LogContactDialog": "renewal",
    "NextStepDialog": "renewal",
    "ToldDialog": "renewal",
    "OfferDialog": "renewal",
    "LapseDialog": "renewal",
    "RenewDialog": "renewal",
    "PlanInspectionDialog": "renewal#inspections",
    "InspectionResultDialog": "renewal#inspections",
    "MoveInspectionDialog": "renewal#inspections",
    "CallBackDialog": "visits",
    "FollowUpCallDialog": "visits",
    "VisitRefusedDialog": "visits",
    "VisitResultDialog": "visits",
    "CardEditor": "relationship#cards",
    "CareEditor": "relationship#care",
    "CareDoneDialog": "relationship#care",
    "YearPlanDialog": "relationship#care",
    "CallOnDialog": "relationship#care",
    "AssessmentEditor": "relationship#assessment",
    "LoseDialog": "relationship#lost",
    "WinBackNoteDialog": "relationship#lost",
    "WonBackDialog": "relationship#lost",
    "OwnerMoveDialog": "relationship#owners",
    "CounterSaleDialog": "relationship#counter_sale",
    "SparePartDialog": "spare_parts",
    "ReceivePartsDialog": "spare_parts",
    "MovePartsDialog": "spare_parts",
    "AdjustPartsDialog": "spare_parts",
    "HandInOldPartDialog": "spare_parts#old_parts",
    "SendBackOldPartDialog": "spare_parts#old_parts",
    "HandInTogetherDialog": "spare_parts#old_parts",
    "SendBackTogetherDialog": "spare_parts#old_parts",
    "BeginStockTakeDialog": "spare_parts#stock_take",
    "CountDialog": "spare_parts#stock_take",
    "AddCountedPartDialog": "spare_parts#stock_take",
    "SurveyPlanDialog": "surveys",
    "QuestionnaireDialog": "surveys",
    "SurveySheetDialog": "surveys",
    "FindingsDialog": "surveys",
    "SurveyReportDialog": "surveys",
    "SurveyActionDialog": "surveys",
    "FinishSurveyActionDialog": "surveys",
    "SupplierDialog": "stock_in_tests",
    "DeliveryDialog": "stock_in_tests",
    "TestResultDialog": "stock_in_tests",
    "BookInDialog": "stock_in_tests",
    "SendBackDialog": "stock_in_tests",
    "ExchangeDialog": "stock_in_tests",
    "RetestDialog": "stock_in_tests",
    "ToolDialog": "tools",
    "LendToolsDialog": "tools",
    "SignToolCardDialog": "tools",
    "RenewToolDialog": "tools",
    "TakeInToolDialog": "tools",
    "LoseToolDialog": "tools",
    "DecideToolDialog": "tools",
    "ExplanationDialog": "clocks",
    "PrintPreview": "vouchers",
    "PrinterCalibration": "vouchers",
    "ColumnsDialog": "ledgers",
    "FilterEditor": "ledgers",
    "ImportWizard": "import",
    "ImportHistory": "import",
    "ExportPackage": "usb",
    "UpdateDialog": "update",
    "RegisterComparison": "reports",
    "PreferencesDialog": "settings",
    "CalendarDialog": "settings",
    "DayForm": "settings",
    "UsersDialog": "settings",
    "UserForm": "settings",
    "NewPasswordForm": "settings",
    "ChangePasswordDialog": "settings",
    "StaffDialog": "settings",
    "DepartmentsDialog": "settings",
    "PriceListDialog": "settings",
    "FaultCategoriesDialog": "settings",
    "ComplaintSchemesDialog": "schemes",
    "PenaltyStepsDialog": "settings",
    "SchemeEditor": "schemes",
    "SchemePreview": "schemes",
    "LendUnitDialog": "loaners#lend",
    "LoanerUnitEditor": "loaners#pool",
    "SignLoanDialog": "loaners#lend",
    "ExtendLoanDialog": "loaners#lend",
    "TakeInDialog": "loaners#take_in",
    "LoseLoanDialog": "loaners#take_in",
    "DecideLoanDialog": "loaners#take_in",
    "DeclineLoanerDialog": "loaners#promise",
    "ChangedMeanwhileDialog": "trouble",
    "CrashReport": "trouble",
    "AboutDialog": "trouble",
    "WhatsNewDialog": "first_day",
    "DiagnosisDialog": "desktop",
    "ShortcutsDialog": "home",
    "AttachmentView": "paper_return",
    "CommandPalette": "tabs",
    "LostStickDialog": "usb",
    "NumberGapsDialog": "history",
}
"""Which page helps with which dialog, by its class; others are helped by the page of the tab in front."""

OF_RECORD = {
    "customer": "customers",
    "device": "customers",
    "contract": "contracts",
    "service_call": "register_call",
    "service_voucher": "vouchers",
    "return_visit": "visits",
    "inspection": "renewal#inspections",
    "loaner_unit": "loaners",
    "loan": "loaners",
    "custody_object": "loaners#custody",
    "returned_part": "returned_parts",
    "take_back_receipt": "returned_parts",
    "exchange_request": "returned_parts#exchange",
    "return_slip": "complaints#execution",
    "sales_certificate": "complaints#execution",
    "receivable_exclusion": "complaints#execution",
    "complaint": "complaints",
    "complaint_stage": "complaints#progress",
    "complaint_slip": "complaints#progress",
    "corrective_action": "complaints#corrective",
    "penalty": "complaints#penalties",
    "archive_bundle": "complaints#archive",
    "anomaly_notice": "complaints#anomaly",
    "opinion": "voice",
    "opinion_card": "voice#cards",
    "charge": "charges",
    "cash_handover": "charges#cash",
    "relationship_card": "relationship",
    "care_activity": "relationship#care",
    "board_item": "boards",
    "routine_log": "boards#log",
    "relationship_assessment": "relationship#assessment",
    "spare_part": "spare_parts",
    "spare_stock": "spare_parts",
    "old_part": "spare_parts#old_parts",
    "stock_take": "spare_parts#stock_take",
    "survey": "surveys",
    "survey_respondent": "surveys",
    "supplier": "stock_in_tests",
    "stock_in_test": "stock_in_tests",
    "tool": "tools",
    "tool_loan": "tools",
    "audit_entry": "history",
    "package_run": "usb",
    "known_branch": "head_office",
    "received_package": "head_office",
    "received_row": "head_office",
}
"""Which page helps with which kind of record in a window of its own."""

OF_LEDGER = {
    "exchange_requests": "returned_parts#exchange",
    "loaner_units": "loaners",
    "loans": "loaners",
    "custody": "loaners#custody",
    "cash_handovers": "charges#cash",
    "old_parts": "spare_parts#old_parts",
    "stock_takes": "spare_parts#stock_take",
    "stock_in_tests": "stock_in_tests",
    "suppliers": "stock_in_tests",
    "tools": "tools",
    "tool_loans": "tools",
    "case_register": "complaints#progress",
    "complaint_slips": "complaints#progress",
    "anomaly_notices": "complaints#anomaly",
    "return_slips": "complaints#execution",
    "sales_certificates": "complaints#execution",
    "receivable_exclusions": "complaints#execution",
    "corrective_actions": "complaints#corrective",
    "penalties": "complaints#penalties",
    "archive_bundles": "complaints#archive",
    "opinion_cards": "voice#cards",
    "surveys": "surveys",
    "survey_respondents": "surveys",
    "relationship_cards": "relationship#cards",
    "assessments": "relationship#assessment",
    "packages": "usb",
    "routine_logs": "boards#log",
}
"""Which page helps with a ledger that shares its tab with others; the rest are helped by the page of their tab."""

Show = Callable[[str, QWidget], object]


class HelpKey(QObject):
    """Gives every dialog and record window its F1 when it first comes to the front.

    `show(topic, window)` opens the page; an empty topic means the tab in front. The main window has its own key.
    """

    def __init__(self, show: Show, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show = show
        program = QGuiApplication.instance()
        if isinstance(program, QGuiApplication):
            program.focusWindowChanged.connect(self.look)
        self.look()

    def look(self, *_window: object) -> None:
        """Give their key to the windows that have none."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog | RecordWindow) and widget.isVisible() and not widget.property("lock"):
                self._give(widget)

    def _give(self, window: QWidget) -> None:
        if type(window).__name__ == "HelpWindow" or any(
            one.key() == QKeySequence("F1") for one in window.findChildren(QShortcut)
        ):
            return
        QShortcut(QKeySequence("F1"), window).activated.connect(partial(self._ask, topic_of(window), window))

    def _ask(self, topic: str, window: QWidget) -> None:
        self._show(topic, window)


def page_in_front(place: Workplace | None) -> str:
    """The page that helps with the tab in front, or with the ledger that it shows of several."""
    from app.ui.dialogs.help import FIRST, OF_TAB

    if place is None:
        return FIRST
    widget = next((tab.widget for tab in place.tabs if tab.name == place.current), None)
    return OF_LEDGER.get(getattr(widget, "front", "")) or OF_TAB.get(place.current, FIRST)


def topic_of(window: QWidget) -> str:
    """The page that helps with a dialog or a record window; nothing when none is named."""
    if isinstance(window, RecordWindow):
        return OF_RECORD.get(window.kind, "")
    named = OF_DIALOG.get(type(window).__name__, "")
    parent = window.parentWidget()
    above = parent.window() if parent is not None and not named else None
    return topic_of(above) if isinstance(above, QDialog | RecordWindow) else named
