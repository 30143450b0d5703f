"""The cover sheet of a package: drawn from its manifest, for the package itself and for signing."""

from __future__ import annotations

from datetime import datetime

from app.documents import package_cover
from app.documents._form import Letterhead
from app.documents._plain import from_content
from app.documents.package_cover import CoverData, LedgerLine
from app.packages.manifest import Manifest
from app.services import branch_key, document_control
from app.services.audit_anchors import Anchor

_SHORT = 16
"""Digits of the digest of the package before."""


def drawn(
    manifest: Manifest, *, digest: str = "", has_password: bool = False, operator: str = "",
    printed_at: datetime | None = None,
) -> bytes:  # fmt: skip
    """The cover as a PDF; without `digest` it is the copy that lies inside the package."""
    first, last = manifest.period or (None, None)
    scans = sum(1 for file in manifest.files if file.path.startswith("attachments/") and file.path.count("/") > 1)
    data = CoverData(
        letterhead=from_content(Letterhead, document_control.letterhead("package_cover")),
        number=manifest.name,
        branch_code=manifest.branch.code,
        package_number=manifest.number,
        previous_number=manifest.previous.number if manifest.previous else 0,
        previous_digest=manifest.previous.digest[:_SHORT] if manifest.previous else "",
        made_at=manifest.made_at,
        made_by=manifest.made_by,
        purpose=manifest.purpose,
        first=first,
        last=last,
        is_masked=manifest.masked,
        has_password=has_password,
        lines=tuple(
            LedgerLine(ledger.title, ledger.rows, "　".join(path.rpartition("/")[2] for path in ledger.files))
            for ledger in manifest.ledgers
        ),
        scans=scans,
        files=len(manifest.files),
        size=sum(file.size for file in manifest.files),
        program=manifest.program,
        schema=manifest.schema,
        head=Anchor(manifest.audit_head.line, manifest.audit_head.digest).code,
        fingerprint=branch_key.fingerprint(manifest.public_key),
        digest=digest,
        operator=operator,
        printed_at=printed_at,
    )
    return package_cover.render(data).pdf
