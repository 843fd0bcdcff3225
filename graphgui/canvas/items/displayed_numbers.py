"""The numbers of one moment, as nodes and wires show them: what was not computed is marked so, never 0."""

import math
from typing import Literal, NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication

from graphgui.canvas.items.bars import MOST, Bars, bars
from graphgui.canvas.items.heatmap import Heat, heat
from graphgui.canvas.items.node_content import NodeContent, ParameterBlock
from graphgui.canvas.items.wire_width import AS_BEFORE_A_RUN, WITHOUT_GRADIENT, WidthScale
from graphgui.document.session.moment import Moment
from graphgui.engine.diagnosis.bounds import EXPLODING, VANISHING
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.explain.notation import wire_text
from graphgui.look.numbers import NEXT_TO_NOTHING, NOT_COMPUTED, short, short_array, short_norm, short_or_nothing
from graphgui.ops import Array

translate = QCoreApplication.translate

Tone = Literal["text", "muted", "value", "negative", "positive", "mixed", "caution", "warning", "accent"]
Mark = Literal["", "vanishing", "exploding", "broken"]
DetailLevel = Literal["least", "norm", "picture", "numbers"]
"""What a matrix shows at most: its norm, as a bare number or in full, a picture beside it, or its numbers."""

MOST_CELLS = 3  # columns of a matrix whose numbers stand on a wire
_MOST_ROWS = 3
_NAMELESS = ("", "out", "value")  # labels that are no symbol
_SAMPLED = 2**16  # numbers, at least, whose mean gives a large matrix its colour
_LARGE = 2**14  # numbers from which a norm is not taken twice
_ONE_SIGN = 0.99  # of the sum of sizes: what has so much of one sign has that sign
_STRIPES = 8  # shares of a striped wire that are told apart


class DisplayedNumber(NamedTuple):
    """A number, or the mark that there is none, with its colour.

    Attributes:
        mark: what is wrong with a gradient.
        cells: the rows of a small matrix, in place of the text; each number with its colour.
        heat: a picture of a matrix that stands beside its norm.
        bars: a few numbers as bars, that stand beside the least and the largest of them.
    """

    text: str
    tone: Tone
    mark: Mark = ""
    cells: tuple[tuple[tuple[str, Tone], ...], ...] = ()
    heat: Heat | None = None
    bars: Bars | None = None


WAITING = DisplayedNumber(NOT_COMPUTED, "muted")
HIDDEN = DisplayedNumber("?", "muted")
"""A gradient that is to be predicted before it is seen."""


class DisplayedWire(NamedTuple):
    """What a wire shows: the value that flows along it, its own share of the gradient and that share's norm.

    Attributes:
        width: in pixels at life size.
        reaches_loss: whether there can be a gradient.
        positive: which share of the sizes in a gradient with both signs is above 0, in eighths; else 0.
    """

    value: DisplayedNumber = WAITING
    gradient: DisplayedNumber = WAITING
    width: float = WITHOUT_GRADIENT
    norm: float = math.nan
    reaches_loss: bool = True
    positive: float = 0.0

    @property
    def rows(self) -> list[DisplayedNumber]:
        """What stands on the wire: the value, and below it the gradient, as far as there are any."""
        if self.value is WAITING:
            return []
        has_gradient = not math.isnan(self.norm) or self.gradient.mark or self.gradient is HIDDEN
        return [self.value, self.gradient] if has_gradient else [self.value]


class _Share(NamedTuple):
    """A wire's own share of the gradient as it is shown, its norm and its signs."""

    shown: DisplayedNumber
    norm: float
    positive: float


class WireCache:
    """What a wire's value is called, and what its last reading was made of, by its detail."""

    __slots__ = ("data", "end", "shares", "start", "symbol")

    def __init__(self, wire: Wire, symbol: str = "A") -> None:
        self.start, self.end, self.symbol = wire.start, wire.end, symbol
        self.data: dict[DetailLevel, tuple[Array, DisplayedNumber]] = {}
        self.shares: dict[DetailLevel, _Share] = {}  # of gradients that may be stale


def no_gradient(reaches_loss: bool) -> DisplayedNumber:
    """The mark of a gradient that is still to come, or that cannot be: the loss does not depend on the value."""
    if reaches_loss:
        return WAITING
    return DisplayedNumber(translate("canvas", "no path"), "muted")


