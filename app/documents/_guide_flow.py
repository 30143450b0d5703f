"""Items of a chapter onto pages: what belongs together stays together, pictures move on when there is no room.

A heading stays with what follows it, a paragraph leaves no single line behind, the head of a table comes again on the
next page, and a picture that does not fit goes to the top of the next page while the text runs on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from app.documents._guide_lines import Drawn

_LESS_AIR = 0.7
_BELOW_PICTURE = 2.5
Draw = Callable[[Drawn, float], object]
"""Draws an item whose upper edge is at a height of the page."""


@dataclass(frozen=True)
class Mark:
    """A place that can be led to: its key, what the bookmarks call it, and how deep (0 a part, 1 a chapter)."""

    key: str
    title: str
    level: int


@dataclass(frozen=True)
class Item:
    """Something of a height, with room above it that is left out at the head of a page."""

    height: float
    draw: Draw
    above: float = 0.0
    is_glued: bool = False
    """Nothing may come between it and the next."""
    floats: bool = False
    smaller: tuple[Item, ...] = ()
    """The same in smaller sizes, for a page that has no more room."""
    head: Item | None = None
    """What is drawn again above it at the head of a page: the headings of a table."""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Placed:
    """An item and the height at which it begins, from the upper edge of the page's body."""

    item: Item
    top: float


Page = list[Placed]


def paginate(items: Iterable[Item], room: float) -> list[Page]:
    """Items as pages of `room` millimetres."""
    flow = _Flow(room)
    for group in _groups(items):
        flow.take(group)
    flow.end()
    return flow.pages


def shortest(items: Sequence[Item], room: float) -> list[Page]:
    """The same on as few pages as smaller pictures and less air between paragraphs allow, with no more of either than
    that takes.
    """
    sizes = max((len(item.smaller) for item in items), default=0) + 1
    tries = [
        paginate([_changed(item, size, air) for item in items], room)
        for air in (1.0, _LESS_AIR)
        for size in range(sizes)
    ]
    return min(tries, key=len)


def _changed(item: Item, size: int, air: float) -> Item:
    """An item whose usual size is one of its smaller ones, with less room above it."""
    if item.smaller and size:
        item = replace(item.smaller[size - 1], smaller=item.smaller[size:])
    return item if air == 1 else replace(item, above=item.above * air)


def _groups(items: Iterable[Item]) -> Iterable[list[Item]]:
    group: list[Item] = []
    for item in items:
        group.append(item)
        if not item.is_glued:
            yield group
            group = []
    if group:
        yield group


class _Flow:
    def __init__(self, room: float) -> None:
        self._room = room
        self.pages: list[Page] = [[]]
        self._used = 0.0
        self._waiting: deque[list[Item]] = deque()

    def take(self, group: list[Item]) -> None:
        floats = len(group) == 1 and group[0].floats
        if floats and not self._waiting:
            group = self._sized(group)
        if not self._fits(group) or (floats and self._waiting):
            if floats and self.pages[-1]:
                self._waiting.append(group)
                return
            self._turn()
            if not self._fits(group) and self.pages[-1]:
                self._turn()
        self._put(group)

    def end(self) -> None:
        while self._waiting:
            group = self._waiting[0] = self._sized(self._waiting[0])
            if self.pages[-1] and not self._fits(group):
                self._turn()
            else:  # what is higher than a page is cut off by nobody but the page
                self._put(self._waiting.popleft())

    def _sized(self, group: list[Item]) -> list[Item]:
        """The first size that fits, the usual one when none does."""
        sizes = ([one] for one in (group[0], *group[0].smaller))
        return next((one for one in sizes if self._fits(one)), group)

    def _fits(self, group: Sequence[Item]) -> bool:
        needed = sum(item.height + item.above for item in group)
        if not self.pages[-1]:
            needed -= group[0].above
            needed += group[0].head.height if group[0].head else 0
        return self._used + needed <= self._room + 0.01

    def _turn(self) -> None:
        """A new page, which begins with the pictures that wait for it."""
        if self.pages[-1]:
            self.pages.append([])
            self._used = 0.0
        while self._waiting and self._fits(self._waiting[0]):
            self._put(self._waiting.popleft())
            self._used += _BELOW_PICTURE

    def _put(self, group: Sequence[Item]) -> None:
        for item in group:
            page = self.pages[-1]
            if not page and item.head is not None:
                self._place(item.head)
            if page:
                self._used += item.above
            self._place(item)

    def _place(self, item: Item) -> None:
        self.pages[-1].append(Placed(item, self._used))
        self._used += item.height
