"""A typed gradient: judged, and replied to in the lesson's own words where they foresee what is wrong."""

from dataclasses import replace

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
    if found.diagnosis != foreseen.diagnosis:
        return False
    return found.diagnosis != "factor" or (
        judge.judge(port_of(task.port), foreseen.answer).factor_text == found.factor_text
    )


def healthy(graph: Graph) -> Graph:
    """The graph without the faults that are planted in it."""
    copy = graph.copy()
    for node in graph.nodes.values():
        if node.fault is not None:
            copy.update(replace(node, fault=None))
    return copy
