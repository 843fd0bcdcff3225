"""What polars has no single call for, and columns without their names, which it may take for patterns."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars


def finite(numbers: "polars.Series") -> "polars.Series":
    """The series with null for what is not finite."""
    return numbers if numbers.is_finite().all(ignore_nulls=True) else where(numbers, numbers.is_finite())


def nameless(series: "polars.Series") -> "polars.Series":
    """The series under no name: methods of one called `^.*$` find no column, or another."""
    return series.rename("")


def value_counts(values: "polars.Series") -> "polars.DataFrame":
    """Each value that is there and how often, in two columns."""
    return values.drop_nulls().value_counts()


def where(series: "polars.Series", keep: "polars.Series") -> "polars.Series":
    """The series with null where `keep` does not hold."""
    import polars

    return series.to_frame().select(polars.when(keep).then(polars.first())).to_series()
