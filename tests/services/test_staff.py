"""People of the office (R018)."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, UserError
from app.models import search
from app.services import departments, staff, users
from app.services import session as sessions


@pytest.fixture
def admin(branch: Any) -> Any:
    with sessions.acting_as(branch.sessions["administrator"]):
        yield branch


def test_a_person_is_entered_changed_and_leaves(admin: Any) -> None:
    department = departments.create(name="技术部").result
    made = staff.create(name=" 欧阳\t娜\x00娜 ", phone="138 0013 8000", department_id=department, is_technician=True)
    entry = staff.entry(made.result)
    assert (entry.number, entry.name, entry.initials, entry.phone) == (
        "RY-GZ01-001",
        "欧阳 娜娜",
        "oynn",
        "13800138000",
    )
    assert (entry.department, entry.is_technician, entry.user_id) == ("技术部", True, 0)
    assert search.find("staff", "oynn") == [made.result]
    assert [one.name for one in staff.technicians()] == ["陈志强", "欧阳 娜娜"]
    staff.change(staff_id=made.result, seen_version=1, name="欧阳娜娜", is_technician=False)
    with pytest.raises(ChangedMeanwhile) as caught:
        staff.change(staff_id=made.result, seen_version=1, name="别人")
    assert caught.value.differences["name"] == ("别人", "欧阳娜娜")
    staff.deactivate(staff_id=made.result, seen_version=2)
    assert made.result not in [one.id for one in staff.listing()]
    assert made.result in [one.id for one in staff.listing(active_only=False)]
    staff.reactivate(staff_id=made.result, seen_version=3)
    assert staff.entry(made.result).is_active


@pytest.mark.parametrize(
    ("values", "field"), [({"name": ""}, "name"), ({"name": "x" * 10_000}, "name"), ({"phone": "1" * 10_000}, "phone")]
)
def test_bad_input_is_refused_beside_its_field(admin: Any, values: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as caught:
        staff.create(**{"name": "好人", **values})
    assert caught.value.field == field


def test_an_account_belongs_to_one_person(admin: Any) -> None:
    taken = admin.sessions["technician"].user_id
    with pytest.raises(UserError) as caught:
        staff.create(name="另一人", user_id=taken)
    assert caught.value.field == "user_id"
    free = admin.sessions["representative"].user_id
    made = staff.create(name="林晓梅", user_id=free)
    assert users.sign_in("desk", admin.password).staff_id == made.result
    with pytest.raises(UserError):
        staff.create(name="x", department_id=4711)


def test_the_person_signed_in(branch: Any, as_role: Any) -> None:
    assert staff.own() is None
    with as_role("technician"):
        own = staff.own()
    assert own is not None
    assert own.id == branch.technician_id


def test_a_closed_department_is_kept_but_not_given_anew(branch, as_role):
    with as_role("administrator"):
        department = departments.create(name="工程部").result
        person = staff.create(name="赵磊", department_id=department).result
        closed = next(one for one in departments.listing() if one.id == department)
        departments.deactivate(department_id=department, seen_version=closed.row_version)
        kept = staff.entry(person)
        staff.change(
            staff_id=person, seen_version=kept.row_version, name="赵磊", phone="13800000009", department_id=department
        )
        assert staff.entry(person).department == "工程部"
        with pytest.raises(UserError) as refused:
            staff.create(name="钱进", department_id=department)
        assert refused.value.field == "department_id"
