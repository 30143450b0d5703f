"""Lines of running text in several styles: filled, evened out, drawn.

A line never begins with a closing mark nor ends with an opening one, whatever style either has. A closing mark at the
end of a line hangs by its empty half; before another one it gives that up. Chinese lines are evened out to both
margins, English ones are ragged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.documents._guide_markdown import Span, Spans
from app.documents._guide_pictures import PlacedPicture
from app.documents._papers import POINTS
from app.documents._press import Ink
from app.documents._text import fitted, units

ACCENT = "0.043 0.412 0.482"
"""The colour of names of the window and of links."""
INK = "0.09 0.11 0.13"
MUTED = "0.38 0.42 0.46"
_CLOSING = "、。，．！？：；）］｝」』】〉》〕”’…～·％‰,.!?:;)]}%"
_OPENING = "（［｛「『【〈《〔“‘([{"
_HANGING = "、。，；：）」』】》”’"
_PAIRS = re.compile(f"(?<=[{_HANGING}])(?=[{_HANGING}])")
"""Between two closing marks: the first gives up its empty half."""
_KEY_SIZE, _CODE_SIZE = 0.84, 0.92
_KEY_PAD, _KEY_GAP = 1.1, 0.55
_MOST_EVENED = 0.16
"""Of the size, added to each character at most: a line that would need more is left ragged."""


@dataclass(frozen=True)
class Piece:
    """A part of a line that no line end divides, in one style; `room` is its width in millimetres."""

    span: Span
    room: float
    page_of: str = ""
    """A page number that is known only when all is set: of which place."""


@dataclass(frozen=True)
class Line:
    """A line of pieces; `slack` is what it lacks of the full width, 0 when it is not to be evened out."""

    pieces: tuple[Piece, ...]
    slack: float = 0.0


@dataclass(frozen=True)
class Setting:
    """How running text is set: size in points, distance of lines in millimetres, evened out or not."""

    size: float
    pitch: float
    even: bool
    heavy: bool = False
    colour: str = INK


class Typesetter:
    """Measures and breaks text with the fonts of a press."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink

    def width(self, text: str, size: float, *, heavy: bool = False) -> float:
        """Millimetres of a text."""
        return self._ink.measure(text, size, heavy=heavy)

    def lines(self, spans: Spans, room: float, setting: Setting, *, first: float = 0.0) -> list[Line]:
        """Spans as lines of `room` millimetres; the first one is shorter by `first`."""
        atoms = self._atoms(spans, room, setting)
        lines: list[list[Piece]] = [[]]
        used = first
        for atom in atoms:
            width = sum(piece.room for piece in atom)
            hang = self._hang(atom[-1], setting)
            if used + width - hang > room + 0.01 and lines[-1] and not _is_space(atom):
                lines.append([])
                used = 0.0
            if not lines[-1] and len(lines) > 1 and _is_space(atom):
                continue
            lines[-1] += atom
            used += width
        return [
            self._line(pieces, room - (first if not place else 0), setting, is_last=place == len(lines) - 1)
            for place, pieces in enumerate(lines)
        ]

    def _line(self, pieces: list[Piece], room: float, setting: Setting, *, is_last: bool) -> Line:
        while pieces and _is_space(pieces[-1:]):
            pieces = pieces[:-1]
        pieces = _merged(pieces)
        typed = sum(piece.room for piece in pieces if piece.span.code)
        if not pieces or is_last or not setting.even or typed > room / 2:
            return Line(tuple(pieces))
        slack = room - sum(piece.room for piece in pieces) + self._hang(pieces[-1], setting)
        signs = sum(len(piece.span.text) for piece in pieces) - 1
        even = signs > 0 and slack / signs <= _MOST_EVENED * setting.size / POINTS
        return Line(tuple(pieces), slack if even else 0.0)

    def _hang(self, piece: Piece, setting: Setting) -> float:
        is_half_empty = piece.span.text[-1:] in _HANGING and not piece.page_of
        return setting.size / POINTS / 2 if is_half_empty else 0.0

    def _atoms(self, spans: Spans, room: float, setting: Setting) -> list[list[Piece]]:
        """Pieces grouped so that lines break only between groups."""
        atoms: list[list[Piece]] = []
        for span in spans:
            for piece in self._pieces(span, room, setting):
                if atoms and not _is_space([piece]) and not _is_space(atoms[-1]) and _glued(atoms[-1][-1], piece):
                    last = atoms[-1][-1]
                    if _PAIRS.search(last.span.text[-1:] + piece.span.text[:1]):
                        atoms[-1][-1] = replace(last, room=last.room - setting.size / POINTS / 2)
                    atoms[-1].append(piece)
                else:
                    atoms.append([piece])
        return atoms

    def _pieces(self, span: Span, room: float, setting: Setting) -> list[Piece]:
        if span.target.startswith("page:"):
            words = replace(span, target=span.target.removeprefix("page:"))
            return [Piece(words, self.width(span.text, setting.size), page_of=words.target)]
        if span.key:
            return [Piece(span, key_room(self, span.text, setting.size))]
        size = setting.size * (_CODE_SIZE if span.code else 1)
        chain = self._ink.chain(heavy=span.bold or setting.heavy)
        most = int(room * POINTS * 1000 / size)
        return [
            Piece(replace(span, text=text), (width / 1000 - len(_PAIRS.findall(text)) / 2) * size / POINTS)
            for text, width in fitted(units(span.text, chain), most, chain)
            if text != "\n"
        ]


