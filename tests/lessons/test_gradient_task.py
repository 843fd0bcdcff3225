"""A typed gradient in a lesson: the lesson's own reply where it foresees what is wrong, else the program's."""

import numpy as np
import pytest

from graphgui import assets
from graphgui.engine import PortId
from graphgui.engine.faults import plant
from graphgui.faults import Fault
from graphgui.lessons import tasks
from graphgui.lessons.beginning import project_at
from graphgui.lessons.lesson import load
from graphgui.lessons.observation import Observation
from graphgui.lessons.task_state import task_state
from graphgui.storage import file

NO_Q, NO_2, TURNED = {"en": "q?"}, {"en": "2?"}, {"en": "turned"}
TASK = tasks.GradientAnswer(
    "mse.Yhat",
    "2/q (Yhat - Y)",
    (
        tasks.ForeseenAnswer("2 (Yhat - Y)", "factor", NO_Q),
        tasks.ForeseenAnswer("(Yhat - Y)/q", "factor", NO_2),
        tasks.ForeseenAnswer("2/q (Y - Yhat)", "sign", TURNED),
    ),
)


def state(typed, fault=None):
    project = file.load(assets.path("examples", "five-points.graph.json"))
    plan = project.plan()
    graph = project.graph if fault is None else plant(project.graph, "mse", fault)
    seen = Observation(graph, project.feeds(), plan.parameters, plan.loss, typed=typed)
    return task_state(TASK, seen)


@pytest.mark.parametrize("typed", ["2/q (Yhat - Y)", "−(2/q)(Y − Ŷ)", "2*(Yhat-Y)/q"])
def test_right_however_it_is_written_and_shown_as_it_was_read(typed):
    found = state(typed)
    assert found.is_done
    assert r"\hat{Y}" in found.reading


@pytest.mark.parametrize(
    ("typed", "reply"),
    [("2(Ŷ − Y)", NO_Q), ("1/q (Yhat - Y)", NO_2), ("-2/q (Yhat - Y)", TURNED), ("2 q (Y - Yhat)/q^2", TURNED)],
)
def test_what_is_foreseen_by_its_diagnosis_and_its_factor(typed, reply):
    assert state(typed).reply == reply


def test_what_is_not_foreseen_is_answered_by_the_program():
    found = state("3/q (Yhat - Y)")
    assert not found.is_done
    assert "1.5" in str(found.reply) or "3/2" in str(found.reply)
    assert str(state("2 +").reply)


def replied(port, foreseen, diagnosis, typed):
    project = file.load(assets.path("lessons", "shapes", "graph.graph.json"))
    plan = project.plan()
    task = tasks.GradientAnswer(port, "1", (tasks.ForeseenAnswer(foreseen, diagnosis, TURNED),))
    seen = Observation(project.graph, project.feeds(), plan.parameters, plan.loss, typed=typed)
    return task_state(task, seen).reply == TURNED


@pytest.mark.parametrize(
    ("port", "foreseen", "diagnosis", "same", "others"),
    [
        ("linear.W", "G @ X.T", "shape", "2 G Xᵀ", ("0", "X", "X @ G", "G.T")),
        ("linear.X", "X", "entries", "X + 0", ("2 X", "X + 1")),
        ("linear.b", "G", "missing_sum", "2/q (Yhat - Y)", ("Yhat - Y",)),
        ("linear.W", "G", "other_port", "2/q (Yhat - Y)", ("G W.T", "sum(G, 0)")),
    ],
)
def test_a_reply_is_said_to_what_goes_wrong_in_the_same_way_alone(port, foreseen, diagnosis, same, others):
    assert replied(port, foreseen, diagnosis, foreseen) and replied(port, foreseen, diagnosis, same)
    assert not any(replied(port, foreseen, diagnosis, other) for other in others)


def test_a_planted_fault_makes_no_right_answer_wrong():
    assert state(TASK.right, Fault("Yhat", "sign")).is_done


def test_a_graph_without_a_loss_waits():
    assert not task_state(TASK, Observation(typed="1")).is_done


def test_who_goes_on_finds_what_was_wired_and_repaired():
    wired = load(assets.path("lessons", "scalar-mse"))
    assert not project_at(wired, 0).graph.incoming("mse").get("Yhat")
    assert project_at(wired, 1).graph.incoming("mse")["Yhat"].start == PortId("linear", "Yhat")
    broken = load(assets.path("lessons", "broken-gradient"))
    before, after = (project_at(broken, step).plan() for step in (4, 5))
    for plan in (before, after):
        plan.evaluate()
    at = PortId("relu", "A")
    assert not np.array_equal(before.gradient(at), after.gradient(at))
    assert after.gradient(at)[0, 0] == 0
