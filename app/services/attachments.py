"""Scans, photos and documents on a record (R015): added, listed, read, taken away with a reason; never deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.core.errors import EnvironmentFault, NotPermitted, UserError
from app.core.i18n import translate
from app.domain import permissions, validation
from app.models import attachment_store
from app.models.base import Record
from app.models.complaint import Complaint
from app.models.contract import Contract, Inspection
from app.models.custody import Handover
from app.models.customer import Customer, Device
from app.models.loaner import Loan
from app.models.old_part import OldPart
from app.models.organisation import Attachment
from app.models.penalty import CorrectiveAction, Penalty
from app.models.return_slip import ReturnSlip, SalesCertificate
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.models.service_call import ReturnVisit, ServiceCall
from app.models.stock_in_test import StockInTest
from app.models.stock_take import StockTake
from app.models.tool import Tool, ToolLoan
from app.models.voucher import ServiceVoucher
from app.services import custody
from app.services import session as sessions
from app.services._use_case import UnitOfWork, get, require, use_case

LARGEST = 30 * 1024 * 1024
"""Bytes of one attachment."""

LONGEST_NAME = 150

OWNERS: dict[str, type[Record]] = {
    table.record_kind(): table
    for table in (
        Customer,
        Device,
        Contract,
        Inspection,
        ServiceCall,
        ServiceVoucher,
        ReturnVisit,
        TakeBackReceipt,
        ReturnedPart,
        Loan,
        Handover,
        OldPart,
        StockTake,
        StockInTest,
        Tool,
        ToolLoan,
        Complaint,
        ReturnSlip,
        SalesCertificate,
        CorrectiveAction,
        Penalty,
    )
}
"""Kinds of record that can have attachments."""

_VIEWED_BY = {
    "return_visit": "visit.view",
    "loan": "loaner.view",
    "handover": "custody.view",
    "sales_certificate": "return_slip.view",
    "tool_loan": "tool.view",
}
"""The action that shows a kind of record, where it is not its own name's."""

_WHOSE: dict[type[Record], str] = {StockInTest: "tester_id", Tool: "borrower_id", ToolLoan: "borrower_id"}
"""Who a record belongs to, where that is not the technician of a call."""

_OF_ANOTHER_BRANCH = "received_row"
"""What hangs here came in a package (`received_scans`)."""

_SIGNATURES: tuple[tuple[bytes, int, str, str], ...] = (
    (b"%PDF-", 0, "application/pdf", ".pdf"),
    (b"\x89PNG\r\n\x1a\n", 0, "image/png", ".png"),
    (b"\xff\xd8\xff", 0, "image/jpeg", ".jpg"),
    (b"GIF8", 0, "image/gif", ".gif"),
    (b"II*\x00", 0, "image/tiff", ".tif"),
    (b"MM\x00*", 0, "image/tiff", ".tif"),
    (b"BM", 0, "image/bmp", ".bmp"),
    (b"WEBP", 8, "image/webp", ".webp"),
    (b"ftypheic", 4, "image/heic", ".heic"),
    (b"ftypmp4", 4, "video/mp4", ".mp4"),
    (b"ftypisom", 4, "video/mp4", ".mp4"),
)
_OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ofd": "application/ofd",
}


@dataclass(frozen=True)
class AttachmentEntry:
    """An attachment as a record shows it; size in bytes."""

    id: int
    owner_kind: str
    owner_id: int
    name: str
    media_type: str
    size: int
    note: str
    added_by: str
    added_at: datetime
    is_void: bool
    void_reason: str
    row_version: int


@dataclass(frozen=True)
class AttachmentContent:
    """An attachment with its bytes."""

    name: str
    media_type: str
    content: bytes


@use_case("attachment.add")
def add(
    unit: UnitOfWork, *, owner_kind: str, owner_id: int, content: bytes | Path, name: str = "", note: str = ""
) -> Attachment:
    """Attach a file, by its bytes or its path, to a record. What it is shows in its content, not in its name.

    Raises UserError for a file that is empty, too large or of no known kind, EnvironmentFault when it cannot be kept.
    """
    if owner_kind not in OWNERS:
        raise UserError(translate("attachments", "Nothing can be attached here."), "owner_kind")
    return add_to(unit, get(OWNERS[owner_kind], owner_id), content=content, name=name, note=note)


def add_to(unit: UnitOfWork, owner: Record, *, content: bytes | Path, name: str = "", note: str = "") -> Attachment:
    """Attach a file inside another use case (a signed voucher that came back)."""
    _refuse_others(unit.session, owner, "attachment.add")
    head, size = _look(content)
    title = validation.clean_line(name, LONGEST_NAME, "name") or _name_of(content)
    remark = validation.clean_line(note, field="note")
    media_type, suffix = media_type_of(head, title)
    sha256, size = attachment_store.keep(content)
    row = unit.insert(
        Attachment,
        owner_kind=owner.record_kind(),
        owner_id=owner.id,
        name=proper_name(title, suffix),
        media_type=media_type,
        size=size,
        sha256=sha256,
        note=remark,
        added_by=unit.session.full_name or unit.session.name,
    )
    unit.touch(owner)
    return row


