"""Opens the window."""

import faulthandler
import gc
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSize, QTimer

from graphgui.app.application import application
from graphgui.app.errors.handler import ErrorHandler
from graphgui.app.first_paint import FirstPaint
from graphgui.app.recovery.termination import answer_signals
from graphgui.data.suffixes import is_data

if TYPE_CHECKING:
    from graphgui.app.window import Window

_FRAME = QSize(4, 40)  # around a window, as a rule
_WARM_UP = 250  # ms after the first frame: what trains is started beside it


def run(path: Path | None = None, log_level: str | None = None, *, outside: bool = False) -> int:
    """Show a file, or the start page where none is given, until the last window is closed.

    Args:
        log_level: the least serious of what is written to the log; warnings where None.
        outside: whether the file may read data outside its folder; else the person is asked.
    """
    app = application()
    np.seterr(all="ignore")  # what leaves the range of floats is told in the window
    ErrorHandler.of_the_program().install()
    if log_level is not None:
        _begin_log(log_level)
    answer_signals(_close_all, _keep_all, app)
    graphs = _last_graphs() if path is None else [path]
    window = start(graphs[0] if graphs else None, outside=outside)
    FirstPaint(window).painted.connect(partial(_keep_work, window, graphs[1:]))
    code = app.exec()
    _end()
    return code


def _last_graphs() -> list[Path]:
    """The graphs that were open the last time, where the person wants them again."""
    from graphgui.app.files import last_graphs  # late: nobody wants them where a file is given

    return last_graphs.take() if last_graphs.are_wanted() else []


def _close_all() -> None:
    from graphgui.app.files import last_graphs

    last_graphs.close_all()


def _keep_work(window: "Window", others: Sequence[Path]) -> None:
    """Keep what is edited for the case of a crash. Late imports: no first frame needs them."""
    from graphgui.app.recovery.recovery import Recovery

    recovery = Recovery.of_the_program()
    if (faults := recovery.begin()) is not None:
        with suppress(OSError):
            faulthandler.enable(faults.open("w", encoding="utf-8"))
    window.keep()
    QTimer.singleShot(_WARM_UP, window, partial(_warm_up, window))
    for path in others:
        window = window.new_window()  # beside the one before
        window.files.open_path(path)


def _warm_up(window: "Window") -> None:
    """What a start does once the window is seen and answers."""
    from graphgui.app.recovery.offer import Home, offer
    from graphgui.app.recovery.recovery import Recovery

    def home(shown: "Window") -> Home:
        return Home(shown, shown.canvas, shown.document, shown.banner)

    _begin_log()
    offer(Recovery.of_the_program(), home(window), lambda: home(window.new_window()))
    window.messages.try_plugins(window.session.player.warm_up)


def _keep_all() -> None:
    from graphgui.app.recovery.recovery import Recovery

    Recovery.of_the_program().save_now()


def _end() -> None:
    from graphgui.app.recovery.recovery import Recovery

    faulthandler.disable()
    Recovery.of_the_program().end()


def _begin_log(level: str = "warning") -> None:
    from graphgui.app.errors import log  # late: no first frame needs it

    log.begin(level)


def start(path: Path | None = None, *, outside: bool = False) -> "Window":
    """A window with a file, or with the start page where none is given; what it shows comes with the events.

    Args:
        outside: whether the file may read data outside its folder; else the person is asked.
    """
    from graphgui.app.window import Window  # late: most of what a start makes is modules

    gc.freeze()  # they stay: no collection has to look through them
    window = Window()
    if path is None:
        window.start.show()
    room = window.screen().availableGeometry().size() - _FRAME
    if window.size().boundedTo(room) == window.size():
        window.show()
    else:
        window.showMaximized()  # nothing may lie beyond the edge of a small screen
    if path is not None:
        if outside:
            window.files.allow_outside(path)
        show = window.importing.open if is_data(path) else window.files.open_path
        show(path)  # a large one is waited for in front of the window
    return window
