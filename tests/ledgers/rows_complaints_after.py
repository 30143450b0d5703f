"""Corrective actions, notices and booklets for ledger tests."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from app.core import clock
from app.domain import archive, penalty
from app.domain.workflows import corrective_action
from app.domain.workflows import penalty as penalty_workflow
from app.models import database, search
from app.models.archive_bundle import ArchiveBundle
from app.models.penalty import CorrectiveAction, Penalty

_UNITS = ("制造一部", "客服部 50%_!", "质管部")
_PEOPLE = ("周启明", "王芳")


def fill(insert: Any) -> None:
    """Ninety of each in every state."""
    rng = random.Random(76)
    with database.transaction():
        ((case,),) = database.query("SELECT id FROM complaint ORDER BY id LIMIT 1")
        insert(CorrectiveAction, [_action(rng, number, case) for number in range(1, 91)])
        insert(Penalty, [_notice(rng, number, case) for number in range(1, 91)])
        insert(ArchiveBundle, [_bundle(rng, number) for number in range(1, 91)])
    for kind in ("corrective_action", "penalty", "archive_bundle"):
        search.rebuild(kind)


def _action(rng: random.Random, number: int, case: int) -> dict[str, Any]:
    state = list(corrective_action.State)[number % len(corrective_action.State)]
    at = clock.now() - timedelta(days=rng.randrange(60), minutes=number)
    day = clock.local(at).date()
    was_done = state in ("done", "effective", "ineffective")
    return {
        "number": f"JC{number:06}",
        "complaint": case,
        "complaint_number": "AFTER-1",
        "customer_name": rng.choice(("广州恒信", "海珠图书馆 50%_!")),
        "kind": rng.choice(list(corrective_action.KINDS)),
        "action": rng.choice(("修订作业标准书", "增加老化测试")),
        "unit": rng.choice(_UNITS),
        "person": rng.choice(_PEOPLE),
        "due_on": day + timedelta(days=rng.randrange(40)),
        "done_on": day if was_done else None,
        "result": "已完成" if was_done else "",
        "check_due_on": day + timedelta(days=30) if was_done else None,
        "checked_on": day if state in ("effective", "ineffective") else None,
        "state": str(state),
        "opened_at": at,
        "opened_by": "王芳",
    }


def _notice(rng: random.Random, number: int, case: int) -> dict[str, Any]:
    state = list(penalty_workflow.State)[number % len(penalty_workflow.State)]
    at = clock.now() - timedelta(days=rng.randrange(90), minutes=number)
    fine = rng.randrange(0, 200_000)
    return {
        "number": f"JF{number:06}",
        "kind": rng.choice(list(penalty.KINDS)),
        "complaint": case if number % 3 else None,
        "complaint_number": "AFTER-1" if number % 3 else "",
        "unit": rng.choice(_UNITS),
        "person": rng.choice(_PEOPLE),
        "reason": "未按制作规范操作",
        "share_amount": fine * 10,
        "step": rng.choice(list(penalty.STEP_WORDS)),
        "fine": fine,
        "settled": fine // 2 if state == "upheld" else 0,
        "state": str(state),
        "issued_at": at,
        "issued_by": "陈主管",
        "published_on": clock.local(at).date() if number % 2 else None,
    }


def _bundle(rng: random.Random, number: int) -> dict[str, Any]:
    kind = list(archive.KINDS)[number % len(archive.KINDS)]
    at = clock.now() - timedelta(days=rng.randrange(200), minutes=number)
    subjects = {"month": at.strftime("%Y-%m"), "customer": "广州恒信科技有限公司", "product": "UPS 50%_!"}
    return {
        "number": f"GD{number:06}",
        "kind": kind,
        "subject": subjects[kind],
        "cases": rng.randrange(1, 30),
        "bound_at": at,
        "bound_by": rng.choice(("王芳", "李娜")),
        "place": rng.choice(("档案室 3 柜", "")),
        "state": "void" if number % 9 == 0 else "bound",
    }
