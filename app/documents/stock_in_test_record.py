"""入库检测记录 – record of a test before goods go into stock (F85): what was delivered, items, verdict, signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.documents._fit import CUT
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of, ticked
from app.documents._grid import Cell, Fields
from app.documents._press import FRAME
from app.documents._ruled import RuledTable, Track
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A4",)
RULES = {"all": "全检", "standard": "GB/T 2828.1 一般水平 II", "tenth": "抽检 10%，不少于 5 件"}
RESULTS = {"good": "√ 合格", "faulty": "× 不合格", "not_tested": "／ 不适用", "": ""}
_VERDICTS = (("passed", "合格，可以入库"), ("failed", "不合格，退回供货商"))


@dataclass(frozen=True)
class TestLine:
    """An item of the test."""

    __test__ = False

    item: str
    method: str = ""
    result: str = ""
    defective: int = 0
    notes: str = ""


@dataclass(frozen=True)
class TestData:
    """Everything on a record."""

    __test__ = False

    letterhead: Letterhead
    number: str
    supplier: str
    product: str
    quantity: int
    model: str = ""
    batch: str = ""
    part_number: str = ""
    order_number: str = ""
    delivery_number: str = ""
    serials: str = ""
    sampling: str = ""
    sample_size: int = 0
    accept_most: int = 0
    defective: int = 0
    delivered_on: date | None = None
    tested_on: date | None = None
    tester: str = ""
    verdict: str = ""
    decided_by: str = ""
    reason: str = ""
    retest_of: str = ""
    notes: str = ""
    lines: tuple[TestLine, ...] = ()
    digest: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def _facts(table: RuledTable, data: TestData) -> None:
    """What came from whom and how it was sampled, above the table."""
    look = table.paper.look
    rows = (
        (Cell("供货商", data.supplier, 2, heavy=True), Cell("到货日期", day(data.delivered_on))),
        (Cell("产品名称", data.product, 2, heavy=True), Cell("规格型号", data.model)),
        (Cell("配件编号", data.part_number), Cell("批号", data.batch), Cell("到货数量", str(data.quantity))),
        (Cell("订单号", data.order_number), Cell("送货单号", data.delivery_number), Cell("复检自", data.retest_of)),
        (Cell("抽样方案", RULES.get(data.sampling, data.sampling), 2), Cell("抽检数量", str(data.sample_size))),
        (Cell("允许不合格", str(data.accept_most)), Cell("检出不合格", str(data.defective), heavy=True),
         Cell("检测日期", day(data.tested_on))),
    )  # fmt: skip
    top = table.y
    for cells in rows:
        Fields(cells, mark=CUT).draw(table.ink, (table.left, table.y, table.width, 7.0), look.value, look)
        table.y += 7.0
        table.ink.rule(table.left, table.y, table.left + table.width, table.y)
    table.ink.box(table.left, top, table.width, table.y - top, FRAME)
    table.y += 2.4


def _end(table: RuledTable, data: TestData) -> None:
    """The verdict with its reason, serials and remarks, then the signatures."""
    remarks = [f"检测结论：{ticked(data.verdict, *_VERDICTS)}　　判定人：{data.decided_by}"]
    remarks += [f"不合格原因：{data.reason}"] if data.reason else []
    remarks += [f"序列号：{data.serials}"] if data.serials else []
    remarks += [f"备注：{data.notes}"] if data.notes else []
    table.closing(remarks)
    table.signatures((f"检测人 {data.tester}", "主管", "库管"))


def render(data: TestData, *, paper: str = PAPERS[0], reprint: int = 0, void: bool = False) -> Rendered:
    """The record as a PDF."""
    digest = f"内容摘要 {data.digest[:12]}" if data.digest else ""
    parts = Sheet(
        letterhead=data.letterhead,
        title="入库检测记录",
        number=data.number,
        blocks=(),
        foot=(digest, issued_by(data.operator, data.printed_at)),
    )
    tracks = [
        Track("序号", 0.7, "c"), Track("检测项目", 3), Track("检测方法", 2.6), Track("结果", 1.5, "c"),
        Track("不合格数", 1.2, "r"), Track("说明", 3),
    ]  # fmt: skip
    table = RuledTable(parts, paper_of(paper, PAPERS), tracks, head_height=33)
    _facts(table, data)
    for place, line in enumerate(data.lines, 1):
        defective = str(line.defective) if line.defective else ""
        table.row([str(place), line.item, line.method, RESULTS.get(line.result, ""), defective, line.notes])
    _end(table, data)
    return table.finish(Marks(reprint, void))


def sample() -> TestData:
    """A delivery that failed."""
    lines = (
        TestLine("与订单核对", "清点", "good"),
        TestLine("外观与包装", "目检", "good"),
        TestLine("附件与资料", "对照装箱单", "good"),
        TestLine("通电检查", "上电 10 分钟", "good"),
        TestLine("功能测试", "额定负载", "faulty", 2, "两块输出电压偏低（46.1 V）"),
        TestLine("老化运行", "72 小时", "not_tested"),
    )
    return TestData(
        letterhead=LETTERHEAD,
        number="RJ-HZ01-2611-0004",
        supplier="华东电子配件有限公司",
        product="电源模块",
        model="R4850G2",
        batch="2610B",
        part_number="P02",
        order_number="CG-2611-018",
        delivery_number="SH-2088",
        quantity=40,
        sampling="standard",
        sample_size=8,
        defective=2,
        delivered_on=date(2026, 11, 20),
        tested_on=date(2026, 11, 21),
        tester="周启明",
        verdict="failed",
        decided_by="周启明",
        reason="抽检 8 块，2 块输出电压低于 47 V，整批退回更换。",
        serials="2610B-001～2610B-040",
        lines=lines,
        digest="3f9ac21b07de5e1188ac",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("stock_in_test_record", "入库检测记录", PAPERS, TestData, sample, render)
