"""Fixtures of the widget tests: a desk over a fresh branch, with prompts that never open a box."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from app.core import i18n
from app.ui import garbage, theme
from app.ui.desk import Desk
from app.ui.prompts import Message, Prompts


class RecordingPrompts(Prompts):
    """Keeps every message; a question without a prepared answer fails the test instead of opening a box."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Message] = []
        self.said.connect(self.messages.append)

    @property
    def texts(self) -> list[str]:
        """What was said so far."""
        return [message.text for message in self.messages]

    def _prepared(self, question: str) -> Any:
        assert self._answers, f"nobody prepared an answer to: {question}"
        return super()._prepared(question)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The program with the house style, as the user sees it."""
    garbage.take_holders_apart_first()
    theme.apply(qapp, theme.Scheme.LIGHT)
    return qapp


@pytest.fixture
def prompts(qapp: QApplication) -> RecordingPrompts:
    """Prompts that record and take prepared answers (`prompts.next_answer(...)`)."""
    return RecordingPrompts()


@pytest.fixture
def desk(branch: object, qapp: QApplication, prompts: RecordingPrompts) -> Iterator[Desk]:
    """A desk over a fresh branch, signed in as the representative; its messages are in `desk.prompts.messages`."""
    made = Desk(prompts)
    yield made
    made.tasks.shut_down()


@pytest.fixture(autouse=True)
def _no_window_left(qapp: QApplication) -> Iterator[None]:
    """Close what a test left open, so that no test sees another's windows."""
    yield
    for widget in qapp.topLevelWidgets():
        if widget.isVisible():
            widget.close()


def texts_of(widget: QWidget, kind: type[QWidget]) -> list[str]:
    """The texts of all visible children of a kind, for asserting what the user can read."""
    return [child.text() for child in widget.findChildren(kind) if child.isVisibleTo(widget)]  # pyright: ignore[reportAttributeAccessIssue]


_drawn: dict[str, bytes] = {}
"""What is on a paper → the paper: most tests print the same one."""


@pytest.fixture
def papers() -> None:
    """Papers can be drawn, as `app.bootstrap` arranges it."""
    from app.documents._catalogue import render_content
    from app.services import issuing

    for form in ("service_voucher", "take_back_receipt"):

        def render(content: dict[str, Any], paper: str, marks: Any, form: str = form) -> bytes:
            asked = repr((form, i18n.language(), content, paper, marks))
            if asked not in _drawn:
                _drawn[asked] = render_content(form, content, paper, reprint=marks.reprint, void=marks.is_void)
            return _drawn[asked]

        issuing.RENDERERS.setdefault(form, render)


@pytest.fixture
def customer(desk: Desk, frozen_clock: object) -> int:
    """A key customer with a contact, an address and notes; it is nine in the morning, whenever the test runs."""
    from app.services import customers
    from app.services.customers import AddressInput, ContactInput

    return customers.create(
        name="远大印刷有限公司",
        is_key_customer=True,
        notes="先联系门卫",
        contacts=(ContactInput("张伟", "13800138000", is_primary=True),),
        addresses=(AddressInput("广州市天河区体育西路 1 号", is_primary=True),),
    ).result


@pytest.fixture
def device(customer: int) -> int:
    """A printer of the customer, still under warranty."""
    from datetime import timedelta

    from app.core import clock
    from app.services import devices

    return devices.create(
        customer_id=customer, product_name="激光打印机", model="M428", serial="SN-778899",
        installed_on=clock.today() - timedelta(days=100), warranty_months=24,
    ).result  # fmt: skip


@pytest.fixture
def scheduled(branch: Any, customer: int, device: int) -> int:
    """A call with a visit agreed for two o'clock this afternoon with the branch's technician."""
    from datetime import timedelta

    from app.core import clock
    from app.services import service_calls
    from app.services.service_calls import Appointment

    at = clock.local_midnight(clock.today()) + timedelta(hours=14)
    visit = Appointment(at, 120, branch.technician_id)
    return service_calls.register(fault_text="打印卡纸", customer_id=customer, device_id=device, outcome=visit).result


@pytest.fixture
def voucher(scheduled: int, papers: None) -> int:
    """The voucher of the scheduled call, printed and out with the technician."""
    from app.services import service_call_file, vouchers

    call = service_call_file.file(scheduled)
    issued = vouchers.issue(scheduled, seen_version=call.row_version).result
    vouchers.printed(issued, printer="test")
    return issued
