"""What a crash has left comes back into windows, and what cannot come back is named."""

import threading

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from graphgui import assets
from graphgui.app.recovery.offer import Home, offer
from graphgui.app.recovery.offer_dialog import OfferDialog
from graphgui.app.recovery.recovery import Recovery
from graphgui.app.recovery.run_folder import RunFolder
from graphgui.document import state_folder
from graphgui.storage import file
from graphgui.storage.recovery import Entry, Facts


def test_what_cannot_come_back_is_named_beside_what_does(window, tmp_path, monkeypatch):
    monkeypatch.setattr(state_folder, "folder", lambda: tmp_path / "state")
    crashed = RunFolder.begin()
    engel = file.load(assets.path("examples", "engel.graph.json"))
    Entry(crashed.path, "here").keep(Facts("here"), engel)
    Entry(crashed.path, "gone").keep(Facts("gone", str(tmp_path / "gone.graph.json"), is_modified=False), engel)
    crashed.lock.close()
    recovery = Recovery.of_the_program()
    recovery.begin()
    offer(recovery, Home(window, window.canvas, window.document, window.banner), window.new_window)
    QTest.mouseClick(window.findChild(OfferDialog).back, Qt.MouseButton.LeftButton)
    assert len(window.document.graph) == 4
    assert "gone.graph.json" in window.banner.text
    recovery.end()


def test_what_is_large_is_read_beside_the_window(window, tmp_path, monkeypatch):
    monkeypatch.setattr(state_folder, "folder", lambda: tmp_path / "state")
    monkeypatch.setattr(file, "may_take_long", lambda _path, **_: True)
    threads, load = [], Entry.load

    def loaded(entry):
        threads.append(threading.current_thread())
        return load(entry)

    monkeypatch.setattr(Entry, "load", loaded)
    crashed = RunFolder.begin()
    Entry(crashed.path, "here").keep(Facts("here"), file.load(assets.path("examples", "engel.graph.json")))
    crashed.lock.close()
    recovery = Recovery.of_the_program()
    recovery.begin()
    offer(recovery, Home(window, window.canvas, window.document, window.banner), window.new_window)
    QTest.mouseClick(window.findChild(OfferDialog).back, Qt.MouseButton.LeftButton)
    assert len(window.document.graph) == 4
    assert threads and threading.main_thread() not in threads
    recovery.end()
