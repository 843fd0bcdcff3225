"""Whatever is typed, it is judged: at once, without an error, and without a change of anybody's numbers."""

import sys

import pytest

from tests.answers.hostile import MOST_SECONDS, judged

OUTSIDE = {"open", "exec", "compile", "import", "os.system", "subprocess.Popen", "socket.connect"}


@pytest.fixture(scope="module")
def events():
    """What Python is asked to do outside of its own arithmetic, while a test watches."""
    found: list[str] = []
    watching: list[bool] = []
    sys.addaudithook(lambda event, _: found.append(event) if watching and event in OUTSIDE else None)
    watching.append(True)
    yield found
    watching.clear()


def test_noise_and_traps_are_judged_at_once_and_touch_nothing(events):
    judged(50, seed=1)  # what is imported once
    events.clear()
    times, diagnoses, is_untouched = judged(1500, seed=1)
    assert is_untouched
    assert events == []
    assert sum(diagnoses.values()) == 1500
    assert diagnoses["unreadable"] > 800 and diagnoses["shape"] > 100
    assert [text for seconds, text in times if seconds > MOST_SECONDS] == []
