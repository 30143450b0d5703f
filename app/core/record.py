"""Small unchanging records whose class costs nothing to make.

A frozen dataclass writes and compiles half a dozen functions when its module is imported, a third of a millisecond
each time the program starts; what is declared between the start and the first rows uses these instead. They have what
the program needs of a dataclass: construction by place or name, defaults, equality, a hash, `repr`, no changes.
"""

from __future__ import annotations

from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a class of annotated attributes a record. Defaults are shared by all, so they must not be changeable."""
    names = tuple(cls.__annotations__)
    every = frozenset(names)
    defaults = {name: vars(cls)[name] for name in names if name in vars(cls)}

    def set_up(self: Any, *given: Any, **named: Any) -> None:
        values = {**defaults, **dict(zip(names, given, strict=False)), **named}
        if values.keys() != every or len(given) > len(names) or not named.keys().isdisjoint(names[: len(given)]):
            raise TypeError(f"{cls.__qualname__}({', '.join(names)}) was given {len(given)} values and {[*named]}")
        self.__dict__.update(values)

    def is_equal(self: Any, other: object) -> bool:
        return vars(self) == vars(other) if type(other) is type(self) else NotImplemented

    def in_words(self: Any) -> str:
        return f"{cls.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    made: Any = cls
    made.__init__, made.__eq__, made.__repr__ = set_up, is_equal, in_words
    made.__hash__ = lambda self: hash(tuple([vars(self)[name] for name in names]))
    made.__setattr__ = made.__delattr__ = _refuse
    made.__match_args__ = names
    return cls


def replaced(one: T, **changes: Any) -> T:
    """Another record, equal but for these attributes."""
    return type(one)(**{**vars(one), **changes})


def _refuse(self: object, name: str, *_value: object) -> None:
    raise AttributeError(f"{type(self).__qualname__}.{name} cannot be changed")
