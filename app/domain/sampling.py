"""How many pieces of a delivery are tested, and how many defective ones it may have (F85, Appendix A15).

The regulation's chapter is missing; the branch chooses among three rules in the settings.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from types import MappingProxyType

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.setting_custody import SAMPLING_RULES
from app.domain.stock import check_count

RULES: Mapping[str, str] = MappingProxyType(dict(SAMPLING_RULES))
"""How a sample is taken, by its code."""

_LOTS = (1, 8, 15, 25, 50, 90, 150, 280, 500, 1_200, 3_200, 10_000, 35_000, 150_000, 500_000)
_SAMPLES = (1, 2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1_250)
"""GB/T 2828.1-2012, tables 1 and 2-A: sample size by the size of the lot, general level II, normal inspection."""

_LEAST_TENTH = 5


def sample_size(rule: str, quantity: int) -> int:
    """How many of a delivery the rule wants tested. Raises UserError for a rule that does not exist."""
    check_count(quantity, "quantity", 1)
    if rule not in RULES:
        raise UserError(translate("sampling", "Choose how the sample is taken."), "sampling")
    if rule == "all":
        return quantity
    wanted = _SAMPLES[bisect_left(_LOTS, quantity)] if rule == "standard" else max(_LEAST_TENTH, -(-quantity // 10))
    return min(quantity, wanted)


def check_sample(rule: str, quantity: int, taken: int) -> int:
    """The size of a sample. Raises UserError for fewer pieces than the rule wants, or more than were delivered."""
    least = sample_size(rule, quantity)
    if check_count(taken, "sample_size", 1) < least:
        text = translate("sampling", "By the rule at least {count} of {quantity} are tested.")
        raise UserError(text.format(count=least, quantity=quantity), "sample_size")
    if taken > quantity:
        raise UserError(translate("sampling", "The sample is larger than the delivery."), "sample_size")
    return taken
