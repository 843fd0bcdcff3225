"""No exception ends the program or goes unsaid, wherever it is raised: each is in the banner and in the log."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from graphgui.app.errors import log
from graphgui.app.errors.details import ReportDialog


class Faulty(QWidget):
    """Raises where it is told to, once."""

    def __init__(self, parent, where):
        super().__init__(parent)
        self.where = where

    def fail(self, where):
        if self.where == where:
            self.where = ""
            raise ValueError(f"broken in {where} of {Path.home() / 'secret'}")

    def mouseMoveEvent(self, event):
        self.fail("mouseMoveEvent")

    def mousePressEvent(self, event):
        self.fail("mousePressEvent")

    def closeEvent(self, event):
        self.fail("closeEvent")

    def eventFilter(self, watched, event):
        self.fail("eventFilter")
        return False


class Emitter(QObject):
    emitted = Signal()


def in_a_slot(faulty):
    emitter = Emitter(faulty)
    emitter.emitted.connect(lambda: faulty.fail("slot"))
    emitter.emitted.emit()


def in_a_timer(faulty):
    QTimer.singleShot(0, lambda: faulty.fail("timer"))


def in_a_press(faulty):
    QTimer.singleShot(0, lambda: QTest.mousePress(faulty, Qt.MouseButton.LeftButton))


def in_a_move(faulty):
    faulty.setMouseTracking(True)
    QTimer.singleShot(0, lambda: QTest.mouseMove(faulty, QPoint(5, 5)))


def in_a_filter(faulty):
    target = QWidget(faulty)
    target.installEventFilter(faulty)
    QApplication.postEvent(target, QEvent(QEvent.Type.User))


def in_a_close(faulty):
    QTimer.singleShot(0, faulty.close)


def in_a_thread(faulty):
    threading.Thread(target=lambda: faulty.fail("thread")).start()


def in_a_destructor(faulty):
    class Dying:
        def __del__(self):
            faulty.fail("destructor")

    Dying()


@pytest.mark.parametrize(
    ("where", "act"),
    [
        ("slot", in_a_slot),
        ("timer", in_a_timer),
        ("mouseMoveEvent", in_a_move),
        ("mousePressEvent", in_a_press),
        ("eventFilter", in_a_filter),
        ("closeEvent", in_a_close),
        ("thread", in_a_thread),
        ("destructor", in_a_destructor),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_it_is_said_in_the_banner_and_written_to_the_log(window, handled, qtbot, where, act):
    faulty = Faulty(window, where)
    faulty.show()
    act(faulty)
    qtbot.waitUntil(lambda: "went wrong" in window.banner.text)
    assert len(handled) == 1
    logged = log.path().read_text(encoding="utf-8")
    assert f"broken in {where}" in logged
    assert "Traceback" in logged
    assert str(Path.home()) not in logged


def test_details_can_be_copied_and_name_no_folder_of_the_person(window, handled, qtbot):
    in_a_timer(Faulty(window, "timer"))
    qtbot.waitUntil(lambda: bool(window.banner.buttons))
    QTest.mouseClick(window.banner.buttons[0], Qt.MouseButton.LeftButton)
    dialog = window.findChild(ReportDialog)
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "ValueError: broken in timer" in copied
    assert copied.startswith("graphgui ")
    assert "~" in copied and str(Path.home()) not in copied
    dialog.close()


def test_the_same_again_is_said_once_and_fills_no_log(window, handled, qtbot):
    faulty = Faulty(window, "")

    def again():
        faulty.where = "timer"
        faulty.fail("timer")

    timer = QTimer(window, interval=0)
    timer.timeout.connect(again)
    said = []
    window.banner.gone.connect(lambda: said.append(window.banner.text))
    timer.start()
    qtbot.waitUntil(lambda: len(handled) > 50)
    timer.stop()
    assert len(said) <= 1
    assert log.path().read_text(encoding="utf-8").count("Traceback") <= 5


def test_it_is_said_while_a_dialogue_of_a_dialogue_has_the_keys(window, handled, qtbot):
    outer = QDialog(window)
    inner = QDialog(outer)
    for dialog in (outer, inner):
        dialog.show()
    inner.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is inner)
    in_a_timer(Faulty(window, "timer"))
    qtbot.waitUntil(lambda: "went wrong" in window.banner.text)
    outer.close()


def test_memory_that_is_short_is_said_so(window, handled, qtbot):
    def fill():
        raise MemoryError

    QTimer.singleShot(0, fill)
    qtbot.waitUntil(lambda: "more memory than there is" in window.banner.text)
