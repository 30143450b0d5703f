"""The papers that forms are printed on, in millimetres, and the sizes of type that suit each."""

from __future__ import annotations

from dataclasses import dataclass, replace

POINTS = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True)
class Look:
    """Sizes on a paper: type in points, the rest in millimetres."""

    value: float
    caption: float
    title: float
    row: float
    caption_width: float
    strip: float
    head: float
    foot: float
    qr: float
    compact: bool
    tint: bool


@dataclass(frozen=True)
class Paper:
    """A sheet: size, free margins (left, top, right, bottom) and look.

    `carbonless` paper prints once through all copies, so the one page names them all.
    """

    name: str
    title: str
    width: float
    height: float
    margins: tuple[float, float, float, float]
    look: Look
    carbonless: bool = False

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the part that is printed on."""
        left, top, right, bottom = self.margins
        return left, top, self.width - left - right, self.height - top - bottom


_ROOMY = Look(
    value=9.5,
    caption=8.5,
    title=18,
    row=7.0,
    caption_width=20,
    strip=6.5,
    head=31,
    foot=7,
    qr=19,
    compact=False,
    tint=True,
)
_TIGHT = Look(
    value=8.5,
    caption=7.5,
    title=15,
    row=5.2,
    caption_width=16,
    strip=5,
    head=16.5,
    foot=4,
    qr=13,
    compact=True,
    tint=True,
)
_PLAIN = replace(_TIGHT, row=4.85, head=15.6, foot=3.6, qr=12.6, tint=False)

A4 = Paper("A4", "A4", 210, 297, (14, 11, 14, 10), _ROOMY)
A5 = Paper("A5", "A5 横向", 210, 148, (8, 6, 8, 6), _TIGHT)
CONTINUOUS = Paper("241x139.7", "连续纸 二等分", 241, 139.7, (16, 4.6, 16, 4.4), _PLAIN, carbonless=True)
A4_LANDSCAPE = Paper("A4-landscape", "A4 横向", 297, 210, (12, 10, 12, 9), _ROOMY)
A6 = Paper("A6", "A6 卡片", 105, 148, (6, 6, 6, 6), _TIGHT)

PAPERS = {paper.name: paper for paper in (A4, A5, CONTINUOUS, A4_LANDSCAPE, A6)}
"""Every paper by the name used on the command line and in settings."""
