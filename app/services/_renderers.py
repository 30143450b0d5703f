"""Who draws the papers: filled by `app.bootstrap` when a branch is opened, read by `issuing` when a paper is drawn.

A module of its own, so that opening a branch imports nothing else of what printing needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.issuing import Renderer

RENDERERS: dict[str, Renderer] = {}
"""The renderer of every form, by its file name in `app.documents`."""
