"""Chinese text files in the encodings that Chinese Windows programs write: read as they were written."""

from __future__ import annotations

import random
from pathlib import Path

from app.imports import child
from tests.faults.runs import Figures
from tests.faults.runs._processes import chance_of

GUARANTEE, FULL = "G20", 3_000
PROMISE = "Chinese text arrives right, 999 of 1,000 files exactly"
ENCODINGS = ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16")
_NAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
_WORDS = (
    "打印机", "机电设备", "有限公司", "广州市天河区", "体育西路", "卡纸", "更换定影组件", "客户要求下午三点以后上门",
    "未修复", "已付款", "墨盒", "（含税）", "联系人：", "￥1,280.00", "No.5", "2 楼", "№", "——", "“很急”",
)  # fmt: skip
_RARE = "镕堃喆淼珺昇祎翀"
_BEYOND_GBK = "䶮𠮷㛃"


def run(folder: Path, count: int) -> Figures:
    """Write and read `count` files."""
    figures, chance, exact = Figures(), chance_of("g20"), 0
    for turn in range(count):
        encoding = ENCODINGS[turn % len(ENCODINGS)]
        rows = _rows(chance, beyond=encoding != "gbk")
        content = "".join(",".join(row) + "\r\n" for row in rows).encode(encoding)
        figures.injected += 1
        ((_, found),) = child._text_sheets(content)
        exact += [[cell or "" for cell in row] for row in found] == rows
    figures.count("exact", exact)
    figures.expect(exact >= count * 0.999, f"{count - exact} files were read otherwise than they were written")
    return figures


def _rows(chance: random.Random, *, beyond: bool) -> list[list[str]]:
    rows = [["客户名称", "地址", "故障描述"]]
    for _ in range(chance.randrange(1, 12)):
        name = chance.choice(_NAMES) + chance.choice(_RARE) + (chance.choice(_BEYOND_GBK) if beyond else "")
        cells = ["".join(chance.choices(_WORDS, k=chance.randrange(1, 4))).replace(",", "，") for _ in range(2)]
        rows.append([name, *cells])
    return rows
