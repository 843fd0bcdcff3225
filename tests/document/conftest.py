"""A document with one regression, and its text."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from graphgui.document import saved_parts
from graphgui.document.document import Document
from graphgui.engine import Training
from graphgui.storage import file
from graphgui.storage.project import Project
from tests.graphs import regression


@pytest.fixture
def document(qapp):
    """X -> linear -> mse <- Y: 5 rows, one column."""
    graph, _ = regression(5, 1)
    return Document(Project(graph=graph, tables={}, training=Training(), parameters={}))


@pytest.fixture
def text(document):
    """What the document would be saved as, now."""
    return lambda: file.dumps(document.project, Path("/"))


@pytest.fixture(autouse=True)
def own_parts(monkeypatch, tmp_path):
    """No test reads or writes what whoever runs it keeps."""
    monkeypatch.setattr(saved_parts, "folder", lambda: tmp_path / "parts")
    QStandardPaths.setTestModeEnabled(True)
    yield
    QStandardPaths.setTestModeEnabled(False)
