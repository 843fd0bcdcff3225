"""The decimal mark that the person uses."""

from PySide6.QtCore import QLocale

from graphgui.data.numbers import Decimal
from graphgui.words import written_decimal_mark


def decimal_mark() -> Decimal:
    """That in which the window writes, or else the system's: a comma where either has one."""
    return "," if "," in (written_decimal_mark(), QLocale.system().decimalPoint()) else "."
