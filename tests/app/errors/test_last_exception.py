"""What an exception holds is let go of, also by Python's own note of the last one."""

import sys

from PySide6.QtCore import QTimer


def test_python_notes_no_exception(handled, qtbot, monkeypatch):
    for name in ("last_exc", "last_value", "last_traceback"):
        monkeypatch.setattr(sys, name, "of before", raising=False)

    def fail():
        raise ValueError("broken")

    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: bool(handled))
    assert [sys.last_exc, sys.last_value, sys.last_traceback] == [None] * 3
