"""Automatic layout as a person sees it: a large graph is laid out in another process, then the nodes glide."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QGraphicsView

from graphgui.canvas.editing.animation import GlideAnimation
from graphgui.canvas.editing.selection_verbs import SelectionVerbs
from graphgui.canvas.scene.scene import Scene
from graphgui.document import edits
from graphgui.document.edits.arrange import Layout
from graphgui.document.translated import problem_text
from graphgui.words import Problem

if TYPE_CHECKING:
    from graphgui.document.layout.process import LayoutProcess

_AT_ONCE = 300  # wires that are laid out in less time than a process takes to start
_LOOK = 30  # milliseconds between looks whether a layout is there
_Type = QEvent.Type
_ENDS = {_Type.MouseButtonPress, _Type.MouseButtonDblClick, _Type.KeyPress, _Type.DragEnter}


class AutoLayout(QObject):
    """Lays nodes out; one layout at a time, and the newest that was asked for.

    Signals:
        began: a layout of so many nodes is under way, which takes its time.
        ended: it is no more.
    """

    began = Signal(int)
    ended = Signal()

    def __init__(
        self, view: QGraphicsView, scene: Scene, editing: SelectionVerbs, tell: Callable[[str], None]
    ) -> None:
        super().__init__(view)
        self._scene, self._editing, self._tell = scene, editing, tell
        self._gliding = GlideAnimation(view, scene)
        self._layout: Layout | None = None
        self._asked: tuple[list[str] | None, str | None] = None, None  # the names and the group
        self._process: LayoutProcess | None = None
        self._is_edited = False
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)
        scene.document.undo_stack.indexChanged.connect(self._edited)
        scene.document.replaced.connect(self.cancel)
        scene.open_group_changed.connect(self._gliding.finish)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    @property
    def process(self) -> "LayoutProcess | None":
        """The process that is laying out, where there is one."""
        return self._process

    def arrange(self) -> None:
        """Lay the selected nodes out from left to right, or all where fewer than two are."""
        self.cancel()
        self._gliding.finish()
        chosen = self._editing.cards if len(self._editing.cards) > 1 else None
        self._asked = chosen, self._scene.open_group.name
        layout = self._layout = self._now()
        if layout is None:
            return
        if len(layout.edges) <= _AT_ONCE:
            from graphgui.document.layout.layered import lay_out  # imports the layout engine: late

            self._apply(layout, lay_out(layout.sizes, layout.edges, layout.height_now))
            return
        from graphgui.document.layout.process import LayoutProcess  # late: multiprocessing is slow to import

        self._process = LayoutProcess(layout.sizes, layout.edges, layout.height_now)
        self._timer.start()
        self.began.emit(len(layout.sizes))

    def cancel(self) -> bool:
        """Break off the layout under way; whether there was one."""
        if self._process is None:
            return False
        self._timer.stop()
        self._process.close()
        self._process = None
        self._is_edited = False
        self.ended.emit()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ENDS:
            self._gliding.finish()
        return False

    # inside

    def _now(self) -> Layout | None:
        """What would be laid out now."""
        names, group = self._asked
        return edits.arrange.layout(self._scene.document, names, self._size, group)

    def _size(self, name: str) -> tuple[float, float]:
        if self._layout and name not in self._scene.items_by_name:  # another group is open meanwhile
            return self._layout.sizes.get(name, (0.0, 0.0))
        size = self._scene.item(name).rect.size()
        return size.width(), size.height()

    def _edited(self, _index: int) -> None:
        self._gliding.finish()
        self._is_edited = True

    def _look(self) -> None:
        layout, process = self._layout, self._process
        assert layout is not None and process is not None
        try:
            if self._is_edited:
                self._is_edited = False
                if self._now() != layout:
                    self.cancel()
                    self._tell(
                        self.tr("The graph was edited meanwhile, so it was not arranged: arrange it again.")
                    )
                    return
                self.began.emit(len(layout.sizes))  # any edit puts away what was said before
            places = process.take()
        except Problem as problem:
            self.cancel()
            self._tell(problem_text(problem))
            return
        if places is not None:
            self.cancel()
            self._apply(layout, places)

    def _apply(self, layout: Layout, places: dict[str, tuple[float, float]]) -> None:
        self._gliding.glide(places, lambda: edits.arrange.apply_layout(self._scene.document, layout, places))
