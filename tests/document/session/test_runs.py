"""Runs side by side: named, shown again, kept in the file and forgotten."""

import numpy as np
import pytest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.runs import Runs
from graphgui.document.session.session import Session
from graphgui.engine import Graph, PortId, Training
from graphgui.storage.project import Project
from graphgui.words import Problem
from tests.graphs import regression

W = PortId("linear", "W")


@pytest.fixture
def document(qapp):
    return Document(Project(regression(20, 2)[0], {}, Training(0.1, steps=50), {}))


@pytest.fixture
def session(document):
    session = Session(document)
    yield session
    session.close()


@pytest.fixture
def runs(document, session):
    return Runs(document, session)


@pytest.fixture
def two(runs, session):
    """Thirty steps, and from the tenth on ten others."""
    session.run_now(30)
    session.show_step(10)
    session.run_now(10)
    return runs


def test_each_branch_is_a_run_with_a_name_of_its_own(two):
    old, new = two.entries()
    assert (old.name, new.name) == ("run 1", "run 2")
    assert (old.steps, new.steps) == (30, 20)
    assert (old.is_shown, new.is_shown) == (False, True)


def test_a_run_without_a_step_is_none_to_compare(runs, session):
    session.evaluate()
    assert runs.entries() == []


def test_a_run_says_the_rate_at_which_it_ended(runs, session, document):
    session.run_now(5)
    edits.training.change(document, learning_rate=0.01)
    session.run_now(5)
    assert runs.entries()[0].training.learning_rate == 0.01


def test_showing_a_run_gives_its_parameters_back_bit_for_bit(runs, session):
    session.run_now(30)
    last = session.moment.value(W).copy()
    session.show_step(0)
    session.run_now(3)
    runs.show(runs.entries()[0])
    assert session.step == 30
    np.testing.assert_array_equal(session.moment.value(W), last)


def test_a_run_kept_is_in_the_file_and_begins_where_it_ended(two, session, document, tmp_path):
    last = session.moment.value(W).copy()
    two.rename(two.entries()[1], " ten others ")
    two.keep(two.entries()[1])
    assert [entry.is_kept for entry in two.entries()] == [False, True]
    document.save(tmp_path / "a.graph.json")
    document.open(tmp_path / "a.graph.json")
    (entry,) = two.entries()
    assert (entry.name, entry.steps, entry.is_kept) == ("ten others", 20, True)
    curve = np.array(two.curve(entry))
    assert len(curve) == 20
    session.reset()
    two.show(entry)
    np.testing.assert_array_equal(session.moment.value(W), last)
    assert session.step == 0
    session.run_now(1)
    assert [entry.name for entry in two.entries()] == ["ten others", "run 1"]


def test_keeping_renaming_and_forgetting_are_undone_one_by_one(two, document):
    two.keep(two.entries()[0])
    two.rename(two.entries()[0], "first")
    assert [kept.name for kept in document.kept_runs] == ["first"]
    document.undo_stack.undo()
    assert [kept.name for kept in document.kept_runs] == ["run 1"]
    document.undo_stack.undo()
    assert document.kept_runs == ()


def test_a_run_that_goes_on_is_beside_what_was_kept_of_it(runs, session):
    session.run_now(5)
    runs.keep(runs.entries()[0])
    assert len(runs.entries()) == 1
    session.run_now(5)
    kept, live = runs.entries()
    assert (kept.steps, live.steps, live.is_kept) == (5, 10, False)


def test_a_kept_run_of_another_graph_says_so(runs, session, document):
    session.run_now(5)
    runs.keep(runs.entries()[0])
    edits.nodes.set_attributes(document, "X", value=np.ones((20, 3)).tolist())
    for run in list(session.runs):
        session.forget_run(run)
    (kept,) = runs.entries()
    with pytest.raises(Problem, match="other parameters"):
        runs.show(kept)


def test_forgetting_the_run_shown_shows_another_and_the_last_one_resets(two, session):
    two.forget(two.entries()[1])
    assert (session.step, len(two.entries())) == (30, 1)
    two.forget(two.entries()[0])
    assert (session.step, two.entries()) == (0, [])


def test_a_name_that_another_kept_run_has_is_refused(two):
    two.keep(two.entries()[0])
    two.keep(two.entries()[1])
    with pytest.raises(Problem, match="another run"):
        two.rename(two.entries()[1], "run 1")


def test_another_document_begins_without_the_runs_of_the_one_before(two, session, document):
    session.play()
    document.new()
    assert session.state == "idle"
    assert two.entries() == []
    assert session.step == 0


