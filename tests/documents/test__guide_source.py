"""The source of the user guide: the same chapters and pictures in both languages, every link and section there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.core import paths
from app.documents import _guide_source
from app.documents._guide_source import LANGUAGES, chapters, parts


def test_both_languages_have_the_same_chapters_sections_and_pictures() -> None:
    english, chinese = ({one.name: one for one in chapters(language)} for language in LANGUAGES)
    assert list(english) == list(chinese)
    assert len(english) >= 43
    for name, one in english.items():
        other = chinese[name]
        assert one.pictures == other.pictures, name
        assert one.sections == other.sections, name
        assert one.title
        assert len(one.text) > 100
        assert re.search("[一-鿿]", other.text), name
    assert [len(part.chapters) for part in parts("en")] == [len(part.chapters) for part in parts("zh_CN")]
    assert chapters("fr") == chapters("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(language: str) -> None:
    known = {one.name: one for one in chapters(language)}
    targets = {target for one in known.values() for target in re.findall(r"(?<!\!)\[[^\]]*\]\(([^)]*)\)", one.text)}
    for target in targets - {"keys:"}:
        kind, _, place = target.partition(":")
        name, _, section = place.partition("#")
        assert kind == "topic", target
        assert name in known, target
        assert not section or section in known[name].sections, target
    assert "keys:" in targets


def test_a_picture_stands_on_a_line_of_its_own_and_has_a_caption() -> None:
    for language in LANGUAGES:
        for one in chapters(language):
            assert one.text.count("](tour:") == len(one.pictures), one.name
            assert all(caption.strip() for caption, _ in _guide_source.PICTURE.findall(one.text)), one.name


def test_a_new_page_of_the_help_is_in_the_guide_behind_the_page_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("help/en", "help/zh_CN", "guide/en", "guide/zh_CN"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("help/en/10_home", "help/en/20_calls", "help/en/21_new", "help/en/22_newer", "help/en/30_customers"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\nWords.\n", "utf-8")
    (tmp_path / "guide/en/first.md").write_text("# First\n", "utf-8")
    book = """[{"title": {"en": "One"}, "chapters": ["first", "home", "calls"]},
        {"title": {"en": "Two"}, "chapters": ["customers"]}]"""
    (tmp_path / "guide/book.json").write_text(book, "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    assert [[one.name for one in part.chapters] for part in parts("en")] == [
        ["first", "home", "calls", "new", "newer"],
        ["customers"],
    ]
    (tmp_path / "help/en/20_calls.md").unlink()
    with pytest.raises(KeyError, match="calls"):
        parts("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stressed_ends_between_a_sign_and_a_letter(language: str) -> None:
    """There Markdown ends it not: *换机……*同时 keeps its asterisks, or what follows is stressed as well."""
    ends = []
    for chapter in chapters(language):
        for line in chapter.text.splitlines():
            bits = re.split(r"(?<![*])([*]{1,2})(?![*])", line)  # text, mark, stressed, mark, text …
            stressed, marks, behind = bits[2::4], bits[1::2], bits[4::4]
            if marks[::2] == marks[1::2]:
                pairs = zip(stressed, behind, strict=True)
                ends += [
                    (chapter.name, one, after[:9])
                    for one, after in pairs
                    if re.search(r"\W\Z", one) and after[:1].isalnum()
                ]
    assert ends == []
