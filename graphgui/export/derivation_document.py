"""The derivation of a graph's gradients as a document, in the five steps of a course.

The chain rule, the case of single numbers, element by element, in matrices, and the gradient of the loss with
respect to each parameter: with this graph's symbols and shapes and, if wanted, its numbers.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from graphgui.engine.graph.graph import Graph, PortId
from graphgui.explain.derivation import Derivation, DerivationLine, Numbers, derive
from graphgui.explain.derivation_latex import pmatrix
from graphgui.explain.notation import port_text
from graphgui.explain.step_forms import Notation
from graphgui.explain.symbols import Symbols
from graphgui.export.characters import in_latex, in_markdown
from graphgui.export.derivation_words import WORDS, Language
from graphgui.ops import Array
from graphgui.words import Problem, mark_for_translation

Format = Literal["md", "latex"]
FORMATS: tuple[Format, ...] = ("md", "latex")

_CHAIN_RULE = (
    r"\frac{\partial (C \circ h)}{\partial x_{i}} = \sum_{j} \frac{\partial C}{\partial h_{j}}\,"
    r"\frac{\partial h_{j}}{\partial x_{i}}"
)
_LATEX_HEAD = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{amsmath}
\usepackage{amssymb}
\allowdisplaybreaks
\begin{document}
"""
_SPECIAL = str.maketrans(
    {
        **{each: "\\" + each for each in "#$%&_{}"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "×": r"$\times$",
        "δ": r"$\delta$",
        "Ŷ": r"$\hat{Y}$",
        "→": r"$\to$",
        "−": r"$-$",
    }
)


@dataclass(frozen=True)
class _Piece:
    """A heading (of a level), a paragraph, or equations that are aligned."""

    kind: Literal["title", "heading", "text", "equations"]
    content: str


def derivation_document(
    graph: Graph,
    loss: PortId | None,
    value: Numbers,
    gradient: Numbers,
    *,
    name: str,
    notation: Notation = "matrix",
    language: Language = "en",
    to: Format = "md",
    with_numbers: bool = False,
    hidden: Collection[PortId] = (),
    number: Callable[[float], str] = "{:.4g}".format,
) -> str:
    """The document as text.

    Args:
        graph: what is computed.
        loss: the output that is the loss.
        value: of any port, rows x columns.
        gradient: the same of gradients.
        name: what the graph is called.
        notation: how the gradients of the loss are written.
        language: of the words.
        to: Markdown, or LaTeX that compiles by itself.
        with_numbers: whether each gradient of a parameter is followed by its numbers.
        hidden: where a gradient is to be predicted, and has no numbers.
        number: writes a number, in plain characters.

    Raises:
        Problem: there is no loss.
    """
    if loss is None:
        raise Problem(
            mark_for_translation("problems", "There is no loss, and a derivation is always that of a loss.")
        )
    in_words = in_markdown if to == "md" else in_latex
    writer = _Writer(graph, loss, value, gradient, hidden, language, name, in_words)
    matrix = pmatrix(lambda x: latex_number(number(x))) if with_numbers else None
    pieces = list(writer.pieces(notation, matrix))
    return _markdown(pieces) if to == "md" else _latex(pieces)


def latex_number(text: str) -> str:
    """A number that a person reads as LaTeX has it: `-3.4 \\cdot 10^{-9}` for `−3.4·10⁻⁹` or `-3.4e-09`."""
    text = text.replace("−", "-").replace("∞", r"\infty").replace("nan", r"\text{nan}")
    text = text.replace("inf", r"\infty") if text.lstrip("-") == "inf" else text
    plain = text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-"))
    if plain != text:
        mantissa, _, power = plain.partition("10")
        times = r" \cdot " if mantissa.endswith("·") else ""
        return f"{mantissa.removesuffix('·')}{times}10^{{{power}}}"
    found = re.fullmatch(r"(.+)e([+-]\d+)", text)
    return rf"{found[1]} \cdot 10^{{{int(found[2])}}}" if found else text


class _Writer:
    def __init__(
        self,
        graph: Graph,
        loss: PortId,
        value: Numbers,
        gradient: Numbers,
        hidden: Collection[PortId],
        language: Language,
        name: str,
        in_words: Callable[[str], str],
    ) -> None:
        self._graph, self._loss = graph, loss
        self._value, self._gradient, self._hidden = value, gradient, hidden
        self._words, self._name, self._in_words = WORDS[language], name, in_words
        self._symbols = Symbols(graph)
        self._reaching = [name for name in graph.order() if name in graph.upstream(loss.node) | {loss.node}]

    def pieces(self, notation: Notation, matrix: Callable[[Array], str] | None) -> Iterator[_Piece]:
        yield _Piece("title", self._words["title"].format(name=self._in_words(self._name)))
        yield _Piece("heading", self._words["shapes"])
        yield _Piece("equations", _aligned(self._shapes()))
        yield from self._section("q1")
        yield _Piece("equations", _CHAIN_RULE)
        yield from self._fan_outs()
        groups = list(self._operations())
        notations: tuple[tuple[str, Notation], ...] = (("q2", "scalar"), ("q3", "index"), ("q4", "matrix"))
        for key, each in notations:
            yield from self._section(key)
            for lines in groups:
                for line in lines:
                    if each == "scalar" and not line.is_scalar:
                        why = "no_scalar" if line.forms else "no_formula"
                        yield _Piece("text", self._words[why].format(port=self._in_words(port_text(line.port))))
                written = [line.equations(each) for line in lines if each != "scalar" or line.is_scalar]
                if written:
                    yield _Piece("equations", _aligned([equation for several in written for equation in several]))
        yield from self._section("q5")
        if matrix and notation == "scalar":
            yield _Piece("text", self._words["q5_numbers"])
        for port in self._parameters():
            yield _Piece("text", self._words["of"].format(port=self._in_words(port_text(port))))
            derivation = self._derive(port)
            assert derivation is not None
            yield _Piece("equations", _aligned(self._equations(derivation, notation, matrix)))

    def _section(self, key: str) -> Iterator[_Piece]:
        yield _Piece("heading", self._words[key])
        yield _Piece("text", self._words[f"{key}_text"])

    def _derive(self, port: PortId) -> Derivation | None:
        return derive(self._graph, self._loss, port, self._value, self._gradient)

    def _shapes(self) -> Iterator[str]:
        ports = [PortId(name, self._graph[name].op.output) for name in self._reaching]
        ports += [port for port in self._graph.all_parameters() if port.node in self._reaching]
        for port in dict.fromkeys(ports):
            array = self._value(port)
            if array is not None:
                rows, columns = array.shape
                yield rf"{self._symbols.at(port)} &\in \mathbb{{R}}^{{{rows} \times {columns}}}"

    def _fan_outs(self) -> Iterator[_Piece]:
        sums = [[line.latex for line in lines] for name in self._reaching if (lines := self._sum(name))]
        yield _Piece("text", self._words["q1_here" if sums else "q1_none"])
        for each in sums:
            yield _Piece("equations", _aligned(each))

    def _sum(self, name: str) -> tuple[DerivationLine, ...]:
        """The shares that are added at a node's value, and their sum; none where it feeds one input."""
        derivation = self._derive(PortId(name, self._graph[name].op.output))
        lines = derivation.lines if derivation else ()
        if not lines or lines[-1].kind != "sum":
            return ()
        return (*(line for line in lines if line.share_of == name), lines[-1])

    def _operations(self) -> Iterator[tuple[DerivationLine, ...]]:
        """What each operation makes of the gradient of its value, from the loss backwards; shares with a sum."""
        for name in reversed(self._reaching):
            if lines := self._sum(name):
                yield lines
            for port in self._graph[name].op.inputs:
                derivation = self._derive(PortId(name, port.name))
                line = derivation.lines[-1] if derivation else None
                if line and line.kind == "share" and not line.share_of:
                    yield (line,)

    def _equations(
        self, derivation: Derivation, notation: Notation, matrix: Callable[[Array], str] | None
    ) -> Iterator[str]:
        for line in derivation.lines:
            if matrix is None or line.port in self._hidden:
                yield from line.equations(notation)
            else:
                yield from line.equations_with_numbers(notation, matrix)

    def _parameters(self) -> list[PortId]:
        return [port for port in self._graph.all_parameters() if port.node in self._reaching]


def _aligned(equations: "Iterator[str] | tuple[str, ...] | list[str]") -> str:
    rows = [text if "&" in text.partition(r"\begin")[0] else text.replace(" = ", " &= ", 1) for text in equations]
    return "\\begin{aligned}\n" + " \\\\\n".join(f"  {row}" for row in rows) + "\n\\end{aligned}"


def _markdown(pieces: list[_Piece]) -> str:
    marks = {"title": "# {}", "heading": "## {}", "text": "{}", "equations": "$$\n{}\n$$"}
    return "\n\n".join(marks[piece.kind].replace("{}", piece.content) for piece in pieces) + "\n"


def _latex(pieces: list[_Piece]) -> str:
    marks = {"title": "\\section*{{}}", "heading": "\\subsection*{{}}", "text": "{}", "equations": "\\[\n{}\n\\]"}
    text = [
        marks[piece.kind].replace(
            "{}", piece.content if piece.kind == "equations" else piece.content.translate(_SPECIAL)
        )
        for piece in pieces
    ]
    return _LATEX_HEAD + "\n\n".join(text) + "\n\\end{document}\n"
