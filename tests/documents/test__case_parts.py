"""The forms of a complaint: every field in the internal edition, nothing internal in the customer's, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.documents import _case_parts, complaint_sheet
from app.documents._case import (
    Action,
    CaseData,
    Decision,
    Fact,
    Loss,
    Opinion,
    Settled,
    Share,
    Talk,
    Turn,
    sample_case,
)
from app.documents._catalogue import all_forms
from app.documents._editions import SECRECY
from app.documents._fonts import regular
from app.documents._grid import Paragraph
from app.documents._papers import PAPERS

NAMES = (
    "complaint_registration", "complaint_record", "complaint_handling_form", "complaint_handling_slip",
    "complaint_sheet", "complaint_sheet_2part", "branch_complaint_record", "quality_feedback_sheet",
    "service_complaint_record",
)  # fmt: skip
FORMS = [all_forms()[name] for name in NAMES]
MARK = SECRECY.replace("　", "")
OPINION, BY, BLAME, PERSON, LOSS, DECIDED, APPROVER, BEARER, SEVERE = (
    "内意一二", "意见甲", "责任单元", "责任乙", "损失核七", "核决丙言", "核决丁", "承担戊", "严重己"
)  # fmt: skip
INTERNAL = (OPINION, BY, BLAME, PERSON, LOSS, DECIDED, APPROVER, BEARER, SEVERE, "¥98,765.43", "¥87,654.32", "37.5%",
            "核算", "核决", "责任", "会签", "二次投诉", MARK)  # fmt: skip
DAY = date(2026, 11, 23)


def full(**more: Any) -> CaseData:
    """A case with something in every field, all of it to be told apart."""
    moment = datetime(2026, 11, 23, 2, tzinfo=UTC)
    data = sample_case(
        is_internal=True, scheme="方案庚", previous="HZ01-2610-009", is_repeat=True, customer_number="KH-1",
        address="地址辛", call_number="JX-9", product="产品壬", model="M-1", serial="SN-1",
        facts=(Fact("订单编号", "DD-77"), Fact("不良数量", "3")), proof="销售发票 778", channel="电话",
        category="质量异常", demand="要求癸", claim_amount=123_400, sample="样品子", received_by="受理丑",
        owner="承办寅", market="国内",
        severity=SEVERE, department="部门卯", handled_on=DAY, reply_due_at=moment, close_due_at=moment, promised_on=DAY,
        promise_told_by="告知辰", finding="认定巳", cause="原因午", countermeasure="对策未", evidence="证据申",
        shares=(Share(BLAME, PERSON, 3750), Share("别部", "", 6250)),
        opinions=(Opinion("质管部门意见", OPINION, BY, DAY), Opinion("业务部门意见")),
        losses=(Loss("索赔", LOSS, 9_876_543),), loss_amount=9_876_543,
        decisions=(Decision(8_765_432, "总经理", "核准", APPROVER, DAY, DECIDED),),
        settlements=(Settled("赔偿", "赔款酉", 2, 45_600, DAY, DAY, "ZR-5", BEARER),),
        talks=(Talk("结果告知", moment, "告知戌", "赵敏"),), result="告知戌", result_on=DAY, result_by="告知丙",
        turns=(Turn("阶段亥", "单位金", moment, moment, moment),), answer="接受", answered_on=DAY, signed_by="客户木",
        signed_on=DAY, visited_at=moment, visited_by="回访水", satisfaction=4, tracks_improvement=True,
        actions=(Action("改进火", "改进单位", "改进人", DAY, DAY, "有效土"),),
    )  # fmt: skip
    return replace(data, **more)


def form_blocks(data: CaseData) -> list[tuple[Any, ...]]:
    """The rows of the five-part sheet, by section."""
    return [section.rows for block in complaint_sheet._blocks(data) for section in block.sections]


EXPECTED = {
    "complaint_registration": ("产品壬", "DD-77", "订单编号", "778", "质量异常", "要求癸", "样品子", "地址辛"),
    "complaint_record": ("受理编号", "地址辛", "投诉方式", "要求癸", "受理丑", "投诉理由", "营业地址", "客户联系方式"),
    "complaint_handling_form": ("原因午", "对策未", "赔款酉", "客户木", "告知戌", "要求癸", "456.00"),
    "complaint_handling_slip": ("处理单编号", "部门卯", "2026年11月23日", "告知戌", "客户意见", "客户木", "原因午"),
    "complaint_sheet": ("产品壬", "DD-77", "不良数量", "质量异常", "要求癸", "样品子", "国内"),
    "complaint_sheet_2part": ("原因午", "对策未", "赔款酉", "DD-77", "要求癸"),
    "branch_complaint_record": ("DD-77", "不良数量", "要求癸", "¥1,234.00", "告知戌", "样品子", "告知辰"),
    "quality_feedback_sheet": ("要求癸", "赔款酉", "告知用户日期2026年11月23日", "告知丙", "DD-77"),
    "service_complaint_record": ("客户联系电话", "投诉受理时间", "部门卯", "告知戌", "赔款酉", "回访水"),
}  # fmt: skip
"""What both editions of a form show (domain.md 2.6)."""

INSIDE = {
    "complaint_registration": (SEVERE, "方案庚", "承办寅", "阶段亥", "单位金"),
    "complaint_record": (SEVERE, "方案庚", "承办寅", "阶段亥"),
    "complaint_handling_form": (OPINION, BY, BLAME, PERSON, "37.5%", LOSS, DECIDED, APPROVER, "改进火", "有效土"),
    "complaint_handling_slip": (OPINION, BY, BLAME, "37.5%", LOSS, DECIDED),
    "complaint_sheet": (OPINION, BY, BLAME, LOSS, "¥98,765.43", DECIDED, BEARER, "追踪改善", "交涉结果"),
    "complaint_sheet_2part": (OPINION, BLAME, LOSS, DECIDED, APPROVER),
    "branch_complaint_record": (OPINION, BY, SEVERE, "阶段亥"),
    "quality_feedback_sheet": (OPINION, BLAME, BEARER, DECIDED),
    "service_complaint_record": (OPINION, BLAME, DECIDED, "原因午", "改进火", "有效土", BEARER),
}
"""What only the internal edition shows."""


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_the_internal_edition_says_what_it_is_and_shows_all(form: Any, opened: Callable[[bytes], Any]) -> None:
    text = opened(form.render(full(), copies=("联",)).pdf).text()
    assert MARK in text
    assert "二次投诉" in text
    assert "接续HZ01-2610-009" in text
    for words in EXPECTED[form.name] + INSIDE[form.name]:
        assert words in text, words


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_the_customer_edition_has_no_internal_word(form: Any, opened: Callable[[bytes], Any]) -> None:
    text = opened(form.render(full(is_internal=False), copies=("客户联",)).pdf).text()
    for words in EXPECTED[form.name]:
        assert words in text, words
    for words in INTERNAL:
        assert words not in text, words


@pytest.mark.parametrize("internal", [True, False], ids=["internal", "customer"])
@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_a_form_with_hardly_anything_has_room_to_write(
    form: Any, internal: bool, opened: Callable[[bytes], Any]
) -> None:
    data = CaseData(letterhead=full().letterhead, number="HZ01-2611-005", is_internal=internal)
    made = form.render(data, copies=("联",))
    assert made.pages == 1
    assert "None" not in opened(made.pdf).text()


@pytest.mark.parametrize("internal", [True, False], ids=["internal", "customer"])
@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_a_statement_of_twenty_pages_goes_on_on_the_annex(
    form: Any, internal: bool, opened: Callable[[bytes], Any]
) -> None:
    sentences = [f"K{place:04d}终端黑屏远端会场无法收看客户再次来电说明经过。" for place in range(1, 2000)]
    made = form.render(full(is_internal=internal, content="".join(sentences)), copies=("联",))
    read = opened(made.pdf)
    assert made.pages >= 20
    text = read.text()
    places = [text.find(f"K{place:04d}") for place in range(1, 2000)]
    assert -1 not in places
    assert places == sorted(places)
    for page in range(made.pages):
        assert (MARK in read.page_text(page)) is internal
        assert f"第{page + 1}/{made.pages}页" in read.page_text(page)
        assert "HZ01-2611-004" in read.page_text(page)


def crowded(data: CaseData) -> CaseData:
    """More of everything than a page takes."""
    long = "，说明很长的一段话" * 12
    return replace(
        data,
        facts=tuple(Fact(f"自设栏目名称很长的第{place}项", f"F{place:02d}F") for place in range(30)),
        opinions=tuple(Opinion(f"部门{place}意见及对策", f"P{place:02d}P{long}", "甲", DAY) for place in range(25)),
        shares=tuple(Share(f"U{place:02d}U", "乙", 400) for place in range(25)),
        losses=tuple(Loss("索赔", f"L{place:02d}L", 100) for place in range(25)),
        decisions=tuple(Decision(100, "总经理", "退回", "丙", DAY, f"意见栏{place:02d}") for place in range(12)),
        settlements=tuple(Settled("赔偿", f"S{place:02d}S", 1, 100) for place in range(40)),
        talks=tuple(Talk("进展告知", None, f"告知{place:02d}次") for place in range(40)),
        actions=tuple(Action(f"措施{place:02d}条") for place in range(20)),
        turns=tuple(Turn(f"阶段{place:02d}", "单位") for place in range(30)),
        content=f"投诉{long}" * 8,
        demand=long * 3,
        cause=long * 3,
        countermeasure=long * 3,
    )


@pytest.mark.parametrize("internal", [True, False], ids=["internal", "customer"])
@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_more_than_a_page_takes_stays_on_the_paper_and_is_whole(
    form: Any, internal: bool, opened: Callable[[bytes], Any]
) -> None:
    made = form.render(crowded(full(is_internal=internal)), copies=("联",))
    read = opened(made.pdf)
    paper = PAPERS["A4"]
    foot = paper.height - paper.margins[3] - paper.look.foot + 0.1
    for page in range(made.pages):
        for character, (left, _, right, bottom) in read.glyphs(page):
            assert left >= 3, character
            assert right <= paper.width - 3, character
            in_foot = bottom > foot
            assert not in_foot or bottom > paper.height - paper.margins[3] - 3.6, f"{character} runs into the foot"
    text = read.text()
    shown = EXPECTED[form.name] + (INSIDE[form.name] if internal else ())
    if "DD-77" in shown:
        assert not [place for place in range(30) if f"F{place:02d}F" not in text]
    if OPINION in shown:
        assert not [place for place in range(25) if f"P{place:02d}P" not in text]
    if BLAME in shown:
        assert not [place for place in range(25) if f"U{place:02d}U" not in text]
    if "赔款酉" in shown:
        assert not [place for place in range(40) if f"S{place:02d}S" not in text]
    if LOSS in shown:
        assert not [place for place in range(25) if f"L{place:02d}L" not in text]


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_each_copy_bears_its_recipient(form: Any, opened: Callable[[bytes], Any]) -> None:
    five = ("第一联 质管部", "第二联 制造部", "第三联 业务部", "第四联 会计科", "第五联 总经理室")
    made = form.render(full(copies=five))
    read = opened(made.pdf)
    assert made.pages == 5
    for page, name in enumerate(five):
        others = [other for other in five if other != name]
        assert name.replace(" ", "") in read.page_text(page)
        assert not [other for other in others if other.replace(" ", "") in read.page_text(page)]


def test_what_became_of_the_paper_is_marked(opened: Callable[[bytes], Any]) -> None:
    form = all_forms()["complaint_record"]
    assert "补打第2次" in opened(form.render(full(), reprint=2).pdf).text()
    whole, void = form.render(full()).pdf, form.render(full(is_void=True)).pdf
    assert whole != void
    assert void == form.render(full(), void=True).pdf


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_no_customer_is_asked_to_sign_what_stays_in_the_house(form: Any, opened: Callable[[bytes], Any]) -> None:
    """C6: the internal edition is not handed out; on it stands at most who signed the customer's, and when."""
    statement = full(content="终端黑屏远端会场无法收看。" * 400, signed_by="", signed_on=None)
    made = form.render(statement, copies=("联",))
    read = opened(made.pdf)
    first = read.page_text(0)
    assert "客户签字（盖章）" not in first
    assert "盖章处" not in first
    assert made.pages > 1
    assert not [page for page in range(1, made.pages) if "客户签字" in read.page_text(page)]


