"""Pinyin and initials of names."""

import pytest

from app.models.pinyin import initials_of, pinyin_of


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
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
def test_pinyin(name, pinyin, initials):
    assert pinyin_of(name) == pinyin
    assert initials_of(name) == initials
