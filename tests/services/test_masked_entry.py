"""What a role that sees masks enters: what stands behind a mask is kept, and no mask goes into the branch."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.errors import UserError
from app.models import database
from app.services import _masking, customer_file, customers, relationship_cards, settings
from app.services.customers import ContactInput

PHONE, OTHER = "13977781234", "13866665555"
MASK = "139****1234"


@pytest.fixture
def customer_id(branch, as_role) -> int:
    with as_role("supervisor"):
        return customers.create(
            name="白云设备厂",
            contacts=(
                ContactInput(name="赵思远", phone=PHONE, is_primary=True),
                ContactInput(name="钱立", phone=OTHER, notes="身份证 440106198702201234"),
            ),
            notes=f"急事打 {OTHER}，{PHONE}",
        ).result


def test_a_mask_that_stands_for_nothing_known_is_not_kept_in_words(customer_id: int, as_role: Any) -> None:
    with as_role("supervisor"):
        literal = customers.create(name="丁记", notes=f"本人只写 138****0000，另打 {PHONE} 或 {PHONE}").result
    with as_role("administrator"):
        settings.change(values={_masking.MASKED_ROLES: ["representative"]})
    with as_role("representative"):
        with pytest.raises(UserError, match="masked") as stopped:
            customers.change(customer_id=literal, seen_version=1, name="丁记", notes="打 137****9999")
        assert stopped.value.field == "notes"
        file = customer_file.customer_file(literal)
        assert file.notes == f"本人只写 138****0000，另打 {MASK} 或 {MASK}"
        customers.change(customer_id=literal, seen_version=1, name="丁记", notes=f"{file.notes}，急")
    stored = database.scalar("SELECT notes FROM customer WHERE id = ?", (literal,))
    assert stored == f"本人只写 138****0000，另打 {PHONE} 或 {PHONE}，急"
    with as_role("supervisor"):
        customers.change(customer_id=literal, seen_version=2, name="丁记", notes="打 137****9999")


def test_who_sees_masks_may_make_another_contact_the_main_one(customer_id: int, as_role: Any) -> None:
    with as_role("administrator"):
        settings.change(values={_masking.MASKED_ROLES: ["representative"]})
    with as_role("representative"):
        file = customer_file.customer_file(customer_id)
        people = [ContactInput(**{name: getattr(one, name) for name in ContactInput._fields}) for one in file.contacts]
        turned = tuple(one._replace(is_primary=not one.is_primary) for one in people)
        customers.change(
            customer_id=customer_id, seen_version=file.row_version, name=file.name, contacts=turned, notes=file.notes
        )
    row = database.query("SELECT phone, phone_digits, contact_name FROM customer WHERE id = ?", (customer_id,))[0]
    assert row == (OTHER, OTHER, "钱立")
    told = database.query("SELECT phone, phone_digits, is_primary FROM contact ORDER BY id")
    assert [(phone, digits, bool(main)) for phone, digits, main in told] == [
        (PHONE, PHONE, False), (OTHER, OTHER, True)
    ]  # fmt: skip


def test_a_number_copied_from_the_customer_into_a_new_record_is_the_one_behind_the_mask(
    customer_id: int, as_role: Any
) -> None:
    with as_role("administrator"):
        settings.change(values={_masking.MASKED_ROLES: ["representative"]})
    with as_role("representative"):
        relationship_cards.create(customer_id=customer_id, name="钱立", phone="138****5555")
        with pytest.raises(UserError, match="masked"):
            relationship_cards.create(customer_id=customer_id, name="孙", phone="135****0000")
    assert database.query("SELECT phone, phone_digits FROM relationship_card") == [(OTHER, OTHER)]
