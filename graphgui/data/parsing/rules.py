"""Rows of dashes within a table, as printed tables have them above their sums: they are no rows of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphgui.data.parsing.layout import is_rule
from graphgui.words import Remark, mark_for_translation, with_separators

if TYPE_CHECKING:
    import polars

_DRAWN = r"^[-=+|:\s]*$"


def without_rules(
    frame: "polars.DataFrame", lines: Sequence[int]
) -> tuple["polars.DataFrame", Sequence[int], tuple[Remark, ...]]:
    """A frame without its rules, the lines that are left, and what is to be said about that."""
    found = _rules(frame) if frame.width > 1 else []
    if not found:
        return frame, lines, ()
    kept = sorted(set(range(frame.height)).difference(found))
    template = mark_for_translation("problems", "Row {row} is a rule: it is left out.")
    if len(found) > 1:
        template = mark_for_translation(
            "problems", "{count} rows, the first is row {row}, are rules: they are left out."
        )
    remark = Remark(template, row=lines[found[0]], count=with_separators(len(found)))
    return frame[kept], [lines[row] for row in kept], (remark,)


def _rules(frame: "polars.DataFrame") -> list[int]:
    """The rows that are rules; column by column fewer may be, so that most cells need not be looked at."""
    import polars

    rows = polars.Series(range(frame.height), dtype=polars.UInt32)
    for column in frame:
        cells = column.gather(rows)
        may_be = cells.is_null()
        if column.dtype == polars.String:
            may_be |= cells.str.contains(_DRAWN)
        rows = rows.filter(may_be)
        if rows.is_empty():
            return []
    return [row for row in rows.to_list() if is_rule([(cell or "").strip() for cell in frame.row(row)])]
