"""How charge records read and are coloured wherever they are shown."""

from __future__ import annotations

from app.core import clock
from app.core.i18n import shown, translate
from app.core.money import format_yuan
from app.domain import codes
from app.services.charge_file import ChargedLine, ChargeFile, ChargeSummary
from app.services.service_call_file import Charge
from app.ui.theme import Tone

_ENDED = {"paid": Tone.DONE, "waived": Tone.PAUSED, "void": Tone.PAUSED}


def state_words(one: ChargeFile | ChargeSummary) -> str:
    """Where the money is."""
    return shown(codes.CHARGE_STATES[one.state])


def state_tone(one: ChargeFile | ChargeSummary) -> Tone:
    """Late, due, done."""
    if one.state in _ENDED:
        return _ENDED[one.state]
    if one.due_on is not None and one.due_on < clock.today():
        return Tone.LATE
    return Tone.DUE


def next_words(one: ChargeFile | ChargeSummary) -> str:
    """What comes next, by when; empty when nothing does."""
    if not one.is_open or one.due_on is None:
        return ""
    first = one.settlement == "invoice_first"
    words = {
        "open": translate("charge", "invoice by {day}") if first else translate("charge", "collect by {day}"),
        "collected": translate("charge", "to finance by {day}"),
        "handed_in": translate("charge", "invoice by {day}"),
        "invoiced": translate("charge", "paid by {day}") if first else translate("charge", "send the invoice by {day}"),
        "mailed": translate("charge", "paid by {day}"),
    }[one.state]
    return words.format(day=one.due_on.isoformat())


def counted(one: ChargedLine | Charge) -> str:
    """How much of a part or piece of work at what price: "2 小时 × 100.00"."""
    amount = " ".join(part for part in (str(one.quantity), one.unit) if part)
    return f"{amount} × {format_yuan(one.unit_price)}"


def yuan(fen: int) -> str:
    """An amount with its sign; nothing for none."""
    return format_yuan(fen, symbol=True) if fen else ""
