"""F1 in every window of the program, modal dialogs too: the page about what is in front."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.ui.record_window import RecordWindow

OF_DIALOG = {
    "RegisterCallDialog": "register_call",
    "RegisterComplaintDialog": "complaints",
    "EditComplaintDialog": "complaints",
    "MonthReportDialog": "month",
    "BoardItemDialog": "boards",
    "MakeRosterDialog": "boards",
    "DutyDialog": "boards",
    "RoutineLogDialog": "boards",
    "TalkDialog": "complaints",
    "CustomerOpinionDialog": "voice",
    "ForwardOpinionDialog": "voice",
    "AnswerOpinionDialog": "voice",
    "TellCustomerDialog": "voice",
    "CardBackDialog": "voice",
    "CardsToSendDialog": "voice",
    "BlankBookDialog": "voice",
    "InformationAnalysisDialog": "voice",
    "AnomalyNoticeDialog": "complaints",
    "AnomalyImprovedDialog": "complaints",
    "CaseVisitDialog": "complaints",
    "CorrectiveActionDialog": "complaints",
    "FinishActionDialog": "complaints",
    "CheckActionDialog": "complaints",
    "PenaltyDialog": "complaints",
    "SuperiorDialog": "complaints",
    "AppealDecisionDialog": "complaints",
    "SettleMonthDialog": "complaints",
    "BindDialog": "complaints",
    "BackupsDialog": "backup",
    "ReceiveDialog": "head_office",
    "EncryptionDialog": "encryption",
    "RecoverySheetDialog": "encryption",
    "CallActionDialog": "register_call",
    "ChargeLineDialog": "charges",
    "CollectDialog": "charges",
    "InvoiceDialog": "charges",
    "MailDialog": "charges",
    "SettlementDialog": "charges",
    "PlanCollectionDialog": "charges",
    "WaiveDialog": "charges",
    "DamagedPartDialog": "charges",
    "CashHandoverDialog": "charges",
    "TakeBackDialog": "returned_parts",
    "CallRepairedDialog": "returned_parts",
    "CallReturnDialog": "returned_parts",
    "ReceiptReturnDialog": "returned_parts",
    "PartActionDialog": "returned_parts",
    "ExchangeRequestDialog": "returned_parts",
    "ExchangeDecisionDialog": "returned_parts",
    "SwapPartDialog": "closing",
    "WaiveClosingDialog": "closing",
    "SignReceiptDialog": "returned_parts",
    "PromiseDialog": "returned_parts",
    "PrintCaseDialog": "complaints",
    "AcceptDialog": "complaints",
    "HandOnDialog": "complaints",
    "IssueSlipDialog": "complaints",
    "AnswerSlipDialog": "complaints",
    "AttributeDialog": "complaints",
    "NotOursDialog": "complaints",
    "UnfoundedDialog": "complaints",
    "FileMinorDialog": "complaints",
    "OpinionDialog": "complaints",
    "SheetDialog": "complaints",
    "SheetDecisionDialog": "complaints",
    "LossDialog": "complaints",
    "LossLineDialog": "complaints",
    "ResaleDialog": "complaints",
    "ProposalDialog": "complaints",
    "SettlementLineDialog": "complaints",
    "SubmitDialog": "complaints",
    "ApprovalDialog": "complaints",
    "NegotiationDialog": "complaints",
    "CustomerAcceptsDialog": "complaints",
    "CustomerRefusesDialog": "complaints",
    "ReturnSlipDialog": "complaints",
    "ArriveSlipDialog": "complaints",
    "CountSlipDialog": "complaints",
    "PostSlipDialog": "complaints",
    "CloseSlipDialog": "complaints",
    "CertificateDialog": "complaints",
    "SealDialog": "complaints",
    "PostCertificateDialog": "complaints",
    "CarryOutDialog": "complaints",
    "ExecuteDialog": "complaints",
    "ReceivableDialog": "complaints",
    "PlaceDialog": "dispatch",
    "HandInDialog": "paper_return",
    "CustomerEditor": "customers",
    "DeviceEditor": "customers",
    "ContractEditor": "contracts",
    "ExtendDialog": "contracts",
    "SuspendDialog": "contracts",
    "FromDayDialog": "contracts",
    "InstalmentsDialog": "contracts",
    "PaymentDialog": "contracts",
    "DueInstalmentsDialog": "contracts",
    "TypedFiguresDialog": "figures",
    "CorrectCallDialog": "register_call",
    "ControlledFormsDialog": "settings",
    "PersonalDataDialog": "privacy",
    "ErasureRequestDialog": "privacy",
    "NoticeListDialog": "renewal",
    "DuplicatesDialog": "merge_customers",
    "MergeDialog": "merge_customers",
    "SwapDialog": "contracts",
    "LogContactDialog": "renewal",
    "NextStepDialog": "renewal",
    "ToldDialog": "renewal",
    "OfferDialog": "renewal",
    "LapseDialog": "renewal",
    "RenewDialog": "renewal",
    "PlanInspectionDialog": "renewal",
    "InspectionResultDialog": "renewal",
    "MoveInspectionDialog": "renewal",
    "CallBackDialog": "visits",
    "FollowUpCallDialog": "visits",
    "VisitRefusedDialog": "visits",
    "VisitResultDialog": "visits",
    "CardEditor": "relationship",
    "CareEditor": "relationship",
    "CareDoneDialog": "relationship",
    "YearPlanDialog": "relationship",
    "CallOnDialog": "relationship",
    "AssessmentEditor": "relationship",
    "LoseDialog": "relationship",
    "WinBackNoteDialog": "relationship",
    "WonBackDialog": "relationship",
    "OwnerMoveDialog": "relationship",
    "CounterSaleDialog": "relationship",
    "SparePartDialog": "spare_parts",
    "ReceivePartsDialog": "spare_parts",
    "MovePartsDialog": "spare_parts",
    "AdjustPartsDialog": "spare_parts",
    "HandInOldPartDialog": "spare_parts",
    "SendBackOldPartDialog": "spare_parts",
    "HandInTogetherDialog": "spare_parts",
    "SendBackTogetherDialog": "spare_parts",
    "BeginStockTakeDialog": "spare_parts",
    "CountDialog": "spare_parts",
    "AddCountedPartDialog": "spare_parts",
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
    "LendUnitDialog": "loaners",
    "LoanerUnitEditor": "loaners",
    "SignLoanDialog": "loaners",
    "ExtendLoanDialog": "loaners",
    "TakeInDialog": "loaners",
    "LoseLoanDialog": "loaners",
    "DecideLoanDialog": "loaners",
    "DeclineLoanerDialog": "loaners",
    "ChangedMeanwhileDialog": "trouble",
    "CrashReport": "trouble",
    "AboutDialog": "trouble",
    "WhatsNewDialog": "first_day",
    "DiagnosisDialog": "desktop",
    "ShortcutsDialog": "home",
}
"""Which page helps with which dialog, by its class; others are helped by the page of the tab in front."""

OF_RECORD = {
    "customer": "customers",
    "device": "customers",
    "contract": "contracts",
    "service_call": "register_call",
    "service_voucher": "vouchers",
    "return_visit": "visits",
    "inspection": "renewal",
    "loaner_unit": "loaners",
    "loan": "loaners",
    "custody_object": "loaners",
    "returned_part": "returned_parts",
    "take_back_receipt": "returned_parts",
    "exchange_request": "returned_parts",
    "return_slip": "complaints",
    "sales_certificate": "complaints",
    "receivable_exclusion": "complaints",
    "complaint": "complaints",
    "complaint_stage": "complaints",
    "complaint_slip": "complaints",
    "corrective_action": "complaints",
    "penalty": "complaints",
    "archive_bundle": "complaints",
    "anomaly_notice": "complaints",
    "opinion": "voice",
    "opinion_card": "voice",
    "charge": "charges",
    "cash_handover": "charges",
    "relationship_card": "relationship",
    "care_activity": "relationship",
    "board_item": "boards",
    "routine_log": "boards",
    "relationship_assessment": "relationship",
    "spare_part": "spare_parts",
    "spare_stock": "spare_parts",
    "old_part": "spare_parts",
    "stock_take": "spare_parts",
    "survey": "surveys",
    "survey_respondent": "surveys",
    "supplier": "stock_in_tests",
    "stock_in_test": "stock_in_tests",
    "tool": "tools",
    "tool_loan": "tools",
}
"""Which page helps with which kind of record in a window of its own."""

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


def topic_of(window: QWidget) -> str:
    """The page that helps with a dialog or a record window; nothing when none is named."""
    if isinstance(window, RecordWindow):
        return OF_RECORD.get(window.kind, "")
    named = OF_DIALOG.get(type(window).__name__, "")
    parent = window.parentWidget()
    above = parent.window() if parent is not None and not named else None
    return topic_of(above) if isinstance(above, QDialog | RecordWindow) else named
