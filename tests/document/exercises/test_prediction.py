"""Predict, then see: a hidden gradient is shown nowhere until it is predicted; hiding is an edit, and saved."""

import numpy as np
import pytest

from graphgui import assets
from graphgui.document.document import Document
from graphgui.document.exercises import changes
from graphgui.document.exercises.prediction import Prediction
from graphgui.document.session.session import Session
from graphgui.engine import PortId, Wire
from graphgui.storage import file
from graphgui.words import Problem

W, B, YHAT = PortId("linear", "W"), PortId("linear", "b"), PortId("mse", "Yhat")
OUT = PortId("linear", "Yhat")


@pytest.fixture
def world(qapp):
    document = Document()
    document.open(assets.path("examples", "five-points.graph.json"))
    session = Session(document)
    prediction = Prediction(document, session)
    session.evaluate()
    yield document, session, prediction
    session.close()


def test_hiding_everywhere_hides_each_gradient_but_that_of_the_loss(world):
    document, session, _ = world
    changes.hide_everywhere(document, True)
    moment = session.moment
    for port in (W, B, YHAT, OUT, PortId("linear", "X"), PortId("X", "out")):
        assert moment.gradient(port) is None and moment.hidden_gradient(port) is not None
    assert moment.gradient(PortId("mse", "C")).item() == 1
    assert moment.norm(Wire("linear", "Yhat", "mse", "Yhat")) is None
    assert moment.value(W) is not None
    document.undo_stack.undo()
    assert session.moment.gradient(W) is not None


def test_it_stays_hidden_while_it_trains_and_while_a_step_is_taken_apart(world):
    document, session, _ = world
    changes.hide_everywhere(document, True)
    session.step_once()
    assert session.moment.gradient(W) is None
    session.run_now(3)
    assert session.moment.gradient(OUT) is None


def test_one_wire_is_hidden_and_the_output_that_it_leaves(world):
    document, session, _ = world
    changes.hide(document, [YHAT], hidden=True)
    assert document.hidden == {YHAT, OUT}
    assert session.moment.gradient(W) is not None
    changes.hide(document, [YHAT], hidden=False)
    assert document.hidden == frozenset()


def test_one_wire_is_shown_where_all_others_are_hidden(world):
    document, _, _ = world
    changes.hide_everywhere(document, True)
    changes.hide(document, [W], hidden=False)
    assert W not in document.hidden and B in document.hidden


def test_a_right_sign_counts_and_shows_the_number(world):
    document, session, prediction = world
    changes.hide_everywhere(document, True)
    outcome = prediction.say_sign(W, -1)
    assert outcome.is_right and outcome.number == session.moment.gradient(W).item() < 0
    assert (prediction.right, prediction.said) == (1, 1)
    assert prediction.question(W) is None and prediction.say_sign(W, -1) is None
    assert session.moment.gradient(B) is None


def test_a_wrong_prediction_counts_too_and_the_number_is_shown(world):
    document, session, prediction = world
    changes.hide_everywhere(document, True)
    assert not prediction.say_sign(W, 1).is_right
    assert (prediction.right, prediction.said) == (0, 1)
    assert session.moment.gradient(W) is not None


def test_one_of_three_sizes_is_right(world):
    document, session, prediction = world
    changes.hide_everywhere(document, True)
    for port in (W, B, YHAT, PortId("linear", "X")):
        question = prediction.question(port)
        number = abs(session.moment.hidden_gradient(port)[question.place])
        right = [size for size in question.sizes if np.isclose(size, number, rtol=0.05)]
        assert len(question.sizes) == 3 and len(right) == 1 and sorted(question.sizes) == list(question.sizes)
        wrong = next(size for size in question.sizes if size not in right)
        assert prediction.say_size(port, right[0] if port != B else wrong).is_right == (port != B)
    assert (prediction.right, prediction.said) == (3, 4)


def test_a_value_is_right_within_a_twentieth(world):
    document, session, prediction = world
    changes.hide_everywhere(document, True)
    number = session.moment.hidden_gradient(W).item()
    assert prediction.say_value(W, 1.04 * number).is_right
    number = session.moment.hidden_gradient(B).item()
    assert not prediction.say_value(B, 1.06 * number).is_right


@pytest.mark.parametrize(
    ("factor", "is_right"), [(0.951, True), (0.949, False), (1.052, True), (1.054, False), (-1, False)]
)
def test_a_value_is_right_within_a_twentieth_of_the_larger(world, factor, is_right):
    document, session, prediction = world
    changes.hide_everywhere(document, True)
    number = session.moment.hidden_gradient(W).item()
    outcome = prediction.say_value(W, factor * number)
    assert outcome == (W, "value", is_right, (0, 0), number) == prediction.outcome


