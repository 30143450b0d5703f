"""Seven complaints told in full through the use cases: papers of the settlement, slips, corrective action, booklets."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from app._demo_complaint_teller import People, Teller
from app._demo_papers import drawn_later
from app.core import clock
from app.domain.complaint_shares import Share
from app.domain.loss import Line
from app.models.complaint import Complaint
from app.models.customer import Customer, Device
from app.models.organisation import User
from app.models.penalty import CorrectiveAction
from app.services import (
    archive_bundles,
    complaint_findings,
    complaint_losses,
    complaint_negotiation,
    complaint_settlements,
    complaint_slips,
    complaint_visits,
    corrective_actions,
    receivable_exclusions,
    return_slips,
    sales_certificates,
)
from app.services import session as sessions
from app.services.complaint_proposals import Planned
from app.services.complaint_reports import Sheet
from app.services.return_slips import Goods
from app.services.session import Session

CASES = 8
"""Seven, and the one that takes the place of what a customer refused."""
_SMALL = 200
_QUIET = timedelta(days=90)
_MINUTE = timedelta(minutes=1)
FORMS = (
    "return_slip", "allowance_certificate", "sales_return_certificate", "reminder_slip", "late_cause_slip",
)  # fmt: skip
_SALES = "梁志远"
_IN_A_BOOKLET = 6

_CHAIN_OPINIONS = {
    "quality": ("孙工", "不良品电容底部漏液，同批库存抽检不良率 9 %。"),
    "production": ("马工", "该批贴装后未做老化，已隔离在制品。"),
    "sales": ("梁志远", "重点客户，建议退货并折让留用部分。"),
    "overall": ("吴文静", "事实清楚，同意质管部与业务部意见。"),
}
_AT_FAULT = (Share("质管部", 6_000), Share("制造部", 4_000, "马工"))


def write(now: datetime, size: int, seed: int) -> None:
    """Tell them, the same number at any size; nothing in a very small branch."""
    if size < _SMALL:
        return
    people = {str(row.role): Session(row.id, row.name, row.full_name, row.role) for row in User.select()}
    dice = Random(seed + 66)
    owners = _devices(dice, now)
    with drawn_later(*FORMS):
        _settled(Teller(people, _morning(now, 38) + 131 * _MINUTE, now), owners[0])
        _over_the_ratio(Teller(people, _morning(now, 17) + 396 * _MINUTE, now), owners[1])
        _appraised(Teller(people, _morning(now, 12) + 84 * _MINUTE, now), owners[2])
        _refused(Teller(people, _morning(now, 17) + 185 * _MINUTE, now), owners[3])
        archived = _served(Teller(people, _morning(_last_month(now), 27) + 95 * _MINUTE, now), owners[4])
        _unfounded(Teller(people, _morning(now, 8) + 438 * _MINUTE, now), owners[5])
        _late(Teller(people, _morning(now, 11) + 114 * _MINUTE, now), owners[6])
    _bind(people, now, archived)


def _morning(now: datetime, days: int) -> datetime:
    """So many days ago, at eight."""
    return clock.local_midnight(clock.local(now).date() - timedelta(days=days)) + timedelta(hours=8)


def _last_month(now: datetime) -> datetime:
    """The last day of last month, at eight."""
    return _morning(clock.local_midnight(clock.local(now).date().replace(day=1)), 1)


def _devices(dice: Random, now: datetime) -> list[Device]:
    """Devices of as many companies as there are tales, first of those that did not complain of late."""
    heard = [
        row.customer_id
        for row in Complaint.select(Complaint.customer).where(Complaint.received_at > now - _QUIET).limit(5_000)
    ]
    used = (Device.status == "in_use") & (Device.serial != "")
    firms = Device.select().join(Customer).where(used & (Customer.kind == "company"))
    rows = list(firms.order_by(Device.id).limit(300))
    dice.shuffle(rows)
    owners: dict[int, Device] = {}
    for row in sorted(rows, key=lambda row: row.customer_id in heard):
        owners.setdefault(row.customer_id, row)
    return list(owners.values())[:7]


def _settled(t: Teller, owner: Device) -> None:
    """The factory's chain to its end: goods back, counted one short, an allowance sealed, visited, improved."""
    t.register(
        "factory_chain", "quality", customer_id=owner.customer_id, channel="mail", product_name="工控电源",
        model="PS-1200", content="到货 30 台工控电源中有 12 台通电后反复重启，产线停了一天。",
        demand="退回 12 台不良品，其余折价留用", claim_amount=9_800_000, sample_kept=True,
        sample_note="不良品 2 台，质管部 3 号柜", product_fields={
            "order_number": "DD-2610-118", "part_number": "PSU-12V-B2610", "quantity": "30",
            "defective_quantity": "12", "order_amount": "204000",
        },
    )  # fmt: skip
    _found(t.wait(0.1), "电源模块批次 B2610 的滤波电容漏液，进料检验没有做高温抽检。")
    lines = (
        Planned("return", goods="工控电源", quantity=12, amount=8_160_000, cause="nonconforming"),
        Planned("allowance", goods="工控电源", quantity=18, amount=1_200_000, cause="nonconforming"),
    )
    losses = (Line("return", "工控电源", 12, 680_000), Line("allowance", amount=1_200_000))
    _proposed(t, lines, losses, 4.5).approved("supervisor", "同意。不良批次追究供货商。")
    t.agreed("曾经理同意，要求月底前办妥。").opinions(_AFTER_TALKS)
    slip = t.slip("return", "通电后反复重启", Goods("工控电源", 12, 680_000, "PS-1200", "DD-2610-118"))
    t.approve_slip(slip)
    t.count(slip, (11,), "客户留用 1 台继续试用，按 11 台退货结算。")
    paper = t.act(
        sales_certificates.certify_return, slip.id, goods="工控电源", reason="质量不良退回", quantity=11,
        amount=7_480_000, invoice_number="25447310",
    )  # fmt: skip
    t.on(return_slips.post, slip, day=t.day())
    t.sealed(sales_certificates.SalesCertificate.get_by_id(paper), "曾杰")
    t.on(return_slips.close, slip, proof_kind="return_certificate", day=t.day())
    t.sealed(t.allow("allowance", "工控电源", 12_240_000, "外壳色差，折价留用", "25447311"), "曾杰")
    t.step(complaint_settlements.execute, result="退货已入库，折让已冲抵货款。", signed_by="曾杰")
    t.wait(2).step(complaint_visits.enter, role="supervisor", satisfaction=4, comment="处理及时，希望先检后发。")
    _improve(t)
    t.wait((t.now - t.at).days - 2).ask_why()


