"""Every pair of colours that the style sheet and those who paint by hand put beside one another, in both schemes."""

from __future__ import annotations

import re

import pytest

from app.core.paths import resources
from app.ui import theme
from app.ui.theme import DARK, LIGHT, Tokens
from tests.ui.test_theme import contrast

TEXT, MARK = 4.5, 3.0
"""WCAG 2.1, 1.4.3 for text, 1.4.11 for the frames of controls, icons and the mark of the focus."""

GROUNDS = ("window", "surface", "raised", "hover", "accent_wash", "late_wash", "due_wash", "done_wash", "paused_wash")
"""Rows, cards, chips, strips and what lies under the mouse."""

PAINTED = {
    ("text", *GROUNDS), ("muted", *GROUNDS), ("accent", *GROUNDS), ("accent_strong", *GROUNDS),
    ("late", "window", "surface", "raised", "hover", "late_wash", "accent_wash"),
    ("due", "window", "surface", "raised", "hover", "due_wash", "accent_wash"),
    ("done", "window", "surface", "raised", "hover", "done_wash", "accent_wash"),
    ("paused", "window", "surface", "raised", "hover", "paused_wash", "accent_wash"),
    ("on_accent", "accent", "accent_strong", "late"), ("on_header", "header"), ("header_muted", "header"),
    ("surface", "text"), ("muted", "line"), ("text", "line"),
}  # fmt: skip
"""Words and what they stand on; the delegates paint a row's words in its tone on its wash or on that of the choice."""

FRAMES = {
    ("control", "window", "surface", "raised", "hover"), ("accent", "window", "surface", "raised", "hover"),
    ("muted", "surface"), ("late", "window", "surface"), ("text", "accent_wash"), ("on_accent", "accent", "late"),
    ("on_header", "header"), ("header", "on_header"),
}  # fmt: skip
"""Frames of what can be acted on, boxes to tick, the bar to scroll with, and the mark of the focus."""

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(PAINTED, TEXT), (FRAMES, MARK)], ids=["words", "frames"])
def test_what_stands_on_what(tokens: Tokens, pairs: set[tuple[str, ...]], least: float) -> None:
    low = {
        (above, below): round(found, 2)
        for above, *grounds in pairs
        for below in grounds
        if (found := contrast(getattr(tokens, above), getattr(tokens, below))) < least
    }
    assert low == {}


def rules() -> list[tuple[str, dict[str, str]]]:
    """The rules of the style sheet: who, and what is said of them."""
    sheet = re.sub(r"/\*.*?\*/", "", (resources() / "style.qss").read_text(encoding="utf-8"), flags=re.DOTALL)
    found = []
    for who, what in _RULE.findall(sheet):
        said = dict(part.strip().split(":", 1) for part in what.split(";") if ":" in part)
        found.append((" ".join(who.split()), {key.strip(): value.strip() for key, value in said.items()}))
    return found


def _token(value: str) -> str:
    found = re.search(r"\$(\w+)", value)
    return found[1] if found else ""


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_rules_that_name_both_words_and_ground(tokens: Tokens) -> None:
    asked = 0
    for who, said in rules():
        words, ground = _token(said.get("color", "")), _token(said.get("background", ""))
        if words and ground:
            asked += 1
            found = contrast(getattr(tokens, words), getattr(tokens, ground))
            assert found >= TEXT, (who, words, ground, round(found, 2))
    assert asked >= 10


def test_what_can_be_acted_on_has_a_frame_that_is_seen() -> None:
    """`edge` and `line` only part things; a control that is enabled never has them for its frame."""
    faint = {
        who
        for who, said in rules()
        if _token(said.get("border", "") or said.get("border-color", "")) in ("edge", "line")
        and re.search(r"\b(QLineEdit|QPushButton|QComboBox|QSpinBox|QToolButton|indicator)\b", who)
    }
    assert all(":disabled" in who or ":read-only" in who for who in faint), faint


def test_every_kind_of_control_has_a_mark_of_the_focus() -> None:
    marked = " ".join(who for who, said in rules() if ":focus" in who and "border" in " ".join(said))
    for kind in (
        "QLineEdit", "QPlainTextEdit", "QTextEdit", "QSpinBox", "QDateEdit", "QComboBox", "QPushButton", "QToolButton",
        "QTableView", "QTreeView", "QListView", "QTextBrowser", "QTabBar::tab",
    ):  # fmt: skip
        assert kind in marked, kind
    outlined = {who for who, said in rules() if _token(said.get("outline", "")) == "accent"}
    assert any("QAbstractButton" in who and "QAbstractItemView" in who for who in outlined), (
        "boxes, and cells of tables"
    )


def test_the_sheet_in_force_names_no_colour_of_its_own() -> None:
    """So that nothing escapes the pairs above; the two of the head are asked by hand."""
    own = set(re.findall(r"#[0-9a-f]{6}\b", (resources() / "style.qss").read_text(encoding="utf-8")))
    assert own == {"#0b3d48", "#ffffff"}
    for tokens in (LIGHT, DARK):
        assert contrast("#0b3d48", tokens.on_header) >= TEXT
        assert theme.style_sheet(tokens)
    assert contrast("#0b3d48", "#ffffff") >= TEXT
