"""The sheet for what only a person in front of a Windows PC can check, printed from `check_sheet.<language>.md`.

    python packaging/windows/check_sheet.py [FOLDER]

Leaves `Aftercare-Windows-check-<language>.pdf` in FOLDER (build/windows), two pages each, to be handed out beside the
installer: twenty minutes, a line a thing to do, what to expect, a box to tick, room for a remark.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from reportlab.lib.colors import HexColor, black  # noqa: E402 - after the path is known
from reportlab.lib.pagesizes import A4  # noqa: E402
from reportlab.lib.styles import ParagraphStyle  # noqa: E402
from reportlab.lib.units import mm  # noqa: E402
from reportlab.pdfbase import pdfmetrics  # noqa: E402
from reportlab.pdfbase.ttfonts import TTFont  # noqa: E402
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle  # noqa: E402

from app import __version__  # noqa: E402
from app.core.paths import resources  # noqa: E402

LANGUAGES = ("en", "zh_CN")
MINUTES = 20
REGULAR, BOLD = "Sheet", "Sheet-Bold"
_FONTS = {REGULAR: "NotoSansSC-Regular.ttf", BOLD: "NotoSansSC-Bold.ttf"}
_HERE = Path(__file__).parent
_WORDS = {
    "en": ("PC and Windows (winver)", "Person, day", "OK", "Remark", "All ticked: may be handed out", "Signature",
           "Not everything: send the sheet back first", "Version {version} · page {page}", "Windows 10", "Windows 11"),
    "zh_CN": ("电脑及 Windows 版本（winver）", "检查人、日期", "符合", "备注", "全部打勾：可以发放", "签字",
              "有不符合的：先退回此单", "版本 {version} · 第 {page} 页", "Windows 10", "Windows 11"),
}  # fmt: skip
_MINUTES = re.compile(r"[（(](\d+)\s*(?:minutes|分钟)[)）]")


@dataclass(frozen=True)
class Part:
    """Lines under one heading: what to do, what to expect."""

    title: str
    minutes: int
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CheckSheet:
    """The whole sheet in one language."""

    title: str
    intro: str
    heads: tuple[str, str]
    parts: tuple[Part, ...]


def read(language: str) -> CheckSheet:
    """The sheet as its source says it. Raises ValueError for a part without minutes or a line without two cells."""
    head, *rest = (_HERE / f"check_sheet.{language}.md").read_text(encoding="utf-8").split("\n## ")
    title, _, intro = head.partition("\n")
    heads = ("", "")
    parts = []
    for text in rest:
        name, _, table = text.partition("\n")
        found = _MINUTES.search(name)
        rows = [_cells(line) for line in table.splitlines() if line.startswith("|")]
        if found is None or any(len(row) != len(heads) for row in rows):
            raise ValueError(f"“{name}” has no minutes, or a line without two cells")
        heads = rows[0]
        parts.append(Part(name.strip(), int(found.group(1)), tuple(rows[2:])))
    return CheckSheet(title.lstrip("# ").strip(), " ".join(intro.split()), heads, tuple(parts))


def _cells(line: str) -> Any:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def make(folder: Path) -> list[Path]:
    """Print the sheet in every language into a folder; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for language in LANGUAGES:
        file = folder / f"Aftercare-Windows-check-{language}.pdf"
        _print(read(language), language, file)
        made.append(file)
    return made


class _Box(Flowable):
    """A box to tick: none of the fonts has one."""

    def __init__(self, side: float = 3.6 * mm) -> None:
        super().__init__()
        self.width = self.height = side

    def draw(self) -> None:
        """An empty square."""
        self.canv.setLineWidth(0.8)
        self.canv.rect(0, 0, self.width, self.height)


