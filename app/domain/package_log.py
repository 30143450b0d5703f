"""The packages that a branch made, as its log words them (R005)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.core.i18n import QT_TRANSLATE_NOOP

STATES: Mapping[str, str] = MappingProxyType(
    {
        "started": QT_TRANSLATE_NOOP("fields", "Begun"),
        "verified": QT_TRANSLATE_NOOP("fields", "Verified"),
        "failed": QT_TRANSLATE_NOOP("fields", "Failed"),
    }
)
"""How far a package came."""
