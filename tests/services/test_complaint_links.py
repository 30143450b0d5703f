"""The complaints of a customer, a device, a call; on their timelines; found with Ctrl+K."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.errors import NotPermitted
from app.services import complaint_links, complaints, finding, timeline
from tests.services.complaint_cases import a_case, case, version


@pytest.fixture
def about(work: Any) -> dict[str, int]:
    call_id = work.register()
    return {"customer_id": work.customer_id, "device_id": work.device_id, "call_id": call_id}


def test_they_are_listed_where_they_belong(work: Any, about: dict[str, int], as_role: Any) -> None:
    first = a_case(**about)
    second = a_case(customer_id=work.customer_id, content="发票开错", serial="", product_name="")
    with as_role("supervisor"):
        complaints.void(second, seen_version=version(second), reason="误登")
    assert complaint_links.counts(work.customer_id) == (1, 2)
    assert [one.id for one in complaint_links.of_customer(work.customer_id)] == [second, first]
    assert [one.id for one in complaint_links.of_device(work.device_id)] == [first]
    assert [one.id for one in complaint_links.of_call(about["call_id"])] == [first]


def test_a_technician_sees_what_they_registered(work: Any, about: dict[str, int], as_role: Any) -> None:
    a_case(**about)
    with as_role("technician"):
        own = a_case(customer_id=work.customer_id, content="上门迟到")
        assert complaint_links.counts(work.customer_id) == (1, 1)
        assert [one.id for one in complaint_links.of_customer(work.customer_id)] == [own]
        assert [one.id for one in finding.find_anything("GZ01-2611") if one.kind == "complaint"] == [own]
    with as_role("administrator"):
        assert complaint_links.counts(work.customer_id) == (0, 0)
        with pytest.raises(NotPermitted):
            complaint_links.of_customer(work.customer_id)


def test_timelines_tell_their_steps(work: Any, about: dict[str, int], as_role: Any) -> None:
    one = a_case(**about)
    number = case(one).number
    with as_role("supervisor"):
        complaints.void(one, seen_version=version(one), reason="误登")
    for page in (timeline.for_customer(work.customer_id), timeline.for_call(about["call_id"])):
        told = [(entry.title, entry.detail, entry.number) for entry in page.entries if entry.kind == "complaint"]
        assert told == [("Complaint: Void", "误登", number), ("Complaint registered", case(one).content, number)]
        assert page.total == len(page.entries)


def test_found_by_number_content_and_customer(work: Any) -> None:
    one = a_case(customer_id=work.customer_id)
    for text in ("GZ01-2611-001", "三次停机", "广州华盛"):
        assert ("complaint", one) in [(found.kind, found.id) for found in finding.find_anything(text)]
    found = next(found for found in finding.find_anything("GZ01-2611-001") if found.kind == "complaint")
    assert found.title == "GZ01-2611-001 广州华盛电子科技有限公司"
    assert "Registered" in found.detail
