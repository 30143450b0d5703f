"""What the samples of all forms share: an invented company and a fixed moment."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.documents._form import Letterhead

ISSUED_AT = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)
"""09:30 at the branch."""

LETTERHEAD = Letterhead(
    company="杭州云栖视讯技术服务有限公司",
    branch="杭州分公司 · 客户服务部",
    complaint_phone="400-820-0571",
    document_number="QR-KF-012",
    revision="B/1",
    issued_on=date(2026, 1, 1),
)
