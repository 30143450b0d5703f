"""What happened to a record (R010): who, when, which field from what to what, in words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from app.models.base import Table
from app.models.contract import (
    Contract,
    ContractDevice,
    ContractInstalment,
    ContractService,
    ContractSuspension,
    ContractTerm,
)
from app.models.customer import Address, Contact, Customer
from app.models.organisation import Attachment, AuditEntry, Department, User
from app.models.relationship import AssessmentLine, CustomerLoss, RelationshipAssessment
from app.models.service_call import CarriedItem, ChargeLine, ServiceCall
from app.services import _wording as wording
from app.services._field_labels import KEPT_IN_STEP
from app.services._use_case import require, tuples

_NAMED_BY: dict[str, type[Table]] = {"department": Department, "user": User, "customer": Customer}
_BELONGING: dict[type[Table], tuple[tuple[type[Table], str], ...]] = {
    Customer: ((Contact, "customer"), (Address, "customer"), (CustomerLoss, "customer")),
    RelationshipAssessment: ((AssessmentLine, "assessment"),),
    Contract: tuple(
        (part, "contract")
        for part in (ContractDevice, ContractTerm, ContractService, ContractInstalment, ContractSuspension)
    ),
    ServiceCall: ((ChargeLine, "call"), (CarriedItem, "call")),
}


@dataclass(frozen=True)
class FieldChange:
    """One field, from what to what, worded; `old` is empty for a new record."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class HistoryLine:
    """One change by one person. `what` is worded ("Changed"), `about` the kind of record ("Contact")."""

    seq: int
    at: datetime
    user_name: str
    role: str
    what: str
    about: str
    number: str
    changes: tuple[FieldChange, ...]
    reason: str
    clock_suspect: bool


def of(kind: str, row_id: int, limit: int = 500) -> tuple[HistoryLine, ...]:
    """The history of a record and of what belongs to it, the latest first. Raises NotPermitted."""
    require("audit.view")
    wanted = (AuditEntry.kind == kind) & (AuditEntry.row_id == row_id)
    for part, ids in _belonging(kind, row_id):
        wanted |= (AuditEntry.kind == part) & AuditEntry.row_id.in_(ids)
    rows = AuditEntry.select().where(wanted).order_by(AuditEntry.id.desc()).limit(limit)
    return tuple(line(row) for row in rows)


def latest(limit: int = 200, user_name: str = "") -> tuple[HistoryLine, ...]:
    """What happened in the branch, the latest first; of one person where named. Raises NotPermitted."""
    require("audit.view")
    rows = AuditEntry.select().order_by(AuditEntry.id.desc()).limit(limit)
    if user_name:
        rows = rows.where(AuditEntry.user_name == user_name)
    return tuple(line(row) for row in rows)


def line(row: AuditEntry) -> HistoryLine:
    """A line of the audit trail in words."""
    changes: dict[str, list[object]] = json.loads(row.changes)
    worded = (
        FieldChange(wording.field(row.kind, name), _value(row.kind, name, pair[0]), _value(row.kind, name, pair[1]))
        for name, pair in changes.items()
        if name not in KEPT_IN_STEP or name == "password_hash"
    )
    return HistoryLine(
        row.id,
        row.at,
        row.user_name,
        row.role,
        wording.action(row.action),
        wording.record(row.kind),
        row.row_number,
        tuple(worded),
        row.reason,
        row.clock_suspect,
    )


def _value(kind: str, name: str, stored: object) -> str:
    table = _NAMED_BY.get(name)
    if table is not None and isinstance(stored, int):
        found = table.get_or_none(table.id == stored)
        return str(found.name) if found else f"#{stored}"
    return wording.value(kind, name, stored)


def _belonging(kind: str, row_id: int) -> list[tuple[str, list[int]]]:
    """What belongs to a record, by kind."""
    found: list[tuple[str, list[int]]] = []
    for table, parts in _BELONGING.items():
        if table.record_kind() != kind:
            continue
        for part, column in parts:
            rows = tuples(part.select(part.id).where(getattr(part, column) == row_id))
            found.append((part.record_kind(), [part_id for (part_id,) in rows]))
    mine = (Attachment.owner_kind == kind) & (Attachment.owner_id == row_id)
    found.append((Attachment.record_kind(), [i for (i,) in tuples(Attachment.select(Attachment.id).where(mine))]))
    return [(part, ids) for part, ids in found if ids]
