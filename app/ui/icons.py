"""Icons by meaning. This file alone knows qtawesome's names.

The glyphs are kept as outlines in `resources/icons/<meaning>.svg` (written by `packaging/bake_icons.py`), so that
nothing is imported and no font is loaded when the program starts; they are drawn sharp at any size in the colour of the
scheme in force.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap

from app.core.errors import Bug
from app.core.paths import resources
from app.ui import theme
from app.ui.theme import Tone

MEANINGS = {
    # the tabs
    "home": "ph.house",
    "customers": "ph.users-three",
    "contracts": "ph.handshake",
    "inspections": "ph.clipboard-text",
    "repairs": "ph.wrench",
    "dispatch": "ph.calendar-check",
    "vouchers": "ph.file-text",
    "visits": "ph.phone-outgoing",
    "complaints": "ph.chat-circle-dots",
    "reports": "ph.chart-bar",
    "returned_parts": "ph.package",
    "devices": "ph.printer",
    "loaners": "ph.swap",
    "custody": "ph.hand-grabbing",
    "spare_parts": "ph.gear-six",
    "charges": "ph.currency-cny",
    "opinions": "ph.lightbulb",
    "surveys": "ph.clipboard-text",
    "stock_tests": "ph.test-tube",
    "tools": "ph.nut",
    "care": "ph.heart",
    "boards": "ph.chalkboard",
    "roster": "ph.clock-clockwise",
    # records
    "customer": "ph.user",
    "contact": "ph.identification-card",
    "address": "ph.map-pin",
    "device": "ph.printer",
    "contract": "ph.handshake",
    "service_call": "ph.phone-incoming",
    "service_voucher": "ph.file-text",
    "voucher": "ph.file-text",
    "visit": "ph.phone-outgoing",
    "return_visit": "ph.phone-outgoing",
    "loan": "ph.paper-plane-tilt",
    "returned_part": "ph.package",
    "take_back_receipt": "ph.receipt",
    "loaner_unit": "ph.swap",
    "charge": "ph.currency-cny",
    "cash_handover": "ph.money",
    "spare_part": "ph.gear-six",
    "spare_stock": "ph.storefront",
    "old_part": "ph.arrow-u-up-left",
    "stock_take": "ph.clipboard",
    "complaint": "ph.chat-circle-dots",
    "staff": "ph.user-gear",
    "technician": "ph.user-gear",
    "department": "ph.buildings",
    "price_item": "ph.tag",
    "fault_category": "ph.tree-structure",
    "attachment": "ph.paperclip",
    "key_customer": "ph.star",
    "history": "ph.clock-counter-clockwise",
    "timeline": "ph.list-bullets",
    "care_activity": "ph.heart",
    "relationship_card": "ph.address-book",
    "relationship_assessment": "ph.scales",
    "assessment": "ph.scales",
    "birthday": "ph.cake",
    "gift": "ph.gift",
    "counter_sale": "ph.storefront",
    "note": "ph.note",
    # doing
    "add": "ph.plus",
    "edit": "ph.pencil-simple",
    "save": "ph.check",
    "delete": "ph.trash",
    "undo": "ph.arrow-u-up-left",
    "cancel": "ph.x",
    "close": "ph.x",
    "search": "ph.magnifying-glass",
    "filter": "ph.funnel",
    "sort": "ph.sort-ascending",
    "columns": "ph.columns",
    "refresh": "ph.arrows-clockwise",
    "copy": "ph.copy",
    "print": "ph.printer",
    "preview": "ph.eye",
    "export": "ph.export",
    "import": "ph.download-simple",
    "open": "ph.arrow-square-out",
    "back": "ph.arrow-left",
    "forward": "ph.arrow-right",
    "up": "ph.caret-up",
    "down": "ph.caret-down",
    "left": "ph.caret-left",
    "right": "ph.caret-right",
    "more": "ph.dots-three",
    "menu": "ph.list",
    "scan": "ph.barcode",
    "attach": "ph.paperclip",
    "drag": "ph.dots-six-vertical",
    "pin": "ph.push-pin",
    "link": "ph.link",
    "register_call": "ph.phone-call",
    "hand_in": "ph.tray",
    "strike_off": "ph.check-square-offset",
    "void": "ph.prohibit",
    "reopen": "ph.arrow-counter-clockwise",
    "pause": "ph.pause",
    "resume": "ph.play",
    "assign": "ph.user-plus",
    "move": "ph.arrows-out-cardinal",
    "checklist": "ph.clipboard",
    "zoom_in": "ph.magnifying-glass-plus",
    "zoom_out": "ph.magnifying-glass-minus",
    "fit_width": "ph.arrows-out-line-horizontal",
    "page": "ph.file",
    "calibrate": "ph.ruler",
    "reset": "ph.arrow-counter-clockwise",
    "merge": "ph.git-merge",
    "archive": "ph.archive",
    "folder": "ph.folder-open",
    "camera": "ph.camera",
    "image": "ph.image",
    "receipt": "ph.receipt",
    # work
    "call": "ph.phone",
    "phone": "ph.phone",
    "mail": "ph.envelope-simple",
    "on_site": "ph.map-pin",
    "take_back": "ph.package",
    "travel": "ph.car",
    "clock": "ph.clock",
    "calendar": "ph.calendar-blank",
    "promise": "ph.handshake",
    "money": "ph.currency-cny",
    "free": "ph.circle-wavy-check",
    "covered": "ph.shield-check",
    "chargeable": "ph.currency-cny",
    "level": "ph.warning-octagon",
    "signature": "ph.pen-nib",
    "approve": "ph.circle-wavy-check",
    "out": "ph.paper-plane-tilt",
    "waiting": "ph.hourglass",
    "arrive": "ph.flag",
    "complete": "ph.check-circle",
    # the house
    "settings": "ph.sliders-horizontal",
    "preferences": "ph.sliders-horizontal",
    "users": "ph.users",
    "user": "ph.user-circle",
    "password": "ph.key",
    "lock": "ph.lock-simple",
    "unlock": "ph.lock-simple-open",
    "sign_out": "ph.sign-out",
    "help": "ph.question",
    "about": "ph.info",
    "keyboard": "ph.keyboard",
    "language": "ph.translate",
    "light": "ph.sun",
    "dark": "ph.moon",
    "backup": "ph.hard-drives",
    "usb": "ph.hard-drive",
    "database": "ph.database",
    "command": "ph.command",
    "demonstration": "ph.flask",
    "crash": "ph.bug",
    "draft": "ph.note-pencil",
    # saying
    "info": "ph.info",
    "warning": "ph.warning",
    "error": "ph.warning-octagon",
    "done": "ph.check-circle",
    "empty": "ph.tray",
    "tone_late": "ph.warning-circle",
    "tone_due": "ph.clock",
    "tone_done": "ph.check-circle",
    "tone_paused": "ph.pause-circle",
    "dot": "ph.circle",
}
"""What an icon means, and the glyph that shows it."""

_UNITS = 96
"""The side of the square in which outlines are kept."""


@cache
def icon(meaning: str, tone: Tone = Tone.NORMAL, token: str = "") -> QIcon:
    """The icon for a meaning, in the text colour or in the colour of a tone (or of a named token, such as "on_header").

    Raises Bug for a meaning that is not in the table.
    """
    if meaning not in MEANINGS:
        raise Bug(f"no icon means {meaning!r}")
    return QIcon(_Outline(meaning, tone, token))


@cache
def outline(meaning: str) -> QPainterPath:
    """The shape of an icon in a square of 96 units."""
    file = resources() / "icons" / f"{meaning}.svg"
    text = file.read_text(encoding="ascii") if file.exists() else drawn(meaning)
    found = re.search(r' d="([^"]*)"', text)
    if not found:
        raise Bug(f"{file} holds no outline")
    return _read_path(found[1])


def drawn(meaning: str) -> str:
    """The icon as an SVG document, drawn afresh from qtawesome's font (slow: for `packaging/bake_icons.py`)."""
    import qtawesome
    from PySide6.QtGui import QRawFont

    font = qtawesome.font(MEANINGS[meaning].partition(".")[0], _UNITS)
    font.setPixelSize(_UNITS)
    glyph = ord(qtawesome.charmap(MEANINGS[meaning]))
    raw = QRawFont.fromFont(font)
    path = raw.pathForGlyph(raw.glyphIndexesForString(chr(glyph))[0])
    box = path.boundingRect()
    scale = min(1.0, (_UNITS - 8) / max(box.width(), box.height()))
    path.translate(-box.center())
    parts: list[str] = []
    index = 0
    while index < path.elementCount():
        element = path.elementAt(index)
        kind = element.type
        count = 3 if kind is QPainterPath.ElementType.CurveToElement else 1
        letter = {QPainterPath.ElementType.MoveToElement: "M", QPainterPath.ElementType.LineToElement: "L"}.get(
            kind, "C"
        )
        points = [path.elementAt(index + step) for step in range(count)]
        parts.append(
            letter + " ".join(f"{p.x * scale + _UNITS / 2:.1f},{p.y * scale + _UNITS / 2:.1f}" for p in points)
        )
        index += count
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_UNITS} {_UNITS}"><path d="{"".join(parts)}"/></svg>\n'
    )


