"""Customers with contacts, addresses and devices."""

import peewee as pw


class Customer(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    name = pw.TextField(index=True)
    pinyin = pw.TextField()
    initials = pw.TextField()
    similarity_key = pw.TextField(index=True)
    kind = pw.TextField()
    classification = pw.TextField()
    grade = pw.TextField()
    region = pw.TextField()
    is_key_customer = pw.BooleanField()
    status = pw.TextField()
    phone = pw.TextField()
    phone_digits = pw.TextField(index=True)
    address = pw.TextField()
    contact_name = pw.TextField()
    notes = pw.TextField()
    consent_note = pw.TextField()

    class Meta:
        table_name = "customer"
        indexes = (
            (("pinyin",), False),
            (("initials",), False),
            (("status", "name"), False),
            (("is_key_customer", "name"), False),
            (("grade", "name"), False),
            (("kind", "name"), False),
            (("region", "name"), False),
        )


class Contact(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    customer = pw.ForeignKeyField(Customer, backref="+")
    name = pw.TextField()
    position = pw.TextField()
    phone = pw.TextField()
    phone_digits = pw.TextField(index=True)
    email = pw.TextField()
    is_primary = pw.BooleanField()
    is_active = pw.BooleanField()
    notes = pw.TextField()

    class Meta:
        table_name = "contact"


class Address(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    customer = pw.ForeignKeyField(Customer, backref="+")
    label = pw.TextField()
    address = pw.TextField()
    region = pw.TextField()
    is_primary = pw.BooleanField()
    is_active = pw.BooleanField()

    class Meta:
        table_name = "address"


class Device(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    customer = pw.ForeignKeyField(Customer, backref="+")
    customer_name = pw.TextField()
    product_name = pw.TextField()
    model = pw.TextField()
    serial = pw.TextField()
    serial_key = pw.TextField(index=True)
    project_name = pw.TextField()
    address = pw.TextField()
    purchased_on = pw.TextField(null=True)
    installed_on = pw.TextField(null=True)
    accepted_on = pw.TextField(null=True)
    warranty_months = pw.IntegerField(null=True)
    warranty_ends_on = pw.TextField(null=True)
    status = pw.TextField()
    notes = pw.TextField()

    class Meta:
        table_name = "device"
        indexes = (
            (("model",), False),
            (("product_name",), False),
            (("serial",), False),
            (("customer_name",), False),
            (("installed_on",), False),
            (("warranty_ends_on",), False),
        )


TABLES = [Customer, Contact, Address, Device]


def up(migrator, db):
    """Create the tables."""
    for table in TABLES:
        table._meta.strict_tables = isinstance(db, pw.SqliteDatabase)
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
