"""The grammar of formulas.

It takes NumPy's way of writing (`-2/q * X.T @ (Y - Yhat)`) and that of mathematics (`−(2/q) Xᵀ (Y − Ŷ)`): factors
side by side are multiplied, from left to right and as tightly as `/` binds. Nothing of the text is ever run: it is
cut into pieces, each of which is on a list, and these are put together.
"""

import math
from collections.abc import Callable

from graphgui.answers.formula.building import called, multiplied, times, transposed
from graphgui.answers.formula.derivatives import DERIVATIVES
from graphgui.answers.formula.names import Names, Quantity
from graphgui.answers.formula.tokens import Token, tokens
from graphgui.answers.formula.typed_numbers import matrix_symbol, read_number
from graphgui.answers.formula.unreadable import UnreadableError
from graphgui.explain.expressions.expression import (
    Call,
    Condition,
    Elementwise,
    Expression,
    Number,
    Ones,
    Power,
    Sum,
    Symbol,
    Total,
)
from graphgui.ops import Array
from graphgui.words import mark_for_translation

DEEPEST = 25
"""So many brackets may stand within each other."""

LARGEST_POWER = 12

_RELATIONS = {"<": "<", ">": ">", "<=": "≤", ">=": "≥", "==": "="}


class Grammar:
    """Reads one normalised text.

    Args:
        text: as `normalised` gives it.
        names: what may stand in it.

    Attributes:
        quantities: what the names that were read stand for, by LaTeX.
        matrices: those that were typed as numbers, by their LaTeX.
    """

    def __init__(self, text: str, names: Names) -> None:
        self._tokens = tokens(text, names)
        self._place = self._depth = 0
        self.quantities: dict[str, Quantity] = {}
        self.matrices: dict[str, Array] = {}

    def whole(self) -> Expression:
        """The whole text as an expression.

        Raises:
            UnreadableError: it is no formula.
        """
        found = self._comparison()
        if self._next.kind != "end":
            raise self._unexpected()
        return found

    @property
    def _counts(self) -> set[str]:
        return {name for name, quantity in self.quantities.items() if quantity.is_number}

    # pieces

    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    def _is(self, *signs: str) -> bool:
        return self._next.kind == "sign" and self._next.text in signs

    def _take(self) -> Token:
        token = self._next
        self._place += token.kind != "end"
        return token

    def _skip(self, sign: str) -> bool:
        if not self._is(sign):
            return False
        self._place += 1
        return True

    def _expect(self, sign: str) -> None:
        if not self._skip(sign):
            raise self._unexpected(sign)

    def _unexpected(self, expected: str = "") -> UnreadableError:
        token = self._next
        if token.kind == "end":
            if expected:
                return UnreadableError(
                    mark_for_translation("problems", "A “{sign}” is missing at the end."),
                    token.place,
                    sign=expected,
                )
            return UnreadableError(
                mark_for_translation("problems", "Something is missing at the end."), token.place
            )
        before = self._tokens[self._place - 1] if self._place else None
        if before is None:
            return UnreadableError(
                mark_for_translation("problems", "A formula does not begin with “{sign}”."),
                token.place,
                sign=token.text,
            )
        return UnreadableError(
            mark_for_translation("problems", "“{sign}” cannot stand behind “{before}”."),
            token.place,
            sign=token.text,
            before=before.text,
        )

    def _within(self, read: Callable[[], Expression]) -> Expression:
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnreadableError(
                mark_for_translation("problems", "There are more than {most} brackets within each other."),
                self._next.place,
                most=DEEPEST,
            )
        found = read()
        self._depth -= 1
        return found

    # the grammar, from what binds least

    def _comparison(self) -> Expression:
        items, relations = [self._sum()], []
        while self._is(*_RELATIONS):
            relations.append(_RELATIONS[self._take().text])
            items.append(self._sum())
        return Condition(tuple(items), tuple(relations)) if relations else items[0]

    def _sum(self) -> Expression:
        terms = [(self._sign(), self._term())]
        while self._is("+", "-"):
            terms.append((self._sign(), self._term()))
        return terms[0][1] if len(terms) == 1 and terms[0][0] == 1 else Sum(tuple(terms))

    def _sign(self) -> int:
        """Of all the signs that stand here."""
        sign = 1
        while self._is("+", "-"):
            sign = -sign if self._take().text == "-" else sign
        return sign

    def _term(self) -> Expression:
        found = self._product()
        while self._skip("⊙"):
            found = Elementwise("*", found, self._product())
        return found

    def _product(self) -> Expression:
        found = self._factor()
        while True:
            if self._skip("/"):
                found = Elementwise("/", found, self._signed())
            elif self._skip("*"):
                found = times(found, self._signed(), self._counts)
            elif self._skip("@") or self._skip("·") or self._begins():
                found = multiplied(found, self._signed())
            else:
                return found

    def _begins(self) -> bool:
        """Whether another factor begins here."""
        return self._next.kind in ("number", "name", "function", "ones") or self._is("(", "[", "ᵗ", "\\frac")

    def _signed(self) -> Expression:
        sign = self._sign()
        found = self._factor()
        return found if sign == 1 else Sum(((-1, found),))

    def _factor(self) -> Expression:
        if self._skip("ᵗ"):
            return transposed(self._within(self._factor))
        found = self._atom()
        while True:
            if self._next.kind == "transposed":
                self._take()
                found = transposed(found)
            elif self._next.kind == "power":
                found = self._power(found, self._take().text)
            elif self._skip("^"):
                found = self._power(found, self._exponent())
            elif self._skip("."):
                found = self._method(found)
            else:
                return found

    def _exponent(self) -> str:
        bracket = self._skip("(")
        self._skip("⊙")  # as in A^{⊙2}, which says that elements are meant
        sign = "-" if self._sign() < 0 else ""
        if self._next.kind != "number":
            raise self._unexpected()
        number = self._take().text
        if bracket:
            self._expect(")")
        return sign + number

    def _power(self, base: Expression, exponent: str) -> Expression:
        value = read_number(exponent, self._next.place) if exponent.strip("-+") else math.inf
        if abs(value) > LARGEST_POWER:
            raise UnreadableError(
                mark_for_translation("problems", "A power is a number of at most {most}."),
                self._next.place,
                most=LARGEST_POWER,
            )
        return Power(base, Number(value))

    def _atom(self) -> Expression:
        token = self._next
        match token.kind:
            case "number":
                self._take()
                return Number(read_number(token.text, token.place))
            case "ones":
                self._take()
                return Ones()
            case "name" if token.quantity is not None:
                self._take()
                self.quantities[token.quantity.latex] = token.quantity
                return Symbol(token.quantity.latex)
            case "function":
                self._take()
                return self._within(lambda: self._called(token))
        if self._skip("\\frac"):
            return Elementwise("/", self._bracketed(), self._bracketed())
        if self._is("("):
            return self._bracketed()
        if self._is("["):
            return self._within(self._square)
        raise self._unexpected()

    def _bracketed(self) -> Expression:
        self._expect("(")
        found = self._within(self._comparison)
        self._expect(")")
        return found

    # matrices of numbers, and conditions, in square brackets

    def _square(self) -> Expression:
        start = self._place
        self._expect("[")
        if self._is("["):
            rows = [self._row()]
            while self._skip(",") or self._skip(";") or self._is("["):
                rows.append(self._row())
            self._expect("]")
            return self._typed(rows, start)
        first = self._cells()
        if first is not None and self._is("]", ";"):
            rows = [first]
            while self._skip(";"):
                if not self._is("]"):
                    rows.append(self._cells() or [])
            self._expect("]")
            return self._typed(rows, start)
        self._place = start + 1
        found = self._comparison()
        self._expect("]")
        return found

    def _typed(self, rows: list[list[float]], start: int) -> Expression:
        symbol, array = matrix_symbol(rows, self._tokens[start].place)
        self.matrices[symbol.name] = array
        return symbol

    def _row(self) -> list[float]:
        self._expect("[")
        cells = self._cells()
        if cells is None:
            raise self._unexpected()
        self._expect("]")
        return cells

    def _cells(self) -> list[float] | None:
        """Numbers with commas or spaces between them; None where something else stands here."""
        cells: list[float] = []
        while not self._is("]", ";"):
            sign = self._sign()
            if self._next.kind != "number":
                return None
            token = self._take()
            value = sign * read_number(token.text, token.place)
            if self._skip("/"):
                if self._next.kind != "number" or not (below := read_number(self._take().text, token.place)):
                    return None
                value /= below
            cells.append(value)
            self._skip(",")
        return cells

    # functions

    def _called(self, token: Token) -> Expression:
        if token.text == "e":
            self._expect("^")
            return Call("exp", (self._bracketed() if self._is("(") else self._atom(),))
        if token.text == "sum" and not self._is("("):
            return Total(self._product())
        if self._next.kind == "transposed" and token.text in DERIVATIVES:  # as in tanh'(A)
            self._take()
            return DERIVATIVES[token.text](self._bracketed())
        if self._is("^") or self._next.kind == "power":  # as in tanh²(A)
            exponent = self._exponent() if self._skip("^") else self._take().text
            return self._power(self._of(token), exponent)
        return self._of(token)

    def _of(self, token: Token) -> Expression:
        """A function of what stands in brackets; without them, of the next factor, as in ln S."""
        if self._is("("):
            return self._applied(token, *self._arguments())
        return self._applied(token, [self._factor()], None)

    def _method(self, of: Expression) -> Expression:
        token = self._take()
        arguments, axis = self._arguments()
        return self._applied(token, [of, *arguments], axis)

    def _arguments(self) -> tuple[list[Expression], int | None]:
        """What stands in the brackets of a call; an axis by its name."""
        self._expect("(")
        arguments: list[Expression] = []
        axis: int | None = None
        while not self._is(")"):
            if (keyword := self._keyword()) is not None:
                name, value = keyword
                axis = value if name == "axis" else axis
            elif self._is("("):
                arguments += self._pair()
            else:
                arguments.append(self._within(self._comparison))
            if not self._skip(","):
                break
        self._expect(")")
        return arguments, axis

    def _pair(self) -> list[Expression]:
        """A shape in brackets of its own, as in `ones((1, q))`, or an argument that begins with a bracket."""
        start, depth = self._place, self._depth
        self._take()
        first = self._within(self._comparison)
        if self._skip(","):
            second = self._within(self._comparison)
            self._expect(")")
            return [first, second]
        self._place, self._depth = start, depth
        return [self._within(self._comparison)]

    def _keyword(self) -> tuple[str, int] | None:
        """`axis=0` or `keepdims=True`."""
        if self._next.kind != "keyword":
            return None
        name, _, value = self._take().text.partition("=")
        return name, int(value == "1")

    def _applied(self, token: Token, arguments: list[Expression], axis: int | None) -> Expression:
        found = called(token.text, arguments, axis, self._counts)
        if found is None:
            raise UnreadableError(
                mark_for_translation("problems", "{function}(…) is not called with {count} arguments."),
                token.place,
                function=token.text,
                count=len(arguments),
            )
        return found
