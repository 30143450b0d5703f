"""Papers of the demonstration branch: issued and frozen like any other, drawn when somebody first looks at them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.services._renderers import RENDERERS


@contextmanager
def drawn_later(*forms: str) -> Iterator[None]:
    """Keep no drawing of these forms while it lasts: many papers are issued in no time."""
    known = {form: RENDERERS[form] for form in forms if form in RENDERERS}
    RENDERERS.update(dict.fromkeys(forms, lambda content, paper, marks: b""))
    try:
        yield
    finally:
        for form in forms:
            del RENDERERS[form]
        RENDERERS.update(known)
