"""Forms of the renewal desk: a contact, an offer, the renewal with its changes listed, the lapse (3.8, R030)."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain.workflows import contract_renewal as workflow
from app.services import renewal_file, renewals
from app.services.renewal_file import Proposal, RenewalFile
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.theme import Tone, mark
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit, MomentEdit
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.number_edit import NumberEdit
from app.ui.widgets.section import Row, SmallTable

_WIDE = 620


class LogContactDialog(FormDialog):
    """Who spoke with whom about the renewal, what was said, what comes next."""

    help_page = "renewal"

    def __init__(self, desk: Desk, found: RenewalFile, parent: QWidget | None = None) -> None:
        title = translate("renewal", "Contact about {number}").format(number=found.number)
        super().__init__(desk, title, translate("renewal", "Log contact"), parent=parent)
        self._found = found
        self.explain(found.customer_name)
        form = self.form
        form.add("said", translate("renewal", "What was said"), LongText(3), required=True)
        form.add("channel", translate("renewal", "How"), choice(workflow.CHANNELS))
        form.add("person", translate("renewal", "With whom"), QLineEdit())
        form.add("by", translate("renewal", "Who of us"), QLineEdit())
        form.add("next_step", translate("renewal", "Next step"), QLineEdit())
        form.add("next_step_on", translate("renewal", "On"), DateEdit())
        form.add("happened_at", translate("renewal", "Happened"), MomentEdit(), translate("visit", "Empty means now."))
        form.set_values({"by": desk.session.full_name})
        self.setMinimumWidth(_WIDE)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Write it down."""
        found = self._found
        step = partial(renewals.log_contact, said=values.pop("said"))  # the bus has a word of its own by that name
        return self.desk.bus.run(
            step, contract_id=found.contract_id, seen_version=found.row_version, on_error=self.on_error, **values
        )


class OfferDialog(FormDialog):
    """The fee and the length of the term that are offered."""

    help_page = "renewal"

    def __init__(self, desk: Desk, found: RenewalFile, parent: QWidget | None = None) -> None:
        title = translate("renewal", "Offer for {number}").format(number=found.number)
        super().__init__(desk, title, translate("renewal", "Make the offer"), parent=parent)
        self._found = found
        self.explain(use_words(found))
        self.form.add("fee", translate("renewal", "Fee"), MoneyEdit(), required=True)
        self.form.add("months", translate("renewal", "Months"), NumberEdit(), required=True)
        fee = found.fee if found.offer_fee is None else found.offer_fee
        self.form.set_values({"fee": fee, "months": found.offer_months or found.months})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Make the offer."""
        found = self._found
        return self.desk.bus.run(
            renewals.offer, contract_id=found.contract_id, seen_version=found.row_version, on_error=self.on_error,
            **values,
        )  # fmt: skip


class NextStepDialog(FormDialog):
    """What comes next and when, without a talk; both empty means that nothing is to be done."""

    help_page = "renewal"

    def __init__(self, desk: Desk, found: RenewalFile, parent: QWidget | None = None) -> None:
        title = translate("renewal", "Next step for {number}").format(number=found.number)
        super().__init__(desk, title, translate("renewal", "Save"), parent=parent)
        self._found = found
        self.explain(found.customer_name)
        hint = translate("renewal", "Leave both empty when nothing is to be done.")
        self.form.add("next_step", translate("renewal", "Next step"), QLineEdit(), hint)
        self.form.add("next_step_on", translate("renewal", "On"), DateEdit())
        self.form.set_values({"next_step": found.next_step, "next_step_on": found.next_step_on})
        self.setMinimumWidth(460)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Keep it."""
        found = self._found
        return self.desk.bus.run(
            renewals.set_next_step, contract_id=found.contract_id, seen_version=found.row_version,
            on_error=self.on_error, **values,
        )  # fmt: skip


