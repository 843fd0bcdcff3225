"""The program itself, with a hand of its own that does what a test asks for: `python program.py WHAT [FILE]`.

`edit` adds node after node, by keys, and prints after each how many there are and when; `bring_back` accepts what
is offered and prints the nodes of every window, then closes all; `look` prints what is offered, and leaves it.
What else it does again and again until it is killed is in `activities.py`.
"""

import faulthandler
import sys
import time
from functools import partial
from pathlib import Path

from activities import ACTIVITIES, add_a_node, say
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from graphgui.app.application import application
from graphgui.app.errors.details import ReportDialog
from graphgui.app.recovery.offer_dialog import OfferDialog
from graphgui.app.window import Window

PACE = 40  # ms between edits
PATIENCE = 40  # seconds after which a process that nobody ends is ended
OFFERED_WITHIN = 10_000  # ms of looks at a start that has something to bring back
SOON = 1200  # ms in which a start has asked what it has to ask


def windows():
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Window)]


class Hand:
    def __init__(self, what):
        self.timer = QTimer(interval=PACE)
        self.act = getattr(self, what, None) or partial(ACTIVITIES[what], self, {})
        self.timer.timeout.connect(self._act_once_seen)
        self.timer.start()
        self.looks = 0

    def _act_once_seen(self):
        """Nobody types into a window that has not been painted."""
        if windows() and windows()[0].is_complete:
            self.act()

    def edit(self):
        window = windows()[0]
        if self.use(window):
            add_a_node(window)
            say(len(window.document.graph), time.time())

    def use(self, window):
        """Turn to a window; whether it has the keys already."""
        if window.canvas.hasFocus():
            return True
        window.start.leave()
        window.activateWindow()
        window.canvas.setFocus()
        return False

    def rest(self):
        """Edit ten times, and do nothing more."""
        if len(windows()[0].document.graph) < 10:
            self.edit()

    def several(self):
        """Three windows, each with a node more than the one before."""
        if len(windows()) < 3:
            windows()[0].new_window()
            return
        for count, window in enumerate(windows()):
            if len(window.document.graph) <= count:
                self.use(window) and add_a_node(window)
                return
        say("done")
        self.timer.stop()

    def clean(self):
        """Edit, and close."""
        self.edit()
        if len(windows()[0].document.graph) == 3:
            self._close()

    def bring_back(self):
        dialog = self._dialog()
        self.looks += 1
        if not dialog and self.looks * PACE > OFFERED_WITHIN:
            say([])
            self._close()
        if dialog:
            QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
            self.timer.stop()
            QTimer.singleShot(1500, self._tell_and_close)

    def look(self):
        dialog = self._dialog()
        self.looks += 1
        if dialog:
            items = [dialog.list.item(row) for row in range(dialog.list.count())]
            say("offered", *(item.text() for item in items))
        if dialog or self.looks * PACE > SOON:
            say("looked", bool(dialog), windows()[0].banner.text)
            self._close()

    def report(self):
        """Ask what is known about the crash."""
        if dialog := self._dialog():
            QTest.mouseClick(dialog.details, Qt.MouseButton.LeftButton)
            say(dialog.findChild(ReportDialog).text.toPlainText())
            self._close()

    def _dialog(self):
        return next((w for w in QApplication.topLevelWidgets() if isinstance(w, OfferDialog)), None)

    def _tell_and_close(self):
        say(sorted([len(window.document.graph), window.isWindowModified()] for window in windows()))
        self._close()

    def _close(self):
        self.timer.stop()
        QMessageBox.question = lambda *_: QMessageBox.StandardButton.Discard
        for dialog in filter(None, [self._dialog()]):
            dialog.reject()
        QApplication.closeAllWindows()


if __name__ == "__main__":
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
    application()
    QSettings().setValue("reduce_motion", True)
    hand = Hand(sys.argv[2])
    faulthandler.dump_traceback_later(PATIENCE, exit=True)
    from graphgui.app.main import run

    sys.exit(run(Path(sys.argv[3]) if len(sys.argv) > 3 else None))
