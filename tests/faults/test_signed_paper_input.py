"""What may stand on a signed paper, however odd: said beside its field in Chinese, the form stays as it was typed."""

# ruff: noqa: F401, F811 - the fixtures of the widget tests are imported by name

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from shiboken6 import isValid

from app.core import clock
from app.core.errors import UserError
from app.models.service_call import ChargeLine
from app.services import devices, voucher_file
from app.ui import i18n as translators
from app.ui.desk import Desk
from app.ui.dialogs.hand_in import HandInDialog
from tests.ui.conftest import _no_window_left, customer, desk, device, papers, prompts, qapp, scheduled, voucher

pytestmark = pytest.mark.usefixtures("frozen_clock")

AMISS = [
    ("arrived_at", "2026-02-30"), ("arrived_at", "0001-01-01 01:00"), ("arrived_at", "2019-01-01 10:00"),
    ("arrived_at", "2030-01-01 09:00"), ("arrived_at", ""), ("arrived_at", "昨天"), ("finished_at", "2026-11-19 08:00"),
    ("finished_at", ""), ("finished_at", "25:61"), ("signed_on", "2026-02-30"), ("signed_on", "2030-01-01"),
    ("signed_on", "1990-01-01"), ("signed_on", ""), ("signer_name", "   "), ("signer_name", "\u200b"),
    ("signer_name", "张" * 500), ("solution", ""), ("solution", "长" * 30_000),
]  # fmt: skip


@pytest.fixture
def paper(desk: Desk, voucher: int) -> Iterator[HandInDialog]:
    """The form of a signed paper on which everything is right."""
    translators.install("zh_CN")
    dialog = HandInDialog(desk, voucher)
    dialog.show()
    now = clock.now()
    dialog.form.set_values({
        "arrived_at": now, "finished_at": now, "signer_name": "张伟", "signed_on": clock.today(), "solution": "换轮",
        "announced": True, "agreed_by": "张伟",
    })  # fmt: skip
    dialog.strikes.setChecked(False)
    yield dialog
    if isValid(dialog):
        dialog.keeper.end()
        dialog.deleteLater()
    translators.install("en")


def put(dialog: HandInDialog, field: str, text: str) -> None:
    editor = dialog.form.editor(field)
    if isinstance(editor, QPlainTextEdit):
        editor.setPlainText(text)
    else:
        editor.setText(text)


@pytest.mark.parametrize(("field", "text"), AMISS)
def test_what_cannot_be_is_said_beside_its_field(paper: HandInDialog, field: str, text: str) -> None:
    put(paper, field, text)
    paper.submit()
    said = paper.form.error(field)
    assert re.search("[一-鿿]", said), said
    assert paper.isVisible()
    assert paper.form.editor(field).hasFocus()
    assert voucher_file.file(paper.voucher.id).state == "out"


@pytest.mark.parametrize("quantity", ["²", "½", "-1", "0", "1.5", "99999999999999999999", "两个"])
def test_a_quantity_is_a_whole_number(paper: HandInDialog, quantity: str) -> None:
    paper.charges.set_rows([{"description": "搓纸轮", "unit": "个", "quantity": quantity, "unit_price": "80"}])
    paper.submit()
    assert "99999" in paper.trouble.text()
    assert paper.isVisible()
    assert paper.charges.rows()[0]["quantity"] == quantity
    assert ChargeLine.select().count() == 0


@pytest.mark.parametrize("price", ["abc", "1e9", "-5", "12.345", "99999999999999", "八十"])
def test_a_price_is_an_amount(paper: HandInDialog, price: str) -> None:
    paper.charges.set_rows([{"description": "搓纸轮", "unit": "个", "quantity": "1", "unit_price": price}])
    paper.submit()
    assert paper.trouble.isVisible()
    assert paper.isVisible()
    assert ChargeLine.select().count() == 0


def test_full_width_digits_are_digits(paper: HandInDialog) -> None:
    paper.charges.set_rows(
        [{"description": "搓纸轮", "unit": "个", "quantity": "２", "unit_price": "９９.５", "exclusion": "misuse"}]
    )
    paper.submit()
    assert not paper.isVisible()
    line = ChargeLine.get()
    assert (line.quantity, line.unit_price, line.amount) == (2, 9_950, 19_900)


def test_a_warranty_does_not_end_before_the_device_is_installed(desk: Desk, customer: int) -> None:
    day = date(2020, 1, 1)
    with pytest.raises(UserError) as refused:
        devices.create(
            customer_id=customer, product_name="打印机", installed_on=day, warranty_ends_on=day - timedelta(days=1)
        )
    assert refused.value.field == "warranty_ends_on"
