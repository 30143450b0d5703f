"""Departments (R018)."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.errors import UserError
from app.services import departments
from app.services import session as sessions


@pytest.fixture
def admin(branch: Any) -> Any:
    with sessions.acting_as(branch.sessions["administrator"]):
        yield branch


def test_departments_sort_by_pinyin_and_stay_on_old_records(admin: Any) -> None:
    first = departments.create(name="质量部").result
    departments.create(name="仓库")
    assert [entry.name for entry in departments.listing()] == ["仓库", "质量部"]
    departments.change(department_id=first, seen_version=1, name="质量管理部")
    departments.deactivate(department_id=first, seen_version=2)
    assert [entry.name for entry in departments.listing()] == ["仓库"]
    assert [entry.name for entry in departments.listing(active_only=False)] == ["仓库", "质量管理部"]
    departments.reactivate(department_id=first, seen_version=3)
    assert len(departments.listing()) == 2


@pytest.mark.parametrize("name", ["", " \t", "仓库", " 仓\x00库 ", "x" * 61])
def test_bad_names_are_refused(admin: Any, name: str) -> None:
    departments.create(name="仓库")
    with pytest.raises(UserError) as caught:
        departments.create(name=name)
    assert caught.value.field == "name"
