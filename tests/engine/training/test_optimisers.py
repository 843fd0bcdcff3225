"""Each optimiser moves parameters as PyTorch's of the same name does."""

from dataclasses import replace

import numpy as np
import pytest

from graphgui.engine import Trainer
from graphgui.engine.training.optimisers import optimiser
from graphgui.engine.training.settings import Training
from tests.graphs import node, regression

ALL = ["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"]
STEPS = 200


def slopes(dtype=np.float64):
    """Gradients of very different sizes, some of them zero, and none depending on the parameters."""
    rng = np.random.default_rng(1)
    drawn = rng.standard_normal((STEPS, 7)) * np.logspace(-4, 3, 7)
    drawn[:, 3] = 0
    return drawn.astype(dtype)


def start(dtype=np.float64):
    return np.random.default_rng(2).standard_normal(7).astype(dtype)


def walk(training, gradients, theta):
    """The parameters after each update; half way, the learning rate is halved."""
    gradient = np.zeros_like(theta)
    moved = optimiser(training, theta, gradient)
    path = []
    for k, now in enumerate(gradients):
        gradient[:] = now
        if k == STEPS // 2:
            moved.learning_rate = training.learning_rate / 2
        moved.update()
        path.append(theta.copy())
    return np.array(path)


def torch_walk(training, gradients, theta):
    torch = pytest.importorskip("torch")
    place = torch.tensor(theta, requires_grad=True)
    rate, decay = training.learning_rate, training.weight_decay
    betas = (training.beta1, training.beta2)
    moved = {
        "sgd": lambda: torch.optim.SGD([place], rate, weight_decay=decay),
        "momentum": lambda: torch.optim.SGD([place], rate, momentum=training.momentum, weight_decay=decay),
        "nesterov": lambda: torch.optim.SGD(
            [place], rate, momentum=training.momentum, weight_decay=decay, nesterov=True
        ),
        "rmsprop": lambda: torch.optim.RMSprop(
            [place], rate, training.smoothing, training.epsilon, weight_decay=decay
        ),
        "adam": lambda: torch.optim.Adam([place], rate, betas, training.epsilon, weight_decay=decay),
        "adamw": lambda: torch.optim.AdamW([place], rate, betas, training.epsilon, weight_decay=decay),
    }[training.optimiser]()
    path = []
    for k, now in enumerate(gradients):
        place.grad = torch.tensor(now)
        if k == STEPS // 2:
            moved.param_groups[0]["lr"] = rate / 2
        moved.step()
        path.append(place.detach().numpy().copy())
    return np.array(path)


@pytest.mark.parametrize("decay", [0.0, 0.01])
@pytest.mark.parametrize("name", ALL)
def test_moves_as_in_torch(name, decay):
    training = Training(learning_rate=0.02, optimiser=name, weight_decay=decay, epsilon=1e-6)
    ours, theirs = walk(training, slopes(), start()), torch_walk(training, slopes(), start())
    np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", ALL)
def test_other_hyperparameters_are_torchs_too(name):
    training = Training(0.003, optimiser=name, momentum=0.5, smoothing=0.8, beta1=0.7, beta2=0.95)
    ours, theirs = walk(training, slopes(), start()), torch_walk(training, slopes(), start())
    np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", ALL)
def test_single_precision_stays_single(name):
    training = Training(learning_rate=0.02, optimiser=name, weight_decay=0.01)
    path = walk(training, slopes(np.float32), start(np.float32))
    assert path.dtype == np.float32
    np.testing.assert_allclose(path, walk(training, slopes(), start()), rtol=2e-3, atol=2e-3)


