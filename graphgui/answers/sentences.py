"""The sentences that answers are answered with."""

from collections.abc import Mapping

from graphgui.answers.factors import Factor
from graphgui.answers.formula.values import How
from graphgui.answers.formula.writing import plain
from graphgui.answers.remedies import Remedy
from graphgui.engine.graph.graph import PortId
from graphgui.explain.notation import port_text
from graphgui.ops import Shape
from graphgui.ops.op import show_shape
from graphgui.words import Remark, mark_for_translation


def both(first: Remark, second: Remark | None) -> Remark:
    """Two sentences, one after the other."""
    return first if second is None else Remark("{first} {second}", first=first, second=second)


def right(is_tried: bool, other_rows: bool) -> Remark:
    """Nothing is wrong."""
    if other_rows:
        return Remark(mark_for_translation("problems", "Right, also for other numbers and other counts of rows."))
    if is_tried:
        return Remark(mark_for_translation("problems", "Right, also for other numbers."))
    return Remark(mark_for_translation("problems", "Right."))


def right_while(constants: Mapping[str, float]) -> Remark:
    """Right where some numbers are constant."""
    return Remark(
        mark_for_translation("problems", "Right, also for other numbers, as long as {kept}."),
        kept=", ".join(f"{name} = {number:.4g}".replace("-", "−") for name, number in constants.items()),
    )


def sign() -> Remark:
    """Minus the gradient."""
    return Remark(mark_for_translation("problems", "The sign is wrong: this is −1 times the gradient."))


def factor(found: Factor, *, uses_columns: bool = False) -> Remark:
    """A multiple of the gradient; where counts of columns were used, what is counted by which letter."""
    template = mark_for_translation("problems", "Right up to a factor: this is {factor} times the gradient.")
    if "q" in found.counts:
        template = mark_for_translation(
            "problems",
            "Right up to a factor: this is {factor} times the gradient, so it is off by more or less with other "
            "counts of rows.",
        )
    elif found.counts:
        template = mark_for_translation(
            "problems",
            "Right up to a factor: this is {factor} times the gradient, so it is off by more or less with other "
            "counts of columns.",
        )
    letters = mark_for_translation(
        "problems", "Here q counts rows, n columns that go in, p columns that come out."
    )
    return both(Remark(template, factor=found.text), Remark(letters) if uses_columns and found.counts else None)


def these_numbers_only() -> Remark:
    """A coincidence."""
    return Remark(
        mark_for_translation("problems", "Right for these numbers only: with others this is not the gradient.")
    )


def these_shapes_only() -> Remark:
    """A coincidence of shapes."""
    return Remark(
        mark_for_translation(
            "problems",
            "Right for these numbers only: with other counts of rows or columns this is not the gradient.",
        )
    )


def transposed() -> Remark:
    """Rows for columns."""
    return Remark(
        mark_for_translation("problems", "This is the gradient transposed: its rows are the gradient's columns.")
    )


def missing_sum(shape: Shape, expected: Shape, left: Factor | None) -> Remark:
    """Rows, columns or both that are to be added up."""
    if expected[0] < shape[0] and expected[1] < shape[1]:
        template = mark_for_translation(
            "problems",
            "A sum is missing: this is {shape}, and the gradient is one number, the sum of all of these.",
        )
    elif expected[0] < shape[0]:
        template = mark_for_translation(
            "problems", "A sum over the rows is missing: this has {rows} rows, and the gradient is one, their sum."
        )
    else:
        template = mark_for_translation(
            "problems",
            "A sum over the columns is missing: this has {columns} columns, and the gradient is one, their sum.",
        )
    said = Remark(template, shape=show_shape(shape), rows=shape[0], columns=shape[1])
    if left is None:
        return said
    return both(
        said,
        Remark(mark_for_translation("problems", "Summed, it is {factor} times the gradient."), factor=left.text),
    )