class ToldDialog(FormDialog):
    """The customer was told another way than by the printed notice."""

    help_page = "renewal"

    def __init__(self, desk: Desk, found: RenewalFile, parent: QWidget | None = None) -> None:
        title = translate("renewal", "Customer of {number} was told").format(number=found.number)
        super().__init__(desk, title, translate("renewal", "Mark as notified"), parent=parent)
        self._found = found
        self.explain(translate("renewal", "By telephone or message, without the printed notice."))
        self.form.add("notified_on", translate("renewal", "Told on"), DateEdit(), required=True)
        self.form.set_values({"notified_on": clock.today()})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Mark it."""
        found = self._found
        return self.desk.bus.run(
            renewals.mark_notified, contract_id=found.contract_id, seen_version=found.row_version,
            on_error=self.on_error, **values,
        )  # fmt: skip


class LapseDialog(FormDialog):
    """The customer does not renew: why, and whether to ask again."""

    help_page = "renewal"

    def __init__(self, desk: Desk, found: RenewalFile, parent: QWidget | None = None) -> None:
        title = translate("renewal", "Let {number} lapse").format(number=found.number)
        super().__init__(desk, title, translate("renewal", "Let lapse"), parent=parent)
        self._found = found
        mark(self.verb, role="danger")
        text = translate(
            "renewal",
            "Covered until {day}; calls after it are chargeable. {customer} becomes a prospect unless another contract "
            "is in force.",
        )
        self.explain(text.format(day=found.ends_on.isoformat(), customer=found.customer_name))
        reasons = choice({"": "", **workflow.LOSS_REASONS})
        self.form.add("loss_reason", translate("renewal", "Reason"), reasons, required=True)
        self.form.add("loss_note", translate("renewal", "In words"), QLineEdit())
        reasons.currentIndexChanged.connect(
            lambda _place: self.form.set_required("loss_note", reasons.currentData() == "other")
        )
        self.form.add("next_step", translate("renewal", "Next step"), QLineEdit())
        self.form.add("next_step_on", translate("renewal", "On"), DateEdit())
        self.setMinimumWidth(_WIDE)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Let it lapse."""
        found = self._found
        return self.desk.bus.run(
            renewals.lapse, contract_id=found.contract_id, seen_version=found.row_version, on_error=self.on_error,
            **values,
        )  # fmt: skip


class _CarriedDevices(QListWidget):
    """Ticks before the devices that a successor may cover; an editor of a form whose value is their ids."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__()
        for one in proposal.devices:
            words = one.title
            if one.is_out_of_use:
                words = translate("renewal", "{device} (out of use, stays behind)").format(device=one.title)
            elif not one.was_covered:
                words = translate("renewal", "{device} (not covered so far)").format(device=one.title)
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, one.device_id)
            flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags & ~Qt.ItemFlag.ItemIsEnabled if one.is_out_of_use else flags)
            carried = one.was_covered and not one.is_out_of_use
            item.setCheckState(Qt.CheckState.Checked if carried else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setFixedHeight(min(150, 30 + 22 * max(1, len(proposal.devices))))

    def value(self) -> tuple[int, ...]:
        """The ids that are ticked."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(one.data(Qt.ItemDataRole.UserRole) for one in items if one.checkState() is Qt.CheckState.Checked)

    def set_value(self, ids: tuple[int, ...]) -> None:
        """Tick these."""
        for row in range(self.count()):
            on = self.item(row).data(Qt.ItemDataRole.UserRole) in (ids or ())
            self.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


