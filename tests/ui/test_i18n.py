from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from app.core import i18n
from app.core.paths import resources
from app.ui import i18n as translators


@pytest.fixture
def texts(tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The program's Chinese texts, in a file of this test's own."""
    (tmp_path / "i18n").mkdir()
    file = tmp_path / "i18n" / "aftercare_zh_CN.qm"
    copyfile(resources() / "i18n" / file.name, file)
    monkeypatch.setattr(translators, "resources", lambda: tmp_path)
    yield file
    translators.install("en")


def test_texts_written_anew_beneath_the_program_do_not_reach_it(texts: Path) -> None:
    """In place, as a compiler of catalogues does and a folder copied over another."""
    translators.install("zh_CN")
    known = i18n.catalogue(texts.read_bytes())
    with texts.open("r+b") as written:
        written.write(bytes(texts.stat().st_size))
    assert {one: i18n.translate(*one) for one in known} == known


def test_without_its_file_a_language_shows_the_sources(texts: Path) -> None:
    texts.unlink()
    translators.install("zh_CN")
    assert i18n.translate("issued", "Issued versions") == "Issued versions"


def test_qts_own_texts_are_translated_too(texts: Path) -> None:
    translators.install("zh_CN")
    assert i18n.translate("QPlatformTheme", "Cancel") == "取消"
