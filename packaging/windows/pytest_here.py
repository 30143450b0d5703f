"""Run pytest with the Windows Python under Wine, without a screen: Wine drops `QT_…` variables that are set outside."""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest

sys.exit(pytest.main(sys.argv[1:]))