def node_numbers(
    moment: Moment, content: NodeContent, scale: WidthScale = AS_BEFORE_A_RUN
) -> tuple[DisplayedNumber, ...]:
    """Every number in a node, in the order of the layout's slots: each block's values, then its gradients."""
    numbers: list[DisplayedNumber] = []
    reaches = moment.has_derivative(content.name)
    for block in content.blocks:
        numbers += _values(moment, block)
        numbers += _gradients(moment, block, reaches, scale)
    if content.result:
        value = moment.value(PortId(content.name, content.output))
        numbers.append(displayed_value(value, content.output_label))
    return tuple(numbers)


def displayed_value(value: Array | None, symbol: str = "A") -> DisplayedNumber:
    """A value in one line."""
    return WAITING if value is None else _value(value, symbol)


def displayed_wire(
    moment: Moment,
    wire: Wire,
    scale: WidthScale = AS_BEFORE_A_RUN,
    detail: DetailLevel = "picture",
    kept: WireCache | None = None,
) -> DisplayedWire:
    """What a wire shows at this moment.

    Args:
        scale: says how wide it is.
        detail: what there is room for.
        kept: what this wire showed before; kept by who keeps the wire.
    """
    kept = kept or WireCache(wire)
    value = moment.value(kept.start)
    if value is None:
        return DisplayedWire()
    shown = _value_on_wire(moment, value, detail, kept)
    reaches = moment.has_derivative(wire.target)
    gradient = moment.derivative(kept.end) if reaches else None
    if gradient is None:
        is_hidden = reaches and kept.end in moment.hidden
        return DisplayedWire(shown, HIDDEN if is_hidden else no_gradient(reaches), reaches_loss=reaches)
    share = _share_on_wire(moment, wire, gradient, scale, detail, kept)
    return DisplayedWire(shown, share.shown, scale.width(share.norm), share.norm, True, share.positive)


def _value_on_wire(moment: Moment, value: Array, detail: DetailLevel, kept: WireCache) -> DisplayedNumber:
    """Data are read once: they are often the largest matrix there is, and every moment has the same."""
    of, reading = kept.data.get(detail, (None, WAITING))
    if of is not value:
        size = _size(value)
        reading = _matrix(value, size, detail, value_tone(size), kept.symbol)
        if value.size > _LARGE and moment.is_data(kept.start):
            kept.data[detail] = value, reading
    return reading


def _share_on_wire(
    moment: Moment, wire: Wire, gradient: Array, scale: WidthScale, detail: DetailLevel, kept: WireCache
) -> _Share:
    """The wire's own share of a gradient, or its tangent."""
    if moment.can_be_stale and moment.is_stale(kept.end) and detail in kept.shares:
        return kept.shares[detail]
    norm = moment.norm(wire) if gradient.size > _LARGE else None
    size = _size(gradient) if norm is None else norm
    mark = gradient_mark(size) if moment.seed is None else ""  # a tangent may well be 0
    positive = positive_share(gradient)
    tone = _tone_of(positive)
    if scale.is_nothing(size):
        shown = DisplayedNumber(NEXT_TO_NOTHING, tone, mark)
    else:
        symbol = "G" if moment.seed is None else "T"
        shown = _matrix(gradient, size, detail, tone, symbol, mark, scale)
    share = _Share(shown, size, _in_eighths(positive))
    if moment.can_be_stale:
        kept.shares[detail] = share
    return share


def _size(matrix: Array) -> float:
    return math.sqrt(np.vdot(matrix, matrix).real)


def _matrix(
    matrix: Array,
    size: float,
    detail: DetailLevel,
    tone: Tone,
    symbol: str,
    mark: Mark = "",
    scale: WidthScale | None = None,
) -> DisplayedNumber:
    """A matrix by its numbers where they are few, as a picture beside its norm where they are many.

    Args:
        scale: says which gradients are nothing; None of values.
    """
    rows, columns = matrix.shape
    if rows == 1 and columns <= MOST_CELLS and (columns == 1 or detail != "least"):
        return DisplayedNumber(short_array(matrix), tone, mark)
    if detail == "least":
        return DisplayedNumber(short(size), tone, mark)
    if detail == "numbers" and rows <= _MOST_ROWS and columns <= MOST_CELLS and matrix.size <= MOST:
        cells = tuple(tuple(_cell(x, scale) for x in row) for row in matrix.tolist())
        return DisplayedNumber(short_norm(size, symbol), tone, mark, cells=cells)
    if detail == "norm":
        return DisplayedNumber(short_norm(size, symbol), tone, mark)
    if matrix.size <= MOST and math.isfinite(size):
        least, largest = float(matrix.min()), float(matrix.max())
        return DisplayedNumber(
            f"{short(least)} … {short(largest)}", tone, mark, bars=bars(matrix, scale is not None)
        )
    return DisplayedNumber(short_norm(size, symbol), tone, mark, heat=heat(matrix, scale is not None))


