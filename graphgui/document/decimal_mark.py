"""The decimal mark that the person uses."""

from PySide6.QtCore import QLocale

from graphgui.data.numbers import Decimal


def decimal_mark() -> Decimal:
    """The system's; the program itself writes a point in every language."""
    return "," if QLocale.system().decimalPoint() == "," else "."
