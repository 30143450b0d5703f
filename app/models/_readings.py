"""How Chinese is read: one reading for each character, and the words that say which of several a character has.

The tables and the way a text is cut into words are those of pypinyin (MIT), whose package is fifteen times as large;
`packaging/readings.py` makes the file of them, and a test holds every reading against the package.
"""

from __future__ import annotations

import lzma
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from app.core.paths import resources

FILE = "readings.xz"
"""In the program's resources: lines of a syllable with its characters; then, behind an empty line, words in order, each
with its syllables where they are not those of its characters alone."""

_CHINESE = (
    "\u3007\ue815-\ue864\ufa18\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0002a6df\U0002a703-\U0002b73f\U0002b740-\U0002b81d\U0002b825-\U0002bf6e\U0002c029-\U0002ce93"
    "\U0002d016\U0002d11b-\U0002ebd9\U0002f80a-\U0002fa1f\U00030000-\U0003134a\U00031350-\U00032389"
)
_IS_CHINESE = re.compile(f"[{_CHINESE}]")
_PIECES = re.compile(f"[{_CHINESE}]+|[^{_CHINESE}]+")


class Readings:
    """The tables in memory."""

    def __init__(self, text: str) -> None:
        alone, _, words = text.partition("\n\n")
        self.alone: dict[str, str] = {}
        for line in alone.splitlines():
            syllable, _, characters = line.partition(" ")
            self.alone.update(dict.fromkeys(characters, syllable))
        self.words: list[str] = []
        self.other: dict[str, tuple[str, ...]] = {}
        for line in words.splitlines():
            word, _, syllables = line.partition(" ")
            self.words.append(word)
            if syllables:
                self.other[word] = tuple(syllables.split(" "))
        self._known = set(self.words)

    def pieces(self, text: str) -> Iterator[str]:
        """A text cut into words, single Chinese characters, and what is not Chinese between them."""
        for piece in _PIECES.findall(text):
            if _IS_CHINESE.match(piece):
                yield from self._cut(piece)
            else:
                yield piece

    def read(self, piece: str) -> tuple[str, ...] | None:
        """The syllables of one of these pieces; None for what has no reading."""
        if not _IS_CHINESE.match(piece):
            return None
        if piece in self.other:
            return self.other[piece]
        syllables = tuple(self.alone.get(character, "") for character in piece)
        return syllables if all(syllables) else None

    def _cut(self, rest: str) -> Iterator[str]:
        """The longest word that stands at the beginning, again and again.

        An end with which only longer words begin is read character by character, as the package does.
        """
        while rest:
            found, length = 0, 1
            while length <= len(rest) and self._begins_a_word(rest[:length]):
                if rest[:length] in self._known:
                    found = length
                length += 1
            if not found and length > len(rest):
                yield from rest
                return
            yield rest[: found or 1]
            rest = rest[found or 1 :]

    def _begins_a_word(self, text: str) -> bool:
        place = bisect_left(self.words, text)
        return place < len(self.words) and self.words[place].startswith(text)


@cache
def readings() -> Readings:
    """The tables, read once, in a tenth of a second."""
    return Readings(lzma.decompress((resources() / FILE).read_bytes()).decode("utf-8"))
