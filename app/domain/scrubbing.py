"""Texts that leave the house for whoever looks after the program: what may tell of a person or a place becomes •.

Logs never hold such things by intention; here it is made sure of by shape, whoever wrote the line. What stays are the
program's own places and plain words; what goes are numbers of five digits and more, words of letters and digits such as
serials, whatever is not ASCII, what stands in quotation marks, addresses of mail and files, and the words named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

MASK = "•"
_COMMON = frozenset(
    {
        "an", "and", "app", "are", "as", "at", "be", "by", "co", "error", "for", "from", "has", "have", "in", "info",
        "into", "is", "it", "its", "line", "log", "ltd", "main", "no", "not", "of", "on", "or", "qt", "service", "so",
        "text", "that", "the", "there", "this", "thread", "to", "warning", "was", "which", "with", "you",
    }
)  # fmt: skip
"""Words of our own sentences that names hold too; they tell of nobody."""

_PIECES = re.compile(
    r"""
    (?P<moment>^\d{4}-\d\d-\d\d[T\ ]\d\d:\d\d:\d\d(?:[,.]\d{1,3})?Z?)
  | (?P<place>(?<![\w/\\.])(?:app|site-packages|[\w\-]+\.py)(?:/[\w\-.]+)*:\d{1,5}(?:\ in\ <?\w+>?)?)
  | (?P<quoted>“[^”\n]*”?|‘[^’\n]*’?|«[^»\n]*»?|《[^》\n]*》?|"[^"\n]*"?|(?<!\w)'[^'\n]*'?)
  | (?P<mail>[\w.+\-]+@[\w.\-]+)
  | (?P<path>(?:[A-Za-z]:[\\/]|\\\\|\w+://|(?<![\w)])[~.]{0,2}/(?=\w)|(?<=\w)\\(?=\w))[^\n"“”'<>|,;]*)
  | (?P<number>\+?\(?\d[\d\s().\-]{5,}\d)
  | (?P<foreign>[^\x00-\x7f…–—·•“”‘’][^\x00-\x7f…–—•“”‘’]*)
  | (?P<word>\w[\w.\-#+]*)
    """,
    re.VERBOSE | re.MULTILINE | re.ASCII,
)
_PARTS = re.compile(r"[A-Za-z]+|\d+")
_MOST_DIGITS = 4
_CODE = re.compile(
    r"[A-Za-z_.]*\d{0,2}[A-Za-z_.]*|\d[\d.]{0,6}|[A-Za-z]\w*(?:\.[A-Za-z_]\w*)+|0x[0-9a-f]{1,4}", re.ASCII
)


class Scrubber:
    """Takes out of texts what may tell of a person; `words` are names known to be somebody's, in ASCII letters."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._known = {part.lower() for word in words for part in _telling(word) if len(part) > 1} - _COMMON

    def scrub(self, text: str) -> str:
        """The text with • in place of everything that may tell of somebody."""
        return _PIECES.sub(self._piece, text)

    def _piece(self, found: re.Match[str]) -> str:
        kind, text = found.lastgroup, found[0]
        if kind == "moment":
            return text
        if kind == "place":
            return MASK if self._names_somebody(text) else text
        if kind == "number":
            return MASK if sum(letter.isdigit() for letter in text) > _MOST_DIGITS else text
        if kind == "word":
            return text if self._is_plain(text) else MASK
        return MASK

    def _is_plain(self, word: str) -> bool:
        if sum(letter.isdigit() for letter in word) > _MOST_DIGITS or self._names_somebody(word):
            return False
        return all(_CODE.fullmatch(part) for part in word.rstrip(".").split("-"))

    def _names_somebody(self, word: str) -> bool:
        return any(part.lower() in self._known for part in _PARTS.findall(word))


def _telling(word: str) -> list[str]:
    """The parts of a name by which it is known; a short number beside letters may be that of a line of the program."""
    parts = _PARTS.findall(word)
    return [part for part in parts if part.isalpha()] or parts
