"""Cases whose settlement is being carried out, for tests of its papers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from app.core import clock
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintSettlement
from app.services import return_slips
from app.services._renderers import RENDERERS
from app.services.return_slips import Goods
from tests.services.complaint_cases import a_case, shipped


@contextmanager
def drawn_plainly() -> Iterator[None]:
    """The papers of a settlement drawn without the drawing library."""
    before = dict(RENDERERS)
    for form in ("return_slip", "sales_return_certificate", "allowance_certificate"):
        RENDERERS[form] = lambda content, paper, marks: repr((content["number"], paper, marks)).encode()
    yield
    RENDERERS.clear()
    RENDERERS.update(before)


def executing(
    *lines: tuple[str, dict[str, Any]], scheme: str = "factory_chain", **fields: Any
) -> tuple[int, list[int]]:
    """A case in execution with these lines of settlement, each a kind and its fields: the ids of case and lines."""
    case_id = a_case(scheme, **fields)
    kinds = " ".join(kind for kind, _ in lines)
    rules = shipped(scheme)
    turns = [stage.code for stage in rules.stages if stage.state == "executing"] if rules else []
    Complaint.update(
        state="executing", cause="同批电源模块输出电压偏低", settlement_kinds=kinds, approved_by="吴敏",
        approved_at=clock.now(), approver_title="业务部门经理", stage=turns[-1] if turns else "",
    ).where(Complaint.id == case_id).execute()  # fmt: skip
    stamps = {"created_at": clock.now(), "changed_at": clock.now()}
    found = [ComplaintSettlement.create(complaint=case_id, kind=kind, **stamps, **more).id for kind, more in lines]
    return case_id, found


def a_slip(case_id: int, settlement_id: int, *goods: Goods, **more: Any) -> int:
    """A return slip that nobody approved yet."""
    given = {"reason": "输出电压偏低", "treatment": "退回公司", "basis": "业务部门经理核准", **more}
    listed = goods or (Goods("电源模块", 10, 50_000, "R4850G2"),)
    return return_slips.create(case_id, settlement_id=settlement_id, lines=listed, **given).result
