"""One command for each kind of edit, made of the model and values; undo gives back exactly what was before.

One that may be a step by itself takes the text that the undo list shows; a part of a larger one has none.
"""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtGui import QUndoCommand

from graphgui.data.tables import Table
from graphgui.document.model import Model
from graphgui.engine.graph.graph import Node, Wire
from graphgui.engine.training.trainer import Training
from graphgui.ops import Array

Positions = Mapping[str, tuple[float, float]]


class Edit(QUndoCommand):
    """A change that is one call of the model, and its opposite another."""

    def __init__(self, make: Callable[[], None], take_back: Callable[[], None], text: str = "") -> None:
        super().__init__(text)
        self._make, self._take_back = make, take_back

    def redo(self) -> None:
        self._make()

    def undo(self) -> None:
        self._take_back()


class _NodeCommand(QUndoCommand):
    """Takes a node away or puts it back; what it had learnt, and its breakpoint, come back with it."""

    def __init__(self, model: Model, node: Node, text: str = "", condition: str | None = None) -> None:
        super().__init__(text)
        self._model, self._node, self._breakpoint = model, node, condition
        self._learnt: Mapping[str, Array] = {}

    def _add(self) -> None:
        self._model.apply_parameters(self._learnt)
        self._model.apply_add(self._node)
        if self._breakpoint is not None:
            self._model.apply_breakpoints({**self._model.breakpoints, self._node.name: self._breakpoint})

    def _remove(self) -> None:
        self._breakpoint = self._model.breakpoints.get(self._node.name)
        self._learnt = self._model.learnt(self._node.name)
        self._model.apply_remove(self._node.name)


class AddNode(_NodeCommand):
    def redo(self) -> None:
        self._add()

    def undo(self) -> None:
        self._remove()


class RemoveNode(_NodeCommand):
    """Remove a node that has no wires left; its being the marked loss comes back with it."""

    def __init__(self, model: Model, name: str) -> None:
        super().__init__(model, model.graph[name])
        self._was_loss = model.graph.loss == name

    def redo(self) -> None:
        self._remove()

    def undo(self) -> None:
        self._add()
        if self._was_loss:
            self._model.apply_loss(self._node.name)


class AddWire(QUndoCommand):
    def __init__(self, model: Model, wire: Wire, text: str = "") -> None:
        super().__init__(text)
        self._model, self._wire = model, wire

    def redo(self) -> None:
        self._model.apply_connect(self._wire)

    def undo(self) -> None:
        self._model.apply_disconnect(self._wire)


class RemoveWire(QUndoCommand):
    def __init__(self, model: Model, wire: Wire) -> None:
        super().__init__()
        self._model, self._wire = model, wire

    def redo(self) -> None:
        self._model.apply_disconnect(self._wire)

    def undo(self) -> None:
        self._model.apply_connect(self._wire)


class Move(QUndoCommand):
    """Put nodes, groups, frames and notes elsewhere; nudges of the same, one after the other, are one step."""

    def __init__(self, model: Model, positions: Positions, text: str = "", *, is_nudge: bool = False) -> None:
        super().__init__(text)
        self._model, self._after, self._is_nudge = model, dict(positions), is_nudge
        self._before = {name: model.position(name) for name in positions}

    def redo(self) -> None:
        self._place(self._after)

    def undo(self) -> None:
        self._place(self._before)

    def id(self) -> int:
        return 2 if self._is_nudge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Move) or self._after.keys() != other._after.keys():
            return False
        self._after = other._after
        self.setObsolete(self._after == self._before)
        return True

    def _place(self, positions: Positions) -> None:
        for name, position in positions.items():
            self._model.apply_position(name, position)


class SetAttributes(QUndoCommand):
    """Give a node all of these attributes and no others."""

    def __init__(self, model: Model, name: str, attributes: Mapping[str, Any], text: str = "") -> None:
        super().__init__(text)
        self._model, self._name, self._after = model, name, dict(attributes)
        self._before = dict(model.graph[name].attributes)

    def redo(self) -> None:
        self._model.apply_attributes(self._name, self._after)

    def undo(self) -> None:
        self._model.apply_attributes(self._name, self._before)


class RenameNode(QUndoCommand):
    """Rename a node; what it has learnt goes with it."""

    def __init__(self, model: Model, old: str, new: str, text: str = "") -> None:
        super().__init__(text)
        self._model, self._old, self._new = model, old, new
        self._overwritten: dict[str, Array | None] = {}

    def redo(self) -> None:
        self._overwritten = dict(self._model.learnt(self._new))
        self._rename(self._old, self._new)

    def undo(self) -> None:
        self._rename(self._new, self._old)
        self._model.apply_parameters(self._overwritten)

    def _rename(self, old: str, new: str) -> None:
        learnt = self._model.learnt(old)
        gone = dict.fromkeys([*learnt, *self._model.learnt(new)])
        moved = {new + key.removeprefix(old): array for key, array in learnt.items()}
        self._model.apply_parameters({**gone, **moved})
        self._model.apply_rename(old, new)


class MarkLoss(QUndoCommand):
    def __init__(self, model: Model, name: str | None, text: str = "") -> None:
        super().__init__(text)
        self._model, self._after, self._before = model, name, model.graph.loss

    def redo(self) -> None:
        self._model.apply_loss(self._after)

    def undo(self) -> None:
        self._model.apply_loss(self._before)


class SetTables(QUndoCommand):
    def __init__(self, model: Model, tables: Mapping[str, Table], text: str = "") -> None:
        super().__init__(text)
        self._model, self._after, self._before = model, dict(tables), dict(model.project.tables)

    def redo(self) -> None:
        self._model.apply_tables(dict(self._after))

    def undo(self) -> None:
        self._model.apply_tables(dict(self._before))


class SetNumbers(QUndoCommand):
    """Give tables and nodes other numbers, all at once; those of one gesture on the same nodes are one step."""

    def __init__(
        self,
        model: Model,
        tables: Mapping[str, Table],
        attributes: Mapping[str, Mapping[str, Any]],
        text: str = "",
        gesture: int | None = None,
    ) -> None:
        super().__init__(text)
        self._model, self._gesture = model, gesture
        self._after = dict(tables), dict(attributes)
        self._before = dict(model.project.tables), {name: model.graph[name].attributes for name in attributes}

    def redo(self) -> None:
        self._model.apply_numbers(*self._after)

    def undo(self) -> None:
        self._model.apply_numbers(*self._before)

    def id(self) -> int:
        return 3

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, SetNumbers) or self._gesture is None or other._gesture != self._gesture:
            return False
        if other._before[1].keys() != self._before[1].keys():  # else what this gave the others would be lost
            return False
        self._after = other._after
        return True


class SetTraining(QUndoCommand):
    """Change how the graph is trained; changes of the same fields, one after the other, are one step."""

    def __init__(self, model: Model, training: Training, text: str = "") -> None:
        super().__init__(text)
        self._model, self._after, self._before = model, training, model.training

    def redo(self) -> None:
        self._model.apply_training(self._after)

    def undo(self) -> None:
        self._model.apply_training(self._before)

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, SetTraining) or self._fields() != other._fields():
            return False
        self._after = other._after
        return True

    def _fields(self) -> set[str]:
        names = Training.__dataclass_fields__
        return {n for n in names if getattr(self._before, n) != getattr(self._after, n)}
