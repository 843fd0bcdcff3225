"""A file's column without spaces around its texts, and null where there is nothing else."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphgui.data.series import nameless, where

if TYPE_CHECKING:
    import polars

_SAMPLE = 1000  # cells that mostly tell whether all are as programs write numbers


@dataclass(frozen=True, eq=False)
class Stripped:
    """A column.

    Attributes:
        name: in the file; the series have none.
        cells: numbers, or texts without spaces around them; null where there is nothing.
        plain: the numbers of texts that are all as programs write finite ones; None for any others.
        is_opaque: whether lists, structures or bytes stand there: the cells only show where.
    """

    name: str
    cells: "polars.Series"
    plain: "polars.Series | None" = None
    is_opaque: bool = False

    @classmethod
    def of(cls, series: "polars.Series") -> "Stripped":
        """The column of these cells, whatever they are."""
        import polars

        name, series = series.name, nameless(series)
        if series.dtype.is_nested() or series.dtype == polars.Binary:
            there = polars.Series(["…"]).new_from_index(0, len(series))
            return cls(name, where(there, series.is_not_null()), is_opaque=True)
        if series.dtype.is_integer():
            return cls(name, series)
        if series.dtype.is_numeric() or series.dtype in (polars.Boolean, polars.Null):
            return cls(name, series.cast(polars.Float64).fill_nan(None))
        texts = series.cast(polars.String)
        if (plain := _plain_numbers(texts)) is not None:  # there are no spaces, then
            return cls(name, texts, plain)
        texts = texts.str.strip_chars()
        texts = texts if (texts != "").all() else where(texts, texts != "")
        return cls(name, texts, _plain_numbers(texts))

    def filter(self, keep: "polars.Series") -> "Stripped":
        """The rows for which `keep` holds."""
        plain = None if self.plain is None else self.plain.filter(keep)
        return Stripped(self.name, self.cells.filter(keep), plain, self.is_opaque)


def _plain_numbers(texts: "polars.Series") -> "polars.Series | None":
    """The numbers of texts that are all as programs write finite ones, without spaces; None for any others."""
    import polars

    if len(texts) > _SAMPLE:
        head = texts.head(_SAMPLE)
        if head.cast(polars.Float64, strict=False).null_count() > head.null_count():
            return None
    numbers = texts.cast(polars.Float64, strict=False)
    if numbers.null_count() > texts.null_count():
        return None
    are_finite = math.isfinite(numbers.sum())  # mostly, and at once; the sum of finite ones may still be none
    return numbers if are_finite or numbers.is_finite().all(ignore_nulls=True) else None
