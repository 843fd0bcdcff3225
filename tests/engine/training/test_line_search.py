"""How far a step of L-BFGS goes: along a line, to where the loss is enough lower and the slope flatter."""

from itertools import pairwise

import numpy as np
import pytest

from graphgui.engine import Training
from graphgui.engine.training.lbfgs import LBFGS, Objective
from graphgui.engine.training.optimiser import Held


class Line:
    """A loss of one number and its slope, known at a few places and elsewhere up without end."""

    def __init__(self, places, start=0.0, **settings):
        self.places, self.asked = places, []
        self.theta, self.gradient = np.array([float(start)]), np.zeros(1)
        training = Training(optimiser="lbfgs", **settings)
        self.optimiser = LBFGS(
            self.theta, self.gradient, training, Held(), Objective(lambda: self.loss, self.compute)
        )
        self.compute()
        self.asked.clear()

    def compute(self):
        self.asked.append(self.theta.item())
        self.loss, self.gradient[0] = self.places.get(self.theta.item(), (100.0, 50.0))
        return self.loss

    def step(self):
        self.optimiser.update()
        return self.theta.item()


@pytest.mark.parametrize(
    ("places", "asked"),
    [
        ({0: (0, -1), 1: (-1.01e-4, 2)}, [1]),
        ({0: (0, -1), 1: (-0.99e-4, 2), 0.5: (-0.51e-4, 2)}, [1, 0.5]),
        ({0: (0, -1), 1: (-0.99e-4, 2), 0.5: (-0.49e-4, 2), 0.25: (-1, 0)}, [1, 0.5, 0.25]),
        ({0: (0, -1), 1: (-1, -0.89)}, [1]),
        ({0: (0, -1), 1: (-1, -0.91), 2: (-2, -0.91), 4: (-3, -0.89)}, [1, 2, 4]),
        ({0: (0, -1), 1: (-1, -0.91), 2: (-1.9e-4, 2), 1.5: (-1, 0)}, [1, 2, 1.5]),
        ({0: (0, -1), 1: (-1, -0.91), 2: (-2.1e-4, 2)}, [1, 2]),
        ({0: (0, -1), 1: (-1, -0.95), 1.5: (-1, -0.95), 1.75: (-1, 0.1)}, [1, 2, 1.5, 1.75]),
        ({0: (0, -4), 1: (-1, 0)}, [1]),  # the first step goes no further than 1
        ({0: (0, -0.5), 0.5: (-1, 0)}, [0.5]),  # and no further than the gradient
        ({0: (0, 4), -1: (-1, 0)}, [-1]),
    ],
)
def test_it_doubles_and_halves_until_the_loss_is_lower_and_the_slope_flatter(places, asked):
    line = Line(places)
    assert line.step() == asked[-1]
    assert line.asked == asked
    assert not line.optimiser.is_stuck


@pytest.mark.parametrize(
    ("loss", "slope", "is_taken"),
    [
        (1 + 2**-52, 0.9, True),  # rounding alone, and the slope is flatter
        (1.0, 0.99, True),
        (1 + 2**-51, 0.9, False),
        (1.0, 0.9999, False),  # as steep on the other side: down by less than 1e-4 if the loss were quadratic
    ],
)
def test_where_losses_differ_by_rounding_alone_slopes_decide(loss, slope, is_taken):
    line = Line({0: (1, -1), 1: (loss, slope)})
    assert line.step() == (1 if is_taken else 0)
    assert line.optimiser.is_stuck == (not is_taken)
    assert len(line.asked) == (1 if is_taken else 40)


def test_a_loss_that_falls_without_end_is_followed_as_far_as_forty_trials_lead():
    class Slide(Line):
        def compute(self):
            self.asked.append(self.theta.item())
            self.loss, self.gradient[0] = -self.theta.item(), -1.0
            return self.loss

    line = Slide({})
    assert line.step() == 2.0**39
    assert not line.optimiser.is_stuck
    assert line.asked == [*(2.0**k for k in range(40)), 2.0**39]


def test_where_no_step_leads_down_the_parameters_stay():
    line = Line({3: (0, -1)}, start=3)
    assert line.step() == 3
    assert line.optimiser.is_stuck
    assert line.asked == [3 + 2.0**-k for k in range(40)]


def test_the_second_step_is_newtons_where_the_loss_is_quadratic():
    """Loss (x - 5)², whose curvature the first step has seen."""
    places = {x: ((x - 5) ** 2, 2 * (x - 5)) for x in (0.0, 1.0, 2.0, 5.0)}
    places[1.0] = places[1.0][0], -8.0
    line = Line(places)
    line.step()
    assert line.theta.item() == 1
    assert line.step() == 5
    assert line.asked == [1, 5]


@pytest.mark.parametrize(("loss", "asked"), [(1.4, [1]), (1.6, [1, 1.5])])
def test_half_of_the_decay_times_the_square_counts_in_the_loss_and_its_slope_in_the_slope(loss, asked):
    """At 2 the loss is 0 and the decay's part 2, at 1 that is 1.5 lower."""
    line = Line({2: (0, 0), 1: (loss, 0), 1.5: (0, 0)}, start=2, weight_decay=1.0)
    assert line.step() == asked[-1]
    assert line.asked == asked


def quadratic_steps(memory, count):
    """Steps on ½ θᵀ A θ in five dimensions."""
    A = np.diag([1.0, 3.0, 10.0, 30.0, 100.0])
    theta, gradient = np.ones(5), np.zeros(5)

    def evaluate():
        gradient[:] = A @ theta
        return 0.5 * float(theta @ A @ theta)

    optimiser = LBFGS(
        theta, gradient, Training(optimiser="lbfgs", memory=memory), Held(), Objective(evaluate, evaluate)
    )
    evaluate()
    seen = [(theta.copy(), gradient.copy())]
    for _ in range(count):
        optimiser.update()
        seen.append((theta.copy(), gradient.copy()))
    return seen


@pytest.mark.parametrize("memory", [1, 2, 3, 10])
def test_the_direction_is_that_of_the_bfgs_formula_with_the_steps_that_are_remembered(memory):
    """H ← (I - ρ s yᵀ) H (I - ρ y sᵀ) + ρ s sᵀ over the last steps, from (sᵀy / yᵀy) I (Nocedal 1980)."""
    seen = quadratic_steps(memory, 7)
    pairs = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(seen)]
    for index in range(1, 6):
        known = pairs[max(0, index - memory) : index]
        s, y = known[-1]
        H = (s @ y) / (y @ y) * np.eye(5)
        for s, y in known:
            V = np.eye(5) - np.outer(y, s) / (s @ y)
            H = V.T @ H @ V + np.outer(s, s) / (s @ y)
        direction, moved = -H @ seen[index][1], pairs[index][0]
        cosine = direction @ moved / np.linalg.norm(direction) / np.linalg.norm(moved)
        assert cosine == pytest.approx(1, abs=1e-9)


def test_where_the_slope_is_0_nothing_moves_and_no_other_place_is_tried():
    line = Line({0: (1, 0)})
    assert line.step() == 0
    assert line.optimiser.is_stuck
    assert line.asked == [0]
