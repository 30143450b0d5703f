"""The files that label one part of the trade each, `_*_labels.py`, found by being there; `_field_labels` takes them in.

`KIND_LABELS` names its kinds of record, `LABELS` their fields: for these kinds as the file says, for others as
`_field_labels` says, and else as the last file that knows the field. `MONEY` and `CODES` are about values,
`ACTIONS` says what its use cases did.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from app import services
from app.core.catalogue import part_names

ENDING = "_labels"
_THEMSELVES = f"{services.__name__}._field_labels"

PARTS: tuple[Any, ...] = tuple(
    import_module(dotted) for dotted in part_names(services, ENDING) if dotted != _THEMSELVES
)
"""What stands in them goes after what `_field_labels` says itself."""

OF_KIND: Mapping[str, Mapping[str, str]] = {kind: part.LABELS for part in PARTS for kind in part.KIND_LABELS}
"""By kind of record what its own file calls its fields: parts of the trade mean different things by one name."""
