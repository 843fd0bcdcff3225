"""The run is exported step by step from the menu, as it stands, while the window goes on."""

import polars
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QProgressDialog, QPushButton

from graphgui.export import history
from tests.app.conftest import answers

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def trained(engel):
    engel.session.run_now(30)
    return engel


def choose(window, text):
    """Open the File menu and click an action in it."""
    bar = window.menuBar()
    QTest.mouseClick(bar, LEFT, pos=bar.actionGeometry(bar.actions()[0]).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == text)
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())


@pytest.mark.parametrize("ending", history.WRITERS)
def test_the_menu_writes_the_run_that_is_shown(trained, tmp_path, monkeypatch, qtbot, ending):
    path = tmp_path / f"run{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answers(path))
    choose(trained, "Export &History…")
    qtbot.waitUntil(lambda: trained.statusBar().currentMessage() == f"30 steps exported as run{ending}.")
    frame = polars.read_parquet(path) if ending == ".parquet" else polars.read_csv(path)
    assert frame["step"].to_list() == list(range(31))
    assert frame["loss"].to_list() == [*trained.session.run.losses, trained.session.moment.loss]
    assert frame["linear.W[1,1]"][-1] == trained.session.moment.parameters[("linear", "W")].item()


def test_the_key_works_while_it_trains_and_training_goes_on(trained, tmp_path, monkeypatch, qtbot):
    path = tmp_path / "run"  # the ending is the chosen filter's
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "PARQUET (*.parquet)"))
    trained.session.play_steps(100_000)
    qtbot.waitUntil(lambda: trained.session.step > 40)
    QTest.keyClick(trained, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert trained.session.state == "playing"
    qtbot.waitUntil(lambda: "run.parquet" in trained.statusBar().currentMessage())
    assert trained.session.state == "playing"
    frame = polars.read_parquet(tmp_path / "run.parquet")
    assert frame.height > 40
    assert frame["loss"].to_list()[:-1] == list(trained.session.run.losses[: frame.height - 1])


def test_cancel_leaves_no_file(trained, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answers(tmp_path / "run.csv"))
    monkeypatch.setattr("graphgui.app.files.export_history.SHOWS_PROGRESS_AFTER", 0)
    trained.session.run_now(100_000, moments=2)
    QTest.keyClick(trained, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    progress = trained.findChild(QProgressDialog)
    qtbot.waitUntil(progress.isVisible)
    QTest.mouseClick(progress.findChild(QPushButton), LEFT)
    assert not progress.isVisible()
    qtbot.waitUntil(lambda: not any(tmp_path.iterdir()))
    qtbot.wait(300)
    assert not any(tmp_path.iterdir())


def test_without_a_run_it_says_what_to_do(engel):
    QTest.keyClick(engel, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert "Play" in engel.banner.text


def test_a_place_that_cannot_be_written_is_said(trained, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answers(tmp_path / "none" / "run.csv"))
    choose(trained, "Export &History…")
    qtbot.waitUntil(lambda: "no folder" in trained.banner.text)
