"""Numbers as they are spoken."""

from PySide6.QtCore import QCoreApplication

from graphgui.look.numbers import norm, short, short_array
from graphgui.ops import Array

translate = QCoreApplication.translate

_FEW = 3


def array_words(array: Array) -> str:
    """A matrix in a few words: one number or a short row as it is, else its norm."""
    if array.size == 1 or (array.shape[0] == 1 and array.size <= _FEW):
        return short_array(array).strip("[]")
    return translate("screen reader", "norm {norm}").format(norm=short(norm(array)))
