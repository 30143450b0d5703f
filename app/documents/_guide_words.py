"""What the user guide says by itself, in each of its languages."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents._guide_items import Words


@dataclass(frozen=True)
class BookWords(Words):
    """Cover, contents, headings."""

    code: str
    """Of the language, as a PDF names it."""
    program: str
    title: str
    version: str  # with {version}
    aim: str
    contents: str
    part: str  # with {number}
    chapter: str  # with {number}
    about: str
    notes: tuple[str, ...]


_CHINESE = BookWords(
    is_chinese=True,
    figure="图 {chapter}-{number}　",
    page="（第\xa0{page}\xa0页）",
    code="zh-CN",
    program="Aftercare 售后服务台",
    title="使用手册",
    version="适用版本 {version}",
    aim="从来电到归档：客户、保修、派工、凭证、返修、回访、投诉、月报",
    contents="目录",
    part="第 {number} 部分",
    chapter="第 {number} 章",
    about="关于本手册",
    notes=(
        "本手册与程序里的帮助是同一份文字。在程序中按 **F1**，打开的就是正在使用的窗口那一章；不需要网络。",
        "插图取自程序自带的演示分公司，由程序自己操作、自己截取，所以与这个版本的窗口完全一致。"
        "图中的单位、姓名、电话均为虚构。",
        "按键画成键帽，例如 **Ctrl+N**：按住 **Ctrl** 再按 **N**。窗口里的按钮、栏目用*这种颜色*或“引号”表示；"
        "后面带“……”的按钮会先打开一个小窗口，可以按 **Esc** 返回。",
        "各人看到的页签和按钮因角色而异。手册里写“主管”的，指客服主管；找不到某个按钮时，先看看登录的是谁。",
        "想先练一练：打开演示分公司（见“第一天”一章），怎么操作都不会影响真实数据。",
    ),
)
_ENGLISH = BookWords(
    is_chinese=False,
    figure="Figure {chapter}.{number}  ",
    page=" (page\xa0{page})",
    code="en",
    program="Aftercare",
    title="User guide",
    version="Version {version}",
    aim="From the ringing phone to the filed paper: customers, cover, dispatch, vouchers, repairs, visits, "
    "complaints, the month's report",
    contents="Contents",
    part="Part {number}",
    chapter="Chapter {number}",
    about="About this guide",
    notes=(
        "This guide and the help inside the program are one text. **F1** opens it at the chapter about the window you "
        "are in; no network is needed.",
        "The pictures show the demonstration branch that comes with the program. The program took them itself, in this "
        "version: its windows look exactly like this. Companies, people and telephone numbers are invented.",
        "Keys are drawn as keys: **Ctrl+N** means to hold **Ctrl** and press **N**. Buttons and fields of a window are "
        "set in *this colour* or in “quotation marks”; a button with “…” asks something first, and **Esc** leads back.",
        "Which tabs and buttons you see depends on your role. If a button is missing, look first who is signed in.",
        "To practise, open the demonstration branch (see “The first day”): nothing you do there touches real data.",
    ),
)
WORDS = {"zh_CN": _CHINESE, "en": _ENGLISH}
"""By language."""

_NARROW = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "…": "..."})
"""Our fonts have these as wide as an ideograph, which tears English words apart."""
_DIGITS = "零一二三四五六七八九十"


def numbered(words: BookWords, pattern: str, number: int) -> str:
    """“Part 3” or “第三部分”: Chinese parts count in words."""
    if words.is_chinese and pattern == words.part and number < len(_DIGITS):
        return pattern.format(number=_DIGITS[number]).replace(" ", "")
    return pattern.format(number=number)


def printable(text: str, words: BookWords) -> str:
    """The text of a chapter or note with the marks that suit its language."""
    return text if words.is_chinese else text.translate(_NARROW)
