"""What the forms about a complaint share: the case they are about, and how a step of it is run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.changes import Changes
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog


class CaseDialog(FormDialog):
    """A form about `case`, as it stood when the form was opened."""

    def __init__(
        self, desk: Desk, case: CaseFile, title: str, verb: str, parent: QWidget | None = None, *, columns: int = 1
    ) -> None:
        super().__init__(desk, title, verb, parent=parent, columns=columns)
        self.case = case

    def run(self, step: Callable[..., Changes], values: dict[str, Any]) -> Changes | None:
        """Take a step of the case with what was entered; None when it was refused (also where somebody was quicker)."""
        return self.desk.bus.run(
            step, self.case.id, seen_version=self.case.row_version, on_error=self.on_error, **values
        )


def about(case: CaseFile) -> str:
    """A case in one line: customer, goods, class."""
    goods = " ".join(part for part in (case.product_name, case.model) if part)
    return " · ".join(part for part in (case.customer_name, goods, case.category_name) if part)
