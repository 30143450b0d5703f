"""Shares of a responsibility (R096, R120, R135): who answers for a case and with how much of it.

Shares are hundredths of a percent; together they are exactly 100.00 %.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.complaint import PARTIES, WHOLE

MOST_SHARES = 20
"""More responsible units than this are a list of everybody."""

OURS = "company"


@dataclass(frozen=True)
class Share:
    """A unit or person with a share. `unit` and `person` are names, ids are 0 where the lists do not know them."""

    unit: str = ""
    share: int = 0
    person: str = ""
    party: str = OURS
    department_id: int = 0
    staff_id: int = 0
    trigger: str = ""
    note: str = ""


def by_weight(weights: Sequence[int]) -> tuple[int, ...]:
    """The shares of weights of fault, together exactly the whole.

    Largest remainder: each is rounded down, what is left goes to those that lost most (the earlier one where equal).
    Raises UserError (field `shares`) for a weight below zero, or where all are zero.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise UserError(translate("complaint", "Give every unit its weight."), "shares")
    found = [weight * WHOLE // whole for weight in weights]
    lost = sorted(range(len(weights)), key=lambda at: (-(weights[at] * WHOLE % whole), at))
    for at in lost[: WHOLE - sum(found)]:
        found[at] += 1
    return tuple(found)


def evenly(count: int) -> tuple[int, ...]:
    """Equal shares of so many, together exactly the whole: 33.34, 33.33 and 33.33 of three."""
    return by_weight((1,) * count) if count else ()


def parse_percent(text: str) -> int:
    """Hundredths of a percent as typed: `33.33`, `33.33 %`, `３３`. Raises UserError (field `shares`)."""
    plain = unicodedata.normalize("NFKC", text).strip().removesuffix("%").strip()
    found = re.fullmatch(r"(\d{1,4})(?:\.(\d{1,2}))?", plain)
    if not found:
        message = translate("complaint", "“{text}” is not a share. Write it like 33.33.")
        raise UserError(message.format(text=text.strip()[:20]), "shares")
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))


def percent(share: int) -> str:
    """A share as it is shown, with at most two decimals: `60 %`, `33.33 %`."""
    return f"{share / 100:.2f}".rstrip("0").rstrip(".") + " %"


def check(shares: Sequence[Share]) -> tuple[Share, ...]:
    """The shares, if they are sound: at least one, each above zero, nobody twice, together exactly 100 %.

    Raises UserError (field `shares`).
    """
    if not shares:
        raise UserError(translate("complaint", "Name the responsible unit or person."), "shares")
    if len(shares) > MOST_SHARES:
        text = translate("complaint", "At most {most} units and persons share a responsibility.")
        raise UserError(text.format(most=MOST_SHARES), "shares")
    seen: set[tuple[str, str, str]] = set()
    for one in shares:
        if one.party not in PARTIES:
            raise UserError(translate("complaint", "Choose what kind of party it is."), "shares")
        if not one.unit:
            raise UserError(translate("complaint", "Every share belongs to a unit. Name it."), "shares")
        if isinstance(one.share, bool) or not isinstance(one.share, int) or not 0 < one.share <= WHOLE:
            text = translate("complaint", "The share of {name} must be above 0 and at most 100 %.")
            raise UserError(text.format(name=one.person or one.unit), "shares")
        key = (one.party, one.unit, one.person)
        if key in seen:
            text = translate("complaint", "{name} stands here twice.")
            raise UserError(text.format(name=one.person or one.unit), "shares")
        seen.add(key)
    refuse_odd_sum([one.share for one in shares])
    return tuple(shares)


def refuse_odd_sum(shares: Sequence[int]) -> None:
    """Raise UserError (field `shares`) unless the shares make 100 %: 99.99 % do not."""
    if sum(shares) != WHOLE:
        text = translate("complaint", "The shares add up to {sum} %. They must make 100 %.")
        raise UserError(text.format(sum=f"{sum(shares) / 100:.2f}"), "shares")


def finding_of(shares: Sequence[Share]) -> str:
    """Whose fault shares say it is: `ours`, or `shared` once anybody outside the company answers for a part."""
    return "ours" if all(one.party == OURS for one in shares) else "shared"


def in_words(shares: Sequence[Share]) -> str:
    """Units, persons and shares in one line, the largest first: `制造部 李明 60 %、质管部 40 %`."""
    order = sorted(shares, key=lambda one: -one.share)
    return "、".join(" ".join(part for part in (one.unit, one.person, percent(one.share)) if part) for one in order)
