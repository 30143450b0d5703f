"""The permission matrix."""

from __future__ import annotations

import re

import pytest

from app.core.errors import Bug
from app.domain.permissions import ACTIONS, MATRIX, ROLE_LABELS, ROLES, Role, Scope, allowed, scope

REPRESENTATIVE, TECHNICIAN, SUPERVISOR, APPROVER, ADMINISTRATOR = ROLES


@pytest.mark.parametrize(
    ("action", "who"),
    [
        ("customer.create", {REPRESENTATIVE, SUPERVISOR}),
        ("customer.view", set(ROLES)),
        ("customer.merge", {SUPERVISOR}),
        ("customer.deactivate", {SUPERVISOR}),
        ("contract.view", {REPRESENTATIVE, TECHNICIAN, SUPERVISOR, APPROVER}),
        ("contract.cancel", {SUPERVISOR}),
        ("service_call.register", {REPRESENTATIVE, SUPERVISOR}),
        ("service_call.dispatch", {REPRESENTATIVE, SUPERVISOR}),
        ("service_call.reassign", {SUPERVISOR}),
        ("service_call.cancel", {SUPERVISOR}),
        ("service_call.arrive", {REPRESENTATIVE, TECHNICIAN, SUPERVISOR}),
        ("service_call.strike_off", {REPRESENTATIVE, SUPERVISOR}),
        ("service_voucher.void", {SUPERVISOR}),
        ("charge.waive", {SUPERVISOR}),
        ("visit.record", {REPRESENTATIVE, SUPERVISOR}),
        ("complaint.register", {REPRESENTATIVE, TECHNICIAN, SUPERVISOR}),
        ("complaint.approve", {SUPERVISOR, APPROVER}),
        ("penalty.approve", {APPROVER}),
        ("export.ledger", {SUPERVISOR}),
        ("settings.view", {SUPERVISOR, ADMINISTRATOR}),
        ("settings.change", {ADMINISTRATOR}),
        ("users.change", {ADMINISTRATOR}),
        ("calendar.change", {ADMINISTRATOR}),
        ("price_list.change", {ADMINISTRATOR}),
        ("backup.run", {ADMINISTRATOR}),
        ("audit.view", {SUPERVISOR, ADMINISTRATOR}),
        ("diagnostics.save", {SUPERVISOR, ADMINISTRATOR}),
    ],
)
def test_the_matrix_of_the_regulation(action: str, who: set[Role]) -> None:
    assert {role for role in ROLES if allowed(role, action)} == who


def test_a_technician_acts_on_their_own_calls_only() -> None:
    assert scope(TECHNICIAN, "service_call.arrive") is Scope.OWN
    assert allowed(TECHNICIAN, "service_call.arrive", own=True)
    assert not allowed(TECHNICIAN, "service_call.arrive", own=False)
    assert allowed(REPRESENTATIVE, "service_call.arrive", own=False)
    assert not allowed(TECHNICIAN, "service_call.view", own=False)


@pytest.mark.parametrize(
    "action", sorted(action for action in ACTIONS if re.search(r"\.(approve|export|ledger|void|waive|merge)$", action))
)
def test_a_technician_sees_no_export_and_no_approval(action: str) -> None:
    assert not allowed(TECHNICIAN, action) or action in {"ledger.print"}


def test_an_approver_changes_nothing_but_decides() -> None:
    verbs = {action.split(".")[1] for action in ACTIONS if scope(APPROVER, action) is Scope.ALL}
    assert verbs == {"view", "approve", "print", "unmask"}


def test_an_administrator_does_not_run_the_desk() -> None:
    assert not any(
        allowed(ADMINISTRATOR, action)
        for action in ACTIONS
        if action.startswith(("service_call.", "contract.", "charge."))
    )


def test_a_wrong_name_is_a_bug_and_a_wrong_role_is_denied() -> None:
    with pytest.raises(Bug, match=r"customer\.creat"):
        allowed(SUPERVISOR, "customer.creat")
    assert not allowed("director", "customer.view")
    assert scope("", "customer.view") is Scope.NONE


def test_the_matrix_is_whole() -> None:
    assert all(set(row) == set(ROLES) for row in MATRIX.values())
    assert all(re.fullmatch(r"[a-z_]+\.[a-z_]+", action) for action in ACTIONS)
    assert set(ROLE_LABELS) == set(ROLES)
    # Somebody may do everything; nothing is a dead letter.
    assert all(any(value is not Scope.NONE for value in row.values()) for row in MATRIX.values())
