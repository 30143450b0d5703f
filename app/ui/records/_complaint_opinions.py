"""The opinions of the units, and the written sheets, as the record of a complaint shows them (F45, F47, F51–F55)."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import complaint_clock, permissions
from app.domain.complaint import CLOSING_BLOCK, FEE_PAYERS, REPORT_KINDS
from app.services import complaint_opinions, complaint_reports
from app.services._complaint_lines import ReportLine
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.dialogs.complaint_opinion import OpinionDialog
from app.ui.dialogs.complaint_sheet import SheetDecisionDialog, SheetDialog
from app.ui.records._complaint_section import CaseSection, words
from app.ui.theme import Tone
from app.ui.widgets.section import Row, SmallTable

SHEET_STATES = {
    "draft": QT_TRANSLATE_NOOP("complaint", "being written"),
    "done": QT_TRANSLATE_NOOP("complaint", "finished"),
    "void": QT_TRANSLATE_NOOP("complaint", "void"),
}


class OpinionsSection(CaseSection):
    """The blocks of the form in their order; Enter writes into one."""

    title = QT_TRANSLATE_NOOP("complaint", "Opinions")
    states = frozenset({"proposing"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        heads = (
            translate("complaint", "Block"), translate("complaint", "Opinion"), translate("complaint", "Written by"),
            translate("complaint", "Day"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=1, most=10)
        self.table.setAccessibleName(translate("complaint", "Opinions of the units"))
        self.table.opened.connect(lambda place: self.write(place - 1))
        self.button = self.add_button(
            "edit", translate("complaint", "Write the chosen opinion"), lambda: self.write(self.table.current_id() - 1)
        )
        self.add(self.table)

    def fill(self, case: CaseFile) -> str | None:
        """Show the blocks; the line says how many are written."""
        if not case.scheme.opinions:
            return None
        written = {one.block: one for one in case.opinions}
        rows = []
        for place, block in enumerate(case.scheme.opinions, 1):
            found = written.get(block.code)
            name = f"{words(block.name)} *" if block.is_required else words(block.name)
            awaited = found is None and block.code == CLOSING_BLOCK and case.opinion_due_at is not None
            missing = found is None and (block.is_required or awaited)
            text = found.words if found else (translate("complaint", "missing") if missing else "")
            who = f"{found.given_by} ⚠" if found and complaint_opinions.remark(found.given_by) else ""
            by = who or (found.given_by if found else block.unit)
            tone = Tone.DUE if missing else Tone.NORMAL
            day = f"{found.given_on:%m-%d}" if found else ""
            if awaited and case.opinion_due_at is not None:
                late = complaint_clock.is_late(case.opinion_due_at, clock.now())
                tone = Tone.LATE if late else Tone.DUE
                day = f"≤ {complaint_clock.last_day(case.opinion_due_at):%m-%d}"
            rows.append(Row(place, (name, text.replace("\n", " "), by, day), (tone,) * 4))
        self.table.put(rows)
        self.button.setVisible(permissions.allowed(self.desk.session.role, "complaint.change") and case.is_open)
        text = translate("complaint", "{done} of {all} written")
        return text.format(done=len(written), all=len(case.scheme.opinions))

    def write(self, place: int) -> None:
        """Write into the block at a place."""
        case = self.case
        if case is None or not 0 <= place < len(case.scheme.opinions) or self.button.isHidden():
            return
        OpinionDialog(self.desk, case, case.scheme.opinions[place], self.window()).open()


class SheetsSection(CaseSection):
    """Investigation, appraisals, petitions, case study; Enter opens one."""

    title = QT_TRANSLATE_NOOP("complaint", "Reports and petitions")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        heads = (
            translate("complaint", "Sheet"), translate("complaint", "About"), translate("complaint", "State"),
            translate("complaint", "Day"), translate("complaint", "Written by"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=1, most=6)
        self.table.setAccessibleName(translate("complaint", "Reports and petitions"))
        self.table.opened.connect(self.open_sheet)
        self.menu = QMenu(self)
        self.tools_of_it = (
            self.add_button("add", translate("complaint", "New sheet"), self.offer),
            self.add_button("approve", translate("complaint", "Decision on the chosen sheet"), self.decide),
            self.add_button("void", translate("complaint", "The chosen sheet is void"), self.void),
        )
        self.add(self.table)

    def fill(self, case: CaseFile) -> str:
        """Show the sheets; the line names those that are due or there."""
        self.table.put([_row(one) for one in case.reports])
        self.table.setVisible(bool(case.reports))
        role = self.desk.session.role
        actions = ("complaint.change", "complaint.approve", "complaint.attribute")
        for button, action in zip(self.tools_of_it, actions, strict=True):
            button.setVisible(case.is_open and permissions.allowed(role, action))
        return "、".join(
            f"{shown(REPORT_KINDS[one.kind])} {shown(SHEET_STATES[one.state])}"
            for one in case.reports
            if one.state != "void"
        )

    def offer(self) -> None:
        """Which sheet is to be written."""
        if self.case is None:
            return
        self.menu.clear()
        there = {one.kind for one in self.case.reports if one.state != "void"}
        for kind in complaint_reports.offered(self.case.scheme):
            if kind not in complaint_reports.ONCE & there:
                action = QAction(shown(REPORT_KINDS[kind]), self.menu)
                action.triggered.connect(partial(self._new, kind))
                self.menu.addAction(action)
        self.menu.popup(self.mapToGlobal(self.rect().topRight()))

    def open_sheet(self, report_id: int) -> None:
        """Write a sheet that is there."""
        found = self._found(report_id)
        if self.case is not None and found is not None and found.state != "void" and not self._is_still():
            SheetDialog(self.desk, self.case, found.kind, found, self.window()).open()

    def decide(self) -> None:
        """What was decided upon the chosen sheet."""
        found = self._found(self.table.current_id())
        if self.case is not None and found is not None and found.kind in ("investigation", "petition"):
            SheetDecisionDialog(self.desk, self.case, found, self.window()).open()

    def void(self) -> None:
        """The chosen sheet was written by mistake."""
        found = self._found(self.table.current_id())
        if found is None or found.state == "void":
            return
        kind = shown(REPORT_KINDS[found.kind])
        reason = self.desk.prompts.ask_text(translate("complaint", "Why is the sheet void: {kind}?").format(kind=kind))
        if reason:
            self.desk.bus.run(complaint_reports.void, found.id, seen_version=found.row_version, reason=reason)

    def _new(self, kind: str) -> None:
        if self.case is not None:
            SheetDialog(self.desk, self.case, kind, parent=self.window()).open()

    def _found(self, report_id: int) -> ReportLine | None:
        reports = self.case.reports if self.case else ()
        return next((one for one in reports if one.id == report_id), None)

    def _is_still(self) -> bool:
        return self.tools_of_it[0].isHidden()


def _row(one: ReportLine) -> Row:
    payer = shown(FEE_PAYERS.get(one.fee_payer, ""))
    paid = translate("complaint", "fee: {payer}").format(payer=payer) if payer else ""
    about = " · ".join(
        part for part in (one.subject or one.institution or one.conclusion or one.findings, paid, one.decision) if part
    )
    day = one.made_on or one.due_on
    state = shown(SHEET_STATES[one.state])
    tone = {"draft": Tone.DUE, "void": Tone.PAUSED}.get(one.state, Tone.NORMAL)
    texts = (
        shown(REPORT_KINDS[one.kind]), about.replace("\n", " "), state, f"{day:%m-%d}" if day else "", one.made_by
    )  # fmt: skip
    return Row(one.id, texts, (tone,) * len(texts))
