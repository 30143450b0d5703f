"""The trade's Chinese words on the papers of return visits, whatever the language of the program:
what is asked, and what is still open with the customer.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.services._open_promises import OpenPromise

QUESTIONS: Mapping[str, str] = MappingProxyType({
    "Good day, this is the service desk. May I ask you a few questions?":
        "您好，这里是售后服务部，想就我们的服务做个回访，方便吗？",
    "Is the fault gone, and has it come back since?": "故障是否已排除，之后有没有再出现？",
    "Did the technician come at the agreed time, and explain what was done?": "技术人员是否按约上门，并说明处理经过？",
    "Did you sign for what was replaced and charged?": "更换的配件和收取的费用是否都经您签字确认？",
    "Has the line been steady since, at busy hours too?": "线路之后是否稳定，繁忙时段也正常吗？",
    "Is every connection labelled and tidy again?": "接线是否已整理好并贴有标签？",
    "Did the technician come at the agreed time?": "技术人员是否按约上门？",
    "Does the device work without fault since the repair?": "设备修复后运行是否正常，有无再出故障？",
    "Did you get back every part and accessory that was yours?": "您的配件和附件是否全部归还？",
    "Did the technician come at the agreed time, and leave the place clean?":
        "技术人员是否按约上门，完工后是否清理现场？",
    "Can you now do it by yourself?": "现在是否能自行操作？",
    "Would a short training for your colleagues help?": "是否需要为贵单位同事安排一次简短培训？",
    "Is everything installed as agreed, and does it run steadily?": "是否按约定安装到位，运行是否稳定？",
    "Were you shown how to use and look after it?": "是否讲解了使用和保养方法？",
    "Do you have the papers: warranty, manual, acceptance?": "保修卡、说明书、验收单是否齐全？",
    "Was the special service done as you asked for it?": "特约服务是否按您的要求完成？",
    "Did the price agree with what was said before?": "收费是否与事先说明的一致？",
    "Did you receive what was agreed in settling your complaint?": "投诉处理中商定的事项是否已全部落实？",
    "What is the state of the product now?": "产品目前的状况如何？",
    "Were you treated politely, and told how it stands in between?": "处理过程中态度如何，有没有及时告知进展？",
    "How was our visit? Is anything open that was promised then?": "上次走访您是否满意？当时承诺的事项是否都已落实？",
    "Are you satisfied with the service under the contract so far?": "对合同期内的服务是否满意？",
    "Do the devices, places and telephones in the contract still agree?": "合同所列设备、地点、联系电话有无变化？",
    "What should be different in the time to come?": "今后希望我们在哪些方面改进？",
    "Did our answer to your opinion reach you, and does it satisfy you?": "对您的意见的答复是否收到，是否满意？",
    "From 1 to 5, how satisfied are you? Is there anything we should do better?":
        "总体满意程度请打 1–5 分。您对我们有什么意见和建议？",
})  # fmt: skip
"""By the source text of the questions that are shipped; those of the branch are printed as typed."""

_CALLS = {
    "logged":
        "已登记", "awaiting_reply": "待回复", "scheduled": "已约定", "dispatched": "已派工", "on_site": "现场处理",
    "taken_back": "已带回", "repaired": "已修复",
}  # fmt: skip
_CASES = {
    "registered": "已登记", "verifying": "核实中", "attributed": "已判定责任", "proposing": "拟定方案",
    "pending_approval": "待核决", "returned": "退回", "approved": "已核决", "negotiating": "与客户协商",
    "executing": "执行中",
}  # fmt: skip


def question(text: str) -> str:
    """A question as it is printed."""
    return QUESTIONS.get(text, text)


def promise(one: OpenPromise) -> str:
    """What is still open, as it is printed after its number."""
    if one.what == "call":
        state = " ".join(part for part in (_CALLS.get(one.state, ""), one.at) if part)
        return " · ".join(part for part in (state, one.subject) if part)
    if one.what == "case":
        return " · ".join(part for part in (_CASES.get(one.state, ""), one.at and f"承诺 {one.at}") if part)
    if one.what == "answer":
        return f"已承诺答复 · {one.subject}"
    if one.what == "with_us":
        return f"{one.subject} 在我处，应于 {one.at or '–'} 归还"
    if one.what == "with_them":
        return f"备机 {one.subject} 借出至 {one.at}"
    return f"已承诺 {one.at} 前提供备机"
