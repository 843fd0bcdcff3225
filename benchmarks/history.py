"""Whether any step of a long run comes back as it was seen, and what keeping it costs.

    python -m benchmarks.history [--steps N] [--json]

A session trains 100,000 steps in the training process, as the window does, and stops at 200 of them, chosen by
chance. What is seen there and at every moment shown in passing is remembered as a digest: parameters, values,
gradients, and the shares along the wires. Another session trains the same in one go, without snapshots of those
steps; then each is gone to in it, in an order by chance. Both halve the rate half-way. Figures:

    differing_NAME      steps whose arrays are not the bits that were seen: 0
    memory_MiB_NAME     snapshots of the run, of the budget of 64 MiB; the losses take 8 bytes a step beside them
    held_MiB_NAME       what the run holds by Python's own count of memory, losses included
    scrub_p95_ms_NAME   to go to one of the steps, every value and gradient computed
"""

import argparse
import gc
import hashlib
import json
import math
import random
import time
import tracemalloc

import numpy as np
from PySide6.QtCore import QCoreApplication, QEventLoop

from benchmarks.engine import regression_data
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine import Graph, Node, PortId, Training, Wire
from graphgui.engine.training.run import BUDGET
from graphgui.ops import OPS
from graphgui.storage.project import Project

STEPS, CHOSEN = 100_000, 200
RUNS = {
    "whole": ((442, 10, 1), Training(1e-3)),
    "batches_momentum": ((442, 10, 1), Training(1e-4, batch_size=32, optimiser="momentum")),
    "batches_adam": (
        (442, 10, 1),
        Training(1e-4, batch_size=32, optimiser="adam", schedule="cosine", schedule_period=STEPS, validation=0.2),
    ),
    "large_adam": ((64, 500, 20), Training(1e-5, batch_size=32, optimiser="adam")),
}
PORTS = [
    PortId(*port.split("."))
    for port in ("linear.X", "linear.W", "linear.b", "linear.Yhat", "mse.Yhat", "mse.Y", "mse.C")
]


def document(q: int, n: int, p: int, training: Training) -> Document:
    """input -> linear -> mse <- input, over typed numbers."""
    X, Y = regression_data(q, n, p)
    graph = Graph(
        [
            Node("X", OPS["input"], {"value": X.tolist()}),
            Node("Y", OPS["input"], {"value": Y.tolist()}),
            Node("linear", OPS["linear"], {"outputs": p}),
            Node("mse", OPS["mse"]),
        ],
        [Wire("X", "out", "linear", "X"), Wire("linear", "Yhat", "mse", "Yhat"), Wire("Y", "out", "mse", "Y")],
    )
    return Document(Project(graph=graph, tables={}, training=training, parameters={}))


def digest(session: Session) -> bytes:
    """Of the bits of all that is shown."""
    found = hashlib.blake2b(session.moment.theta.tobytes(), digest_size=16)
    for port in PORTS:
        for array in (session.moment.value(port), session.moment.gradient(port)):
            if array is not None:
                found.update(np.ascontiguousarray(array).tobytes())
    return found.digest()


def train(made: Document, session: Session, stops: list[int], change: tuple[int, float]) -> dict[int, bytes]:
    """Train to each of the stops; the digest of every moment that was shown."""
    seen: dict[int, bytes] = {}

    def look() -> None:
        if session.moment.is_computed:
            seen[session.step] = digest(session)

    session.moment_shown.connect(look)
    for stop in stops:
        if session.step == change[0]:
            edits.training.change(made, learning_rate=change[1])
        session.play_steps(stop - session.step)
        while session.state == "playing":
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert session.step == stop
    session.moment_shown.disconnect(look)
    assert seen.keys() >= set(stops)
    return seen


def started(made: Document) -> Session:
    """A session as fast as it goes, with its process ready."""
    session = Session(made)
    session.rate = math.inf
    session.player.warm_up()
    return session


def measured(name: str, steps: int) -> dict[str, float]:
    """The figures of one run."""
    size, training = RUNS[name]
    half, rate = steps // 2, training.learning_rate / 2
    chance = random.Random(0)
    stops = sorted({*chance.sample(range(1, steps), CHOSEN), half, steps})
    made = document(*size, training)
    stopping = started(made)
    seen = train(made, stopping, stops, (half, rate))
    stopping.close()
    made = document(*size, training)
    session = started(made)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    train(made, session, [half, steps], (half, rate))
    gc.collect()
    held = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    order = list(seen)
    chance.shuffle(order)
    took, differing = [], 0
    for step in order:
        began = time.perf_counter()
        session.show_step(step)
        took.append((time.perf_counter() - began) * 1e3)
        differing += digest(session) != seen[step]
    memory = session.run.memory
    session.close()
    return {
        "seen": len(seen),
        "differing": differing,
        "memory_MiB": memory / 2**20,
        "held_MiB": held / 2**20,
        "scrub_p95_ms": float(np.percentile(took, 95)),
    }


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--json", action="store_true", help="print one object of named figures and nothing else")
    options = parser.parse_args()
    application = QCoreApplication([])
    figures: dict[str, float] = {}
    for name in RUNS:
        found = measured(name, options.steps)
        figures |= {f"{key}_{name}": round(value, 3) for key, value in found.items()}
        if not options.json:
            print(
                f"{name}: {found['seen']} steps seen of {options.steps:,}, {found['differing']} differ; snapshots "
                f"{found['memory_MiB']:.1f} of {BUDGET / 2**20:.0f} MiB, held {found['held_MiB']:.1f} MiB; "
                f"scrub p95 {found['scrub_p95_ms']:.1f} ms"
            )
    if options.json:
        print(json.dumps(figures))
    application.quit()


if __name__ == "__main__":
    main()