def _print(sheet: CheckSheet, language: str, file: Path) -> None:
    for name, font in _FONTS.items():
        pdfmetrics.registerFont(TTFont(name, str(resources() / "fonts" / font)))
    words = _WORDS[language]
    wrap = "CJK" if language == "zh_CN" else None
    body = ParagraphStyle("body", fontName=REGULAR, fontSize=9, leading=11.8, wordWrap=wrap)
    strong = ParagraphStyle("strong", parent=body, fontName=BOLD)
    title = ParagraphStyle("title", parent=strong, fontSize=14, leading=18)

    def paged(canvas: Any, document: Any) -> None:
        canvas.setFont(REGULAR, 7.5)
        canvas.drawRightString(A4[0] - 14 * mm, 8 * mm, words[7].format(version=__version__, page=document.page))

    story: list[Any] = [Paragraph(sheet.title, title), Spacer(1, 1 * mm), Paragraph(_marked(sheet.intro), body)]
    story += [Spacer(1, 2 * mm), _who(words, body), Spacer(1, 2 * mm)]
    story.append(_lines(sheet, words, body, strong))
    story += [Spacer(1, 3 * mm), _verdict(words, body)]
    document = SimpleDocTemplate(
        str(file), pagesize=A4, leftMargin=14 * mm, rightMargin=14 * mm, topMargin=12 * mm, bottomMargin=13 * mm,
        title=sheet.title, author="Aftercare", lang=language.replace("_", "-"), invariant=1,
    )  # fmt: skip
    document.build(story, onFirstPage=paged, onLaterPages=paged)


def _who(words: Sequence[str], body: ParagraphStyle) -> Table:
    row = [_Box(), Paragraph(words[8], body), _Box(), Paragraph(words[9], body), Paragraph(f"{words[0]}:", body),
           Paragraph(f"{words[1]}:", body)]  # fmt: skip
    made = Table([row], colWidths=[6 * mm, 22 * mm, 6 * mm, 22 * mm, 70 * mm, 56 * mm], rowHeights=[9 * mm])
    made.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LINEBELOW", (4, 0), (-1, 0), 0.5, black)]))
    return made


def _lines(sheet: CheckSheet, words: Sequence[str], body: ParagraphStyle, strong: ParagraphStyle) -> Table:
    heads = ("", *sheet.heads, words[2], words[3])
    rows: list[list[Any]] = [[Paragraph(head, strong) for head in heads]]
    look: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.4, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("BACKGROUND", (0, 0), (-1, 0), HexColor("#d9d9d9")),
        ("TOPPADDING", (0, 0), (-1, -1), 3), ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("ALIGN", (3, 1), (3, -1), "CENTER"),
    ]  # fmt: skip
    number = 0
    for part in sheet.parts:
        look += [("SPAN", (0, len(rows)), (-1, len(rows))),
                 ("BACKGROUND", (0, len(rows)), (-1, len(rows)), HexColor("#efefef"))]  # fmt: skip
        rows.append([Paragraph(part.title, strong), "", "", "", ""])
        for do, expect in part.lines:
            number += 1
            cells = [Paragraph(str(number), body), Paragraph(_marked(do), body), Paragraph(_marked(expect), body)]
            rows.append([*cells, _Box(), ""])
    made = Table(rows, colWidths=[7 * mm, 57 * mm, 61 * mm, 12 * mm, 45 * mm], repeatRows=1)
    made.setStyle(TableStyle(look))
    return made


def _verdict(words: Sequence[str], body: ParagraphStyle) -> Table:
    row = [_Box(), Paragraph(words[4], body), _Box(), Paragraph(words[6], body), Paragraph(f"{words[5]}:", body)]
    made = Table([row], colWidths=[6 * mm, 50 * mm, 6 * mm, 65 * mm, 55 * mm], rowHeights=[10 * mm])
    made.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LINEBELOW", (4, 0), (4, 0), 0.5, black)]))
    return made


def _marked(text: str) -> str:
    """Markdown's bold and slanted words as the printer's own marks; nothing slants in Chinese, so it is bold, too."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"\*{1,2}([^*]+)\*{1,2}", rf'<font name="{BOLD}">\1</font>', safe)


def main(arguments: Sequence[str]) -> int:
    """Print the sheets and say where they are."""
    for file in make(Path(arguments[0]) if arguments else ROOT / "build" / "windows"):
        print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
