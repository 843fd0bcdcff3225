"""One seed in a process of its own: the program as it starts, random events, and what must be so after them.

Prints one line of JSON at the end. All events stand in `FOLDER/events`, one a line, as they were done.
"""

import argparse
import faulthandler
import gc
import json
import logging
import multiprocessing
import sys
import threading
import time
import traceback
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from graphgui.app.application import application
from graphgui.app.errors import log
from graphgui.app.errors.handler import ErrorHandler
from graphgui.app.main import run
from graphgui.app.window import Window
from tests.app.random_events import checks, materials
from tests.app.random_events.drawing import Drawer
from tests.app.random_events.hands import Hands
from tests.app.random_events.real_hands import RealHands

BETWEEN_CHECKS = 200  # events
DEAD = 120  # seconds after which an event that has not come back is one that never does
LEAVES_WITHIN = 30_000  # ms from the last window's end to the program's
PATIENCE, PAUSE = 60, 50  # looks in which all must have come to rest, and ms between them
OFFSCREEN = "This plugin does not support"  # what the platform without a screen lacks
LET_GO = [["release", 0, 0, button, 0] for button in (1, 2, 4)] + [["key", int(Qt.Key.Key_Escape), 0]] * 2
THREADS_OF_PROCESSES = "_listen", "_read", "_write"
SWIFT = {"press", "move"}  # after which the next may come before anything is painted
MANY = 20  # faults after which nobody reads on


