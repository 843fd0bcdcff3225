"""What moves between two moments, when, and in which direction; nothing of it is painted here."""

import pytest

from graphgui.canvas.flow.flow import Flow, ShownMoment, flow_between
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.document.session.step_debugging import StepDebugging
from graphgui.engine import Graph, Node, Training, Wire
from graphgui.engine.autodiff.forward_mode import Seed
from graphgui.ops import OPS
from graphgui.storage.project import Project
from tests.graphs import node, regression

FORWARD = ["linear.Yhat", "mse.C"]
BACKWARD = {"mse.Yhat", "mse.Y", "linear.X", "linear.W", "linear.b"}


def document_of(graph: Graph) -> Document:
    return Document(Project(graph=graph, tables={}, training=Training(0.1, steps=50), parameters={}))


@pytest.fixture
def document(qapp):
    return document_of(regression()[0])


@pytest.fixture
def session(document):
    return Session(document)


@pytest.fixture
def stepping(session):
    session.evaluate()
    return StepDebugging(session)


def shown(session: Session) -> ShownMoment:
    return ShownMoment.of(session.moment, session.state == "playing")


def flow_of(session: Session, move) -> Flow | None:
    before = shown(session)
    move()
    return flow_between(before, shown(session))


def ports(flow: Flow, phase: str) -> list[str]:
    return [str(event.operation.port) for event in flow.events if event.operation.phase == phase]


def wires(flow: Flow) -> list[list[str]]:
    return [[str(wire.end) for wire in flow.wires(event.operation)] for event in flow.events]


def test_the_first_evaluation_runs_forward_and_back(session):
    flow = flow_of(session, session.evaluate)
    assert ports(flow, "forward") == FORWARD
    assert set(ports(flow, "backward")) == BACKWARD
    assert ports(flow, "update") == []


def test_evaluating_again_shows_the_same(session):
    session.evaluate()
    assert ports(flow_of(session, session.evaluate), "forward") == FORWARD


def test_a_step_nudges_the_parameters_then_runs_forward_then_back(session):
    session.evaluate()
    flow = flow_of(session, session.step_once)
    assert not flow.is_undone
    assert 350 <= flow.duration <= 600
    last = {}
    for event in flow.events:
        assert 0 <= event.start < event.end <= 1
        last[event.operation.phase] = max(last.get(event.operation.phase, 0), event.end)
    assert last["update"] < last["forward"] < last["backward"] < 1


def test_going_back_undoes_it(session):
    session.step_once()
    session.step_once()
    flow = flow_of(session, lambda: session.show_step(0))
    assert flow.is_undone
    assert set(ports(flow, "update")) == {"linear.W", "linear.b"}


def test_operations_come_one_by_one_and_go_again(session, stepping):
    one, two, three = (flow_of(session, stepping.into) for _ in range(3))
    assert wires(one) == [["linear.X"]]
    assert sorted(wires(two)[0]) == ["mse.Y", "mse.Yhat"]
    assert [event.operation.phase for event in three.events] == ["backward"]
    assert not three.is_undone
    back = flow_of(session, stepping.back)
    assert back.events[0].operation == three.events[0].operation
    assert back.is_undone


def test_back_out_of_a_step_undoes_the_last_update_of_the_one_before(session, stepping):
    session.step_once()
    before = shown(session)
    stepping.back()
    flow = flow_between(before, shown(session))
    assert flow.is_undone
    assert [event.operation.phase for event in flow.events] == ["update"]


def test_over_takes_a_phase_at_once(session, stepping):
    assert ports(flow_of(session, stepping.over), "forward") == FORWARD
    back = flow_of(session, stepping.over)
    assert {event.operation.phase for event in back.events} == {"backward"}
    assert 350 <= back.duration <= 600


def test_shares_of_a_fan_out_arrive_at_one_time(qapp):
    graph = Graph(
        [
            Node("x", OPS["parameter"], {"rows": 1, "columns": 1}),
            node("near", "negate"),
            node("far", "negate"),
            node("further", "negate"),
            node("sum", "add"),
            node("loss", "l2_penalty"),
        ],
        [
            Wire("x", "out", "near", "A"),
            Wire("x", "out", "far", "A"),
            Wire("far", "out", "further", "A"),
            Wire("near", "out", "sum", "A"),
            Wire("further", "out", "sum", "B"),
            Wire("sum", "out", "loss", "A"),
        ],
        "loss",
    )
    document = document_of(graph)
    session = Session(document)
    flow = flow_of(session, session.evaluate)
    arrived = {str(event.operation.port): event for event in flow.events if event.operation.phase != "forward"}
    assert arrived["near.A"].end == arrived["far.A"].end == arrived["x.out"].end
    assert arrived["further.A"].end < arrived["far.A"].end
    (sums,) = [event.operation for event in flow.events if event.operation.phase == "sum"]
    assert {str(wire.end) for wire in flow.wires(sums)} == {"near.A", "far.A"}


def test_nothing_flows_back_in_forward_mode(session):
    session.evaluate()
    port = next(iter(session.moment.parameters))
    session.seed = Seed(port, 0, 0)
    flow = flow_of(session, session.evaluate)
    assert {event.operation.phase for event in flow.events} == {"forward"}


def test_another_graph_or_start_does_not_flow(session):
    session.step_once()
    assert flow_of(session, session.reset) is None


def test_a_parameter_is_remembered_as_it_was(session):
    session.evaluate()
    before = shown(session)
    port, old = next((port, array.copy()) for port, array in session.moment.parameters.items())
    session.step_once()
    assert (before.parameter(port) == old).all()
    assert (session.moment.value(port) != old).any()
