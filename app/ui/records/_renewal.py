"""The renewal of a contract on its record: last year's use beside the offer, the contact log, what to do next (F04)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.core import clock
from app.core.i18n import shown, translate
from app.core.money import format_yuan
from app.domain.workflows.contract_renewal import CHANNELS
from app.services import renewal_file, renewals
from app.services.renewal_file import ContactEntry, RenewalFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.notice_printing import print_notice, show_notices
from app.ui.dialogs.renewal import (
    LapseDialog,
    LogContactDialog,
    NextStepDialog,
    OfferDialog,
    RenewDialog,
    ToldDialog,
    loss_words,
    use_words,
)
from app.ui.icons import icon
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip

_STATE_TONES = {
    "expiring": Tone.DUE, "notified": Tone.DUE, "negotiating": Tone.DUE, "renewed": Tone.DONE, "lapsed": Tone.LATE,
}  # fmt: skip
_SHOWN_WITH = {"told": {"notify"}, "step": {"contact", "restore"}}
"""Buttons that are no event of the workflow, and the events that they stand beside."""


class RenewalSection(Section):
    """How far the renewal is and what can be done about it; `show_contract` fills it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("renewal", "Renewal"), parent)
        self._desk = desk
        self.found: RenewalFile | None = None
        self.state, self.bucket = chip("", parent=self), chip("", parent=self)
        for label in (self.bucket, self.state):
            self.head.addWidget(label)
        self.buttons = FlowLayout(SPACE // 2)
        self.renew = self._button("renew", "contract", translate("renewal", "Renew…"), self.open_renew, primary=True)
        self.contact = self._button("contact", "phone", translate("renewal", "Log contact"), self.open_contact)
        self.offer = self._button("offer", "edit", translate("renewal", "Offer"), self.open_offer)
        self.notice = self._button("notify", "print", translate("renewal", "Print notice"), self.print_notice)
        self.told = self._button("told", "promise", translate("renewal", "Told otherwise…"), self.open_told)
        self.step = self._button("step", "calendar", translate("renewal", "Next step…"), self.open_next_step)
        self.lapse = self._button("lapse", "cancel", translate("renewal", "Lapse…"), self.open_lapse)
        self.restore = self._button("restore", "undo", translate("renewal", "Undo the lapse"), self.undo_lapse)
        self.column.addLayout(self.buttons)
        self.facts = Facts(2, self)
        self.add(self.facts)
        self.use = QLabel(self)
        self.use.setWordWrap(True)
        self.add(self.use)
        heads = (translate("renewal", "When"), translate("renewal", "What was said"))
        self.contacts = SmallTable(heads, stretch=1, most=6)
        self.contacts.setAccessibleName(translate("renewal", "Contacts about the renewal"))
        self.add(self.contacts)
        self.nothing = QLabel(translate("renewal", "Nobody has spoken with the customer about it yet."), self)
        self.nothing.setProperty("role", "muted")
        self.add(self.nothing)
        self.successor = link_button("", self._open_successor, self, flush=True)
        self.add(self.successor)

    def show_contract(self, contract_id: int) -> None:
        """Read and show the renewal of a contract."""
        found = self.found = renewal_file.file(contract_id)
        set_chip(self.state, found.state_label, _STATE_TONES.get(found.state, Tone.NORMAL))
        set_chip(self.bucket, _bucket_words(found), Tone.LATE if found.bucket == "overdue" else Tone.DUE)
        for event, button in self._by_event.items():
            button.setVisible(bool(_SHOWN_WITH.get(event, {event}) & found.actions))
        if found.notices and "notify" not in found.actions:
            self.notice.setVisible(True)
        self.facts.set_facts(_facts(found))
        self.use.setText(use_words(found))
        self.contacts.put([_contact_row(one) for one in found.contacts])
        self.contacts.setVisible(bool(found.contacts))
        self.nothing.setVisible(not found.contacts and found.state not in ("renewed", "active"))
        words = translate("renewal", "Renewed by {number}").format(number=found.successor_number)
        self.successor.setText(words)
        self.successor.setVisible(bool(found.successor_id))

    def open_renew(self) -> None:
        """Open the form of the renewal."""
        self._open(RenewDialog)

    def open_contact(self) -> None:
        """Open the form of a contact."""
        self._open(LogContactDialog)

    def open_told(self) -> None:
        """Open the form of who was told without the notice."""
        self._open(ToldDialog)

    def open_next_step(self) -> None:
        """Open the form of the next step."""
        self._open(NextStepDialog)

    def open_offer(self) -> None:
        """Open the form of the offer."""
        self._open(OfferDialog)

    def open_lapse(self) -> None:
        """Open the form of the lapse."""
        self._open(LapseDialog)

    def print_notice(self) -> None:
        """Print the expiry notice; of a decided contract its last one again."""
        if self.found is None:
            return
        if "notify" in self.found.actions:
            print_notice(self._desk, self.found.contract_id)
        else:
            show_notices(self._desk, (self.found.contract_id,))

    def undo_lapse(self) -> None:
        """The lapse was a mistake."""
        found = self.found
        if found is not None:
            said = translate("renewal", "The contract is where it was before it lapsed.")
            self._desk.bus.run(
                renewals.undo_lapse, contract_id=found.contract_id, seen_version=found.row_version, said=said
            )

    def _open(self, dialog: Callable[..., FormDialog]) -> None:
        if self.found is not None:
            dialog(self._desk, self.found, self.window()).open()

    def _button(
        self, event: str, meaning: str, words: str, clicked: Callable[[], object], *, primary: bool = False
    ) -> QPushButton:
        button = QPushButton(icon(meaning, token="on_accent") if primary else icon(meaning), words, self)
        if primary:
            button.setProperty("role", "primary")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: clicked())
        if not hasattr(self, "_by_event"):
            self._by_event: dict[str, QPushButton] = {}
        self._by_event[event] = button
        self.buttons.addWidget(button)
        return button

    def _open_successor(self) -> None:
        if self.found is not None and self.found.successor_id:
            self._desk.open_record("contract", self.found.successor_id)


