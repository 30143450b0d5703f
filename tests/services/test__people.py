"""Sign-in names become full names."""

from __future__ import annotations

from app.services._people import full_names


def test_people_are_known_by_their_full_name(branch: object) -> None:
    assert full_names() == {
        "desk": "林晓梅", "tech": "陈志强", "boss": "周建国", "approve": "吴敏", "admin": "何伟",
    }  # fmt: skip
