"""Parts of the record of a contract: use of its entitlements, lineage, terms, rests, instalments, history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from app.core import clock
from app.core.i18n import translate
from app.core.money import format_yuan
from app.domain import permissions
from app.domain.cover_facts import Entitlement
from app.services import contract_instalments, history
from app.services.contract_file import ContractFile, LineageStep
from app.services.contract_instalments import InstalmentEntry
from app.services.contract_usage import Usage
from app.services.contracts import ContractEntry
from app.ui.contract_words import title_of, words_of
from app.ui.desk import Desk
from app.ui.dialogs.contract_actions import InstalmentsDialog, PaymentDialog
from app.ui.records._contracts import state_words
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.meter import Meter
from app.ui.widgets.section import Row, Section, SmallTable, link_button

_MOST_HISTORY = 100


class UsageStrip(QWidget):
    """What the current term has used of what it includes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meters = [Meter(self) for _ in Entitlement]
        row = FlowLayout(SPACE * 2, self)
        for meter in self.meters:
            row.addWidget(meter)

    def show_usage(self, usage: Usage) -> None:
        """Show the counters."""
        for meter, counter in zip(self.meters, usage.counters(), strict=True):
            share = counter.used / counter.included if counter.included else float(counter.is_used_up)
            meter.show_use(title_of(counter), words_of(counter), None if counter.included is None else share)


class LineageStrip(Section):
    """The line of renewals, oldest first; each contract opens."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("contract", "Line of renewals"), parent)
        self._desk = desk
        self.holder = QWidget(self)
        self.flow = FlowLayout(SPACE // 2, self.holder)
        self.add(self.holder)
        self.links: list[QWidget] = []

    def show_line(self, steps: Sequence[LineageStep]) -> None:
        """Show the line; one contract alone is none."""
        for widget in self.links:
            self.flow.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.links = []
        self.setVisible(len(steps) > 1)
        if len(steps) > 1:
            for place, step in enumerate(steps):
                if place:
                    self._put(QLabel("→", self.holder))
                self._put(self._step(step))
        self.holder.updateGeometry()

    def _put(self, widget: QWidget) -> None:
        self.links.append(widget)
        self.flow.addWidget(widget)
        widget.show()

    def _step(self, step: LineageStep) -> QWidget:
        terms = translate("contract", "{count} terms").format(count=step.terms) if step.terms > 1 else ""
        state = state_words(step.state, step.ends_on)
        words = translate("contract", "{number} ({start} – {end}, {state})").format(
            number=step.number,
            start=step.starts_on.isoformat(),
            end=step.ends_on.isoformat(),
            state=", ".join(part for part in (terms, state) if part),
        )
        if step.is_this:
            return QLabel(words, self.holder)
        return link_button(words, lambda: self._desk.open_record("contract", step.contract_id), self.holder, flush=True)


class TermsSection(Section):
    """The terms of a contract and the spans in which it rests."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("contract", "Terms"), parent)
        heads = (
            translate("contract", "Term"), translate("contract", "From"), translate("contract", "Until"),
            translate("contract", "Fee"), translate("contract", "Agreed on"), translate("contract", "Notes"),
        )  # fmt: skip
        self.terms = SmallTable(heads, stretch=5, most=6)
        self.terms.setAccessibleName(translate("contract", "Terms"))
        self.add(self.terms)
        heads = (
            translate("contract", "Suspended from"), translate("contract", "Until"), translate("contract", "Reason"),
        )  # fmt: skip
        self.rests = SmallTable(heads, stretch=2, most=4)
        self.rests.setAccessibleName(translate("contract", "Suspensions"))
        self.add(self.rests)

    def show_file(self, file: ContractFile) -> None:
        """Show them; the current term is marked."""
        self.terms.put([
            Row(
                term.ordinal,
                (
                    f"★ {term.ordinal}" if term.is_current else str(term.ordinal),
                    term.starts_on.isoformat(), term.ends_on.isoformat(), format_yuan(term.fee),
                    term.agreed_on.isoformat() if term.agreed_on else "", term.notes,
                ),
                (Tone.NORMAL,) * 6 if term.is_current else (Tone.PAUSED,) * 6,
            )
            for term in file.terms
        ])  # fmt: skip
        today = clock.today()
        self.rests.setVisible(bool(file.suspensions))
        self.rests.put([
            Row(
                one.id,
                (one.since.isoformat(), one.until.isoformat() if one.until else "–", one.reason),
                (Tone.DUE if one.until is None or one.until >= today else Tone.PAUSED,) * 2,
            )
            for one in file.suspensions
        ])  # fmt: skip


