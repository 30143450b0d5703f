"""What a use case touched, announced once, so that every view can refresh itself."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.core.record import record

ANY_KIND = "*"
"""Asked for among the kinds: whatever was touched."""


@record
class Changes:
    """Kinds and ids of the rows that a use case touched.

    `touched` maps a kind (the table's singular name, e.g. "service_call") to the ids changed or created.
    `result` is the id of the record the use case was about (0 when there is none), `number` its printed number.
    """

    touched: Mapping[str, frozenset[int]] = MappingProxyType({})
    result: int = 0
    number: str = ""

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of row that were touched."""
        return frozenset(self.touched)

    def touches(self, *kinds: str) -> bool:
        """Whether any row of one of these kinds was touched; any row at all where `ANY_KIND` is among them."""
        return any(kind in self.touched or (kind == ANY_KIND and bool(self.touched)) for kind in kinds)

    def merged(self, other: Changes) -> Changes:
        """Both sets of changes in one; the result and number of `self` win when given."""
        touched = dict(self.touched)
        for kind, ids in other.touched.items():
            touched[kind] = touched.get(kind, frozenset()) | ids
        return Changes(touched, self.result or other.result, self.number or other.number)
