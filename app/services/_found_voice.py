"""How what customers say is found and worded (R014); `finding` takes it in.

Opinion cards are not: their number is the call's, which leads to them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.core import clock
from app.domain.workflows import opinion
from app.models.opinion import Opinion

FOUND: tuple[Any, ...] = (Opinion,)

OWNED: dict[Any, Any] = {Opinion: Opinion.received_by_id}
"""Of these a technician sees what they entered: the column of the user."""

_LONGEST = 60


def _opinion(row: Opinion) -> tuple[str, str]:
    day = f"{clock.local(row.received_at):%Y-%m-%d}"
    detail = " · ".join((day, opinion.state_label(row.state), row.content.replace("\n", " ")[:_LONGEST]))
    return f"{row.number} {row.customer_name}".strip(), detail


DESCRIBED: dict[str, tuple[Any, Callable[..., tuple[str, str]]]] = {"opinion": (Opinion, _opinion)}
