"""The exercise: a fault is planted in the document, accused, repaired or given away; the rest stays."""

import numpy as np
import pytest

from graphgui import assets
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.exercises import changes
from graphgui.document.exercises.broken_gradient import Answer, BrokenGradient
from graphgui.document.session.session import Session
from graphgui.engine import PortId
from graphgui.engine.faults import fault_in
from graphgui.faults import KINDS, Fault
from graphgui.storage import file
from graphgui.words import Problem


@pytest.fixture
def world(qapp):
    document = Document()
    document.open(assets.path("examples", "five-points.graph.json"))
    session = Session(document)
    session.evaluate()
    exercise = BrokenGradient(document, session)
    yield document, session, exercise
    session.close()


def test_it_is_off_until_a_fault_is_planted_and_undo_ends_it(world):
    document, _, exercise = world
    assert exercise.stage == "none" and exercise.accuse("linear") is None
    graph = document.graph.copy()
    exercise.plant(1)
    assert exercise.stage == "accuse" and fault_in(document.graph) is not None
    document.undo_stack.undo()
    assert exercise.stage == "none" and document.graph == graph
    document.undo_stack.redo()
    assert exercise.stage == "accuse"


def test_the_gradient_that_is_shown_is_wrong_until_it_is_repaired(world):
    document, session, exercise = world
    port = PortId("linear", "W")
    right = session.moment.gradient(port).copy()
    changes.plant(document, "linear", Fault("W", "sign"))
    session.catch_up()
    np.testing.assert_allclose(session.moment.gradient(port), -right)
    assert exercise.accuse("linear") == Answer(True, "linear", ())
    assert exercise.repair("W", "sign").is_right
    session.catch_up()
    np.testing.assert_array_equal(session.moment.gradient(port), right)
    assert exercise.stage == "solved"


def test_training_follows_the_wrong_gradient(world):
    document, session, _ = world
    start = session.moment.loss
    changes.plant(document, "linear", Fault("W", "sign"))
    session.play_steps(1)
    session.pause()
    session.run_now(5)
    assert session.moment.loss > start


def test_a_wrong_accusation_is_told_what_differences_say(world):
    document, session, exercise = world
    changes.plant(document, "linear", Fault("W", "sign"))
    session.catch_up()
    answer = exercise.accuse("mse")
    assert not answer.is_right and exercise.wrong_accusations == 1 and exercise.stage == "accuse"
    assert {check.port.port for check in answer.checks} == {"Yhat", "Y", "C"}
    assert max(check.error for check in answer.checks) < 1e-9


def test_a_wrong_repair_is_counted_and_the_right_one_is_among_those_offered(world):
    document, session, exercise = world
    changes.plant(document, "mse", Fault("Yhat", "mean_twice"))
    session.catch_up()
    exercise.accuse("mse")
    offered = [(port, kind.name) for port, kind in exercise.repairs()]
    assert ("Yhat", "mean_twice") in offered and ("Yhat", "missing_sum") not in offered
    assert not exercise.repair("Yhat", "half").is_right
    assert not exercise.repair("Y", "mean_twice").is_right
    assert exercise.wrong_repairs == 2 and exercise.stage == "repair"
    assert exercise.repair("Yhat", "mean_twice").is_right


def test_giving_up_tells_it_and_restores_the_graph(world):
    document, _, exercise = world
    graph = document.graph.copy()
    exercise.plant(3)
    planted = fault_in(document.graph)
    exercise.give_up()
    assert exercise.stage == "given up" and exercise.found == planted
    assert document.graph == graph


def test_each_time_another_one_is_planted(world):
    document, _, exercise = world
    seen = set()
    for _ in range(8):
        exercise.plant()
        seen.add(fault_in(document.graph))
        exercise.give_up()
    assert len(seen) > 4


def test_hints_come_nearer(world):
    document, _, exercise = world
    changes.plant(document, "linear", Fault("W", "sign"))
    texts = [str(exercise.hint(number)) for number in range(3)]
    assert len(set(texts)) == 3 and "linear" not in texts[0] and "linear" in texts[1] and "W" in texts[2]


def test_where_nothing_can_be_planted_it_is_said_and_nothing_changes(qapp):
    document = Document()
    session = Session(document)
    exercise = BrokenGradient(document, session)
    with pytest.raises(Problem):
        exercise.plant()
    assert exercise.stage == "none" and not document.is_modified


def test_each_hint_is_nearer_to_the_fault(world):
    document, _, exercise = world
    assert exercise.hint(0) is None
    changes.plant(document, "linear", Fault("W", "sign"))
    assert [str(exercise.hint(number)) for number in (1, 2)] == [
        *("It is at an operation “linear”.", "It is W of “linear”."),
    ]
    assert str(exercise.hint(0)).startswith("Go backwards from the loss")


