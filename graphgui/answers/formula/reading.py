"""A typed formula read into an expression."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphgui.answers.formula.grammar import Grammar
from graphgui.answers.formula.names import Names, Quantity
from graphgui.answers.formula.tokens import normalised
from graphgui.answers.formula.typed_numbers import matrix_symbol, rows_of_numbers, with_points
from graphgui.explain.expressions.expression import Expression, Ones, parts
from graphgui.ops import Array


@dataclass(frozen=True)
class Reading:
    """How a formula was read.

    Attributes:
        expression: what it says. Of a symbol, `quantities` or `matrices` has the meaning.
        quantities: the matrices and counts of the graph that it uses, by LaTeX name.
        matrices: those that were typed as numbers, by their LaTeX.
    """

    expression: Expression
    quantities: Mapping[str, Quantity] = field(default_factory=dict)
    matrices: Mapping[str, Array] = field(default_factory=dict)

    @property
    def is_numeric(self) -> bool:
        """Whether it is made of typed numbers alone."""
        return not self.quantities and not any(
            isinstance(each, Ones) for each in parts(self.expression, lambda _: None)
        )


def read(text: str, names: Names) -> Reading:
    """Read what a person typed.

    Raises:
        UnreadableError: it is no formula, or too long; with the place.
    """
    text = with_points(_right_side(normalised(text)))
    if (rows := rows_of_numbers(text)) is not None:
        symbol, array = matrix_symbol(rows, 0)
        return Reading(symbol, {}, {symbol.name: array})
    grammar = Grammar(text, names)
    return Reading(grammar.whole(), grammar.quantities, grammar.matrices)


def _right_side(text: str) -> str:
    """What stands behind a single `=` that is in no bracket, in spaces of its length."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign in "([{") - (sign in ")]}")
        if (
            sign == "="
            and depth == 0
            and text[place - 1 : place] not in ("<", ">", "=")
            and text[place + 1 : place + 2] != "="
        ):
            return " " * (place + 1) + text[place + 1 :]
    return text