@pytest.mark.parametrize("decay", [0.0, 0.01])
@pytest.mark.parametrize("name", ALL)
def test_a_restored_state_goes_on_bit_for_bit(name, decay):
    training = Training(learning_rate=0.02, optimiser=name, weight_decay=decay)
    gradients, theta, gradient = slopes(), start(), np.zeros(7)
    first = optimiser(training, theta, gradient)
    for now in gradients[:50]:
        gradient[:] = now
        first.update()
    state, place = first.state(), theta.copy()
    for now in gradients[50:]:
        gradient[:] = now
        first.update()
    second = optimiser(training, place, gradient)
    second.restore(state)
    for now in gradients[50:]:
        gradient[:] = now
        second.update()
    assert place.tobytes() == theta.tobytes()


@pytest.mark.parametrize("name", ALL)
def test_the_gradient_is_left_as_it_was(name):
    gradient = np.ones(3)
    optimiser(Training(optimiser=name, weight_decay=0.5), np.ones(3), gradient).update()
    assert (gradient == 1).all()


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    "limits", [{"clip_value": 0.5}, {"clip_norm": 0.7}, {"clip_value": 0.5, "clip_norm": 0.7}]
)
def test_clipped_gradients_move_as_torchs_do(name, limits):
    torch = pytest.importorskip("torch")
    clipped = []
    for now in slopes():
        place = torch.zeros(7, dtype=torch.float64, requires_grad=True)
        place.grad = torch.tensor(now)
        if "clip_value" in limits:
            torch.nn.utils.clip_grad_value_([place], limits["clip_value"])
        if "clip_norm" in limits:
            torch.nn.utils.clip_grad_norm_([place], limits["clip_norm"])
        clipped.append(place.grad.numpy().copy())
    training = Training(0.02, optimiser=name, weight_decay=0.01, epsilon=1e-6)
    ours = walk(replace(training, **limits), slopes(), start())
    np.testing.assert_allclose(ours, torch_walk(training, clipped, start()), rtol=1e-4, atol=1e-6)


def test_the_norm_of_a_huge_gradient_is_clipped_without_overflow_and_a_zero_one_stays():
    theta = np.zeros(2)
    optimiser(Training(1.0, clip_norm=5.0), theta, np.array([3e300, -4e300])).update()
    np.testing.assert_allclose(theta, [-3, 4])
    optimiser(Training(1.0, clip_norm=5.0), theta, np.zeros(2)).update()
    np.testing.assert_allclose(theta, [-3, 4])


def test_a_shorter_gradient_is_left_alone_to_the_bit():
    for limits in ({"clip_norm": 5.0}, {"clip_value": 4.0}):
        theta = np.zeros(2)
        optimiser(Training(0.1, **limits), theta, np.array([0.3, -0.4])).update()
        assert theta.tolist() == [-0.1 * 0.3, 0.1 * 0.4]


def test_gradient_descent_goes_against_the_gradient():
    theta = np.array([1.0, 2.0])
    optimiser(Training(learning_rate=0.25), theta, np.array([4.0, -4.0])).update()
    assert theta.tolist() == [0.0, 3.0]


@pytest.mark.parametrize("name", ["rmsprop", "adam", "adamw"])
@pytest.mark.parametrize("size", [1e160, 1e300])
def test_slopes_whose_squares_overflow_move_parameters_as_far_as_others(name, size):
    ones = np.ones((STEPS, 7))
    far = walk(Training(0.01, optimiser=name), size * ones, start())
    near = walk(Training(0.01, optimiser=name), 1e6 * ones, start())
    np.testing.assert_allclose(far, near, rtol=1e-9)


@pytest.mark.parametrize("name", ALL)
def test_weight_decay_leaves_alone_what_does_not_reach_the_loss(name):
    graph, feeds = regression(20, 2)
    graph.add(node("aside", "parameter", rows=2, columns=3))
    trainer = Trainer(graph, feeds, Training(0.01, optimiser=name, weight_decay=0.1))
    weights = {port.node: array for port, array in trainer.plan.parameters.items()}
    before = {name: array.copy() for name, array in weights.items()}
    trainer.run(5)
    np.testing.assert_array_equal(weights["aside"], before["aside"])
    assert (weights["linear"] != before["linear"]).all()