def test_runs_are_numbered_in_the_order_in_which_they_were_seen_and_keep_their_number(two, session):
    assert [entry.number for entry in two.entries()] == [0, 1]
    two.keep(two.entries()[1])
    two.rename(two.entries()[1], "ten others")
    assert [(entry.name, entry.number) for entry in two.entries()] == [("run 1", 0), ("ten others", 1)]
    session.forget_run(two.entries()[1].source)
    two.forget(two.entries()[1])
    session.reset()
    session.run_now(1)
    kept, old, new = two.entries()
    assert [(entry.name, entry.number) for entry in (kept, old, new)] == [
        *(("ten others", 1), ("run 1", 0), ("run 2", 2)),
    ]


def test_a_new_run_takes_the_first_name_that_is_free(two, session):
    two.rename(two.entries()[0], "run 3")
    for name in ("run 1", "run 4"):
        session.reset()
        session.run_now(1)
        assert two.entries()[-1].name == name


def test_whoever_shows_them_is_told_of_each_change(runs, session):
    told = []
    runs.changed.connect(lambda: told.append(len(runs.entries())))

    def changes(act):
        told.clear()
        act()
        return bool(told)

    session.run_now(5)
    session.show_step(3)
    assert changes(lambda: session.run_now(1))  # a branch
    assert not changes(lambda: runs.rename(runs.entries()[0], " "))
    assert not changes(lambda: runs.rename(runs.entries()[0], " run 1 "))
    assert changes(lambda: runs.rename(runs.entries()[0], "other"))
    assert changes(lambda: runs.keep(runs.entries()[0]))
    assert not changes(lambda: runs.keep(runs.entries()[0]))  # it is kept as it stands
    assert changes(lambda: runs.forget(runs.entries()[0]))


def test_a_run_has_its_losses_for_a_curve_whether_it_is_kept_or_not(runs, session):
    session.run_now(5)
    (entry,) = runs.entries()
    curve = list(runs.curve(entry))
    assert [step for step, _ in curve] == list(range(5))
    assert [loss for _, loss in curve] == pytest.approx(session.run.losses, rel=1e-5)
    assert (list(runs.validation(entry)), entry.loss) == ([], session.run.losses[-1])
    runs.keep(entry)
    session.reset()
    session.forget_run(entry.source)
    (kept,) = runs.entries()
    assert (list(runs.curve(kept)), list(runs.validation(kept)), kept.loss) == (curve, [], curve[-1][1])


def test_losses_of_examples_kept_apart_are_a_curve_of_their_own(runs, session, document):
    edits.training.change(document, validation=0.3)
    session.run_now(5)
    (entry,) = runs.entries()
    steps, losses = zip(*runs.validation(entry), strict=True)
    assert steps == tuple(session.run.validation_steps) != ()
    assert losses == pytest.approx(tuple(session.run.validation), rel=1e-5)
    runs.keep(entry)
    assert list(document.kept_runs[0].validation) == list(runs.validation(entry))


def test_the_loss_to_which_an_explosion_led_is_the_end_of_its_curve(runs, session, document):
    edits.training.change(document, learning_rate=30.0)
    session.run_now(50)
    (entry,) = runs.entries()
    losses = session.run.losses
    assert entry.steps == len(losses) < 50
    step, last = runs.curve(entry)[-1]
    assert (step, last) == (entry.steps, session.moment.loss)
    assert last > losses[-1] > losses[0]


def test_no_loss_is_added_where_it_only_rose_or_is_that_of_some_examples(runs, session, document):
    edits.training.change(document, learning_rate=1.2)
    session.run_now(4)
    assert session.run.losses[-1] > session.run.losses[0]
    assert len(runs.curve(runs.entries()[0])) == 4
    edits.training.change(document, learning_rate=300.0, batch_size=5)
    session.reset()
    session.run_now(50)
    assert len(runs.curve(runs.entries()[-1])) == len(session.run.losses)


def test_a_name_that_was_taken_meanwhile_is_another_in_the_file(two, document):
    two.keep(two.entries()[0])
    two.entries()[1].source.name = "run 1"
    two.keep(two.entries()[1])
    names = [kept.name for kept in document.kept_runs]
    assert len(set(names)) == 2 and [entry.name for entry in two.entries()] == names


def test_a_run_that_is_kept_is_taken_out_of_the_file_alone(two, session, document):
    two.keep(two.entries()[0])
    old = two.entries()[0].source
    session.forget_run(old)
    (kept, live) = two.entries()
    two.forget(kept)
    assert (document.kept_runs, [entry.name for entry in two.entries()]) == ((), [live.name])
    document.undo_stack.undo()
    assert len(document.kept_runs) == 1


def test_an_empty_document_has_none(qapp):
    document = Document(Project(Graph(), {}, Training(), {}))
    session = Session(document)
    assert Runs(document, session).entries() == []
    session.close()
