"""恢复密钥页 – what opens an encrypted branch when nobody's password does any more; printed once, for the safe.

It is never kept by the program: neither as an issued paper nor as a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.documents._fit import in_box
from app.documents._form import Form, Rendered, moment, paper_of
from app.documents._press import FRAME, Ink, Press
from app.documents._samples import ISSUED_AT, LETTERHEAD

PAPERS = ("A4",)
_LEFT, _WIDTH = 20.0, 170.0
_QR = 44.0
_IN_A_ROW = 7
_WARNING = (
    "任何人拿到本页，就能打开这个分公司的全部数据：客户、电话、地址、合同、附件和备份。",
    "本页不要拍照、复印、扫描或放在电脑旁。打印后装入信封，封口签字，锁进保险柜。",
)
_USES = (
    "所有人都忘记密码，或密钥文件（数据库旁的 .keys 文件）丢失、损坏时，才需要本页。",
    "在登录窗口选“用恢复密钥页打开”，扫描右上角的二维码，或按组输入上面 14 组字符。",
    "字符中没有字母 I、L、O、U；空格和大小写不影响输入。",
    "打开后可为一位管理员设置新密码；其他人的密码照旧，密钥文件会自动重建。",
    "更换密钥后本页作废，但更换前所做的备份仍要用它打开：旧页与旧备份一起保存，一起销毁。",
    "用过本页，或怀疑有人看过它，请管理员在“加密”中更换密钥，并打印新的一页。",
)


@dataclass(frozen=True)
class RecoveryData:
    """The groups of characters, the mark of the key, which file it opens, when and by whom it was made."""

    groups: tuple[str, ...]
    mark: str
    company: str = ""
    branch: str = ""
    file: str = ""
    made_by: str = ""
    made_at: datetime | None = None


def _head(ink: Ink, data: RecoveryData) -> float:
    ink.caption(_LEFT, 24, "恢复密钥页", 22, heavy=True)
    firm = in_box(f"{data.company}　{data.branch}".strip(), 118, 12, 11, ink.chain())
    for number, line in enumerate(firm.lines):
        ink.value(_LEFT, 34 + number * firm.pitch, line, firm.size)
    facts = (
        f"密钥标记　{data.mark}",
        f"数据库文件　{data.file}" if data.file else "",
        f"生成时间　{moment(data.made_at)}" if data.made_at else "",
        f"生成人　{data.made_by}" if data.made_by else "",
    )
    y = 46.0
    for fact in filter(None, facts):
        fit = in_box(fact, 118, 6, 10, ink.chain())
        ink.value(_LEFT, y, fit.lines[0], fit.size)
        y += 6.2
    ink.qr(_LEFT + _WIDTH - _QR, 20, _QR, " ".join(data.groups))
    return 72.0


def _warning(ink: Ink, y: float) -> float:
    ink.box(_LEFT, y, _WIDTH, 24, FRAME)
    ink.caption(_LEFT + 4, y + 5.4, "机密　只能放在保险柜里", 12, heavy=True)
    for number, line in enumerate(_WARNING):
        ink.caption(_LEFT + 4, y + 12.4 + number * 6, line, 9.5)
    return y + 32


def _groups(ink: Ink, groups: tuple[str, ...], y: float) -> float:
    """Two rows of seven boxes; each has its place in small type, so that nobody loses count."""
    width, height = _WIDTH / _IN_A_ROW, 17.0
    for place, group in enumerate(groups):
        left, top = _LEFT + place % _IN_A_ROW * width, y + place // _IN_A_ROW * height
        ink.box(left, top, width, height, 0.5)
        ink.caption(left + 1.6, top + 2.8, str(place + 1), 7)
        ink.value(left + width / 2, top + 9.8, group, 19, align="c", heavy=True)
    return y + -(-len(groups) // _IN_A_ROW) * height + 10


def _uses(ink: Ink, y: float) -> float:
    ink.caption(_LEFT, y, "什么时候用，怎样用", 12, heavy=True)
    y += 8
    for number, words in enumerate(_USES, 1):
        fit = in_box(words, _WIDTH - 7, 14, 9.5, ink.chain())
        ink.caption(_LEFT, y, f"{number}.", 9.5)
        for line in fit.lines:
            ink.caption(_LEFT + 6, y, line, fit.size)
            y += 5.8
        y += 1
    return y + 5


def _signatures(ink: Ink, y: float) -> None:
    for row, pair in enumerate((("保管人", "存放地点"), ("复核人", "封存日期"), ("启用记录", "启用原因"))):
        for column, words in enumerate(pair):
            left = _LEFT + column * _WIDTH / 2
            ink.caption(left, y + row * 12, words, 10)
            ink.dotted(left + 20, y + row * 12 + 2.6, left + _WIDTH / 2 - 6)


def render(data: RecoveryData, *, paper: str = PAPERS[0]) -> Rendered:
    """The sheet."""
    chosen = paper_of(paper, PAPERS)
    press = Press("恢复密钥页", chosen)
    ink = Ink(press)
    y = _groups(ink, data.groups, _warning(ink, _head(ink, data)))
    _signatures(ink, _uses(ink, y))
    ink.settle()
    press.page(ink.live)
    return Rendered(press.finish(), press.page_count, tuple(press.missing))


def sample() -> RecoveryData:
    """The sheet of an invented key, which opens nothing."""
    groups = tuple(f"{letter}{number:03d}" for number, letter in enumerate("ABCDEFGHJKMNPQ", 1))
    return RecoveryData(
        groups, "3F2A-09C4", LETTERHEAD.company, LETTERHEAD.branch, "branch.aftercare", "何伟", ISSUED_AT
    )


FORM = Form("recovery_sheet", "恢复密钥页", PAPERS, RecoveryData, sample, render, issued=False)
"""What a recovery sheet is."""