def _bucket_words(found: RenewalFile) -> str:
    if found.state in ("renewed", "lapsed") or found.contract_state == "cancelled" or found.bucket == "later":
        return ""
    if found.bucket == "overdue":
        return translate("renewal", "ended {days} days ago").format(days=-found.days_left)
    return translate("renewal", "within {days} days").format(days=found.bucket)


def _facts(found: RenewalFile) -> tuple[tuple[str, str], ...]:
    offer = ""
    if found.offer_fee is not None:
        offer = translate("renewal", "{fee} for {months} months").format(
            fee=format_yuan(found.offer_fee, symbol=True), months=found.offer_months
        )
    step = "  ".join(part for part in (_day(found.next_step_on), found.next_step) if part)
    return (
        (translate("renewal", "Fee so far"), format_yuan(found.fee, symbol=True)),
        (translate("renewal", "Offer"), offer),
        (translate("renewal", "Notified"), _day(found.notified_on)),
        (translate("renewal", "In the hands of"), found.owner),
        (translate("renewal", "Next step"), step),
        (translate("renewal", "Lapsed"), loss_words(found)),
    )


def _contact_row(one: ContactEntry) -> Row:
    """Day and way; what was said, by whom with whom, and what comes next."""
    when = " ".join((f"{clock.local(one.happened_at):%Y-%m-%d}", shown(CHANNELS.get(one.channel, one.channel))))
    who = " → ".join(part for part in (one.by, one.person) if part)
    step = " ".join(part for part in (_day(one.next_step_on), one.next_step) if part)
    said = " · ".join(part for part in (one.said.replace("\n", " "), step and f"▸ {step}", who) if part)
    return Row(one.id, (when, said))


def _day(day: object) -> str:
    return str(day) if day else ""
