"""Every table of the branch, in an order in which each stands behind the tables it refers to."""

from __future__ import annotations

from app.models.anomaly_notice import AnomalyNotice
from app.models.archive_bundle import ArchiveBundle, ArchiveBundleCase
from app.models.audit_anchor import AuditAnchor, NumberGap
from app.models.backup_run import BackupRun
from app.models.base import Table
from app.models.board import BoardItem, RoutineLog, ShiftDuty
from app.models.charge import CashHandover, Charge
from app.models.closing import ClosingWaiver
from app.models.complaint import (
    Complaint,
    ComplaintContact,
    ComplaintEvent,
    ComplaintOpinion,
    ComplaintScheme,
    ComplaintStage,
)
from app.models.complaint_decision import (
    ComplaintApproval,
    ComplaintLoss,
    ComplaintReport,
    ComplaintSettlement,
    ComplaintUnit,
)
from app.models.complaint_slip import ComplaintSlip
from app.models.contract import (
    Contract,
    ContractDevice,
    ContractInstalment,
    ContractService,
    ContractSuspension,
    ContractTerm,
    Inspection,
    InspectionLine,
    RenewalContact,
)
from app.models.custody import CustodyObject, Handover
from app.models.customer import Address, Contact, Customer, Device
from app.models.customer_merge import CustomerDistinction, CustomerMerge
from app.models.erasure import Erasure
from app.models.exchange_request import ExchangeRequest
from app.models.import_run import ImportRun
from app.models.loaner import Loan, LoanerDecline, LoanerUnit
from app.models.month_closing import MonthAdjustment, MonthClosing, TypedFigure
from app.models.old_part import OldPart
from app.models.opinion import InformationAnalysis, Opinion, OpinionCard
from app.models.organisation import (
    Attachment,
    AuditEntry,
    BranchSetting,
    CalendarDay,
    Department,
    Draft,
    FaultCategory,
    NumberSeries,
    PriceItem,
    Staff,
    User,
    UserPreference,
)
from app.models.package_run import BranchKey, PackageRun
from app.models.penalty import CorrectiveAction, Penalty, PenaltyDeduction
from app.models.received import KnownBranch, ReceivedChange, ReceivedPackage, ReceivedRow, ReceivedScan
from app.models.relationship import (
    AssessmentIndicator,
    AssessmentLine,
    CareActivity,
    CustomerLoss,
    RelationshipAssessment,
    RelationshipCard,
    WinBackNote,
)
from app.models.return_slip import ReceivableExclusion, ReturnSlip, ReturnSlipLine, SalesCertificate
from app.models.returned_part import ReturnedPart, ReturnedPartEvent, TakeBackReceipt
from app.models.service_call import (
    CarriedItem,
    ChargeLine,
    ReturnVisit,
    ServiceCall,
    ServiceCallEvent,
    VisitAttempt,
)
from app.models.spare_part import SparePart, SpareStock
from app.models.stock_in_test import StockInTest, StockInTestLine, Supplier
from app.models.stock_take import StockTake, StockTakeLine
from app.models.survey import Survey, SurveyAction, SurveyAnswer, SurveyQuestion, SurveyRespondent
from app.models.tool import Tool, ToolLoan
from app.models.voucher import IssuedPaper, PrintLog, ServiceVoucher

ALL_TABLES: tuple[type[Table], ...] = (
    User,
    UserPreference,
    Department,
    Staff,
    BranchSetting,
    CalendarDay,
    FaultCategory,
    PriceItem,
    NumberSeries,
    Attachment,
    Draft,
    AuditEntry,
    AuditAnchor,
    NumberGap,
    Customer,
    Contact,
    Address,
    Device,
    CustomerMerge,
    CustomerDistinction,
    Erasure,
    Contract,
    ContractDevice,
    ContractTerm,
    ContractService,
    ContractInstalment,
    ContractSuspension,
    RenewalContact,
    Inspection,
    InspectionLine,
    RelationshipCard,
    CareActivity,
    RelationshipAssessment,
    AssessmentLine,
    AssessmentIndicator,
    CustomerLoss,
    WinBackNote,
    ServiceCall,
    ServiceCallEvent,
    SparePart,
    SpareStock,
    ChargeLine,
    CarriedItem,
    ReturnVisit,
    VisitAttempt,
    ServiceVoucher,
    IssuedPaper,
    PrintLog,
    BackupRun,
    ImportRun,
    CustodyObject,
    Handover,
    TakeBackReceipt,
    ReturnedPart,
    ReturnedPartEvent,
    OldPart,
    StockTake,
    StockTakeLine,
    LoanerUnit,
    Loan,
    LoanerDecline,
    CashHandover,
    Charge,
    Supplier,
    StockInTest,
    StockInTestLine,
    Tool,
    ToolLoan,
    ClosingWaiver,
    ExchangeRequest,
    ComplaintScheme,
    Complaint,
    ComplaintStage,
    ComplaintEvent,
    ComplaintOpinion,
    ComplaintContact,
    ComplaintUnit,
    ComplaintLoss,
    ComplaintApproval,
    ComplaintSettlement,
    ComplaintReport,
    AnomalyNotice,
    ComplaintSlip,
    ReturnSlip,
    ReturnSlipLine,
    SalesCertificate,
    ReceivableExclusion,
    Penalty,
    PenaltyDeduction,
    CorrectiveAction,
    ArchiveBundle,
    ArchiveBundleCase,
    Opinion,
    OpinionCard,
    InformationAnalysis,
    Survey,
    SurveyQuestion,
    SurveyRespondent,
    SurveyAnswer,
    SurveyAction,
    BoardItem,
    ShiftDuty,
    RoutineLog,
    MonthClosing,
    MonthAdjustment,
    TypedFigure,
    PackageRun,
    BranchKey,
    KnownBranch,
    ReceivedPackage,
    ReceivedRow,
    ReceivedChange,
    ReceivedScan,
)
