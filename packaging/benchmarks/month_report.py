"""The month's report in one go: everything gathered, the longest wait until it can be stopped, its PDF and workbook."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from app.models import database
from app.reports import _month_files, _month_report, _month_workbook
from app.services import month_closings
from benchmarks.measuring import Finding, cpu, opened

GATHERED_MS, STEP_MS, PAPER_MS = 5_000.0, 1_000.0, 1_000.0


class Steps:
    """Hears how far it is, and how long each step took."""

    def __init__(self) -> None:
        self.longest, self.what = 0.0, ""
        self._began, self._text = 0.0, ""

    def report(self, done: int, total: int, text: str = "") -> None:
        """A step begins: the one before it is over."""
        now = perf_counter() * 1000
        if self._text and now - self._began > self.longest:
            self.longest, self.what = now - self._began, self._text
        self._began, self._text = now, text


def measure(branch: Path) -> Iterator[Finding]:
    """Of the last month before the newest call."""
    opened(branch)
    newest = str(database.scalar("SELECT max(received_at) FROM service_call"))[:7]
    month = month_closings.previous(newest)
    steps = Steps()
    drafts: list[_month_report.Draft] = []
    taken = cpu(lambda: drafts.append(_month_report.gather(month, steps)))
    draft = drafts[0]
    told = f"month's report: {len(draft.content['figures'])} figures, {len(draft.content['tables'])} tables"
    yield Finding(told, taken, 0.0, GATHERED_MS)
    yield Finding(f"longest step ({steps.what})", steps.longest, 0.0, STEP_MS)
    yield Finding("its PDF", cpu(lambda: _month_files.draft_pdf(draft, draft.sentences)), 0.0, PAPER_MS)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "month.xlsx"
        yield Finding("its workbook", cpu(lambda: _month_workbook.write(draft.content, draft.sentences, file)))
