"""What a complaint is about: content, demand, the goods with the scheme's product fields, how it came, links."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan, parse_yuan
from app.domain import complaint
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.records._complaint_section import CaseSection, words
from app.ui.widgets.section import Facts
from app.ui.widgets.timeline import moment_text

Pairs = tuple[tuple[str, str], ...]


class CaseFactsSection(CaseSection):
    """Content and demand first, then the goods, then how it came."""

    title = QT_TRANSLATE_NOOP("complaint", "The complaint")
    states = frozenset({"registered"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.facts = Facts(2, self)
        self.add(self.facts)

    def fill(self, case: CaseFile) -> str:
        """Show the case; the line is its content."""
        self.facts.set_facts((*_matter(case), *_goods(case), *_reception(case)))
        return case.content


def _matter(case: CaseFile) -> Pairs:
    claim = format_yuan(case.claim_amount, symbol=True) if case.claim_amount is not None else ""
    severity = shown(complaint.SEVERITIES.get(case.severity, ""))
    return (
        (translate("complaint", "Content"), case.content),
        (translate("complaint", "Demand"), case.demand),
        (translate("complaint", "Class"), case.category_name),
        (translate("complaint", "Severity"), severity),
        (translate("complaint", "Amount asked for"), claim),
        (translate("complaint", "Void because"), case.void_reason),
    )


def _goods(case: CaseFile) -> Pairs:
    proof = " ".join(
        part for part in (shown(complaint.PURCHASE_PROOFS.get(case.purchase_proof, "")), case.proof_number) if part
    )
    sample = case.sample_note or translate("complaint", "kept") if case.sample_kept else ""
    return (
        (translate("complaint", "Product"), " ".join(part for part in (case.product_name, case.model) if part)),
        (translate("complaint", "Serial"), case.serial),
        *((words(field.name), product_text(case, field.code)) for field in case.scheme.product_fields),
        (translate("complaint", "Proof of purchase"), proof),
        (translate("complaint", "Sample"), sample),
    )


def product_text(case: CaseFile, code: str) -> str:
    """A product field of the scheme as it is read."""
    text = case.product.get(code, "")
    kind = next((field.kind for field in case.scheme.product_fields if field.code == code), "text")
    return format_yuan(parse_yuan(text), symbol=True) if kind == "money" and text else text


def _reception(case: CaseFile) -> Pairs:
    return (
        (translate("complaint", "Came by"), shown(complaint.CHANNELS.get(case.channel, ""))),
        (translate("complaint", "Received"), moment_text(case.received_at)),
        (translate("complaint", "First contact"), case.first_contact),
        (translate("complaint", "Registered by"), case.registered_by),
        (translate("complaint", "In charge"), case.owner_name),
        (translate("complaint", "Contact"), " ".join(part for part in (case.contact_name, case.phone) if part)),
        (translate("complaint", "Address"), case.address),
    )
