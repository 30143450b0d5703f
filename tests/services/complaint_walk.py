"""A complaint that takes steps of its workflow for tests, with everything its guards ask for written as real rows."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from app.core import clock
from app.domain.complaint import WHOLE
from app.domain.complaint_scheme import Scheme
from app.domain.workflows import complaint as workflow
from app.models.complaint import Complaint, ComplaintContact, ComplaintOpinion, ComplaintScheme
from app.models.complaint_decision import ComplaintReport, ComplaintSettlement, ComplaintUnit
from app.services import _complaint_steps as steps
from app.services import complaint_progress, complaint_schemes
from app.services._use_case import UnitOfWork, use_case
from app.services.complaint_schemes import scheme_of
from tests.services.complaint_cases import a_case, case, version

PARTS = frozenset(
    {"judged", "shares", "evidence", "settlement", "opinions", "reports", "promise", "done", "told", "signed",
     "satisfied", "exempt", "minor", "study"}
)  # fmt: skip
"""What the guards ask for."""

ENDINGS = frozenset({"void", "refuse", "find_not_ours", "find_unfounded", "send_back", "file_minor"})
"""Steps off the way that every case can go."""


def schemes() -> tuple[str, ...]:
    """The codes of all shipped schemes."""
    return tuple(sorted(path.stem for path in complaint_schemes.shipped_folder().glob("*.json")))


@use_case("complaint.change")
def take(
    unit: UnitOfWork,
    case_id: int,
    event: str,
    given: frozenset[str] = PARTS,
    *,
    happened_at: datetime | None = None,
    note: str = "因为",
) -> Complaint:
    """Take a step with these of the `PARTS` written down before; nothing stays of them when it is refused."""
    row = steps.load(unit, case_id, None)
    write(unit, row, given, event)
    amounts: dict[str, Any] = {"approved_amount": row.proposed_amount} if event == "approve" else {}
    return steps.fire(unit, row, event, happened_at=happened_at, note=note, **amounts)


def write(unit: UnitOfWork, row: Complaint, given: frozenset[str], event: str = "") -> None:
    """Write down parts of a case as rows."""
    scheme = scheme_of(row)
    values: dict[str, Any] = {}
    if "judged" in given:
        values |= {"cause": "电容老化", "finding": "ours", "receivable_note": "货款照常收取"}
    if "minor" in given:
        values["severity"] = "minor" if event == "file_minor" else "serious"
        if event == "file_minor":
            values["departments_told"] = "质管部、技术部"
    if "evidence" in given:
        values["evidence"] = "现场接线错误"
    if "promise" in given:
        values |= {"promised_on": clock.today(), "promise_told_by": "林晓梅"}
    if "signed" in given:
        values |= {"signed_by": "王建国", "signed_on": clock.today()}
    if "satisfied" in given:
        values["satisfaction"] = 4
    if "exempt" in given:
        values["exempt_reason"] = "单纯疏忽"
    if "settlement" in given and row.state in ("proposing", "attributed", "returned"):
        values["proposed_amount"] = row.proposed_amount or 12_000_000
    if values:
        unit.update(row, **values)
    _parts(unit, row, scheme, given)


def _parts(unit: UnitOfWork, row: Complaint, scheme: Scheme, given: frozenset[str]) -> None:
    mine: dict[str, Any] = {"complaint": row.id}
    if "shares" in given and not _has(ComplaintUnit, row):
        unit.insert(ComplaintUnit, **mine, unit="制造部", share=WHOLE)
    if "settlement" in given and not _has(ComplaintSettlement, row):
        unit.insert(ComplaintSettlement, **mine, kind="compensation", amount=12_000_000)
    if "opinions" in given:
        there = {one.block for one in ComplaintOpinion.select().where(ComplaintOpinion.complaint == row.id)}
        for block in (one for one in scheme.opinions if one.code not in there):
            unit.insert(ComplaintOpinion, **mine, block=block.code, title=block.name.zh, unit=block.unit,
                        words="属实", given_by="李明", given_on=clock.today())  # fmt: skip
    for part, kind in (("reports", "investigation"), ("study", "case_study")):
        sheets = ComplaintReport.select().where((ComplaintReport.complaint == row.id) & (ComplaintReport.kind == kind))
        if part in given and not sheets.exists():
            unit.insert(ComplaintReport, **mine, kind=kind, state="done")
    if "done" in given:
        for line in ComplaintSettlement.select().where(ComplaintSettlement.complaint == row.id):
            unit.update(line, state="done")
    if "told" in given:
        unit.insert(ComplaintContact, **mine, kind="result", happened_at=unit.now, words="已告知结果")


def _has(table: Any, row: Complaint) -> bool:
    return table.select().where(table.complaint == row.id).exists()


def forward(case_id: int, *, given: frozenset[str] = PARTS, happened_at: datetime | None = None) -> str:
    """Take the natural next step, or hand the case on where a stage still has its turn; returns what was done."""
    row = case(case_id)
    onward = [stage for stage in complaint_progress.next_stages(row) if not stage.goes_back]
    if onward:
        stage = onward[0]
        note = "不涉及" if stage.passes_over or stage.goes_back else ""
        seen = version(case_id)
        complaint_progress.hand_on(case_id, seen_version=seen, to=stage.code, note=note, happened_at=happened_at)
        return "hand_on"
    event = natural(row)
    take(case_id, event, given, happened_at=happened_at)
    return event


def natural(row: Complaint) -> str:
    """The step that leads on from where a case is."""
    scheme = scheme_of(row)
    offered = [one.event for one in workflow.permitted(scheme, row.state, "supervisor")]
    wanted = ("verify", "propose", "submit", "negotiate_at_once", "approve", "negotiate", "accept", "execute",
              "visit", "archive")  # fmt: skip
    if row.state == "verifying":
        return "attribute"
    if row.state == "proposing":
        kinds = frozenset({"compensation"})
        return "submit" if scheme.needs_approval(row.proposed_amount or 1, kinds) else "negotiate_at_once"
    return next(event for event in wanted if event in offered)


def archived(scheme: str, **fields: Any) -> int:
    """A case of a scheme that went all the way."""
    case_id = a_case(scheme, **fields)
    while case(case_id).state != "archived":
        forward(case_id)
    return case_id


def own(base: str, ending: str, **changes: Any) -> str:
    """A scheme of the branch like a shipped one but for `changes` of its definition; returns its code."""
    path = complaint_schemes.shipped_folder() / f"{base}.json"
    data = json.loads(path.read_text("utf-8")) | {"code": f"{base}_{ending}", **changes}
    text, digest = complaint_schemes.normal(json.dumps(data))
    now = clock.now()
    if not ComplaintScheme.select().where(ComplaintScheme.sha256 == digest).exists():
        ComplaintScheme.create(
            code=data["code"], name="自订", definition=text, sha256=digest, source="branch", created_at=now,
            changed_at=now,
        )  # fmt: skip
    return data["code"]


def stages_of(base: str) -> list[dict[str, Any]]:
    """The stages of a shipped scheme as its definition has them, to be changed."""
    return json.loads((complaint_schemes.shipped_folder() / f"{base}.json").read_text("utf-8"))["stages"]
