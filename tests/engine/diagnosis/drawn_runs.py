"""Random runs, how far each is from its minimum, and what is said of it.

python -m tests.engine.diagnosis.drawn_runs 200    looks at 200 that have converged and 200 that have not
"""

import sys
from collections import Counter
from dataclasses import dataclass, replace

import numpy as np

from graphgui.engine import Graph, Training, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.analysis.sharpness import sharpness
from graphgui.engine.analysis.spectrum import spectrum
from graphgui.engine.analysis.stability import stable_rates
from graphgui.engine.diagnosis.diagnosis import plan_at
from graphgui.engine.diagnosis.slowness import diagnose_slowness, is_flat, is_minimum
from tests.graphs import constant, node
from tests.troubles import trained

CLOSE = 1e-6
KINDS = ("mse", "raw", "exact", "huber", "logistic", "softmax", "network")
LOSSES = {"huber": "huber", "logistic": "binary_cross_entropy", "softmax": "softmax_cross_entropy"}
OPTIMISERS = ("sgd", "sgd", "momentum", "nesterov", "adam", "rmsprop")
STEPS = (150, 400, 1500, 6000)


@dataclass(frozen=True)
class Drawn:
    """A run, the least loss that it could come to, and what the window says of it."""

    kind: str
    loss: float
    least: float
    size: float
    said: str

    @property
    def above(self):
        return (self.loss - self.least) / self.least if self.least else np.inf

    @property
    def has_converged(self):
        """To a millionth of the least loss; of an exact fit, to the rounding of its residuals."""
        return self.above <= CLOSE or self.loss < 1e-29 * self.size

    @property
    def is_far(self):
        return self.above > CLOSE and self.loss > 1e-24 * self.size


def model(X, Y, loss, outputs=1, hidden=0):
    """X -> (linear -> tanh ->) linear -> loss <- Y."""
    graph = Graph([constant("X", np.zeros_like(X)), constant("Y", np.zeros_like(Y)), node("loss", loss)])
    start = ("X", "out")
    if hidden:
        graph.add(node("first", "linear", outputs=hidden))
        graph.add(node("tanh", "tanh"))
        graph.connect(Wire(*start, "first", "X"))
        graph.connect(Wire("first", "Yhat", "tanh", "A"))
        start = ("tanh", "out")
    graph.add(node("linear", "linear", outputs=outputs))
    graph.connect(Wire(*start, "linear", "X"))
    graph.connect(Wire("linear", "Yhat", "loss", graph["loss"].op.inputs[0].name))
    graph.connect(Wire("Y", "out", "loss", "Y"))
    return graph, {"X": X, "Y": Y}


def drawn_model(kind, rng):
    """A model with data: raw columns differ in size by up to 10⁸ and stand up to 100 deviations off zero."""
    rows, columns = int(rng.integers(15, 60)), int(rng.integers(1, 5))
    Z = rng.standard_normal((rows, columns))
    X = Z
    if kind == "raw" or (kind in ("huber", "logistic", "softmax", "network") and rng.random() < 0.3):
        X = (Z + rng.choice([0.0, 1.0, 10.0, 100.0], columns)) * 10 ** rng.uniform(-3, 5, columns)
    ideal, noise = Z @ rng.standard_normal((columns, 1)) + 0.5, rng.standard_normal((rows, 1))
    match kind:
        case "mse" | "raw":
            Y = (ideal + 0.5 * noise + rng.choice([0.0, 100.0])) * 10 ** rng.uniform(-2, 4)
        case "exact":
            Y = ideal
        case "huber":
            Y = ideal + 0.5 * rng.standard_t(2, (rows, 1))
        case "logistic":
            Y = (ideal + 2 * noise > 0).astype(float)
        case "softmax":
            Y = np.digitize(ideal + 2 * noise, [-0.5, 0.8]).astype(float)
        case _:
            Y = np.tanh(ideal) + 0.3 * noise
    return model(X, Y, LOSSES.get(kind, "mse"), 3 if kind == "softmax" else 1, 2 if kind == "network" else 0)


