"""Who somebody is: records keep the sign-in name, people read the full one."""

from __future__ import annotations

from app.models.organisation import User


def full_names() -> dict[str, str]:
    """The full name of every account by its sign-in name, those out of use too."""
    return dict(User.select(User.name, User.full_name).tuples())
