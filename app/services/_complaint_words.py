"""Codes of complaints as they stand on paper: in Chinese, like the paper."""

from __future__ import annotations

from app.core.money import format_yuan
from app.services._complaint_lines import LossLine, SettlementLine

CHANNELS = {
    "phone": "电话", "mail": "电邮", "letter": "来函", "visit": "现场", "online": "网络", "field": "外勤人员转告",
    "branch": "分支机构转来", "book": "顾客意见簿", "other": "其他",
}  # fmt: skip
PROOFS = {
    "sales_invoice": "销售发票",
    "till_receipt": "电脑销售清单",
    "sales_voucher": "商品销售凭证",
    "none": "无凭证",
}
SEVERITIES = {"serious": "严重", "minor": "轻微"}
FINDINGS = {"ours": "我方责任", "shared": "各有责任", "not_ours": "非我方原因", "unfounded": "投诉不成立"}
TOLD_FINDINGS = {"not_ours": "经核实，非我方原因。", "unfounded": "经核实，投诉不成立。"}
"""What the customer reads of it."""
PARTIES = {"company": "", "supplier": "供货商", "carrier": "承运单位", "third_party": "第三方", "customer": "客户"}
LOSS_KINDS = {"compensation": "索赔", "allowance": "折让", "return": "退回", "resupply": "补送", "rework": "重修"}
SETTLEMENT_KINDS = {
    "compensation": "赔偿", "allowance": "折让", "return": "退货", "exchange": "换货", "rework": "重修",
    "resupply": "补送", "repair": "维修", "apology": "致歉说明",
}  # fmt: skip
CONTACT_KINDS = {
    "first_reply": "首次答复", "promise": "告知期限", "progress": "进展告知", "explanation": "解释说明",
    "negotiation": "协商", "result": "结果告知",
}  # fmt: skip
DECISIONS = {"open": "待核决", "approved": "核准", "returned": "退回", "withdrawn": "撤回"}
BEARERS = {"company": "公司", "user": "客户", "counter": "专柜", "liable_party": "责任方"}
PAYERS = {"company": "公司", "customer": "客户", "supplier": "供货商", "liable_party": "责任方"}
ANSWERS = {"accepted": "接受", "refused": "不接受"}


def reckoning(line: LossLine) -> str:
    """How a line of the loss was worked out (4.5); empty where there is nothing but the amount."""
    match line.kind:
        case "return" if line.resale == "sold":
            words = f"{line.quantity} × {_yuan(line.grade_price)} − 转售 {_yuan(line.sold_amount)}"
        case "return":
            words = f"{line.quantity} × {_yuan(line.unit_price)} × {line.rate / 100:g}%"
        case "resupply":
            words = f"{line.quantity} × {_yuan(line.unit_price)}"
        case "rework":
            parts = (("人工", line.labour), ("运费", line.haulage), ("报废", line.scrap))
            words = " + ".join(f"{name} {_yuan(amount)}" for name, amount in parts if amount)
        case _:
            words = ""
    return " ".join(part for part in (line.goods, words, line.note and f"（{line.note}）", _resale(line)) if part)


def _resale(line: LossLine) -> str:
    """What became of goods that were given a month to be resold (002C)."""
    if line.resale == "waiting" and line.waits_until is not None:
        return f"（待转售至 {line.waits_until.isoformat()}，暂不计）"
    if line.resale == "sold" and line.sold_on is not None:
        return f"（{line.sold_on.isoformat()} 转售{line.sold_to and f'予{line.sold_to}'}）"
    return "（限期内未能转售）" if line.resale == "unsold" else ""


def bearer(line: SettlementLine) -> str:
    """Who bears the cost, and why where somebody said so."""
    who = BEARERS.get(line.cost_bearer, line.cost_bearer)
    return f"{who}（{line.bearer_reason}）" if who and line.bearer_reason else who


def _yuan(fen: int) -> str:
    return format_yuan(fen, symbol=True)
