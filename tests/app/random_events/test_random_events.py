"""A few hundred random events on the program as it is; `python -m tests.app.random_events` does 120,000."""

import os

import pytest

from tests.app.random_events.running import run_seed
from tools.real_pointer.screen import lacking, screen


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="what a process leaves behind is found by its group")
@pytest.mark.parametrize("seed", [0, 1])
def test_nothing_goes_wrong_whatever_is_done(tmp_path, seed):
    told = run_seed(tmp_path / "run", seed, 300)
    assert told["faults"] == []
    assert told["events"] == 300
    assert told["nodes"] > 1


@pytest.mark.skipif(bool(lacking()), reason=f"a real pointer wants {', '.join(lacking())}")
def test_nothing_goes_wrong_whatever_a_real_pointer_does(tmp_path):
    with screen(tmp_path) as environment:
        told = run_seed(tmp_path / "run", 61, 250, screen=environment)
    assert told["faults"] == []
    assert told["events"] == 250
    assert told["nodes"] > 1
