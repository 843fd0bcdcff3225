"""A plug-in whose import hangs, crashes or ends the program is named and left out; the others are used."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from graphgui import assets
from graphgui.ops.plugins import loading, trial
from tests.installing import install

_ENDS = {
    "exits": ("import sys; sys.exit(3)", "SystemExit: 3"),
    "interrupts": ("raise KeyboardInterrupt", "KeyboardInterrupt"),
    "dies": ("import os; os._exit(7)", "importing it ends the program, with code 7"),
    "crooked": ("def (", "SyntaxError: invalid syntax (crooked.py, line 13)"),
    "mute": ("class Odd(Exception):\n    def __str__(self): raise self\nraise Odd", "Odd"),
    "long": ("raise ValueError('many\\nlines ' * 1000)", "ValueError: many lines"),
    "endless": (
        "def ops():\n    n = 0\n    while True:\n        n += 1\n        yield op(f'cube{n}')\nOPS = ops()",
        "ValueError: it declares more than 1000 operations",
    ),
    "ports": (
        "import itertools\nOPS = Op('a', 'Mine', '', lambda A: A, print, inputs=itertools.count())",
        "TypeError: object of type 'itertools.count' has no len()",
    ),
}
_HANG = {
    "hangs": "while True: pass",
    "sleeps": "import time; time.sleep(1000)",
    "stubborn": "import time\nwhile True:\n    try: time.sleep(1000)\n    except BaseException: pass",
    "silent": "def ops():\n    while True:\n        if False: yield 1\nOPS = ops()",
}


@pytest.fixture
def found(tmp_path, monkeypatch):
    """What is found of packages by name, given the code of each."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delenv("GRAPHGUI_TRIED_PLUGINS", raising=False)

    def load(**codes):
        for name, code in codes.items():
            install(tmp_path, name, code)
        ops, problems = loading.load([])
        return [op.name for op in ops], [str(problem) for problem in problems]

    return load


@pytest.mark.parametrize("name", _ENDS)
def test_one_that_ends_what_imports_it_is_named_and_left_out(found, name):
    code, reason = _ENDS[name]
    ops, problems = found(**{name: code, "whole": "OPS = op()"})
    assert ops == ["cube"]
    (problem,) = problems
    assert problem.startswith(f"The plug-in “{name}” ({name}:OPS) was left out: {reason}")
    assert len(problem) < 500
    assert "\n" not in problem


def test_those_that_hang_are_given_up_together(found, monkeypatch):
    monkeypatch.setattr(trial, "SECONDS", 1.0)
    ops, problems = found(**_HANG, whole="OPS = op()")
    assert ops == ["cube"]
    late = "importing it did not come to an end within 1 seconds"
    assert problems == [f"The plug-in “{name}” ({name}:OPS) was left out: {late}." for name in sorted(_HANG)]


def test_a_process_that_the_program_starts_is_told_what_it_has_found(found):
    found(dies="import os; os._exit(7)", whole="OPS = op()")
    code = "import subprocess; subprocess.Popen = None\n"
    code += "from graphgui.ops import OPS; print('cube' in OPS, *OPS.problems)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("True The plug-in")
    assert "“dies” (dies:OPS) was left out: importing it ends the program" in done.stdout


def test_what_an_import_prints_or_changes_stays_in_the_plug_in(found, capfd):
    changes = """
import locale, os, signal, sys, threading, warnings
print("noise")
np.seterr(all="raise")
np.set_printoptions(precision=1)
os.chdir("/")
signal.signal(signal.SIGINT, signal.SIG_IGN)
sys.stdout = sys.excepthook = threading.excepthook = None
sys.setrecursionlimit(200)
warnings.simplefilter("error")
OPS = []
"""

    def state():
        hooks = sys.excepthook, sys.stdout, sys.stderr, signal.getsignal(signal.SIGINT)
        return Path.cwd(), np.geterr(), np.get_printoptions(), hooks, sys.getrecursionlimit()

    before = state()
    assert found(noisy=changes) == ([], [])
    assert state() == before
    printed = capfd.readouterr()
    assert (printed.out, printed.err) == ("", "noise\n")


def test_a_start_with_many_bad_ones_ends_soon_and_writes_nothing_else_than_its_answer(tmp_path):
    for name, (code, _) in _ENDS.items():
        install(tmp_path, name, code)
    install(tmp_path, "hangs", _HANG["hangs"])
    install(tmp_path, "whole", "print('noise')\nOPS = op()")
    done = subprocess.run(
        [sys.executable, "-m", "graphgui", "eval", assets.path("examples", "five-points.graph.json"), "--json"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["loss"] > 0
    assert "Traceback" not in done.stderr
    for name in (*_ENDS, "hangs"):
        assert f"graphgui: The plug-in “{name}” ({name}:OPS) was left out: " in done.stderr
