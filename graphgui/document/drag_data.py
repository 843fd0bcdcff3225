"""What a drag inside the program carries: an operation's name, or the text of a part of a graph."""

from PySide6.QtCore import QMimeData

from graphgui.ops import OPS

OP_TYPE = "application/x-graphgui-op"
PART_TYPE = "application/x-graphgui-part"


def carrying_op(name: str) -> QMimeData:
    """The data of a drag that carries an operation."""
    return _carrying(OP_TYPE, name)


def carrying_part(text: str) -> QMimeData:
    """The data of a drag that carries a part of a graph."""
    return _carrying(PART_TYPE, text)


def carried_op(data: QMimeData) -> str | None:
    """The operation that a drag carries, None where it carries something else."""
    name = _carried(OP_TYPE, data)
    return name if name in OPS else None


def carried_part(data: QMimeData) -> str | None:
    """The text of the part of a graph that a drag carries, None where it carries something else."""
    return _carried(PART_TYPE, data)


def _carrying(kind: str, text: str) -> QMimeData:
    data = QMimeData()
    data.setData(kind, text.encode())
    return data


def _carried(kind: str, data: QMimeData) -> str | None:
    return bytes(data.data(kind).data()).decode("utf-8", "replace") if data.hasFormat(kind) else None