def other_port(other: PortId, port: PortId) -> Remark:
    """Right, elsewhere."""
    return Remark(
        mark_for_translation("problems", "This is the gradient of {other}, not of {port}."),
        other=port_text(other),
        port=port_text(port),
    )


def one_share(other: PortId, port: PortId, count: int) -> Remark:
    """One term of a sum."""
    return Remark(
        mark_for_translation(
            "problems",
            "This is the share along one wire, that to {other}: {port} feeds {count} inputs, and their shares are "
            "added.",
        ),
        other=port_text(other),
        port=port_text(port),
        count=count,
    )


def entries(wrong: int, size: int, value: float) -> Remark:
    """Numbers of the right shape."""
    if size == 1:
        return Remark(
            mark_for_translation(
                "problems", "With the numbers at hand this gives {number}, which is not the gradient."
            ),
            number=f"{value:.3g}".replace("-", "−"),
        )
    if wrong == size:
        return Remark(mark_for_translation("problems", "The shape is right, and all of the numbers are wrong."))
    return Remark(
        mark_for_translation("problems", "The shape is right. Numbers that are wrong: {wrong} of {size}."),
        wrong=wrong,
        size=size,
    )


def no_numbers() -> Remark:
    """Where a formula divides by 0 or the like."""
    return Remark(
        mark_for_translation(
            "problems", "With the numbers at hand this divides by 0, or leaves what numbers can hold."
        )
    )


_MISFITS: dict[How, str] = {
    "product": mark_for_translation(
        "problems",
        "{left} is {first} and {right} is {second}: they cannot be multiplied, for {columns} ≠ {rows}.",
    ),
    "sum": mark_for_translation(
        "problems", "{left} is {first} and {right} is {second}: they cannot be added, for the shapes differ."
    ),
    "elementwise": mark_for_translation(
        "problems",
        "{left} is {first} and {right} is {second}: they cannot be taken element by element, "
        "for the shapes differ.",
    ),
}


def misfit(how: How, left: tuple[str, Shape], right: tuple[str, Shape]) -> Remark:
    """Two parts whose shapes do not fit."""
    return Remark(
        _MISFITS[how],
        left=left[0],
        right=right[0],
        first=show_shape(left[1]),
        second=show_shape(right[1]),
        columns=left[1][1],
        rows=right[1][0],
    )


def other_shape(shape: Shape, port: PortId, expected: Shape) -> Remark:
    """A result of another shape than the gradient's."""
    return Remark(
        mark_for_translation(
            "problems", "This is {shape}, and a gradient has the shape of what it is of: {port} is {expected}."
        ),
        shape=show_shape(shape),
        port=port_text(port),
        expected=show_shape(expected),
    )


_REMEDIES = {
    "transpose": mark_for_translation("problems", "With {changed} in the place of {part} it is the gradient."),
    "swap": mark_for_translation("problems", "The other way round, {changed}, it is the gradient."),
    "product": mark_for_translation(
        "problems", "“*” multiplies element by element: with the product of matrices, “@”, it is the gradient."
    ),
    "elementwise": mark_for_translation(
        "problems", "Here matrices are multiplied as matrices: element by element, “⊙”, it is the gradient."
    ),
    "upstream": mark_for_translation(
        "problems",
        "This is the operation's own derivative: with what comes back to it, {changed}, it is the gradient.",
    ),
    "axis": mark_for_translation("problems", "sum(…, 1) adds the columns: sum(…, 0), or 1ᵀ, adds the rows."),
    "rows": mark_for_translation("problems", "sum(…) adds all numbers: with 1ᵀ, or sum(…, 0), it adds the rows."),
}


def remedy(found: Remedy) -> Remark:
    """What a person most likely meant."""
    return Remark(_REMEDIES[found.kind], part=plain(found.part), changed=plain(found.changed))


def consistent(earlier: PortId, says: Remark) -> Remark:
    """Right but for what it is built on."""
    said = mark_for_translation(
        "problems", "This is consistent with your earlier answer for {earlier}, which is not right."
    )
    return both(Remark(said, earlier=port_text(earlier)), says)