class Faults(logging.Handler):
    """All that went wrong: exceptions, Qt's own complaints, and what a check found."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []
        self.at = 0  # the number of the event

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if OFFSCREEN not in said:
            frames = [frame for frame in traceback.extract_stack() if "/graphgui/" in frame.filename]
            self.say(said + "".join(f" < {Path(f.filename).name}:{f.lineno}" for f in reversed(frames[-8:])))

    def say(self, said: str) -> None:
        if len(self.found) < MANY:
            self.found.append(f"after event {self.at}: {said}")


class Player:
    """Does one event after another, each in an event loop of its own turn, nested ones of dialogues too."""

    def __init__(
        self,
        faults: Faults,
        events: int,
        source: Drawer | list[list],
        folder: Path,
        hands: Hands | RealHands,
    ) -> None:
        self._faults, self._events, self._source, self._folder = faults, events, source, folder
        self._hands = hands
        self._log = (folder / "events").open("w", encoding="utf-8")
        self._due = BETWEEN_CHECKS
        self._tries = 0
        self._starts: dict[Window, str] = {}
        self._is_ending = False
        self.slowest: tuple[float, list] = (0.0, [])
        self.most_nodes = self.edits = 0  # edits: those undone and redone count again
        self._timer = QTimer(interval=0, singleShot=True)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    @property
    def windows(self) -> list[Window]:
        return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Window)]

    def _turn(self) -> None:
        faulthandler.dump_traceback_later(DEAD, exit=True)
        for window in self.windows:
            if window not in self._starts:
                self._follow(window)
        if not self.windows:
            return
        self._timer.start(0)
        if self._faults.at >= self._events or len(self._faults.found) >= MANY:
            self._look(is_end=True)
        elif self._faults.at >= self._due:
            self._look()
        else:
            while self._one() in SWIFT and self._faults.at < min(self._due, self._events):
                pass

    def _one(self) -> str:
        """Do the next event; what kind it was."""
        active = QApplication.activeWindow()
        if active is None:  # no window manager gives the keys back when a dialogue is closed
            (QApplication.activeModalWidget() or self.windows[0]).activateWindow()
        window = active if isinstance(active, Window) else self.windows[0]
        source = self._source
        event = source[self._faults.at] if isinstance(source, list) else source.next(window)
        self._faults.at += 1
        self._log.write(json.dumps(event) + "\n")
        self._log.flush()
        if event[0] == "wait":
            self._timer.start(event[1])
            return "wait"
        clock = QElapsedTimer()
        clock.start()
        self._hands.perform(window, event)
        if clock.elapsed() > self.slowest[0] and QApplication.activeModalWidget() is None:
            self.slowest = clock.elapsed(), event
        self.most_nodes = max(self.most_nodes, len(window.document.graph))
        return event[0]

    def _follow(self, window: Window) -> None:
        def begin() -> None:
            if not window.document.undo_stack.count():  # else it was saved
                self._starts[window] = checks.text(window.document)

        def count(_index: int) -> None:
            self.edits += 1

        window.document.path_changed.connect(begin)
        window.document.undo_stack.indexChanged.connect(count)
        begin()

    # looking

    def _look(self, is_end: bool = False) -> None:
        """Bring all to rest, then look whether it is as it must be."""
        self._timer.start(PAUSE if self._tries else 0)
        if not self._tries:
            for event in LET_GO:
                self._hands.perform(self.windows[0], event)
        self._tries += 1
        if not self._rests():
            if self._tries > PATIENCE:
                self._faults.say(f"nothing brings it to rest: {QApplication.activeModalWidget()}")
                QApplication.exit(3)
            return
        faults = [
            fault for window in self.windows for fault in checks.attempt(lambda w=window: checks.canvas_faults(w))
        ]
        if faults and self._tries < PATIENCE:
            return
        for window in self.windows:
            document, start = window.document, self._starts[window]
            faults += checks.attempt(lambda d=document: checks.file_faults(d))
            faults += checks.attempt(lambda d=document, s=start: checks.undo_faults(d, s))
        for fault in faults:
            self._faults.say(fault)
        self._tries, self._due = 0, self._due + BETWEEN_CHECKS
        for other in self.windows[1:]:
            _leave(other)
        if is_end:
            self._timer.stop()
            self._end()

    def _rests(self) -> bool:
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        elif (modal := QApplication.activeModalWidget()) is not None:
            modal.close()
        else:
            busy = [window for window in self.windows if window.canvas.editor.gestures.busy]
            for window in busy:
                window.canvas.editor.gestures.cancel()
            for window in self.windows:
                checks.quietly_stop(window)
            return not busy
        return False

    def _end(self) -> None:
        """Save, open again, close."""
        window = self.windows[0]
        window.canvas.setFocus()
        path = self._folder / "end.graph.json"
        window.document.save(path)
        before = checks.text(window.document)
        QMessageBox.question = lambda *_: QMessageBox.StandardButton.Discard
        window.files.allow_outside(path)
        window.files.open_path(path)
        after = checks.text(window.document)
        if before != after:
            self._faults.say(f"saved and opened: {after}, not {before}")
        for each in self.windows:
            _leave(each)
        QTimer.singleShot(LEAVES_WITHIN, self._tell_left)

    def _tell_left(self) -> None:
        left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        self._faults.say(f"the program does not end: {left}")
        QApplication.exit(3)


def _leave(window: Window) -> None:
    question, QMessageBox.question = QMessageBox.question, lambda *_: QMessageBox.StandardButton.Discard
    LEAVE(window)
    QMessageBox.question = question


LEAVE = Window.close


def left_behind() -> list[object]:
    """What outlives the last window; the processes that set formulas and read tables end at the exit."""
    for _ in range(100):
        processes = [each for each in multiprocessing.active_children() if "typesetting" not in each.name]
        threads = [each for each in threading.enumerate() if each is not threading.main_thread()]
        threads = [each for each in threads if not any(name in each.name for name in THREADS_OF_PROCESSES)]
        if not processes and not threads:
            return []
        time.sleep(0.1)
    return [*processes, *threads]


def main() -> None:
    """Run and tell."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--events", type=int, default=300)
    parser.add_argument("--replay", type=Path)
    parser.add_argument("--pointer", action="store_true", help="a real one, and real keys")
    given = parser.parse_args()
    chance = Random(given.seed)
    faulthandler.enable()
    gc.disable()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(given.folder / "settings"))
    QCoreApplication.setOrganizationName("graphgui")
    QCoreApplication.setApplicationName("graphgui")
    settings = QSettings()
    settings.setValue("language", chance.choice(["en", "fr"]))
    settings.setValue("theme", chance.choice(["light", "dark"]))
    settings.setValue("reduce_motion", chance.random() < 0.5)
    files = materials.make(given.folder / "files")
    materials.answer_file_dialogues(Random(given.seed), files, given.folder / "written")
    Window.close = lambda _window: False  # the menu's Close and Quit
    QApplication.closeAllWindows = lambda: None
    faults = Faults()
    application()
    log.begin()
    log.LOG.addHandler(faults)
    ErrorHandler.of_the_program()
    if given.replay:
        source = [json.loads(line) for line in given.replay.read_text(encoding="utf-8").splitlines()]
        given.events = len(source)
    else:
        source = Drawer(chance, files, has_drops=not given.pointer)
    began = time.process_time()
    hands = RealHands() if given.pointer else Hands()
    player = Player(faults, given.events, source, given.folder, hands)
    code = run()
    faulthandler.cancel_dump_traceback_later()
    if behind := left_behind():
        faults.say(f"left behind: {behind}")
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    if left:
        faults.say(f"windows left: {left}")
    told = {
        "seed": given.seed,
        "events": faults.at,
        "faults": faults.found,
        "nodes": player.most_nodes,
        "edits": player.edits,
        "slowest": player.slowest,
        "seconds": round(time.process_time() - began, 1),
    }
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    sys.exit(code)


if __name__ == "__main__":
    main()