def least_loss(kind, graph, feeds, theta, loss):
    """Where Newton's steps lead: from what a network has learnt, else from zero, on columns made orthogonal."""
    if kind != "network":
        rows = len(feeds["X"])
        Q, _ = np.linalg.qr(np.hstack([np.ones((rows, 1)), feeds["X"]]))
        feeds = {"X": np.sqrt(rows) * Q[:, 1:], "Y": feeds["Y"]}
        theta = np.zeros_like(theta)
        if kind not in ("logistic", "softmax"):
            theta = np.linalg.lstsq(np.hstack([feeds["X"], np.ones((rows, 1))]), feeds["Y"], rcond=None)[0][:, 0]
    return min(loss, _newton(LossFunction(graph, feeds), theta))


def _newton(loss_function, theta):
    loss, damping = loss_function.loss(theta), 1e-9
    for _ in range(200):
        slope = loss_function.gradient(theta)
        H = np.array([loss_function.hessian_times(theta, unit) for unit in np.eye(len(theta))])
        own = np.sqrt(np.abs(H).max(axis=1)) + 1e-150
        scaled = (H + H.T) / 2 / own / own[:, np.newaxis]
        if not np.isfinite(scaled).all():
            return loss
        values, directions = np.linalg.eigh(scaled)
        while damping < 1e12:
            along = (slope / own) @ directions / (np.maximum(np.abs(values), 1e-13) + damping)
            step = directions @ along / own
            tried = loss_function.loss(theta - step)
            if tried < loss:
                break
            damping = max(10 * damping, 1e-12)
        else:
            return loss
        gained, theta, loss, damping = loss - tried, theta - step, tried, damping / 30
        if gained <= 1e-13 * loss:
            return loss
    return loss


def said_of(graph, feeds, run, rate):
    """What the window says where it looks now: "minimum", a trouble, or nothing."""
    if not is_flat(run):
        return ""
    plan, closed = plan_at(run, run.steps), quadratic(graph, feeds)
    found = spectrum(LossFunction(graph, feeds), closed.minimiser if closed else plan.theta, closed)
    if trouble := diagnose_slowness(run, plan, found, rate):
        return trouble.trouble
    return "minimum" if is_minimum(run, plan, found) else ""


def draw(seed, index):
    """One run; None where it diverged, or where it stands at no standstill yet."""
    rng = np.random.default_rng([seed, index])
    kind = KINDS[index % len(KINDS)]
    graph, feeds = drawn_model(kind, rng)
    training = Training(seed=index, optimiser=str(rng.choice(OPTIMISERS)))
    stable = stable_rates(training, sharpness(graph, feeds, training))
    rate = float(stable.low * 10 ** rng.uniform(-4, -0.05) if stable else 10 ** rng.uniform(-4, -1))
    training = replace(training, learning_rate=rate)
    run, reason = trained(graph, feeds, training, int(rng.choice(STEPS)))
    if reason == "diverged" or not is_flat(run):
        return None
    plan = plan_at(run, run.steps)
    loss, size = plan.loss_value(), float((feeds["Y"] ** 2).mean())
    with np.errstate(all="ignore"):
        least = least_loss(kind, graph, feeds, plan.theta.copy(), loss)
    return Drawn(kind, loss, least, size, said_of(graph, feeds, run, rate))


def draw_both(count, seed=0):
    """`count` runs that have converged, and as many that have not."""
    converged, others, index = [], [], 0
    while min(len(converged), len(others)) < count:
        found = draw(seed, index)
        index += 1
        if found and found.has_converged:
            converged.append(found)
        elif found and found.is_far:
            others.append(found)
    return converged[:count], others[:count]


def false_minima(others):
    return [each for each in others if each.said == "minimum"]


def missed(converged):
    """Those of which the least loss is known for sure: a network may stand at a saddle."""
    return [each for each in converged if each.said != "minimum" and each.kind != "network"]


def main():
    converged, others = draw_both(int(sys.argv[1]))
    for each in (*false_minima(others), *missed(converged)):
        sys.stdout.write(f"{each}\n")
    for name, runs in (("converged", converged), ("not converged", others)):
        sys.stdout.write(f"{name}: {dict(Counter(each.said or 'nothing' for each in runs))}\n")
    sys.exit(bool(false_minima(others) or missed(converged)))


if __name__ == "__main__":
    main()
