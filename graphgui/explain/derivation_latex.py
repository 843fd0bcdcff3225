"""A derivation as LaTeX, to be pasted elsewhere."""

from collections.abc import Callable

from graphgui.explain.derivation import Derivation
from graphgui.explain.step_forms import Notation
from graphgui.ops import Array


def as_latex(derivation: Derivation, matrix: Callable[[Array], str], notation: Notation = "matrix") -> str:
    """The derivation as aligned equations, each line's last one followed by its numbers.

    Args:
        derivation: what is written.
        matrix: writes numbers as LaTeX.
        notation: how it is written.
    """
    rows = []
    for line in derivation.lines:
        equations = line.equations_with_numbers(notation, matrix)
        rows += [f"  {equation.replace(' = ', ' &= ', 1)}" for equation in equations]
    return "\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}"


def pmatrix(number: Callable[[float], str]) -> Callable[[Array], str]:
    """Writes a small matrix in parentheses; of a larger one its first rows and columns, and dots.

    Args:
        number: writes a number.
    """

    def written(array: Array) -> str:
        if array.size == 1:
            return number(float(array.item().real))
        rows, columns = min(array.shape[0], 6), min(array.shape[1], 6)
        more = r" & \cdots" if columns < array.shape[1] else ""
        lines = [" & ".join(number(float(x)) for x in row[:columns]) + more for row in array[:rows]]
        if rows < array.shape[0]:
            lines.append(" & ".join([r"\vdots"] * columns) + (r" & \ddots" if more else ""))
        return r"\begin{pmatrix} " + r" \\ ".join(lines) + r" \end{pmatrix}"

    return written
