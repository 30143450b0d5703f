"""The look: one set of tokens a scheme, one palette, one style sheet, one type face.

Quiet and dense: white paper on a cool ground, hairlines instead of boxes, one accent for what can be acted on, and
colour elsewhere only for meaning. A tone never speaks by colour alone: each has an icon (`tone_icon`) and a word beside
it.
"""

from __future__ import annotations

import re
import sys
from enum import StrEnum

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.core.paths import resources
from app.core.record import record

_LETTERS, _CLOSE_LETTERS = 20, 16
"""The least height of a line that is typed into or pressed, and of a link, in pixels, at the usual size of letters."""

SPACE = 8
"""The step of every distance in the program, in device-independent pixels."""

_GOOD_FAMILIES = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
)


class Tone(StrEnum):
    """What a colour may mean."""

    NORMAL = "normal"
    LATE = "late"
    DUE = "due"
    DONE = "done"
    PAUSED = "paused"


class Scheme(StrEnum):
    """Which look is wanted; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@record
class Tokens:
    """Every colour of one scheme, as #rrggbb.

    Tested: text on its ground has a contrast of at least 4.5 : 1 and the frame of what can be acted on (`control`) one
    of 3 : 1 against either side, as has the mark of the focus (`accent`). `line` and `edge` only part things.
    """

    window: str
    surface: str
    raised: str
    line: str
    edge: str
    control: str
    text: str
    muted: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_wash: str
    hover: str
    header: str
    on_header: str
    header_muted: str
    late: str
    late_wash: str
    due: str
    due_wash: str
    done: str
    done_wash: str
    paused: str
    paused_wash: str


LIGHT = Tokens(
    window="#f3f5f7",
    surface="#ffffff",
    raised="#fafbfc",
    line="#e1e6ea",
    edge="#c3ccd4",
    control="#7f8a94",
    text="#18222c",
    muted="#576573",
    accent="#0b6b7c",
    accent_strong="#085463",
    on_accent="#ffffff",
    accent_wash="#dff0f3",
    hover="#e9eef1",
    header="#12333c",
    on_header="#f2f8f9",
    header_muted="#a9c3ca",
    late="#b3261e",
    late_wash="#fbe9e7",
    due="#8a5300",
    due_wash="#fdf1dc",
    done="#216e3a",
    done_wash="#e4f3e8",
    paused="#5a6270",
    paused_wash="#eceef2",
)
DARK = Tokens(
    window="#14191e",
    surface="#1b2127",
    raised="#20272e",
    line="#2c353d",
    edge="#43505b",
    control="#6b7884",
    text="#e4e9ed",
    muted="#9aa8b4",
    accent="#5cc0d0",
    accent_strong="#82d3e0",
    on_accent="#06222a",
    accent_wash="#17363e",
    hover="#252e36",
    header="#0e2228",
    on_header="#e8f3f5",
    header_muted="#8fabb3",
    late="#ff8f86",
    late_wash="#40211f",
    due="#f0b95a",
    due_wash="#3a2d16",
    done="#7fcd94",
    done_wash="#1b3524",
    paused="#aab3c0",
    paused_wash="#2a3039",
)


class _Announcer(QObject):
    """Says when the scheme has changed, for what paints by hand."""

    changed = Signal()


announcer = _Announcer()
_tokens = LIGHT
_wanted = Scheme.SYSTEM
_letters = 1.0


def tokens() -> Tokens:
    """The colours in force."""
    return _tokens


def tone_colour(tone: Tone) -> QColor:
    """The text colour of a meaning, legible on the surface and on its wash."""
    return QColor(_tokens.text if tone == Tone.NORMAL else getattr(_tokens, tone.value))


def tone_wash(tone: Tone) -> QColor:
    """The faint ground of a meaning; the surface itself for NORMAL."""
    return QColor(_tokens.surface if tone == Tone.NORMAL else getattr(_tokens, f"{tone.value}_wash"))


def tone_icon(tone: Tone) -> str:
    """The icon's meaning that says the same without colour; empty for NORMAL."""
    return "" if tone == Tone.NORMAL else f"tone_{tone.value}"


