"""Which kinds of record can be searched, and which of their columns."""

from __future__ import annotations

from app.models.base import Table
from app.models.contract import Contract, Inspection
from app.models.custody import CustodyObject
from app.models.customer import Contact, Customer, Device
from app.models.organisation import Staff
from app.models.relationship import CareActivity, RelationshipAssessment, RelationshipCard
from app.models.service_call import ReturnVisit, ServiceCall
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
}
"""The searched columns of each kind; the first one is the name whose pinyin and initials are searched too."""
