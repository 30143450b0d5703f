"""Chain of custody: who may have an object, and when it may pass on (peers.md 5.3; F20, F24, F26, F86).

Every object has exactly one holder at any time. It passes from the one who has it to another, never from anybody else,
and not at all once it is gone for good. "Where is it" and "who owes it" follow from the last hand-over.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.record import record


class ObjectKind(StrEnum):
    """What passes from hand to hand; the names are those of the tables."""

    RETURNED_PART = "returned_part"
    LOANER_UNIT = "loaner_unit"
    OLD_PART = "old_part"
    TOOL = "tool"
    SPARE_PART = "spare_part"


OBJECT_KIND_LABELS: Mapping[str, str] = MappingProxyType(
    {
        ObjectKind.RETURNED_PART: QT_TRANSLATE_NOOP("custody", "Customer's device"),
        ObjectKind.LOANER_UNIT: QT_TRANSLATE_NOOP("custody", "Loaner unit"),
        ObjectKind.OLD_PART: QT_TRANSLATE_NOOP("custody", "Old part"),
        ObjectKind.TOOL: QT_TRANSLATE_NOOP("custody", "Tool"),
        ObjectKind.SPARE_PART: QT_TRANSLATE_NOOP("custody", "Spare part"),
    }
)


class HolderKind(StrEnum):
    """Who can have an object. NOBODY: it is gone for good (scrapped, disposed of, lost)."""

    CUSTOMER = "customer"
    STAFF = "staff"
    BRANCH = "branch"
    SUPPLIER = "supplier"
    NOBODY = "nobody"


HOLDER_KIND_LABELS: Mapping[str, str] = MappingProxyType(
    {
        HolderKind.CUSTOMER: QT_TRANSLATE_NOOP("custody", "Customer"),
        HolderKind.STAFF: QT_TRANSLATE_NOOP("custody", "Colleague"),
        HolderKind.BRANCH: QT_TRANSLATE_NOOP("custody", "Branch"),
        HolderKind.SUPPLIER: QT_TRANSLATE_NOOP("custody", "Supplier or maker"),
        HolderKind.NOBODY: QT_TRANSLATE_NOOP("custody", "Gone for good"),
    }
)


class Owner(StrEnum):
    """To whom an object belongs, and so where it is at home."""

    CUSTOMER = "customer"
    BRANCH = "branch"


OWNER_LABELS: Mapping[str, str] = MappingProxyType(
    {
        Owner.CUSTOMER: QT_TRANSLATE_NOOP("custody", "the customer"),
        Owner.BRANCH: QT_TRANSLATE_NOOP("custody", "the branch"),
    }
)


@record
class Holder:
    """Who has an object: a kind and the row there (0 for a place of the branch, named by `name`: "Workshop")."""

    kind: str
    id: int
    name: str


def is_same(one: Holder, other: Holder) -> bool:
    """Whether both are the same holder; places of the branch differ by their names."""
    if (one.kind, one.id) != (other.kind, other.id):
        return False
    return one.id != 0 or one.name == other.name


def is_home(belongs_to: str, holder: Holder) -> bool:
    """Whether an object is where it belongs: a customer's with a customer, the branch's in the branch."""
    return holder.kind == (HolderKind.CUSTOMER if belongs_to == Owner.CUSTOMER else HolderKind.BRANCH)


def check_handover(name: str, now_with: Holder, giver: Holder, taker: Holder) -> None:
    """Refuse what cannot be: an object that is gone, is with somebody else, or stays where it is. Raises UserError."""
    if now_with.kind == HolderKind.NOBODY:
        raise UserError(translate("custody", "{object} is gone for good.").format(object=name), "object")
    if not is_same(now_with, giver):
        text = translate("custody", "{object} is with {holder}, not with {giver}.")
        raise UserError(text.format(object=name, holder=now_with.name, giver=giver.name), "giver")
    if is_same(giver, taker):
        text = translate("custody", "{object} is with {holder} already.")
        raise UserError(text.format(object=name, holder=taker.name), "taker")


def check_quantity(name: str, available: int, wanted: int, holder: Holder) -> None:
    """Refuse a quantity that its holder does not have (negative stock). Raises UserError."""
    if wanted < 1:
        raise UserError(translate("custody", "Give a quantity of one or more."), "quantity")
    if wanted > available:
        text = translate("custody", "{holder} has {available} of {object}, not {wanted}.")
        raise UserError(text.format(holder=holder.name, available=available, object=name, wanted=wanted), "quantity")
