"""Runs that go wrong in one way or another, and what is said of them."""

from graphgui.engine import Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.analysis.spectrum import spectrum
from graphgui.engine.diagnosis.diagnosis import plan_at
from graphgui.engine.diagnosis.divergence import diagnose_growth, largest_stable
from graphgui.engine.diagnosis.slowness import diagnose_slowness, is_flat
from graphgui.engine.diagnosis.vanishing import diagnose_dead_units, diagnose_vanishing
from graphgui.engine.training.recorder import Recorder
from graphgui.engine.training.run import Run
from tests.graphs import node, regression


def trained(graph, feeds, training, steps):
    run = Run()
    trainer = run.begin(graph, feeds, training)
    recorder = Recorder(trainer)
    reason = trainer.run(steps)
    run.record(recorder.take(reason))
    return run, reason


def deep(activation, layers, scale, **regressed):
    """X -> (linear -> activation) many times -> mse, with weights of one size."""
    graph, feeds = regression(20, 2, **regressed)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    before = ("linear", "Yhat")
    for layer in range(layers):
        graph.add(node(f"a{layer}", activation))
        graph.connect(Wire(*before, f"a{layer}", "A"))
        graph.add(node(f"l{layer}", "linear", outputs=1, weights=scale))
        graph.connect(Wire(f"a{layer}", "out", f"l{layer}", "X"))
        before = (f"l{layer}", "Yhat")
    graph.connect(Wire(*before, "mse", "Yhat"))
    return graph, feeds


def hidden(bias, units=4):
    """X -> linear -> relu -> linear -> mse, with the hidden bias started at one number."""
    graph, feeds = regression(20, 2)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.update(graph["linear"].with_attributes(outputs=units, bias=bias))
    graph.add(node("relu", "relu"))
    graph.add(node("last", "linear", outputs=1))
    for wire in (("linear", "Yhat", "relu", "A"), ("relu", "out", "last", "X"), ("last", "Yhat", "mse", "Yhat")):
        graph.connect(Wire(*wire))
    return graph, feeds


def slowness(run, rate):
    """What is said of a flat loss at the last step; None, too, where it is not flat."""
    plan, segment = plan_at(run, run.steps), run.segment(run.steps)
    if not is_flat(run):
        return None
    closed = quadratic(segment.graph, segment.feeds)
    found = spectrum(
        LossFunction(segment.graph, segment.feeds), closed.minimiser if closed else plan.theta, closed
    )
    return diagnose_slowness(run, plan, found, rate)


def troubles(run, rate):
    """Everything that is said of a run that has not diverged."""
    plan = plan_at(run, run.steps)
    found = (
        diagnose_growth(run, plan, rate, largest_stable(run)),
        diagnose_dead_units(plan, run, rate),
        diagnose_vanishing(plan),
        slowness(run, rate),
    )
    return [each.trouble for each in found if each]


def said(found):
    return " ".join(map(str, found.words))


def exponential():
    graph, feeds = regression(20, 2)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.add(node("power", "exp"))
    graph.connect(Wire("linear", "Yhat", "power", "A"))
    graph.connect(Wire("power", "out", "mse", "Yhat"))
    return graph, feeds


def unscaled():
    """Columns of sizes 1000 and 1."""
    graph, feeds = regression(40, 2)
    feeds["X"] = feeds["X"] * [1000.0, 1.0]
    graph.update(graph["X"].with_attributes(value=feeds["X"].tolist()))
    return graph, feeds
