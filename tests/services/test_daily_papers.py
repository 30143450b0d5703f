"""A day's sheet bears the head of the change history, and what left the program is kept as an anchor."""

from __future__ import annotations

import json

import pytest

from app.core.errors import UserError
from app.models import audit, database
from app.models.audit_anchor import AuditAnchor
from app.models.organisation import AuditEntry
from app.services import audit_anchors, customers, daily_papers


def test_a_printed_sheet_is_an_anchor(branch, frozen_clock):
    customers.create(name="广州华盛电子")
    content = daily_papers.supervisor_daily("2026-11-20")
    line, digest = audit.head()
    assert content["history_code"] == audit_anchors.short_code()
    assert not AuditAnchor.select().exists()  # looking at it is not printing it
    customers.create(name="深圳恒达")
    daily_papers.printed(content=content, printer="HP", copies=2)
    (row,) = AuditAnchor.select().tuples()
    assert row[1:] == (line, digest, "daily_sheet", "2026-11-20", row[5], "desk")
    last = AuditEntry.select().order_by(AuditEntry.id.desc()).first()
    assert (last.action, last.kind, last.row_number) == ("ledger.print", "daily_sheet", "2026-11-20")
    assert json.loads(last.changes)["history_code"] == [None, content["history_code"]]
    assert audit_anchors.disagreeing() == ()


def test_a_technician_s_sheet_names_the_person(branch, frozen_clock):
    customers.create(name="广州华盛电子")
    daily_papers.printed(content=daily_papers.technician_daily("2026-11-20 陈志强"), printer="day.pdf")
    assert [one.reference for one in AuditAnchor.select()] == ["2026-11-20 陈志强"]


def test_a_sheet_of_an_empty_history_is_no_anchor(branch, frozen_clock):
    content = daily_papers.supervisor_daily("2026-11-20")
    assert content["history_code"] == ""
    daily_papers.printed(content=content, printer="HP")
    assert not AuditAnchor.select().exists()


def test_a_code_that_the_history_does_not_lead_to_is_no_anchor(branch):
    customers.create(name="广州华盛电子")
    assert audit_anchors.on_paper("0000 0000 0000 0000 / 1") is None
    assert audit_anchors.on_paper(audit_anchors.short_code()) == audit_anchors.head()
    with pytest.raises(UserError):
        audit_anchors.on_paper("nonsense")
    with database.transaction():
        assert audit_anchors.keep(audit_anchors.PACKAGE, "000001").line == 1
