"""What a painted widget is: Qt takes one that it does not know for a filler, of which readers do not speak."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_PROPERTY = "spoken_role"
_PRESS = QAccessibleActionInterface.pressAction()


class _Spoken(NamedTuple):
    role: QAccessible.Role
    press: Callable[[], object] | None


def give_role(widget: QObject, role: QAccessible.Role, press: Callable[[], object] | None = None) -> None:
    """Have readers speak of a widget as what it is; before it is given a name, by which they come to know it.

    The role may become another later.

    Args:
        press: what a reader can have done there, as Enter does it.
    """
    _install()
    widget.setProperty(_PROPERTY, _Spoken(role, press))


@cache
def _install() -> None:
    QAccessible.installFactory(_access)


def _access(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    return _WithRole(thing) if isinstance(thing, QWidget) and thing.property(_PROPERTY) is not None else None


class _WithRole(QAccessibleWidget):
    """A widget with the role that it was given last."""

    @property
    def _spoken(self) -> _Spoken:
        return cast("_Spoken", self.object().property(_PROPERTY))

    def role(self) -> QAccessible.Role:
        return self._spoken.role

    def actionNames(self) -> list[str]:
        return [*([_PRESS] if self._spoken.press else []), *super().actionNames()]

    def doAction(self, actionName: str) -> None:
        press = self._spoken.press
        if actionName == _PRESS and press is not None:
            press()
        else:
            super().doAction(actionName)
