"""个人工具卡 – every tool of the branch that a colleague has now (F86): checked at a count, empty when they leave."""

from __future__ import annotations

from dataclasses import replace

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.money import format_yuan
from app.documents._form import Form, Rendered, issued_by, moment, paper_of
from app.documents._grid import Cell
from app.documents._ruled import RuledTable, Track
from app.documents._sheet import Sheet
from app.documents.tool_loan_card import KINDS, CardData, facts
from app.documents.tool_loan_card import sample as card_sample

PAPERS = ("A4", "A5")


def render(data: CardData, *, paper: str = PAPERS[0]) -> Rendered:
    """The card as a PDF."""
    chosen = paper_of(paper, PAPERS)
    parts = Sheet(
        letterhead=data.letterhead,
        title="个人工具卡",
        number=data.borrower_number,
        blocks=(),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    tracks = [
        Track("序号", 8, "c"), Track("工具编号", 21), Track("名称", 23), Track("型号 / 序列号", 26),
        Track("价值（元）", 17, "r"), Track("类别", 10, "c"), Track("领用日期", 19, "c"),
        Track("应还日期", 19, "c"), Track("领用单号", 31), Track("核对", 9),
    ]  # fmt: skip
    table = RuledTable(parts, chosen, tracks, head_height=chosen.look.head, size=8)
    cells = (
        Cell("姓名", data.borrower, heavy=True),
        Cell("部门", data.department),
        Cell("截至", moment(data.printed_at)),
    )
    facts(table, (cells,))
    for place, line in enumerate(data.lines, 1):
        table.row([
            str(place), line.number, line.name, " ".join(part for part in (line.model, line.serial) if part),
            format_yuan(line.value) if line.value else "", KINDS.get(line.kind, ""),
            line.out_on.isoformat() if line.out_on else "", line.due_on.isoformat() if line.due_on else "长期",
            line.loan_number, "",
        ])  # fmt: skip
    whole = sum(line.value or 0 for line in data.lines)
    table.room(24)
    said = f"共 {len(data.lines)} 件，价值 {format_yuan(whole)} 元。" if data.lines else "名下没有未归还的工具。"
    table.closing((f"{said}离职前全部交回；缺少或损坏的按折旧赔偿。",))
    table.signatures(("本人", "工具管理员", "主管"))
    return table.finish()


def sample() -> CardData:
    """What somebody has."""
    card = card_sample()
    card = replace(card, number="", purpose="", condition="", digest="")
    return replace(card, lines=tuple(replace(line, out_on=card.out_on) for line in card.lines))


FORM = Form(
    "personal_tool_card",
    "个人工具卡",
    PAPERS,
    CardData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Personal tool card"),
)
