"""The words of complaints that every scheme shares: what is found, who answers, losses, settlements, talks (F40–F55).

Classes, product fields, stages, units and approvers differ from scheme to scheme: `domain.complaint_scheme`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.core.i18n import QT_TRANSLATE_NOOP

STATES = (
    "registered", "verifying", "attributed", "proposing", "pending_approval", "returned", "approved", "negotiating",
    "executing", "refused", "filed_minor", "not_ours", "unfounded", "executed", "visited", "corrected", "archived",
    "void",
)  # fmt: skip
"""The states of a case (3.6), in the order of its way; their labels and steps: `domain.workflows.complaint`."""

FINDINGS: Mapping[str, str] = MappingProxyType(
    {
        "ours": QT_TRANSLATE_NOOP("complaint", "Our fault"),  # 我方责任
        "shared": QT_TRANSLATE_NOOP("complaint", "Shared with others"),  # 各有责任
        "not_ours": QT_TRANSLATE_NOOP("complaint", "Not our fault"),  # 非我方原因
        "unfounded": QT_TRANSLATE_NOOP("complaint", "Unfounded"),  # 不成立
    }
)
"""Whose fault it is."""

SEVERITIES: Mapping[str, str] = MappingProxyType(
    {
        "serious": QT_TRANSLATE_NOOP("complaint", "Serious"),  # 严重
        "minor": QT_TRANSLATE_NOOP("complaint", "Minor"),  # 轻微
    }
)
"""How heavy it is; a minor case is filed without a proposal (000, R094)."""

CHANNELS: Mapping[str, str] = MappingProxyType(
    {
        "phone": QT_TRANSLATE_NOOP("complaint", "Telephone"),  # 电话（来电）
        "mail": QT_TRANSLATE_NOOP("complaint", "E-mail"),  # 电邮
        "letter": QT_TRANSLATE_NOOP("complaint", "Letter"),  # 来函
        "visit": QT_TRANSLATE_NOOP("complaint", "In person"),  # 现场（来访）
        "online": QT_TRANSLATE_NOOP("complaint", "Online"),  # 网络
        "field": QT_TRANSLATE_NOOP("complaint", "Through field staff"),  # 外勤人员转告
        "branch": QT_TRANSLATE_NOOP("complaint", "Through a branch"),  # 分公司、办事处转来
        "book": QT_TRANSLATE_NOOP("complaint", "Opinion book"),  # 顾客意见簿
        "other": QT_TRANSLATE_NOOP("complaint", "Other"),  # 其他
    }
)
"""How it came; a scheme offers some of them."""

PURCHASE_PROOFS: Mapping[str, str] = MappingProxyType(
    {
        "sales_invoice": QT_TRANSLATE_NOOP("complaint", "Sales invoice"),  # 销售发票
        "till_receipt": QT_TRANSLATE_NOOP("complaint", "Till list"),  # 电脑销售清单
        "sales_voucher": QT_TRANSLATE_NOOP("complaint", "Sales voucher"),  # 商品销售凭证
        "none": QT_TRANSLATE_NOOP("complaint", "None"),  # 无凭证
    }
)
"""How the purchase is proved (002B)."""

PARTIES: Mapping[str, str] = MappingProxyType(
    {
        "company": QT_TRANSLATE_NOOP("complaint", "Company"),  # 本公司
        "supplier": QT_TRANSLATE_NOOP("complaint", "Supplier"),  # 供货商
        "carrier": QT_TRANSLATE_NOOP("complaint", "Carrier"),  # 承运单位
        "third_party": QT_TRANSLATE_NOOP("complaint", "Third party"),  # 第三方
        "customer": QT_TRANSLATE_NOOP("complaint", "Customer"),  # 客户
    }
)
"""Who may be responsible (R120)."""

LOSS_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "compensation": QT_TRANSLATE_NOOP("loss", "Compensation"),  # 索赔
        "allowance": QT_TRANSLATE_NOOP("loss", "Allowance"),  # 折让
        "return": QT_TRANSLATE_NOOP("loss", "Return"),  # 退回
        "resupply": QT_TRANSLATE_NOOP("loss", "Re-supply"),  # 补送
        "rework": QT_TRANSLATE_NOOP("loss", "Rework"),  # 重修
    }
)
"""Kinds of loss (4.5)."""

SETTLEMENT_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "compensation": QT_TRANSLATE_NOOP("complaint", "Compensation"),  # 赔偿
        "allowance": QT_TRANSLATE_NOOP("complaint", "Price cut"),  # 折价（折让）
        "return": QT_TRANSLATE_NOOP("complaint", "Return"),  # 退货
        "exchange": QT_TRANSLATE_NOOP("complaint", "Exchange"),  # 换货
        "rework": QT_TRANSLATE_NOOP("complaint", "Rework"),  # 重修
        "resupply": QT_TRANSLATE_NOOP("complaint", "Re-supply"),  # 补送
        "repair": QT_TRANSLATE_NOOP("complaint", "Repair"),  # 维修
        "apology": QT_TRANSLATE_NOOP("complaint", "Apology and explanation"),  # 致歉说明
    }
)
"""What is done for the customer."""

VOID_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "taken_out": QT_TRANSLATE_NOOP("complaint", "Taken out of the proposal."),
        "not_ours": QT_TRANSLATE_NOOP("complaint", "It was found not to be our fault."),
        "minor": QT_TRANSLATE_NOOP("complaint", "It was filed as minor."),
    }
)
"""Why a part of a settlement is void where the program says so; other reasons are the words of whoever voided it."""

PAID_SETTLEMENTS = frozenset({"compensation", "allowance"})
"""Settlements that are an amount of money; the others are goods or work."""

CONTACT_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "first_reply": QT_TRANSLATE_NOOP("complaint", "First reply"),  # 首次答复
        "promise": QT_TRANSLATE_NOOP("complaint", "Date promised"),  # 告知期限
        "progress": QT_TRANSLATE_NOOP("complaint", "Progress"),  # 进展告知
        "explanation": QT_TRANSLATE_NOOP("complaint", "Explanation"),  # 解释说明
        "negotiation": QT_TRANSLATE_NOOP("complaint", "Negotiation"),  # 协商
        "result": QT_TRANSLATE_NOOP("complaint", "Result"),  # 结果告知
    }
)
"""What a talk with the customer was about (R118)."""

REPORT_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "investigation": QT_TRANSLATE_NOOP("complaint", "Investigation report"),  # 调查处理报告
        "appraisal": QT_TRANSLATE_NOOP("complaint", "Appraisal"),  # 鉴定
        "petition": QT_TRANSLATE_NOOP("complaint", "Petition"),  # 签呈
        "case_study": QT_TRANSLATE_NOOP("complaint", "Case study"),  # 案例
    }
)
"""Written sheets of a case (F47, F54, F55, F51)."""

FEE_PAYERS: Mapping[str, str] = MappingProxyType(
    {
        "company": QT_TRANSLATE_NOOP("complaint", "Company"),
        "customer": QT_TRANSLATE_NOOP("complaint", "Customer"),
        "supplier": QT_TRANSLATE_NOOP("complaint", "Supplier"),
        "liable_party": QT_TRANSLATE_NOOP("complaint", "Liable party"),
    }
)
"""Who pays for an appraisal (R110)."""

TALKS_BLOCK, CHECK_BLOCK, CLOSING_BLOCK = "talks", "supervisor", "closing"
"""Blocks of a form that are written after the talks with the customer (002C): sales report them, the supervisor checks
the report, the case office gives its overall opinion.
"""

WHOLE = 10_000
"""All of a responsibility, in hundredths of a percent."""
