"""Each form remembers its printer and paper; what is damaged is as good as nothing."""

from __future__ import annotations

from typing import Any

import pytest

from app.ui.desktop.printer_memory import FormPrinter


class Memory:
    """What this computer keeps, in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def get(self, key: str, default: Any = None) -> Any:
        return self.kept.get(key, default)

    def put(self, key: str, value: Any) -> None:
        self.kept[key] = value


def test_every_form_has_its_own_and_a_new_one_takes_the_last() -> None:
    memory = Memory()
    assert FormPrinter.of(memory, "service_voucher") == FormPrinter()
    FormPrinter("Needles", "241x139.7").keep(memory, "service_voucher")
    FormPrinter("Laser", "A4").keep(memory, "dispatch_plan")
    assert FormPrinter.of(memory, "service_voucher") == FormPrinter("Needles", "241x139.7")
    assert FormPrinter.of(memory, "dispatch_plan") == FormPrinter("Laser", "A4")
    assert FormPrinter.of(memory, "price_list") == FormPrinter("Laser")


def test_what_is_no_form_remembers_only_the_printer() -> None:
    memory = Memory()
    FormPrinter("Laser", "A4").keep(memory, "")
    assert FormPrinter.of(memory, "") == FormPrinter("Laser")
    assert len(memory.kept) == 1


@pytest.mark.parametrize("damaged", ["Needles", 7, [], {}, {"paper": "A5"}, {"printer": ""}])
def test_what_is_damaged_is_as_good_as_nothing(damaged: object) -> None:
    memory = Memory()
    FormPrinter("Laser", "A4").keep(memory, "dispatch_plan")
    (key,) = (one for one in memory.kept if one.endswith("dispatch_plan"))
    memory.put(key, damaged)
    assert FormPrinter.of(memory, "dispatch_plan") == FormPrinter("Laser")