def test_sizes_to_choose_from_are_8_to_16_times_apart_and_the_right_one_is_at_any_place(world):
    document, session, prediction = world
    changes.hide_everywhere(document, True)
    places = set()
    for port in (W, B, YHAT, PortId("linear", "X"), PortId("mse", "Y")):
        question = prediction.question(port)
        gradient = session.moment.hidden_gradient(port)
        assert (question.port, question.shape) == (port, gradient.shape)
        number = abs(gradient[question.place])
        small, middle, large = question.sizes
        assert 7.5 < middle / small < 16.5 and 7.5 < large / middle < 16.5
        places.add(min(range(3), key=lambda at: abs(question.sizes[at] - number)))
        assert all(size == float(f"{size:.2g}") for size in question.sizes)
        assert prediction.question(port) == question
    assert len(places) > 1


def test_of_nothing_the_size_is_nothing(world):
    document, session, prediction = world
    session.set_parameters(np.zeros(2))
    port = PortId("linear", "X")
    changes.hide_everywhere(document, True)
    assert prediction.question(port).sizes == (0, 0.1, 1)
    assert prediction.say_size(port, 0.0).is_right


def test_a_sign_may_be_none(world):
    document, session, prediction = world
    session.set_parameters(np.zeros(2))
    changes.hide_everywhere(document, True)
    assert prediction.say_sign(PortId("linear", "X"), 0).is_right
    number = session.moment.hidden_gradient(B).item()
    assert not prediction.say_sign(B, 0).is_right
    assert number != 0


def test_what_is_shown_or_not_computed_is_no_question(world):
    document, _, prediction = world
    for ask in (prediction.question, lambda port: prediction.say_size(port, 1.0)):
        assert ask(W) is None
    changes.hide_everywhere(document, True)
    assert prediction.question(PortId("gone", "W")) is None
    assert (prediction.said, prediction.outcome) == (0, None)


def test_another_file_is_counted_anew(world):
    document, _, prediction = world
    changes.hide_everywhere(document, True)
    prediction.say_sign(W, -1)
    told = []
    prediction.changed.connect(lambda: told.append(prediction.said))
    document.new()
    assert (prediction.right, prediction.said, prediction.outcome) == (0, 0, None)
    assert told


def test_again_hides_what_was_predicted(world):
    document, session, prediction = world
    changes.hide_everywhere(document, True)
    prediction.say_sign(W, -1)
    prediction.again()
    assert session.moment.gradient(W) is None and prediction.said == 0


def test_a_lock_lets_nobody_show_or_hide_and_predictions_show_all_the_same(world):
    document, session, prediction = world
    changes.hide_everywhere(document, True)
    changes.lock(document)
    for change in (
        lambda: changes.hide_everywhere(document, False),
        lambda: changes.hide(document, [W], hidden=False),
        lambda: changes.lock(document),
    ):
        with pytest.raises(Problem, match="locked"):
            change()
    prediction.say_sign(W, 1)
    assert session.moment.gradient(W) is not None


def test_the_file_keeps_what_is_hidden_and_the_lock_and_not_what_was_predicted(world, tmp_path):
    document, _, prediction = world
    changes.hide_everywhere(document, True)
    changes.hide(document, [B], hidden=False)
    changes.lock(document)
    prediction.say_sign(W, -1)
    path = tmp_path / "hidden.graph.json"
    document.save(path)
    other = Document()
    other.open(path)
    assert other.hiding == document.hiding and other.hiding.is_locked
    assert W in other.hidden and B not in other.hidden
    assert file.dumps(other.project, tmp_path) == path.read_text()


def test_a_file_with_nothing_hidden_says_nothing_and_one_of_nodes_that_are_gone_opens(world, tmp_path):
    document, _, _ = world
    path = tmp_path / "plain.graph.json"
    document.save(path)
    assert "hiding" not in path.read_text()
    text = path.read_text().rstrip().removesuffix("}")
    path.write_text(text + ', "hiding": {"hidden": ["gone.W", "linear.V", "linear.W"]}}')
    assert file.load(path).hiding.hidden == {W}


def test_a_renamed_node_stays_hidden(world):
    from graphgui.document import edits

    document, _, _ = world
    changes.hide(document, [W], hidden=True)
    edits.nodes.rename(document, "linear", "layer")
    assert PortId("layer", "W") in document.hidden
    document.undo_stack.undo()
    assert W in document.hidden
