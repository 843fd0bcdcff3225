"""A typed gradient: judged, and replied to in the lesson's own words where they foresee what is wrong."""

from dataclasses import replace

import numpy as np

from graphgui.answers.comparing import OF_TYPED_NUMBERS
from graphgui.answers.judgement import Judgement
from graphgui.answers.judging import Judge
from graphgui.engine.graph.graph import Graph
from graphgui.lessons.observation import Observation
from graphgui.lessons.ports import port_of
from graphgui.lessons.state import TaskState
from graphgui.lessons.tasks import ForeseenAnswer, GradientAnswer
from graphgui.words import Problem


def gradient_state(task: GradientAnswer, seen: Observation) -> TaskState:
    """How far the task is, by what was typed and the numbers at hand."""
    if seen.typed is None or seen.loss_port is None:
        return TaskState(False)
    port = port_of(task.port)
    try:
        judge = Judge(healthy(seen.graph), seen.feeds, seen.parameters, seen.loss_port)
        found = judge.judge(port, seen.typed)
        if found.is_right:
            return TaskState(True, reading=found.reading)
        foreseen = next((each for each in task.foreseen if _is_foreseen(found, judge, task, each)), None)
    except Problem as problem:  # the student has taken the graph apart
        return TaskState(False, problem)
    return TaskState(False, foreseen.reply if foreseen else found.says, found.reading)


def _is_foreseen(found: Judgement, judge: Judge, task: GradientAnswer, foreseen: ForeseenAnswer) -> bool:
    """Whether an answer goes wrong in the way that was foreseen, so that the reply is true of it."""
    if found.diagnosis != foreseen.diagnosis:
        return False
    expected = judge.judge(port_of(task.port), foreseen.answer)
    match found.diagnosis:
        case "factor":
            return expected.factor_text == found.factor_text
        case "other_port":
            return expected.other == found.other
        case "shape":
            return _misfit(expected) == _misfit(found)
        case "missing_sum":
            return str(expected.says) == str(found.says)
        case "entries":
            if expected.answer is None or found.answer is None:
                return False
            return np.allclose(expected.answer, found.answer, rtol=OF_TYPED_NUMBERS, equal_nan=True)
    return True


def _misfit(judgement: Judgement) -> tuple[object, ...]:
    """Which shapes do not fit, and what was to be done with them."""
    found = judgement.misfit
    return (found.how, found.left.shape, found.right.shape) if found else ()


def healthy(graph: Graph) -> Graph:
    """The graph without the faults that are planted in it."""
    copy = graph.copy()
    for node in graph.nodes.values():
        if node.fault is not None:
            copy.update(replace(node, fault=None))
    return copy
