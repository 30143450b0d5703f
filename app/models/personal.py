"""Which columns hold personal data, and who may see them: what is read for people passes here, below every screen.

`app.services._masking` says who acts. The tables' number fields ask `masker` with every value that is read
(`app.models.base.NumberField`), the ledgers with every row; inside a use case nothing is masked, for what it copies
must be whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.domain.masking import Masker

NUMBERS = frozenset({"phone", "phone_digits", "email"})
"""Columns that hold a number and nothing else."""

_WORDS = ("notes", "consent_note", "other_contact", "fault_text", "solution_text", "comment", "content", "answer")

KINDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        kind: NUMBERS.union(_WORDS)
        for kind in (
            "customer", "contact", "service_call", "complaint", "opinion", "opinion_card", "relationship_card",
            "return_visit", "survey_respondent", "anomaly_notice", "exchange_request",
        )
    }
    | {"audit_entry": frozenset({"changes", "reason"})}
)  # fmt: skip
"""By table the columns that hold numbers of customers' people, or in whose words they may stand.

Colleagues and suppliers are not among them: their numbers are for work.
"""

_provider: list[Callable[[], Masker | None]] = []


def tell(provider: Callable[[], Masker | None]) -> None:
    """Ask this from now on who may see what."""
    _provider[:] = [provider]


def masker() -> Masker | None:
    """What masks for the person acting; None when they see everything."""
    return _provider[0]() if _provider else None


def number(value: str) -> str:
    """A number as the person acting sees it, for what is read without the tables' fields."""
    hides = masker()
    return hides.number(value) if hides is not None else value


def worded(kind: str, column: str, value: str) -> str:
    """A stored value of this column as the person acting sees it."""
    if column not in KINDS.get(kind, ()):
        return value
    hides = masker()
    if hides is None:
        return value
    return hides.number(value) if column in NUMBERS else hides.text(value)