def test_the_branch_s_record_asks_for_the_instruction_by_telephone(opened: Callable[[bytes], Any]) -> None:
    """F48; blocks that others have not filled in yet stand on the handling sheet (F49)."""
    form = all_forms()["branch_complaint_record"]
    text = opened(form.render(full()).pdf).page_text(0)
    assert "电话请示及批示" in text
    assert OPINION in text
    assert "业务部门意见" not in text
    told = full(opinions=(Opinion("分公司意见", "甲乙"), Opinion("电话请示及批示", "同意先换", "经理", DAY)))
    assert "同意先换" in opened(form.render(told).pdf).page_text(0)
    assert "电话请示及批示" not in opened(form.render(full(is_internal=False)).pdf).text()


def test_an_unknown_demand_is_left_to_be_ticked(opened: Callable[[bytes], Any]) -> None:
    """F45: nobody said that the customer is undecided when the demand was just left out."""
    form = all_forms()["complaint_sheet"]
    paragraphs = [row for block in form_blocks(full(demand="")) for row in block if isinstance(row, Paragraph)]
    demand = next(row for row in paragraphs if row.caption == "客户要求")
    assert (demand.text, demand.note) == ("", "☐客户加工中未确定")
    assert "客户加工中未确定" in opened(form.render(full(demand="")).pdf).text()
    assert "客户加工中未确定" not in opened(form.render(full()).pdf).text()


