"""Which scans belong to the records of a ledger, for a package that takes them along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.models import attachment_store
from app.models.organisation import Attachment
from app.services._erasing import ERASED_DIGEST
from app.services._use_case import require


@dataclass(frozen=True)
class Scan:
    """A scan that stands, with the record it hangs on; size in bytes."""

    owner_id: int
    name: str
    media_type: str
    sha256: str
    size: int
    note: str
    added_by: str
    added_at: datetime


def of_kind(kind: str) -> Iterator[Scan]:
    """Every scan on records of a kind that was not taken away, the earliest first. Raises NotPermitted.

    One that was erased is told even if it was taken away before: head office has it, and erases it, too.
    """
    require("package.make")
    told = ~Attachment.is_void | (Attachment.sha256 == ERASED_DIGEST)
    standing = (Attachment.owner_kind == kind) & told
    for row in Attachment.select().where(standing).order_by(Attachment.id):
        yield Scan(row.owner_id, row.name, row.media_type, row.sha256, row.size, row.note, row.added_by, row.created_at)


def content(sha256: str) -> bytes:
    """Its bytes. Raises NotPermitted, EnvironmentFault("gone" | "damaged") when the file is not what it was."""
    require("package.make")
    return attachment_store.read(sha256)
