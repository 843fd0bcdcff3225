"""Real processes of the program, each with the same state folder, that are killed and started again."""

import pytest

from tests.app.recovery.running import Running


@pytest.fixture
def start(tmp_path):
    """Starts the program to do something; ends what is left at the end."""
    began = []

    def begin(what, *files):
        began.append(Running(tmp_path, what, *files))
        return began[-1]

    yield begin
    for running in began:
        if running.process.poll() is None:
            running.process.kill()
            running.end()


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state"
