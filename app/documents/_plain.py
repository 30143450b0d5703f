"""Frozen content of issued papers: plain JSON values to a form's data and back, loud about what does not belong."""

from __future__ import annotations

import dataclasses
import types
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Data = TypeVar("Data")


@cache
def _fields(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def from_content(kind: type[Data], content: dict[str, Any]) -> Data:
    """The form's data from JSON values: ISO texts become moments and dates, lists tuples, objects parts.

    Raises ValueError for a key that the form does not know or a value of another kind.
    """
    known = _fields(kind)
    unknown = content.keys() - known.keys()
    if unknown:
        raise ValueError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return kind(**{name: _value(known[name], value, f"{kind.__name__}.{name}") for name, value in content.items()})


def _value(wanted: Any, value: Any, where: str) -> Any:
    options = get_args(wanted) if get_origin(wanted) in (Union, types.UnionType) else (wanted,)
    if value is None:
        if type(None) in options:
            return None
        raise ValueError(f"{where} is missing")
    kind: Any = next(option for option in options if option is not type(None))
    if get_origin(kind) is tuple:
        parts = get_args(kind)
        inner = [parts[0]] * len(value) if parts[-1] is Ellipsis else parts
        return tuple(_value(part, item, where) for part, item in zip(inner, value, strict=True))
    if isinstance(value, dict):
        return from_content(kind, value)
    if kind in (datetime, date) and isinstance(value, str):
        return kind.fromisoformat(value)
    if kind is float and isinstance(value, int):
        return float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"{where} cannot be {value!r}")
    return value


def to_content(data: Any) -> Any:
    """The form's data as JSON values, the opposite of `from_content`."""
    if dataclasses.is_dataclass(data):
        return {field.name: to_content(getattr(data, field.name)) for field in dataclasses.fields(data)}
    if isinstance(data, (list, tuple)):
        return [to_content(item) for item in data]
    if isinstance(data, (datetime, date)):
        return data.isoformat()
    return data


def texts(data: Any) -> list[str]:
    """Every text in a form's data or its JSON content, to ask `missing_characters` before printing."""
    if isinstance(data, str):
        return [data]
    if dataclasses.is_dataclass(data):
        return [text for field in dataclasses.fields(data) for text in texts(getattr(data, field.name))]
    values = data.values() if isinstance(data, dict) else data if isinstance(data, (list, tuple)) else ()
    return [text for item in values for text in texts(item)]
