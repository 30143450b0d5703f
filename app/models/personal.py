"""Which columns hold personal data, and who may see them: what is read for people passes here, below every screen.

`app.services._masking` says who acts. Every column of text asks `masker` with every value that is read
(`app.models.base`), the ledgers with every row, what reads by statements of its own through `query`; inside a use case
nothing is masked, for what it copies must be whole. People write numbers anywhere, into names and addresses too: so
what may be read whole is named here, not what is masked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from app.domain.masking import KEPT_WHOLE, NUMBERS, Masker
from app.models import database

if TYPE_CHECKING:
    from app.models.base import Table

_WORDS = ("notes", "consent_note", "other_contact", "fault_text", "solution_text", "comment", "content", "answer")

_OF_THE_HOUSE = frozenset(
    {
        "app_user", "assessment_indicator", "audit_anchor", "branch_key", "branch_setting", "calendar_day",
        "complaint_scheme", "department", "draft", "fault_category", "number_series", "price_item", "shift_duty",
        "staff", "supplier", "survey_question", "user_preference",
    }
)  # fmt: skip
"""The branch's own lists, its people and its suppliers, whose numbers are for work; a draft is read by who types it."""

_TYPED_NUMBERS = ("order_number", "invoice_number", "tax_number", "proof_number", "delivery_number", "paper_number")
"""Numbers of other people's papers, typed by hand. All other `…_number` are drawn by the program."""

_PAPERS = frozenset({("issued_paper", "content"), ("month_closing", "content")})
"""Kept under a digest: masked where they are shown (`seen`)."""

_provider: list[Callable[[], Masker | None]] = []


def tell(provider: Callable[[], Masker | None]) -> None:
    """Ask this from now on who may see what."""
    _provider[:] = [provider]


def masker() -> Masker | None:
    """What masks for the person acting; None when they see everything."""
    return _provider[0]() if _provider else None


def columns_about_people(table: type[Table]) -> frozenset[str]:
    """The columns with numbers of customers' people and those for words about them, in a table that keeps such."""
    return NUMBERS.union(_WORDS) if table.tells_of_people else frozenset()


def is_private(kind: str, column: str) -> bool:
    """Whether this column of text may tell of a customer's people."""
    if kind in _OF_THE_HOUSE or column in KEPT_WHOLE or (kind, column) in _PAPERS:
        return False
    return not column.endswith("_number") or column in _TYPED_NUMBERS


def worded(kind: str, column: str, value: str) -> str:
    """A stored value of this column as the person acting sees it."""
    hides = masker() if value and is_private(kind, column) else None
    return value if hides is None else hides.value(column, value)


def said(text: str) -> str:
    """Words from anywhere as the person acting sees them."""
    hides = masker()
    return text if hides is None or not text else hides.text(text)


def seen(content: Any) -> Any:
    """Nested plain values, such as those of a paper, as the person acting sees them."""
    hides = masker()
    return content if hides is None else hides.content(content)


def query(sql: str, parameters: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of a statement (`database.query`) for people to read: every text as the person acting sees it.

    A column is known by the name it has in the result.
    """
    hides = masker()
    if hides is None:
        return database.query(sql, tuple(parameters))
    names, rows = database.named(sql, tuple(parameters))
    private = [(at, name) for at, name in enumerate(names) if is_private("", name)]
    return [_seen(row, private, hides) for row in rows]


def _seen(row: tuple[Any, ...], private: list[tuple[int, str]], hides: Masker) -> tuple[Any, ...]:
    values = list(row)
    for at, name in private:
        values[at] = hides.value(name, values[at])
    return tuple(values)
