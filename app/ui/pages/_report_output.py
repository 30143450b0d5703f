"""A report on its way out: printed, and exported by who may (R004); both are on record."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QMenu, QWidget

from app.core import clock
from app.core.i18n import shown, translate
from app.core.long_paths import plain
from app.core.tabular import ValueKind
from app.domain import permissions
from app.reports._declaration import ReportResult
from app.ui.desk import Desk, PaperChoice
from app.ui.icons import icon
from app.ui.ledger.on_worker import in_my_name
from app.ui.papers import name_of, print_form

if TYPE_CHECKING:
    from app.exports._format import ExportFormat


class Named(Protocol):
    """What stands in the records of prints and exports: the name of a report, or of a comparison."""

    @property
    def name(self) -> str:
        """The stored name."""
        ...


class ReportOutput:
    """What can be done with a finished report."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk, self._parent = desk, parent

    def fill(self, menu: QMenu, report: Named | None, result: ReportResult | None) -> None:
        """Offer what the role may do."""
        from app.services import exporting

        menu.clear()
        if report is None or result is None:
            return
        role = self._desk.session.role
        if permissions.allowed(role, "ledger.print"):
            if result.form:
                words = name_of(result.form)
                menu.addAction(icon("print"), words, lambda: print_form(self._desk, result.form, result.subject))
            menu.addAction(icon("print"), translate("reports", "Print…"), lambda: self.print_report(report, result))
        if permissions.allowed(role, "export.ledger"):
            for kind in exporting.formats_offered():
                menu.addAction(icon("export"), shown(kind.title), lambda kind=kind: self.export(report, result, kind))

    def export(self, report: Named, result: ReportResult, kind: ExportFormat) -> None:
        """Ask for a place and write the table."""
        title = re.sub(r'[\\/:*?"<>|\s]+', "-", result.title).strip("-")
        name = f"{title}-{clock.today().isoformat()}{kind.suffix}"
        path = self._desk.prompts.save_file(
            translate("reports", "Export"), name, f"{shown(kind.title)} (*{kind.suffix})"
        )
        if path is None:
            return
        target = path if path.suffix.lower() == kind.suffix else path.with_name(path.name + kind.suffix)
        self._write(report, result, kind, target)

    def _write(self, report: Named, result: ReportResult, kind: ExportFormat, target: Path) -> None:
        from app.services import exporting
        from app.ui.desktop.held_files import offering_other_name

        def work(task: Any) -> int:
            exporting.require_permission()
            return kind.write(result.table(), target, task)

        self._desk.tasks.run(
            in_my_name(self._desk, work),
            lambda rows: self._exported(report, result, target, rows),
            offering_other_name(self._desk.prompts, target, lambda other: self._write(report, result, kind, other)),
            title=translate("reports", "Export {file}").format(file=target.name),
        )

    def _exported(self, report: Named, result: ReportResult, path: Path, rows: int) -> None:
        from app.services import exporting

        said = translate("reports", "The report is in {file}.").format(file=plain(str(path)))
        self._desk.bus.run(
            exporting.record, ledger=report.name, file_name=path.name, rows=rows, filters=" · ".join(result.notes),
            said=said,
        )  # fmt: skip

    def print_report(self, report: Named, result: ReportResult) -> None:
        """Show it in the preview; on paper it is on record, as a file it is an export."""
        from app.documents import report_sheet
        from app.services import exporting
        from app.ui.papers import PAPER_NAMES

        first = report_sheet.paper_for([column.width for column in result.columns])
        desk, told = self._desk, {
            "ledger": report.name, "rows": len(result.rows), "filters": " · ".join(result.notes),
        }  # fmt: skip
        choice = PaperChoice(
            tuple((name, shown(PAPER_NAMES[name])) for name in report_sheet.PAPERS),
            first,
            lambda paper: draw(result, paper or first),
            follows_printer=False,
            form="report_sheet",
            may_save=permissions.allowed(desk.session.role, "export.ledger"),
            saved=lambda path: desk.bus.run(exporting.record, file_name=path.name, **told) is not None,
        )
        desk.print_paper(
            draw(result, first),
            result.title,
            lambda printer, copies: desk.bus.run(exporting.printed, printer=printer, copies=copies, **told),
            choice,
        )


def draw(result: ReportResult, paper: str) -> bytes:
    """The report as a PDF: the numbers of the screen."""
    from app.documents._catalogue import render_content
    from app.services import session, voucher_content

    chart = result.charts[0] if result.charts else None
    content = {
        "letterhead": voucher_content.letterhead(),
        "title": result.title,
        "notes": list(result.notes),
        "chart_parts": [
            {"label": one.label, "value": one.value, "shown": one.shown} for one in (chart.slices if chart else ())
        ],
        "chart_title": chart.title if chart and chart.title != result.title else "",
        "headings": [column.heading for column in result.columns],
        "widths": [column.width for column in result.columns],
        "right": [column.kind in (ValueKind.NUMBER, ValueKind.MONEY) for column in result.columns],
        "rows": [list(result.texts(row)) for row in result.rows],
        "total": list(result.texts(result.total)) if result.total else [],
        "remarks": list(result.remarks),
        "operator": session.current().full_name,
        "printed_at": clock.now().isoformat(),
        **({"chart_kind": chart.kind.value} if chart else {}),
    }
    return render_content("report_sheet", content, paper)
