"""An answer is judged by what it gives with these numbers, with others and with other shapes."""

import pytest

from graphgui.answers.judging import Judge, judge
from graphgui.engine import Plan, PortId
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.words import Problem
from tests.graphs import regression

LOSS, W, B = PortId("mse", "C"), PortId("linear", "W"), PortId("linear", "b")
YHAT = PortId("mse", "Yhat")


def situation(q=5, n=3, p=2):
    graph, feeds = regression(q, n, p)
    plan = Plan(graph, feeds)
    initialise(plan, seed=0)
    return graph, feeds, plan.parameters, LOSS


@pytest.fixture(scope="module")
def regression_judge():
    return Judge(*situation())


def test_the_function_judges_as_the_class_does(regression_judge):
    found = judge(*situation(), W, "X' G")
    assert found.is_right
    assert str(found.says) == str(regression_judge.judge(W, "X' G").says)


def test_how_it_was_read_is_told(regression_judge):
    assert regression_judge.judge(W, "-2/q*X.T@(Y-Yhat)").reading == (
        r"-\frac{2}{q}\, X^{\top}\, \left(Y - \hat{Y}\right)"
    )


def test_a_factor_is_told_with_what_it_depends_on(regression_judge):
    found = regression_judge.judge(W, "2X'(Yhat - Y)")
    assert (found.diagnosis, found.factor, found.factor_text) == ("factor", pytest.approx(5), "q")
    assert "counts of rows" in str(found.says)


def test_two_parts_that_do_not_fit_are_named_with_their_shapes(regression_judge):
    found = regression_judge.judge(W, "-2/q (Y - Yhat) X.T")
    assert found.diagnosis == "shape"
    assert found.misfit.how == "product"
    assert [(box.text, box.shape) for box in found.misfit[:2]] == [("Y − Ŷ", (5, 2)), ("Xᵀ", (3, 5))]
    assert "The other way round, Xᵀ (Y − Ŷ)" in str(found.says)


def test_a_first_step_carried_forward_is_consistent(regression_judge):
    found = regression_judge.judge(W, "2/q X'(Y - Yhat)", {YHAT: "2/q (Y - Yhat)"})
    assert (found.diagnosis, found.consistent_with) == ("sign", YHAT)
    assert "consistent with your earlier answer for mse.Ŷ" in str(found.says)
    apart = regression_judge.judge(W, "4 X'(Y - Yhat)", {YHAT: "2/q (Y - Yhat)"})
    assert apart.consistent_with is None


def test_the_place_where_reading_stopped_is_told(regression_judge):
    found = regression_judge.judge(W, "X' # G")
    assert (found.diagnosis, found.place) == ("unreadable", 3)
    assert str(found.says) == "“#” has no place in a formula."


def test_a_port_that_is_not_there_is_a_problem(regression_judge):
    with pytest.raises(Problem, match="has no port called “V”"):
        regression_judge.judge(PortId("linear", "V"), "G")


def test_hints_end_with_the_answer(regression_judge):
    hints = regression_judge.hints(W)
    assert len(hints) >= 3
    assert hints[-1].latex == r"\frac{\partial C}{\partial W} = X^{\top} \frac{\partial C}{\partial \hat{Y}} "