def test_each_fault_that_is_planted_is_another_and_takes_the_place_of_the_one_before(world):
    document, _, exercise = world
    found = []
    for _ in range(3):
        exercise.plant()
        found.append(fault_in(document.graph))
        assert sum(node.fault is not None for node in document.graph.nodes.values()) == 1
    assert len(set(found)) > 1
    exercise.plant(1)
    assert fault_in(document.graph) == found[0]
    exercise.plant()
    assert fault_in(document.graph) == found[1]


def test_nothing_is_answered_that_was_not_asked(world):
    document, _, exercise = world
    told = []
    exercise.changed.connect(lambda: told.append(exercise.stage))
    exercise.give_up()
    assert exercise.repair("W", "sign") is exercise.type_repair("W", "X' G") is None
    assert (exercise.repairs(), exercise.stage, told) == ([], "none", [])
    changes.plant(document, "linear", Fault("W", "sign"))
    assert exercise.accuse("gone") is None
    assert exercise.repair("W", "sign") is None  # a node is to be accused first
    assert (exercise.wrong_accusations, exercise.wrong_repairs, told) == (0, 0, ["accuse"])
    exercise.accuse("linear")
    assert exercise.accuse("mse") is None
    assert told == ["accuse", "repair"]
    assert exercise.repair("W", "sign").is_right
    assert exercise.repair("W", "sign") is exercise.type_repair("W", "X' G") is None  # it is repaired already
    assert exercise.stage == "solved"


def test_a_wrong_accusation_of_what_the_loss_does_not_hang_on_has_no_differences(world):
    document, _, exercise = world
    edits.nodes.add(document, "input", (0.0, 0.0), name="beside", value=[[1.0]])
    changes.plant(document, "linear", Fault("W", "sign"))
    answer = exercise.accuse("beside")
    assert (answer.is_right, answer.node, answer.checks, exercise.wrong_accusations) == (False, "beside", (), 1)


def test_a_fault_that_is_given_away_is_told_and_repaired(world):
    document, _, exercise = world
    graph = document.graph.copy()
    changes.plant(document, "linear", Fault("W", "sign"))
    exercise.give_up()
    assert (exercise.stage, exercise.found) == ("given up", ("linear", Fault("W", "sign")))
    assert document.graph == graph and document.undo_stack.count() == 2
    changes.repair(document, "linear")
    assert document.undo_stack.count() == 2  # it computes right already


def test_what_cannot_be_wrong_in_a_way_is_not_planted_so(world):
    document, _, _ = world
    with pytest.raises(Problem, match="no sum over the rows"):
        changes.plant(document, "mse", Fault("Yhat", "missing_sum"))
    assert not document.is_modified


def test_a_file_keeps_the_fault_in_words_that_do_not_give_it_away(world, tmp_path):
    document, session, _ = world
    changes.plant(document, "linear", Fault("W", "sign"))
    path = tmp_path / "broken.graph.json"
    document.save(path)
    text = path.read_text()
    assert '"planted"' in text and '"sign"' not in text and all(kind.says not in text for kind in KINDS)
    other = Document()
    other.open(path)
    assert fault_in(other.graph) == ("linear", Fault("W", "sign"))
    assert file.dumps(other.project, tmp_path) == text
    assert BrokenGradient(other, session).stage == "accuse"


def test_a_file_without_a_fault_says_nothing_of_one_and_a_wrong_word_is_refused(world, tmp_path):
    document, _, _ = world
    path = tmp_path / "right.graph.json"
    document.save(path)
    assert "planted" not in path.read_text()
    path.write_text(path.read_text().rstrip().removesuffix("}") + ', "planted": "what"}')
    with pytest.raises(Problem, match="planted"):
        file.load(path)


def test_a_copy_of_the_node_computes_right_gradients(world):
    document, _, _ = world
    changes.plant(document, "linear", Fault("W", "sign"))
    (copy,) = edits.clipboard.duplicate(document, ["linear"])
    assert document.graph[copy].fault is None and document.graph["linear"].fault


def test_a_repair_is_typed_and_judged(world):
    document, session, exercise = world
    edits_before = document.graph.copy()
    changes.plant(document, "linear", Fault("W", "sign"))
    session.catch_up()
    exercise.accuse("linear")
    wrong = exercise.type_repair("W", "-X' G")
    assert not wrong.is_right and "sign" in str(wrong.says)
    already = exercise.type_repair("X", "G W'")
    assert not already.is_right and str(already.says).startswith("That is so")
    assert not exercise.type_repair("W", "((").is_right
    assert exercise.wrong_repairs == 3
    assert exercise.type_repair("W", "X' G").is_right
    assert exercise.stage == "solved" and document.graph == edits_before
