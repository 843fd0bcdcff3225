"""A window of a given size, language and size of type, as it is met at the first start."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication, QMessageBox
from shiboken6 import isValid

from graphgui import assets
from graphgui.app import language
from graphgui.app.application import application
from graphgui.app.window import Window


@pytest.fixture
def opened(qapp, qtbot, monkeypatch):
    application()
    font, locale = QApplication.font(), QLocale()
    translators, windows = [], []

    def open_window(width=1280, height=800, scale=1.0, speaks="en", example="engel") -> Window:
        if speaks != "en":
            translators.extend(language.install(qapp, speaks))
        larger = QApplication.font()
        larger.setPointSizeF(font.pointSizeF() * scale)
        QApplication.setFont(larger)
        window = Window()
        windows.append(window)
        window.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        window.complete()
        if example:
            window.open_example(assets.path("examples", f"{example}.graph.json"))
        window.panels.make_all_seen()
        QApplication.processEvents()
        return window

    yield open_window
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    for window in filter(isValid, windows):
        window.close()
    for translator in translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(locale)
    QApplication.setFont(font)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
