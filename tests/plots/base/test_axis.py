"""A plot that grows moves its axes now and then, not all the time."""

from graphgui.plots.base.axis import Axis, Bounds, settled


def test_a_growing_range_is_shown_with_room_and_then_stays():
    shown = settled(Bounds(0, 10, 0, 1), Bounds(0, 11, 0, 1))
    assert shown.right > 11
    assert (shown.left, shown.bottom, shown.top) == (0, 0, 1)
    assert settled(shown, Bounds(0, 12, 0, 1)) == shown


def test_a_thousand_steps_move_the_axis_a_few_dozen_times():
    shown, moves = Bounds(0, 10, 0, 1), 0
    for step in range(10, 1010):
        before, shown = shown, settled(shown, Bounds(0, step, 0, 1))
        assert shown.left <= 0 and shown.right >= step
        moves += shown != before
    assert moves < 50


def test_what_is_far_too_wide_is_narrowed():
    assert settled(Bounds(0, 10, 0, 100), Bounds(0, 10, 0, 1)) == Bounds(0, 10, 0, 1)


def test_the_first_range_is_exact():
    assert settled(None, Bounds(0, 1, 2, 3)) == Bounds(0, 1, 2, 3)


def test_a_log_axis_has_each_power_of_ten_once(qapp):
    axis = Axis(orientation="bottom")
    axis.setLogMode(True)
    values = [value for _, values in axis.tickValues(-0.5, 2.5, 400) for value in values]
    assert sorted(v for v in values if v == round(v)) == [0, 1, 2]
    assert len(values) == len(set(values)) > 20


def test_an_axis_that_counts_has_whole_numbers_alone(qapp):
    axis = Axis(orientation="bottom")
    assert any(value % 1 for _, values in axis.tickValues(0.4, 2.6, 400) for value in values)
    axis.counts = True
    assert {value for _, values in axis.tickValues(0.4, 2.6, 400) for value in values} == {1, 2}


def test_room_that_is_there_stays_when_the_other_end_moves():
    shown, moves = Bounds(0, 10, 90.0, 110.0), 0
    for step in range(1000):
        low, high = 100 - 0.05 * step, 110 + 0.003 * step  # both move, one slowly
        before, shown = shown, settled(shown, Bounds(0, 10, low, high))
        assert shown.bottom <= low and shown.top >= high
        moves += shown != before
    assert moves < 30


def test_a_leap_is_shown_without_room():
    wanted = Bounds(0, 10, -50, 1000)
    assert settled(Bounds(0, 10, 0, 1), wanted) == wanted
