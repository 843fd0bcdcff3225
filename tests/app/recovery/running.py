"""One process of the program, with a state folder that the next one shares."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

PROGRAM = Path(__file__).parent / "program.py"


class Running:
    """One process; what it says is read while it runs."""

    def __init__(self, folder, what, *files):
        own = {"XDG_STATE_HOME": "state", "XDG_DATA_HOME": "data", "TMPDIR": "temporary"}
        state = {variable: str(folder / name) for variable, name in own.items()}
        for name in ("temporary", "own"):
            (folder / name).mkdir(exist_ok=True)
        with (folder / "stderr").open("w") as errors:
            self.process = subprocess.Popen(
                [sys.executable, str(PROGRAM), str(folder / "settings"), what, *map(str, files)],
                env={"QT_QPA_PLATFORM": "offscreen"} | os.environ | state,
                cwd=folder / "own",
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        self.said = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.said.append(json.loads(line))

    def kill(self, number):
        self.process.send_signal(number)
        return self.end()

    def end(self):
        code = self.process.wait(60)
        self._reader.join()
        self.process.stdout.close()
        return code
