"""Reading a person's numbers: which mark is the decimal one is decided from all texts of a column at once.

`1,234` alone may be 1234 or 1.234. Beside `1.5` it is 1234, beside `1,5` it is 1.234; where nothing beside it
tells, the reading says that another is as good, and a field that stands alone is refused.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from graphgui.words import Problem, mark_for_translation, without_isolates

Decimal = Literal[".", ","]
Thousands = Literal["", ",", ".", " ", "'"]
FormatName = Literal["1234.5", "1234,5", "1,234.5", "1.234,5", "1 234.5", "1 234,5", "1'234.5", "1'234,5"]
Shapes = Mapping[str, int]

_SIGN = "[+\u2212-]?"
_EXPONENT = "(?:[eE][+\u2212-]?[0-9]+)?"
_SPACES = " \u00a0\u2007\u2009\u202f"  # no-break, figure, thin and narrow no-break beside the usual one
_CLASSES: Mapping[str, str] = {",": ",", ".": r"\.", " ": f"[{_SPACES}]", "'": "['\u2019]"}
# Compiled when they are first matched: few starts read numbers.
_WORDS = rf"(?i:{_SIGN}(?:inf|infinity|nan))"
_NINES = str.maketrans("012345678", "9" * 9)
_LEADING_ZERO = re.compile("^([^0-9]*)0")
_LONG = rf"{_SIGN}[0-9]{{4,}}"  # a whole number that thousands marks would have cut
_SHORT = rf"{_SIGN}[0-9]{{1,3}}"
_POWER = (  # `2.5·10⁻⁷`, `2.5*10^-7`, `10⁻³`
    rf"(?:(?P<mantissa>.*[0-9.,])\s*[·⋅×*]\s*|(?P<sign>{_SIGN}))10"
    rf"(?:(?:\^|\*\*)\(?(?P<plain>{_SIGN}[0-9]+)\)?|(?P<raised>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))"
)
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_MAYBE = f"[0-9.,'\u2019{_SPACES}eE+\u2212-]*"  # all that a number is made of


@dataclass(frozen=True)
class NumberFormat:
    """How numbers are written. Zeros never lead a group: `0,123` has no thousands.

    Attributes:
        decimal: the mark before the fraction.
        thousands: the mark between groups of three digits, which a number may have or not; " " stands for every
            kind of space, "'" for both apostrophes. With "," groups may be India's, `12,34,567`.
    """

    decimal: Decimal = "."
    thousands: Thousands = ""

    @property
    def name(self) -> FormatName:
        """How it writes 1234.5."""
        return f"1{self.thousands}234{self.decimal}5"  # type: ignore[return-value]

    @cached_property
    def pattern(self) -> str:
        """A regular expression for a whole text that is a number, for Python and for polars.

        Nobody groups the digits of a number with an exponent: `1.234e3` has a decimal point.
        """
        decimal = _CLASSES[self.decimal]
        plain = f"(?:[0-9]+(?:{decimal}[0-9]*)?|{decimal}[0-9]+){_EXPONENT}"
        if not self.thousands:
            return f"^{_SIGN}{plain}$"
        mark = _CLASSES[self.thousands]
        groups = f"[1-9][0-9]{{0,2}}(?:{mark}[0-9]{{3}})+"
        if self.thousands == ",":
            groups = f"(?:[1-9][0-9]?(?:,[0-9]{{2}})+,[0-9]{{3}}|{groups})"
        return f"^{_SIGN}(?:{groups}(?:{decimal}[0-9]*)?|{plain})$"

    @cached_property
    def thousands_class(self) -> str:
        """A regular expression for one thousands mark; empty where there are none."""
        return _CLASSES.get(self.thousands, "")

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def read(self, text: str) -> float | None:
        """The float nearest to what is written, `inf` and `nan` by name included; None for what is no number."""
        text = text.strip().replace("\u2212", "-")
        if re.fullmatch(_WORDS, text):
            return float(text)
        if not self._compiled.fullmatch(text):
            return None
        if self.thousands:
            text = re.sub(self.thousands_class, "", text)
        return float(text.replace(self.decimal, "."))


PLAIN = NumberFormat()
"""As programs write numbers."""

FORMATS: Mapping[FormatName, NumberFormat] = {
    each.name: each
    for each in (
        PLAIN,
        NumberFormat(","),
        NumberFormat(".", ","),
        NumberFormat(",", "."),
        NumberFormat(".", " "),
        NumberFormat(",", " "),
        NumberFormat(".", "'"),
        NumberFormat(",", "'"),
    )
}
"""All that are known, by name, the simpler first."""


@dataclass(frozen=True)
class Reading:
    """How a column is read, and where its texts would as well be read otherwise, how.

    Attributes:
        other: reads every text too, but some of them as other numbers; None where something tells.
    """

    format: NumberFormat
    other: NumberFormat | None = None


def shape(text: str) -> str:
    """The text with 9 for each digit but a leading zero: it is read as the text is, and many texts share one."""
    zero = _LEADING_ZERO.match(text := text.strip())
    masked = text.translate(_NINES)
    return f"{zero[1]}0{masked[zero.end() :]}" if zero else masked


def shapes(texts: Iterable[str]) -> Shapes:
    """How often each shape stands in a column."""
    return Counter(map(shape, texts))


def decide(column: Shapes, decimal: Decimal | None = None) -> Reading | None:
    """The format in which most of a column are numbers, the simplest of those; None where nothing is one.

    Args:
        decimal: is taken to be the mark where the column does not tell: what other columns of the table have,
            or else the person's own.
    """
    column = {text: count for text, count in column.items() if re.fullmatch(_MAYBE, text)}
    told = [(count, _readers(text)) for text, count in column.items()]
    counts = [sum(count for count, reads in told if reads[number]) for number in range(len(_ALL))]
    most = max(counts)
    if not most:
        return None
    best = [each for each, count in zip(_ALL, counts, strict=True) if count == most]
    read = [text for text in column if _is_read(best[0], text)]
    ways: dict[Decimal, NumberFormat] = {}
    for each in best:
        ways.setdefault(each.decimal, each)
    if len(ways) == 1 or all(_same(ways["."], ways[","], text) for text in read):
        return Reading(best[0])
    mark = decimal or _told(ways, read)
    chosen = ways[mark or "."]
    other = ways["," if chosen.decimal == "." else "."]
    return Reading(chosen, None if mark and not decimal else other)


def decide_table(
    columns: Sequence[Shapes], separator: str | None = None, decimal: Decimal = "."
) -> list[Reading | None]:
    """How each column of a table is read: by itself, else as the other columns, else as the separator tells.

    A point is taken for what programs write unless something speaks for decimal commas: then, as for a comma
    always, another reading is as good.

    Args:
        separator: of a text file's cells. Between commas stands no decimal comma, and semicolons are what
            spreadsheets write where the comma is the decimal mark.
        decimal: the mark that the person uses.
    """
    alone = [decide(column) for column in columns]
    marks = {
        reading.format.decimal
        for reading, column in zip(alone, columns, strict=True)
        if reading and not _may_differ(column, reading.format) and _has_mark(column, reading.format)
    }
    if len(marks) == 1:
        (mark,) = marks
        together = [decide(column, mark) for column in columns]
        return [reading and Reading(reading.format) for reading in together]
    if separator == ",":
        return [reading and Reading(reading.format) for reading in (decide(c, ".") for c in columns)]
    mark = "," if separator == ";" else decimal
    return [_settled(column, mark) for column in columns]


def read_number(text: str, decimal: Decimal = ".") -> float:
    """One number that stands alone, as in a form; with a power of ten too, `2.5·10⁻⁷` or `2.5*10^-7`.

    Args:
        decimal: the mark that the person uses, which tells what `1,234` or `1.234` is only where it is that mark.

    Raises:
        Problem: it is no number, or one of two.
    """
    if text.isascii() and text.isdigit():
        return float(text)
    given, text = text, _without_power(without_isolates(text))
    reading = decide({shape(text): 1}, decimal) or Reading(PLAIN)
    number = reading.format.read(text)
    if number is None:
        raise Problem(mark_for_translation("problems", "“{text}” is no number."), text=_short(given))
    if reading.other is not None and decimal not in text:
        raise _two_readings(text, decimal)
    return number


def refuse_two_readings(texts: Iterable[str | None], reading: Reading, decimal: Decimal) -> None:
    """Raise `Problem` for the first text of which a column's two readings make two numbers.

    What has the person's own decimal mark, and is read by it, is none of two.
    """
    if reading.other is None:
        return
    for text in texts:
        if reading.format.decimal == decimal and decimal in (text or ""):
            continue
        if text is not None and not _same(reading.format, reading.other, text):
            raise _two_readings(text, decimal)


# inside

_ALL = tuple(FORMATS.values())


def _without_power(text: str) -> str:
    """A number with a power of ten as programs write it; any other text as it is."""
    found = re.fullmatch(_POWER, text.strip())
    if found is None:
        return text
    power = found["plain"] or found["raised"].translate(_LOWERED)
    return f"{found['mantissa'] or (found['sign'] + '1')}e{power}"


@lru_cache(maxsize=2**14)
def _readers(text: str) -> tuple[bool, ...]:
    """Which formats a shape is a number in; the columns of a wide table have the same few."""
    return tuple(each.read(text) is not None for each in _ALL)


def _is_read(chosen: NumberFormat, text: str) -> bool:
    return _readers(text)[_ALL.index(chosen)]


def _same(one: NumberFormat, other: NumberFormat, text: str) -> bool:
    first, second = one.read(text), other.read(text)
    return first == second or (first != first and second != second)


def _told(ways: Mapping[Decimal, NumberFormat], texts: Iterable[str]) -> Decimal | None:
    """The mark that a column's other cells speak for, where both are possible.

    Whole numbers of four digits beside it show that thousands are not marked; shorter ones beside `1,007` show
    that fractions are not written to three digits. Beside `1.007` they show nothing: programs write it so.
    """
    plain = [mark for mark, each in ways.items() if not each.thousands]
    if len(plain) != 1:
        return None
    texts = list(texts)
    if any(re.fullmatch(_LONG, text) for text in texts):
        return plain[0]
    return "." if plain == [","] and any(re.fullmatch(_SHORT, text) for text in texts) else None


def _may_differ(column: Shapes, chosen: NumberFormat) -> bool:
    """Whether the column alone allows the other decimal mark."""
    opposite: Decimal = "," if chosen.decimal == "." else "."
    other = decide(column, opposite)
    return other is not None and other.format.decimal == opposite


def _has_mark(column: Shapes, chosen: NumberFormat) -> bool:
    marks = {chosen.decimal, chosen.thousands} & {".", ","}
    return any(mark in text for text in column if _is_read(chosen, text) for mark in marks)


def _settled(column: Shapes, mark: Decimal) -> Reading | None:
    """How a column is read that no other tells about, where the separator or the person speak for a mark."""
    alone = decide(column)
    if alone is None or not _may_differ(column, alone.format):
        return alone
    if alone.other is None:  # its own cells speak for one; only a habit against that leaves a doubt
        return Reading(alone.format, None if alone.format.decimal == mark else _opposite(column, alone.format))
    reading = decide(column, mark)
    is_as_programs_write = reading is not None and reading.format == PLAIN
    return reading and Reading(reading.format, None if is_as_programs_write else reading.other)


def _opposite(column: Shapes, chosen: NumberFormat) -> NumberFormat | None:
    other = decide(column, "," if chosen.decimal == "." else ".")
    return None if other is None else other.format


def _two_readings(text: str, decimal: Decimal) -> Problem:
    return Problem(
        mark_for_translation("problems", "“{text}” may be {one} or {other}: write one of these."),
        text=_short(text),
        one=re.sub(r"[,.]", "", text.strip()),
        other=re.sub(r"[,.]", decimal, text.strip()),
    )


def _short(text: str) -> str:
    return " ".join(text.split())[:40]
