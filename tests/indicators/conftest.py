"""The desk of the tests of services: the hand-made branch is worked on as people do."""

from tests.services.conftest import renderer, work

__all__ = ["renderer", "work"]
