"""What graphgui's engine costs beside NumPy written by hand, and beside other libraries that are installed.

    python -m benchmarks.engine [--json]

Every contender makes the same training step (loss, gradients, gradient descent) in turns, round after round of one
run; the ratios are medians over the rounds. Named figures, each a ratio to the hand-written step of the same run:

    ratio_Q_N_P                   linear regression of Q rows, N features, P outputs
    setup_Q_N_P                   what making its trainer and the first step cost, in steps by hand, for many rows
    ratio_mlp                     64-64-10 with tanh and softmax cross-entropy, batch 128
    ratio_deep_mlp                256-256-256-256-10 likewise, batch 256
    ratio_chain                   time per operation of a chain of 10,000 by that of a chain of 10
    compile_us_per_node_N         microseconds a node to compile a chain of N operations, the median of several
    torch_over_graphgui_442_10_1  PyTorch's time by graphgui's
"""

import argparse
import json
import statistics
import time
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from benchmarks import handwritten, others
from benchmarks.timing import median_us, race, ratio
from graphgui.engine import Graph, Node, Plan, Trainer, Training, Wire
from graphgui.ops import OPS

SIZES = ((5, 1, 1), (442, 10, 1), (10_000, 100, 1), (100_000, 100, 4), (1_000_000, 10, 1))
MANY = 100_000  # rows
RATE = 1e-3
MLPS = (("ratio_mlp", (64, 64, 10), 128), ("ratio_deep_mlp", (256, 256, 256, 256, 10), 256))
COMPILED = (1_000, 10_000, 100_000)  # nodes
COMPILING_ROUNDS = 5
COLUMNS = ("by hand", "graphgui", *others.REGRESSIONS)
Array = np.ndarray


def node(name: str, op: str, **attributes: object) -> Node:
    return Node(name, OPS[op], attributes)


def regression_data(q: int, n: int, p: int) -> tuple[Array, Array]:
    """X (q x n) and Y (q x p) of a noisy linear relation."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((q, n))
    return X, X @ rng.standard_normal((n, p)) + 0.1 * rng.standard_normal((q, p))


def regression_trainer(X: Array, Y: Array) -> Trainer:
    """input -> linear -> mse <- input."""
    graph = Graph(
        [node("X", "input"), node("Y", "input"), node("linear", "linear", outputs=Y.shape[1]), node("mse", "mse")],
        [
            Wire("X", "out", "linear", "X"),
            Wire("linear", "Yhat", "mse", "Yhat"),
            Wire("Y", "out", "mse", "Y"),
        ],
    )
    return Trainer(graph, {"X": X, "Y": Y}, Training(learning_rate=RATE))


def mlp_data(widths: Sequence[int], batch: int) -> tuple[Array, Array, list[tuple[Array, Array]]]:
    """X (batch x the first width), one-hot targets (batch x the last), and W, b of each layer."""
    rng = np.random.default_rng(0)
    targets = np.eye(widths[-1])[rng.integers(0, widths[-1], batch)]
    layers = [(rng.standard_normal((n, p)) / np.sqrt(n), np.zeros((1, p))) for n, p in pairwise(widths)]
    return rng.standard_normal((batch, widths[0])), targets, layers


def mlp_trainer(X: Array, T: Array, widths: Sequence[int]) -> Trainer:
    """input -> linear -> tanh -> ... -> linear -> softmax cross-entropy <- input."""
    graph = Graph([node("X", "input"), node("T", "input"), node("loss", "softmax_cross_entropy")])
    before = "X", "out"
    for k, width in enumerate(widths[1:], 1):
        graph.add(node(f"linear{k}", "linear", outputs=width))
        graph.connect(Wire(*before, f"linear{k}", "X"))
        before = f"linear{k}", "Yhat"
        if k < len(widths) - 1:
            graph.add(node(f"tanh{k}", "tanh"))
            graph.connect(Wire(*before, f"tanh{k}", "A"))
            before = f"tanh{k}", "out"
    graph.connect(Wire(*before, "loss", "Z"))
    graph.connect(Wire("T", "out", "loss", "Y"))
    return Trainer(graph, {"X": X, "T": T}, Training(learning_rate=RATE))


def chain(length: int) -> tuple[Graph, dict[str, Array]]:
    """p + 0 + 0 + ..., and its feeds."""
    names = [f"n{i}" for i in range(length)]
    graph = Graph([node("p", "parameter"), node("zero", "input"), *(node(name, "add") for name in names)])
    before = "p"
    for name in names:
        graph.connect(Wire(before, "out", name, "A"))
        graph.connect(Wire("zero", "out", name, "B"))
        before = name
    graph.mark_loss(before)
    return graph, {"zero": np.zeros((1, 1))}


def compiled(graph: Graph, feeds: Mapping[str, Array]) -> Plan:
    """As training compiles it."""
    return Plan(graph, feeds, gradients="parameters")


def one_pass(plan: Plan) -> Callable[[], None]:
    """Forward and backward as training runs them."""
    calls = plan.calls

    def run() -> None:
        for call in calls:
            call()

    return run


def megabytes(make: Callable[[], Callable[[], object]]) -> float:
    """The most memory that NumPy and Python held while a contender was made and took five steps."""
    tracemalloc.start()
    try:
        step = make()
        for _ in range(5):
            step()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def race_regression(q: int, n: int, p: int) -> tuple[dict[str, list[float]], dict[str, float]]:
    """Times of all contenders at one size, and the peak memory of the two whose memory can be traced."""
    X, Y = regression_data(q, n, p)
    makers: dict[str, Callable[[], Callable[[], object]]] = {
        "by hand": lambda: handwritten.regression(X, Y, np.zeros((n, p)), np.zeros((1, p)), RATE),
        "graphgui": lambda: regression_trainer(X, Y).step,
    }
    memory = {name: megabytes(make) for name, make in makers.items()}
    contenders = {name: make() for name, make in makers.items()}
    for name, make in others.REGRESSIONS.items():
        if others.installed(name) and q * n <= others.MOST_NUMBERS.get(name, q * n):
            contenders[name] = make(X, Y, RATE)
    return race(contenders, rounds=15 if q < 1_000 else 31, least=0.02), memory


def setup(q: int, n: int, p: int, times: Mapping[str, list[float]]) -> float:
    """Making a trainer and its first step, in steps by hand: the median of some."""
    X, Y = regression_data(q, n, p)
    took = []
    for _ in range(5):
        began = time.perf_counter()
        regression_trainer(X, Y).step()
        took.append(time.perf_counter() - began)
    return statistics.median(took) / statistics.median(times["by hand"])


def race_mlp(widths: Sequence[int], batch: int) -> dict[str, list[float]]:
    """Times of all contenders; the other libraries where there are two layers."""
    X, T, layers = mlp_data(widths, batch)
    contenders: dict[str, Callable[[], object]] = {
        "by hand": handwritten.mlp(X, T, [(W.copy(), b.copy()) for W, b in layers], RATE),
        "graphgui": mlp_trainer(X, T, widths).step,
    }
    for name, make in others.MLPS.items() if len(layers) == 2 else ():
        if others.installed(name):
            contenders[name] = make(X, T, tuple(array for layer in layers for array in layer), RATE)
    return race(contenders, least=0.03)


def compile_us_per_node(length: int) -> float:
    """Microseconds a node to compile a chain, without what its plan takes to go again: the median of several."""
    graph, took = chain(length), []
    for _ in range(max(COMPILING_ROUNDS, COMPILED[-1] // length)):
        began = time.perf_counter()
        plan = compiled(*graph)
        took.append(time.perf_counter() - began)
        del plan
    return statistics.median(took) / length * 1e6


def race_chains() -> tuple[dict[int, float], dict[int, float]]:
    """Microseconds per operation and step, and per operation to compile, by the chain's length."""
    graphs = {length: chain(length) for length in (10, 100, 1_000, 10_000)}
    plans = {length: compiled(*graph) for length, graph in graphs.items()}
    times = race({str(length): one_pass(plan) for length, plan in plans.items()}, least=0.03)
    per_op = {length: median_us(times, str(length)) / length for length in plans}
    return per_op, {length: compile_us_per_node(length) for length in COMPILED}


