"""Records behave as frozen dataclasses do."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from app.core.record import record, replaced


@record
class Place:
    """Somewhere."""

    street: str
    number: int = 1
    notes: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        return f"{self.street} {self.number}"


@record
class Other:
    """The same attributes, another thing."""

    street: str
    number: int = 1
    notes: tuple[str, ...] = ()


def test_by_place_by_name_and_by_default() -> None:
    assert Place("Beijing Road").line == "Beijing Road 1"
    assert Place("a", 2) == Place(number=2, street="a") == Place("a", number=2)
    assert repr(Place("a", 2)) == "Place(street='a', number=2, notes=())"
    match Place("a", 2):
        case Place(street, number):
            assert (street, number) == ("a", 2)


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), (("a", 1, (), 4), {}), (("a",), {"street": "b"}), (("a",), {"unknown": 1}), ((), {"number": 1})],
)
def test_what_does_not_fit_is_refused(given: Any, named: Any) -> None:
    with pytest.raises(TypeError):
        Place(*given, **named)


def test_equal_ones_are_one_key() -> None:
    assert {Place("a"): 1}[Place("a", 1)] == 1
    assert Place("a") != Place("b")
    assert Place("a") != Other("a")
    assert Place("a") != "a"


def test_nothing_can_be_changed() -> None:
    one: Any = Place("a")
    with pytest.raises(AttributeError):
        one.street = "b"
    with pytest.raises(AttributeError):
        del one.street
    with pytest.raises(AttributeError):
        one.unknown = 1
    assert one == Place("a")


def test_copies_are_equal() -> None:
    one = Place("a", 3, ("x",))
    assert copy.copy(one) == copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one


def test_replaced_changes_what_is_named() -> None:
    one = Place("a", 3)
    assert replaced(one, number=4) == Place("a", 4)
    assert one == Place("a", 3)
    with pytest.raises(TypeError):
        replaced(one, unknown=1)
