"""The tables of readings are those of the package that they are made of, and texts are cut as it cuts them."""

from __future__ import annotations

import importlib.util
import lzma
import random
import tracemalloc
from pathlib import Path

from pypinyin import Style, lazy_pinyin
from pypinyin.seg.simpleseg import seg

from app.core.paths import resources
from app.models import pinyin
from app.models._readings import FILE, Readings, readings

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
    alone = {line.split(" ")[0]: line.split(" ")[1] for line in singles.splitlines()}
    assert {character: syllable for syllable, all_of_it in alone.items() for character in all_of_it} == dict(
        known.characters()
    )
    assert words.splitlines() == [" ".join((word, *other)) for word, other in known.words()]


def test_names_are_cut_and_read_as_by_the_package() -> None:
    chance, known = random.Random(20_261_123), readings()
    characters, words = [character for character, _ in known.characters()], [word for word, _ in known.words()]
    for _ in range(4_000):
        word = chance.choice(words)
        parts = (word, word[:-1], word[1:], chance.choice(characters), chance.choice("A é　，\n\ue820𠮷𲎯"))
        name = "".join(chance.choices(parts, k=chance.randint(1, 4))) + chance.choice(words)[:2]
        assert pinyin._parts(name) == by_the_package(name), name


def test_a_character_alone() -> None:
    for code in (*range(0x3000, 0x3400, 7), *range(0x4E00, 0xA000, 97), *range(0x20000, 0x32400, 997)):
        assert pinyin._parts(chr(code)) == by_the_package(chr(code)), hex(code)


def test_an_end_that_only_begins_a_word_is_read_by_its_characters() -> None:
    words = {word for word, _ in readings().words()}
    longer = {word[:-1] for word in words if len(word) > 3} - words
    for end in sorted(longer)[::400]:
        assert pinyin._parts(end) == by_the_package(end)


def test_the_tables_are_packed() -> None:
    text = lzma.decompress((resources() / FILE).read_bytes()).decode("utf-8")
    tracemalloc.start()
    try:
        held = Readings(text)
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held.read("重庆") == ("chong", "qing")
    assert taken < 4_000_000, "objects of their own would take 11 MB of every window"
