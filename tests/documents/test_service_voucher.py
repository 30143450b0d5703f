"""The service voucher in hard cases: long, rare, void, reprinted, in copies, in batches."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.core.errors import Cancelled
from app.core.money import capital, format_yuan
from app.core.progress import Silent
from app.documents import service_voucher
from app.documents._catalogue import missing_in
from app.documents.service_voucher import ChargeLine, VoucherData, render, render_batch, sample

FIRST = ("第一联 客户联",)
PAPERS = service_voucher.PAPERS
SENTENCES = [f"第{number}次测试在{number * 3}分钟后重启，错误码E-{number:04d}。" for number in range(1, 700)]
LONG = "".join(SENTENCES)[:10_000]
WHOLE = [sentence for sentence in SENTENCES if sentence in LONG]


def filled() -> VoucherData:
    """A voucher after the visit, as it may be reprinted."""
    return replace(
        sample(),
        work="1. 检查供电与网络，正常；\n2. 更换编解码板，连续运行 40 分钟无卡顿。",
        result="solved",
        charges=(
            ChargeLine("上门检测费（市区）", "", "1", "次", 8000, 8000),
            ChargeLine("高清编解码板", "TE50-MCU-V2", "1", "块", 356000, 356000),
        ),
        charge_announced=True,
        charge_agreed=True,
        opinion="服务及时，设备已恢复正常。",
        satisfaction=5,
        version=2,
        replaces="FW-HZ01-2611-0039",
    )


GOLDEN = """
杭州云栖视讯技术服务有限公司杭州分公司·客户服务部投诉电话400-820-0571服务凭证编号FW-HZ01-2611-0042第2版，替代FW-HZ01-2611-0039
客户客户名称杭州西溪湿地国际会议中心有限公司客户编号KH-HZ01-00316
服务地址浙江省杭州市余杭区文一西路998号18幢3层视频会议机房
联系人沈建国联系电话0571-88673321服务类别B合同服务
设备设备名称高清视频会议终端型号TE50-1080P60序列号2102350BTS10H6000187
保修判定合同期内免费维保合同HT-HZ01-2504-0031，至2027-03-31
报修报修单号JX-HZ01-2611-0087报修时间2026-11-2208:52故障类别设备故障/音视频
故障等级二级故障应于2026-11-2308:52前到场
故障描述主会场终端开机约10分钟后画面卡顿、声音断续，重启后暂时恢复；远端会场听不到本端声音。
已电话指导检查网线与交换机端口，无改善。
技术人员周启明预约上门2026-11-2214:00派工时间2026-11-2209:30
携带物品万用表网线测试仪串口线备用编解码板×1HDMI线5m
服务处理过程1.检查供电与网络，正常；2.更换编解码板，连续运行40分钟无卡顿。
出发时间月日时分到达时间月日时分完成时间月日时分返回时间月日时分
费用序号维修项目/配件型号规格数量单位单价(元)金额(元)
1上门检测费（市区）1次80.0080.002高清编解码板TE50-MCU-V21块3,560.003,560.00
合计大写人民币叁仟陆佰肆拾元整小写¥3,640.00结算方式当场收取先开发票
服务前已向用户出示收费标准并说明费用用户同意上述收费用户确认：＿＿＿＿＿＿＿
用户确认处理结果已修复未修复带回修理满意程度非常满意满意一般不满意很不满意
用户意见服务及时，设备已恢复正常。
客户签字年月日技术人员签字年月日客服代表注销年月日（盖章处）
文件编号QR-KF-012版次B/1发布2026-01-01内容摘要3f9ac21b07de第1/1页操作员王芳打印2026-11-2209:30第一联客户联
"""


def test_the_voucher_reads_as_agreed(opened: Callable[[bytes], Any]) -> None:
    """The golden text: every caption and value, in the order in which a person reads."""
    text = opened(render(filled(), copies=FIRST).pdf).text()
    assert text == re.sub(r"\s+", "", GOLDEN)


@pytest.mark.parametrize("paper", PAPERS)
def test_ten_thousand_characters_lose_nothing(paper: str, opened: Callable[[bytes], Any]) -> None:
    charges = tuple(ChargeLine(f"配件甲{number:03d}乙", "M", "1", "块", 1234, 1234) for number in range(60))
    made = render(replace(filled(), fault=LONG, charges=charges, opinion="很好。" * 200), paper=paper, copies=FIRST)
    pdf = opened(made.pdf)
    pages = [pdf.page_text(page) for page in range(len(pdf))]
    assert len(pages) > 2
    body = "".join(between(page) for page in pages)
    text = body.replace("故障描述（续）", "").replace("…(续见附页)", "")
    lost = [sentence for sentence in WHOLE if sentence not in text]
    # A sentence may be cut by what stands between two pages' pieces; its two parts must then both be there.
    assert len(lost) <= len(pages)
    assert Counter(text)["E"] >= len(WHOLE)
    assert sum(text.count(f"E-{number:04d}") for number in range(1, len(WHOLE) + 1)) >= len(WHOLE) - len(pages)
    assert all(f"配件甲{number:03d}乙" in body for number in range(60))
    assert body.count("很") == 200 + 1, "every one of the opinion's, and the one of 很不满意"
    for character in "误错":
        assert body.count(character) == LONG.count(character), character
    for number, page in enumerate(pages, 1):
        assert f"第{number}/{len(pages)}页" in page
        assert sample().number in page
        assert "客户签字" in page, "every page has its own place to sign"
    assert f"¥{format_yuan(60 * 1234)}".removeprefix("¥") in pages[0]
    assert capital(60 * 1234) in pages[0]


def between(page: str) -> str:
    """An annex page without its head and its foot."""
    begin = page.find("故障描述")
    return page[max(begin, 0) :]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_rest_of_a_text_is_exactly_what_was_cut(paper: str) -> None:
    """Counted in the drawing itself, not through a reader: every character of the text is drawn once."""
    from app.documents import _annex, _blocks, _layout
    from app.documents._papers import PAPERS as ALL
    from app.documents._press import Ink, Press

    chosen = ALL[paper]
    press = Press("x", chosen)
    data = replace(filled(), fault=LONG)
    sheet = service_voucher.sheet(data, compact=chosen.look.compact)
    left, top, width, height = chosen.frame
    ink = Ink(press)
    plan = _blocks.plan(sheet.blocks, width, height - chosen.look.head - chosen.look.foot, chosen.look, ink.chain())
    over = _blocks.draw(ink, sheet.blocks, plan, (left, top + chosen.look.head, width), chosen.look)
    left_over = next(item.text for item in over if item.caption == "故障描述")
    assert LONG.endswith(left_over)
    assert 20 < len(LONG) - len(left_over) < 2000
    assert plan.size == chosen.look.value - 1.5, "an annex is needed anyhow: the paper stays legible"
    assert _annex.pages(press, sheet, over)
    assert _layout.render(sheet, chosen).pages > 2


@pytest.mark.parametrize("paper", PAPERS)
def test_rare_names_are_printed_and_emoji_reported(paper: str, opened: Callable[[bytes], Any]) -> None:
    name = "𠮷𡌶㛃䶮喆堃犇骉翀玥湉赟翾祎𫖯𬱖𨱇𬀩"
    data = replace(sample(), customer=name, contact="王😀", fault="葛󠄀城来电\r\n👨‍👩‍👧\t第二行")
    made = render(data, paper=paper, copies=FIRST)
    assert made.missing == ("😀", "👨", "👩", "👧")
    assert missing_in(data) == made.missing, "what is asked before printing is what is met when printing"
    text = opened(made.pdf).text()
    assert name in text
    assert "王〓" in text
    assert "来电〓〓〓第二行" in text
    assert name in opened(made.pdf).other_text()


@pytest.mark.parametrize("paper", PAPERS)
def test_a_reprint_is_marked_and_counted(paper: str, opened: Callable[[bytes], Any]) -> None:
    first = opened(render(sample(), paper=paper).pdf).text()
    again = opened(render(sample(), paper=paper, reprint=2).pdf).text()
    assert "补打" not in first
    assert again.count("补打第2次") == (1 if paper == "241x139.7" else 2)
    assert Counter(again.replace("补打第2次", "")) == Counter(first)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_void_voucher_says_so_in_grey_under_the_text(paper: str, opened: Callable[[bytes], Any]) -> None:
    void = opened(render(sample(), paper=paper, void=True, copies=FIRST).pdf)
    assert void.page_text(0).startswith("作废"), "drawn first, so that it lies under everything"
    plain = opened(render(sample(), paper=paper, copies=FIRST).pdf)
    dark = [sum(pdf.picture(0, 60).histogram()[:100]) for pdf in (void, plain)]
    grey = [sum(pdf.picture(0, 60).histogram()[201:230]) for pdf in (void, plain)]
    assert dark[0] == pytest.approx(dark[1], rel=0.05)
    assert grey[0] > grey[1] + 3000
    assert void.codes(0, 180) == plain.codes(0, 180) != set()


def test_copies_differ_in_their_name_only(opened: Callable[[bytes], Any]) -> None:
    pdf = opened(render(sample()).pdf)
    first, second = pdf.page_text(0), pdf.page_text(1)
    assert first.replace("第一联客户联", "") == second.replace("第二联公司联", "")
    one, two = pdf.picture(0, 100), pdf.picture(1, 100)
    rows = [
        row
        for row in range(one.height)
        if one.crop((0, row, one.width, row + 1)).tobytes() != two.crop((0, row, two.width, row + 1)).tobytes()
    ]
    assert rows, "the name differs"
    assert max(rows) - min(rows) < 5 * 100 / 25.4
    single = render(sample(), copies=FIRST).pdf
    assert len(render(sample()).pdf) < len(single) + 3000


def test_carbonless_paper_names_all_copies_on_one_page(opened: Callable[[bytes], Any]) -> None:
    made = render(sample(), paper="241x139.7")
    assert made.pages == 1
    assert "一式两联：第一联客户联・第二联公司联" in opened(made.pdf).text()
    assert render(sample(), paper="241x139.7", carbonless=False).pages == 2
    assert render(sample(), paper="A4", carbonless=True).pages == 1


def test_content_of_continuous_paper_keeps_off_the_holes(opened: Callable[[bytes], Any]) -> None:
    pdf = opened(render(filled(), paper="241x139.7").pdf)
    for _, (left, _, right, _) in pdf.glyphs(0):
        assert left >= 15.9
        assert right <= 225.1


@pytest.mark.parametrize("paper", PAPERS)
def test_the_seal_has_its_place(paper: str, opened: Callable[[bytes], Any]) -> None:
    pdf = opened(render(filled(), paper=paper, copies=FIRST).pdf)
    upright = [rule for rule in pdf.rules(0) if abs(rule[0] - rule[2]) < 0.01]
    edge = max(rule[0] for rule in upright)
    seal = [abs(rule[3] - rule[1]) for rule in upright if rule[0] == pytest.approx(edge - 45, abs=0.05)]
    assert max(seal) >= 45 - 0.05


def test_what_is_not_known_yet_is_left_to_be_filled_in(opened: Callable[[bytes], Any]) -> None:
    text = opened(render(sample(), copies=FIRST).pdf).text()
    assert text.count("月日时分") == 4
    assert "合计大写人民币小写¥" in text
    nothing = VoucherData(sample().letterhead, "FW-1", "JX-1", "")
    assert render(nothing).pages == 2


def test_amounts_stand_in_figures_and_in_capitals(opened: Callable[[bytes], Any]) -> None:
    charges = (ChargeLine("甲", amount=100), ChargeLine("乙", amount=10_050))
    text = opened(render(replace(sample(), charges=charges), copies=FIRST).pdf).text()
    assert "人民币壹佰零壹元伍角整小写¥101.50" in text
    given = opened(render(replace(sample(), charges=charges, total=9_000), copies=FIRST).pdf).text()
    assert "¥90.00" in given


@pytest.mark.parametrize("paper", PAPERS)
def test_a_batch_says_the_same_as_single_vouchers(paper: str, opened: Callable[[bytes], Any]) -> None:
    datas = [replace(filled(), number=f"FW-HZ01-2611-{number:04d}", contact=f"联系人{number}") for number in range(5)]
    datas.append(replace(sample(), fault=LONG[:4000]))
    batch = opened(render_batch(datas, paper=paper, copies=FIRST).pdf)
    singles = [opened(render(data, paper=paper, copies=FIRST).pdf) for data in datas]
    page = 0
    for single in singles:
        for own in range(len(single)):
            assert Counter(batch.page_text(page)) == Counter(single.page_text(own))
            assert batch.picture(page, 50).tobytes() == single.picture(own, 50).tobytes()
            page += 1
    assert page == len(batch)


def test_a_batch_can_be_stopped() -> None:
    progress = Silent()
    progress.cancel()
    with pytest.raises(Cancelled):
        render_batch([sample()] * 3, progress=progress)


def test_the_number_is_read_on_annex_pages_too(opened: Callable[[bytes], Any]) -> None:
    pdf = opened(render(replace(sample(), fault=LONG), copies=FIRST).pdf)
    assert {text for _, text in pdf.codes(1, 200)} == {sample().number}
