"""Make Qt's enumerations as quickly as their members can be written down.

A window needs some two hundred of Qt's enumerations with three thousand members (whoever says `Qt` gets a hundred at
once). Python 3.11 makes each member by way of a stand-in that it puts into the class, takes out again and replaces:
a sixth of a whole start. What PySide asks for is always the same simple case (names with whole numbers), so here the
class is made empty by Python itself and the members are written into it. A test compares every enumeration of the
window's three modules with the one that Python makes.
"""

from __future__ import annotations

import sys
from enum import KEEP, Enum, EnumType, Flag, IntEnum, IntFlag
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_KNOWN_PYTHON = (3, 11)
"""Other versions keep other books of their members; there everything stays as it is."""

_KINDS = (Enum, IntEnum, Flag, IntFlag) if hasattr(Flag, "_singles_mask_") else (Enum, IntEnum)
"""Until 3.11.3 the books of flags were kept in another way."""

_TAKEN: dict[type, frozenset[str]] = {kind: frozenset(dir(kind)) | frozenset(dir(int)) | {"mro", ""} for kind in _KINDS}
"""By kind of enumeration the names that mean something already: a member of such a name takes Python's own way."""


def put_in_place() -> None:
    """From now on, for this process; nothing happens with another Python than 3.11, or the second time."""
    plain = EnumType._create_
    if sys.version_info[:2] == _KNOWN_PYTHON and plain.__module__ != __name__:
        EnumType._create_ = _creating(plain)  # type: ignore[method-assign]


def _creating(plain: Callable[..., Any]) -> Callable[..., Any]:
    def create(kind: Any, name: str, names: Any, **how: Any) -> Any:
        if not _is_simple(kind, names, how):
            return plain(kind, name, names, **how)
        if how.get("module") is None:
            how["module"] = sys._getframe(2).f_globals["__name__"]  # as Python finds it, who asked
        made = plain(kind, name, [], **how)
        _write_members(made, names, of_bits=issubclass(made, Flag))
        return made

    return create


def _is_simple(kind: Any, names: Any, how: dict[str, Any]) -> bool:
    """Whether PySide asks: no other caller gives a list of pairs and keeps what is outside the boundary."""
    taken = _TAKEN.get(kind)
    if taken is None or type(names) is not list or how.get("boundary") is not KEEP or how.get("type") is not None:
        return False
    given = set()
    for name, value in names:
        if type(value) is not int or name in taken or name[0] == "_":
            return False
        given.add(name)
    return len(given) == len(names)


def _write_members(made: Any, names: list[tuple[str, int]], *, of_bits: bool) -> None:
    new, takes_value = made._new_member_, made._use_args_
    listed, by_name, by_value = made._member_names_, made._member_map_, made._value2member_map_
    put, every_bit, single_bits = type.__setattr__, 0, 0
    for name, value in names:
        is_single = value > 0 and not value & (value - 1)
        every_bit |= value
        if is_single:
            single_bits |= value
        member = by_value.get(value)
        if member is None:
            member = new(made, value) if takes_value else new(made)
            books = member.__dict__
            books["_value_"], books["_name_"], books["__objclass__"] = value, name, made
            books["_sort_order_"] = len(listed)
            by_value[value] = member
            if not of_bits or is_single:
                listed.append(name)
        put(made, name, member)
        by_name[name] = member
    if of_bits:
        put(made, "_flag_mask_", every_bit)
        put(made, "_singles_mask_", single_bits)
        put(made, "_all_bits_", 2 ** every_bit.bit_length() - 1)
        in_order = [by_name[name]._value_ for name in listed]
        if in_order != sorted(in_order):
            put(made, "_iter_member_", made._iter_member_by_def_)
