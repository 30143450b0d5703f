"""The paper of a lost stick, drawn from what is on record of its package."""

from __future__ import annotations

from app.core import clock
from app.core.i18n import shown
from app.documents import stick_loss
from app.documents._form import Letterhead
from app.documents._plain import from_content
from app.documents.stick_loss import LossData
from app.domain.receiving import package_name
from app.ledgers._catalogue import all_ledgers
from app.services import document_control, package_runs, session
from app.services.package_runs import RunEntry


def sheet(run_id: int) -> bytes:
    """The report of a lost stick as a PDF. Raises NotPermitted, or UserError when it is not there."""
    run = package_runs.entry(run_id)
    loss = run.loss
    first, last = run.period or (None, None)
    data = LossData(
        letterhead=from_content(Letterhead, document_control.letterhead("stick_loss")),
        number=package_name(package_runs.origin().code, run.number),
        package_number=run.number,
        made_at=run.begun_at,
        made_by=run.begun_by,
        purpose=run.purpose,
        target=run.target,
        first=first,
        last=last,
        ledgers=ledger_titles(run),
        rows=run.row_count,
        files=run.file_count,
        size=run.size,
        is_masked=run.is_masked,
        has_scans=run.has_attachments,
        has_password=run.has_password,
        digest=run.digest,
        was_received=_received(run),
        lost_on=loss.lost_on if loss else None,
        lost_by=loss.lost_by if loss else "",
        where=loss.where if loss else "",
        told=loss.told if loss else "",
        note=loss.note if loss else "",
        reported_at=loss.reported_at if loss else None,
        reported_by=loss.reported_by if loss else "",
        operator=session.current().full_name,
        printed_at=clock.now(),
    )
    return stick_loss.render(data).pdf


def ledger_titles(run: RunEntry) -> tuple[str, ...]:
    """The ledgers of a package by their titles; one that this program does not know by its own name."""
    known = all_ledgers()
    return tuple(shown(known[name].title) if name in known else name for name in run.ledgers)


def _received(run: RunEntry) -> str:
    receipt = run.receipt
    if receipt is None:
        return ""
    return f"{clock.local(receipt.received_at):%Y-%m-%d %H:%M} {receipt.received_by} {receipt.office}".strip()