def _read_path(text: str) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    draw = {"M": path.moveTo, "L": path.lineTo, "C": path.cubicTo}
    for letter, numbers in re.findall(r"([MLC])([^MLC]*)", text):
        draw[letter](*map(float, numbers.replace(",", " ").split()))
    return path


_clones: list[QIconEngine] = []


class _Outline(QIconEngine):
    """Draws an outline in the colour of the scheme in force, so that a change of scheme needs no new icons.

    The outline is read when it is first painted.
    """

    def __init__(self, meaning: str, tone: Tone, token: str) -> None:
        super().__init__()
        self._look = (meaning, tone, token)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Fill the outline, fitted into the rectangle."""
        meaning, tone, token = self._look
        colours = theme.tokens()
        if mode == QIcon.Mode.Disabled:
            colour = QColor(colours.edge)
        elif token:
            colour = QColor(getattr(colours, token))
        else:
            colour = theme.tone_colour(tone)
        side = min(rect.width(), rect.height())
        where = QRectF(rect).center()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(where.x() - side / 2, where.y() - side / 2)
        painter.scale(side / _UNITS, side / _UNITS)
        painter.fillPath(outline(meaning), colour)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon on a transparent ground; none where there is no room, which a layout may ask for."""
        made = QPixmap(size)
        if made.isNull():
            return made
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        """Another engine with the same outline. Qt owns it, but PySide would free it on return: so it is kept."""
        made = _Outline(*self._look)
        _clones.append(made)
        return made
