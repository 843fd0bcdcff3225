"""Formulas are typeset beside the window: nothing waits for them, and what was set once is there at once."""

import multiprocessing
import time
from itertools import count, pairwise

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from graphgui.panels.inspector.formula import Formula

LONG = r"C = \sum_{ij} \begin{cases} \frac{1}{2} R^{%d} & \lvert R \rvert \le 1 \\ R & \text{else} \end{cases}"
_numbers = count(10)


@pytest.fixture
def shown(show):
    """Show formulas that nobody has seen before, below each other."""

    def make(number):
        body = QWidget()
        column = QVBoxLayout(body)
        formulas = [Formula(LONG % next(_numbers), body) for _ in range(number)]
        for formula in formulas:
            column.addWidget(formula)
        show(body, 400, 300)
        return formulas

    return make


def typesetters():
    return [each for each in multiprocessing.active_children() if each.name == "graphgui-typesetting"]


def test_the_window_goes_on_while_formulas_are_typeset(shown, qtbot):
    beats = []
    timer = QTimer(interval=2)
    timer.timeout.connect(lambda: beats.append(time.thread_time()))
    timer.start()
    formulas = shown(3)
    qtbot.waitUntil(lambda: all(formula.is_typeset for formula in formulas))
    timer.stop()
    assert max(after - before for before, after in pairwise(beats)) < 0.03


def test_in_other_colours_a_formula_stays_typeset(shown, qtbot):
    (formula,) = shown(1)
    qtbot.waitUntil(lambda: formula.is_typeset)
    palette = QPalette(formula.palette())
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#ff0000"))
    formula.setPalette(palette)
    image = formula.grab().toImage()
    assert formula.is_typeset
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert "#ff0000" in colours


def test_where_the_typesetter_was_ended_another_goes_on(shown, qtbot):
    (formula,) = shown(1)
    qtbot.waitUntil(lambda: formula.is_typeset)
    for process in typesetters():
        process.kill()
        process.join()
    (another,) = shown(1)
    qtbot.waitUntil(lambda: another.is_typeset)
    assert len(typesetters()) == 1


def test_where_no_typesetter_can_be_started_formulas_stay_plain_and_it_is_not_tried_on_and_on(
    shown, qtbot, monkeypatch
):
    started = multiprocessing.context.SpawnProcess.start
    tried = []

    def refuse(process):
        tried.append(process.name)
        raise OSError("no more processes")

    for process in typesetters():
        process.kill()
        process.join()
    monkeypatch.setattr(multiprocessing.context.SpawnProcess, "start", refuse)
    (formula,) = shown(1)
    qtbot.waitUntil(lambda: len(tried) > 0)
    beats = []
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: beats.append(None))
    timer.start()
    qtbot.waitUntil(lambda: len(beats) > 10)
    assert len(tried) <= 3 and not formula.is_typeset
    monkeypatch.setattr(multiprocessing.context.SpawnProcess, "start", started)
    formula.update()
    qtbot.waitUntil(lambda: formula.is_typeset)


def test_what_cannot_be_typeset_stays_in_plain_characters(show, qtbot, shown):
    broken = show(Formula(r"\frac{1}{", None), 200, 60)
    (formula,) = shown(1)
    qtbot.waitUntil(lambda: formula.is_typeset)
    assert not broken.is_typeset
