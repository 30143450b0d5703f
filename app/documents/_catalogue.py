"""All printed forms, found by walking this package."""

from __future__ import annotations

from functools import cache
from typing import Any

from app import documents
from app.core.catalogue import discover, find
from app.documents._fonts import missing_characters
from app.documents._form import Form
from app.documents._plain import from_content, texts


@cache
def all_forms() -> dict[str, Form]:
    """Every form by its file name."""
    return discover(documents, "FORM", Form)


def form_of(name: str) -> Form:
    """The form of this name; no other is loaded. Raises KeyError when there is none."""
    found = find(documents, "FORM", Form, name)
    if found is None:
        raise KeyError(name)
    return found


def render_content(form: str, content: dict[str, Any], paper: str, *, reprint: int = 0, void: bool = False) -> bytes:
    """A paper from its (frozen) JSON content; `reprint` and `void` mark those that are issued under a number.

    Raises ValueError for content or a paper that the form does not know.
    """
    entry = all_forms()[form]
    marks = {"reprint": reprint, "void": void} if entry.issued else {}
    return entry.render(from_content(entry.data, content), paper=paper, **marks).pdf


def missing_in(content: Any) -> tuple[str, ...]:
    """The characters in a form's data or JSON content that no font can print."""
    return missing_characters(texts(content))
