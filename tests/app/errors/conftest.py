"""The program's handler at work, as `main.run` has it, with a state folder of the test's own."""

import pytest

from graphgui.app.errors import log
from graphgui.app.errors.handler import ErrorHandler
from graphgui.document import state_folder


@pytest.fixture
def handled(window, tmp_path, monkeypatch):
    """A window whose exceptions the program's handler takes; what was handled is listed."""
    monkeypatch.setattr(state_folder, "folder", lambda: tmp_path / "state")
    handler, reports = ErrorHandler.of_the_program(), []
    handler.happened.connect(reports.append)
    monkeypatch.setattr("sys.excepthook", lambda *_: None)
    monkeypatch.setattr("sys.unraisablehook", lambda *_: None)
    monkeypatch.setattr("threading.excepthook", lambda *_: None)
    handler.install()
    yield reports
    handler.remove()
    handler.happened.disconnect(reports.append)
    log.end()
