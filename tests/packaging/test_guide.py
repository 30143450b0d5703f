"""Making the user guide: stale pictures and missing chapters stop the build."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from app.core import paths
from app.documents._guide_source import chapters

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def guide() -> ModuleType:
    """packaging/guide.py, which is no package of the program."""
    spec = importlib.util.spec_from_file_location("packaging_guide", ROOT / "packaging" / "guide.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_every_picture_of_the_source_is_taken_by_the_tour() -> None:
    """Read from the tour's chapters, so that nobody has to wait for the tour to learn of a wrong name."""
    tour = "".join(file.read_text("utf-8") for file in (ROOT / "app" / "ui" / "tour").glob("*.py"))
    written = {name.replace("_", "-") for name in re.findall(r'"([a-z0-9]+(?:[-_][a-z0-9]+)*)"', tour)}
    named = {name for chapter in chapters("en") for name in chapter.pictures}
    assert named
    assert named - written == set()


def test_the_source_is_whole(guide: ModuleType) -> None:
    guide.check_source()


def test_a_picture_that_the_tour_does_not_take_is_named(guide: ModuleType, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (20, 10), "white").save(tmp_path / "003-home.png")
    assert set(guide.taken(tmp_path, ["home"])) == {"home"}
    with pytest.raises(guide.NotBuilt, match="no picture called nowhere"):
        guide.taken(tmp_path, ["home", "nowhere"])


def test_a_chapter_that_is_missing_or_differs_is_named(
    guide: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("help/en", "help/zh_CN", "guide/en", "guide/zh_CN"):
        (tmp_path / folder).mkdir(parents=True)
    titles = '{"en": "One", "zh_CN": "一"}'
    (tmp_path / "guide/book.json").write_text(f'[{{"title": {titles}, "chapters": ["home"]}}]', "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    with pytest.raises(guide.NotBuilt, match="home"):
        guide.check_source()
    for language in ("en", "zh_CN"):
        (tmp_path / f"help/{language}/10_home.md").write_text("# Home\n\n![Home](tour:home)\n", "utf-8")
    guide.check_source()
    (tmp_path / "help/zh_CN/10_home.md").write_text("# 首页\n", "utf-8")
    with pytest.raises(guide.NotBuilt, match="other pictures in zh_CN: home"):
        guide.check_source()
    (tmp_path / "help/en/20_more.md").write_text("# More\n", "utf-8")
    with pytest.raises(guide.NotBuilt, match="one language only: more"):
        guide.check_source()


def test_a_tour_that_stopped_is_run_once_more_and_then_named(
    guide: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    class Tour:
        def __init__(self, language: str, code: int) -> None:
            begun.append(language)
            self._code = code

        def wait(self, _seconds: float) -> int:
            return self._code

    codes = {"en": [0], "zh_CN": [1, 0]}
    monkeypatch.setattr(guide, "_begin", lambda _folder, language: Tour(language, codes[language].pop(0)))
    assert guide._drive(tmp_path) == tmp_path
    assert begun == ["en", "zh_CN", "zh_CN"]
    codes = {"en": [0], "zh_CN": [1, 1]}
    with pytest.raises(guide.NotBuilt, match="zh_CN"):
        guide._drive(tmp_path)
