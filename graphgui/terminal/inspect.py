"""`graphgui eval` and `graphgui check`: the numbers of a graph, and whether its gradients are right."""

from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np

from graphgui.engine.autodiff.gradcheck import PortCheck
from graphgui.engine.autodiff.gradcheck import check as compare
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import PortId
from graphgui.engine.training.targets import check_targets
from graphgui.ops import Op
from graphgui.storage import file
from graphgui.terminal.opening import locked_ports, open_project
from graphgui.terminal.output import complain, number, rows, short, write, write_json, write_table
from graphgui.terminal.spoken import number as number_text
from graphgui.terminal.spoken import translate
from graphgui.words import Problem


def evaluate(path: Path, *, as_json: bool, outside: bool = False) -> int:
    """Print every port's value and gradient, every wire's share; return 2 where the loss refuses its targets.

    Gradients that a file hides, and whose hiding is locked, are left out.
    """
    project = open_project(path, outside=outside)
    with file.named(path):
        plan = project.plan()
    plan.evaluate()
    hidden = locked_ports(project)
    if as_json:
        write_json(_as_json(plan, hidden))
    else:
        _as_table(plan, hidden)
    try:
        check_targets(plan, project.feeds())
    except Problem as problem:
        complain(problem)  # the numbers are as they are, and what they mean is nothing
        return 2
    return 0


def _ports(plan: Plan, name: str) -> Iterator[PortId]:
    op = plan.graph[name].op
    yield from (PortId(name, port.name) for port in op.inputs)
    yield PortId(name, op.output)


def _as_json(plan: Plan, hidden: Collection[PortId]) -> dict[str, object]:
    def port_json(port: PortId) -> dict[str, object]:
        return {"value": rows(plan.value(port)), "gradient": rows(None if port in hidden else plan.gradient(port))}

    return {
        "loss": number(plan.loss_value()),
        "nodes": {
            name: {"ports": {port.port: port_json(port) for port in _ports(plan, name)}} for name in plan.order
        },
        "wires": [
            {
                "from": str(wire.start),
                "to": str(wire.end),
                "gradient": rows(None if wire.end in hidden else plan.share(wire)),
            }
            for wire in sorted(plan.graph.wires)
        ],
    }


def _as_table(plan: Plan, hidden: Collection[PortId]) -> None:
    headings = (
        translate("terminal", "port"),
        translate("terminal", "value"),
        translate("terminal", "gradient"),
    )
    ports = [port for name in plan.order for port in _ports(plan, name)]
    write_table(
        headings,
        [
            (str(port), short(plan.value(port)), short(None if port in hidden else plan.gradient(port)))
            for port in ports
        ],
    )
    if plan.loss is not None:
        write(translate("terminal", "loss {loss}").format(loss=number_text(repr(plan.loss_value()))))


def check(path: Path, *, outside: bool = False) -> int:
    """Compare every gradient with differences; return 1 where one is wrong, 3 where that cannot be told of one."""
    project = open_project(path, outside=outside)
    with file.named(path), np.errstate(all="ignore"):
        found = list(compare(project.graph, project.feeds(), project.plan().theta))
    headings = (translate("terminal", "port"), translate("terminal", "relative error"))
    untold = translate("terminal", "cannot tell")
    write_table(
        headings,
        [
            (str(one.port), untold if one.verdict == "unknown" else number_text(f"{one.error:.1e}"))
            for one in found
        ],
    )
    for one in found:
        if one.corners:
            write(_corners(one, project.graph[one.port.node].op))
    worst = max(found, key=lambda one: one.error)
    if worst.verdict == "wrong":
        complain(_wrong(worst))
        return 1
    for one in found:
        if one.verdict == "unknown":
            complain(_unknown(one))
            return 3
    write(
        translate(
            "terminal", "All {count} gradients are right; the largest relative error is {error}, at {port}."
        ).format(count=len(found), error=number_text(f"{worst.error:.1e}"), port=worst.port)
    )
    return 0


def _corners(one: PortCheck, op: Op) -> str:
    """What stands in for a derivative where there is none."""
    template = translate(
        "terminal", "{port}: no derivative here, at {count} numbers. The convention of {op}: {note}"
    )
    if one.corners == 1:
        template = translate("terminal", "{port}: no derivative here, at 1 number. The convention of {op}: {note}")
    return template.format(port=one.port, count=one.corners, op=op.name, note=op.note)


def _wrong(worst: PortCheck) -> str:
    row, column = worst.worst
    return translate(
        "terminal",
        "The gradient of {port} is wrong: at row {row}, column {column} it is {gradient}, and differences say "
        "{difference} (relative error {error}).",
    ).format(
        port=worst.port,
        row=row + 1,
        column=column + 1,
        gradient=number_text(f"{worst.gradient:.6g}"),
        difference=number_text(f"{worst.difference:.6g}"),
        error=number_text(f"{worst.error:.1e}"),
    )


def _unknown(one: PortCheck) -> str:
    row, column = one.worst
    return translate(
        "terminal",
        "Whether the gradient of {port} is right cannot be told: at row {row}, column {column} it is {gradient}, "
        "and differences, which overflow, vanish or jump there, say {difference}.",
    ).format(
        port=one.port,
        row=row + 1,
        column=column + 1,
        gradient=number_text(f"{one.gradient:.6g}"),
        difference=number_text(f"{one.difference:.6g}"),
    )