def test_the_title_stands_clear_of_the_document_s_line(opened: Callable[[bytes], Any]) -> None:
    read = opened(all_forms()["complaint_sheet"].render(full(), copies=("联",)).pdf)
    head = [(box[1], box[3]) for _, box in read.glyphs(0) if 70 < box[0] < 140 and box[3] < 25]
    title = max(low for top, low in head if low - top > 4)
    below = min(top for top, low in head if low - top < 4 and top > 9)
    assert below - title > 0.8


def test_a_turn_keeps_to_its_line() -> None:
    midnight, left = datetime(2026, 11, 12, 16, tzinfo=UTC), datetime(2026, 11, 12, 8, 3, tzinfo=UTC)
    turn = Turn("市场部协商并填处理表", "市场部", datetime(2026, 11, 10, 0, 51, tzinfo=UTC), midnight, left)
    words = _case_parts.turns(full(turns=(turn,)))
    assert words == "市场部协商并填处理表　交办 2026-11-10 08:51　限 2026-11-12　完成 2026-11-12 16:03"
    assert regular().measure(words) / 1000 * 10 < 155 * 72 / 25.4


def test_limits_and_ways_are_put_in_words() -> None:
    assert _case_parts.before(datetime(2026, 12, 5, 16, tzinfo=UTC)) == "2026年12月5日（含当日）"
    assert _case_parts.before(datetime(2026, 12, 5, 2, 30, tzinfo=UTC)) == "2026-12-05 10:30 前"
    assert _case_parts.before(None) == ""
    assert _case_parts.channels(full(), "电话", "现场").startswith("☑电话　☐现场　☐其他")
    assert _case_parts.channels(full(channel="来函"), "电话").endswith("☑其他：来函")
    assert _case_parts.responsibility(full()) == "认定巳。责任单元 责任乙 37.5%；别部 62.5%。依据：证据申"
    unfounded = full(finding="不成立", shares=(), evidence="", receivable="货款按约收取", appraisal="检测所：合格")
    assert _case_parts.responsibility(unfounded) == "不成立。鉴定：检测所：合格。应收款：货款按约收取"
    open_words = full(is_internal=False, opinions=(Opinion("甲", "乙"), Opinion("丙", "丁", is_internal=False)))
    assert [one.caption for one in _case_parts.open_opinions(open_words) if isinstance(one, Paragraph)] == ["丙"]
    assert _case_parts.losses(full()) == "索赔：损失核七 = ¥98,765.43；合计 ¥98,765.43"
    assert _case_parts.tracking(full(tracks_improvement=False, exempt_reason="一时疏忽")).endswith("原因：一时疏忽")


GOLDEN = Path(__file__).parent / "golden"
EDITIONS = [(form, internal) for form in FORMS for internal in (False, True)]


@pytest.mark.parametrize(
    ("form", "internal"),
    EDITIONS,
    ids=[f"{form.name}-{'internal' if inside else 'customer'}" for form, inside in EDITIONS],
)
def test_the_form_reads_as_agreed(form: Any, internal: bool, opened: Callable[[bytes], Any]) -> None:
    """Every caption and value in the order in which a person reads them."""
    agreed = (GOLDEN / f"{form.name}_{'internal' if internal else 'customer'}.txt").read_text("utf-8")
    read = opened(form.render(full(is_internal=internal), copies=("联",)).pdf)
    lines = read.document[0].get_textpage().get_text_range().splitlines()
    assert "\n".join(" ".join(line.split()) for line in lines if line.strip()) == agreed.strip()
