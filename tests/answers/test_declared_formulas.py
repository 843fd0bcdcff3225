"""What a derivation says of a gradient is right when it is typed as an answer."""

import pytest

from graphgui.answers.judging import Judge
from graphgui.examples import EXAMPLES
from graphgui.explain.derivation import derive
from graphgui.storage import file


def typed(example):
    """Every port of an example that the loss depends on, and the LaTeX that its derivation ends with."""
    project = file.load(example.path)
    plan = project.plan()
    plan.evaluate()
    ends = {end for wire in plan.graph.wires for end in (wire.start, wire.end)}
    judge = Judge(project.graph, project.feeds(), plan.parameters, plan.loss)
    for port in sorted({*plan.parameters, *ends}):
        if port.node in plan.reaches_loss:
            derivation = derive(plan.graph, plan.loss, port, plan.value, plan.gradient)
            yield judge.judge(port, derivation.lines[-1].right)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_what_is_derived_is_right_where_it_can_be_read(example):
    found = [judgement.diagnosis for judgement in typed(example)]
    assert set(found) <= {"right", "unreadable"}
    assert found.count("right") >= 3
