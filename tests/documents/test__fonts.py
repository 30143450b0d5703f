"""The fonts: what they have, what is reported, how they are written into a PDF."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.paths import resources
from app.documents import _fonts
from app.documents._font_file import FontFace, UnsuitableFont
from app.documents._fonts import bold, clean, missing_characters, regular
from app.documents._papers import A4
from app.documents._press import Ink, Press

FOLDER = resources() / "fonts"


def test_a_bold_line_borrows_what_it_has_not() -> None:
    assert bold().place("喆") == (bold().fonts[0], bold().fonts[0].face.glyph("喆"))
    borrowed = bold().place("㚖")
    assert borrowed == regular().place("㚖")
    assert borrowed


def test_the_notice_names_every_font_with_its_digest_and_licence() -> None:
    notice = (FOLDER / "fonts.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\S+\.ttf(?:\.xz)?) \|.*\| (\S+\.txt) \| ([0-9a-f]{64}) \|$", notice, re.MULTILINE)
    assert {name for name, _, _ in rows} == {path.name for path in FOLDER.glob("*.ttf*")}
    for name, licence, digest in rows:
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest
        assert "SIL OPEN FONT LICENSE" in (FOLDER / licence).read_text(encoding="utf-8").upper()


def test_ordinary_and_rare_characters_are_there() -> None:
    assert missing_characters(["服务凭证 ABC 123 ¥·“”①℃㎡ é Ж α", "㛃䶮喆堃𠮷𡌶𫖯𬱖", "☐☑☒"]) == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("王😀", ("😀",)),
        ("👨‍👩‍👧", ("👨", "👩", "👧")),
        ("葛󠄀城", ()),
        ("❤️", ("❤️",)),
        ("ก ﷽", ("ก", "﷽")),
        ("断\ud800裂", ("\ud800",)),
        ("零\u200b宽\ufeff度\u200d", ()),
        ("行一\r\n行二\t制表", ()),
        ("😀😀😀", ("😀",)),
    ],
)
def test_what_no_font_has_is_reported_once_with_its_selectors(text: str, missing: tuple[str, ...]) -> None:
    assert missing_characters([text]) == missing


def test_cleaning_leaves_only_what_can_be_printed() -> None:
    assert clean("a\tb\r\nc\rd\x0be\u2028f\u200bg\x00h") == "a b\nc\nd\ne\nfgh"
    same = "普通文字 ABC　全角空格"
    assert clean(same) is same


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_at_all_can_be_measured_and_drawn(text: str) -> None:
    text = clean(text).replace("\n", "")
    press = Press("any", A4)
    ink = Ink(press)
    ink.value(20, 20, text, 9)
    press.page(ink.live)
    assert press.finish().startswith(b"%PDF")
    assert set(press.missing) == set(missing_characters([text]))


def test_copied_text_is_exact_above_the_basic_plane(opened: Callable[[bytes], Any]) -> None:
    words = "𠮷𡌶𫖯𬱖𨱇𬀩一⼀戶户"
    press = Press("copy", A4)
    ink = Ink(press)
    ink.value(20, 20, words, 12)
    ink.value(20, 40, words, 12, heavy=True)
    press.page(ink.live)
    paper = opened(press.finish())
    assert paper.text() == words * 2
    assert paper.other_text() == words * 2


def test_a_selector_changes_the_glyph_where_the_font_knows_it() -> None:
    chain = regular()
    plain, selected = chain.place("葛"), chain.place("葛\U000e0100")
    assert plain is not None
    assert selected is not None
    assert chain.measure("葛\U000e0100") == chain.measure("葛") == 1000


def test_widths_are_those_of_the_font() -> None:
    assert regular().measure("中文〓") == 3000
    assert regular().measure("☐") == 1000
    assert 500 < regular().measure("0") < 620
    assert bold().measure("0") > regular().measure("0")


def test_chains_are_built_once() -> None:
    assert regular() is regular()
    assert regular().fonts == bold().fonts[1:], "what is not cut bold is borrowed, and the supplement is shared"


def test_variable_and_broken_files_are_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font at all")
    with pytest.raises(UnsuitableFont):
        FontFace(broken)


def test_a_licence_against_embedding_is_obeyed(tmp_path: Path) -> None:
    font = bytearray((FOLDER / "NotoSansSC-Bold.ttf").read_bytes())
    place = next(at for at in range(12, 12 + 16 * 20, 16) if font[at : at + 4] == b"OS/2")
    offset = int.from_bytes(font[place + 8 : place + 12], "big")
    font[offset + 8 : offset + 10] = b"\x00\x02"
    closed = tmp_path / "closed.ttf"
    closed.write_bytes(font)
    with pytest.raises(UnsuitableFont, match="licence"):
        FontFace(closed)


def test_fonts_of_the_computer_come_last(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    assert [path.name for path, _ in _fonts._system_fonts()] == ["simsunb.ttf", "simsun.ttc", "msyh.ttc"]
    monkeypatch.delenv("SYSTEMROOT")
    monkeypatch.delenv("WINDIR", raising=False)
    assert list(_fonts._system_fonts()) == []


def test_reportlab_can_use_the_fonts_by_name(opened: Callable[[bytes], Any]) -> None:
    press = Press("canvas", A4)
    press.canvas.setFont(_fonts.REGULAR, 12)
    press.canvas.drawString(100, 700, "画布𠮷 ABC")
    assert press.canvas.stringWidth("中文", _fonts.REGULAR, 10) == 20
    press.canvas.showPage()
    assert "画布" in opened(press.finish()).text()
