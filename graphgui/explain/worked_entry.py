"""One entry of a result written out with its numbers: `1·(−1.14) + 2·(−2.16) + …`."""

from collections.abc import Callable, Sequence

from graphgui.explain.evaluation import Evaluation, entry
from graphgui.explain.expression import (
    Call,
    Cases,
    Condition,
    Elementwise,
    Expression,
    Number,
    Ones,
    Power,
    Product,
    Sum,
    Symbol,
    Total,
    Transposed,
)

MOST_TERMS = 6
"""So many terms of a sum are written; of more, all but one of these, dots, and the last."""

_SUM, _PRODUCT, _TIGHT = 0, 1, 2  # how tightly what is written holds together
_SUPERSCRIPTS = str.maketrans("0123456789−.", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻·")


class WorkedEntry:
    """Writes entries of one expression.

    Args:
        evaluation: has the numbers.
        number: writes one of them.
    """

    def __init__(self, evaluation: Evaluation, number: Callable[[float], str]) -> None:
        self._evaluation = evaluation
        self._number = number

    def text(self, expression: Expression, row: int, column: int) -> str:
        """The entry at a row and column, counted from 0, with numbers for all symbols.

        Raises:
            UnknownSymbolError, ValueError: as `Evaluation.of`.
        """
        return self._write(expression, row, column)[0]

    def _write(self, expression: Expression, row: int, column: int) -> tuple[str, int]:
        """What is written, and how tightly it holds together."""
        match expression:
            case Number(value):
                return f"{value:g}", _TIGHT
            case Symbol(name) if (made_of := self._evaluation.defined(name)) is not None:
                return self._write(made_of, row, column)
            case Transposed(of):
                return self._write(of, column, row)
            case Sum(terms):
                return self._sum([(sign, self._write(term, row, column)) for sign, term in terms])
            case Product(factors):
                return self._product(factors, row, column)
            case Elementwise("*", left, right):
                return f"{self._inside(left, row, column)}·{self._inside(right, row, column)}", _PRODUCT
            case Elementwise("/", left, right) if self._is_whole(left) and self._is_whole(right):
                top, bottom = (self._write(side, row, column)[0] for side in (left, right))
                return f"({top}/{bottom})", _TIGHT
            case Elementwise("/", left, right):
                top = self._inside(left, row, column)
                return f"{top} / {self._inside(right, row, column, _TIGHT)}", _PRODUCT
            case Power(base, exponent):
                value = entry(self._evaluation.of(exponent), row, column)
                power = f"{value:.4g}".replace("-", "−")
                return f"{self._inside(base, row, column, _TIGHT)}{power.translate(_SUPERSCRIPTS)}", _TIGHT
            case Call("abs", (argument,)):
                return f"|{self._write(argument, row, column)[0]}|", _TIGHT
            case Call(function, arguments):
                return f"{function}({', '.join(self._write(each, row, column)[0] for each in arguments)})", _TIGHT
            case Condition(parts, relations):
                return self._condition(parts, relations, row, column), _TIGHT
            case Total(of):
                return self._total(of)
            case Cases():
                chosen = self._evaluation.chosen(expression) or self._evaluation.line(expression, row, column)
                return self._write(chosen, row, column)
        value = entry(self._evaluation.of(expression), row, column)
        return self._number(value), _SUM if value < 0 else _TIGHT

    def _is_whole(self, expression: Expression) -> bool:
        """Whether it is a number of the formula or a count, such as q."""
        if isinstance(expression, Symbol) and (made_of := self._evaluation.defined(expression.name)) is not None:
            return isinstance(made_of, Number)
        return isinstance(expression, Number)

    def _inside(self, expression: Expression, row: int, column: int, tightness: int = _PRODUCT) -> str:
        return _bracketed(self._write(expression, row, column), tightness)

    def _sum(self, terms: Sequence[tuple[int, tuple[str, int]]]) -> tuple[str, int]:
        text = ""
        for place, (sign, written) in enumerate(terms):
            if place:
                text += " + " if sign > 0 else " − "
            elif sign < 0:
                text += "−"
            text += _bracketed(written, _PRODUCT) if place or sign < 0 else written[0]
        return text, _SUM

    def _product(self, factors: tuple[Expression, ...], row: int, column: int) -> tuple[str, int]:
        is_scalar = [not isinstance(each, Ones) and self._evaluation.of(each).size == 1 for each in factors]
        others = [each for each, scalar in zip(factors, is_scalar, strict=True) if not scalar]
        matrices = [each for each in others if not isinstance(each, Ones)]
        first = factors.index(matrices[0]) if matrices else len(factors)
        scalars = [(place, self._inside(each, 0, 0)) for place, each in enumerate(factors) if is_scalar[place]]
        written = [text for place, text in scalars if place < first]
        if matrices:
            chain = self._chain(others, matrices, row, column)
            if not scalars:
                return chain
            written.append(_bracketed(chain, _PRODUCT))
        return "·".join([*written, *(text for place, text in scalars if place > first)]), _PRODUCT

    def _chain(
        self, others: Sequence[Expression], matrices: Sequence[Expression], row: int, column: int
    ) -> tuple[str, int]:
        """The entry of a product of matrices and columns of ones: of two, its sum written out."""
        if len(matrices) > 1:
            left = matrices[0] if len(matrices) == 2 else Product(tuple(matrices[:-1]))
            right, size = matrices[-1], self._evaluation.of(left).shape[1]
            pair = (left, right)
            return self._long_sum(
                size, lambda k: f"{self._inside(pair[0], row, k)}·{self._inside(pair[1], k, column)}"
            )
        (matrix,) = matrices
        rows, columns = self._evaluation.of(matrix).shape
        place = others.index(matrix)
        over_rows = any(isinstance(each, Ones) and each.is_row for each in others[:place])
        over_columns = any(isinstance(each, Ones) and not each.is_row for each in others[place + 1 :])
        if over_rows and over_columns:
            return self._total(matrix)
        if over_rows:
            return self._long_sum(rows, lambda k: self._inside(matrix, k, column))
        if over_columns:
            return self._long_sum(columns, lambda k: self._inside(matrix, row, k))
        return self._write(matrix, row, column)

    def _total(self, of: Expression) -> tuple[str, int]:
        rows, columns = self._evaluation.of(of).shape
        return self._long_sum(rows * columns, lambda k: self._inside(of, *divmod(k, columns)))

    def _long_sum(self, size: int, term: Callable[[int], str]) -> tuple[str, int]:
        if size == 1:
            return term(0), _PRODUCT
        if size <= MOST_TERMS:
            return " + ".join(map(term, range(size))), _SUM
        first = [term(k) for k in range(MOST_TERMS - 2)]
        return " + ".join([*first, "…", term(size - 1)]), _SUM

    def _condition(self, parts: tuple[Expression, ...], relations: tuple[str, ...], row: int, column: int) -> str:
        written = [self._write(part, row, column)[0] for part in parts]
        text = written[0]
        for relation, part in zip(relations, written[1:], strict=True):
            text += f" {relation} {part}"
        return f"[{text}]"


def _bracketed(written: tuple[str, int], tightness: int) -> str:
    text, own = written
    return text if own >= tightness else f"({text})"
