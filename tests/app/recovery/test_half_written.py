"""What a crash leaves half-written beside a person's files is gone after the next start."""

from contextlib import suppress

import pytest
from PySide6 import QtWidgets

from graphgui.app.recovery.recovery import Recovery
from graphgui.app.recovery.run_folder import RunFolder
from graphgui.document import state_folder
from graphgui.storage import atomic


class Crash(BaseException):
    """As if the process ended there: nothing that comes after is done."""


@pytest.mark.parametrize("name", ["exports", "undecodable \udcff", "ключи, 表"])
def test_an_export_that_a_crash_has_ended_leaves_nothing(engel, tmp_path, monkeypatch, name):
    monkeypatch.setattr(state_folder, "folder", lambda: tmp_path / "state")
    folder = tmp_path / name
    folder.mkdir()
    crashed = RunFolder.begin()
    monkeypatch.setattr(QtWidgets.QFileDialog, "getSaveFileName", lambda *_: (str(folder / "derivation.md"), ""))

    def crash(path, content):
        (path.parent / ".graphgui-1234567890ab.tmp").write_bytes(content.encode()[:20])
        raise Crash

    monkeypatch.setattr(atomic, "write", crash)
    with suppress(Crash):
        engel.outputs.export_derivation()
    crashed.lock.close()
    assert len(list(folder.iterdir())) == 1
    recovery = Recovery.of_the_program()
    recovery.begin()
    assert not list(folder.iterdir())
    recovery.end()
