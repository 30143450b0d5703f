"""Run pytest with the Windows Python under Wine, without a screen: Wine drops `QT_…` variables that are set outside."""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pytest

sys.exit(pytest.main(sys.argv[1:]))
