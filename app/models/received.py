"""Head office: branches known by their key, the packages received from them, and the rows these brought.

Rows belong to their branch: one line for each branch, ledger and identity, written by packages of that branch alone.
"""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, MoneyField, Record, Table, text


class KnownBranch(Record):
    """A branch whose key was compared with a signed cover sheet.

    The counts are those of its packages in force, kept in step with them.
    """

    code = text(unique=True)
    name = text()
    company = text()
    public_key = text()  # Ed25519, 64 hexadecimal digits
    fingerprint = text()
    trusted_at = MomentField()
    trusted_by = text()
    packages = pw.IntegerField(default=0)
    row_count = pw.IntegerField(default=0)
    last_number = pw.IntegerField(default=0)  # 0: none in force
    last_digest = text()
    last_made_at = MomentField(null=True)
    last_received_at = MomentField(null=True)

    searched = ("name", "code", "company")

    class Meta:
        """Orders and filters of the ledger of branches."""

        table_name = "known_branch"
        indexes = (
            (("name",), False),
            (("company",), False),
            (("last_number",), False),
            (("last_made_at",), False),
            (("last_received_at",), False),
            (("packages",), False),
            (("row_count",), False),
        )


class ReceivedPackage(Record):
    """A package that was received. `state` taken_in | undone | set_aside (refused as a fork or for its key)."""

    number = text()  # branch code and number; received again after it was taken back, it stands here twice
    branch_code = text()
    branch_name = text()
    serial = pw.IntegerField()
    package_uid = text()
    digest = text(index=True)  # SHA-256 of its manifest
    previous_serial = pw.IntegerField(null=True)
    previous_digest = text()
    made_at = MomentField()
    made_by = text()
    purpose = text()
    first_day = DayField(null=True)
    last_day = DayField(null=True)
    is_masked = pw.BooleanField(default=False)
    program = text()
    schema_name = text()
    audit_line = pw.BigIntegerField(default=0)  # the branch's audit trail as it stood: where it ended
    audit_digest = text()
    row_count = pw.IntegerField(default=0)
    added = pw.IntegerField(default=0)
    changed = pw.IntegerField(default=0)
    unchanged = pw.IntegerField(default=0)
    conflicts = pw.IntegerField(default=0)
    conflicts_taken = pw.BooleanField(default=False)  # the package's side was taken, else what was here stayed
    has_gap = pw.BooleanField(default=False)  # taken in without its predecessor
    state = text("taken_in")
    refusal = text()
    received_at = MomentField()
    received_by = text()
    undone_at = MomentField(null=True)
    undone_by = text()
    undo_reason = text()
    scan_count = pw.IntegerField(default=0)  # scans that it brought and that were not here yet
    receipt_at = MomentField(null=True)  # when its receipt for the branch was written last

    searched = ("branch_name", "number", "purpose", "made_by")

    class Meta:
        """Orders and filters of the ledger of packages."""

        table_name = "received_package"
        indexes = (
            (("received_at",), False),
            (("branch_code",), False),
            (("branch_code", "received_at"), False),
            (("branch_code", "serial"), False),
            (("state",), False),
            (("state", "received_at"), False),
            (("made_at",), False),
            (("number",), False),
            (("row_count",), False),
            (("added",), False),
            (("changed",), False),
            (("conflicts",), False),
        )


class ReceivedRow(Table):
    """A record of a branch as its packages told of it.

    `contents` is JSON by the columns of its ledger, keys sorted; title, state, day and amount are taken from it.
    """

    branch_code = text()
    ledger = text()
    row_uid = text()
    number = text()
    title = text()
    state = text()  # ledger and code
    day = DayField(null=True)
    amount = MoneyField(null=True)
    version = pw.IntegerField()
    changed_at = MomentField()
    contents = text()
    package_id = pw.IntegerField()  # the received package that wrote it last
    package_serial = pw.IntegerField()
    received_at = MomentField()

    searched = ("title", "number")

    class Meta:
        """One row for each branch, ledger and identity; orders and filters of the ledger of rows."""

        table_name = "received_row"
        indexes = (
            (("branch_code", "ledger", "row_uid"), True),
            (("changed_at",), False),
            (("branch_code", "changed_at"), False),
            (("ledger", "changed_at"), False),
            (("branch_code", "ledger", "changed_at"), False),
            (("branch_code",), False),
            (("ledger",), False),
            (("number",), False),
            (("title",), False),
            (("state",), False),
            (("day",), False),
            (("amount",), False),
            (("package_id",), False),
        )


class ReceivedChange(Table):
    """What a package did to a row, for taking it back: `before` is the row as it was, empty for a new one.

    `verdict` add | change | conflict; a conflict that was decided for what was here keeps what was `offered`.
    """

    package = pw.ForeignKeyField(ReceivedPackage, backref="+")
    row_id = pw.IntegerField()
    verdict = text()
    before = text()
    offered = text()

    class Meta:
        """Glossary name."""

        table_name = "received_change"


class ReceivedScan(Table):
    """Which package brought an attachment of a received row first."""

    package = pw.ForeignKeyField(ReceivedPackage, backref="+")
    attachment_id = pw.IntegerField(unique=True)

    class Meta:
        """Glossary name."""

        table_name = "received_scan"
