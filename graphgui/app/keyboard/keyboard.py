"""What leads the keys through a window: the actions from part to part, Esc, and the ring around where they are."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QMainWindow, QStackedWidget, QWidget

from graphgui.actions.action import Action, Entry, Place
from graphgui.actions.menus import VIEW
from graphgui.app.banner import Banner
from graphgui.app.docks import Panels
from graphgui.app.keyboard.parts import Parts, is_within
from graphgui.app.rails.presentation import Presentation
from graphgui.canvas.editor import CanvasEditor
from graphgui.words import mark_for_translation


class Keyboard(QObject):
    """The keys of one window.

    Args:
        centre: holds the canvas and the start page.
        timeline: the bar below it.

    Attributes:
        parts: goes from one to another.
    """

    def __init__(
        self,
        window: QMainWindow,
        panels: Panels,
        banner: Banner,
        centre: QStackedWidget,
        timeline: QWidget,
        presentation: Presentation,
    ) -> None:
        super().__init__(window)
        self._window, self._panels = window, panels
        self._banner, self._presentation = banner, presentation
        self.parts = Parts(window, panels, banner, centre, timeline)

    def complete(self) -> None:
        """Begin with what the first frame does without."""
        # late: no key has been pressed before that frame
        from graphgui.app.keyboard.escape_key import EscapeKey
        from graphgui.app.keyboard.focus_ring import FocusRing
        from graphgui.app.keyboard.lost_focus import LostFocus

        EscapeKey(self._window, list(self._panels.docks.values()), self._leave)
        LostFocus(self._window, self._panels, self.parts.go_home)
        FocusRing(self._window)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._name_box)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The actions that lead from part to part."""
        return (
            Action(
                id="next_part",
                text=mark_for_translation("actions", "Ne&xt Part of the Window"),
                do=partial(self.parts.go, 1),
                sentence=mark_for_translation(
                    "actions", "Go on to panels, plots and bars, and round to the canvas"
                ),
                keys=("Ctrl+Tab",),
                places=(Place(VIEW, 3),),
            ),
            Action(
                id="previous_part",
                text=mark_for_translation("actions", "Part of the Window &Before"),
                do=partial(self.parts.go, -1),
                keys=("Ctrl+Shift+Tab",),
                places=(Place(VIEW, 3),),
            ),
            Action(
                id="to_message",
                text=mark_for_translation("actions", "To the &Message"),
                do=self.parts.to_message,
                sentence=mark_for_translation("actions", "Go to what can be done about what is said there"),
                keys=("Ctrl+.",),
                places=(Place(VIEW, 3),),
                enabled=self._banner.isVisible,
            ),
        )

    def follow(self, editor: CanvasEditor) -> None:
        """Hear what keys on the canvas ask for outside it."""
        editor.escaped.connect(self._presentation.leave)
        editor.fields_asked.connect(self.parts.to_fields)

    def _name_box(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QComboBox) and QAccessible.isActive():
            from graphgui.app.keyboard.box_names import name_box  # late: only where a reader runs

            name_box(new)

    def _leave(self) -> None:
        """Esc, where nothing was typed."""
        focus = QApplication.focusWidget()
        if self._presentation.is_on:
            self._presentation.leave()
        elif focus is not None and is_within(self._banner, focus):
            self._banner.dismiss()
        else:
            self.parts.go_home()
