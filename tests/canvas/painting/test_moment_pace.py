"""A large graph that trains does not take all of the window's time, and its last moment is shown."""

import time

import pytest

from graphgui.canvas.painting.moment_pace import MomentPace


@pytest.fixture
def shown():
    return []


def test_moments_that_take_long_are_shown_a_fifth_of_the_time(qtbot, shown):
    moments = iter(range(1000))

    def show():
        shown.append(now)
        time.sleep(0.03)

    pace = MomentPace(show)
    began = time.monotonic()
    while time.monotonic() < began + 0.5:
        now = next(moments)
        pace.show()
        qtbot.wait(5)
    assert 2 <= len(shown) <= 1 + 0.5 / (5 * 0.03)
    qtbot.waitUntil(lambda: shown[-1] == now)


def test_moments_that_take_no_time_are_all_shown(qtbot, shown):
    pace = MomentPace(lambda: shown.append(None))
    for count in range(1, 21):
        pace.show()
        qtbot.wait(2)
        assert len(shown) == count


def test_what_is_asked_for_at_once_waits_for_nothing(qtbot, shown):
    pace = MomentPace(lambda: (shown.append(None), time.sleep(0.05)))
    pace.show()
    pace.show_now()
    pace.show_now()
    assert len(shown) == 3
