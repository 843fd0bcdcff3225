"""Inputs standardised by nodes that are seen, in place of scaling that is not."""

from collections.abc import Iterable
from typing import Any

from graphgui.document import commands
from graphgui.document.document import Document
from graphgui.document.edits import nodes, rewire
from graphgui.document.edits.naming import listed
from graphgui.document.step_names import translate
from graphgui.engine.diagnosis.scaling import standardisation
from graphgui.engine.graph import groups
from graphgui.engine.graph.graph import Wire
from graphgui.engine.model.columns import varies
from graphgui.engine.model.report import names
from graphgui.engine.training.examples import find_examples, split
from graphgui.ops import Array, Op
from graphgui.ops.standardise import STANDARDISE
from graphgui.words import Problem, mark_for_translation

_ROOM = 280.0  # from an input to the node that standardises it, and from there on


def add(document: Document, inputs: Iterable[str]) -> list[str]:
    """Put a node behind each input that brings its columns to mean 0 and deviation 1; return their names.

    What an input itself subtracts and divides by goes. A node that is there already gets the numbers of now.
    Columns that are the same everywhere stay as they are. Where a part of the rows validates, the numbers are
    those of the others.
    """
    inputs = sorted(set(inputs))
    stale = [name for name in inputs if not _is_standardised(document, name)]
    if stale:
        with document.one_step(translate("edits", "Standardise {0}").format(listed(stale))):
            _make_room(document, [name for name in stale if not nodes_behind(document, name)])
            for name in stale:
                _standardise(document, name)
    return [node for name in inputs for node in nodes_behind(document, name)]


def constant_columns(document: Document, inputs: Iterable[str]) -> Problem | None:
    """The sentence that names the columns of inputs that are the same everywhere; None where each varies."""
    found = [
        column
        for name in sorted(set(inputs))
        for column, moves in zip(
            names(document.graph[name], document.feeds[name].shape[1]),
            varies(_trained_rows(document, name)),
            strict=True,
        )
        if not moves
    ]
    if not found:
        return None
    template = mark_for_translation(
        "problems", "Columns that are the same everywhere stay as they are: {columns}."
    )
    return Problem(template, columns=", ".join(found))


def nodes_behind(document: Document, name: str) -> list[str]:
    """The nodes right behind an input that standardise it."""
    targets = sorted(wire.target for wire in document.graph.outgoing(name))
    return [target for target in targets if document.graph[target].op.traits.standardisation]


def remove(document: Document, name: str) -> None:
    """Neither standardise an input's numbers nor shift and scale them."""
    with document.one_step(translate("edits", "No scaling of {0}").format(name)):
        if behind := nodes_behind(document, name):
            rewire.delete_and_heal(document, behind)
        nodes.set_attributes(document, name, shift=None, scale=None)


def _is_standardised(document: Document, name: str) -> bool:
    """Whether all is as `add` would leave it."""
    source, behind = document.graph[name], nodes_behind(document, name)
    if not behind or source.attribute("shift") is not None or source.attribute("scale") is not None:
        return False
    found = (document.graph[each] for each in behind)
    return all(
        node.attribute(key) == wanted
        for node in found
        for key, wanted in _numbers(document, name, node.op).items()
    )


def _numbers(document: Document, name: str, op: Op) -> dict[str, Any]:
    """The attributes of a node of this op that standardises an input."""
    assert op.traits.standardisation is not None
    return op.traits.standardisation.attributes(*standardisation(_trained_rows(document, name)))


def _trained_rows(document: Document, name: str) -> Array:
    """The rows of an input that train: mean and deviation know nothing of those that validate."""
    numbers, training = document.feeds[name], document.training
    if not training.validation or document.graph.trained_loss() is None or document.shapes.problems:
        return numbers
    examples = find_examples(document.graph, document.feeds)
    if name not in examples.inputs:
        return numbers
    return numbers[split(examples.count, training.validation, training.seed)[0]]


def _standardise(document: Document, name: str) -> None:
    nodes.set_attributes(document, name, shift=None, scale=None)
    behind = nodes_behind(document, name)
    for node in behind:
        nodes.set_attributes(document, node, **_numbers(document, name, document.graph[node].op))
    if not behind:
        _put_behind(document, name)


def _put_behind(document: Document, name: str) -> None:
    source, wires = document.graph[name], sorted(document.graph.outgoing(name))
    left, top = source.position
    numbers = _numbers(document, name, STANDARDISE)
    node = nodes.add(document, STANDARDISE.name, (left + _ROOM, top), group=source.group, **numbers)
    for wire in wires:
        document.push(commands.RemoveWire(document, wire))
    document.push(commands.AddWire(document, Wire(name, source.op.output, node, "A")))
    for wire in wires:
        document.push(commands.AddWire(document, Wire(node, STANDARDISE.output, *wire.end)))


def _make_room(document: Document, inputs: Iterable[str]) -> None:
    """Move what comes after some inputs to the right, on the sheet that each stands on."""
    moved = {}
    for name in inputs:
        sheet = document.graph[name].group
        hosts = {groups.host(document.graph, each, sheet) for each in document.graph.downstream(name)} - {
            name,
            None,
        }
        for host in hosts:
            if host is not None:
                x, y = document.position(host)
                moved[host] = x + _ROOM, y
    nodes.move(document, moved)
