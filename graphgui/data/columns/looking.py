"""Looking at a column of texts: how often each shape stands there, and what stands beside its numbers."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graphgui.data.columns.column import Habits
from graphgui.data.columns.stripped import Stripped
from graphgui.data.numbers import NumberFormat, Shapes, shape, shapes
from graphgui.data.series import value_counts, where

if TYPE_CHECKING:
    import polars

_MOST_SHAPES = 20_000  # numbers have not that many
SAMPLE = 1000
"""Cells that mostly tell that numbers are as programs write them; of no more than these all shapes are known."""

_SIGNS, _SPACES = "+\u2212-", " \u00a0\u2007\u2009\u202f"
_BEFORE = (
    "[<>≤≥]=?|[~≈±=]|ca\\.?|[A-Z]{0,3}[$€£¥₹₽₩₺₪฿]|kr\\.?|Fr\\.?|Rs\\.?|"
    "USD|EUR|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK|PLN|CZK|HUF|BRL"
)
_AFTER = '[^0-9\\s,.\'’"+\u2212-][^0-9"]{0,15}|"|\\+'
_AFFIXED = (
    f"^(?P<sign>[{_SIGNS}]?)(?P<before>(?:{_BEFORE})?)\\s*"
    f"(?P<core>[{_SIGNS}]?[0-9.,][0-9.,'’{_SPACES}]*?(?:[eE][{_SIGNS}]?[0-9]+)?)\\s*(?P<after>(?:{_AFTER})?)$"
)
_NEGATIVE = (
    r"^\u2013\s*([^()+\u2212\u2013-]+)$|^\(\s*([^()+\u2212\u2013-]+?)\s*\)$|"
    r"^([^()+\u2212\u2013-]*[0-9])\s*[\u2212-]$"
)
"""With an en dash for the minus sign, in brackets, or with the sign behind, as accountants write what is owed."""

_NOTHING = frozenset(
    (
        *("", "na", "nan", "nd", "nr", "nv", "ka", "none", "null", "nil", "missing", "unknown", "unbekannt"),
        *("inconnu", "value", "ref", "div0", "name", "num", "error", "err"),
    )
)
"""What cells say, letters and digits alone, that have nothing to say."""


@dataclass(frozen=True)
class Looked:
    """A column of texts.

    Attributes:
        texts: as they are, and `candidates` without marks of nothing.
        shapes: of the candidates, counted; those of a sample where all are as programs write numbers.
        cores: of those shapes that may be numbers, without what stands beside them.
        plain: the numbers, where all texts are as programs write them.
    """

    name: str
    texts: "polars.Series"
    candidates: "polars.Series"
    shapes: Shapes
    cores: Shapes
    plain: "polars.Series | None" = None

    @classmethod
    def at(cls, column: Stripped, habits: Habits) -> "Looked | None":
        """None for a column that holds no texts."""
        import polars

        if column.cells.dtype != polars.String:
            return None
        series = candidates = column.cells
        plain = column.plain
        if habits.numbers or plain is None:
            plain = None
            candidates = where(series, ~series.str.to_lowercase().is_in(list(habits.marks)))
        seen = _shapes(candidates, plain is not None)
        cores: Counter[str] = Counter()
        for text, count in seen.items():
            affixed = split_number(text)
            cores[affixed[1] if affixed else text] += count
        return cls(column.name, series, candidates, seen, cores, plain)

    def may_show(self, pattern: str) -> bool:
        """Whether a text may match, of a pattern that tells digits apart by leading zeros alone."""
        return len(self.texts) > SAMPLE or any(re.search(pattern, each) for each in self.shapes)


def _shapes(texts: "polars.Series", are_plain: bool) -> Shapes:
    """How often each shape stands there; only a sample where more would not tell more."""
    if len(texts) <= SAMPLE:
        return shapes(text for text in texts.to_list() if text is not None)
    head = texts.head(SAMPLE).drop_nulls()
    if are_plain:
        seen = Counter(map(shape, head))
        if any("." in each and not re.fullmatch(r"[+-]?[0-9]{1,3}\.[0-9]{3}", each) for each in seen):
            return seen
        if not texts.str.contains(".", literal=True).any():
            return {"9": len(texts)}  # whole numbers
    if len(texts) <= _MOST_SHAPES or head.n_unique() <= SAMPLE // 10:
        seen = Counter()
        for text, times in value_counts(texts).iter_rows():
            seen[shape(text)] += times
        return seen
    masked = (
        texts.str.replace(r"^([^0-9]*)0", "${1}\u0001").str.replace_all("[0-9]", "9").str.replace("\u0001", "0")
    )
    counts = value_counts(masked)
    return {} if counts.height > _MOST_SHAPES else dict(counts.rows())


@lru_cache(maxsize=2**12)
def split_number(text: str) -> tuple[str, str] | None:
    """What stands beside a number, and the number; None where there is none, or where it is all there is.

    Of a number that is negative as accountants write it, it is told that nothing stands beside it.
    """
    signed = re.sub(_NEGATIVE, lambda negative: f"-{negative[1] or negative[2] or negative[3]}", text)
    found = re.match(_AFFIXED, signed)
    if not found or not (found["before"] or found["after"] or signed != text):
        return None
    return f"{found['before']} {found['after'].strip()}".strip(), (found["sign"] + found["core"]).strip()


def inner_numbers(texts: "polars.Series", *, negative: bool) -> "polars.Series":
    """The texts without what stands beside their numbers.

    Args:
        negative: whether what accountants write becomes a minus sign.
    """
    if negative:
        texts = texts.str.replace(_NEGATIVE, "-${1}${2}${3}")
    return texts.str.replace(_AFFIXED, "${sign}${core}").str.strip_chars()


def are_negative(texts: "polars.Series") -> "polars.Series":
    """Which texts are negative as accountants write it."""
    return texts.str.contains(_NEGATIVE)


def unit_of(seen: Shapes, chosen: NumberFormat) -> str | None:
    """What stands beside all numbers; None where the column is one of texts.

    Numbers are at least twice as many as cells without one, and at least as many as those that have something
    beside the number, if that is not the same everywhere. Cells that say that they have nothing do not count.
    """
    numbers, negative, strange, units = 0, 0, 0, Counter[str]()
    for text, count in seen.items():
        if chosen.read(text) is not None:
            numbers += count
        elif (affixed := split_number(text)) and chosen.read(affixed[1]) is not None:
            if affixed[0]:
                units[affixed[0]] += count
            else:
                negative += count
        elif re.sub(r"[\W_]", "", text).lower() not in _NOTHING:
            strange += count
    beside, certain = units.total(), numbers + negative
    if (len(units) > 1 and beside > certain) or 2 * strange > certain + (beside if len(units) == 1 else 0):
        return None
    if not numbers:
        return next(iter(units), None)
    return ""
