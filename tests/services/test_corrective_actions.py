"""Corrective action after a complaint: opened, done, checked by somebody else, followed by another, exempt (R107)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.core.record import replaced
from app.models.penalty import CorrectiveAction
from app.services import archive_bundles, corrective_action_file, corrective_actions
from app.services import session as sessions
from tests.services.complaint_cases import a_case, case, version
from tests.services.settled_cases import archived, carried_out, colleague, left, not_ours, visited

AsRole = Callable[[str], AbstractContextManager[None]]
DUE = date(2026, 12, 4)


@pytest.fixture(autouse=True)
def _clock(frozen_clock: Any, branch: Any) -> None:
    """Every test has a branch whose clock stands still."""


def row(action_id: int) -> CorrectiveAction:
    return CorrectiveAction.get_by_id(action_id)


def opened(case_id: int, **more: Any) -> int:
    given = {"action": "修订作业标准书并培训", "unit_name": "制造部", "due_on": DUE, **more}
    return corrective_actions.open_action(case_id, **given).result


def finished(action_id: int, **more: Any) -> None:
    given = {"result": "已修订并培训 12 人", **more}
    corrective_actions.finish(action_id, seen_version=row(action_id).row_version, **given)


def check(action_id: int, **more: Any) -> None:
    given = {"is_effective": True, "words": "一月内无再发", **more}
    corrective_actions.check(action_id, seen_version=row(action_id).row_version, **given)


def test_an_action_is_opened_done_and_found_effective_then_the_case_is_corrected(branch: Any, as_role: AsRole) -> None:
    case_id = visited(branch, carried_out())
    action_id = opened(case_id)
    assert case(case_id).tracks_improvement
    found = corrective_action_file.file(action_id)
    assert found.number.startswith("JC-GZ01-2611-")
    assert (found.state, found.kind, found.unit, found.due_on) == ("open", "corrective", "制造部", DUE)
    assert found.actions == {"change", "finish"}
    with pytest.raises(UserError, match="not found effective"):
        corrective_actions.correct(case_id, seen_version=version(case_id))
    finished(action_id)
    assert row(action_id).check_due_on == clock.today() + timedelta(days=30)
    with pytest.raises(NotPermitted):
        check(action_id)
    with pytest.raises(UserError):
        archive_bundles.archive(case_id, seen_version=version(case_id))
    with as_role("supervisor"):
        assert corrective_action_file.file(action_id).actions == {"find_effective", "find_ineffective", "void"}
        check(action_id)
    corrective_actions.correct(case_id, seen_version=version(case_id))
    assert case(case_id).state == "corrected"
    archive_bundles.archive(case_id, seen_version=version(case_id))
    assert (case(case_id).state, case(case_id).archived_at) == ("archived", clock.now())


def test_what_was_not_effective_is_followed_by_another(branch: Any, as_role: AsRole) -> None:
    person = colleague(branch, "李明", "质管部")
    case_id = visited(branch, carried_out())
    action_id = opened(case_id, unit_name="", staff_id=person)
    assert (row(action_id).unit, row(action_id).person) == ("质管部", "李明")
    finished(action_id)
    with as_role("supervisor"):
        with pytest.raises(UserError) as refused:
            check(action_id, is_effective=False)
        assert refused.value.field == "follow_up"
        with pytest.raises(UserError) as refused:
            check(action_id, is_effective=False, follow_up="改用另一供货商")
        assert refused.value.field == "follow_up_due_on"
        check(action_id, is_effective=False, follow_up="改用另一供货商", follow_up_due_on=DUE)
    following = CorrectiveAction.get(CorrectiveAction.follows == action_id)
    assert (row(action_id).state, following.state, following.person) == ("ineffective", "open", "李明")
    assert corrective_action_file.file(action_id).next_id == following.id
    assert corrective_action_file.file(following.id).follows == row(action_id).number
    with pytest.raises(UserError):
        corrective_actions.correct(case_id, seen_version=version(case_id))
    finished(following.id)
    with as_role("supervisor"):
        check(following.id)
    corrective_actions.correct(case_id, seen_version=version(case_id))


def test_the_next_action_goes_to_the_unit_when_the_person_has_left(branch: Any, as_role: AsRole) -> None:
    person = colleague(branch, "李明")
    case_id = visited(branch, carried_out())
    action_id = opened(case_id, staff_id=person)
    finished(action_id)
    left(branch, person)
    with as_role("supervisor"):
        check(action_id, is_effective=False, follow_up="改用另一供货商", follow_up_due_on=DUE)
    following = CorrectiveAction.get(CorrectiveAction.follows == action_id)
    assert (following.staff_id, following.unit) == (None, "制造部")
    assert row(action_id).person == "李明"


def test_whoever_acted_does_not_check_it(branch: Any, as_role: AsRole) -> None:
    case_id = visited(branch, carried_out())
    me = colleague(branch, "周建国", user_id=branch.sessions["supervisor"].user_id)
    action_id = opened(case_id, staff_id=me)
    finished(action_id)
    acting = sessions.acting_as(replaced(branch.sessions["supervisor"], staff_id=me))
    with acting, pytest.raises(UserError, match="Somebody else"):
        check(action_id)
    assert row(action_id).state == "done"


def test_exempt_with_a_reason_or_not_at_all(branch: Any, as_role: AsRole) -> None:
    case_id = visited(branch, carried_out())
    with as_role("supervisor"):
        with pytest.raises(UserError) as refused:
            corrective_actions.exempt(case_id, seen_version=version(case_id), reason=" ")
        assert refused.value.field == "reason"
        corrective_actions.exempt(case_id, seen_version=version(case_id), reason="纯属疏忽")
    assert (case(case_id).exempt_reason, case(case_id).tracks_improvement) == ("纯属疏忽", False)
    action_id = opened(case_id)
    assert (case(case_id).exempt_reason, case(case_id).tracks_improvement) == ("", True)
    with as_role("supervisor"):
        with pytest.raises(UserError, match="void it first"):
            corrective_actions.exempt(case_id, seen_version=version(case_id), reason="纯属疏忽")
        corrective_actions.void(action_id, seen_version=row(action_id).row_version, reason="录入错误")
        corrective_actions.exempt(case_id, seen_version=version(case_id), reason="纯属疏忽")
    archive_bundles.archive(case_id, seen_version=version(case_id))
    assert (row(action_id).state, row(action_id).void_reason) == ("void", "录入错误")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"action": " "}, "action"),
        ({"action": "x" * 20_001}, "action"),
        ({"kind": "magic"}, "kind"),
        ({"unit_name": ""}, "unit_name"),
        ({"due_on": None}, "due_on"),
        ({"due_on": date(2026, 11, 19)}, "due_on"),
    ],
)
def test_what_cannot_be_opened(branch: Any, more: dict[str, Any], field: str) -> None:
    case_id = a_case()
    with pytest.raises(UserError) as refused:
        opened(case_id, **more)
    assert refused.value.field == field
    assert not CorrectiveAction.select().exists()


def test_somebody_who_left_and_a_closed_case_are_refused(branch: Any, as_role: AsRole) -> None:
    person = colleague(branch, "李明")
    left(branch, person)
    with pytest.raises(UserError) as refused:
        opened(a_case(), staff_id=person)
    assert refused.value.field == "staff_id"
    with pytest.raises(UserError, match="closed"):
        opened(archived(branch))


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"result": ""}, "result"),
        ({"day": date(2026, 11, 21)}, "day"),
        ({"day": date(2026, 11, 19)}, "day"),
        ({"check_due_on": date(2026, 11, 19)}, "check_due_on"),
    ],
)
def test_what_cannot_be_finished(branch: Any, more: dict[str, Any], field: str) -> None:
    action_id = opened(a_case())
    with pytest.raises(UserError) as refused:
        finished(action_id, **more)
    assert refused.value.field == field
    assert row(action_id).state == "open"


def test_a_change_with_an_old_version_is_noticed(branch: Any) -> None:
    action_id = opened(a_case())
    corrective_actions.change(action_id, seen_version=1, action="另一措施", unit_name="质管部", due_on=DUE)
    with pytest.raises(ChangedMeanwhile):
        corrective_actions.change(action_id, seen_version=1, action="第三措施", unit_name="质管部", due_on=DUE)
    finished(action_id)
    with pytest.raises(UserError, match="does not fit"):
        corrective_actions.change(action_id, seen_version=3, action="第三措施", unit_name="质管部", due_on=DUE)


def test_opening_an_action_is_noticed_by_who_archives(branch: Any) -> None:
    case_id = visited(branch, not_ours())
    seen = version(case_id)
    opened(case_id)
    with pytest.raises((ChangedMeanwhile, UserError)):
        archive_bundles.archive(case_id, seen_version=seen)
    assert case(case_id).state == "visited"
