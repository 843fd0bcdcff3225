"""A language that this program does not speak yet is added by one file, to the window and to the terminal."""

import shutil

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from graphgui import assets
from graphgui.terminal import translations
from tests.app.languages.test_switching import choose, opened
from tests.cli.conftest import run
from tools.translations import FOLDER, compile_

__all__ = ["opened", "run"]

GERMAN = {
    "actions": {"&amp;File": "&amp;Datei"},
    "TrainingToolbar": {"&amp;Play": "&amp;Trainieren"},
    "numbers": {"0.5": "0,5"},
    "terminal": {"loss {loss} after {count} steps": "Verlust {loss} nach {count} Schritten"},
}


@pytest.fixture
def with_german(tmp_path, monkeypatch, qapp):
    """Beside the languages that there are, one whose file a reader has translated a little of."""
    folder, path = tmp_path / "translations", assets.path
    shutil.copytree(FOLDER, folder)
    contexts = "".join(
        f"<context><name>{name}</name>"
        + "".join(
            f"<message><source>{a}</source><translation>{b}</translation></message>" for a, b in texts.items()
        )
        + "</context>"
        for name, texts in GERMAN.items()
    )
    ts = folder / "graphgui_de.ts"
    ts.write_text(f'<!DOCTYPE TS><TS version="2.1" language="de">{contexts}</TS>', encoding="utf-8")
    compile_(ts)

    def own(*parts):
        return folder.joinpath(*parts[1:]) if parts[0] == "translations" else path(*parts)

    monkeypatch.setattr(assets, "path", own)
    yield
    translations.texts.cache_clear()


def test_the_window_speaks_it(with_german, opened):
    offered = [action.text() for action in opened().findChild(QMenu, "languages").actions()]
    assert offered == ["As the &System", "English", "Deutsch", "Français"]
    choose("Deutsch")
    assert opened().menuBar().actions()[0].text() == "&Datei"
    assert opened().transport.findChild(QToolButton, "play_button").text() == "Trainieren"
    assert "," in opened().transport.learning_rate.text()
    assert opened().menuBar().actions()[1].text() == "&Edit"  # what nobody has translated yet
    QApplication.processEvents()


def test_the_terminal_speaks_it(with_german, run, monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    told = run("train", assets.path("examples", "engel.graph.json"), "--steps", "5").out
    assert told.startswith("Verlust 0,")
    assert run("--lang", "de", "train", assets.path("examples", "engel.graph.json"), "--steps", "5").out == told
