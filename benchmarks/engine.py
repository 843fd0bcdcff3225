"""What graphgui's engine costs beside NumPy written by hand, and beside other libraries that are installed.

    python -m benchmarks.engine [--json]

Every contender makes the same training step (loss, gradients, gradient descent) in turns, round after round of one
run; the ratios are medians over the rounds. `ratio_Q_N_P` is graphgui's time by the hand-written step's for a linear
regression of Q rows, N features and P outputs.
"""

import argparse
import json
from collections.abc import Callable

import numpy as np

from benchmarks import handwritten
from benchmarks.timing import median_us, race, ratio
from graphgui.engine import Graph, Node, Trainer, Training, Wire
from graphgui.ops import OPS

SIZES = ((5, 1, 1), (442, 10, 1), (10_000, 100, 1), (100_000, 100, 4))
RATE = 1e-3


def regression_data(q: int, n: int, p: int) -> tuple[np.ndarray, np.ndarray]:
    """X (q x n) and Y (q x p) of a noisy linear relation."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((q, n))
    return X, X @ rng.standard_normal((n, p)) + 0.1 * rng.standard_normal((q, p))


def graphgui_regression(X: np.ndarray, Y: np.ndarray) -> Callable[[], float]:
    """One step of graphgui's trainer on input -> linear -> mse <- input."""
    graph = Graph(
        [
            Node("X", OPS["input"]),
            Node("Y", OPS["input"]),
            Node("linear", OPS["linear"], {"outputs": Y.shape[1]}),
            Node("mse", OPS["mse"]),
        ],
        [
            Wire("X", "out", "linear", "X"),
            Wire("linear", "Yhat", "mse", "Yhat"),
            Wire("Y", "out", "mse", "Y"),
        ],
    )
    return Trainer(graph, {"X": X, "Y": Y}, Training(learning_rate=RATE)).step


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one object of named figures and nothing else")
    options = parser.parse_args()
    figures = {}
    rows = []
    for q, n, p in SIZES:
        X, Y = regression_data(q, n, p)
        contenders = {
            "by hand": handwritten.regression(X, Y, np.zeros((n, p)), np.zeros((1, p)), RATE),
            "graphgui": graphgui_regression(X, Y),
        }
        times = race(contenders, rounds=15 if q < 100_000 else 9, least=0.03)
        figures[f"ratio_{q}_{n}_{p}"] = round(ratio(times, "graphgui", "by hand"), 3)
        rows.append((f"{q} x {n} -> {p}", *(median_us(times, name) for name in contenders)))
    if options.json:
        print(json.dumps(figures))
        return
    print(f"{'one training step':22}{'by hand':>12}{'graphgui':>12}{'ratio':>8}")
    for (title, hand, own), value in zip(rows, figures.values(), strict=True):
        print(f"{title:22}{hand:>9.1f} µs{own:>9.1f} µs{value:>8.2f}")


if __name__ == "__main__":
    main()