class RenewDialog(FormDialog):
    """A successor or a further term; what changes is listed before it is done."""

    help_page = "renewal"

    def __init__(self, desk: Desk, found: RenewalFile, parent: QWidget | None = None) -> None:
        title = translate("renewal", "Renew {number}").format(number=found.number)
        super().__init__(desk, title, translate("renewal", "Renew"), parent=parent, columns=2)
        self._found = found
        self.proposal = proposal = renewal_file.proposal(found.contract_id)
        self.explain(translate("renewal", "Goes along: {what}").format(what=", ".join(proposal.carried)))
        self.way = QComboBox()
        self.way.addItem(translate("renewal", "by a new contract"), False)
        if proposal.may_add_term:
            self.way.addItem(translate("renewal", "by another term of this contract"), True)
        form = self.form
        form.add("way", translate("renewal", "How"), self.way, wide=True)
        form.add("starts_on", translate("renewal", "From"), DateEdit(), required=True)
        form.add("ends_on", translate("renewal", "Until"), DateEdit(), required=True)
        form.add("fee", translate("renewal", "Fee"), MoneyEdit(), required=True)
        form.add("signed_on", translate("renewal", "Signed on"), DateEdit())
        self.devices = _CarriedDevices(proposal)
        form.add("device_ids", translate("renewal", "Devices"), self.devices, wide=True)
        form.set_visible("device_ids", bool(proposal.devices))
        form.add("notes", translate("renewal", "Notes"), QLineEdit(), wide=True)
        form.set_values({"starts_on": proposal.starts_on, "ends_on": proposal.ends_on, "fee": proposal.fee})
        caption = QLabel(translate("renewal", "What changes"), self)
        caption.setProperty("role", "caption")
        heads = (translate("renewal", "What"), translate("renewal", "So far"), translate("renewal", "From now on"))
        self.changes_table = SmallTable(heads, stretch=2, most=6)
        self.changes_table.setAccessibleName(translate("renewal", "What changes"))
        self.body.addWidget(caption)
        self.body.addWidget(self.changes_table)
        form.edited.connect(self._compare)
        self.devices.itemChanged.connect(lambda _item: self._compare())
        self.way.currentIndexChanged.connect(lambda _index: self._turn())
        self.setMinimumWidth(720)
        self._compare()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Renew."""
        by_term, ids = values.pop("way"), values.pop("device_ids")
        found = self._found
        for field in ("starts_on", "ends_on", "fee"):
            if values[field] is None:
                self.form.set_error(field, translate("contract", "Please fill this in."))
                return None
        same = {"contract_id": found.contract_id, "seen_version": found.row_version, "on_error": self.on_error}
        if by_term:
            return self.desk.bus.run(renewals.renew_by_term, **same, **values)
        return self.desk.bus.run(renewals.renew, **same, **values, device_ids=ids)

    def _turn(self) -> None:
        self.form.set_visible("device_ids", bool(self.proposal.devices) and not self.way.currentData())
        self._compare()

    def _compare(self) -> None:
        """What would change with what stands in the form now."""
        values: dict[str, Any] = {}
        for field in ("starts_on", "ends_on", "fee"):
            try:
                values[field] = self.form.editor(field).value()
            except UserError:
                values[field] = None
        kept = tuple(one.device_id for one in self.proposal.devices if one.was_covered)
        ids = kept if self.way.currentData() else self.devices.value()
        rows = []
        for place, one in enumerate(renewal_file.differences(self._found.contract_id, **values, device_ids=ids), 1):
            tone = Tone.NORMAL if one.after else Tone.PAUSED
            rows.append(Row(place, (one.what, one.before, one.after), (tone, tone, tone)))
        self.changes_table.put(rows)


def use_words(found: RenewalFile) -> str:
    """Last year's use in one sentence, for who makes the offer."""
    from app.core.money import format_yuan

    use = found.use
    text = translate(
        "renewal",
        "Since {since}: visits {visits}, inspections {inspections}, hours of work {hours}, parts {parts}. By the price "
        "list {price}; the fee for these days was {fee}.",
    )
    hours = f"{use.minutes / 60:.1f}".rstrip("0").rstrip(".")
    money = {name: format_yuan(getattr(use, name), symbol=True) for name in ("parts", "price", "fee")}
    return text.format(
        since=use.since.isoformat(), visits=use.visits, inspections=use.inspections, hours=hours, **money
    )


def loss_words(found: RenewalFile) -> str:
    """Why a contract lapsed, and when."""
    words = "：".join(part for part in (shown(found.loss_reason), found.loss_note) if part)
    return f"{found.outcome_on.isoformat()}  {words}" if found.outcome_on and words else words
