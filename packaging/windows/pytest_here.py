"""Run pytest with the Windows Python under Wine, without a screen: Wine drops `QT_…` variables that are set outside."""

import _winapi
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QPA_FONTDIR"] = str(Path(__file__).resolve().parents[2] / "resources" / "fonts")  # it finds no other
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
if hasattr(_winapi, "CopyFile2"):  # Wine 8 ends a program that calls it; Python then copies by itself
    del _winapi.CopyFile2

import pytest

sys.exit(pytest.main(sys.argv[1:]))
