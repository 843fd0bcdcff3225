"""Things that move by themselves for a moment, where the person's system lets things move."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QSettings
from PySide6.QtWidgets import QWidget

from graphgui.canvas.scene.scene import Scene

if TYPE_CHECKING:
    from PySide6.QtCore import QVariantAnimation

_GLIDE = 250  # milliseconds
_MOST = 1500  # nodes; more would move in jerks


def is_reduced() -> bool:
    """Whether the person asked for no motion here, whatever the system says."""
    return QSettings().value("reduce_motion", False, type=bool) is True


def set_reduced(on: bool) -> None:
    """Leave out all motion, or move what the system lets move; remembered."""
    QSettings().setValue("reduce_motion", on)


def is_wanted(widget: QWidget) -> bool:
    """Whether things may move by themselves: the style animates, and the person did not ask for less."""
    if is_reduced():
        return False
    from PySide6.QtWidgets import QStyle  # late, as what follows: nothing moves in a first frame

    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(hint, None, widget) > 0


class GlideAnimation(QObject):
    """Nodes on their way from where they stood to where the document has them now."""

    def __init__(self, view: QWidget, scene: Scene) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self._ways: dict[str, tuple[QPointF, QPointF]] = {}
        self._animation: QVariantAnimation | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether nodes move at this moment."""
        return self._animation is not None and self._animation.state() == self._animation.State.Running

    def glide(self, names: Mapping[str, object], edit: Callable[[], None]) -> None:
        """Make an edit that moves nodes, and let them glide to where it puts them."""
        scene = self._scene
        there = names.keys() & scene.items_by_name.keys()
        before = {name: QPointF(scene.item(name).position) for name in there}
        edit()
        if not is_wanted(self._view) or len(there) > _MOST:
            return
        ways = {name: (before[name], scene.item(name).position) for name in there & scene.items_by_name.keys()}
        self._ways = {name: (start, end) for name, (start, end) in ways.items() if start != end}
        if self._ways:
            self._show(0.0)
            self._animation = self._animation or self._made()
            self._animation.start()

    def finish(self) -> None:
        """Show everything where the document has it, at once."""
        if self._animation is not None and self.is_under_way:
            self._animation.stop()
            for name in self._ways:
                self._scene.put_back(name)

    def _made(self) -> "QVariantAnimation":
        from PySide6.QtCore import QEasingCurve, QVariantAnimation

        animation = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_GLIDE)
        animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        animation.valueChanged.connect(self._show)
        return animation

    def _show(self, share: float) -> None:
        self._scene.place_all({name: a + (b - a) * share for name, (a, b) in self._ways.items()})
