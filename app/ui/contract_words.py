"""What contracts give, in words: used of included, each in its own unit."""

from __future__ import annotations

from app.core.i18n import translate
from app.core.money import format_yuan
from app.domain.cover_facts import Entitlement
from app.services.contract_usage import Counter, Usage


def title_of(counter: Counter) -> str:
    """What an entitlement is called."""
    match counter.what:
        case Entitlement.VISITS:
            return translate("contract", "Visits")
        case Entitlement.MINUTES:
            return translate("contract", "Hours of work")
        case Entitlement.PARTS:
            return translate("contract", "Parts")


def words_of(counter: Counter) -> str:
    """Used of included, in the entitlement's own unit."""
    used, included = (_in_unit(counter, value) for value in (counter.used, counter.included))
    if counter.included is None:
        return translate("contract", "{used}, no limit").format(used=used)
    return translate("contract", "{used} of {included}").format(used=used, included=included)


def _in_unit(counter: Counter, value: int | None) -> str:
    if value is None:
        return ""
    if counter.what is Entitlement.PARTS:
        return format_yuan(value, symbol=True)
    return f"{value / 60:.1f}".removesuffix(".0") if counter.what is Entitlement.MINUTES else str(value)


def usage_text(usage: Usage) -> str:
    """What is limited, and how much of it is used, in one line."""
    limited = (counter for counter in usage.counters() if counter.included is not None)
    return " · ".join(f"{title_of(counter)} {words_of(counter)}" for counter in limited)
