"""How many columns a table may have."""

from graphgui.words import Problem, mark_for_translation, with_separators

MOST_COLUMNS = 2**14
"""Of what is read: as many as a spreadsheet has."""


def check_width(columns: int) -> None:
    """Raise `Problem` for more columns than anybody chooses among, which would stall whatever lists them."""
    if columns > MOST_COLUMNS:
        raise Problem(
            mark_for_translation(
                "problems",
                "This table has {count} columns: {most} are the most that may be. If each is an example, exchange "
                "rows and columns.",
            ),
            count=with_separators(columns),
            most=with_separators(MOST_COLUMNS),
        )
