"""What stands on the printed register of numbers: plain JSON values, words in Chinese."""

from __future__ import annotations

from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.numbering import NumberKind
from app.services import audit_anchors, number_register, voucher_content
from app.services.number_register import Book

NAMES = {
    NumberKind.SERVICE_CALL: "报修单",
    NumberKind.SERVICE_VOUCHER: "服务凭证",
    NumberKind.TAKE_BACK_RECEIPT: "收据",
    NumberKind.RETURNED_PART: "返修配件",
    NumberKind.LOAN: "备用机借用",
    NumberKind.CONTRACT: "合同",
    NumberKind.CUSTOMER: "客户",
    NumberKind.DEVICE: "设备",
    NumberKind.STAFF: "人员",
    NumberKind.RETURN_VISIT: "回访",
    NumberKind.STOCK_IN_TEST: "入库检测",
    NumberKind.TOOL: "工具",
    NumberKind.RETURN_SLIP: "退货单",
    NumberKind.ALLOWANCE: "折让证明单",
    NumberKind.REMINDER: "催办单",
    NumberKind.LATE_CAUSE: "洽办单",
    NumberKind.PENALTY: "奖罚通知单",
    NumberKind.COMPLAINT: "投诉",
    NumberKind.CARE_ACTIVITY: "客户关怀",
    NumberKind.RELATIONSHIP_ASSESSMENT: "客户关系评估",
    NumberKind.IMPORT_RUN: "导入",
    NumberKind.INSPECTION: "巡检",
    NumberKind.LOANER_UNIT: "备用机",
    NumberKind.OLD_PART: "旧件",
    NumberKind.CHARGE: "收费记录",
    NumberKind.CASH_HANDOVER: "交款单",
    NumberKind.SUPPLIER: "供货商",
    NumberKind.TOOL_LOAN: "工具领用",
    NumberKind.STOCK_TAKE: "盘点",
    NumberKind.EXCHANGE_REQUEST: "退换货受理",
    NumberKind.SALES_RETURN: "销货退回证明单",
    NumberKind.ANOMALY_NOTICE: "异常处理单",
    NumberKind.CORRECTIVE_ACTION: "纠正措施",
    NumberKind.ARCHIVE_BUNDLE: "投诉档案",
    NumberKind.OPINION: "意见",
    NumberKind.SURVEY: "调查",
    NumberKind.ROUTINE_LOG: "日常巡检记录",
}


def number_register_content(subject: str) -> dict[str, Any]:
    """The register of `2026`, or of `2026 service_call`; of this year when empty. Raises UserError, NotPermitted."""
    first, _, kind = subject.strip().partition(" ")
    if (first and not first.isdigit()) or (kind and kind not in set(NumberKind)):
        text = translate("paper_content", "Write the year, and one kind where wanted: 2026 service_call.")
        raise UserError(text, "subject")
    year = int(first or clock.today().year)
    books = number_register.books(year, kind)
    named: dict[NumberKind, list[Book]] = {}
    for book in books:
        named.setdefault(book.series, []).append(book)
    return {
        "letterhead": voucher_content.letterhead(),
        "year": year,
        "kind": NAMES[NumberKind(kind)] if kind else "",
        "books": [_line(NAMES[one], of) for one, of in named.items()],
        "void": [{"number": void.number, "reason": void.reason} for book in books for void in book.void],
        "gaps": [
            {
                "numbers": gap.words,
                "count": gap.count,
                "reason": gap.reason,
                "person": gap.explained_by,
                "day": f"{clock.local(gap.explained_at):%Y-%m-%d}" if gap.explained_at else "",
            }
            for book in books
            for gap in book.gaps
        ],
        "history_code": audit_anchors.short_code(),
    }


def _line(name: str, books: list[Book]) -> dict[str, Any]:
    return {
        "name": name,
        "first": books[0].first_number,
        "last": books[-1].last_number,
        "drawn": sum(book.drawn for book in books),
        "used": sum(book.used for book in books),
        "void": sum(len(book.void) for book in books),
        "missing": sum(book.missing for book in books),
        "unexplained": sum(book.unexplained for book in books),
    }


PAPERS = {"number_register": number_register_content}
"""By form what knows its content from a subject (`paper_content`)."""
