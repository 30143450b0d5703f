"""口令单 – the passphrase of a package that was put under one: travels apart from the stick."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.documents._fit import CUT
from app.documents._form import Form, Letterhead, Rendered, issued_by, moment, paper_of
from app.documents._grid import Cell, Fields
from app.documents._press import FRAME
from app.documents._ruled import RuledTable, Track
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet

PAPERS = ("A5",)


@dataclass(frozen=True)
class PassphraseData:
    """The package's name and the passphrase that opens it."""

    letterhead: Letterhead
    number: str
    passphrase: str = ""
    made_at: datetime | None = None
    made_by: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def render(data: PassphraseData, *, paper: str = PAPERS[0]) -> Rendered:
    """The sheet as a PDF. Raises ValueError for another paper."""
    chosen = paper_of(paper, PAPERS)
    sheet = Sheet(
        letterhead=data.letterhead,
        title="台帐包口令单",
        number=data.number,
        blocks=(),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    table = RuledTable(sheet, chosen, (Track("", 1),), head_height=chosen.look.head, size=9.5)
    table.y += 2
    cells = (Cell("制作时间", moment(data.made_at)), Cell("制作人", data.made_by))
    Fields(cells, mark=CUT).draw(table.ink, (table.left, table.y, table.width, 9), chosen.look.value, chosen.look)
    table.ink.box(table.left, table.y, table.width, 9, FRAME)
    table.y += 15
    table.ink.box(table.left, table.y, table.width, 20, FRAME)
    middle = table.left + table.width / 2
    table.ink.value(middle, table.y + 10, data.passphrase, 20, align="c", heavy=True)
    table.y += 24
    table.note(
        "本单与 U 盘分开送达收件人。程序不保存此口令，遗失后无法打开，只能重新制作。用 7-Zip、WinRAR 或 Bandizip 打开。"
    )
    table.signatures(("交付人签字", "收件人签字", "日期"))
    return table.finish()


def sample() -> PassphraseData:
    """A passphrase as the program draws them."""
    return PassphraseData(
        letterhead=LETTERHEAD,
        number="Aftercare_HZ01_000012_20261122.zip",
        passphrase="KSXN-4TQ2-9WPA-LMRV",
        made_at=ISSUED_AT,
        made_by="王芳",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("package_passphrase", "台帐包口令单", PAPERS, PassphraseData, sample, render, issued=False)
