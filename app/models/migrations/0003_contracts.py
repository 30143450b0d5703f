"""Contracts and the devices they cover."""

import peewee as pw


class Customer(pw.Model):
    class Meta:
        table_name = "customer"


class Device(pw.Model):
    class Meta:
        table_name = "device"


class Contract(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    customer = pw.ForeignKeyField(Customer, backref="+")
    customer_name = pw.TextField()
    kind = pw.TextField()
    starts_on = pw.TextField()
    ends_on = pw.TextField()
    covers_all = pw.BooleanField()
    included_services = pw.TextField()
    fee = pw.BigIntegerField()
    state = pw.TextField()
    notes = pw.TextField()

    class Meta:
        table_name = "contract"
        indexes = (
            (("customer_name",), False),
            (("starts_on",), False),
            (("ends_on",), False),
            (("state", "ends_on"), False),
            (("kind", "ends_on"), False),
        )


class ContractDevice(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    contract = pw.ForeignKeyField(Contract, backref="+")
    device = pw.ForeignKeyField(Device, backref="+")

    class Meta:
        table_name = "contract_device"
        indexes = (
            (("contract", "device"), True),
        )


TABLES = [Contract, ContractDevice]


def up(migrator, db):
    """Create the tables."""
    for table in TABLES:
        table._meta.strict_tables = isinstance(db, pw.SqliteDatabase)
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
