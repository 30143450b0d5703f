"""The files of a month's report in a folder: PDF and workbook, named after month and fingerprint, so that a paper with
other figures is never written over and is noticed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.progress import Progress, Silent
from app.documents._catalogue import render_content
from app.exports._format import whole_file
from app.reports import _month_workbook
from app.reports._month_report import Draft
from app.services import exporting, month_closings, month_papers, paper_content
from app.services.month_closings import ClosedMonth

_DRAFT = "draft"


def draft_pdf(draft: Draft, words: Sequence[str]) -> bytes:
    """The report as it is now, marked as a draft."""
    return render_content(month_papers.FORM, month_papers.of_draft(draft.content, words), "A4")


def closed_pdf(month: str) -> bytes:
    """The report of a closed month, from what was kept. Raises UserError, NotPermitted."""
    return render_content(month_papers.FORM, paper_content.content(month_papers.FORM, month), "A4")


def write_draft(draft: Draft, words: Sequence[str], folder: Path, progress: Progress | None = None) -> tuple[Path, ...]:
    """Write PDF and workbook of a report that is not closed. Raises UserError, EnvironmentFault, Cancelled."""
    return _write(draft.month, _DRAFT, folder, lambda: draft_pdf(draft, words), draft.content, words, "", progress)


def write_closed(found: ClosedMonth, folder: Path, progress: Progress | None = None) -> tuple[Path, ...]:
    """Write PDF and workbook of a closed month. Raises UserError, EnvironmentFault, Cancelled."""
    return _write(
        found.month, found.fingerprint, folder, lambda: closed_pdf(found.month), found.content, found.sentences,
        found.fingerprint, progress,
    )  # fmt: skip


def other_papers(folder: Path, month: str, fingerprint: str) -> tuple[str, ...]:
    """The files of reports of this month in a folder that bear another fingerprint: the branch was restored from an
    older backup, or somebody else's figures lie there.
    """
    named = re.compile(rf"month-report-{re.escape(month)}-((?:[0-9A-F]{{4}}-){{3}}[0-9A-F]{{4}})\.(pdf|xlsx)")
    try:
        every = sorted(one.name for one in folder.iterdir())
    except OSError:
        return ()
    return tuple(name for name in every if (found := named.fullmatch(name)) and found[1] != fingerprint)


def refuse_other_papers(folder: Path, month: str, fingerprint: str) -> None:
    """Raise UserError (field `paper`) when a report with another fingerprint lies in the folder."""
    others = other_papers(folder, month, fingerprint)
    if others:
        text = translate("month", "{file} was issued with other figures than these ({fingerprint}).")
        raise UserError(text.format(file=others[0], fingerprint=fingerprint), "paper")


def _write(
    month: str, mark: str, folder: Path, draw: Any, content: Mapping[str, Any], words: Sequence[str],
    fingerprint: str, progress: Progress | None,
) -> tuple[Path, ...]:  # fmt: skip
    """Both files or none: the first is taken away again when the second cannot be written or is stopped."""
    exporting.require_permission()
    told = progress or Silent()
    if not folder.is_dir():
        raise UserError(translate("month", "There is no folder {folder}.").format(folder=folder), "to")
    month_closings.first_day(month)
    pdf, sheet = (folder / f"month-report-{month}-{mark}{suffix}" for suffix in (".pdf", ".xlsx"))
    told.report(0, 2, pdf.name)
    was_there = pdf.exists()
    with whole_file(pdf) as beside:
        beside.write_bytes(draw())
    try:
        told.report(1, 2, sheet.name)
        rows = _month_workbook.write(content, words, sheet, fingerprint)
    except BaseException:
        if not was_there:
            pdf.unlink(missing_ok=True)
        raise
    for path in (pdf, sheet):
        exporting.record(ledger=month_papers.FORM, file_name=path.name, rows=rows, filters=month)
    return pdf, sheet
