"""How Chinese is read: one reading for each character, and the words that say which of several a character has.

The tables and the way a text is cut into words are those of pypinyin (MIT), whose package is fifteen times as large;
`packaging/readings.py` makes the file of them, and a test holds every reading against the package.
"""

from __future__ import annotations

import lzma
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

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
_LINE_BEGINS = re.compile("(?m)^.")


_LISTS_KEPT = 1_024
"""Lists of words by their first character: as many as the names of a branch begin their words with, and more."""


class Readings:
    """The tables in memory, packed: as objects of their own the characters and words would take 11 MB, so they take 2.

    The words of a character are unpacked when a text has it.
    """

    def __init__(self, text: str) -> None:
        alone, _, self._words = text.partition("\n\n")
        self._syllables = [""]
        self._alone = array("H")
        for line in alone.splitlines():
            syllable, _, characters = line.partition(" ")
            for character in characters:
                if (missing := ord(character) + 1 - len(self._alone)) > 0:
                    self._alone.frombytes(bytes(2 * missing))
                self._alone[ord(character)] = len(self._syllables)
            self._syllables.append(syllable)
        firsts, self._starts = list[str](), array("I")
        for line in _LINE_BEGINS.finditer(self._words):
            if not firsts or line[0] != firsts[-1]:
                firsts.append(line[0])
                self._starts.append(line.start())
        self._firsts = "".join(firsts)
        self._starts.append(len(self._words))
        self._beginning = lru_cache(_LISTS_KEPT)(self._unpack)

    def characters(self) -> Iterator[tuple[str, str]]:
        """Every character that has a reading, with it."""
        for code, place in enumerate(self._alone):
            if place:
                yield chr(code), self._syllables[place]

    def words(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every word in order, with its syllables where they are not those of its characters alone."""
        for first in self._firsts:
            words, other = self._unpack(first)
            for word in words:
                yield word, other.get(word, ())

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
        if other := self._beginning(piece[0])[1].get(piece):
            return other
        syllables = tuple(self._of(character) for character in piece)
        return syllables if all(syllables) else None

    def _of(self, character: str) -> str:
        code = ord(character)
        return self._syllables[self._alone[code]] if code < len(self._alone) else ""

    def _cut(self, rest: str) -> Iterator[str]:
        """The longest word that stands at the beginning, again and again.

        An end with which only longer words begin is read character by character, as the package does.
        """
        while rest:
            words = self._beginning(rest[0])[0]
            found, length = 0, 1
            while length <= len(rest):
                place = bisect_left(words, rest[:length])
                if place == len(words) or not words[place].startswith(rest[:length]):
                    break
                if words[place] == rest[:length]:
                    found = length
                length += 1
            if not found and length > len(rest):
                yield from rest
                return
            yield rest[: found or 1]
            rest = rest[found or 1 :]

    def _unpack(self, first: str) -> tuple[list[str], dict[str, tuple[str, ...]]]:
        """The words that begin with this character, in order, and the syllables of those that have their own."""
        place = bisect_left(self._firsts, first)
        words, other = list[str](), dict[str, tuple[str, ...]]()
        if place == len(self._firsts) or self._firsts[place] != first:
            return words, other
        for line in self._words[self._starts[place] : self._starts[place + 1]].splitlines():
            word, _, syllables = line.partition(" ")
            words.append(word)
            if syllables:
                other[word] = tuple(syllables.split(" "))
        return words, other


@cache
def readings() -> Readings:
    """The tables, read once, in a tenth of a second."""
    return Readings(lzma.decompress((resources() / FILE).read_bytes()).decode("utf-8"))
