"""What is said of a trouble is for people."""

from __future__ import annotations

import pytest

from app.core.errors import EnvironmentFault, UserError


@pytest.mark.parametrize(
    ("spelled", "said"),
    [
        ("\\\\?\\C:\\数据\\branch.aftercare is damaged.", "C:\\数据\\branch.aftercare is damaged."),
        ("Copy \\\\?\\C:\\a to \\\\?\\UNC\\server\\共享.", "Copy C:\\a to \\\\server\\共享."),
        ("There is no \\\\server\\share.", "There is no \\\\server\\share."),
    ],
)
def test_a_path_is_said_as_explorer_takes_it(spelled: str, said: str) -> None:
    assert EnvironmentFault(spelled, "damaged").text == said
    assert str(UserError(spelled)) == said
