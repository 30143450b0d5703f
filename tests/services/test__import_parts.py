"""What an import wants to do with its rows, and letting go of it."""

from __future__ import annotations

from app.services._import_parts import let_go


class Witness:
    """Counts how many of its kind are left."""

    left = 0

    def __init__(self) -> None:
        Witness.left += 1

    def __del__(self) -> None:
        Witness.left -= 1


def test_lists_and_books_are_emptied_entry_by_entry() -> None:
    seen: list[int] = []

    class Book(dict[int, Witness]):
        def popitem(self) -> tuple[int, Witness]:
            seen.append(Witness.left)
            return super().popitem()

    listed, book = [Witness() for _ in range(3)], Book({at: Witness() for at in range(4)})
    assert Witness.left == 7
    let_go(listed, book, [], {})
    assert (listed, book, Witness.left) == ([], {}, 0)
    assert seen == [4, 3, 2, 1], "one after the other, the list first"
