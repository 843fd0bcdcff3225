"""Graph files that fuzzing has kept, in the window: each is shown or refused in a sentence, and raises nothing."""

import time

from PySide6.QtWidgets import QApplication, QMessageBox

from graphgui import assets
from tests.fuzzing import MOST_SECONDS
from tests.storage.corpus_files import CORPUS, contents, name_of
from tests.storage.graph_changes import DATA, DATA_FILES


def test_each_file_of_the_corpus_is_shown_or_refused(window, tmp_path, monkeypatch):
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.No)
    for name, text in DATA_FILES.items():
        (tmp_path / name).write_text(text)
    data, shown = str(assets.path("data")).replace("\\", "/").encode(), 0
    for content in contents(CORPUS):
        path = tmp_path / f"{name_of(content)}.graph.json"
        path.write_bytes(content.replace(DATA.encode(), data))
        began = time.process_time()
        is_shown = window.files.open_path(path)
        QApplication.processEvents()
        window.grab()
        assert time.process_time() - began < MOST_SECONDS, path.name
        assert is_shown or window.banner.text
        shown += is_shown
    assert shown > 10
