"""Labels of the fields, records and codes of what is decided of a complaint; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

KIND_LABELS: dict[str, str] = {}

LABELS: dict[str, str] = {}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {}
