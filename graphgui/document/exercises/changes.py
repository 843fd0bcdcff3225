"""What a person is asked to find or to predict: a fault in a gradient, gradients that are hidden."""

from collections.abc import Iterable
from dataclasses import replace

from graphgui.document.commands import Edit
from graphgui.document.document import Document
from graphgui.document.step_names import translate
from graphgui.engine.faults import check_planting
from graphgui.engine.graph.graph import PortId
from graphgui.faults import Fault
from graphgui.storage.hiding import Hiding
from graphgui.words import Problem, mark_for_translation


def plant(document: Document, name: str, fault: Fault) -> None:
    """Have a node compute one of its gradients wrongly. Raises `Problem` where it cannot be wrong in that way."""
    check_planting(document.graph, document.feeds, name, fault)
    _set_fault(document, name, fault, translate("edits", "Plant a wrong gradient"))


def repair(document: Document, name: str) -> None:
    """Have a node compute its gradients as they are; nothing where it does."""
    if document.graph[name].fault is not None:
        _set_fault(document, name, None, translate("edits", "Repair the gradient"))


def hide_everywhere(document: Document, hidden: bool) -> None:
    """Have all gradients predicted before they are seen, or none; those chosen one by one are chosen no more.

    Raises:
        Problem: what is hidden is locked, as of the two below.
    """
    text = translate("edits", "Hide the gradients") if hidden else translate("edits", "Show the gradients")
    _set_hiding(document, Hiding(everywhere=hidden), text)


def hide(document: Document, ports: Iterable[PortId], hidden: bool) -> None:
    """Have the gradients at some inputs predicted before they are seen, or show them in any case."""
    text = translate("edits", "Hide a gradient") if hidden else translate("edits", "Show a gradient")
    _set_hiding(document, document.hiding.with_ports(ports, hidden=hidden), text)


def lock(document: Document) -> None:
    """Let nobody who opens the file show what is hidden without predicting it."""
    _set_hiding(document, replace(document.hiding, is_locked=True), translate("edits", "Lock what is hidden"))


def _set_fault(document: Document, name: str, fault: Fault | None, text: str) -> None:
    before = document.graph[name].fault
    document.push(
        Edit(lambda: document.apply_fault(name, fault), lambda: document.apply_fault(name, before), text)
    )


def _set_hiding(document: Document, hiding: Hiding, text: str) -> None:
    before = document.hiding
    if before.is_locked:
        raise Problem(
            mark_for_translation("problems", "What is hidden in this file is locked: it can be predicted only.")
        )
    if hiding != before:
        document.push(Edit(lambda: document.apply_hiding(hiding), lambda: document.apply_hiding(before), text))
