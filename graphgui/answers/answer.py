"""One reading of an answer, tried with the numbers at hand, with others and with other shapes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np

from graphgui.answers import sentences
from graphgui.answers.carried import carried
from graphgui.answers.comparing import AGREES, OF_TYPED_NUMBERS, agrees, differ, summed
from graphgui.answers.factors import Counts, Factor, factor, ratio
from graphgui.answers.formula.building import transposed
from graphgui.answers.formula.names import Names
from graphgui.answers.formula.reading import Reading
from graphgui.answers.formula.unreadable import UnreadableError
from graphgui.answers.formula.values import ShapesError, evaluated
from graphgui.answers.formula.writing import latex, plain
from graphgui.answers.judgement import Box, Diagnosis, Judgement, Misfit
from graphgui.answers.remedies import Remedy, remedies
from graphgui.answers.situations import Situations
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import PortId
from graphgui.explain.expressions.expression import Elementwise, Expression, Product, Symbol
from graphgui.explain.notation import derivative, derivative_text, port_label, port_symbol
from graphgui.ops import Array, Shape
from graphgui.words import Remark

NEXT_TO_NOTHING = 1e-9
"""Below that, any small answer would seem right."""

MOST_CONSTANTS = 6
"""So many inputs of one number a formula may hold for constant."""

MOST_REMEDIES = 20
"""So many changes of a wrong formula are tried."""


class Answer:
    """One reading of an answer, tried with several sets of numbers."""

    def __init__(self, situations: Situations, names: Names, port: PortId, reading: Reading) -> None:
        self._situations, self._names = situations, names
        self._port, self._reading = port, reading

    def judgement(self) -> Judgement:
        """What it is."""
        given, reading = self._situations.given, self._reading
        expected = _of(given, self._port)
        try:
            answer = self._value(given, reading.expression)
        except UnreadableError as problem:
            return Judgement("unreadable", problem, self._latex, place=problem.place)
        except ShapesError as error:
            return self._misfit(error, _shape(expected))
        self._answer, self._expected = answer, expected
        return self._of_numbers() if reading.is_numeric else self._of_formula()

    def follows(self, at: PortId, earlier: Reading) -> bool:
        """Whether it is what an earlier answer leads to at the port."""
        plans = [self._situations.given] if self._reading.is_numeric or earlier.is_numeric else self._alike
        tolerance = OF_TYPED_NUMBERS if len(plans) == 1 else AGREES
        try:
            for plan in plans:
                said = _evaluated(plan, earlier, earlier.expression)
                if (leads := carried(plan, at, said, self._port)) is None:
                    return False
                if not agrees(self._value(plan, self._reading.expression), leads, tolerance):
                    return False
        except (ShapesError, UnreadableError):
            return False
        return bool(plans)

    # with numbers

    @property
    def _latex(self) -> str:
        return latex(self._reading.expression)

    def _value(self, plan: Plan, expression: Expression) -> Array:
        return _evaluated(plan, self._reading, expression)

    def _values(self, plans: Sequence[Plan], expression: Expression) -> Iterator[tuple[Array, Array]]:
        """The answer and the gradient in each plan; where shapes do not fit, no answer at all."""
        for plan in plans:
            try:
                yield self._value(plan, expression), _of(plan, self._port)
            except (ShapesError, UnreadableError):
                yield np.full((1, 1), np.nan), _of(plan, self._port)

    @cached_property
    def _alike(self) -> list[Plan]:
        """Random numbers of the same shapes, where the gradient is a number and not next to nothing.

        Those at hand where it never is a number.
        """
        found = [plan for plan in self._situations.alike if np.isfinite(_of(plan, self._port)).all()]
        telling = [plan for plan in found if np.abs(_of(plan, self._port)).max() > NEXT_TO_NOTHING]
        return telling or found or [self._situations.given]

    @cached_property
    def _resized(self) -> list[Plan]:
        if self._reading.matrices:
            return []  # what is typed has the shapes at hand
        return [plan for plan in self._situations.resized if np.isfinite(_of(plan, self._port)).all()]

    def _is_right(self, expression: Expression, plans: Sequence[Plan]) -> bool:
        return all(agrees(answer, gradient, AGREES) for answer, gradient in self._values(plans, expression))

    # a formula

    def _of_formula(self) -> Judgement:
        expression = self._reading.expression
        alike, resized = self._alike, self._resized
        if self._is_right(expression, alike):
            if self._is_right(expression, resized):
                return self._found("right", sentences.right(True, self._has_other_rows(resized)))
            return self._found("these_numbers_only", sentences.these_shapes_only())
        if agrees(self._answer, self._expected, AGREES):
            if kept := self._constants_kept():
                return self._found("right", sentences.right_while(kept))
            return self._found("these_numbers_only", sentences.these_numbers_only())
        if found := self._elsewhere(alike, AGREES, self._own_shares()):
            return found
        pairs = [*self._values(alike, expression)]
        return (
            self._multiple([*pairs, *self._values(resized, expression)], len(pairs))
            or self._sum(pairs)
            or self._elsewhere(alike, AGREES, self._other_ports())
            or self._close()
        )

    def _constants_kept(self) -> dict[str, float]:
        """Inputs of one number that the formula holds for constant, if it is right for all other numbers."""
        situations, named = self._situations, self._reading.quantities.values()
        nodes = {each.port.node for each in named if each.kind == "value"}
        kept = {name: number for name, number in situations.constants.items() if name not in nodes}
        if not kept or not nodes or len(kept) > MOST_CONSTANTS or self._has_other_rows(self._resized):
            return {}
        if not self._is_right(self._reading.expression, situations.keeping(kept)):
            return {}
        for name in list(kept):
            fewer = {other: number for other, number in kept.items() if other != name}
            if self._is_right(self._reading.expression, situations.keeping(fewer)):
                kept = fewer
        return kept

    def _has_other_rows(self, resized: Sequence[Plan]) -> bool:
        """Whether it was tried with other counts of rows."""
        count = self._counts(self._situations.given).q
        return any(self._counts(plan).q != count for plan in resized)

    def _multiple(self, pairs: Sequence[tuple[Array, Array]], alike: int) -> Judgement | None:
        """A multiple of the gradient, or the gradient transposed."""
        plans = [*self._alike, *self._resized]
        if found := self._factor(pairs, plans, alike):
            if found.text == "−1":
                return self._found("sign", sentences.sign(), factor=-1.0, factor_text=found.text)
            says = sentences.factor(found, uses_columns=bool({"n", "p"} & self._reading.quantities.keys()))
            return self._found("factor", says, factor=found.value, factor_text=found.text)
        if all(agrees(answer.T, gradient, AGREES) for answer, gradient in pairs[:alike]):
            return self._found("transposed", sentences.transposed())
        return None

    def _factor(self, pairs: Sequence[tuple[Array, Array]], plans: Sequence[Plan], alike: int) -> Factor | None:
        """One factor of the answers to the gradients; with other shapes too, where it is one there."""
        ratios = [ratio(answer, gradient) for answer, gradient in pairs]
        known = [each for each in ratios[:alike] if each is not None]
        if len(known) < alike or len(known) < 2:
            return None
        everywhere = [each for each in ratios if each is not None]
        counts = [self._counts(plan) for plan in plans]
        if len(everywhere) == len(ratios) and (found := factor(everywhere, counts[: len(ratios)])):
            return found
        return factor(known, counts[:alike]) if len(everywhere) < len(ratios) else None

    def _counts(self, plan: Plan) -> Counts:
        found = (self._names.quantity(name) for name in ("q", "n", "p"))
        return Counts(*(float(each.of(plan).item()) if each and each.is_number else 1.0 for each in found))

    def _sum(self, pairs: Sequence[tuple[Array, Array]]) -> Judgement | None:
        """The gradient before its rows or columns are added up."""
        sums = [(summed(answer, gradient.shape), gradient) for answer, gradient in pairs]
        known = [(answer, gradient) for answer, gradient in sums if answer is not None]
        if len(known) < len(sums):
            return None
        if all(agrees(answer, gradient, AGREES) for answer, gradient in known):
            left = None
        elif (left := self._factor(known, self._alike, len(known))) is None:
            return None
        return self._found(
            "missing_sum",
            sentences.missing_sum(_shape(self._answer), _shape(self._expected), left),
            misfit=self._boxes(),
        )

    def _elsewhere(self, plans: Sequence[Plan], tolerance: float, ports: Sequence[PortId]) -> Judgement | None:
        """The gradient at another port, one of these."""
        expression = self._reading.expression
        answers = [answer for answer, _ in self._values(plans, expression)]
        own = [_of(plan, self._port) for plan in plans]
        shares = self._own_shares()
        for port in ports:
            gradients = [_of(plan, port) for plan in plans]
            is_another = any(
                not agrees(gradient, mine, tolerance) for gradient, mine in zip(gradients, own, strict=True)
            )
            fits = all(
                answer.shape == gradient.shape and agrees(answer, gradient, tolerance) and gradient.any()
                for answer, gradient in zip(answers, gradients, strict=True)
            )
            if fits and is_another:
                says = (
                    sentences.one_share(port, self._port, len(shares))
                    if port in shares
                    else sentences.other_port(port, self._port)
                )
                return self._found("other_port", says, other=port)
        return None

    def _own_shares(self) -> list[PortId]:
        """The inputs whose shares are added to the gradient asked for; none where it comes back along one wire."""
        graph, port = self._situations.graph, self._port
        is_output = port.port == graph[port.node].op.output
        shares = sorted(wire.end for wire in graph.outgoing(port.node)) if is_output else []
        return shares if len(shares) > 1 else []

    def _other_ports(self) -> list[PortId]:
        graph = self._situations.graph
        ends = (end for wire in graph.wires for end in (wire.start, wire.end))
        found = [*sorted(graph.all_parameters()), *sorted(set(ends))]
        return [port for port in found if port != self._port and port != self._situations.loss]

    def _close(self) -> Judgement:
        """Wrong numbers or another shape; with what would make it right, where that is one change."""
        remedy = self._remedy()
        says = sentences.remedy(remedy) if remedy else None
        if self._answer.shape != self._expected.shape:
            own = sentences.other_shape(_shape(self._answer), self._port, _shape(self._expected))
            return self._found("shape", sentences.both(own, says), misfit=self._boxes())
        if remedy and says and remedy.kind == "transpose":
            return self._found("transposed", says)
        return self._entries(AGREES, says)

    def _entries(self, tolerance: float, says: Remark | None = None) -> Judgement:
        wrong = differ(self._answer, self._expected, tolerance)
        places = tuple((int(row), int(column)) for row, column in np.argwhere(wrong))
        if not np.isfinite(self._answer).all():
            own = sentences.no_numbers()
        else:
            own = sentences.entries(len(places), self._answer.size, float(self._answer.flat[0]))
        return self._found("entries", sentences.both(own, says), wrong=places)

    def _remedy(self) -> Remedy | None:
        if self._reading.is_numeric:
            return None
        plans = [*self._alike, *self._resized]
        tried = islice(remedies(self._reading.expression), MOST_REMEDIES)
        found = next((each for each in tried if self._is_right(each.whole, plans)), None)
        return found or self._with_upstream(plans)

    def _with_upstream(self, plans: Sequence[Plan]) -> Remedy | None:
        """The operation's own derivative, times the gradient of its value, which was forgotten."""
        upstream, quantities, own = self._names.quantity("G"), self._reading.quantities, self._reading.expression
        if upstream is None or upstream.port == self._situations.loss or upstream in quantities.values():
            return None
        G = Symbol(upstream.latex)
        reading = replace(self._reading, quantities={**quantities, upstream.latex: upstream})
        answer = Answer(self._situations, self._names, self._port, reading)
        products = (Product((G, own)), Product((own, G)), Product((G, transposed(own))))
        tried = (*products, Elementwise("*", G, own))
        whole = next((each for each in tried if answer._is_right(each, plans)), None)
        return Remedy("upstream", own, whole, whole) if whole else None

    def _misfit(self, error: ShapesError, expected: Shape) -> Judgement:
        (left, first), (right, second) = error.left, error.right
        remedy = self._remedy()
        says = sentences.misfit(error.how, (plain(left), first), (plain(right), second))
        boxes = Box(latex(left), plain(left), first), Box(latex(right), plain(right), second)
        misfit = Misfit(*boxes, error.how)
        return Judgement(
            "shape",
            sentences.both(says, sentences.remedy(remedy) if remedy else None),
            self._latex,
            expected_shape=expected,
            misfit=misfit,
        )

    def _boxes(self) -> Misfit:
        """The answer, and the gradient that it should be."""
        label, symbol = port_label(self._port.port), port_symbol(self._port.port)
        if self._port.port == self._situations.graph[self._port.node].op.output == "out":
            label, symbol = self._port.node, port_symbol(self._port.node)
        answer = Box(self._latex, plain(self._reading.expression), _shape(self._answer))
        gradient = Box(derivative(symbol), derivative_text(label), _shape(self._expected))
        return Misfit(answer, gradient, "result")

    # typed numbers

    def _of_numbers(self) -> Judgement:
        answer, expected = self._answer, self._expected
        if agrees(answer, expected, OF_TYPED_NUMBERS):
            return self._found("right", sentences.right(False, False))
        if agrees(-answer, expected, OF_TYPED_NUMBERS):
            return self._found("sign", sentences.sign(), factor=-1.0, factor_text="−1")
        if agrees(answer.T, expected, OF_TYPED_NUMBERS):
            return self._found("transposed", sentences.transposed())
        added = summed(answer, expected.shape)
        if added is not None and agrees(added, expected, OF_TYPED_NUMBERS):
            says = sentences.missing_sum(_shape(answer), _shape(expected), None)
            return self._found("missing_sum", says, misfit=self._boxes())
        ports = [*self._own_shares(), *self._other_ports()]
        if found := self._elsewhere([self._situations.given], OF_TYPED_NUMBERS, ports):
            return found
        if found := self._factor_of_numbers():
            return found
        return self._close() if answer.shape != expected.shape else self._entries(OF_TYPED_NUMBERS)

    def _factor_of_numbers(self) -> Judgement | None:
        """A factor that people forget: 2, or a count of rows or columns."""
        counts = self._counts(self._situations.given)
        common = {"2": 2.0, "1/2": 0.5}
        for name, count in zip(Counts._fields, counts, strict=True):
            if count > 1:
                more = {name: count, f"1/{name}": 1 / count, f"{name}/2": count / 2, f"2/{name}": 2 / count}
                common |= {text: value for text, value in more.items() if value != 1}
        for text, value in common.items():
            for signed, written in ((value, text), (-value, f"−{text}")):
                if agrees(self._answer / signed, self._expected, OF_TYPED_NUMBERS):
                    names = tuple(name for name in Counts._fields if name in text)
                    says = sentences.factor(Factor(signed, written, names))
                    return self._found("factor", says, factor=signed, factor_text=written)
        return None

    def _found(self, diagnosis: Diagnosis, says: Remark, **more: Any) -> Judgement:
        expected = _shape(self._expected)
        return Judgement(diagnosis, says, self._latex, answer=self._answer, expected_shape=expected, **more)


def _evaluated(plan: Plan, reading: Reading, expression: Expression) -> Array:
    numbers = {name: quantity.of(plan) for name, quantity in reading.quantities.items()}
    return evaluated(expression, {**numbers, **reading.matrices})


def _of(plan: Plan, port: PortId) -> Array:
    found = plan.gradient(port)
    assert found is not None
    return found


def _shape(array: Array) -> Shape:
    return array.shape[0], array.shape[1]
