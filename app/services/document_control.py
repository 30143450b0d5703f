"""Document number, revision and day of issue of the printed forms (F89), kept in one setting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.domain import document_control
from app.domain.document_control import Control
from app.services import settings, voucher_content
from app.services._use_case import UnitOfWork, require, use_case

KEY = "print.control"


def entries() -> dict[str, Control]:
    """The forms that are controlled, by their name. Raises NotPermitted."""
    require("settings.view")
    return document_control.parse(settings.text(KEY))


@use_case("settings.change")
def save(unit: UnitOfWork, form: str, *, number: str, revision: str, issued_on: date | None = None) -> None:
    """Keep what a form says of itself from its next print on; papers that were issued keep what they say.

    All empty: the form is not controlled. Raises UserError naming the field.
    """
    kept = document_control.parse(settings.text(KEY))
    kept[form] = document_control.checked(number, revision, issued_on)
    settings.write(unit, {KEY: document_control.written(kept)})


def controlled(form: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """The content of a form with what its letterhead says of the document."""
    said = _said(form)
    if not said or "letterhead" not in content:
        return dict(content)
    return {**content, "letterhead": {**content["letterhead"], **said}}


def letterhead(form: str) -> dict[str, Any]:
    """Who issues a form, and the form as a controlled document."""
    return {**voucher_content.letterhead(), **_said(form)}


def _said(form: str) -> dict[str, Any]:
    control = document_control.parse(settings.text(KEY)).get(form)
    if not control:
        return {}
    said = {"document_number": control.number, "revision": control.revision}
    return said | ({"issued_on": control.issued_on.isoformat()} if control.issued_on else {})
