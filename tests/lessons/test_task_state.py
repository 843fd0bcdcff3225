"""When a task is done, and what is said to an answer."""

import pytest

from graphgui.engine import PortId, Wire
from graphgui.engine.graph.graph import Graph, Node
from graphgui.engine.training.step_debugger import Operation
from graphgui.lessons import tasks
from graphgui.lessons.observation import Observation
from graphgui.lessons.task_state import task_state
from graphgui.ops import get

YES, NO = {"en": "Yes."}, {"en": "No."}
CHOICE = tasks.Choice((tasks.Option({"en": "a"}, NO), tasks.Option({"en": "b"}, YES, right=True)))
NUMBER = tasks.NumberAnswer(-0.25, foreseen=(tasks.ForeseenNumber(4.0, NO),))


def chain() -> Graph:
    nodes = [Node("x", get("input")), Node("r", get("relu")), Node("s", get("sum"))]
    return Graph(nodes, [Wire("x", "out", "r", "A"), Wire("r", "out", "s", "A")])


def test_a_choice_is_done_by_the_right_option_and_replies_to_each():
    assert not task_state(CHOICE, Observation()).is_done
    wrong, right = (task_state(CHOICE, Observation(chosen=number)) for number in (0, 1))
    assert (wrong.is_done, wrong.reply) == (False, NO)
    assert (right.is_done, right.reply) == (True, YES)


@pytest.mark.parametrize("typed", ["-0.25", "−0,25", "-1/4", " -0.2501 ", "-2.5·10⁻¹"])
def test_a_right_number_however_it_is_written(typed):
    assert task_state(NUMBER, Observation(typed=typed)).is_done


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0.25", "The size is right, the sign is not."),
        ("7", "Not this number: look again."),
        ("one", "“one” is no number."),
        ("1/0", "“1/0” divides by zero."),
    ],
)
def test_what_is_said_to_a_wrong_number_that_was_not_foreseen(typed, said):
    state = task_state(NUMBER, Observation(typed=typed))
    assert not state.is_done
    assert str(state.reply) == said


def test_a_foreseen_number_gets_the_lesson_s_own_reply():
    assert task_state(NUMBER, Observation(typed="4")).reply == NO


GRAPH = chain()
TWO = Graph([Node("a", get("relu")), Node("b", get("relu"))])
BACK = Operation("backward", PortId("r", "A"))
DONE = [
    (tasks.ChooseNode("r"), Observation(nodes=("r",)), Observation(nodes=("x",))),
    (
        tasks.ChooseWire("r.A"),
        Observation(wires=(Wire("x", "out", "r", "A"),)),
        Observation(wires=(Wire("r", "out", "s", "A"),)),
    ),
    (tasks.DrawWire("x.out", "r.A"), Observation(GRAPH), Observation(Graph(GRAPH.nodes.values()))),
    (tasks.AddNode("relu"), Observation(GRAPH), Observation()),
    (tasks.AddNode("relu", 2), Observation(TWO), Observation(GRAPH)),
    (tasks.StepThrough("backward", "r.A"), Observation(operations=(BACK,)), Observation(is_step_over=True)),
    (tasks.StepThrough("backward"), Observation(operations=(BACK,)), Observation()),
    (tasks.StepThrough(), Observation(is_step_over=True), Observation(operations=(BACK,))),
    (tasks.Train(below=1.0), Observation(loss=0.5, step=1), Observation(loss=1.5, step=9)),
    (tasks.Train(below=1.0), Observation(loss=0.5, step=1), Observation(loss=0.5)),
    (tasks.Train(above=1.0), Observation(loss=float("nan"), step=1), Observation(loss=0.5, step=9)),
    (tasks.Train(steps=3), Observation(loss=0.5, step=3), Observation(loss=0.5, step=2)),
    (tasks.SetRate(0.1, 0.2), Observation(rate=0.2), Observation(rate=0.21)),
    (tasks.OpenPanel("why"), Observation(panels=frozenset({"why", "loss"})), Observation(panels=frozenset())),
    (tasks.MoveOne("s.W"), Observation(moved=PortId("s", "W")), Observation()),
]  # fmt: skip


@pytest.mark.parametrize(("task", "done", "not_yet"), DONE, ids=lambda value: type(value).__name__)
def test_what_is_done_and_what_is_not_yet(task, done, not_yet):
    assert task_state(task, done).is_done
    assert not task_state(task, not_yet).is_done


def test_a_graph_built_after_another():
    task = tasks.BuildGraph("like.graph.json")
    assert task_state(task, Observation(chain()), chain()).is_done
    assert not task_state(task, Observation(Graph()), chain()).is_done