def key_room(setter: Typesetter, keys: str, size: float) -> float:
    """Millimetres that a combination of keys takes as key caps."""
    names = keys.split("+") if keys != "+" else [keys]
    caps = sum(setter.width(name, size * _KEY_SIZE) + 2 * _KEY_PAD for name in names)
    return caps + 2 * _KEY_GAP + (len(names) - 1) * _plus(setter, size)


def _plus(setter: Typesetter, size: float) -> float:
    return setter.width("+", size * _KEY_SIZE) + _KEY_GAP


def _is_space(pieces: Sequence[Piece]) -> bool:
    return bool(pieces) and all(not piece.span.text.strip(" \u3000") and not piece.page_of for piece in pieces)


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one style as one piece: a character by itself would cost ten times its bytes."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and not piece.span.key and not piece.page_of and last.span == replace(piece.span, text=last.span.text):
            words = replace(last.span, text=last.span.text + piece.span.text)
            merged[-1] = Piece(words, last.room + piece.room, last.page_of)
        else:
            merged.append(piece)
    return merged


def _glued(before: Piece, after: Piece) -> bool:
    last, first = before.span.text[-1:], after.span.text[:1]
    if first in _CLOSING and not after.span.key:
        return True
    if last in _OPENING and not before.span.key:
        return True
    if "\xa0" in (last, first):
        return True
    changed = before.span != replace(after.span, text=before.span.text)
    return changed and last.isascii() and first.isascii() and last.isalnum() and first.isalnum()


