"""The window with plug-ins that do harm: each is named in the banner, and the program lives on. Real processes."""

import json
import os
import subprocess
import sys

import pytest

from graphgui import assets
from tests.installing import install

_PROGRAM = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from graphgui.app.application import application
from graphgui.app.main import run
from graphgui.app.window import Window

app = application()
said, begun, seen = [], time.monotonic(), []
path, then, wanted = sys.argv[1], sys.argv[2], sys.argv[3]

def look():
    windows = [each for each in app.topLevelWidgets() if isinstance(each, Window) and each.isVisible()]
    if not windows:
        return
    window = windows[0]
    if window.banner.text not in ("", *said):
        said.append(window.banner.text)
    if then == "play" and window.session.moment.is_computed and not seen:
        seen.append("trained")
        window.session.play()
    is_said = any(wanted in each for each in said)
    if is_said or time.monotonic() - begun > 100:
        timer.stop()
        window.files.open_path(Path(EXAMPLE))
        window.session.evaluate()
        print(json.dumps([said, window.session.moment.is_computed]))
        app.closeAllWindows()
        app.quit()

timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
run(Path(path) if path else None)
"""

_GRAPH = {
    "format": "graphgui",
    "version": 1,
    "loss": "sum",
    "nodes": [
        {"name": "W", "op": "parameter", "attributes": {"rows": 1, "columns": 2}, "position": [0, 0]},
        {"name": "mine", "op": "cube", "position": [300, 0]},
        {"name": "sum", "op": "sum", "position": [600, 0]},
    ],
    "wires": [{"from": "W.out", "to": "mine.A"}, {"from": "mine.out", "to": "sum.A"}],
}


@pytest.fixture
def window(tmp_path):
    """Starts the program with these packages; gives what it said, and whether it lives on."""

    def start(packages, wanted, graph=None, then=""):
        for name, code in packages.items():
            install(tmp_path, name, code)
        path = ""
        if graph:
            path = str(tmp_path / "mine.graph.json")
            (tmp_path / "mine.graph.json").write_text(json.dumps(graph), encoding="utf-8")
        (tmp_path / "program.py").write_text(
            _PROGRAM.replace("EXAMPLE", repr(str(assets.path("examples", "five-points.graph.json")))),
            encoding="utf-8",
        )
        code = "if __name__ == '__main__': import runpy; runpy.run_path(r'%s')" % (tmp_path / "program.py")
        done = subprocess.run(
            [sys.executable, "-c", code, path, then, wanted],
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path]),
                "XDG_STATE_HOME": str(tmp_path),
                "XDG_CONFIG_HOME": str(tmp_path),
                "QT_QPA_PLATFORM": "offscreen",
            },
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    return start


def test_those_that_hang_or_end_the_program_are_named_once_the_window_is_there(window):
    packages = {"hangs": "while True: pass", "exits": "raise SystemExit", "whole": "OPS = op()"}
    said, lives = window(packages, "“hangs”")
    (sentence,) = said
    assert "The plug-in “exits” (exits:OPS) was left out: SystemExit." in sentence
    assert "The plug-in “hangs” (hangs:OPS) was left out: importing it did not come to an end" in sentence
    assert lives


def test_a_forward_that_raises_is_named_with_its_node(window):
    code = "def raises(*_): raise ValueError('half way')\nOPS = op(forward=raises)"
    said, lives = window({"cubes": code}, "half way", _GRAPH)
    assert said[-1] == "“mine”: forward of its operation cube fails: ValueError: half way."
    assert lives


def test_one_that_raises_in_the_process_that_trains_only(window):
    code = """
import multiprocessing
def forward(out, A):
    if multiprocessing.current_process().name == "graphgui-training":
        raise ValueError("over there")
    np.power(A, 3, out=out)
OPS = op(forward=forward)
"""
    said, lives = window({"cubes": code}, "over there", _GRAPH, "play")
    assert said[-1] == "“mine”: forward of its operation cube fails: ValueError: over there."
    assert lives


def test_one_that_hangs_there_is_said_and_another_graph_opens(window):
    code = """
import multiprocessing
def forward(out, A):
    while multiprocessing.current_process().name == "graphgui-training":
        pass
    np.power(A, 3, out=out)
OPS = op(forward=forward)
"""
    said, lives = window({"cubes": code}, "No step has come", _GRAPH, "play")
    assert said[-1].startswith("No step has come for a while: one takes long")
    assert lives
