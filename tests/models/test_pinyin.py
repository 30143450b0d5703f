"""Pinyin and initials of names."""

import sys

import pytest

from app.models import pinyin
from app.models.pinyin import initials_of, pinyin_of


@pytest.mark.parametrize(
    ("name", "syllables", "initials"),
    [
        ("王小明", "wang xiao ming", "wxm"),
        ("重庆A座物业", "chong qing a zuo wu ye", "cqazwy"),
        ("TCL王牌", "tcl wang pai", "tclwp"),
        ("吕芳", "lv fang", "lf"),
        ("International Business Machines", "international business machines", ""),
        ("", "", ""),
        ("安", "an", "a"),
        ("𠮷野家", "𠮷 ye jia", "𠮷yj"),
    ],
)
def test_pinyin(name: str, syllables: str, initials: str) -> None:
    assert pinyin_of(name) == syllables
    assert initials_of(name) == initials


def test_the_dictionary_can_be_loaded_ahead() -> None:
    pinyin._parts.cache_clear()
    pinyin.get_ready()
    assert pinyin._parts.cache_info().currsize == 1
    assert "app.models._readings" in sys.modules
