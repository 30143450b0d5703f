"""Stored codes in the words people read: one wording for ledgers, records, histories and forms (domain.md 8)."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.i18n import QT_TRANSLATE_NOOP

CALL_STATES: Mapping[str, str] = {
    "logged": QT_TRANSLATE_NOOP("service_call", "Registered"),  # 已登记
    "awaiting_reply": QT_TRANSLATE_NOOP("service_call", "Awaiting reply"),  # 待回复
    "scheduled": QT_TRANSLATE_NOOP("service_call", "Appointed"),  # 已约定
    "dispatched": QT_TRANSLATE_NOOP("service_call", "Dispatched"),  # 已派工
    "on_site": QT_TRANSLATE_NOOP("service_call", "On site"),  # 现场处理
    "taken_back": QT_TRANSLATE_NOOP("service_call", "Taken back"),  # 已带回
    "repaired": QT_TRANSLATE_NOOP("service_call", "Repaired"),  # 已修复
    "completed": QT_TRANSLATE_NOOP("service_call", "Completed"),  # 已完成
    "phone_resolved": QT_TRANSLATE_NOOP("service_call", "Solved by phone"),  # 电话已解决
    "struck_off": QT_TRANSLATE_NOOP("service_call", "Struck off"),  # 已注销
    "followed_up": QT_TRANSLATE_NOOP("service_call", "Followed up"),  # 已回访
    "closed": QT_TRANSLATE_NOOP("service_call", "Archived"),  # 已归档
    "cancelled": QT_TRANSLATE_NOOP("service_call", "Cancelled"),  # 已取消
}
"""Where a service call stands."""

VOUCHER_STATES: Mapping[str, str] = {
    "issued": QT_TRANSLATE_NOOP("service_voucher", "Issued"),
    "out": QT_TRANSLATE_NOOP("service_voucher", "Out with technician"),
    "returned": QT_TRANSLATE_NOOP("service_voucher", "Returned"),
    "filed": QT_TRANSLATE_NOOP("service_voucher", "Filed"),
    "void": QT_TRANSLATE_NOOP("service_voucher", "Void"),
}
"""Where a service voucher is."""

VISIT_STATES: Mapping[str, str] = {
    "due": QT_TRANSLATE_NOOP("return_visit", "Due"),  # 待回访
    "done": QT_TRANSLATE_NOOP("return_visit", "Done"),  # 已回访
    "unreachable": QT_TRANSLATE_NOOP("return_visit", "Unreachable"),
    "withdrawn": QT_TRANSLATE_NOOP("return_visit", "Withdrawn"),
}
"""How far a return visit is."""

LEVELS: Mapping[int, str] = {
    1: QT_TRANSLATE_NOOP("wording", "Level 1"),
    2: QT_TRANSLATE_NOOP("wording", "Level 2"),
    3: QT_TRANSLATE_NOOP("wording", "Level 3"),
    4: QT_TRANSLATE_NOOP("wording", "Level 4"),
}
CHANNELS: Mapping[str, str] = {
    "phone": QT_TRANSLATE_NOOP("wording", "Telephone"),
    "letter": QT_TRANSLATE_NOOP("wording", "Letter"),
    "mail": QT_TRANSLATE_NOOP("wording", "E-mail"),
    "online": QT_TRANSLATE_NOOP("wording", "Web site"),
    "visit": QT_TRANSLATE_NOOP("wording", "In person"),
    "chat": QT_TRANSLATE_NOOP("wording", "Chat"),
    "social": QT_TRANSLATE_NOOP("wording", "Social media"),
}
CALL_KINDS: Mapping[str, str] = {
    "repair": QT_TRANSLATE_NOOP("wording", "Repair"),
    "install": QT_TRANSLATE_NOOP("wording", "Installation"),
    "maintenance": QT_TRANSLATE_NOOP("wording", "Maintenance"),
    "special": QT_TRANSLATE_NOOP("wording", "Special"),
}
SERVICE_MODES: Mapping[str, str] = {
    "phone": QT_TRANSLATE_NOOP("wording", "By phone"),
    "remote": QT_TRANSLATE_NOOP("wording", "Remote"),
    "on_site": QT_TRANSLATE_NOOP("wording", "On site"),
    "take_back": QT_TRANSLATE_NOOP("wording", "Taken back"),
    "return_to_factory": QT_TRANSLATE_NOOP("wording", "Back to the factory"),
}
AREAS: Mapping[str, str] = {
    "town": QT_TRANSLATE_NOOP("wording", "Town"),
    "suburb": QT_TRANSLATE_NOOP("wording", "Suburb"),
}
"""Where an address is; empty when nobody said."""

EXCLUSIONS: Mapping[str, str] = {
    "misuse": QT_TRANSLATE_NOOP("wording", "Misuse"),
    "foreign_repair": QT_TRANSLATE_NOOP("wording", "Repaired by others"),
    "force_majeure": QT_TRANSLATE_NOOP("wording", "Force majeure"),
    "consumable": QT_TRANSLATE_NOOP("wording", "Consumable"),
    "outside_contract": QT_TRANSLATE_NOOP("wording", "Not in the contract"),
}
"""Why cover does not pay for a part or piece of work (R061, domain.md A17)."""

CHARGE_KINDS: Mapping[str, str] = {
    "part": QT_TRANSLATE_NOOP("wording", "Part"),
    "work": QT_TRANSLATE_NOOP("wording", "Work"),
}
"""What a charge line is: only parts count against the parts budget of a contract (F03)."""

_WORK_UNITS = frozenset({"小时", "工时", "人天", "hour", "次", "visit"})


def charge_kind(code: str, description: str, unit: str) -> str:
    """What a line most likely is, where nobody said: work by its code (W… of the price list), name (…费) or unit."""
    is_work = code.upper().startswith("W") or description.strip().endswith("费") or unit.strip() in _WORK_UNITS
    return "work" if is_work else "part"


SETTLEMENTS: Mapping[str, str] = {
    "on_site": QT_TRANSLATE_NOOP("wording", "Collected on the spot"),
    "invoice_first": QT_TRANSLATE_NOOP("wording", "Invoice first"),
}
"""How a charge is paid (001 item 3)."""

CHARGE_STATES: Mapping[str, str] = {
    "open": QT_TRANSLATE_NOOP("charge", "To be paid"),  # 待收款
    "collected": QT_TRANSLATE_NOOP("charge", "Collected"),  # 当场收款
    "handed_in": QT_TRANSLATE_NOOP("charge", "At finance"),  # 已交财务
    "invoiced": QT_TRANSLATE_NOOP("charge", "Invoiced"),  # 已开票
    "mailed": QT_TRANSLATE_NOOP("charge", "Invoice sent"),  # 发票已寄
    "paid": QT_TRANSLATE_NOOP("charge", "Settled"),  # 已结清
    "waived": QT_TRANSLATE_NOOP("charge", "Waived"),  # 已减免
    "void": QT_TRANSLATE_NOOP("charge", "Void"),
}
"""Where the money of a call is."""

SLIP_STATES: Mapping[str, str] = {
    "issued": QT_TRANSLATE_NOOP("charge", "Issued"),
    "void": QT_TRANSLATE_NOOP("charge", "Void"),
}
"""Whether a cash hand-over slip counts."""

PAYMENT_METHODS: Mapping[str, str] = {
    "cash": QT_TRANSLATE_NOOP("charge", "Cash"),
    "mobile": QT_TRANSLATE_NOOP("charge", "Mobile payment to the company"),
    "card": QT_TRANSLATE_NOOP("charge", "Card"),
    "transfer": QT_TRANSLATE_NOOP("charge", "Bank transfer"),
}
"""How a charge was paid; only cash is handed over to finance, the rest has reached it."""

DISPOSALS: Mapping[str, str] = {
    "consented": QT_TRANSLATE_NOOP("charge", "Disposed of, the customer agrees"),
    "kept": QT_TRANSLATE_NOOP("charge", "The customer keeps it"),
}
"""What becomes of a part that the customer damaged (R060, 003d)."""

SATISFACTION: Mapping[int, str] = {
    5: QT_TRANSLATE_NOOP("wording", "Very satisfied"),
    4: QT_TRANSLATE_NOOP("wording", "Satisfied"),
    3: QT_TRANSLATE_NOOP("wording", "Fair"),
    2: QT_TRANSLATE_NOOP("wording", "Dissatisfied"),
    1: QT_TRANSLATE_NOOP("wording", "Very dissatisfied"),
}
COVERS: Mapping[str, str] = {
    "free": QT_TRANSLATE_NOOP("cover", "Free"),
    "contract": QT_TRANSLATE_NOOP("cover", "Contract"),
    "chargeable": QT_TRANSLATE_NOOP("cover", "Chargeable"),
}
SERVICE_CLASSES: Mapping[str, str] = {
    "A": QT_TRANSLATE_NOOP("cover", "A paid"),
    "B": QT_TRANSLATE_NOOP("cover", "B contract"),
    "C": QT_TRANSLATE_NOOP("cover", "C free"),
    "D": QT_TRANSLATE_NOOP("cover", "D internal"),
}
WORK_KINDS: Mapping[str, str] = {
    "repair": QT_TRANSLATE_NOOP("work_kind", "Repair labour"),  # 维修人工
    "parts": QT_TRANSLATE_NOOP("work_kind", "Parts"),  # 配件
    "consumables": QT_TRANSLATE_NOOP("work_kind", "Consumables"),  # 易损耗材
    "inspection": QT_TRANSLATE_NOOP("work_kind", "Inspection"),  # 定期检查
    "installation": QT_TRANSLATE_NOOP("work_kind", "Installation"),  # 安装
    "training": QT_TRANSLATE_NOOP("work_kind", "Training"),  # 培训
    "relocation": QT_TRANSLATE_NOOP("work_kind", "Relocation"),  # 移机
    "special": QT_TRANSLATE_NOOP("work_kind", "Special service"),  # 特约服务
}
"""Kinds of work that cover includes or excludes (F03, A17)."""