_AFTER_TALKS = {
    "supervisor": ("黄国平", "与客户电话核对，交涉结果属实。"),
    "closing": ("周建华", "业务部与工厂意见一致，同意结案，列入追踪改善。"),
}
"""What is written once the talks were reported: the supervisor's check, the case office's overall opinion."""


def _found(t: Teller, cause: str) -> None:
    """Through the units of the factory to the finding and the report on it."""
    t.accept("已登记，两天内派人到现场查看。").promise(13, "")
    t.wait(0.7).hand_on("production")
    t.wait(0.7).attribute(cause, "隔离同批库存；进料检验增加高温抽检。", *_AT_FAULT, tracks_improvement=True)
    t.sheet("investigation", Sheet(
        went="孙工、梁志远", findings=cause, measures="现场更换备用件，恢复一条产线。", proposal="按核决方案办理。",
    ))  # fmt: skip


def _proposed(t: Teller, lines: tuple[Planned, ...], losses: tuple[Line, ...], days: float) -> Teller:
    """Proposed with its loss; the sales department has its turn so long, then the case office; put forward."""
    t.wait(0.5).propose(lines).step(complaint_losses.save, lines=losses)
    return t.wait(days).opinions(_CHAIN_OPINIONS).hand_on("case_office").wait(0.2).submit()


def _improve(t: Teller) -> None:
    """What is changed: one action without effect and what follows it, one to be checked, one that nobody finished."""
    first = _action(t, "进料检验增加 55 ℃ 高温抽检，每批 5 台。", "质管部", 3)
    second = _action(t, "电源板贴装后增加 4 小时老化。", "制造部", 4)
    _action(t, "与电容供货商签订批次质量协议。", "采购部", 6)
    t.wait(2).on(corrective_actions.finish, first, result="检验规程已改，按 5 台抽检。", check_due_on=t.day(4))
    t.on(corrective_actions.finish, second, result="老化架已投用。", check_due_on=clock.local(t.now).date())
    t.wait(4).on(
        corrective_actions.check, first, role="supervisor", is_effective=False,
        words="两批各漏检 1 台，抽样数不够。", follow_up="抽样数提高到每批 20 台，并记录温度曲线。",
        follow_up_due_on=max(t.day(1), clock.local(t.now).date() + timedelta(days=9)),
    )  # fmt: skip


