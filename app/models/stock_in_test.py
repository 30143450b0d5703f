"""Suppliers, and the tests of what they deliver before it goes into stock (F85, R145–R147)."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, Record, text
from app.models.organisation import Staff
from app.models.spare_part import SparePart


class Supplier(Record):
    """Who delivers goods, repairs devices or takes old parts back.

    `decided_count`, `passed_count` and `pass_rate` (whole percent, NULL without a test) repeat the first tests of its
    deliveries, kept in step by `services.stock_in_tests` alone.
    """

    number = text(unique=True)
    name = text()
    contact_name = text()
    phone = text()
    address = text()
    products = text()  # what it delivers
    notes = text()
    is_active = pw.BooleanField(default=True)
    decided_count = pw.IntegerField(default=0)
    passed_count = pw.IntegerField(default=0)
    pass_rate = pw.IntegerField(null=True)
    last_test_on = DayField(null=True)

    searched = ("name", "number", "contact_name", "phone", "address", "products", "notes")

    class Meta:
        """Orders and filters of the list of suppliers."""

        indexes = (
            (("name",), False),
            (("contact_name",), False),
            (("phone",), False),
            (("products",), False),
            (("decided_count",), False),
            (("pass_rate",), False),
            (("last_test_on",), False),
            (("is_active", "name"), False),
        )


class StockInTest(Record):
    """A delivery that is tested before it is booked in. Its life: `domain.workflows.stock_in_test`.

    `round` is 1 for a delivery and counts on with each retest; `retest_of_id` and `retest_id` are the rows before and
    after. `sampling` is the rule and `sample_size` what was taken by it; more than `accept_most` defective fail it.
    """

    number = text(unique=True)
    supplier = pw.ForeignKeyField(Supplier, backref="tests")
    supplier_name = text()
    order_number = text()
    delivery_number = text()
    product = text()
    model = text()
    batch = text()
    serials = text()
    part = pw.ForeignKeyField(SparePart, null=True, backref="tests")  # booked into its stock
    part_number = text()
    quantity = pw.IntegerField()
    sampling = text()  # all standard tenth
    sample_size = pw.IntegerField()
    accept_most = pw.IntegerField(default=0)
    defective = pw.IntegerField(default=0)  # of the sample
    state = text("delivered")
    delivered_on = DayField()
    due_on = DayField()  # when the test is to be done
    tester = pw.ForeignKeyField(Staff, null=True, backref="stock_in_tests")
    tester_name = text()
    tested_on = DayField(null=True)
    verdict = text()  # passed failed
    decided_by = text()
    reason = text()  # why it failed
    returned_on = DayField(null=True)
    returned_quantity = pw.IntegerField(default=0)
    return_paper = text()
    exchanged_on = DayField(null=True)
    stocked_at = MomentField(null=True)
    stocked_place = text()
    round = pw.IntegerField(default=1)
    retest_of_id = pw.IntegerField(default=0)
    retest_of_number = text()
    retest_id = pw.IntegerField(default=0)
    retest_number = text()
    notes = text()
    void_reason = text()
    content_sha256 = text()  # digest of the record as issued

    searched = (
        "supplier_name",
        "number",
        "product",
        "model",
        "batch",
        "serials",
        "order_number",
        "delivery_number",
        "part_number",
        "tester_name",
    )

    class Meta:
        """Orders and filters of the ledger of tests."""

        table_name = "stock_in_test"
        indexes = (
            (("supplier", "delivered_on"), False),
            (("supplier", "round", "tested_on"), False),
            (("supplier_name",), False),
            (("product",), False),
            (("model",), False),
            (("batch",), False),
            (("order_number",), False),
            (("part_number",), False),
            (("quantity",), False),
            (("defective",), False),
            (("state",), False),
            (("state", "due_on"), False),
            (("state", "tested_on"), False),
            (("state", "delivered_on"), False),
            (("state", "returned_on"), False),
            (("verdict", "tested_on"), False),
            (("tester", "state", "due_on"), False),
            (("tester_name",), False),
            (("delivered_on",), False),
            (("due_on",), False),
            (("tested_on",), False),
            (("round", "tested_on"), False),
        )


class StockInTestLine(Record):
    """One thing looked at on the sample. `result` "" | good | faulty | not_tested; `defective` pieces of the sample."""

    test = pw.ForeignKeyField(StockInTest, backref="lines")
    ordinal = pw.IntegerField()
    item = text()
    method = text()
    result = text()
    defective = pw.IntegerField(default=0)
    notes = text()

    class Meta:
        """In the order of the record."""

        table_name = "stock_in_test_line"
        indexes = ((("test", "ordinal"), True),)
