"""Opinions of a customer or about a call, and the opinion card of a call, as sections of these records."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.core import clock
from app.core.i18n import shown, translate
from app.domain import opinion as words
from app.domain import permissions
from app.domain.workflows import opinion as workflow
from app.domain.workflows import opinion_card as cards
from app.services import opinion_cards, opinion_file
from app.services.opinion_file import OpinionLine
from app.ui.desk import Desk
from app.ui.dialogs.opinion import CustomerOpinionDialog
from app.ui.dialogs.opinion_printing import print_cards
from app.ui.theme import Tone
from app.ui.widgets.section import Row, Section, SmallTable, link_button


class OpinionsSection(Section):
    """The opinions, the latest first, a button for a new one; with a call also its card."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("opinion", "Opinions"), parent)
        self._desk = desk
        self._customer_id = self._call_id = self._card_id = 0
        role = desk.session.role
        self._may_see = permissions.allowed(role, "opinion.view")
        self._may_issue = permissions.allowed(role, "opinion_card.issue")
        if permissions.allowed(role, "opinion.record"):
            self.add_button("add", translate("opinion", "New opinion"), self.enter)
        self.card = link_button("", self._open_card, self, flush=True)
        self.add(self.card)
        heads = (
            translate("opinion", "Received"), translate("opinion", "Number"), translate("opinion", "Content"),
            translate("opinion", "Kind"), translate("opinion", "State"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=2, most=5)
        self.table.setAccessibleName(translate("opinion", "Opinions"))
        self.table.opened.connect(lambda row_id: desk.open_record("opinion", row_id))
        self.add(self.table)

    def show_customer(self, customer_id: int) -> None:
        """Show those of a customer."""
        self._customer_id, self._call_id = customer_id, 0
        self.card.hide()
        self._show(opinion_file.of_customer(customer_id) if self._may_see else ())

    def show_call(self, call_id: int, customer_id: int, *, is_done: bool) -> None:
        """Show those about a call, and its card; once the job is done one may be issued."""
        self._customer_id, self._call_id = customer_id, call_id
        self._card_id, state = opinion_file.card_of_call(call_id)
        if self._card_id:
            text = translate("opinion_card", "Opinion card: {state}").format(state=cards.state_label(state))
        else:
            text = translate("opinion_card", "Issue and print the opinion card")
        self.card.setText(text)
        self.card.setVisible(bool(self._card_id) or (is_done and self._may_issue))
        self._show(opinion_file.of_call(call_id) if self._may_see else ())

    def enter(self) -> None:
        """Register one."""
        CustomerOpinionDialog(
            self._desk, customer_id=self._customer_id, call_id=self._call_id, parent=self.window()
        ).open()

    def _open_card(self) -> None:
        if self._card_id:
            self._desk.open_record("opinion_card", self._card_id)
            return
        changes = self._desk.bus.run(opinion_cards.issue, call_ids=[self._call_id])
        if changes is not None:
            print_cards(self._desk, opinion_cards.of_calls([self._call_id]))

    def _show(self, lines: Sequence[OpinionLine]) -> None:
        self.table.put([_row(one) for one in lines])
        self.table.setVisible(bool(lines))


def _row(one: OpinionLine) -> Row:
    day = f"{clock.local(one.received_at):%Y-%m-%d}"
    content = one.content.replace("\n", " ")[:80]
    texts = (day, one.number, content, shown(words.KINDS[one.kind]), workflow.state_label(one.state))
    tone = Tone.DUE if one.state in workflow.OPEN else Tone.NORMAL
    return Row(one.id, texts, (*(Tone.NORMAL,) * 4, tone))