def _action(t: Teller, action: str, unit: str, days: int) -> CorrectiveAction:
    row_id = t.act(
        corrective_actions.open_action, t.case_id, action=action, unit_name=unit, due_on=t.day(days)
    )  # fmt: skip
    return CorrectiveAction.get_by_id(row_id)


def _over_the_ratio(t: Teller, owner: Device) -> None:
    """More comes back than was approved: it waits to be approved anew; other papers are on their way."""
    t.register(
        "factory_chain", "quality", customer_id=owner.customer_id, channel="visit", market="overseas",
        product_name="伺服驱动器", model="SD-400", content="整批伺服驱动器端子排松动，装机后偶发掉电，客户停用全批。",
        demand="退货 40 台，另 10 台返修，赔偿停线损失", claim_amount=15_000_000, is_urgent=True, sample_kept=True,
        sample_note="松动端子照片 6 张、样品 1 台", product_fields={
            "order_number": "DD-2611-006", "part_number": "SD-400-TB", "quantity": "60", "defective_quantity": "50",
            "order_amount": "156000",
        },
    )  # fmt: skip
    _found(t.wait(0.1), "端子压接模具磨损，首件检验未测拉脱力。")
    lines = (
        Planned("return", goods="伺服驱动器", quantity=40, amount=10_400_000, cause="nonconforming"),
        Planned("rework", goods="伺服驱动器", quantity=10, amount=800_000),
        Planned("exchange", goods="端子排", quantity=20, cause="nonconforming"),
        Planned("compensation", amount=600_000, note="停线半天"),
    )
    losses = (
        Line("return", "伺服驱动器", 40, 260_000), Line("rework", labour=500_000, haulage=300_000),
        Line("compensation", amount=600_000),
    )  # fmt: skip
    _proposed(t, lines, losses, 0.7).approved("approver", "同意，尽快恢复客户供货。")
    t.agreed("客户接受，要求一周内取货。")
    rework = t.slip("rework", "端子松动，返修", Goods("伺服驱动器", 10, 260_000, "SD-400", "DD-2611-006"))
    slip = t.slip("return", "端子松动", Goods("伺服驱动器", 40, 260_000, "SD-400", "DD-2611-006"))
    t.slip("exchange", "端子排松动，换新", Goods("端子排", 20, 4_500, "TB-4"))
    paid = t.allow("compensation", "伺服驱动器", 15_600_000, "停线补偿", "25447402")
    t.approve_slip(slip)
    t.on(sales_certificates.approve, paid, role="approver")
    t.on(return_slips.approve, rework, role="approver")
    t.count(slip, (47,), "客户称全批停用，把未启用的 7 台一并退回。")
    t.act(
        receivable_exclusions.exclude, t.case_id, salesperson=_SALES, amount=15_600_000,
        due_on=clock.local(t.now).date().replace(day=20), invoice_number="25447402", note="客诉处理中，货款暂缓。",
    )  # fmt: skip


def _appraised(t: Teller, owner: Device) -> None:
    """A store's disputed goods go to a laboratory, which the party at fault pays; returned, its proof is awaited."""
    bought = t.day(-5).isoformat()
    t.register(
        "store", "quality", customer_id=owner.customer_id, channel="visit", product_name="空气净化器", model="KJ-500",
        content="购买五天，开机有焦糊味，专柜认为是使用不当。", demand="退货退款", purchase_proof="sales_invoice",
        proof_number="25510027", claim_amount=298_000, product_fields={
            "goods": "空气净化器 KJ-500", "counter": "三楼家电专柜", "bought_on": bought, "price": "2980.00",
        },
    )  # fmt: skip
    t.wait(0.1).accept("先送法定机构鉴定，三日内答复。").promise(5, "")
    t.wait(1.2).sheet("appraisal", Sheet(
        institution="市产品质量监督检验所", conclusion="电机绕组绝缘不良，属产品质量问题。", fee=60_000,
        fee_payer="liable_party",
    ))  # fmt: skip
    shares = (Share("三楼家电专柜", 8_000, party="supplier"), Share("营运部", 2_000))
    t.attribute("电机绕组绝缘不良，专柜上柜前未做通电检查。", "专柜同批商品下架复检。", *shares)
    t.propose((
        Planned("return", goods="空气净化器", quantity=1, amount=298_000, cause="counter_fault"),
        Planned("compensation", amount=20_000, note="往返交通"),
    ))  # fmt: skip
    t.opinions({"judgement": ("何春燕", "鉴定结论明确，由专柜退货。"), "counter": ("三楼家电专柜", "同意退货。")})
    t.wait(0.3).submit().approved("supervisor", "同意退货退款，鉴定费由专柜承担。")
    t.agreed("顾客接受。")
    slip = t.slip("return", "开机有焦糊味", Goods("空气净化器", 1, 298_000, "KJ-500"))
    t.allow("compensation", "空气净化器", 298_000, "往返交通补偿", "25510027")
    t.approve_slip(slip)
    t.count(slip, (1,))
    t.on(return_slips.post, slip, day=t.day())