def choose_font() -> QFont:
    """The type face of the window: the system's own if it draws Chinese well, else the bundled one (R006)."""
    family = next((name for name in _GOOD_FAMILIES if QFontDatabase.hasFamily(name)), "")
    if not family:
        for name in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"):
            QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))
        family = "Noto Sans SC"
    font = QFont(family)
    font.setPointSizeF((9 if sys.platform == "win32" else 9.75) * _letters)
    return font


def text_scale() -> float:
    """How much larger than usual the desktop wants letters, from 1.0 to 2.25 ("Make text bigger" of Windows)."""
    if sys.platform != "win32":
        return 1.0
    kept = QSettings("HKEY_CURRENT_USER\\Software\\Microsoft\\Accessibility", QSettings.Format.NativeFormat)
    try:
        return max(100, min(225, int(str(kept.value("TextScaleFactor", 100))))) / 100
    except ValueError:
        return 1.0


def grown(pixels: int) -> int:
    """A length that letters have to fit into, at the desktop's size of letters."""
    return round(pixels * _letters)


def follow_letters() -> None:
    """Take over the desktop's size of letters when it has changed."""
    global _letters  # noqa: PLW0603 - one look per process
    app = QApplication.instance()
    if text_scale() != _letters and isinstance(app, QApplication):
        _letters = text_scale()
        app.setFont(choose_font())
        _dress(app, force=True)


def style_sheet(colours: Tokens) -> str:
    """The style sheet in these colours."""
    text = (resources() / "style.qss").read_text(encoding="utf-8")
    marks = (resources() / "icons" / "style").as_posix()
    tick = f"{marks}/tick_{'dark' if colours is DARK else 'light'}.png"
    words = {**vars(colours), "marks": marks, "tick": tick, "letters": f"{round(_LETTERS * _letters)}px"}
    words["framed_letters"] = f"{round(_LETTERS * _letters) + 2}px"  # with the thicker frame of the focus
    words["close_letters"] = f"{round(_CLOSE_LETTERS * _letters)}px"
    text = re.sub(r"\$(\w+)", lambda found: words[found[1]], text)
    return text if _letters == 1.0 else re.sub(r"([\d.]+)pt", lambda size: f"{float(size[1]) * _letters:g}pt", text)


def palette(colours: Tokens) -> QPalette:
    """The palette in these colours, for what Fusion draws by itself."""
    made = QPalette()
    role = QPalette.ColorRole
    for roles, colour in (
        ((role.Window,), colours.window),
        ((role.Base, role.ToolTipBase), colours.surface),
        ((role.AlternateBase,), colours.raised),
        ((role.Button,), colours.raised),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), colours.text),
        ((role.PlaceholderText,), colours.muted),
        ((role.Highlight, role.Accent, role.Link), colours.accent),
        ((role.HighlightedText, role.BrightText), colours.on_accent),
        ((role.Light, role.Midlight), colours.surface),
        ((role.Mid,), colours.line),
        ((role.Dark, role.Shadow), colours.edge),
    ):
        for one in roles:
            made.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(colours.muted))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colours.edge))
    return made


def apply(app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
    """Put the look on the program; SYSTEM follows the desktop's light or dark from now on."""
    global _wanted, _letters  # noqa: PLW0603 - one look per process
    _wanted = scheme
    if app.property("dressed") is None:
        app.setProperty("dressed", True)
        if not app.property("fusion"):
            app.setStyle("fusion")
        _letters = text_scale()
        app.setFont(choose_font())
        app.styleHints().colorSchemeChanged.connect(lambda _: _dress(app))
    _dress(app, force=True)


def wanted() -> Scheme:
    """The look that was asked for."""
    return _wanted


def _dress(app: QApplication, *, force: bool = False) -> None:
    global _tokens  # noqa: PLW0603 - one look per process
    dark = _wanted is Scheme.DARK or (
        _wanted is Scheme.SYSTEM and app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    )
    colours = DARK if dark else LIGHT
    if colours is _tokens and not force:
        return
    _tokens = colours
    app.setPalette(palette(colours))
    app.setStyleSheet(style_sheet(colours))
    announcer.changed.emit()


def mark(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties that the style sheet reads (`role="title"`, `tone="late"`) and restyle the widget."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
