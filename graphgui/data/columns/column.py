"""What is in a column, and what tells how its texts are read."""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from graphgui.data.choices import AS_DECIDED, ColumnChoice, Odd
from graphgui.data.numbers import PLAIN, Decimal, Reading
from graphgui.words import Problem, mark_for_translation

Kind = Literal["number", "text"]


@dataclass(frozen=True)
class Column:
    """What is in a column.

    Attributes:
        missing: cells that hold nothing, or nothing that counts.
        reading: how texts were read as numbers; None where they are no texts, or none was.
        example: a text that was not read as a program would, and its number.
        other: the number that `example` would be in the reading's other way.
        odd: the first cells that are no number in a column of numbers, by line of the file.
        odd_count: how many there are.
        odd_as: what they count as.
        unit: what stands beside the number in every cell.
        lossy: a whole number too large to keep its last digits, and `lossy_count` how many there are.
        padded: a whole number with zeros before it, as codes have them, which a number does not keep.
        is_opaque: whether lists, structures or bytes stand there, which are neither numbers nor texts.
        marks: in a column of texts, the texts that are marks of nothing elsewhere, counted.
    """

    name: str
    kind: Kind
    missing: int
    reading: Reading | None = None
    example: tuple[str, float] | None = None
    other: float | None = None
    odd: tuple[tuple[int, str], ...] = ()
    odd_count: int = 0
    odd_as: Odd = "missing"
    unit: str = ""
    lossy: str | None = None
    lossy_count: int = 0
    padded: str | None = None
    is_opaque: bool = False
    marks: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Habits:
    """What tells how texts are read where a column does not.

    Attributes:
        marks: texts that mean nothing, stripped and in lower case.
        choices: how columns are read for which that was chosen, and `every` what was chosen for all others.
        separator: of the cells, None where it is not known.
        decimal: the mark that the person uses.
    """

    marks: Collection[str] = ()
    marks_in_texts: bool = False
    choices: Mapping[str, ColumnChoice] = field(default_factory=dict)
    every: ColumnChoice = AS_DECIDED
    separator: str | None = None
    decimal: Decimal = "."

    def choice(self, name: str) -> ColumnChoice:
        """What was chosen for a column."""
        return self.choices.get(name, AS_DECIDED).or_else(self.every)

    @cached_property
    def numbers(self) -> list[float]:
        """The marks that are finite numbers."""
        found = (PLAIN.read(mark) for mark in self.marks)
        return [number for number in found if number is not None and math.isfinite(number)]


def check_certain(columns: Iterable[Column]) -> None:
    """Raise `Problem` for the first column that may be read in two ways."""
    for column in columns:
        if column.example and column.other is not None:
            text, number = column.example
            raise Problem(
                mark_for_translation(
                    "problems",
                    "Column “{column}” may be read in two ways, “{text}” as {one} or as {other}: "
                    "choose in File → Import Data.",
                ),
                column=column.name,
                text=text,
                one=f"{number:.12g}",
                other=f"{column.other:.12g}",
            )