def _refused(t: Teller, owner: Device) -> None:
    """The customer refuses what was approved: a new form with the old one attached waits for its approver."""
    t.register(
        "branch_and_shop", "quality", customer_id=owner.customer_id, channel="branch", product_name="办公座椅",
        model="BG-8", content="专卖店售出的 16 把座椅气杆下沉，客户验收不予签字。", demand="全部换货并赔偿误工",
        claim_amount=2_400_000, sample_kept=True, sample_note="气杆样品 2 支，已寄市场部",
        product_fields={"order_number": "ZM-2611-31", "quantity": "16", "defective_quantity": "16"},
    )  # fmt: skip
    t.wait(0.5).accept("样品已寄市场部，十五日内答复。")
    t.wait(1).hand_on("processing")
    t.wait(1).attribute("气杆批次密封圈偏小。", "加工单位更换密封圈规格。", Share("加工单位", 10_000))
    t.propose((Planned("allowance", goods="办公座椅", quantity=16, amount=800_000, cause="nonconforming"),))
    said = {"marketing": ("谢丽萍", "批次问题属实，拟折价留用。"), "deputy": ("黄国平", "先与客户协商。")}
    t.opinions(said).promise(6, "等市场部与加工单位核对批次").wait(0.3).submit().approved("approver", "同意折价。")
    t.wait(0.3).step(complaint_negotiation.negotiate, words="告知折价留用方案。")
    t.case_id = t.wait(0.8).step(
        complaint_negotiation.refuse, reason="客户不接受折价留用，坚持换货。", demand="16 把全部换货"
    )  # fmt: skip
    t.wait(0.5).propose((
        Planned("exchange", goods="办公座椅", quantity=16, amount=1_920_000, cause="nonconforming"),
        Planned("compensation", amount=200_000, note="两天误工"),
    ))  # fmt: skip
    t.opinions({"marketing": ("谢丽萍", "改为全部换货，另补误工。")}).promise(7, "换货需重新排产")
    t.wait(0.3).submit()


def _served(t: Teller, owner: Device) -> int:
    """A service complaint with everything its scheme asks for, archived last month: its id."""
    t.register(
        "service_complaint", "attitude", customer_id=owner.customer_id, device_id=owner.id, channel="phone",
        content="工程师两次改约都未提前告知，到场后态度生硬。", demand="书面致歉，补偿误工",
        contact_name="罗主任", phone="13802410576",
    )  # fmt: skip
    t.wait(0.1).accept("已报营销中心核实，三天内答复。")
    t.wait(4).attribute(
        "当日派工过满，未按规定提前一小时改约。", "调度规则增加改约提醒。", Share("客户服务部", 10_000),
        tracks_improvement=True,
    )  # fmt: skip
    t.propose((Planned("apology", note="主任登门致歉"), Planned("compensation", amount=30_000, note="误工补偿")))
    t.opinions({
        "marketing": ("谢丽萍", "录音与客户所述一致。"), "representative": ("周建华", "由服务部主任登门致歉。"),
    })  # fmt: skip
    t.promise(10, "主任登门时间待约")
    t.wait(0.3).submit().approved("supervisor", "同意。").agreed("罗主任接受。")
    t.sealed(t.allow("compensation", "上门服务", 80_000, "误工补偿", "25446208"), "罗主任")
    t.on(complaint_settlements.carry_out, t.line("apology"), day=t.day(), note="致歉信一封，主任当面说明。")
    t.step(complaint_settlements.execute, result="致歉信已送达，补偿已冲抵服务费。", signed_by="罗主任")
    why = t.ask_why()
    t.wait(0.5).on(
        complaint_slips.answer, why, cause="核实录音时外包平台导出慢两天。", answer="以后当天向平台调取。",
        answered_by="谢丽萍",
    )  # fmt: skip
    action = _action(t, "派工系统增加改约前一小时提醒。", "客户服务部", 5)
    t.wait(1).step(complaint_visits.enter, role="supervisor", satisfaction=5, comment="致歉诚恳，问题已解决。")
    t.wait(0.5).on(corrective_actions.finish, action, result="提醒已上线，全员培训一次。", check_due_on=t.day(5))
    t.wait(3).on(
        corrective_actions.check, action, role="supervisor", is_effective=True, words="两周内改约均已提前告知。"
    )  # fmt: skip
    t.sheet("case_study", Sheet(
        subject="改约不告知引起的投诉", findings="派工过满，改约无人负责通知。", measures="改约提醒进系统，主任抽查。",
        proposal="列入新员工培训案例。",
    ))  # fmt: skip
    t.step(corrective_actions.correct)
    t.wait(0.1).step(archive_bundles.archive)
    return t.case_id