@use_case("attachment.void")
def void(unit: UnitOfWork, *, attachment_id: int, seen_version: int, reason: str) -> Attachment:
    """Take an attachment away: it is struck through in the list and stays readable."""
    row = get(Attachment, attachment_id)
    if row.owner_kind == _OF_ANOTHER_BRANCH:
        raise UserError(translate("attachments", "This belongs to the branch that sent it: nothing of it is changed."))
    if row.is_void:
        raise UserError(translate("attachments", "This attachment is void already."))
    unit.touch(row.owner_kind, row.owner_id)
    why = validation.required_line(reason, "reason")
    return unit.update(row, seen_version, reason=why, is_void=True, void_reason=why)


def listing(owner_kind: str, owner_id: int) -> tuple[AttachmentEntry, ...]:
    """The attachments of a record, the latest first. Raises NotPermitted for somebody else's record."""
    _may_view(owner_kind, owner_id)
    rows = Attachment.select().where((Attachment.owner_kind == owner_kind) & (Attachment.owner_id == owner_id))
    return tuple(as_entry(row) for row in rows.order_by(Attachment.id.desc()))


def read(attachment_id: int) -> AttachmentContent:
    """An attachment with its bytes, proven whole.

    Raises NotPermitted for somebody else's record, EnvironmentFault when the file is missing or damaged.
    """
    row = get(Attachment, attachment_id)
    _may_view(row.owner_kind, row.owner_id)
    return AttachmentContent(row.name, row.media_type, attachment_store.read(row.sha256))


def media_type_of(head: bytes, name: str = "") -> tuple[str, str]:
    """Media type and suffix of a file from its first bytes. Raises UserError for what nobody attaches to a record."""
    for signature, place, media_type, suffix in _SIGNATURES:
        if head[place : place + len(signature)] == signature:
            return media_type, suffix
    suffix = Path(name).suffix.lower()
    if head.startswith(b"PK\x03\x04") and suffix in _OFFICE:
        return _OFFICE[suffix], suffix
    if suffix in (".txt", ".csv") and b"\x00" not in head:
        return "text/plain", suffix
    raise UserError(
        translate("attachments", "Only pictures, PDF, OFD, Word, Excel and plain text can be attached."), "content"
    )


def as_entry(row: Attachment) -> AttachmentEntry:
    """An attachment's row as plain values."""
    return AttachmentEntry(
        row.id,
        row.owner_kind,
        row.owner_id,
        row.name,
        row.media_type,
        row.size,
        row.note,
        row.added_by,
        row.created_at,
        row.is_void,
        row.void_reason,
        row.row_version,
    )


def _look(content: bytes | Path) -> tuple[bytes, int]:
    """The first bytes and the size, within the limits."""
    try:
        if isinstance(content, bytes):
            head, size = content[:512], len(content)
        else:
            size = content.stat().st_size
            with content.open("rb") as source:
                head = source.read(512)
    except OSError as error:
        raise EnvironmentFault(
            translate("attachments", "This file cannot be read. Is it still there?"), "gone"
        ) from error
    if not size:
        raise UserError(translate("attachments", "This file is empty."), "content")
    if size > LARGEST:
        message = translate("attachments", "This file is too large: at most {limit} MB are kept.")
        raise UserError(message.format(limit=LARGEST // 1024 // 1024), "content")
    return head, size


def _name_of(content: bytes | Path) -> str:
    """The name a file has, shortened before its suffix where a record would not keep it."""
    if isinstance(content, bytes):
        return ""
    stem = validation.clean_line(content.stem, 1000)[: LONGEST_NAME - len(content.suffix)]
    return validation.clean_line(stem + content.suffix, 1000)


def proper_name(name: str, suffix: str) -> str:
    """A file name without a path, with the suffix of what it is."""
    plain = name.replace("\\", "/").rpartition("/")[2].strip(". ")
    alike = {".jpg": (".jpg", ".jpeg"), ".tif": (".tif", ".tiff")}.get(suffix, (suffix,))
    if not plain:
        return translate("attachments", "Scan") + suffix
    return plain if plain.lower().endswith(alike) else plain + suffix


def _may_view(owner_kind: str, owner_id: int) -> None:
    """Raise NotPermitted unless the role may see attachments, and the record they hang on."""
    require("attachment.view")
    if owner_kind == _OF_ANOTHER_BRANCH:
        require("received.view")
    if owner_kind in OWNERS:
        require(_VIEWED_BY.get(owner_kind, f"{owner_kind}.view"))
        _refuse_others(sessions.current(), get(OWNERS[owner_kind], owner_id), "attachment.view")


def _refuse_others(session: sessions.Session, owner: Record, action: str) -> None:
    """Where a role has its own records only: calls and papers they were sent with, complaints they registered, tests
    and tools that are theirs.
    """
    if permissions.scope(session.role, action) is not permissions.Scope.OWN:
        return
    if isinstance(owner, Complaint) and owner.registered_by_id == session.user_id:
        return
    call = owner.call if isinstance(owner, ReturnVisit) else owner
    technician = getattr(call, _WHOSE.get(type(owner), "technician_id"), None)
    shared = isinstance(owner, Customer | Device | Inspection) and action == "attachment.view"
    if isinstance(owner, Handover) and action == "attachment.view":
        shared = custody.may_see(owner.kind, owner.object_id)
    if not shared and not (technician and technician == session.staff_id):
        raise NotPermitted(translate("attachments", "This belongs to a call of somebody else."))
