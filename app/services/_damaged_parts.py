"""A part that the customer damaged (R060, 003d): charged at the latest market price, the damaged one disposed of only
with the customer's consent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import codes, validation
from app.models.service_call import ChargeLine, ServiceCall
from app.services import _call_events as events
from app.services._call_input import one_of
from app.services._use_case import UnitOfWork, get

MISUSE = "misuse"


@dataclass(frozen=True)
class DamagedPart:
    """What is said of a part that the customer damaged: the day of its market price (today when not given), what
    becomes of it (one of `codes.DISPOSALS`, empty while nobody said), who agreed.
    """

    priced_on: date | None = None
    disposal: str = ""
    disposal_by: str = ""


def fields_of(call: ServiceCall, exclusion: str, kind: str, said: DamagedPart) -> dict[str, Any]:
    """The columns of a line that tell of a damaged part; empty for any other line.

    Raises UserError for a consent without a name, or a price of a day to come or of before the call.
    """
    if exclusion != MISUSE or kind != "part":
        return {}
    one_of(said.disposal, ("", *codes.DISPOSALS), "disposal")
    who = validation.clean_line(said.disposal_by, field="disposal_by")
    if said.disposal == "consented" and not who:
        text = translate("charge", "Enter who agreed that the damaged part is disposed of.")
        raise UserError(text, "disposal_by")
    day = said.priced_on or clock.today()
    if day > clock.today():
        raise UserError(translate("charge", "This day lies in the future."), "priced_on")
    if day < clock.local(call.received_at).date():
        text = translate("charge", "The market price is older than the call: look it up again.")
        raise UserError(text, "priced_on")
    return {"priced_on": day, "disposal": said.disposal, "disposal_by": who if said.disposal else ""}


def settle(unit: UnitOfWork, line_id: int, seen_version: int | None, said: DamagedPart) -> ServiceCall:
    """Write what becomes of the damaged part, at any time: also long after the customer signed."""
    line = get(ChargeLine, line_id)
    call = events.load(unit, line.call_id, None)
    if line.exclusion != MISUSE or line.kind != "part" or line.is_void:
        raise UserError(translate("charge", "Only a part that the customer damaged asks for this."))
    if not said.disposal:
        raise UserError(translate("charge", "Choose what becomes of the damaged part."), "disposal")
    said = replace(said, priced_on=said.priced_on or line.priced_on)
    unit.update(line, seen_version, **fields_of(call, line.exclusion, line.kind, said))
    unit.touch(call)
    return call


def unsaid(call_id: int) -> list[str]:
    """The damaged parts of a call of which nobody said what becomes of them."""
    lines = ChargeLine.select().where(
        (ChargeLine.call == call_id)
        & (ChargeLine.exclusion == MISUSE)
        & (ChargeLine.kind == "part")
        & (ChargeLine.amount > 0)
        & (ChargeLine.disposal == "")
        & ~ChargeLine.is_void
    )
    return [line.description for line in lines.order_by(ChargeLine.id)]
