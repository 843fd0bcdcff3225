"""`graphgui answer`: whether a formula is the gradient at a port, and if not, what is wrong with it."""

from pathlib import Path

from graphgui.answers.judging import judge
from graphgui.engine.graph.graph import Graph, GraphProblem, PortId
from graphgui.explain.notation import port_label
from graphgui.storage import file
from graphgui.terminal.opening import open_project
from graphgui.terminal.output import complain, write, write_json
from graphgui.terminal.spoken import sentence
from graphgui.words import Problem, mark_for_translation


def answer(path: Path, where: str, formula: str, *, as_json: bool, outside: bool = False) -> int:
    """Judge a formula for the gradient at a port; return 0 where it is right, 1 where wrong, 2 where unreadable.

    Raises:
        Problem: a file that cannot run, or a port that is not there or that the loss does not depend on.
    """
    project = open_project(path, outside=outside)
    with file.named(path):
        plan = project.plan()
        if plan.loss is None:
            raise Problem(
                mark_for_translation("problems", "There is no loss yet, and a gradient is always that of a loss.")
            )
        port = _port(project.graph, where)
        found = judge(project.graph, project.feeds(), plan.parameters, plan.loss, port, formula)
    if as_json:
        write_json({"diagnosis": found.diagnosis, "factor": found.factor, "says": str(found.says)})
    elif found.diagnosis == "unreadable":
        complain(found.says)
    else:
        write(sentence(found.says))
    if found.diagnosis == "unreadable":
        return 2
    return 0 if found.is_right else 1


def _port(graph: Graph, where: str) -> PortId:
    """`linear.W`, `mse.Ŷ`, or a node alone for its output."""
    name, _, port = where.partition(".")
    node = graph[name]
    if not port:
        return PortId(name, node.op.output)
    known = [*(each.name for each in node.op.inputs), node.op.output]
    found = next((each for each in known if port in (each, port_label(each))), None)
    if found is None:
        raise GraphProblem(
            mark_for_translation("problems", "“{node}” has no port called “{port}”; its ports are {known}."),
            node=name,
            port=port,
            known=", ".join(known),
        )
    return PortId(name, found)