def row(title: str, times: Mapping[str, list[float]]) -> str:
    """One line of the table: microseconds of each contender, and graphgui's ratio to the hand-written step."""
    cells = [f"{median_us(times, name):11.1f}" if name in times else f"{'–':>11}" for name in COLUMNS]
    return f"{title:20}{''.join(cells)}{ratio(times, 'graphgui', 'by hand'):9.4f}"


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one object of named figures and nothing else")
    as_json = parser.parse_args().json
    say: Callable[[str], None] = (lambda _text: None) if as_json else print
    figures: dict[str, float] = {}

    say(f"{'µs a training step':20}{''.join(f'{name:>11}' for name in COLUMNS)}{'ratio':>9}")
    memories = {}
    for q, n, p in SIZES:
        times, memories[q, n, p] = race_regression(q, n, p)
        figures[f"ratio_{q}_{n}_{p}"] = ratio(times, "graphgui", "by hand")
        if q >= MANY:
            figures[f"setup_{q}_{n}_{p}"] = setup(q, n, p, times)
        if (q, n, p) == (442, 10, 1) and "torch" in times:
            figures["torch_over_graphgui_442_10_1"] = ratio(times, "torch", "graphgui")
        say(row(f"{q} x {n} -> {p}", times))
        if q >= MANY:
            say(f"    first step after {figures[f'setup_{q}_{n}_{p}']:.1f} steps by hand")
    for name, widths, batch in MLPS:
        times = race_mlp(widths, batch)
        figures[name] = ratio(times, "graphgui", "by hand")
        say(row(f"{widths[0]}-..-{widths[-1]}, batch {batch}", times))

    say("\nMB at most          " + "".join(f"{name:>11}" for name in ("by hand", "graphgui")))
    for (q, n, p), memory in memories.items():
        say(f"{f'{q} x {n} -> {p}':20}" + "".join(f"{value:11.2f}" for value in memory.values()))

    per_op, compiling = race_chains()
    figures["ratio_chain"] = per_op[10_000] / per_op[10]
    say("\nchain of operations   µs each")
    for length, each in per_op.items():
        say(f"{length:<20}{each:10.3f}")
    say("\nchain of operations   compiled in µs each")
    for length, each in compiling.items():
        figures[f"compile_us_per_node_{length}"] = each
        say(f"{length:<20}{each:10.1f}")
    if as_json:
        print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
