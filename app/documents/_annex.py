"""Annex pages: what did not fit, under its caption, with the number, page x/y and a line to sign of their own."""

from __future__ import annotations

from collections import deque

from app.documents._fit import in_box, pitch
from app.documents._grid import Columns, Leftover
from app.documents._press import FRAME, Ink, Press
from app.documents._sheet import Sheet, head
from app.documents._text import broken, fitted, rest, units

_SIZE = 9.0
_SIGN = 12.0


class _Pages:
    """Annex pages being filled from the top."""

    def __init__(self, press: Press, sheet: Sheet) -> None:
        self.press, self.sheet = press, sheet
        self.done: list[list[str]] = []
        self.left, self.top, self.width, self.height = press.paper.frame
        self.look = press.paper.look
        self.bottom = self.top + self.height - self.look.foot - (_SIGN if sheet.signers else 0) - 1.5
        self._begin()

    def _begin(self) -> None:
        self.ink = Ink(self.press)
        head(self.ink, self.sheet, self.press.paper, annex=True)
        self.y = self.top + self.look.head + 1.5

    def room(self) -> float:
        return self.bottom - self.y

    def turn(self) -> None:
        """Sign this page and begin the next."""
        self.close()
        self._begin()

    def close(self) -> None:
        ink = self.ink
        start = self.top + self.look.head
        if self.sheet.signers:
            each = self.width / len(self.sheet.signers)
            y = self.bottom + 1.5
            ink.rule(self.left, y, self.left + self.width, y)
            for number, signer in enumerate(self.sheet.signers):
                ink.caption(self.left + number * each + 1.5, y + _SIGN / 2, f"{signer}：", self.look.caption)
                ink.caption(
                    self.left + (number + 1) * each - 1.5, y + _SIGN / 2, "年　 月　 日", self.look.caption, align="r"
                )
        ink.box(self.left, start, self.width, self.bottom + 1.5 + (_SIGN if self.sheet.signers else 0) - start, FRAME)
        ink.settle()
        self.done.append(ink.live)


def pages(press: Press, sheet: Sheet, over: list[Leftover]) -> list[list[str]]:
    """The annex pages for all leftovers; none when there are none."""
    if not over:
        return []
    out = _Pages(press, sheet)
    queue = deque(over)
    while queue:
        item = queue.popleft()
        if item.table is not None:
            rest_of_table, cells = _table(out, item.table)
            queue.extendleft(rest_of_table)
            queue.extend(cells)  # after those of the rows before, which stand on the paper itself
        else:
            _text(out, item)
    out.close()
    return out.done


def _heading(out: _Pages, words: str) -> None:
    fit = in_box(words, out.width - 4, 5, out.look.caption + 0.5, out.ink.chain(heavy=True), "…")
    for number, line in enumerate(fit.lines):
        middle = out.y + 2.6 + (number - (len(fit.lines) - 1) / 2) * fit.pitch
        out.ink.caption(out.left + 2, middle, line, fit.size, heavy=True)
    out.y += 5.6


def _text(out: _Pages, item: Leftover) -> None:
    chain = out.ink.chain()
    step = pitch(_SIZE, 1.4)
    room = int((out.width - 6) * 2834.6457 / _SIZE)
    ready = fitted(units(item.text, chain), room, chain)
    lines = broken(ready, room)
    assert rest(ready, lines.ends[-1] if lines.ends else 0) == ""
    if out.room() < 5.6 + step:
        out.turn()
    _heading(out, f"{item.caption}（续）")
    for line in lines.lines:
        if out.room() < step:
            out.turn()
            _heading(out, f"{item.caption}（续）")
        out.ink.value(out.left + 3, out.y + step / 2, line, _SIZE)
        out.y += step
    out.y += 2


def _table(out: _Pages, table: Columns) -> tuple[list[Leftover], list[Leftover]]:
    """Draw the rows that a page takes; what is left comes back, and what did not fit single cells."""
    look = out.look
    step = table.step(look)
    if out.room() < 5.6 + 2 * step:
        out.turn()
    _heading(out, f"{table.caption}（续）")
    count = min(len(table.rows), int(out.room() / step) - 1)
    part = Columns(table.caption, table.headings, table.rows[:count], row_height=table.row_height)
    over = part.draw(out.ink, (out.left, out.y, out.width, (count + 1) * step), look.value, look)
    out.ink.rule(out.left, out.y, out.left + out.width, out.y)
    out.y += (count + 1) * step
    out.ink.rule(out.left, out.y, out.left + out.width, out.y)
    out.y += 3
    later = Columns(table.caption, table.headings, table.rows[count:], row_height=table.row_height)
    return [Leftover(table.caption, table=later)] if later.rows else [], over
