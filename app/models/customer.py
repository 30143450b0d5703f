"""Customer file (F01): the customer with contacts, addresses and devices."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, DerivedField, Record, contact_number, filled_in, text


class Customer(Record):
    """A customer (F01). `kind` company | person | owner; `status` active | inactive | prospect | merged."""

    number = text(unique=True)
    name = text(index=True)
    pinyin = text()  # full pinyin of the name, for sorting
    initials = text()  # pinyin initials, for finding
    similarity_key = text(index=True)  # `domain.validation.name_similarity_key`, for duplicates
    kind = text("company")
    classification = text()  # the branch's own class of customer
    grade = text()  # sales grade A | B | C
    region = text()
    is_key_customer = pw.BooleanField(default=False)
    status = text("active")
    phone = contact_number()  # the main telephone as shown
    phone_digits = text(index=True)
    address = text()  # the main address
    area = text()  # of the main address
    contact_name = text()  # the main contact
    notes = text()
    consent_note = text()  # data-use consent
    lost_on = DayField(null=True)  # while lost (R034); `CustomerLoss` keeps every loss
    lost_reason = text()
    won_back_on = DayField(null=True)
    moved_in_on = DayField(null=True)  # of an owner (F09, R037)
    moved_out_on = DayField(null=True)
    follows = pw.ForeignKeyField("self", null=True, backref="+")  # the owner who lived there before
    merged_into = pw.ForeignKeyField("self", null=True, backref="+")  # the file that this duplicate went into
    fields_filled = DerivedField(filled_in("name", "contact_name", "phone", "address", "region"))  # of five (K11)

    tells_of_people = True
    searched = ("name", "number", "phone", "phone_digits", "address", "contact_name", "region", "notes")

    class Meta:
        """Orders and filters of the customers ledger are proven covered by a test over `app.ledgers`."""

        indexes = (
            (("pinyin",), False),
            (("initials",), False),
            (("status",), False),
            (("kind",), False),
            (("grade",), False),
            (("region",), False),
            (("classification",), False),
            (("is_key_customer",), False),
            (("contact_name",), False),
            (("created_at",), False),
            (("status", "pinyin"), False),
            (("is_key_customer", "pinyin"), False),
            (("grade", "pinyin"), False),
            (("kind", "pinyin"), False),
            (("region", "pinyin"), False),
            (("lost_on",), False),
            (("won_back_on",), False),
            (("moved_out_on",), False),
            (("fields_filled",), False),
            (("status", "fields_filled"), False),
        )


class Contact(Record):
    """A person at the customer. One telephone may serve several customers."""

    customer = pw.ForeignKeyField(Customer, backref="contacts")
    name = text()
    position = text()
    phone = contact_number()
    phone_digits = text(index=True)
    email = contact_number()
    is_primary = pw.BooleanField(default=False)
    is_active = pw.BooleanField(default=True)
    notes = text()

    tells_of_people = True
    searched = ("name", "position", "phone", "phone_digits", "email", "notes")


class Address(Record):
    """A place of the customer."""

    customer = pw.ForeignKeyField(Customer, backref="addresses")
    label = text()
    address = text()
    region = text()
    area = text()  # town | suburb, empty when not known: hours until arrival (TPL)
    is_primary = pw.BooleanField(default=False)
    is_active = pw.BooleanField(default=True)


class Device(Record):
    """A device at a customer (F02). Duplicate serials are warned of, not forbidden: makers repeat them."""

    number = text(unique=True)
    customer = pw.ForeignKeyField(Customer, backref="devices")
    customer_name = text()  # kept in step by the use cases, so that the ledger needs one table
    product_name = text()
    model = text()
    serial = text()
    serial_key = text(index=True)  # normalised for finding
    project_name = text()
    address = text()
    purchased_on = DayField(null=True)
    installed_on = DayField(null=True)
    accepted_on = DayField(null=True)
    warranty_months = pw.IntegerField(null=True)
    warranty_ends_on = DayField(null=True)
    status = text("in_use")  # in_use | out_of_use
    notes = text()
    counter = text()  # where it was sold: shop and counter (R035)
    warranty_document = text()  # number of the maker's warranty card or of the purchase paper
    extension_ends_on = DayField(null=True)  # last day of an extended warranty that was bought
    extension_document = text()
    replaces = pw.ForeignKeyField("self", null=True, backref="+")  # the unit it was swapped in for
    replaced_on = DayField(null=True)  # the day of the swap, on both units
    cover_rule = text()  # inherit | restart | longer: how the cover passed to it
    fields_filled = DerivedField(filled_in("product_name", "model", "serial", "installed_on"))  # of four (K11)

    searched = (
        "customer_name",
        "number",
        "product_name",
        "model",
        "serial",
        "serial_key",
        "project_name",
        "address",
        "notes",
    )

    class Meta:
        """Orders of the devices ledger."""

        indexes = (
            (("model",), False),
            (("product_name",), False),
            (("serial",), False),
            (("customer_name",), False),
            (("installed_on",), False),
            (("warranty_ends_on",), False),
            (("status",), False),
            (("status", "warranty_ends_on"), False),
            (("customer", "warranty_ends_on"), False),
            (("fields_filled",), False),
            (("status", "fields_filled"), False),
        )


Customer.add_index(Customer.index(Customer.is_key_customer, Customer.lost_on, name="customer_key_lost"))
