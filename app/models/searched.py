"""Which kinds of record can be searched, and which of their columns."""

from __future__ import annotations

from app.models.anomaly_notice import AnomalyNotice
from app.models.archive_bundle import ArchiveBundle
from app.models.base import Table
from app.models.board import RoutineLog
from app.models.charge import CashHandover, Charge
from app.models.complaint import Complaint, ComplaintStage
from app.models.complaint_slip import ComplaintSlip
from app.models.contract import Contract, Inspection
from app.models.custody import CustodyObject
from app.models.customer import Contact, Customer, Device
from app.models.exchange_request import ExchangeRequest
from app.models.loaner import Loan, LoanerUnit
from app.models.old_part import OldPart
from app.models.opinion import Opinion, OpinionCard
from app.models.organisation import Staff
from app.models.penalty import CorrectiveAction, Penalty
from app.models.received import KnownBranch, ReceivedPackage, ReceivedRow
from app.models.relationship import CareActivity, RelationshipAssessment, RelationshipCard
from app.models.return_slip import ReceivableExclusion, ReturnSlip, SalesCertificate
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.models.service_call import ReturnVisit, ServiceCall
from app.models.spare_part import SparePart, SpareStock
from app.models.stock_in_test import StockInTest, Supplier
from app.models.stock_take import StockTake
from app.models.survey import Survey, SurveyRespondent
from app.models.tool import Tool, ToolLoan
from app.models.voucher import ServiceVoucher

SEARCHED: dict[type[Table], tuple[str, ...]] = {
    Customer: ("name", "number", "phone", "phone_digits", "address", "contact_name", "region", "notes"),
    Contact: ("name", "position", "phone", "phone_digits", "email", "notes"),
    Device: (
        "customer_name",
        "number",
        "product_name",
        "model",
        "serial",
        "serial_key",
        "project_name",
        "address",
        "notes",
    ),
    Contract: ("customer_name", "number", "included_services", "notes"),
    Staff: ("name", "number", "phone"),
    ServiceCall: (
        "customer_name",
        "number",
        "reporter",
        "phone",
        "phone_digits",
        "address",
        "product_name",
        "model",
        "serial",
        "order_number",
        "fault_text",
        "solution_text",
        "technician_name",
        "voucher_number",
    ),
    ServiceVoucher: ("customer_name", "number", "call_number", "technician_name", "signer_name"),
    ReturnVisit: ("customer_name", "number", "phone", "comment"),
    RelationshipCard: (
        "name",
        "customer_name",
        "work_unit",
        "position",
        "phone",
        "phone_digits",
        "other_contact",
        "interests",
        "notes",
    ),
    CareActivity: ("customer_name", "number", "person", "subject", "owner", "result"),
    RelationshipAssessment: ("customer_name", "number", "assessor", "remark"),
    Inspection: ("customer_name", "number", "contract_number", "technician_name"),
    CustodyObject: ("name", "number", "model", "serial", "holder_name", "customer_name", "receipt_number"),
    TakeBackReceipt: ("customer_name", "number", "call_number", "technician_name", "loan_number"),
    ReturnedPart: (
        "customer_name",
        "number",
        "receipt_number",
        "call_number",
        "item",
        "model",
        "serial",
        "serial_key",
        "replacement_serial",
        "fault_text",
        "technician_name",
        "supplier_name",
    ),
    SparePart: ("name", "number", "model", "shelf", "notes"),
    SpareStock: ("part_name", "part_number", "model", "place_name"),
    OldPart: (
        "part_name",
        "number",
        "part_number",
        "model",
        "serial",
        "call_number",
        "customer_name",
        "technician_name",
    ),
    StockTake: ("place_name", "number", "note"),
    LoanerUnit: (
        "name",
        "number",
        "model",
        "serial",
        "serial_key",
        "accessories",
        "customer_name",
        "loan_number",
        "place",
        "notes",
    ),
    Loan: (
        "customer_name",
        "number",
        "unit_name",
        "unit_number",
        "unit_model",
        "unit_serial",
        "call_number",
        "receipt_number",
        "technician_name",
    ),
    Charge: (
        "customer_name",
        "number",
        "call_number",
        "technician_name",
        "collected_by",
        "invoice_number",
        "invoice_title",
        "cash_handover_number",
    ),
    CashHandover: ("handed_by", "number", "taken_by", "notes"),
    Supplier: ("name", "number", "contact_name", "phone", "address", "products", "notes"),
    StockInTest: (
        "supplier_name",
        "number",
        "product",
        "model",
        "batch",
        "serials",
        "order_number",
        "delivery_number",
        "part_number",
        "tester_name",
    ),
    Tool: ("name", "number", "model", "serial", "serial_key", "place", "borrower_name", "open_loan_number", "notes"),
    ToolLoan: (
        "borrower_name",
        "number",
        "card_number",
        "tool_name",
        "tool_number",
        "tool_model",
        "tool_serial",
        "purpose",
    ),
    ExchangeRequest: ("customer_name", "number", "goods", "model", "serial", "serial_key", "call_number", "remark"),
    Complaint: (
        "customer_name",
        "number",
        "contact_name",
        "phone",
        "phone_digits",
        "product_name",
        "model",
        "serial",
        "serial_key",
        "call_number",
        "content",
        "first_contact",
        "owner_name",
        "responsible",
    ),
    ComplaintStage: ("customer_name", "number", "name", "unit"),
    AnomalyNotice: ("customer_name", "number", "product_name", "model", "serial", "call_number", "content", "unit"),
    ComplaintSlip: ("customer_name", "number", "complaint_number", "unit", "stage_name"),
    ReturnSlip: ("customer_name", "number", "complaint_number", "goods", "reason", "proof_number"),
    SalesCertificate: ("customer_name", "number", "complaint_number", "slip_number", "goods", "invoice_number"),
    ReceivableExclusion: ("customer_name", "number", "salesperson", "invoice_number", "note"),
    Penalty: ("person", "number", "complaint_number", "unit", "reason"),
    CorrectiveAction: ("customer_name", "number", "complaint_number", "action", "unit", "person"),
    ArchiveBundle: ("subject", "number", "place"),
    Opinion: (
        "customer_name",
        "number",
        "contact_name",
        "phone",
        "phone_digits",
        "content",
        "answer",
        "forwarded_to",
        "call_number",
    ),
    OpinionCard: ("customer_name", "number", "technician_name", "content"),
    Survey: ("title", "number", "aim", "owner", "findings"),
    SurveyRespondent: ("customer_name", "number", "survey_title", "contact_name", "phone", "remark"),
    RoutineLog: ("subject", "number", "customer_name", "person", "result"),
    KnownBranch: ("name", "code", "company"),
    ReceivedPackage: ("branch_name", "number", "purpose", "made_by"),
    ReceivedRow: ("title", "number"),
}
"""The searched columns of each kind; the first one is the name whose pinyin and initials are searched too."""
