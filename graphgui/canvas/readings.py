"""The numbers of one moment, as nodes and wires show them: what was not computed is marked so, never 0."""

import math
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication

from graphgui.canvas.faces import Block, NodeFace
from graphgui.document.session import Session
from graphgui.engine.graph import PortId, Wire
from graphgui.look.numbers import NOT_COMPUTED, short, short_array
from graphgui.ops import Array

translate = QCoreApplication.translate

Tone = Literal["text", "muted", "value", "negative", "positive", "warning", "accent"]
THINNEST, THICKEST = 1.5, 5.5
_BALANCED = 0.01  # of the sum of sizes: a sum below it has no sign to speak of
_SMALLEST, _LARGEST = -6.0, 4.0  # powers of ten of a gradient between which a wire grows


class Reading(NamedTuple):
    """A number, or the mark that there is none, with its colour."""

    text: str
    tone: Tone


WAITING = Reading(NOT_COMPUTED, "muted")


@dataclass(frozen=True, slots=True)
class WireReading:
    """What a wire shows: the value that flows along it, its own share of the gradient, and how thick it is."""

    value: Reading = WAITING
    gradient: Reading = WAITING
    width: float = THINNEST


def no_path() -> Reading:
    """The mark of a gradient that cannot be, since the loss does not depend on the value."""
    return Reading(translate("canvas", "no path"), "muted")


def node_readings(session: Session, face: NodeFace) -> tuple[Reading, ...]:
    """Every number in a node, in the order of the layout's slots: each block's values, then its gradients."""
    readings: list[Reading] = []
    reaches = session.reaches_loss(face.name)
    for block in face.blocks:
        readings += _values(session, block)
        readings += _gradients(session, block, reaches)
    if face.result:
        value = session.value(PortId(face.name, face.output))
        readings.append(WAITING if value is None else _value(value))
    return tuple(readings)


def wire_reading(session: Session, wire: Wire) -> WireReading:
    """What a wire shows at this moment."""
    value = session.value(wire.start)
    if value is None:
        return WireReading()
    gradient = session.gradient(wire.end) if session.reaches_loss(wire.target) else None
    if gradient is None:
        return WireReading(_value(value), no_path())
    return WireReading(_value(value), Reading(short_array(gradient), sign_tone(gradient)), wire_width(gradient))


def wire_width(gradient: Array) -> float:
    """Grows with log |gradient|, in quarters of a pixel so that it is not repainted for nothing."""
    norm = float(np.sqrt(np.vdot(gradient, gradient).real))
    if not math.isfinite(norm):
        return THICKEST
    if norm == 0:
        return THINNEST
    share = (math.log10(norm) - _SMALLEST) / (_LARGEST - _SMALLEST)
    width = THINNEST + (THICKEST - THINNEST) * min(1.0, max(0.0, share))
    return round(width * 4) / 4


def _values(session: Session, block: Block) -> list[Reading]:
    value = session.value(block.port)
    if value is None:
        return _waiting(block)
    if block.cells:
        return [Reading(short(float(x)), "value") for x in value.flat]
    return [_value(value)]


def _gradients(session: Session, block: Block, reaches: bool) -> list[Reading]:
    if not session.is_computed:
        return _waiting(block)
    gradient = session.gradient(block.port) if reaches else None
    if gradient is None:
        rows, columns = block.cells or (1, 1)
        return [no_path()] + [Reading("", "muted")] * (rows * columns - 1)
    if block.cells:
        return [Reading(short(float(x)), _tone(float(x))) for x in gradient.flat]
    return [Reading(short_array(gradient), sign_tone(gradient))]


def _waiting(block: Block) -> list[Reading]:
    rows, columns = block.cells or (1, 1)
    return [WAITING] * (rows * columns)


def _value(value: Array) -> Reading:
    return Reading(short_array(value), "value" if np.isfinite(value).all() else "warning")


def sign_tone(gradient: Array) -> Tone:
    """The sign of the mean speaks for a matrix, unless its numbers cancel and the sign would be chance."""
    total = float(np.add.reduce(gradient, None))
    cancels = math.isfinite(total) and abs(total) <= _BALANCED * float(np.add.reduce(np.abs(gradient), None))
    return _tone(0.0 if cancels else total)


def _tone(number: float) -> Tone:
    if not math.isfinite(number):
        return "warning"
    return "muted" if number == 0 else "negative" if number < 0 else "positive"
