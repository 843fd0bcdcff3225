"""Going back to a step of a run shows the arrays that were seen there when it was trained, to the last bit."""

import math
import random

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine import PortId, Training
from graphgui.engine.training.run import BUDGET
from graphgui.storage.project import Project
from tests.graphs import regression

STEPS, CHOSEN = 2000, 40
PORTS = [
    PortId(*port.split("."))
    for port in ("linear.X", "linear.W", "linear.b", "linear.Yhat", "mse.Yhat", "mse.Y", "mse.C")
]
TRAININGS = [
    Training(0.01),
    Training(0.01, batch_size=32, optimiser="momentum", seed=3),
    Training(0.01, batch_size=32, optimiser="adam", schedule="cosine", schedule_period=STEPS, validation=0.2),
]


def begun(training):
    """A document and its session, as fast as it goes."""
    graph, _ = regression(100, 3)
    document = Document(Project(graph=graph, tables={}, training=training, parameters={}))
    session = Session(document)
    session.rate = math.inf
    return document, session


def bits(session):
    """All that is shown: parameters, values, and gradients, at inputs the shares of their wires."""
    arrays = [array for port in PORTS for array in (session.moment.value(port), session.moment.gradient(port))]
    return [session.moment.theta.tobytes(), *(np.ascontiguousarray(array).tobytes() for array in arrays)]


def train_to(session, step):
    session.play_steps(step - session.step)
    while session.state == "playing":
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    assert session.step == step


@pytest.mark.parametrize("training", TRAININGS, ids=lambda t: f"{t.optimiser}-{t.batch_size}")
def test_any_step_comes_back_as_it_was_seen_live(qapp, training):
    chance = random.Random(0)
    stops = sorted({*chance.sample(range(1, STEPS), CHOSEN), STEPS // 2, STEPS})
    seen, (first, stopping), (second, whole) = {}, begun(training), begun(training)
    # The second has no snapshots at the stops.
    for document, session, way in ((first, stopping, stops), (second, whole, [STEPS // 2, STEPS])):
        for stop in way:
            if session.step == STEPS // 2:
                edits.training.change(document, learning_rate=0.005)
            train_to(session, stop)
            if session is stopping:
                seen[stop] = bits(session)
    chance.shuffle(stops)
    for step in stops:
        whole.show_step(step)
        assert bits(whole) == seen[step], step
    assert 0 < whole.run.memory <= BUDGET == 64 * 2**20
    stopping.close()
    whole.close()
