"""调查问卷 – questionnaire of a survey (F33): blank, or one for each customer drawn, with the code to type it in by.

The figures before the choices are those typed when the sheet comes back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents._fit import CUT, in_box, pitch
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of
from app.documents._grid import Cell, Fields
from app.documents._papers import POINTS, Paper
from app.documents._press import FRAME, Ink, Press
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet, foot, ghost, head, label
from app.documents._text import broken, fitted, units

PAPERS = ("A4",)
TITLES = {"satisfaction": "客户满意度调查问卷", "loyalty": "客户忠诚度调查问卷", "user": "用户调查问卷"}
SCALE = ("很满意", "满意", "一般", "不满意", "很不满意")
"""From 5 points down to 1."""

_SIZE = 10.0
_INDENT = 7.0
_WRITING = 8.0
"""Height of a line to write on in millimetres."""
_WRITING_LINES = 3
_GAP = 3.4
_ROW = 7.4


@dataclass(frozen=True)
class PrintedQuestion:
    """A question: its kind as in `domain.survey`, its words, the words of its choices."""

    kind: str
    wording: str
    options: tuple[str, ...] = ()
    is_required: bool = True


@dataclass(frozen=True)
class Addressee:
    """Who gets a sheet; without a code it is a blank one."""

    code: str = ""
    customer: str = ""
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True)
class QuestionnaireData:
    """A questionnaire and who gets it; nobody: one blank sheet."""

    letterhead: Letterhead
    number: str
    title: str
    kind: str = "satisfaction"
    ends_on: date | None = None
    is_void: bool = False
    questions: tuple[PrintedQuestion, ...] = ()
    sheets: tuple[Addressee, ...] = ()
    operator: str = ""
    printed_at: datetime | None = None


class _Pages:
    """The pages of one sheet in the making."""

    def __init__(self, press: Press, sheet: Sheet, paper: Paper) -> None:
        self.press, self.sheet, self.paper = press, sheet, paper
        self.left, self.top, self.width, height = paper.frame
        self.bottom = self.top + height - paper.look.foot
        self.done: list[list[str]] = []
        self._begin()

    def _begin(self) -> None:
        self.ink = Ink(self.press)
        head(self.ink, self.sheet, self.paper)
        self.y = self.top + self.paper.look.head + 1

    def _close(self) -> None:
        self.ink.settle()
        self.done.append(self.ink.live)

    def room(self, height: float) -> None:
        """Turn the page when less is left, unless it has just begun."""
        begun = self.top + self.paper.look.head + 1
        if self.y + height > self.bottom and self.y > begun:
            self._close()
            self._begin()

    def lines(self, words: str, width: float, *, heavy: bool = False) -> list[str]:
        """A text in lines of this width."""
        chain = self.ink.chain(heavy=heavy)
        room = int(width * POINTS * 1000 / _SIZE)
        return list(broken(fitted(units(words, chain), room, chain), room).lines) or [""]

    def finish(self, marks: Marks) -> None:
        """Number the pages and put them into the file."""
        self._close()
        for number, page in enumerate(self.done, 1):
            feet = Ink(self.press)
            foot(feet, self.sheet, self.paper, number, len(self.done))
            named = label(self.press, self.paper, self.sheet.number, "", marks)
            self.press.page(ghost(self.press, self.paper, marks), page, feet.live, named)


def _facts(pages: _Pages, title: str, one: Addressee) -> None:
    fit = in_box(title, pages.width, 7, 12, pages.ink.chain(heavy=True), "…")
    pages.ink.value(pages.left + pages.width / 2, pages.y + 2.5, fit.lines[0], fit.size, align="c", heavy=True)
    pages.y += 7.5
    look, blank = pages.paper.look, "　　　年　　月　　日"
    rows = (
        (Cell("客户名称", one.customer, 2, heavy=True), Cell("填写日期", blank)),
        (Cell("联系人", one.contact), Cell("电话", one.phone), Cell("填写人")),
    )
    top = pages.y
    for cells in rows:
        Fields(cells, mark=CUT).draw(pages.ink, (pages.left, pages.y, pages.width, _ROW), look.value, look)
        pages.y += _ROW
        pages.ink.rule(pages.left, pages.y, pages.left + pages.width, pages.y)
    pages.ink.box(pages.left, top, pages.width, pages.y - top, FRAME)
    pages.y += 3


def _greeting(pages: _Pages, data: QuestionnaireData) -> None:
    until = f"请于 {day(data.ends_on)} 前交回。" if data.ends_on else ""
    words = f"尊敬的客户：感谢您选用我们的产品和服务。请在方框内打“√”或填写，带 * 的题目请务必作答。{until}"
    for line in pages.lines(words, pages.width):
        pages.ink.value(pages.left, pages.y + pitch(_SIZE) / 2, line, _SIZE)
        pages.y += pitch(_SIZE)
    pages.y += 2.4


def _question(pages: _Pages, place: int, question: PrintedQuestion) -> None:
    """The question and what can be answered, on one page with each other."""
    star = " *" if question.is_required else ""
    wording = pages.lines(question.wording + star, pages.width - _INDENT, heavy=True)
    rows = list(_answers(pages, question))
    writing = question.kind == "words"
    height = (len(wording) + len(rows)) * pitch(_SIZE, 1.75) + (_WRITING_LINES * _WRITING if writing else 0)
    pages.room(height)
    step = pitch(_SIZE, 1.75)
    pages.ink.value(pages.left, pages.y + step / 2, f"{place}.", _SIZE, heavy=True)
    for line in wording:
        pages.ink.value(pages.left + _INDENT, pages.y + step / 2, line, _SIZE, heavy=True)
        pages.y += step
    for row in rows:
        for x, words in row:
            pages.ink.value(pages.left + _INDENT + x, pages.y + step / 2, words, _SIZE)
        pages.y += step
    if writing:
        for _line in range(_WRITING_LINES):
            pages.y += _WRITING
            pages.ink.dotted(pages.left + _INDENT, pages.y, pages.left + pages.width)
    pages.y += _GAP


def _answers(pages: _Pages, question: PrintedQuestion) -> Iterator[list[tuple[float, str]]]:
    """Rows of (place, words) with boxes to tick."""
    match question.kind:
        case "scale":
            words = [f"☐ {5 - place} {one}" for place, one in enumerate(SCALE)]
        case "yes_no":
            words = ["☐ 1 是", "☐ 2 否"]
        case "number":
            words = ["＿＿＿＿＿＿＿＿＿＿（填数字）"]
        case _:
            words = [f"☐ {place} {one}" for place, one in enumerate(question.options, 1)]
    room = pages.width - _INDENT
    widest = max((pages.ink.measure(one, _SIZE) for one in words), default=0.0) + 5
    columns = max(1, min(int(room / widest), 5 if question.kind == "scale" else 4))
    for start in range(0, len(words), columns):
        row = words[start : start + columns]
        if columns > 1:
            yield [(number * room / columns, one) for number, one in enumerate(row)]
            continue
        for number, line in enumerate(pages.lines(row[0], room - 6)):
            yield [(6.0 if number else 0.0, line)]


def _end(pages: _Pages, data: QuestionnaireData) -> None:
    pages.room(14)
    phone = data.letterhead.complaint_phone
    words = "问卷到此结束，衷心感谢您的支持！" + (f"如有问题请致电 {phone}。" if phone else "")
    fit = in_box(words, pages.width, 8, _SIZE, pages.ink.chain())
    pages.ink.value(pages.left, pages.y + 4, "".join(fit.lines[:1]), fit.size)
    pages.ink.caption(pages.left + pages.width - 62, pages.y + 11, "访问人：", _SIZE)
    pages.ink.dotted(pages.left + pages.width - 46, pages.y + 13, pages.left + pages.width)
    pages.y += 14


def _draw(press: Press, paper: Paper, data: QuestionnaireData, one: Addressee, marks: Marks) -> None:
    sheet = Sheet(
        letterhead=data.letterhead,
        title=TITLES.get(data.kind, TITLES["satisfaction"]),
        number=one.code or data.number,
        blocks=(),
        foot=("" if one.code else "空白问卷", issued_by(data.operator, data.printed_at)),
    )
    pages = _Pages(press, sheet, paper)
    _facts(pages, data.title, one)
    _greeting(pages, data)
    for place, question in enumerate(data.questions, 1):
        _question(pages, place, question)
    _end(pages, data)
    pages.finish(marks)


def render(data: QuestionnaireData, *, paper: str = PAPERS[0], reprint: int = 0, void: bool = False) -> Rendered:
    """All sheets in one file, each with its own page numbers."""
    chosen = paper_of(paper, PAPERS)
    press = Press(f"{FORM.title} {data.number}", chosen, author=data.letterhead.company, subject=data.number)
    sheets: Sequence[Addressee] = data.sheets or (Addressee(),)
    for one in sheets:
        _draw(press, chosen, data, one, Marks(reprint, void or data.is_void))
    return Rendered(press.finish(), press.page_count, tuple(press.missing))


def sample() -> QuestionnaireData:
    """A sheet with every kind of question."""
    return QuestionnaireData(
        letterhead=LETTERHEAD,
        number="DC-HZ01-26-0002",
        title="2026 年度客户满意度调查",
        ends_on=date(2026, 12, 15),
        questions=(
            PrintedQuestion("scale", "您对报修电话的接听与受理是否满意？"),
            PrintedQuestion("scale", "您对工程师响应和到场的速度是否满意？"),
            PrintedQuestion("single", "您认为我们的收费是否合理？", ("很合理", "合理", "一般", "偏高", "不合理")),
            PrintedQuestion(
                "several", "您希望我们改进哪些方面？（可多选）",
                ("响应速度", "备件供应", "技术水平", "服务态度", "收费透明", "回访与沟通"), is_required=False,
            ),
            PrintedQuestion("yes_no", "服务结束后我们是否做过回访？"),
            PrintedQuestion("number", "贵单位目前在用的设备有多少台？", is_required=False),
            PrintedQuestion("words", "您的其他意见或建议", is_required=False),
        ),
        sheets=(Addressee("DC-HZ01-26-0002-007", "杭州西溪湿地国际会议中心有限公司", "沈建国", "0571-8867 3321"),),
        operator="王芳",
        printed_at=ISSUED_AT,
    )  # fmt: skip


FORM = Form(
    "survey_questionnaire",
    "调查问卷",
    PAPERS,
    QuestionnaireData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Survey questionnaire"),
)