class Drawn:
    """Draws lines of text into the ink of a page; remembers where links lie."""

    def __init__(self, ink: Ink, setter: Typesetter, pages: dict[str, int]) -> None:
        self._ink, self._setter, self._pages = ink, setter, pages
        self._height = ink.press.paper.height
        self.links: list[tuple[float, float, float, float, str]] = []
        """Left, top, width and height in millimetres, and where each leads."""
        self.pictures: list[str] = []
        """What the page draws of the pictures that the PDF has."""

    def line(self, line: Line, x: float, y: float, setting: Setting) -> None:
        """Draw a line whose ideographs are centred on the height `y`."""
        known = [self._known(piece, setting.size) for piece in line.pieces]
        spared = sum(piece.room for piece in line.pieces) - sum(piece.room for piece in known)
        signs = sum(len(piece.span.text) for piece in known) - 1
        extra = (line.slack + spared) / signs if line.slack and signs > 0 else 0.0
        for piece in known:
            room = piece.room + extra * len(piece.span.text)
            self._piece(piece, x, y, room, extra, setting)
            x += room

    def _known(self, piece: Piece, size: float) -> Piece:
        """A page number at last: it takes less room than was kept for it."""
        if not piece.page_of:
            return piece
        place = piece.page_of if piece.page_of in self._pages else piece.page_of.partition("#")[0]
        number = str(self._pages.get(place, ""))
        return Piece(replace(piece.span, text=number, target=place), self._setter.width(number, size))

    def _piece(self, piece: Piece, x: float, y: float, room: float, extra: float, setting: Setting) -> None:
        span, size = piece.span, setting.size
        if span.target:
            self.links.append((x, y - setting.pitch / 2, room, setting.pitch, span.target))
        if span.key:
            self._keycaps(span.text, x + _KEY_GAP, y, size)
        elif not span.text.isspace():
            colour = ACCENT if span.name or span.target else setting.colour
            if span.code:
                self._ground(x - 0.35, y - size * 0.62 / POINTS, room + 0.7, size * 1.24 / POINTS)
                size *= _CODE_SIZE
            self.text(x, y, span.text, size, heavy=span.bold or setting.heavy, colour=colour, extra=extra)

    def text(self, x: float, y: float, words: str, size: float, *, heavy: bool = False, colour: str = INK,
             align: str = "l", extra: float = 0.0) -> None:  # fmt: skip
        """A run of text in one style and colour, its ideographs centred on `y`."""
        self._ink.live.append(f"q {colour} rg" + (f" {extra * POINTS:.4f} Tc" if extra else ""))
        for part in _PAIRS.split(words) if align == "l" else (words,):
            if extra and not self._is_one_run(part, heavy=heavy):  # rare characters come from another font
                at = x
                for sign in part:
                    self._ink.value(at, y, sign, size, heavy=heavy)
                    at += self._setter.width(sign, size, heavy=heavy) + extra
            else:
                self._ink.value(x, y, part, size, heavy=heavy, align=align)
            x += self._setter.width(part, size, heavy=heavy) + extra * len(part) - size / POINTS / 2
        self._ink.live.append("Q")

    def _is_one_run(self, words: str, *, heavy: bool) -> bool:
        face = self._ink.press.bold if heavy else self._ink.press.regular
        return len(face.runs(words)) == 1

    def _ground(self, x: float, y: float, width: float, height: float) -> None:
        self.panel(x, y, width, height, "0.925 0.937 0.945", radius=0.6)

    def _keycaps(self, keys: str, x: float, y: float, size: float) -> None:
        small = size * _KEY_SIZE
        height = size * 1.22 / POINTS
        for place, name in enumerate(keys.split("+") if keys != "+" else [keys]):
            if place:
                self.text(x + _KEY_GAP / 2, y, "+", small, colour=MUTED)
                x += _plus(self._setter, size)
            width = self._setter.width(name, small) + 2 * _KEY_PAD
            self.panel(x, y - height / 2 + 0.25, width, height, "0.72 0.75 0.78", radius=0.8)
            self.panel(x, y - height / 2, width, height, "0.975 0.98 0.985", radius=0.8, edge="0.62 0.66 0.70")
            self.text(x + _KEY_PAD, y, name, small)
            x += width

    def panel(self, x: float, y: float, width: float, height: float, fill: str, *, radius: float = 0.0,
              edge: str = "") -> None:  # fmt: skip
        """A filled rectangle with round corners, with an edge when a colour is given."""
        r = min(radius, width / 2, height / 2) * POINTS
        left, right = x * POINTS, (x + width) * POINTS
        top, low = (self._height - y) * POINTS, (self._height - y - height) * POINTS
        k = r * 0.4477
        path = (
            f"{left + r:.2f} {low:.2f} m {right - r:.2f} {low:.2f} l "
            f"{right - k:.2f} {low:.2f} {right:.2f} {low + k:.2f} {right:.2f} {low + r:.2f} c "
            f"{right:.2f} {top - r:.2f} l "
            f"{right:.2f} {top - k:.2f} {right - k:.2f} {top:.2f} {right - r:.2f} {top:.2f} c "
            f"{left + r:.2f} {top:.2f} l "
            f"{left + k:.2f} {top:.2f} {left:.2f} {top - k:.2f} {left:.2f} {top - r:.2f} c "
            f"{left:.2f} {low + r:.2f} l "
            f"{left:.2f} {low + k:.2f} {left + k:.2f} {low:.2f} {left + r:.2f} {low:.2f} c h"
        )
        stroke = f"{edge} RG 0.45 w " if edge else ""
        self._ink.live.append(f"q {fill} rg {stroke}{path} {'B' if edge else 'f'} Q")

    def rule(self, x1: float, y: float, x2: float, colour: str = "0.78 0.81 0.84", weight: float = 0.5) -> None:
        """A horizontal line."""
        level = (self._height - y) * POINTS
        self._ink.live.append(
            f"q {colour} RG {weight:g} w {x1 * POINTS:.2f} {level:.2f} m {x2 * POINTS:.2f} {level:.2f} l S Q"
        )

    def picture(self, picture: PlacedPicture, x: float, y: float, width: float, height: float) -> None:
        """A picture in a rectangle."""
        low = (self._height - y - height) * POINTS
        self.pictures.append(picture.name)
        self._ink.live.append(picture.code(x * POINTS, low, width * POINTS, height * POINTS))

    def page_number(self, key: str, right: float, y: float, size: float) -> None:
        """The page of a place, at the right."""
        self.text(right, y, str(self._pages.get(key, "")), size, align="r")

    def leader(self, x1: float, y: float, x2: float) -> None:
        """Dots that lead the eye to a number."""
        level = (self._height - y) * POINTS
        path = f"{x1 * POINTS:.2f} {level:.2f} m {x2 * POINTS:.2f} {level:.2f} l"
        self._ink.live.append(f"q 0.55 0.6 0.64 RG 0.8 w 1 J [0 4] 0 d {path} S Q")
