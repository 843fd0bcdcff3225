"""Whether a task is done, and what is said to what was typed or chosen."""

from graphgui.data.numbers import read_number
from graphgui.engine.graph.graph import Graph, Wire
from graphgui.lessons import tasks
from graphgui.lessons.gradient_task import gradient_state
from graphgui.lessons.observation import Observation
from graphgui.lessons.ports import port_of
from graphgui.lessons.same_graph import same_graph
from graphgui.lessons.state import TaskState
from graphgui.words import Problem, Remark, mark_for_translation


def task_state(task: tasks.Task, seen: Observation, like: Graph | None = None) -> TaskState:
    """How far a task is, by one look at the window.

    Args:
        like: the graph that a `BuildGraph` names.
    """
    match task:
        case tasks.Choice():
            return _choice(task, seen.chosen)
        case tasks.NumberAnswer():
            return _number(task, seen.typed)
        case tasks.GradientAnswer():
            return gradient_state(task, seen)
    return TaskState(_is_done(task, seen, like))


def _choice(task: tasks.Choice, chosen: int | None) -> TaskState:
    if chosen is None:
        return TaskState(False)
    option = task.options[chosen]
    return TaskState(option.right, option.reply)


def _number(task: tasks.NumberAnswer, typed: str | None) -> TaskState:
    if typed is None:
        return TaskState(False)
    try:
        number = _read(typed)
    except Problem as problem:
        return TaskState(False, problem)
    if _is_near(number, task.value, task.within):
        return TaskState(True)
    for foreseen in task.foreseen:
        if _is_near(number, foreseen.value, task.within):
            return TaskState(False, foreseen.reply)
    if _is_near(-number, task.value, task.within):
        return TaskState(False, Remark(mark_for_translation("problems", "The size is right, the sign is not.")))
    return TaskState(False, Remark(mark_for_translation("problems", "Not this number: look again.")))


def _read(text: str) -> float:
    """A number, or a fraction of two. Raises `Problem`."""
    above, bar, below = text.partition("/")
    number = read_number(above.strip())
    if not bar:
        return number
    divisor = read_number(below.strip())
    if divisor == 0:
        raise Problem(mark_for_translation("problems", "“{text}” divides by zero."), text=text.strip())
    return number / divisor


def _is_near(number: float, value: float, within: float) -> bool:
    return abs(number - value) <= within * abs(value) + 1e-12


def _is_done(task: tasks.Task, seen: Observation, like: Graph | None) -> bool:
    match task:
        case tasks.ChooseNode(node):
            return node in seen.nodes
        case tasks.ChooseWire(to):
            return any(str(wire.end) == to for wire in seen.wires)
        case tasks.DrawWire(start, end):
            return seen.graph.has_wire(Wire(*port_of(start), *port_of(end)))
        case tasks.AddNode(op, count):
            return sum(node.op.name == op for node in seen.graph.nodes.values()) >= count
        case tasks.BuildGraph():
            return like is not None and same_graph(like, seen.graph)
        case tasks.StepThrough(phase, port):
            if phase is None:
                return seen.is_step_over
            return any(each.phase == phase and port in (None, str(each.port)) for each in seen.operations)
        case tasks.Train(below, above, steps):
            if seen.loss is None or seen.step < steps:
                return False
            return (below is None or seen.loss < below) and (above is None or not seen.loss <= above)
        case tasks.SetRate(least, most):
            return least <= seen.rate <= most
        case tasks.OpenPanel(panel):
            return panel in seen.panels
        case tasks.MoveOne(port):
            return str(seen.moved) == port
        case tasks.Accuse():
            return seen.is_accused or seen.is_repaired
        case tasks.Repair():
            return seen.is_repaired
    return False
