"""Many keys and touches by chance on the running kiosk: it keeps the screen and guards its PINs.

python -m tests.benchmarks.no_way_out [--events 10000] [--seed 1]

The last line is JSON; the exit code is 1 when there was a way out.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.ui.fuzz import Fuzzer
from tests.ui.kiosk import lead, running_kiosk


def main() -> None:
    """Do it and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for variable in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        os.environ.pop(variable, None)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    began_s = time.monotonic()
    with (
        tempfile.TemporaryDirectory() as folder,
        running_kiosk(application, Path(folder)) as app,
    ):
        fuzzer = Fuzzer(app.window, app.entrance, seed=options.seed, lead=partial(lead, app))
        report = fuzzer.run(options.events, most_s=3600.0)
        is_running = app.failure is None and app.bridge.is_running
    told = {
        "events": sum(report.events.values()),
        "kinds": dict(report.events),
        "states": {state.value: count for state, count in report.states.items()},
        "pin_pages": report.pin_pages,
        "sign_in_pages": report.sign_in_pages,
        "ways_out": report.ways_out[:20],
        "is_running": is_running,
        "seconds": round(time.monotonic() - began_s, 1),
    }
    print(json.dumps(told))
    sys.exit(1 if report.ways_out or not is_running else 0)


if __name__ == "__main__":
    main()
