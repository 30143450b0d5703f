"""The devices of a contract as rows, for inspections, notices and renewals."""

from __future__ import annotations

from app.models.contract import Contract
from app.models.customer import Device
from app.services.contracts import covered_by


def in_use(row: Contract) -> list[Device]:
    """The devices that a contract covers and that are in use, in the order of their entry."""
    theirs = (Device.customer == row.customer_id) & (Device.status == "in_use")
    if not row.covers_all:
        theirs &= Device.id.in_(sorted(covered_by(row)))
    return list(Device.select().where(theirs).order_by(Device.id))


def carried(row: Contract) -> tuple[list[Device], list[Device]]:
    """The devices that a contract names: those in use, and those that went out of use and are left behind."""
    ids = sorted(covered_by(row))
    found = list(Device.select().where(Device.id.in_(ids)).order_by(Device.id)) if ids else []
    own = [one for one in found if one.customer_id == row.customer_id]
    return [one for one in own if one.status == "in_use"], [one for one in found if one.status != "in_use"]
