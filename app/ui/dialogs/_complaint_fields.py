"""The fields of a complaint that follow from its scheme: class, channel, market, product data, proof, sample."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.core.money import format_yuan, parse_yuan
from app.domain.complaint import CHANNELS, PURCHASE_PROOFS
from app.domain.complaint_scheme import ProductField, Scheme
from app.services import staff
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.screen_fit import is_narrow

PRODUCT = "product_fields."
"""Before the code of a product field, as refusals name it."""


def columns(widget: QWidget) -> int:
    """How many fields stand side by side on this screen."""
    return 1 if is_narrow(widget) else 2


def fill_matter(form: FormGrid) -> None:
    """Class, channel, the amount asked for; last the market, which many schemes do not ask for."""
    form.add("category", translate("complaint", "Class"), QComboBox(), required=True)
    form.add("channel", translate("complaint", "Came by"), QComboBox())
    form.add("claim_amount", translate("complaint", "Amount asked for"), MoneyEdit())
    form.add("market", translate("complaint", "Market"), QComboBox())


def show_matter(form: FormGrid, scheme: Scheme) -> None:
    """Offer what the scheme offers; what was chosen stays where the scheme knows it too."""
    _offer(form.editor("category"), [("", translate("complaint", "choose")), *(
        (one.code, one.name.shown()) for one in scheme.classes
    )])  # fmt: skip
    _offer(form.editor("channel"), [(code, shown(CHANNELS[code])) for code in scheme.channels])
    _offer(form.editor("market"), [(one.code, one.name.shown()) for one in scheme.markets])
    form.set_visible("market", len(scheme.markets) > 1)


def fill_goods(form: FormGrid) -> None:
    """What the complaint is about, how the purchase is proved, what is kept of it."""
    form.add("product_name", translate("complaint", "Product"), QLineEdit())
    form.add("model", translate("complaint", "Model"), QLineEdit())
    form.add("serial", translate("complaint", "Serial"), QLineEdit())
    form.add("is_urgent", "", QCheckBox(translate("complaint", "urgent")))
    proofs = form.add("purchase_proof", translate("complaint", "Proof of purchase"), QComboBox())
    _offer(proofs, [("", translate("complaint", "not asked")), *(
        (code, shown(name)) for code, name in PURCHASE_PROOFS.items()
    )])  # fmt: skip
    form.add("proof_number", translate("complaint", "Its number"), QLineEdit())
    form.add("sample_kept", "", QCheckBox(translate("complaint", "A sample is kept")))
    form.add("sample_note", translate("complaint", "Sample"), QLineEdit())


def show_goods(form: FormGrid, scheme: Scheme) -> None:
    """Ask for proof and sample where the scheme does."""
    asks = {*scheme.required, *scheme.steps}
    for field in ("purchase_proof", "proof_number"):
        form.set_visible(field, "purchase_proof" in asks)
    for field in ("sample_kept", "sample_note"):
        form.set_visible(field, "sample" in asks)


def fill_reception(form: FormGrid) -> None:
    """Whom to reach, who was told first, who looks after it, what the customer was promised."""
    form.add("contact_name", translate("complaint", "Contact"), QLineEdit())
    form.add("phone", translate("complaint", "Telephone"), QLineEdit())
    form.add("address", translate("complaint", "Address"), QLineEdit(), wide=True)
    form.add("promised_on", translate("complaint", "Settled by"), DateEdit())
    people = [one.name for one in staff.listing()]
    told = form.add("promise_told_by", translate("complaint", "Told by"), QComboBox())
    told.setEditable(True)
    told.addItems(people)
    told.setCurrentText("")
    form.add("words", translate("complaint", "Why it takes longer"), QLineEdit(), wide=True)


def show_reception(form: FormGrid, scheme: Scheme) -> None:
    """Say how long the scheme takes to answer."""
    text = ""
    if scheme.promise_days:
        text = translate("complaint", "Told to the customer; within {days} days.").format(days=scheme.promise_days)
    form.set_hint("promised_on", text)
    show_longer(form, scheme)


def show_longer(form: FormGrid, scheme: Scheme) -> None:
    """Ask for the reason once the promised day is later than the scheme promises."""
    try:
        day = form.editor("promised_on").value()
    except UserError:
        return  # said beside the field when the form is read
    late = bool(day and scheme.promise_days and (day - clock.today()).days > scheme.promise_days)
    form.set_visible("words", late)


def mark_required(scheme: Scheme, *forms: FormGrid) -> None:
    """Mark what the scheme requires as any other required field, and say in the empty field who requires it.

    A sample that is required may be kept or its absence explained, so the words about it are not marked.
    """
    asked = {"device": "product_name"}
    required = {asked.get(name, name) for name in scheme.required}
    for form in forms:
        for field in ("demand", "contact_name", "phone", "address", "product_name", "purchase_proof"):
            if field not in form.fields():
                continue
            form.set_required(field, field in required)
            if not isinstance(form.editor(field), QComboBox):
                text = translate("complaint", "required by the scheme") if field in required else ""
                form.editor(field).setPlaceholderText(text)


def product_form(scheme: Scheme, parent: QWidget) -> FormGrid:
    """The product fields of a scheme, built from its data; each is named as refusals name it."""
    form = FormGrid(columns(parent), parent)
    for field in scheme.product_fields:
        form.add(PRODUCT + field.code, field.name.shown(), _editor(field), required=field.required)
    return form


def product_values(form: FormGrid) -> dict[str, str] | None:
    """What the product fields hold, by code; None when one cannot be understood."""
    values = form.values()
    if values is None:
        return None
    return {name.removeprefix(PRODUCT): _as_text(value) for name, value in values.items()}


def set_product_values(form: FormGrid, values: Mapping[str, str], scheme: Scheme) -> None:
    """Put stored product fields into their editors."""
    for field in scheme.product_fields:
        text = values.get(field.code, "")
        value: Any = text
        if field.kind == "date":
            value = date.fromisoformat(text) if text else None
        elif field.kind == "money":
            value = parse_yuan(text) if text else None
        form.set_values({PRODUCT + field.code: value})


def _editor(field: ProductField) -> QWidget:
    if field.kind == "date":
        return DateEdit()
    if field.kind == "money":
        return MoneyEdit()
    if field.kind == "choice":
        box = QComboBox()
        _offer(box, [("", translate("complaint", "choose")), *((one, one) for one in field.choices)])
        return box
    return QLineEdit()


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return format_yuan(value).replace(",", "") if isinstance(value, int) else str(value)


def _offer(box: QComboBox, rows: Sequence[tuple[str, str]]) -> None:
    """Other choices in a box; the one that was chosen stays when it is among them."""
    chosen = box.currentData()
    blocked = box.blockSignals(True)
    box.clear()
    for code, text in rows:
        box.addItem(text, code)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(blocked)
