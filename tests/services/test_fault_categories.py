"""Fault categories with subtypes (R065)."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, UserError
from app.services import fault_categories as categories
from app.services import session as sessions


@pytest.fixture
def admin(branch: Any) -> Any:
    with sessions.acting_as(branch.sessions["administrator"]):
        categories.create(code="Device", name="设备故障", position=2)
        categories.create(code="line", name="线路故障", position=1)
        categories.create(code="line.power", name="电源", parent_code="line", position=2)
        yield branch


def test_groups_are_followed_by_their_subtypes(admin: Any) -> None:
    assert [entry.code for entry in categories.listing()] == ["line", "line.power", "device"]
    assert categories.titles()["line.power"] == "线路故障 – 电源"
    power = categories.listing()[1]
    categories.change(category_id=power.id, seen_version=1, name="供电", parent_code="device", position=1)
    assert [entry.title for entry in categories.listing()] == ["线路故障", "设备故障", "设备故障 – 供电"]
    categories.deactivate(category_id=power.id, seen_version=2)
    assert len(categories.listing()) == 2
    assert categories.titles()["line.power"] == "设备故障 – 供电"
    with pytest.raises(ChangedMeanwhile):
        categories.reactivate(category_id=power.id, seen_version=1)
    categories.reactivate(category_id=power.id, seen_version=3)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"code": ""}, "code"),
        ({"code": "中"}, "code"),
        ({"code": "ＬＩＮＥ"}, "code"),
        ({"name": ""}, "name"),
        ({"parent_code": "nothing"}, "parent_code"),
        ({"parent_code": "line.power"}, "parent_code"),
        ({"position": -1}, "position"),
        ({"position": 10**9}, "position"),
    ],
)
def test_bad_input_is_refused_beside_its_field(admin: Any, values: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as caught:
        categories.create(**{"code": "new", "name": "新", **values})
    assert caught.value.field == field


def test_a_group_with_subtypes_stays_a_group(admin: Any) -> None:
    line = categories.listing()[0]
    with pytest.raises(UserError) as caught:
        categories.change(category_id=line.id, seen_version=1, name="线", parent_code="device")
    assert caught.value.field == "parent_code"


def test_questions_of_a_return_visit_are_kept_and_checked(branch: object, as_role: Any) -> None:
    with as_role("administrator"):
        made = categories.create(code="line", name="线路故障", visit_questions="稳定吗？\n\n").result
        categories.change(category_id=made, seen_version=1, name="线路")
        entry = categories.listing()[0]
        assert (entry.name, entry.visit_questions) == ("线路", "稳定吗？")
        with pytest.raises(UserError) as refusal:
            categories.change(
                category_id=made, seen_version=entry.row_version, name="线路", visit_questions="吗？\n" * 9
            )
        assert refusal.value.field == "visit_questions"
