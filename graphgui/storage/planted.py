"""The fault that is planted in a graph, as a file has it: not for the eyes of who is to find it."""

import base64
import binascii

import msgspec

from graphgui.engine.graph.graph import Graph
from graphgui.faults import Fault
from graphgui.words import Problem, mark_for_translation


def write(graph: Graph) -> str | None:
    """A word that stands for the fault in a graph; None where there is none."""
    from graphgui.engine.faults import fault_in  # late, as below: with it comes the check of gradients

    found = fault_in(graph)
    if found is None:
        return None
    name, fault = found
    return base64.urlsafe_b64encode(msgspec.json.encode([name, *fault])).decode()


def read(word: str, graph: Graph) -> Graph:
    """The graph with the fault that the word stands for. Raises `Problem` where it stands for none of its."""
    from graphgui.engine.faults import plant

    try:
        name, port, kind = msgspec.json.decode(base64.urlsafe_b64decode(word), type=tuple[str, str, str])
        return plant(graph, name, Fault(port, kind))
    except (binascii.Error, ValueError, msgspec.MsgspecError, Problem):
        raise Problem(
            mark_for_translation(
                "problems", "The file's “planted” names no fault that this graph can have: leave it out."
            )
        ) from None