def _unfounded(t: Teller, owner: Device) -> None:
    """It does not hold: the money is owed on the normal terms; what was delayed does not count against the seller."""
    t.register(
        "service_department", "quality", customer_id=owner.customer_id, device_id=owner.id, channel="phone",
        content="称设备功率达不到合同约定，暂停支付尾款。", demand="减免尾款 20 %", claim_amount=3_600_000,
    )  # fmt: skip
    t.wait(0.2).accept("安排工程师带仪器上门测量。")
    t.wait(2).step(
        complaint_findings.find_unfounded, cause="三次实测功率均在合同范围内，客户测量方法有误，已当场演示。",
        receivable_note="尾款按合同约定收取，不作减免。",
    )  # fmt: skip
    t.act(
        receivable_exclusions.exclude, t.case_id, salesperson=_SALES, amount=3_600_000,
        due_on=_last_month(t.now).date(), invoice_number="25446977", note="投诉核实期间未付，不计入回款率。",
    )  # fmt: skip


def _late(t: Teller, owner: Device) -> None:
    """Two units are late one after the other: the first answers its reminder, the second has not."""
    t.register(
        "factory_chain", "quality", customer_id=owner.customer_id, channel="phone", product_name="变频器",
        model="BP-75", content="新装变频器运行两小时后过热保护，客户三台机组降速运行。", demand="查明原因并更换",
        product_fields={"order_number": "DD-2611-019", "quantity": "3", "defective_quantity": "3"},
    )  # fmt: skip
    slip = t.wait(2).remind(1)
    t.wait(0.4).on(
        complaint_slips.answer, slip, answer="编号登记人员出差，今日补办。", answered_by="总经理室 吴文静"
    )  # fmt: skip
    t.wait(0.1).accept("已转质管部分析，三天内答复。")
    t.wait(3).remind(2)


def _bind(people: People, now: datetime, archived: int) -> None:
    """Booklets of last month, of a customer, of a product; a few cases in each."""
    case = Complaint.get_by_id(archived)
    month = f"{clock.local(case.archived_at):%Y-%m}"
    with clock.set_to(now), sessions.acting_as(people["representative"]):
        found = archive_bundles.candidates("month", subject=month)
        taken = [one for one in found if one.id != archived][: _IN_A_BOOKLET - 1]
        archive_bundles.bind(
            kind="month", subject=month, place="档案柜 3-2", case_ids=[archived, *(one.id for one in taken)]
        )  # fmt: skip
        archive_bundles.bind(
            kind="customer", customer_id=case.customer_id, place="档案柜 4-1", case_ids=[archived]
        )  # fmt: skip
        if case.product_name:
            since = clock.local(now).date() - timedelta(days=180)
            same = archive_bundles.candidates("product", subject=case.product_name, period_from=since)
            archive_bundles.bind(
                kind="product", subject=case.product_name, period_from=since, period_to=clock.local(now).date(),
                place="档案柜 5-3", case_ids=[one.id for one in same[:_IN_A_BOOKLET]],
            )  # fmt: skip
