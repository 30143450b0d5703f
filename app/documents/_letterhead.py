"""Who issues a paper, at the left of its head: logo, company, branch, complaint telephone, address.

The head's height is fixed: the logo stands beside the company, what is long gets smaller type, never more room.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.documents._fit import LEADING, Fit, in_box, pitch
from app.documents._fonts import FontChain, bold, regular
from app.documents._form import Letterhead
from app.documents._papers import Paper
from app.documents._pictures import picture
from app.documents._press import Ink

_GAP = 1.8
"""Millimetres between logo and words."""
_CLOSE = 1.16
"""Distance of lines where the address has to find room, too."""


@dataclass(frozen=True)
class _Words:
    """Lines to be set from a height on."""

    x: float
    y: float
    fit: Fit
    heavy: bool = False

    @property
    def end(self) -> float:
        return self.y + len(self.fit.lines) * self.fit.pitch


@dataclass(frozen=True)
class _Place:
    """Where the logo stands: right of and below (0, 0), its width and height; all zero without one."""

    width: float = 0.0
    height: float = 0.0


def draw(ink: Ink, letterhead: Letterhead, paper: Paper, column: float, version: str = "") -> None:
    """Draw it in a column of that many millimetres; `version` stands beside the telephone where the head is low."""
    left, top, _, _ = paper.frame
    place, words = _laid_out(letterhead, paper, column, version)
    if place.width:
        ink.picture(left, top + 0.3, place.width, place.height, letterhead.logo)
    for part in words:
        for number, line in enumerate(part.fit.lines):
            y = top + part.y + part.fit.pitch * (number + 0.5)
            ink.caption(left + part.x, y, line, part.fit.size, heavy=part.heavy)


def height(letterhead: Letterhead, paper: Paper, column: float) -> float:
    """How much of a head it takes, in millimetres."""
    place, words = _laid_out(letterhead, paper, column, "")
    return max(place.height + 0.3, *(part.end for part in words), 0.0)


def _laid_out(letterhead: Letterhead, paper: Paper, column: float, version: str) -> tuple[_Place, tuple[_Words, ...]]:
    look, chain = paper.look, regular()
    place = _logo(letterhead.logo, *((13.0, 7.3) if look.compact else (22.0, 12.6)))
    beside = place.width + _GAP if place.width else 0.0
    crowded = bool(letterhead.address)
    leading = _CLOSE if crowded else LEADING
    size = min(look.caption, 7.0) if crowded and look.compact else look.caption
    words: list[_Words] = []
    box = beside, 0.0, column - beside, 4.6 if crowded and look.compact else 6.4
    y = _add(words, letterhead.company, box, look.value + 1, bold(), leading, heavy=True)
    y += 0.1 if look.compact else 0.3 if crowded else 0.9
    y = _add(words, letterhead.branch, (beside, y, column - beside, 3.4), size, chain, leading)
    phone = f"投诉电话 {letterhead.complaint_phone}" if letterhead.complaint_phone else ""
    if look.compact:
        low = "　".join(filter(None, (phone, version)))
        y = _add(words, low, (0.0, max(y, place.height + 0.5), column, 3.4), size, chain, leading)
    else:
        y = _add(words, phone, (beside, y, column - beside, 3.4), size, chain, leading)
        y = max(y, place.height + 0.4)
    _add(words, letterhead.address, (0.0, y, column, 4.7), min(size, 7.5), chain, leading)
    return place, tuple(words)


def _add(
    words: list[_Words], text: str, box: tuple[float, float, float, float], size: float, chain: FontChain,
    leading: float, *, heavy: bool = False,
) -> float:  # fmt: skip
    """Set a text in a box (left, top, width, height) when there is one; returns where the next begins."""
    x, y, width, room = box
    if not text:
        return y
    fit = in_box(text, width, room, size, chain)
    if len(fit.lines) == 1:
        fit = replace(fit, pitch=pitch(size, leading))
    words.append(_Words(x, y, fit, heavy))
    return words[-1].end


def _logo(sha256: str, widest: float, highest: float) -> _Place:
    """As large as its place allows, its shape kept."""
    found = picture(sha256) if sha256 else None
    if found is None:
        return _Place()
    wide, high = found.getSize()
    scale = min(widest / wide, highest / high)
    return _Place(wide * scale, high * scale)
