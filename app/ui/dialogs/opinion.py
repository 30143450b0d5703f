"""An opinion or suggestion (F31): registered or corrected, passed on, answered, the customer told."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.core.changes import Changes
from app.core.i18n import shown, translate
from app.domain import opinion as words
from app.services import customer_file, departments, opinions
from app.services.opinion_file import OpinionFile
from app.ui.desk import Desk
from app.ui.dialogs._caller_choice import find_hits
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.customer_finder import CustomerFinder, Hit
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import MomentEdit

_FIELDS = (
    "customer_name", "content", "kind", "category", "channel", "contact_name", "phone", "page", "wants_reply",
    "received_at",
)  # fmt: skip


class CustomerOpinionDialog(FormDialog):
    """A new opinion (of a customer or about a call where they are given), or one that is not answered yet."""

    help_page = "voice"

    def __init__(
        self,
        desk: Desk,
        customer_id: int = 0,
        call_id: int = 0,
        found: OpinionFile | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = found.number if found else translate("opinion", "New opinion")
        super().__init__(desk, title, translate("opinion", "Save"), parent=parent, columns=2, folds=True)
        self._found, self._call_id = found, call_id
        self._customer_id = found.customer_id if found else customer_id
        self._asks = found is None and not customer_id
        self.explain(self._whose())
        self._fill()
        if found is not None:
            self.form.set_values({name: getattr(found, name) for name in _FIELDS if self._has(name)})
        else:
            channel = "field" if desk.session.role == "technician" else "hotline"
            self.form.set_values({"kind": "opinion", "category": "other", "channel": channel})
            self._take_file()
        self._channel_chosen()
        self.setMinimumWidth(760)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Register it, or correct it."""
        values.pop("customer_id", None)
        run, found = self.desk.bus.run, self._found
        if found is not None:
            return run(opinions.change, found.id, seen_version=found.row_version, on_error=self.on_error, **values)
        changes = run(
            opinions.register, customer_id=self._customer_id, call_id=self._call_id, on_error=self.on_error,
            said=translate("opinion", "Registered."), **values,
        )  # fmt: skip
        if changes is not None:
            self.desk.open_record("opinion", changes.result)
        return changes

    def _whose(self) -> str:
        if self._found is not None:
            return self._found.customer_name
        if self._customer_id:
            return customer_file.customer_file(self._customer_id).name
        return translate("opinion", "Of a customer on file, or of anybody who rang or wrote.")

    def _has(self, name: str) -> bool:
        return name in self.form.fields()

    def _fill(self) -> None:
        form = self.form
        if self._asks:
            finder = form.add(
                "customer_id", translate("opinion", "Customer on file"),
                CustomerFinder(find_hits, self, offers_new=False), wide=True,
            )  # fmt: skip
            finder.chosen.connect(self._take_customer)
        if not self._customer_id:
            form.add("customer_name", translate("opinion", "Not on file: name"), QLineEdit(), wide=True)
        form.add("content", translate("opinion", "What the customer says"), LongText(4), required=True, wide=True)
        form.add("kind", translate("opinion", "Kind"), _choice(words.KINDS))
        form.add("category", translate("opinion", "About"), _choice(words.CATEGORIES))
        channel = form.add("channel", translate("opinion", "Came by"), _choice(words.CHANNELS))
        channel.currentIndexChanged.connect(lambda _row: self._channel_chosen())
        form.add("page", translate("opinion", "Page of the book"), QLineEdit())
        form.add("contact_name", translate("opinion", "Contact"), QLineEdit())
        form.add("phone", translate("opinion", "Telephone"), QLineEdit())
        form.add("wants_reply", "", QCheckBox(translate("opinion", "The customer is to be told the answer")))
        form.add(
            "received_at", translate("opinion", "Received"), MomentEdit(), translate("opinion", "Empty means now.")
        )

    def _channel_chosen(self) -> None:
        self.form.set_visible("page", self.form.editor("channel").currentData() == "opinion_book")

    def _take_customer(self, hit: Hit) -> None:
        self._customer_id = hit.customer_id
        self.form.set_error("customer_id", "")
        self.form.set_visible("customer_name", False)
        self._take_file()
        self.form.editor("content").setFocus()

    def _take_file(self) -> None:
        if self._customer_id:
            file = customer_file.customer_file(self._customer_id)
            self.form.set_values({"contact_name": file.contact_name, "phone": file.phone})


