"""Relationship cards (F06, R024)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.models import search
from app.services import customer_file, customers, history, relationship_cards


@pytest.fixture
def contact_id(work):
    return customer_file.customer_file(work.customer_id).contacts[0].id


def _card(work, **more):
    return relationship_cards.create(customer_id=work.customer_id, **{"name": "王建国", **more}).result


def test_a_card_keeps_everything_of_the_form(work, contact_id):
    card_id = _card(
        work, contact_id=contact_id, work_unit="华盛电子 设备部", position="部长", home_address="广州市越秀区东风路1号",
        phone="138 1234 5678", other_contact="微信 wjg", birthday="1980年5月12日", holiday_note="春节回湖南",
        interests="羽毛球、茶", importance="key", owner="林晓梅", notes="不喜欢被打扰",
    )  # fmt: skip
    card = relationship_cards.entry(card_id)
    assert (card.phone, card.birthday, card.birthday_key) == ("13812345678", "1980-05-12", "05-12")
    assert (card.importance, card.owner, card.reviewed_on) == ("key", "林晓梅", clock.today())
    assert (card.contact_id, card.customer_name) == (contact_id, "广州华盛电子科技有限公司")
    assert (card.interests, card.holiday_note, card.notes) == ("羽毛球、茶", "春节回湖南", "不喜欢被打扰")
    assert search.find("relationship_card", "wjg") == [card_id]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"), ({"birthday": "2-30"}, "birthday"), ({"birthday": "2027-1-1"}, "birthday"),
        ({"importance": "vip"}, "importance"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(work, wrong, field):
    with pytest.raises(UserError) as refused:
        _card(work, **wrong)
    assert refused.value.field == field
    assert relationship_cards.of_customer(work.customer_id) == ()


def test_a_contact_of_somebody_else_is_refused(work, contact_id):
    other = customers.create(name="别家公司").result
    with pytest.raises(UserError, match="another customer"):
        relationship_cards.create(customer_id=other, name="王建国", contact_id=contact_id)


def test_saving_a_card_counts_as_its_last_update(work, frozen_clock):
    card_id = _card(work)
    frozen_clock(timedelta(days=40))
    relationship_cards.change(card_id=card_id, seen_version=1, name="王建国", position="总监")
    card = relationship_cards.entry(card_id)
    assert (card.reviewed_on, card.position, card.row_version) == (clock.today(), "总监", 2)
    with pytest.raises(ChangedMeanwhile):
        relationship_cards.change(card_id=card_id, seen_version=1, name="王建国", position="经理")


def test_key_people_come_first_and_those_put_away_last(work, as_role):
    plain, key, gone = _card(work, name="甲"), _card(work, name="乙", importance="key"), _card(work, name="丙")
    relationship_cards.retire(card_id=gone, seen_version=1, reason="已离职")
    assert [card.id for card in relationship_cards.of_customer(work.customer_id)] == [key, plain, gone]
    assert [card.id for card in relationship_cards.of_customer(work.customer_id, active_only=True)] == [key, plain]
    with as_role("supervisor"):
        assert history.of("relationship_card", gone)[0].reason == "已离职"
    relationship_cards.bring_back(card_id=gone, seen_version=2)
    assert relationship_cards.entry(gone).is_active


def test_a_card_follows_the_name_of_its_customer(work):
    card_id = _card(work)
    row = customer_file.customer_file(work.customer_id)
    customers.change(customer_id=work.customer_id, seen_version=row.row_version, name="华盛集团")
    assert relationship_cards.entry(card_id).customer_name == "华盛集团"
    assert search.find("relationship_card", "华盛集团") == [card_id]


def test_a_technician_does_not_read_them(work, as_role):
    card_id = _card(work)
    with as_role("technician"), pytest.raises(NotPermitted):
        relationship_cards.entry(card_id)


def test_a_card_bears_the_number_of_its_customer(work):
    number = relationship_cards.entry(_card(work)).customer_number
    assert relationship_cards.number_is_known(f" {number.lower()} ") == work.customer_id
    assert relationship_cards.number_is_known("KH-X") == 0