def _cell(number: float, scale: WidthScale | None) -> tuple[str, Tone]:
    if scale is None:
        return short(number), value_tone(number)
    return gradient_text(number, scale), _tone(number)


def gradient_text(number: float, scale: WidthScale) -> str:
    """A number of a gradient, or that it is nothing beside the others of its run."""
    return short_or_nothing(number, scale.is_nothing(abs(number)))


def gradient_mark(size: float) -> Mark:
    """What is wrong with a gradient of this norm."""
    if not math.isfinite(size):
        return "broken"
    return "vanishing" if size < VANISHING else "exploding" if size > EXPLODING else ""


def mark_words(mark: Mark, wire: Wire, size: float) -> str:
    """The sentence that says what a mark means."""
    if mark == "vanishing":
        text = translate("canvas", "{wire}: the gradient has vanished; its norm {norm} is below {bound}")
        return text.format(wire=wire_text(wire), norm=short(size), bound=short(VANISHING))
    if mark == "exploding":
        text = translate("canvas", "{wire}: the gradient explodes; its norm {norm} is above {bound}")
        return text.format(wire=wire_text(wire), norm=short(size), bound=short(EXPLODING))
    return translate("canvas", "{wire}: the gradient holds numbers that are not finite").format(
        wire=wire_text(wire)
    )


def _values(moment: Moment, block: ParameterBlock) -> list[DisplayedNumber]:
    value = moment.value(block.port)
    if value is None:
        return _waiting(block)
    if block.cells:
        return [DisplayedNumber(short(float(x)), "value") for x in value.flat]
    return [_value(value, block.label)]


def _gradients(moment: Moment, block: ParameterBlock, reaches: bool, scale: WidthScale) -> list[DisplayedNumber]:
    if not moment.is_computed:
        return _waiting(block)
    gradient = moment.derivative(block.port) if reaches else None
    if gradient is None:
        rows, columns = block.cells or (1, 1)
        absent = HIDDEN if reaches and block.port in moment.hidden else no_gradient(reaches)
        return [absent] + [DisplayedNumber("", "muted")] * (rows * columns - 1)
    if block.cells:
        return [DisplayedNumber(gradient_text(float(x), scale), _tone(float(x))) for x in gradient.flat]
    is_nothing = scale.is_nothing(_size(gradient))
    return [DisplayedNumber(NEXT_TO_NOTHING if is_nothing else short_array(gradient, "G"), sign_tone(gradient))]


def _waiting(block: ParameterBlock) -> list[DisplayedNumber]:
    rows, columns = block.cells or (1, 1)
    return [WAITING] * (rows * columns)


def _value(value: Array, symbol: str) -> DisplayedNumber:
    return DisplayedNumber(
        short_array(value, symbol if symbol not in _NAMELESS else "A"), value_tone(_size(value))
    )


def positive_share(matrix: Array) -> float:
    """Which share of the sizes of all elements those above 0 have: 0 to 1.

    NaN where all are 0, infinite where some are not finite.

    Of a large matrix some rows stand for all: a colour is all that comes of it, in every frame.
    """
    if matrix.size == 1:
        number = float(matrix.item().real)
        if not math.isfinite(number):
            return math.inf
        return float(number > 0) if number else math.nan
    if (skip := matrix.size // _SAMPLED) > 1:
        matrix = matrix[::skip]
    total = float(np.add.reduce(matrix, None).real)
    sizes = float(np.add.reduce(np.abs(matrix), None))
    if not math.isfinite(sizes):
        return math.inf
    return (total / sizes + 1) / 2 if sizes else math.nan


def sign_tone(gradient: Array) -> Tone:
    """The colour of a gradient: that of its sign, or of a mixture of both."""
    return _tone_of(positive_share(gradient))


def _tone_of(positive: float) -> Tone:
    if math.isinf(positive):
        return "warning"
    if math.isnan(positive):
        return "muted"
    return "positive" if positive >= _ONE_SIGN else "negative" if positive <= 1 - _ONE_SIGN else "mixed"


def _in_eighths(positive: float) -> float:
    """A share of stripes that can be seen: of each colour some; 0 where there is one colour only."""
    if not 1 - _ONE_SIGN < positive < _ONE_SIGN:
        return 0.0
    return min(_STRIPES - 1, max(1, round(positive * _STRIPES))) / _STRIPES


def _tone(number: float) -> Tone:
    if not math.isfinite(number):
        return "warning"
    return "muted" if number == 0 else "negative" if number < 0 else "positive"


def value_tone(number: float) -> Tone:
    """The colour of a value."""
    return "value" if math.isfinite(number) else "warning"
