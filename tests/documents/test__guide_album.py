"""The guide's pictures in one file: what comes out is what was put in, in a few colours."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage

from app.core import paths
from app.documents._guide_album import _TOGETHER, Album, album, packed

COLOURS = ("#13323c", "#f3f5f6", "#b3261e", "#1f6f78")


def picture(number: int) -> bytes:
    """A window of its own size: a ground, a field, a red point whose place tells which one it is."""
    drawn = Image.new("RGB", (301 + number, 90), COLOURS[1])
    drawn.paste(COLOURS[0], (0, 0, 301, 20))
    drawn.putpixel((number, 50), (0xB3, 0x26, 0x1E))
    written = BytesIO()
    drawn.save(written, "PNG")
    return written.getvalue()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("album") / "en.album"
    file.write_bytes(packed({f"p{number}": picture(number) for number in range(_TOGETHER + 2)}, 16))
    return file


def test_every_picture_comes_out_as_it_was(file: Path) -> None:
    kept = Album(file)
    for number in (0, _TOGETHER - 1, _TOGETHER, _TOGETHER + 1, 3):
        content = kept.picture(f"p{number}") or b""
        with Image.open(BytesIO(content)) as read, Image.open(BytesIO(picture(number))) as wanted:
            assert read.mode == "P"
            assert read.size == wanted.size
            assert read.convert("RGB").tobytes() == wanted.tobytes()


def test_qt_reads_it_too(file: Path) -> None:
    shown = QImage.fromData(Album(file).picture("p7") or b"")
    assert (shown.width(), shown.height()) == (308, 90)
    assert QColor(shown.pixel(7, 50)) == QColor(COLOURS[2])
    assert QColor(shown.pixel(6, 50)) == QColor(COLOURS[1])
    assert QColor(shown.pixel(3, 3)) == QColor(COLOURS[0])


def test_names_are_known_without_unpacking(file: Path) -> None:
    kept = Album(file)
    assert "p3" in kept
    assert "nowhere" not in kept
    assert kept.picture("nowhere") is None


def test_a_program_without_pictures_has_no_album(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    assert album("en") is None
    folder = tmp_path / "guide" / "pictures"
    folder.mkdir(parents=True)
    (folder / "en.album").write_bytes(file.read_bytes())
    found = album("en")
    assert found is not None
    assert "p1" in found
    assert album("en") is found
    assert album("zh_CN") is None


def test_a_red_word_stays_red_among_many_greys(tmp_path: Path) -> None:
    drawn = Image.new("RGB", (256, 40), "#ffffff")
    for x in range(256):
        drawn.putpixel((x, 5), (x, x, x))
    drawn.paste((190, 20, 20), (10, 20, 14, 23))
    written = BytesIO()
    drawn.save(written, "PNG")
    (tmp_path / "one").write_bytes(packed({"one": written.getvalue()}, 12))
    with Image.open(BytesIO(Album(tmp_path / "one").picture("one") or b"")) as read:
        red = read.convert("RGB").getpixel((12, 21))
        assert isinstance(red, tuple)
        assert red[0] > 150
        assert red[1] < 60
        assert len(read.convert("RGB").getcolors() or ()) <= 12
