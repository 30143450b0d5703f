"""`python -m tests.faults.runs RUN FOLDER COUNT`: one run in a process of its own; the figures as JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from tests.faults.runs._branches import own_data_folder

name, folder, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
folder.mkdir(parents=True, exist_ok=True)
own_data_folder(folder)
figures = import_module(f"tests.faults.runs.{name}").run(folder, count)
print(json.dumps(asdict(figures), ensure_ascii=False))
