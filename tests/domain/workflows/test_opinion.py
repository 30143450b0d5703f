"""The life of an opinion and of an opinion card: what leads where, and what does not."""

from __future__ import annotations

import pytest

from app.core.errors import UserError
from app.domain.permissions import Role
from app.domain.workflows import opinion, opinion_card


@pytest.mark.parametrize(
    ("state", "event", "facts", "after"),
    [
        ("received", "forward", {"department": "质管部"}, "forwarded"),
        ("received", "answer", {"answer": "好"}, "answered"),
        ("forwarded", "answer_and_close", {"answer": "好"}, "closed"),
        ("answered", "tell", {"how": "phone"}, "closed"),
        ("closed", "tell", {"how": "mail"}, "closed"),
        ("forwarded", "void", {"reason": "重复"}, "void"),
    ],
)
def test_what_leads_where(state: str, event: str, facts: dict[str, str], after: str) -> None:
    assert opinion.after(state, event, facts) == after


@pytest.mark.parametrize(
    ("state", "event"),
    [("answered", "forward"), ("closed", "answer"), ("closed", "void"), ("received", "tell"), ("void", "change")],
)
def test_what_does_not_fit_is_refused(state: str, event: str) -> None:
    with pytest.raises(UserError, match="does not fit"):
        opinion.after(state, event, {"answer": "好", "how": "phone", "reason": "重复", "department": "质管部"})


def test_what_each_role_may_do() -> None:
    def may(role: Role) -> set[str]:
        return {step.event for step in opinion.permitted("received", role)}

    assert may(Role.TECHNICIAN) == {"change", "complain"}
    assert may(Role.APPROVER) == set()
    assert "void" in may(Role.SUPERVISOR)
    assert "void" not in may(Role.REPRESENTATIVE)
    assert {step.event for step in opinion_card.permitted("issued", Role.TECHNICIAN)} == set()


def test_open_states() -> None:
    assert opinion.UNANSWERED < opinion.OPEN
    assert opinion.OPEN | {"closed", "void"} == set(opinion.State)


def test_a_void_card_may_be_issued_again() -> None:
    assert opinion_card.after("void", "issue_again") == "issued"
    with pytest.raises(UserError, match="does not fit"):
        opinion_card.after("returned", "void", {"reason": "寄丢"})
