"""Bound booklets of complaint papers (R122), by month, customer or product."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, Record, Table, text
from app.models.complaint import Complaint


class ArchiveBundle(Record):
    """One booklet. `kind` month | customer | product; `state` bound | void."""

    number = text(unique=True)
    kind = text()
    subject = text()  # the month, the customer's name, the product
    period_from = DayField(null=True)
    period_to = DayField(null=True)
    cases = pw.IntegerField(default=0)
    bound_at = MomentField()
    bound_by = text()
    place = text()  # shelf, binder
    state = text("bound")
    void_reason = text()

    searched = ("subject", "number", "place")

    class Meta:
        """Orders and filters of the ledger of booklets."""

        table_name = "archive_bundle"
        indexes = (
            (("bound_at",), False),
            (("kind", "bound_at"), False),
            (("state",), False),
            (("kind",), False),
            (("subject",), False),
            (("cases",), False),
            (("place",), False),
            (("bound_by",), False),
        )


class ArchiveBundleCase(Table):
    """A case in a booklet, in its order."""

    bundle = pw.ForeignKeyField(ArchiveBundle, backref="lines")
    complaint = pw.ForeignKeyField(Complaint, backref="bundles")
    position = pw.IntegerField()

    class Meta:
        """Glossary name."""

        table_name = "archive_bundle_case"
