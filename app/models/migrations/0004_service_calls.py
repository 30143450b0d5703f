"""Service calls with events, charges, carried items and return visits."""

import peewee as pw


class Customer(pw.Model):
    class Meta:
        table_name = "customer"


class Device(pw.Model):
    class Meta:
        table_name = "device"


class Staff(pw.Model):
    class Meta:
        table_name = "staff"


class ServiceCall(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    received_at = pw.TextField()
    entered_at = pw.TextField()
    received_by = pw.TextField()
    channel = pw.TextField()
    call_kind = pw.TextField()
    customer = pw.ForeignKeyField(Customer, backref="+")
    customer_name = pw.TextField()
    customer_initials = pw.TextField()
    reporter = pw.TextField()
    phone = pw.TextField()
    phone_digits = pw.TextField()
    address = pw.TextField()
    device = pw.ForeignKeyField(Device, null=True, backref="+")
    product_name = pw.TextField()
    model = pw.TextField()
    serial = pw.TextField()
    order_number = pw.TextField()
    category = pw.TextField()
    fault_text = pw.TextField()
    fault_level = pw.IntegerField()
    cover_kind = pw.TextField()
    cover_reason = pw.TextField()
    cover_document = pw.TextField()
    cover_ends_on = pw.TextField(null=True)
    service_class = pw.TextField()
    service_mode = pw.TextField()
    state = pw.TextField()
    is_open = pw.BooleanField()
    is_paused = pw.BooleanField()
    pause_reason = pw.TextField()
    interface_person = pw.TextField()
    promised_reply_at = pw.TextField(null=True)
    appointed_at = pw.TextField(null=True)
    appointed_minutes = pw.IntegerField()
    technician = pw.ForeignKeyField(Staff, null=True, backref="+")
    technician_name = pw.TextField()
    response_due_at = pw.TextField(null=True)
    arrival_due_at = pw.TextField(null=True)
    responded_at = pw.TextField(null=True)
    dispatched_at = pw.TextField(null=True)
    arrived_at = pw.TextField(null=True)
    finished_at = pw.TextField(null=True)
    solution_text = pw.TextField()
    cause_text = pw.TextField()
    remedy = pw.TextField()
    work_minutes = pw.IntegerField()
    charge = pw.BigIntegerField()
    charge_announced_at = pw.TextField(null=True)
    charge_agreed_by = pw.TextField()
    voucher_number = pw.TextField()
    user_opinion = pw.TextField()
    satisfaction = pw.IntegerField(null=True)
    struck_off_at = pw.TextField(null=True)
    struck_off_by = pw.TextField()
    followed_up_at = pw.TextField(null=True)
    archived_at = pw.TextField(null=True)
    cancelled_at = pw.TextField(null=True)
    cancel_reason = pw.TextField()

    class Meta:
        table_name = "service_call"
        indexes = (
            (("received_at",), False),
            (("customer_name",), False),
            (("customer", "received_at"), False),
            (("device", "received_at"), False),
            (("state", "received_at"), False),
            (("is_open", "received_at"), False),
            (("fault_level", "received_at"), False),
            (("technician", "received_at"), False),
            (("cover_kind", "received_at"), False),
            (("category", "received_at"), False),
            (("finished_at",), False),
            (("technician_name",), False),
            (("model",), False),
            (("serial",), False),
            (("phone_digits",), False),
            (("customer_initials",), False),
            (("appointed_at",), False),
            (("voucher_number",), False),
            (("charge",), False),
            (("response_due_at",), False),
            (("arrival_due_at",), False),
            (("promised_reply_at",), False),
        )


class ServiceCallEvent(pw.Model):
    call = pw.ForeignKeyField(ServiceCall, backref="+")
    kind = pw.TextField()
    happened_at = pw.TextField()
    entered_at = pw.TextField()
    user_name = pw.TextField()
    state = pw.TextField()
    detail = pw.TextField()
    data = pw.TextField()
    clock_suspect = pw.BooleanField()

    class Meta:
        table_name = "service_call_event"


class ChargeLine(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    call = pw.ForeignKeyField(ServiceCall, backref="+")
    code = pw.TextField()
    description = pw.TextField()
    unit = pw.TextField()
    quantity = pw.IntegerField()
    unit_price = pw.BigIntegerField()
    amount = pw.BigIntegerField()
    is_void = pw.BooleanField()

    class Meta:
        table_name = "charge_line"


class CarriedItem(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    call = pw.ForeignKeyField(ServiceCall, backref="+")
    kind = pw.TextField()
    name = pw.TextField()
    quantity = pw.IntegerField()
    is_taken = pw.BooleanField()
    is_back = pw.BooleanField()
    is_void = pw.BooleanField()

    class Meta:
        table_name = "carried_item"


class ReturnVisit(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    call = pw.ForeignKeyField(ServiceCall, null=True, backref="+")
    customer = pw.ForeignKeyField(Customer, backref="+")
    customer_name = pw.TextField()
    phone = pw.TextField()
    source = pw.TextField()
    due_on = pw.TextField()
    state = pw.TextField()
    done_at = pw.TextField(null=True)
    method = pw.TextField()
    person_reached = pw.TextField()
    attempts = pw.IntegerField()
    satisfaction = pw.IntegerField(null=True)
    comment = pw.TextField()
    visitor = pw.TextField()
    entered_by = pw.TextField()

    class Meta:
        table_name = "return_visit"
        indexes = (
            (("due_on",), False),
            (("state", "due_on"), False),
            (("done_at",), False),
            (("customer_name",), False),
        )


TABLES = [ServiceCall, ServiceCallEvent, ChargeLine, CarriedItem, ReturnVisit]


def up(migrator, db):
    """Create the tables."""
    for table in TABLES:
        table._meta.strict_tables = isinstance(db, pw.SqliteDatabase)
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
