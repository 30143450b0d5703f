"""What stands on every sheet of a paper.

Head with number and codes, foot, name of the copy, marks of reprint and void.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.documents import _blocks, _codes, _letterhead
from app.documents._fit import in_box
from app.documents._form import Letterhead
from app.documents._papers import Look, Paper
from app.documents._press import Ink, Press


@dataclass(frozen=True)
class Sheet:
    """Everything that is on a paper apart from its copies and marks."""

    letterhead: Letterhead
    title: str
    blocks: tuple[_blocks.Block, ...]
    number: str = ""
    subtitle: str = ""
    facts: tuple[str, ...] = ()  # beside the title, where numbered papers have their codes
    signers: tuple[str, ...] = ()  # who signs annex pages
    foot: tuple[str, str] = ("", "")  # middle and right
    copies: tuple[str, ...] = field(default=())
    is_controlled: bool = False  # the head names the document, too (F89, on roomy papers)
    secrecy: str = ""  # who must not get the paper, in a box at the top right (on roomy papers)


@dataclass(frozen=True)
class Marks:
    """How this print differs from the first: the how-manieth reprint, and whether the paper is void."""

    reprint: int = 0
    void: bool = False


def _columns(number: str, paper: Paper) -> tuple[float, float, float]:
    """Width of the company's column, middle and width of the title's column."""
    look = paper.look
    left, _, width, _ = paper.frame
    if not look.compact:
        return 62.0, paper.width / 2, width - 2 * 64
    company = width * 0.3
    right = look.qr + 5.5 + _code_width(number, paper) if number else 45
    return company, left + (company + width - right) / 2, width - company - right - 5


def head(ink: Ink, sheet: Sheet, paper: Paper, *, annex: bool = False) -> None:
    """Company and complaint phone left, title in the middle, number with its codes right (below on roomy papers)."""
    look = paper.look
    left, top, width, _ = paper.frame
    company, middle, _ = _columns(sheet.number, paper)
    _letterhead.draw(ink, sheet.letterhead, paper, company, sheet.subtitle)
    title = sheet.title + (" 附页" if annex else "")
    named = sheet.is_controlled and bool(sheet.letterhead.control()) and not look.compact
    at = 3.6 if look.compact else 5.8 if named else 7  # the document's line below has no room for the title's tails
    ink.caption(middle, top + at, title, look.title, align="c", heavy=True)
    if sheet.number:
        _number(ink, sheet, paper)
    if named:
        fit = in_box(sheet.letterhead.control(), 58, 3, 6.8, ink.chain(), "…")
        ink.caption(middle, top + 11.7, fit.lines[0], fit.size, align="c")
    if sheet.secrecy:
        _secrecy(ink, sheet.secrecy, left + width, top)
    for row, fact in enumerate(sheet.facts):
        fit = in_box(fact, 52, 4.2, look.caption, ink.chain())
        ink.value(left + width, top + 2.4 + row * 4.4, fit.lines[0], fit.size, align="r")


def _secrecy(ink: Ink, words: str, right: float, top: float) -> None:
    size = 9.5
    span = ink.measure(words, size, heavy=True) + 4
    ink.caption(right - span / 2, top + 3.2, words, size, align="c", heavy=True)
    ink.box(right - span, top + 0.2, span, 6, 0.9)


def _code_width(number: str, paper: Paper) -> float:
    """Width of the bars; 0 when the number cannot be, or is too long to be, a bar code.

    Then the QR code stands alone.
    """
    if not number.isascii() or not number.isprintable():
        return 0.0
    width = _codes.code128(number)[1] * _codes.MODULE
    return width if width <= paper.frame[2] * 0.45 else 0.0


def _number(ink: Ink, sheet: Sheet, paper: Paper) -> None:
    number, look = sheet.number, paper.look
    left, top, width, _ = paper.frame
    codes = _code_width(number, paper)
    if look.compact:
        ink.qr(left + width - look.qr, top, look.qr, number)
        right = left + width - look.qr - _codes.MODULE * _codes.QUIET - 2.6
        if codes:
            ink.bars(right - codes, top, 7.6, number)
        ink.value(
            right - codes / 2 if codes else right,
            top + 10.4,
            f"编号 {number}",
            look.value + 1,
            align="c" if codes else "r",
            heavy=True,
        )
        return
    ink.qr(left + width - look.qr, top + look.head - 3 - look.qr, look.qr, number)
    low = top + look.head - 5.6
    ink.value(left, low, "编号", look.caption)
    ink.value(left + 9, low, number, 12, heavy=True)
    if codes:
        ink.bars(left + width - look.qr - 8 - codes, top + look.head - 11, 8, number)
    if sheet.subtitle:
        ink.value(left, low - 5.6, sheet.subtitle, look.caption)


def foot(ink: Ink, sheet: Sheet, paper: Paper, number: int, count: int) -> None:
    """Controlled document left, digest and page in the middle, operator and time right."""
    look: Look = paper.look
    left, _, width, _ = paper.frame
    y = paper.height - paper.margins[3] - 1.4
    size = min(6.8, look.caption)
    middle = "　".join(words for words in (sheet.foot[0], f"第 {number} / {count} 页") if words)
    control = in_box(sheet.letterhead.control(), width * 0.36, 3, size, ink.chain())
    ink.caption(left, y, "".join(control.lines[:1]), control.size)
    ink.value(left + width / 2, y, middle, size, align="c")
    issued = in_box(sheet.foot[1], width * 0.33, 3, size, ink.chain())
    ink.value(left + width, y, "".join(issued.lines[:1]), issued.size, align="r")


def head_height(letterhead: Letterhead, paper: Paper, wanted: float) -> float:
    """The height of a head without a number: as wanted, more where the letterhead takes more."""
    return max(wanted, _letterhead.height(letterhead, paper, _columns("", paper)[0]) + 1.2)


def label(press: Press, paper: Paper, number: str, words: str, marks: Marks) -> list[str]:
    """The name of the copy under the title, and below it the mark of a reprint."""
    ink, look = Ink(press), paper.look
    _, middle, room = _columns(number, paper)
    y = paper.margins[1] + (9.3 if look.compact else 15.5)
    fit = in_box(words, room, 3.5, look.caption + 0.5, ink.chain(heavy=True))
    again = f"补打 第{marks.reprint}次" if marks.reprint else ""
    size = look.caption - (0.5 if look.compact else 0)
    span = ink.measure(again, size, heavy=True) + 2.4 if again else 0.0
    at = middle
    if again and not look.compact and words:  # beside the copy's name, below it stand the bars
        at = middle - (span + 3) / 2
        middle = at + ink.measure(fit.lines[0], fit.size, heavy=True) / 2 + 3 + span / 2
    elif again and words:
        y += 3.7
    if words:
        ink.value(at, y - (3.7 if again and look.compact else 0), fit.lines[0], fit.size, align="c", heavy=True)
    if again:
        ink.value(middle, y, again, size, align="c", heavy=True)
        ink.box(middle - span / 2, y - size * 0.24, span, size * 0.48, 0.8)
        ink.settle()
    return ink.live


def ghost(press: Press, paper: Paper, marks: Marks) -> list[str]:
    if not marks.void:
        return []
    ink = Ink(press)
    ink.ghost("作废", paper.width / 2, paper.height / 2, min(paper.width, paper.height) * 0.95)
    return ink.live
