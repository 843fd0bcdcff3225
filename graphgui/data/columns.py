"""Columns of a file's cells become columns of numbers or of texts; what was read in which way is told."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from graphgui.data.choices import ColumnChoice, Odd
from graphgui.data.numbers import FORMATS, PLAIN, Decimal, NumberFormat, Reading, Shapes, decide_table, shape
from graphgui.progress import Progress, unseen
from graphgui.words import Problem, mark_for_translation

if TYPE_CHECKING:
    import polars

Kind = Literal["number", "text"]

LARGEST_WHOLE = 2**53
"""Up to here every whole number is a float64."""

_NAMED = 20  # odd cells that are kept with their rows
_MOST_SHAPES = 20_000  # numbers have not that many
_SAMPLE = 1000  # cells that mostly tell that numbers are as programs write them
_SIGNS, _SPACES = "+\u2212-", " \u00a0\u2007\u2009\u202f"
_BEFORE = (
    "[<>≤≥]=?|[~≈±=]|ca\\.?|[A-Z]{0,3}[$€£¥₹₽₩₺₪฿]|kr\\.?|Fr\\.?|Rs\\.?|"
    "USD|EUR|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK|PLN|CZK|HUF|BRL"
)
_AFTER = "[^0-9\\s,.'’+\u2212-][^0-9]{0,15}|\\+"
_AFFIXED = (
    f"^(?P<sign>[{_SIGNS}]?)(?P<before>(?:{_BEFORE})?)\\s*"
    f"(?P<core>[{_SIGNS}]?[0-9.,][0-9.,'’{_SPACES}]*?(?:[eE][{_SIGNS}]?[0-9]+)?)\\s*(?P<after>(?:{_AFTER})?)$"
)
_NOTHING = frozenset(
    [
        "na",
        "nan",
        "nd",
        "nr",
        "nv",
        "ka",
        "null",
        "none",
        "nil",
        "missing",
        "unknown",
        "unbekannt",
        "inconnu",
        "value",
        "ref",
        "div0",
        "name",
        "num",
        "error",
        "err",
    ]
) | {""}
"""What cells say, letters and digits alone, that have nothing to say."""


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
    marks: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Habits:
    """What tells how texts are read where a column does not.

    Attributes:
        marks: texts that mean nothing, stripped and in lower case.
        separator: of the cells, None where it is not known.
        decimal: the mark that the person uses.
    """

    marks: Collection[str] = ()
    marks_in_texts: bool = False
    choices: Mapping[str, ColumnChoice] = field(default_factory=dict)
    separator: str | None = None
    decimal: Decimal = "."

    @cached_property
    def numbers(self) -> list[float]:
        """The marks that are numbers."""
        found = (PLAIN.read(mark) for mark in self.marks)
        return [number for number in found if number is not None]


def blank_to_null(series: "polars.Series") -> "polars.Series":
    """Finite numbers, or texts without spaces around them; null where there is nothing."""
    import polars

    if series.dtype.is_nested() or series.dtype == polars.Binary:
        return polars.Series(series.name, ["…"]).new_from_index(0, len(series))  # no text, but there
    if series.dtype.is_integer():
        return series
    if series.dtype.is_numeric() or series.dtype in (polars.Boolean, polars.Null):
        return _finite(series.cast(polars.Float64))
    texts = series.cast(polars.String).str.strip_chars()
    return texts if (texts != "").all() else _where(texts, texts != "")


def read_columns(
    cells: "polars.DataFrame", habits: Habits, lines: Sequence[int], progress: Progress = unseen
) -> tuple["polars.DataFrame", tuple[Column, ...]]:
    """Float64 in columns of numbers, texts in the others, null where there is nothing that counts.

    Args:
        cells: what `blank_to_null` gives.
        lines: of the file, by which rows are named.
    """
    import polars

    looked = []
    for number, series in enumerate(cells, start=1):
        looked.append(_Looked.at(series, habits))
        progress(0.6 * number / cells.width)
    texts = [each for each in looked if each is not None]
    readings = decide_table([each.cores for each in texts], habits.separator, habits.decimal)
    of_texts = {each.name: reading for each, reading in zip(texts, readings, strict=True)}
    found = []
    for number, (series, seen) in enumerate(zip(cells, looked, strict=True), start=1):
        if seen is None:
            found.append(_numeric(series, habits))
        else:
            found.append(_read(seen, of_texts[seen.name], habits, lines))
        progress(0.6 + 0.4 * number / cells.width)
    return polars.DataFrame([series for series, _ in found]), tuple(column for _, column in found)


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


# looking at texts


@dataclass(frozen=True)
class _Looked:
    """A column of texts.

    Attributes:
        texts: as they are, and `candidates` without marks of nothing.
        shapes: of the candidates, counted; those of a sample where all are as programs write numbers.
        cores: of those shapes that may be numbers, without what stands beside them.
    """

    name: str
    texts: "polars.Series"
    candidates: "polars.Series"
    shapes: Shapes
    cores: Shapes

    @classmethod
    def at(cls, series: "polars.Series", habits: Habits) -> "_Looked | None":
        import polars

        if series.dtype != polars.String:
            return None
        candidates = series
        if habits.numbers or not _is_plain(series):
            candidates = _where(series, ~series.str.to_lowercase().is_in(list(habits.marks)))
        seen = _shapes(candidates)
        cores: Counter[str] = Counter()
        for text, count in seen.items():
            affixed = _split(text)
            cores[affixed[1] if affixed else text] += count
        return cls(series.name, series, candidates, seen, cores)


def _is_plain(texts: "polars.Series") -> bool:
    """Whether all are as programs write finite numbers."""
    import polars

    head = texts.head(_SAMPLE).cast(polars.Float64, strict=False)
    if head.null_count() > texts.head(_SAMPLE).null_count():
        return False
    numbers = texts.cast(polars.Float64, strict=False)
    return numbers.null_count() == texts.null_count() and bool(numbers.is_finite().all(ignore_nulls=True))


def _shapes(texts: "polars.Series") -> Shapes:
    """How often each shape stands there; only a sample where more would not tell more."""
    head = texts.head(_SAMPLE).drop_nulls()
    if len(texts) > _SAMPLE and _is_plain(texts):
        seen = Counter(map(shape, head))
        if not bool(texts.str.contains(".", literal=True).any()):
            return {"9": len(texts)}  # whole numbers
        if any("." in each and not re.fullmatch(r"[+-]?[0-9]{1,3}\.[0-9]{3}", each) for each in seen):
            return seen
    if len(texts) <= _MOST_SHAPES or head.n_unique() <= _SAMPLE // 10:
        seen = Counter()
        for text, times in texts.drop_nulls().value_counts(name="times").iter_rows():
            seen[shape(text)] += times
        return seen
    masked = (
        texts.drop_nulls()
        .str.replace(r"^([^0-9]*)0", "${1}\u0001")
        .str.replace_all("[0-9]", "9")
        .str.replace("\u0001", "0", literal=True)
    )
    counts = masked.value_counts(name="times")
    return {} if counts.height > _MOST_SHAPES else dict(counts.rows())


def _split(text: str) -> tuple[str, str] | None:
    """What stands beside a number, and the number; None where nothing does, or there is none."""
    found = re.match(_AFFIXED, text)
    if not found or not (found["before"] or found["after"]):
        return None
    return f"{found['before']} {found['after'].strip()}".strip(), (found["sign"] + found["core"]).strip()


# reading


def _read(
    seen: _Looked, decided: Reading | None, habits: Habits, lines: Sequence[int]
) -> tuple["polars.Series", Column]:
    choice = habits.choices.get(seen.name, ColumnChoice())
    reading = Reading(FORMATS[choice.format]) if choice.format else decided
    unit = None if choice.odd == "text" or reading is None else _unit(seen.shapes, reading.format)
    if reading is None or unit is None:
        return _as_texts(seen, habits)
    texts = seen.candidates
    numbers = _numbers(texts, reading.format)
    left = (texts.is_not_null() & numbers.is_null()).arg_true()
    rest = texts.gather(left)
    cores = rest.str.replace(_AFFIXED, "${sign}${core}").str.strip_chars()
    inner = _numbers(_where(cores, cores != rest), reading.format)
    odd_as: Odd = choice.odd or "missing"
    if len(left) and (unit or odd_as == "number"):
        numbers = numbers.scatter(left, inner)
    odd = left.filter(inner.is_null()) if unit else left
    named = tuple((lines[row], texts[row]) for row in odd.head(_NAMED).to_list())
    written, read = (cores, inner) if unit else (texts, numbers)
    example = _example(written, read, reading)
    column = Column(
        seen.name,
        "number",
        numbers.null_count(),
        reading,
        example,
        reading.other.read(example[0]) if example and reading.other else None,
        named,
        len(odd),
        odd_as,
        unit,
    )
    return numbers.rename(seen.name), _with_lossy(column, _lossy_texts(written, reading.format))


def _unit(seen: Shapes, chosen: NumberFormat) -> str | None:
    """What stands beside all numbers; None where the column is one of texts.

    Numbers are at least twice as many as cells without one, and at least as many as those that have something
    beside the number, if that is not the same everywhere. Cells that say that they have nothing do not count.
    """
    numbers, strange, units = 0, 0, Counter[str]()
    for text, count in seen.items():
        if chosen.read(text) is not None:
            numbers += count
        elif (affixed := _split(text)) and chosen.read(affixed[1]) is not None:
            units[affixed[0]] += count
        elif re.sub(r"[\W_]", "", text).lower() not in _NOTHING:
            strange += count
    beside = units.total()
    if (len(units) > 1 and beside > numbers) or 2 * strange > numbers + (beside if len(units) == 1 else 0):
        return None
    if not numbers:
        return next(iter(units), None)
    return ""


def _as_texts(seen: _Looked, habits: Habits) -> tuple["polars.Series", Column]:
    texts = seen.candidates if habits.marks_in_texts else seen.texts
    marks: dict[str, int] = {}
    if not habits.marks_in_texts and habits.marks:
        found = texts.filter(texts.str.to_lowercase().is_in(list(habits.marks)))
        marks = dict(found.value_counts(sort=True, name="times").rows())
    return texts, Column(seen.name, "text", texts.null_count(), marks=marks)


def _numeric(series: "polars.Series", habits: Habits) -> tuple["polars.Series", Column]:
    import polars

    numbers, lossy = series.cast(polars.Float64), polars.Series(dtype=polars.String)
    if series.dtype.is_integer():
        large = series.filter((numbers >= LARGEST_WHOLE) | (numbers <= -LARGEST_WHOLE))
        lossy = _lossy(large.cast(polars.String))
    if habits.numbers:
        numbers = _where(numbers, ~numbers.is_in(habits.numbers))
    return numbers, _with_lossy(Column(series.name, "number", numbers.null_count()), lossy)


def _numbers(texts: "polars.Series", chosen: NumberFormat) -> "polars.Series":
    """The finite numbers of texts, null for all else."""
    import polars

    has_minus = bool(texts.str.contains("\u2212", literal=True).any())
    plain = texts.str.replace_all("\u2212", "-", literal=True) if has_minus else texts
    if chosen.thousands:
        plain = plain.str.replace_all(chosen.thousands_class, "")
    if chosen.decimal != ".":
        plain = plain.str.replace(chosen.decimal, ".", literal=True)
    numbers = _finite(plain.cast(polars.Float64, strict=False))
    return numbers if chosen == PLAIN else _where(numbers, texts.str.contains(chosen.pattern))


def _example(texts: "polars.Series", numbers: "polars.Series", reading: Reading) -> tuple[str, float] | None:
    """The first text, with its number, that programs would read otherwise, or that has two readings."""
    if reading == Reading(PLAIN):
        return None
    told = _differs(numbers, _numbers(texts, reading.other or PLAIN))
    rows = told.arg_true()
    return (texts[rows[0]], numbers[rows[0]]) if len(rows) else None


def _differs(numbers: "polars.Series", others: "polars.Series") -> "polars.Series":
    return numbers.is_not_null() & numbers.ne_missing(others)


def _lossy_texts(texts: "polars.Series", chosen: NumberFormat) -> "polars.Series":
    long = texts.filter(texts.str.len_bytes() >= len(str(LARGEST_WHOLE)))
    if chosen.thousands:
        long = long.str.replace_all(chosen.thousands_class, "")
    return _lossy(long.filter(long.str.contains("^[+-]?[0-9]{16,}$")))


def _lossy(whole: "polars.Series") -> "polars.Series":
    """The whole numbers, as texts, that no float is."""
    import polars

    kept = [text for text in whole.to_list() if int(text) != float(text)]
    return polars.Series(kept, dtype=polars.String)


def _with_lossy(column: Column, lossy: "polars.Series") -> Column:
    return replace(column, lossy=lossy[0], lossy_count=len(lossy)) if len(lossy) else column


def _finite(numbers: "polars.Series") -> "polars.Series":
    return numbers if numbers.is_finite().all(ignore_nulls=True) else _where(numbers, numbers.is_finite())


def _where(series: "polars.Series", keep: "polars.Series") -> "polars.Series":
    """The series with null where `keep` does not hold."""
    import polars

    return series.to_frame().select(polars.when(keep).then(polars.first())).to_series()
