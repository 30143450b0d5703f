"""How the dialogs of requests for return or exchange are opened (more of `every_dialog`)."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QDialog

from app.services import exchange_request_file, exchange_requests
from tests.ui.dialogs.every_dialog import Office, opens


def a_request(customer_id: int, **more: Any) -> int:
    """An exchange that nobody decided yet."""
    given = {"cause": "nonconforming", "wants": "exchange", "goods": "电源模块", "model": "R4850G2", **more}
    return exchange_requests.request(customer_id=customer_id, **given).result


@opens("ExchangeRequestDialog")
def _request(office: Office) -> QDialog:
    from app.ui.dialogs.exchange_request import ExchangeRequestDialog

    return ExchangeRequestDialog(office.desk)


@opens("ExchangeRequestDialog change")
def _change(office: Office) -> QDialog:
    from app.ui.dialogs.exchange_request import ExchangeRequestDialog

    found = exchange_request_file.file(a_request(office.customer, cost_bearer="user", bearer_reason="已过三包期"))
    return ExchangeRequestDialog(office.desk, found=found)


@opens("ExchangeRequestDialog device")
def _device(office: Office) -> QDialog:
    from app.ui.dialogs.exchange_request import ExchangeRequestDialog

    return ExchangeRequestDialog(office.desk, office.customer, office.device)


@opens("ExchangeDecisionDialog", "supervisor")
def _decide(office: Office) -> QDialog:
    from app.ui.dialogs.exchange_request import ExchangeDecisionDialog

    return ExchangeDecisionDialog(office.desk, exchange_request_file.file(a_request(office.customer)))
