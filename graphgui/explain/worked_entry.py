"""One element of a result written out with its numbers: `1·(−1.14) + 2·(−2.16) + …`."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from graphgui.explain.expressions.evaluation import CONSTANTS, Evaluation
from graphgui.explain.expressions.expression import (
    Call,
    Cases,
    Condition,
    Delta,
    Element,
    Elementwise,
    Expression,
    Grid,
    Index,
    Number,
    Over,
    Power,
    Product,
    Sum,
    Symbol,
    with_indices,
)

MOST_TERMS = 6
"""So many terms of a sum are written; of more, all but one of these, dots, and the last."""

Places = Mapping[str, int]
"""Which row or column each index stands for, counted from 1."""

_SUM, _PRODUCT, _TIGHT = 0, 1, 2  # how tightly what is written holds together
_SUPERSCRIPTS = str.maketrans("0123456789−.", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻·")
_CONSTANTS = {r"\pi": "π"}


def surviving(evaluation: Evaluation, over: Over, places: Places) -> Sequence[Places]:
    """The places of all terms of a sum but those that a condition on its indices makes 0."""
    ranges = evaluation.ranges(over, places)
    names = [each.name for each in over.ranges]
    tests = [part for part in _factors(over.of) if is_of_indices(part)]
    if over.kind != "sum" or not tests:
        return _Places(names, ranges, places)
    grids = np.meshgrid(*(np.arange(each.start, each.stop) for each in ranges), indexing="ij")
    holds = np.ones(grids[0].shape)
    for test in tests:
        holds = holds * evaluation.at(test, {**places, **dict(zip(names, grids, strict=True))})
    found = zip(*(grid[holds != 0].tolist() for grid in grids), strict=True)
    return [{**places, **dict(zip(names, each, strict=True))} for each in found]


class _Places(Sequence[Places]):
    """The places of all terms of a sum, each made when it is asked for."""

    def __init__(self, names: Sequence[str], ranges: Sequence[range], places: Places) -> None:
        self._names, self._ranges, self._places = names, ranges, places

    def __len__(self) -> int:
        return int(np.prod([len(each) for each in self._ranges]))

    def __getitem__(self, number: int) -> Places:  # type: ignore[override]
        if not 0 <= number < len(self):
            raise IndexError(number)
        found: dict[str, int] = {}
        for name, each in zip(reversed(self._names), reversed(self._ranges), strict=True):
            number, place = divmod(number, len(each))
            found[name] = each[place]
        return {**self._places, **found}


def _factors(expression: Expression) -> Iterator[Expression]:
    match expression:
        case Product(factors):
            for factor in factors:
                yield from _factors(factor)
        case Elementwise("*", left, right):
            yield from _factors(left)
            yield from _factors(right)
        case _:
            yield expression


def is_of_indices(expression: Expression) -> bool:
    """Whether it is 1 or 0 by rows and columns alone, and not by what stands there."""
    match expression:
        case Delta():
            return True
        case Condition(compared, _):
            return all(map(_is_place, compared))
    return False


def _is_place(expression: Expression) -> bool:
    match expression:
        case Index() | Number() | Symbol():
            return True
        case Sum(terms):
            return all(_is_place(term) for _, term in terms)
        case Product(factors) | Call("mod", factors):
            return all(map(_is_place, factors))
    return False


class WorkedEntry:
    """Writes elements of one expression.

    Args:
        evaluation: has the numbers.
        number: writes one of them.
    """

    def __init__(self, evaluation: Evaluation, number: Callable[[float], str]) -> None:
        self._evaluation = evaluation
        self._number = number

    def text(self, expression: Expression, places: Places) -> str:
        """The element where its indices have these values, with numbers for all symbols.

        Raises:
            UnknownSymbolError, ValueError: as `Evaluation.at`.
        """
        return self._write(expression, places)[0]

    def _write(self, expression: Expression, places: Places) -> tuple[str, int]:
        """What is written, and how tightly it holds together."""
        match expression:
            case Number(value):
                return self._constant(value), _TIGHT
            case Symbol(name) if name in CONSTANTS:
                return _CONSTANTS[name], _TIGHT
            case Symbol(name) if isinstance(made_of := self._evaluation.defined(name), Number):
                return self._write(made_of, places)
            case Element(name, at) if isinstance(made_of := self._evaluation.defined(name), Grid):
                inner = with_indices(made_of.of, dict(zip(made_of.indices, at, strict=False)))
                if isinstance(inner, Cases):
                    return self._write(inner, places)
            case Sum(terms):
                return self._sum([(sign, self._write(term, places)) for sign, term in terms])
            case Product(factors):
                return self._product(factors, places)
            case Elementwise("*", left, right):
                return self._product((left, right), places)
            case Elementwise("/", left, right) if self._is_whole(left) and self._is_whole(right):
                top, bottom = (self._write(side, places)[0] for side in (left, right))
                return f"({top}/{bottom})", _TIGHT
            case Elementwise("/", left, right):
                return f"{self._inside(left, places)} / {self._inside(right, places, _TIGHT)}", _PRODUCT
            case Power(base, exponent):
                power = f"{self._value(exponent, places):.4g}".replace("-", "−")
                return f"{self._inside(base, places, _TIGHT)}{power.translate(_SUPERSCRIPTS)}", _TIGHT
            case Call("abs", (argument,)):
                return f"|{self._write(argument, places)[0]}|", _TIGHT
            case Call(function, arguments) if function != "mod":
                return f"{function}({', '.join(self._write(each, places)[0] for each in arguments)})", _TIGHT
            case Condition() if not is_of_indices(expression):
                return self._condition(expression, places), _TIGHT
            case Over():
                return self._over(expression, places)
            case Cases():
                return self._write(self._line(expression, places), places)
        value = self._value(expression, places)
        return self._number(value), _SUM if value < 0 else _TIGHT

    def _constant(self, value: float) -> str:
        """A number of the formula itself, with the decimal mark of the others."""
        return f"{value:g}".replace(".", ",") if "," in self._number(0.5) else f"{value:g}"

    def _value(self, expression: Expression, places: Places) -> float:
        return float(self._evaluation.at(expression, places).item())

    def _line(self, cases: Cases, places: Places) -> Expression:
        chosen = self._evaluation.chosen(cases)
        return chosen or self._evaluation.line(cases, lambda test: self._value(test, places) > 0)

    def _is_whole(self, expression: Expression) -> bool:
        """Whether it is a number of the formula or a count, such as q."""
        if isinstance(expression, Symbol):
            return isinstance(self._evaluation.defined(expression.name), Number)
        return isinstance(expression, Number)

    def _inside(self, expression: Expression, places: Places, tightness: int = _PRODUCT) -> str:
        return _bracketed(self._write(expression, places), tightness)

    def _sum(self, terms: Sequence[tuple[int, tuple[str, int]]]) -> tuple[str, int]:
        text = ""
        for place, (sign, written) in enumerate(terms):
            if place:
                text += " + " if sign > 0 else " − "
            elif sign < 0:
                text += "−"
            text += _bracketed(written, _PRODUCT) if place or sign < 0 else written[0]
        return text, _SUM

    def _product(self, factors: tuple[Expression, ...], places: Places) -> tuple[str, int]:
        """Without conditions on rows and columns that hold; one that does not makes all of it 0."""
        tests = [factor for factor in factors if is_of_indices(factor)]
        if any(self._value(test, places) == 0 for test in tests):
            return "0", _TIGHT
        others = [factor for factor in factors if factor not in tests]
        if len(others) == 1:
            return self._write(others[0], places)
        return "·".join(self._inside(each, places) for each in others) or "1", _PRODUCT

    def _over(self, over: Over, places: Places) -> tuple[str, int]:
        """A sum written out, or the largest or smallest of what is listed."""
        terms = surviving(self._evaluation, over, places)
        if len(terms) == 1:
            return self._write(over.of, terms[0])
        if over.kind != "sum":
            listed = _shortened(terms, lambda each: self._write(over.of, each)[0])
            return f"{over.kind}({', '.join(listed)})", _TIGHT
        if not terms:
            return "0", _TIGHT
        return " + ".join(_shortened(terms, lambda each: self._inside(over.of, each))), _SUM

    def _condition(self, condition: Condition, places: Places) -> str:
        written = [self._write(part, places)[0] for part in condition.parts]
        text = written[0]
        for relation, part in zip(condition.relations, written[1:], strict=True):
            text += f" {relation} {part}"
        return f"[{text}]"


def _shortened(terms: Sequence[Places], write: Callable[[Places], str]) -> list[str]:
    if len(terms) <= MOST_TERMS:
        return [write(term) for term in terms]
    return [*(write(terms[place]) for place in range(MOST_TERMS - 2)), "…", write(terms[len(terms) - 1])]


def _bracketed(written: tuple[str, int], tightness: int) -> str:
    text, own = written
    return text if own >= tightness else f"({text})"
