"""What is to be done where painting was broken off: let go of the painters, and find the widget."""

from collections.abc import Iterator
from types import FrameType, TracebackType
from typing import Any

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QWidget
from shiboken6 import isValid

_PAINTING = {"paintEvent", "paint", "drawBackground", "drawForeground"}


def end_painters(trace: TracebackType | None) -> None:
    """End the painters that frames of a traceback hold: Qt lets nobody else paint there while they live."""
    for frame in _frames(trace):
        for value in list(frame.f_locals.values()):
            if isinstance(value, QPainter) and isValid(value) and value.isActive() and _is_own(frame, value):
                value.end()


def broken_widget(trace: TracebackType | None) -> QWidget | None:
    """The widget whose painting a traceback comes from; None where it comes from something else."""
    for frame in _frames(trace):
        if frame.f_code.co_name in _PAINTING and (widget := _widget(frame.f_locals)) is not None:
            return widget
    return None


def _frames(trace: TracebackType | None) -> Iterator[FrameType]:
    while trace is not None:
        yield trace.tb_frame
        trace = trace.tb_next


def _is_own(frame: FrameType, painter: QPainter) -> bool:
    """Whether a frame made a painter itself; one that Qt has lent is Qt's to end."""
    code = frame.f_code
    given = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    return not any(frame.f_locals.get(name) is painter for name in given)


def _widget(names: dict[str, Any]) -> QWidget | None:
    painter_of = names.get("self")
    if isinstance(painter_of, QGraphicsItem) and isValid(painter_of):
        scene = painter_of.scene()
        painter_of = scene.views()[0] if scene is not None and scene.views() else None
    elif not isinstance(painter_of, QWidget):
        painter_of = getattr(names.get("option"), "widget", None)  # a delegate's
    return painter_of if isinstance(painter_of, QWidget) and isValid(painter_of) else None
