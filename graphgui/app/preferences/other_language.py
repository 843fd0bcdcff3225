"""Another language while the program is open: every window is made anew around its document.

Texts are put into menus, fields and pictures where these are made, so that nothing has to say itself again.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QPointF, SignalInstance
from PySide6.QtGui import QTransform

from graphgui.app import language
from graphgui.app.banner import Banner, Said
from graphgui.app.docks import Panels
from graphgui.app.files.open_document import OpenDocument
from graphgui.app.preferences.plot_looks import Look, look_as, look_of
from graphgui.app.start.start import Start
from graphgui.app.tour.tour import Tour
from graphgui.canvas.view import CanvasView
from graphgui.document import step_names
from graphgui.document.garbage import collect_soon
from graphgui.document.translated import shipped_notes, translated_notes
from graphgui.engine.graph.graph import Wire
from graphgui.plots.base.plot import Plot


class _Window(Protocol):
    """What is asked of the program's own."""

    opened: OpenDocument
    canvas: CanvasView
    banner: Banner
    panels: Panels
    start: Start
    destroyed: SignalInstance

    @property
    def tour(self) -> Tour: ...
    def findChild(self, kind: type[QObject], /) -> QObject | None: ...
    def isActiveWindow(self) -> bool: ...
    def show(self) -> None: ...
    def hide(self) -> None: ...
    def deleteLater(self) -> None: ...
    def complete(self) -> None: ...
    def keep(self) -> None: ...
    def remember_layout(self) -> None: ...


_Made = TypeVar("_Made", bound=_Window)


def speak(choice: str, windows: Sequence[_Made], make: Callable[[OpenDocument], _Made]) -> list[_Made]:
    """Speak a language in every window: documents, what can be undone, runs, places and choices stay.

    Args:
        choice: follow the system, or a language.
        make: a window around what is open in another.

    Returns:
        The windows that are there now.
    """
    before = language.current()
    language.choose(choice)
    if language.current() == before:
        return list(windows)
    there = sorted(windows, key=lambda window: window.isActiveWindow())  # the one in use comes to the front last
    notes = [shipped_notes(window.opened.document.annotations) for window in there]
    program = QCoreApplication.instance()
    assert program is not None
    language.speak(program, language.current())
    for window, shipped in zip(there, notes, strict=True):
        document = window.opened.document
        for note in translated_notes(shipped).values():
            document.apply_annotation(note)
        step_names.name_anew(document.undo_stack)
    return [_replaced(window, make) for window in there]


class _Seen(NamedTuple):
    """What a person has before them, of what a window remembers nowhere else."""

    group: str | None
    nodes: list[str]
    wires: list[Wire]
    zoom: QTransform
    middle: QPointF
    is_fitted: bool
    has_start_page: bool
    stop: int | None
    is_playing: bool
    plots: dict[str, Look]


def _replaced(old: _Made, make: Callable[[OpenDocument], _Made]) -> _Made:
    seen = _seen(old)
    old.opened.session.pause()
    old.canvas.editor.auto_layout.cancel()
    said = old.banner.said  # that is true of what is paused, too
    old.remember_layout()
    new = make(old.opened)
    new.show()
    new.complete()
    new.keep()
    old.hide()
    old.destroyed.connect(collect_soon)
    old.deleteLater()
    _show(new, seen)
    if said is not None:
        _say(new, said)
    return new


def _seen(window: _Window) -> _Seen:
    canvas, tour = window.canvas, window.__dict__.get("tour")  # made where one was asked for
    return _Seen(
        canvas.scene().open_group.name,
        canvas.editor.selected_nodes(),
        canvas.editor.selected_wires(),
        canvas.transform(),
        canvas.navigation.area.center(),
        canvas.navigation.keeps_fit,
        window.start.page is not None,
        tour and tour.stop,
        window.opened.session.state == "playing",
        {name: look_of(panel) for name, panel in window.panels.made.items() if isinstance(panel, Plot)},
    )


def _show(window: _Window, seen: _Seen) -> None:
    canvas = window.canvas
    if seen.group is not None:
        canvas.editor.open_group(seen.group)
    canvas.scene().selection.set(seen.nodes, seen.wires)
    if seen.is_fitted:
        canvas.navigation.fit()
    else:
        canvas.navigation.keeps_fit = False
        canvas.setTransform(seen.zoom)
        canvas.centerOn(seen.middle)
    if seen.has_start_page:
        window.start.show()
    if seen.stop is not None:
        window.tour.go_on(seen.stop)
    for name, look in seen.plots.items():
        if not look.is_usual and isinstance(plot := window.panels[name], Plot):
            look_as(plot, look)
    if seen.is_playing:
        window.opened.session.play()


def _say(window: _Window, said: Said) -> None:
    """Say what stood in the banner in the language that is spoken now; as it was said, where nobody can."""
    sayer = said.again and window.findChild(said.again.sayer)
    if said.again and sayer:
        said.again.say(sayer)
    else:
        window.banner.say(said.sentence, tone=said.tone)
