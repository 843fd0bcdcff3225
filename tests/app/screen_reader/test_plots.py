"""What a plot shows is told in words, where a screen reader runs, and not in each frame."""

import math

import pytest
from PySide6.QtGui import QAccessible

from tests.app.playing import play
from tests.app.test_every_plot import PLOTS, plot  # noqa: F401  # a fixture

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture(autouse=True)
def reader(qapp):
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def told(plot):  # noqa: F811
    return plot.view.accessibleDescription()


def test_each_has_its_name_and_says_what_it_shows(plot, window):  # noqa: F811
    (name,) = (name for name in PLOTS if window.panels[name] is plot)
    assert plot.view.accessibleName() == window.docks[name].windowTitle()
    plot.draw_now()
    assert any(character.isdigit() for character in told(plot))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("fit", ("R² ", "slope 0.320, intercept ", "235 points")),
        ("loss", ("step 20: loss 0.0208, best 0.0208 at step 20", "closed form 0.0129")),
        ("gradients", ("X → linear.X ", "linear → mse.Ŷ ")),
        ("parameters", ("linear.W[income] 0.320", "linear.b 0.334")),
    ],
)
def test_results_are_told(engel, qtbot, name, words):
    engel.session.run_now(20)
    shown = engel.panels[name]

    def is_told():
        shown.draw_now()
        return all(word in told(shown) for word in words)

    qtbot.waitUntil(is_told)


def test_while_it_trains_it_is_told_to_who_comes_and_not_in_each_frame(engel, qtbot):
    shown = engel.panels["loss"]
    shown.draw_now()
    before = told(shown)
    engel.session.rate = math.inf
    play(engel, steps=10_000_000)
    qtbot.waitUntil(lambda: engel.session.step > 100)
    shown.draw_now()
    assert told(shown) == before
    shown.view.setFocus()
    qtbot.waitUntil(lambda: told(shown) != before)
    while_it_trains = told(shown)
    engel.session.pause()
    qtbot.waitUntil(
        lambda: told(shown) not in (before, while_it_trains) and str(engel.session.step) in told(shown)
    )


def test_what_a_person_guesses_is_not_told(engel, qtbot):
    fit = engel.panels["fit"]
    qtbot.waitUntil(lambda: engel.session.moment.is_computed)
    fit.guess.action.setChecked(True)
    fit.draw_now()
    assert "slope" not in told(fit)
