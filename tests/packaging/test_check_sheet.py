"""The sheet for a Windows PC: twenty minutes, both languages the same lines, two pages that can be filled in."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest

WINDOWS = Path(__file__).resolve().parents[2] / "packaging" / "windows"


@pytest.fixture(scope="module")
def sheet() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_sheet", WINDOWS / "check_sheet.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules["check_sheet"] = made
    spec.loader.exec_module(made)
    return made


def test_it_takes_twenty_minutes_and_says_the_same_in_both_languages(sheet: ModuleType) -> None:
    english, chinese = (sheet.read(language) for language in sheet.LANGUAGES)
    for one in (english, chinese):
        assert sum(part.minutes for part in one.parts) == sheet.MINUTES
        assert all(do and expect for part in one.parts for do, expect in part.lines)
    assert [(part.minutes, len(part.lines)) for part in english.parts] == [
        (part.minutes, len(part.lines)) for part in chinese.parts
    ]
    assert "**not on Windows**" in english.intro
    assert "**没有在 Windows 上测试**" in chinese.intro
    named = re.compile(r"Ctrl\+\w+|Tab|\d+ mm|A5|\d+ %|Microsoft [\w ]+PDF")
    for part, other in zip(english.parts, chinese.parts, strict=True):
        for line, twin in zip(part.lines, other.lines, strict=True):
            assert set(named.findall(" ".join(line))) == set(named.findall(" ".join(twin)))


def test_it_is_printed_on_two_pages_with_every_line(sheet: ModuleType, tmp_path: Path) -> None:
    for language, file in zip(sheet.LANGUAGES, sheet.make(tmp_path), strict=True):
        document = pypdfium2.PdfDocument(file)
        pages = [page.get_textpage().get_text_bounded() for page in document]
        document.close()
        assert len(pages) <= 2
        lines = [line.strip() for page in pages for line in page.splitlines()]
        assert not [line for line in lines if line.startswith(("，", "。", "；", "）", "、", "："))]
        text = re.sub(r"\s", "", "".join(pages))
        for part in sheet.read(language).parts:
            for words in (part.title, *(cell for line in part.lines for cell in line)):
                assert re.sub(r"[\s*]", "", words) in text


def test_a_line_without_two_cells_is_refused(
    sheet: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "check_sheet.en.md").write_text("# A\n\nB\n\n## C (1 minutes)\n\n| a | b |\n| - | - |\n| only |\n")
    monkeypatch.setattr(sheet, "_HERE", tmp_path)
    with pytest.raises(ValueError, match="without two cells"):
        sheet.read("en")
