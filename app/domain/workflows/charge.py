"""The life of a charge record (domain.md 3.5, R059): both ways from what is owed to money and invoice.

    collected on the spot:  open ─ collect → collected ─ hand_in → handed_in ─ invoice → invoiced ─ mail → paid
                            open ─ receive (no cash) ──────────────→ handed_in ─ no_invoice → paid
    invoice first:          open ─ invoice → invoiced [─ mail → mailed] ─ collect → collected ─ hand_in → paid
                                              invoiced | mailed ─ receive (no cash) ─────────────────→ paid
    waive ends what was never collected; void ends what there is nothing to charge for any more.

Every step may be taken back by a supervisor with a reason, in the opposite order. Cash is what somebody has in their
pocket: only that is handed over; what went straight to the company's account has reached finance already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.money import format_yuan
from app.domain import codes
from app.domain.workflows._machine import Guard, Machine, Transition

ON_SITE, INVOICE_FIRST = "on_site", "invoice_first"
CASH = "cash"


class State(StrEnum):
    """Where the money of a call is."""

    OPEN = "open"
    COLLECTED = "collected"
    HANDED_IN = "handed_in"
    INVOICED = "invoiced"
    MAILED = "mailed"
    PAID = "paid"
    WAIVED = "waived"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {State(code): label for code, label in codes.CHARGE_STATES.items()}
)

ENDED = frozenset({State.PAID, State.WAIVED, State.VOID})
"""Nothing is left to do."""


@dataclass(frozen=True)
class ChargeFacts:
    """What the guards ask for; amounts in fen. `due` is what the customer still owes, `given` what they pay.

    `limit` is the most that is collected on the spot for one call on one day, `taken` what was on that day already, by
    other records of the call (001 item 3: small amounts; a charge in two parts is no smaller). `unsaid_parts` names
    damaged parts of which nobody said what becomes of them (R060); `slip` is the hand-over slip that the money is on.
    """

    settlement: str = ""
    agreed: bool = False
    due: int = 0
    given: int = 0
    limit: int = 0
    taken: int = 0
    method: str = ""
    collected_by: str = ""
    unsaid_parts: str = ""
    invoice_number: str = ""
    mailed: bool = False
    slip: str = ""
    reason: str = ""


def _ready(facts: ChargeFacts) -> UserError | None:
    """R058, R060: named and agreed, and said what becomes of damaged parts, before any money or invoice."""
    if not facts.agreed:
        text = translate("charge", "Nobody agreed to this charge yet. Note on the call who was told and agreed.")
        return UserError(text)
    if facts.unsaid_parts:
        text = translate("charge", "Write first what becomes of the damaged part: {parts}.")
        return UserError(text.format(parts=facts.unsaid_parts))
    return None


def _given(facts: ChargeFacts) -> UserError | None:
    if facts.method not in codes.PAYMENT_METHODS:
        return UserError(translate("charge", "Choose how it was paid."), "method")
    if facts.given != facts.due:
        text = translate(
            "charge", "{amount} is owed, and collected as a whole. What is not paid is waived by a supervisor."
        )
        return UserError(text.format(amount=format_yuan(facts.due, symbol=True)), "amount")
    if not facts.collected_by:
        return UserError(translate("charge", "Enter who collected the money."), "collected_by")
    return None


def _on_the_spot(facts: ChargeFacts) -> UserError | None:
    if facts.settlement == INVOICE_FIRST:
        text = translate("charge", "The invoice comes first here. Make it out, or change how this is paid.")
        return UserError(text, "settlement")
    return too_much(facts.due, facts.taken, facts.limit) or _ready(facts) or _given(facts)


def too_much(due: int, taken: int, limit: int) -> UserError | None:
    """Why `due` is not collected on the spot where `taken` was, of the same call on the same day; None: it is.

    All in fen; whatever the method. What was taken back is not in `taken`, nor what was paid against an invoice.
    """
    if due + taken <= limit:
        return None
    most = format_yuan(limit, symbol=True)
    if not taken:
        text = translate("charges", "More than {limit} is not collected on the spot: the invoice comes first.")
        return UserError(text.format(limit=most), "settlement")
    text = translate(
        "charges",
        "{taken} of this call was collected on the spot that day already. With {due} more it is above {limit}: the "
        "invoice comes first.",
    )
    words = text.format(taken=format_yuan(taken, symbol=True), due=format_yuan(due, symbol=True), limit=most)
    return UserError(words, "settlement")


def _second_trip(facts: ChargeFacts) -> UserError | None:
    return _money_out(facts) or _given(facts)


def _money_out(facts: ChargeFacts) -> UserError | None:
    """The invoice went first, so that the money is still to come."""
    if facts.settlement == ON_SITE:
        return UserError(translate("charge", "This was collected on the spot already."))
    return None


def _spot(facts: ChargeFacts) -> UserError | None:
    if facts.settlement != ON_SITE:
        return UserError(translate("charge", "This is paid against an invoice, not collected on the spot."))
    return None


def _numbered(facts: ChargeFacts) -> UserError | None:
    if not facts.invoice_number:
        return UserError(translate("charge", "Enter the number of the invoice."), "invoice_number")
    return None


def _invoice_first(facts: ChargeFacts) -> UserError | None:
    if facts.settlement == ON_SITE:
        text = translate("charge", "This is collected on the spot: the invoice follows the money.")
        return UserError(text, "settlement")
    return _ready(facts) or _numbered(facts)


def _explained(facts: ChargeFacts) -> UserError | None:
    return None if facts.reason else UserError(translate("charge", "Write the reason."), "reason")


def _free_of_slip(facts: ChargeFacts) -> UserError | None:
    if facts.slip:
        text = translate("charge", "The money is on hand-over slip {number}. Void that first.")
        return UserError(text.format(number=facts.slip))
    return _explained(facts)


def _undo_spot(facts: ChargeFacts) -> UserError | None:
    return _spot(facts) or _free_of_slip(facts)


def _undo_paid(facts: ChargeFacts) -> UserError | None:
    return _money_out(facts) or _free_of_slip(facts)


def _undo_invoice_of_spot(facts: ChargeFacts) -> UserError | None:
    return _spot(facts) or _explained(facts)


def _written_off(facts: ChargeFacts) -> UserError | None:
    return _money_out(facts) or _explained(facts)


_COLLECT = QT_TRANSLATE_NOOP("charge", "Collect")  # 收款
_HAND_IN = QT_TRANSLATE_NOOP("charge", "Hand in to finance")  # 交财务
_INVOICE = QT_TRANSLATE_NOOP("charge", "Enter the invoice")  # 开具发票
_MAIL = QT_TRANSLATE_NOOP("charge", "Invoice sent")  # 寄出发票
_UNDO_MONEY = QT_TRANSLATE_NOOP("charge", "Take back the collection")
_UNDO_INVOICE = QT_TRANSLATE_NOOP("charge", "Withdraw the invoice")
_UNDO_SLIP = QT_TRANSLATE_NOOP("charge", "The hand-over slip is void")
_WAIVE = QT_TRANSLATE_NOOP("charge", "Waive")
_VOID = QT_TRANSLATE_NOOP("charge", "Nothing to charge any more")


def _to(
    event: str, sources: set[State], target: State | None, label: str, action: str, guard: Guard[ChargeFacts] | None
) -> Transition[ChargeFacts]:
    return Transition(event, frozenset(sources), target, label, f"charge.{action}", guard)


_S = State
MACHINE: Machine[ChargeFacts] = Machine(
    "charge",
    STATE_LABELS,
    ChargeFacts,
    (
        _to("choose", {_S.OPEN}, None, QT_TRANSLATE_NOOP("charge", "How it is paid"), "collect", None),
        _to("collect", {_S.OPEN}, _S.COLLECTED, _COLLECT, "collect", _on_the_spot),
        _to("collect", {_S.INVOICED, _S.MAILED}, _S.COLLECTED, _COLLECT, "collect", _second_trip),
        _to("receive", {_S.OPEN}, _S.HANDED_IN, _COLLECT, "collect", _on_the_spot),
        _to("receive", {_S.INVOICED, _S.MAILED}, _S.PAID, _COLLECT, "collect", _second_trip),
        _to("hand_in", {_S.COLLECTED}, _S.HANDED_IN, _HAND_IN, "hand_in", _spot),
        _to("hand_in_last", {_S.COLLECTED}, _S.PAID, _HAND_IN, "hand_in", _money_out),
        _to("invoice", {_S.OPEN}, _S.INVOICED, _INVOICE, "invoice", _invoice_first),
        _to("invoice", {_S.HANDED_IN}, _S.INVOICED, _INVOICE, "invoice", _numbered),
        _to("mail", {_S.INVOICED}, _S.MAILED, _MAIL, "invoice", _money_out),
        _to("mail_last", {_S.INVOICED}, _S.PAID, _MAIL, "invoice", _spot),
        _to("no_invoice", {_S.HANDED_IN}, _S.PAID, QT_TRANSLATE_NOOP("charge", "No invoice is wanted"), "invoice",
            _explained),
        _to("plan", {_S.INVOICED, _S.MAILED}, None, QT_TRANSLATE_NOOP("charge", "Plan the collection"), "invoice",
            _money_out),
        _to("reduce", {_S.OPEN}, None, QT_TRANSLATE_NOOP("charge", "Waive a part"), "waive", _explained),
        _to("waive", {_S.OPEN}, _S.WAIVED, _WAIVE, "waive", _explained),
        _to("waive", {_S.INVOICED, _S.MAILED}, _S.WAIVED, _WAIVE, "waive", _written_off),
        _to("undo_collection", {_S.COLLECTED, _S.HANDED_IN}, _S.OPEN, _UNDO_MONEY, "waive", _undo_spot),
        _to("undo_payment", {_S.COLLECTED, _S.PAID}, _S.INVOICED, _UNDO_MONEY, "waive", _undo_paid),
        _to("undo_paid_by_mail", {_S.COLLECTED, _S.PAID}, _S.MAILED, _UNDO_MONEY, "waive", _undo_paid),
        _to("withdraw_invoice", {_S.INVOICED, _S.MAILED}, _S.OPEN, _UNDO_INVOICE, "waive", _written_off),
        _to("invoice_again", {_S.INVOICED, _S.PAID}, _S.HANDED_IN, _UNDO_INVOICE, "waive", _undo_invoice_of_spot),
        _to("slip_void", {_S.HANDED_IN}, _S.COLLECTED, _UNDO_SLIP, "waive", _spot),
        _to("slip_void", {_S.PAID}, _S.COLLECTED, _UNDO_SLIP, "waive", _money_out),
        _to("void", {_S.OPEN}, _S.VOID, _VOID, "record", None),
    ),
)  # fmt: skip


def after(
    state: str, event: str, facts: ChargeFacts | Mapping[str, Any] | None = None, role: str | None = None
) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts, role))


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)


def is_open(state: str) -> bool:
    """Whether money or invoice are still to come."""
    return state not in ENDED


def owes(state: str, settlement: str) -> bool:
    """Whether the customer still owes the money."""
    if state == State.OPEN:
        return True
    return settlement != ON_SITE and state in (State.INVOICED, State.MAILED)


_ORDER = (
    "collect", "invoice", "hand_in", "mail", "no_invoice", "plan", "choose", "reduce", "waive", "undo_collection",
    "withdraw_invoice",
)  # fmt: skip


def steps(state: str, settlement: str, role: str, *, has_slip: bool = False) -> tuple[str, ...]:
    """What a person can begin with a record now, the natural next step first; by the names that `charges` has."""
    first = settlement != ON_SITE
    fits = {
        State.OPEN: ("collect", "invoice", "choose", "reduce", "waive"),
        State.COLLECTED: ("hand_in", "undo_collection"),
        State.HANDED_IN: ("invoice", "no_invoice", *(() if has_slip else ("undo_collection",))),
        State.INVOICED: ("mail", *(("collect", "plan", "waive") if first else ()), "withdraw_invoice"),
        State.MAILED: ("collect", "plan", "waive", "withdraw_invoice"),
        State.PAID: (("undo_collection",) if not has_slip else ()) if first else ("withdraw_invoice",),
    }.get(State(state), ())
    if state == State.OPEN and settlement:
        fits = tuple(name for name in fits if name != ("collect" if first else "invoice"))
    known = {item.event: item for item in MACHINE.transitions}
    return tuple(name for name in _ORDER if name in fits and known[name].is_for(role))
