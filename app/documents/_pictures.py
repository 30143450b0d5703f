"""Pictures on papers, by the digest under which they are kept."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from app.services import logo

_MOST = 8
_read: dict[str, Any] = {}


def picture(sha256: str) -> Any:
    """A picture as reportlab draws it, with `getSize()` in pixels; None when there is none or it cannot be read."""
    if sha256 not in _read:
        content = logo.content(sha256)
        if content is None:
            return None
        from reportlab.lib.utils import ImageReader

        if len(_read) >= _MOST:
            _read.clear()
        _read[sha256] = ImageReader(BytesIO(content))
    return _read[sha256]
