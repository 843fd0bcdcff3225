"""The score of all examples is that of the parameters asked about, computed beside the window and rarely."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from graphgui.document.session.scoring import Scoring
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.model.prediction import find_prediction_pair
from graphgui.engine.model.report import score
from tests.graphs import regression


class Asked:
    """A graph, its numbers, and what there is to ask about them."""

    def __init__(self, rows, seed=0, scale=2.0):
        self.graph, self.feeds = regression(rows, 2, seed=seed)
        self.pair, self.scale = find_prediction_pair(self.graph), np.array([[scale]])

    def ask(self, scoring, theta, step):
        scoring.ask(self.graph, self.feeds, self.pair, self.scale, np.array(theta, float), step)

    def expected(self, theta):
        plan = Plan(self.graph, self.feeds)
        plan.evaluate(np.array(theta, float))
        return score(plan.value(self.pair.prediction), plan.value(self.pair.target), self.scale)


@pytest.fixture
def scoring(qapp):
    owner = QObject()
    yield Scoring(owner)
    owner.deleteLater()


@pytest.fixture
def scored(scoring):
    """All that it has told, with the time."""
    told = []
    scoring.scored.connect(lambda found, step: told.append((found, step, time.perf_counter())))
    return told


def ask_until_scored(asked, scoring, scored, qtbot, theta, step):
    count = len(scored)

    def is_scored():
        if len(scored) == count:
            asked.ask(scoring, theta, step)
        return len(scored) > count

    qtbot.waitUntil(is_scored, timeout=10_000)


def test_a_score_is_that_of_the_parameters_of_the_numbers_and_of_the_step(scoring, scored, qtbot):
    one, other = Asked(50), Asked(80, seed=1, scale=0.5)
    for asked, theta, step in [(one, [1, 2, 3], 7), (one, [0, 0, 1], 8), (other, [1, 2, 3], 0)]:
        ask_until_scored(asked, scoring, scored, qtbot, theta, step)
        assert scored[-1][:2] == (asked.expected(theta), step)


def test_who_asks_while_others_are_scored_or_soon_after_is_not_answered(scoring, scored, qtbot):
    asked = Asked(400_000)
    began = time.perf_counter()
    asked.ask(scoring, [1, 2, 3], 1)
    asked.ask(scoring, [3, 2, 1], 2)
    qtbot.waitUntil(lambda: bool(scored), timeout=10_000)
    first = scored[0][2] - began
    ask_until_scored(asked, scoring, scored, qtbot, [0, 0, 0], 3)
    assert [step for _, step, _ in scored] == [1, 3]
    assert scored[1][2] - scored[0][2] > 9 * first  # a tenth of the time at most


def test_what_was_asked_for_and_is_forgotten_is_not_told(scoring, scored, qtbot):
    asked = Asked(100_000)
    asked.ask(scoring, [1, 2, 3], 1)
    scoring.forget()
    asked.ask(scoring, [3, 2, 1], 2)  # at once
    qtbot.waitUntil(lambda: bool(scored), timeout=10_000)
    qtbot.wait(50)
    QApplication.processEvents()
    assert [step for _, step, _ in scored] == [2]