class ForwardOpinionDialog(FormDialog):
    """To which department it goes, and when it went."""

    help_page = "voice#answer"

    def __init__(self, desk: Desk, found: OpinionFile, parent: QWidget | None = None) -> None:
        title = translate("opinion", "Pass on {number}").format(number=found.number)
        super().__init__(desk, title, translate("opinion", "Pass on"), parent=parent)
        self._found = found
        self.explain(_about(found))
        box = self.form.add("department_id", translate("opinion", "Department"), QComboBox(), required=True)
        box.addItem("–", 0)
        for one in departments.listing():
            box.addItem(one.name, one.id)
        self.form.add(
            "forwarded_at", translate("opinion", "Passed on"), MomentEdit(), translate("opinion", "Empty means now.")
        )
        self.setMinimumWidth(520)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Pass it on."""
        found = self._found
        values["department_id"] = values["department_id"] or 0
        return self.desk.bus.run(
            opinions.forward, found.id, seen_version=found.row_version, on_error=self.on_error, **values
        )


class AnswerOpinionDialog(FormDialog):
    """What is answered, by whom, and whether somebody asks the customer later how it is."""

    help_page = "voice#answer"

    def __init__(self, desk: Desk, found: OpinionFile, parent: QWidget | None = None) -> None:
        title = translate("opinion", "Answer {number}").format(number=found.number)
        super().__init__(desk, title, translate("opinion", "Answer"), parent=parent)
        self._found = found
        self.explain(_about(found))
        self.form.add("answer", translate("opinion", "Answer"), LongText(4), required=True)
        self.form.add("answered_by", translate("opinion", "Answered by"), QLineEdit())
        self.form.add(
            "answered_at", translate("opinion", "Answered"), MomentEdit(), translate("opinion", "Empty means now.")
        )
        self.form.add("wants_visit", "", QCheckBox(translate("opinion", "Plan a return visit")))
        self.form.set_visible("wants_visit", bool(found.customer_id))
        self.form.set_values({"answered_by": found.forwarded_to or desk.session.full_name})
        self.setMinimumWidth(600)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Answer it."""
        found = self._found
        return self.desk.bus.run(
            opinions.answer, found.id, seen_version=found.row_version, on_error=self.on_error, **values
        )


class TellCustomerDialog(FormDialog):
    """How and when the customer was told; the answer to read out stands above."""

    help_page = "voice#answer"

    def __init__(self, desk: Desk, found: OpinionFile, parent: QWidget | None = None) -> None:
        title = translate("opinion", "Tell the customer, {number}").format(number=found.number)
        super().__init__(desk, title, translate("opinion", "Customer told"), parent=parent)
        self._found = found
        whom = " · ".join(part for part in (found.customer_name, found.contact_name, found.phone) if part)
        self.explain(f"{whom}\n{found.answer}".strip())
        self.form.add("told_how", translate("opinion", "Told by"), _choice(words.TOLD_HOW), required=True)
        self.form.add("told_at", translate("opinion", "Told"), MomentEdit(), translate("opinion", "Empty means now."))
        self.setMinimumWidth(520)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        found = self._found
        return self.desk.bus.run(
            opinions.tell, found.id, seen_version=found.row_version, on_error=self.on_error, **values
        )


def _choice(names: Any) -> QComboBox:
    box = QComboBox()
    for code, name in names.items():
        box.addItem(shown(name), code)
    return box


def _about(found: OpinionFile) -> str:
    parts = (found.customer_name, shown(words.CATEGORIES[found.category]), found.content.replace("\n", " ")[:120])
    return " · ".join(part for part in parts if part)
