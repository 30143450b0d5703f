"""Make the program's tables of Chinese readings of those of pypinyin.

    python packaging/readings.py        writes resources/readings.xz

Of pypinyin's single readings the first, without tones; of its words all, because they say where a word ends, and the
readings of those that are not read as their characters alone. Three megabytes become a quarter of one.
"""

from __future__ import annotations

import lzma
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from app.models._readings import FILE  # noqa: E402 - after the path is known

_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "lp": 0, "pb": 0}]


def table() -> str:
    """The text of the file, see `app.models._readings`."""
    from pypinyin import Style
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
    from pypinyin.style import convert

    def plain(reading: str) -> str:
        return convert(reading, Style.NORMAL, True)

    alone = {chr(code): plain(readings.split(",")[0]) for code, readings in PINYIN_DICT.items()}
    of: dict[str, list[str]] = {}
    for character in sorted(alone):
        of.setdefault(alone[character], []).append(character)
    words = []
    for word in sorted(PHRASES_DICT):
        syllables = [plain(readings[0]) for readings in PHRASES_DICT[word]]
        as_usual = [alone.get(character) for character in word] == syllables
        words.append(word if as_usual else f"{word} {' '.join(syllables)}")
    singles = "\n".join(f"{syllable} {''.join(of[syllable])}" for syllable in sorted(of))
    return singles + "\n\n" + "\n".join(words) + "\n"


if __name__ == "__main__":
    target = ROOT / "resources" / FILE
    target.write_bytes(lzma.compress(table().encode(), lzma.FORMAT_XZ, filters=_FILTERS))
    print(target.name, target.stat().st_size)
