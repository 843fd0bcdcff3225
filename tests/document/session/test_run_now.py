"""Training here and now shows some moments on the way, and a step that is shown is not computed again."""

import pytest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine import Training
from graphgui.storage.project import Project
from tests.graphs import regression


@pytest.fixture
def session(qapp):
    document = Document(Project(regression(20, 2)[0], {}, Training(0.1, steps=300), {}))
    session = Session(document, document)
    yield session
    session.close()


@pytest.mark.parametrize(
    ("steps", "moments", "shown"),
    [(5, 200, [0, 1, 2, 3, 4, 5]), (7, 2, [0, 3, 6, 7]), (6, 3, [0, 2, 4, 6]), (1, 1, [0, 1])],
)
def test_training_here_and_now_shows_some_moments_on_the_way(session, steps, moments, shown):
    seen, stopped = [], []
    session.moment_shown.connect(lambda: seen.append(session.moment.step))
    session.stopped.connect(stopped.append)
    session.run_now(steps, moments)
    assert (seen, session.step, session.last_step, stopped) == (shown, steps, steps, ["steps"])
    seen.clear()
    session.run_now(steps, moments)
    assert seen == [steps + step for step in shown]


def test_one_step_tells_only_what_ends_training(session):
    stopped = []
    session.stopped.connect(stopped.append)
    session.step_once()
    assert (session.step, session.last_step, stopped) == (1, 1, [])
    edits.training.change(session.parent(), learning_rate=1e300)
    for _ in range(3):
        session.step_once()
    assert set(stopped) == {"diverged"}


def test_the_step_that_is_shown_is_not_computed_again(session):
    session.run_now(300)
    moment = session.moment
    session.show_step(int("300"))
    session.show_step(1000)  # there is none behind the last
    assert session.moment is moment
    session.show_step(0)
    moment = session.moment
    session.show_step(-5)
    assert session.moment is moment and session.step == 0
