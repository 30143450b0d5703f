"""The tables of readings are those of the package that they are made of, and texts are cut as it cuts them."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path

from pypinyin import Style, lazy_pinyin
from pypinyin.seg.simpleseg import seg

from app.models import pinyin
from app.models._readings import readings

ROOT = Path(__file__).resolve().parents[2]


def by_the_package(name: str) -> tuple[str, ...]:
    def as_it_stands(other: str) -> list[str]:
        return [pinyin._FOREIGN + word for word in other.lower().split()]

    return tuple(part for word in seg(name) for part in lazy_pinyin(word, style=Style.NORMAL, errors=as_it_stands))


def test_the_file_is_what_its_script_makes_of_the_package() -> None:
    spec = importlib.util.spec_from_file_location("packaging_readings", ROOT / "packaging" / "readings.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    singles, words = module.table().split("\n\n")
    known = readings()
    assert len(singles) > 40_000
    assert {line.split(" ")[0]: set(line.split(" ")[1]) for line in singles.splitlines()} == {
        syllable: {character for character, own in known.alone.items() if own == syllable}
        for syllable in set(known.alone.values())
    }
    assert words.splitlines() == [" ".join((word, *known.other.get(word, ()))) for word in known.words]


def test_names_are_cut_and_read_as_by_the_package() -> None:
    chance, known = random.Random(20_261_123), readings()
    characters = list(known.alone)
    for _ in range(4_000):
        word = chance.choice(known.words)
        parts = (word, word[:-1], word[1:], chance.choice(characters), chance.choice("A é　，\n\ue820𠮷𲎯"))
        name = "".join(chance.choices(parts, k=chance.randint(1, 4))) + chance.choice(known.words)[:2]
        assert pinyin._parts(name) == by_the_package(name), name


def test_a_character_alone() -> None:
    for code in (*range(0x3000, 0x3400, 7), *range(0x4E00, 0xA000, 97), *range(0x20000, 0x32400, 997)):
        assert pinyin._parts(chr(code)) == by_the_package(chr(code)), hex(code)


def test_an_end_that_only_begins_a_word_is_read_by_its_characters() -> None:
    known = readings()
    longer = {word[:-1] for word in known.words if len(word) > 3} - {*known.words}
    for end in sorted(longer)[::400]:
        assert pinyin._parts(end) == by_the_package(end)
