"""Words of a code that live beside the rules of the trade, fetched when they are first needed.

All ledgers are declared before the first rows are shown, and the rules behind most of their codes are not needed then.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any


class Words(Mapping[Any, str]):
    """The mapping `name` of a module of `app.domain`, such as `Words("workflows.inspection", "STATE_LABELS")`."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    @cached_property
    def _words(self) -> Mapping[Any, str]:
        return getattr(importlib.import_module(f"app.domain.{self._module}"), self._name)

    def __getitem__(self, code: Any) -> str:
        return self._words[code]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)