class InstalmentsSection(Section):
    """The plan of payments; Enter marks one as paid."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("contract", "Instalments"), parent)
        self._desk = desk
        self._entry: ContractEntry | None = None
        self._known: tuple[InstalmentEntry, ...] = ()
        if permissions.allowed(desk.session.role, "contract.instalment"):
            self.add_button("edit", translate("contract", "Plan the instalments"), self.plan)
            self.add_button("charges", translate("contract", "The chosen one is paid"), self.pay)
            self.add_button("void", translate("contract", "Void the chosen one"), self.void)
        heads = (
            translate("contract", "Due"), translate("contract", "Amount"), translate("contract", "State"),
            translate("contract", "Invoice"), translate("contract", "Term"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=3, most=8)
        self.table.setAccessibleName(translate("contract", "Instalments"))
        self.table.opened.connect(lambda _id: self.pay())
        self.mismatch = QLabel(self)
        self.mismatch.setProperty("role", "error")
        self.mismatch.setWordWrap(True)
        self.add(self.mismatch)
        self.add(self.table)

    def show_file(self, file: ContractFile) -> None:
        """Show the instalments of every term, the current one's first."""
        self._entry, self._known = file.entry, file.instalments
        ordered = sorted(file.instalments, key=lambda one: (-one.term, one.is_void, one.due_on))
        self.table.setVisible(bool(ordered))
        self.table.put([_instalment_row(one) for one in ordered])
        live = [one.amount for one in ordered if one.term == file.entry.term and not one.is_void]
        self.mismatch.setVisible(bool(live) and sum(live) != file.entry.fee)
        text = translate(
            "contract", "The instalments of this term add up to {total}, the fee is {fee}. Plan them anew."
        )
        fee, total = (format_yuan(amount, symbol=True) for amount in (file.entry.fee, sum(live)))
        self.mismatch.setText(text.format(total=total, fee=fee))

    def plan(self) -> None:
        """Open the plan."""
        if self._entry is not None:
            InstalmentsDialog(self._desk, self._entry, self._known, self.window()).open()

    def pay(self) -> None:
        """Mark the chosen one as paid."""
        part = self._chosen()
        if part is not None and permissions.allowed(self._desk.session.role, "contract.instalment"):
            PaymentDialog(self._desk, part, self.window()).open()

    def void(self) -> None:
        """Take the chosen one out of the plan."""
        part = self._chosen()
        if part is None:
            return
        reason = self._desk.prompts.ask_text(translate("contract", "Why is this instalment voided?"))
        if reason:
            self._desk.bus.run(
                contract_instalments.void, instalment_id=part.id, seen_version=part.row_version, reason=reason
            )

    def _chosen(self) -> InstalmentEntry | None:
        chosen = self.table.current_id()
        return next((one for one in self._known if one.id == chosen and not one.is_void), None)


def _instalment_row(one: InstalmentEntry) -> Row:
    if one.is_void:
        state = translate("contract", "voided: {reason}").format(reason=one.notes)
    elif one.paid_on:
        state = translate("contract", "paid on {day}").format(day=one.paid_on.isoformat())
    elif one.tone == "late":
        state = translate("contract", "overdue")
    else:
        state = translate("contract", "not paid")
    tone = Tone(one.tone)
    quiet = Tone.PAUSED if one.is_void else Tone.NORMAL
    texts = (one.due_on.isoformat(), format_yuan(one.amount), state, one.invoice_number, str(one.term))
    return Row(one.id, texts, (tone, quiet, tone, quiet, quiet))


class HistorySection(Section):
    """Who changed what, for those who may read the audit trail."""

    def __init__(self, desk: Desk, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(translate("contract", "History"), parent)
        self._kind = kind
        self._may = permissions.allowed(desk.session.role, "audit.view")
        heads = (translate("contract", "When"), translate("contract", "Who"), translate("contract", "What"))
        self.table = SmallTable(heads, stretch=2, most=12)
        self.table.setAccessibleName(translate("contract", "History"))
        self.add(self.table)
        self.setVisible(self._may)

    def show_of(self, row_id: int) -> None:
        """Show the latest lines."""
        if not self._may:
            return
        rows = []
        for line in history.of(self._kind, row_id, _MOST_HISTORY):
            changes = " · ".join(
                f"{one.label}: {one.old} → {one.new}" if one.old else f"{one.label}: {one.new}"
                for one in line.changes
                if one.old or one.new
            )
            what = " ".join(part for part in (line.about, line.what, changes, line.reason) if part)
            rows.append(Row(line.seq, (f"{clock.local(line.at):%Y-%m-%d %H:%M}", line.who, what)))
        self.table.put(rows)
