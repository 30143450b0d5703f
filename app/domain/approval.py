"""Who may decide a proposal (002C, domain table 4.4; peers.md 57–63): the ladder by amount, and who may not decide.

Nobody decides a case that they registered or put forward, are named in, or benefit from; nobody decides beyond their
own limit, and who has no limit decides nothing. A case that looks split in two to stay under a rung is noticed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import format_yuan
from app.domain.complaint_scheme import Rung, Scheme


@dataclass(frozen=True)
class Tie:
    """What binds the person who wants to decide to the case."""

    registered: bool = False
    put_forward: bool = False
    named_as: str = ""  # as which name the case names them; empty: not at all
    benefits: bool = False


@dataclass(frozen=True)
class Sibling:
    """Another case of the same customer about the same goods: its number and amount in fen."""

    number: str
    amount: int


def place(scheme: Scheme, amount: int) -> int:
    """On which rung of the ladder an amount in fen is decided, from 0."""
    return scheme.rungs.index(scheme.rung(amount))


def refusal(limit: int | None, amount: int, tie: Tie, *, self_approval: bool = False) -> UserError | None:
    """Why a person with this limit may not decide this amount; None when they may.

    `self_approval` (a setting for the smallest offices) lets them decide what they registered or put forward, never
    what names them or benefits them.
    """
    text = ""
    if tie.named_as:
        text = translate("approval", "{name} is named in this case and cannot decide it.").format(name=tie.named_as)
    elif tie.benefits:
        text = translate("approval", "Who benefits from this case cannot decide it.")
    elif tie.registered and not self_approval:
        text = translate("approval", "Nobody decides a case that they registered themselves.")
    elif tie.put_forward and not self_approval:
        text = translate("approval", "Nobody decides a proposal that they put forward themselves.")
    elif limit is None:
        text = translate("approval", "You have no approval limit and cannot decide. An administrator sets limits.")
    elif amount > limit:
        text = translate("approval", "{amount} is above your limit of {limit}.")
        text = text.format(amount=format_yuan(amount), limit=format_yuan(limit))
    return UserError(text, "approval") if text else None


def split_warning(scheme: Scheme, amount: int, siblings: Iterable[Sibling]) -> str:
    """A sentence where this case and its siblings, each on a lower rung, reach a higher one together; else empty."""
    others = [one for one in siblings if one.amount > 0]
    if not scheme.rungs or not others or amount <= 0:
        return ""
    together = amount + sum(one.amount for one in others)
    if place(scheme, together) <= max(place(scheme, one) for one in (amount, *(other.amount for other in others))):
        return ""
    text = translate(
        "approval", "Looks split: with {numbers} of the same customer and goods it comes to {sum}, decided by {title}."
    )
    return text.format(
        numbers=translate("approval", ", ").join(f"{one.number} ({format_yuan(one.amount)})" for one in others),
        sum=format_yuan(together), title=scheme.rung(together).title.zh,
    )  # fmt: skip


def rung_words(rung: Rung) -> str:
    """A rung in words: who decides up to which amount."""
    if rung.up_to is None:
        return translate("approval", "{title}: any amount").format(title=rung.title.zh)
    return translate("approval", "{title}: up to {amount}").format(title=rung.title.zh, amount=format_yuan(rung.up_to))
