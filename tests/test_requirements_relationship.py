"""The checks of the requirements about relationships (domain.md R024, R025, R031–R035, R037, R082), end to end."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pypdf
import pytest

from app.core import clock
from app.core.errors import UserError
from app.documents._catalogue import render_content
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models.customer import Customer, Device
from app.reports import _catalogue
from app.services import (
    assessments,
    care,
    care_plans,
    counter_sales,
    customers,
    home,
    owners,
    paper_content,
    relationship_cards,
    reminders,
    win_back,
)
from app.services import (
    branch as branches,
)
from app.services.assessments import IndicatorLine
from app.services.care_plans import Group, Occasion

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def customer(branch: Any) -> int:
    return customers.create(name="华盛电子", is_key_customer=True, grade="A", region="天河").result


def rows(ledger: str, view: str) -> list[int]:
    return [row.id for row in open_source(all_ledgers()[ledger], LedgerState(view=view)).page(0, 100)]


def test_r024_the_filter_of_key_customers_lists_only_key_cards(customer: int) -> None:
    key = relationship_cards.create(customer_id=customer, name="王建国", importance="key").result
    ordinary = relationship_cards.create(customer_id=customer, name="李梅").result
    assert rows("relationship_cards", "key") == [key]
    assert rows("relationship_cards", "ordinary") == [ordinary]


def test_r025_a_care_activity_appears_on_the_board_and_can_be_closed(customer: int) -> None:
    activity = care.plan(customer_id=customer, kind="special_visit", planned_on=clock.today()).result
    figure = next(one for one in home.figures() if one.key == "care_due")
    assert (figure.count, rows(figure.ledger, figure.view)) == (1, [activity])
    care.finish(activity_id=activity, seen_version=1, result="满意")
    assert next(one for one in home.figures() if one.key == "care_due").count == 0
    assert rows("care", "done") == [activity]


def test_r031_three_views_of_the_composition_each_with_a_pie(customer: int) -> None:
    for by in ("grade", "goods", "region"):
        result = _catalogue.run("customer_composition", {"by": by})
        assert [chart.kind for chart in result.charts] == ["pie"]
        assert result.columns


def test_r032_r033_weights_make_100_one_box_is_ticked_and_copies_are_listed(customer: int) -> None:
    lines = (IndicatorLine("销售额", 500, 80), IndicatorLine("信用", 490, 70))
    with pytest.raises(UserError, match="99 %"):
        assessments.record(customer_id=customer, lines=lines, advice="keep")
    made = assessments.record(
        customer_id=customer, lines=(*lines, IndicatorLine("潜力", 10, 50)), advice="keep",
        copies_to=(*assessments.RECEIVERS, "技术部"),
    )  # fmt: skip
    pdf = render_content("relationship_assessment", paper_content.content("relationship_assessment", made.number), "A4")
    first, second = ("".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    assert all(words in first for words in ("改进关系", "维持关系", "终止关系", "100%"))
    assert all(name in second for name in ("营销总监", "市场营销部经理", "技术部"))


def test_r034_a_lost_key_customer_feeds_k4(customer: int) -> None:
    win_back.lose(customer_id=customer, seen_version=1, reason="competitor")
    assert rows("customers", "lost") == [customer]
    assert [one.was_key_customer for one in win_back.of_customer(customer)] == [True]


def test_r035_a_sale_makes_customer_and_device_in_one_step(branch: Any) -> None:
    made = counter_sales.sell(name="陈小姐", phone="13911112222", product_name="净化器", serial="K1", counter="3 柜")
    device = Device.get(Device.customer == made.result)
    assert (device.counter, device.warranty_ends_on) == ("3 柜", date(2027, 11, 20))


def test_r037_an_owner_who_moved_out_is_inactive(branch: Any) -> None:
    owner = customers.create(name="李业主", kind="owner").result
    owners.move_out(customer_id=owner, seen_version=1)
    assert Customer.get_by_id(owner).status == "inactive"
    assert rows("customers", "moved_out") == [owner]


def test_r082_the_holiday_list_creates_reminders(customer: int, as_role: Any, frozen_clock: Any) -> None:
    with as_role("administrator"):
        branches.import_holidays(year=2027)
    with as_role("supervisor"):
        care_plans.plan_year(
            year=2027, group=Group(), occasions=(Occasion("holiday_greeting", "new_year", days_before=7),)
        )
    frozen_clock(clock.local_midnight(date(2026, 12, 25)) - clock.now())
    assert [one.meaning for one in reminders.waiting()[0]] == ["care"]
