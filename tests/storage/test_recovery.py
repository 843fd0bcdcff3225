"""What is kept for the case of a crash can be read back, whatever a file of a stranger may not be."""

from graphgui.engine.graph.graph import Graph
from graphgui.engine.training.trainer import Training
from graphgui.storage.annotations import Note
from graphgui.storage.project import Project
from graphgui.storage.recovery import Entry, Facts


def test_a_document_too_large_to_be_saved_comes_back(tmp_path):
    names = [f"note.{number}" for number in range(2001)]
    notes = {name: Note(name=name, rect=(0.0, 0.0, 100.0, 50.0), text="x") for name in names}
    project = Project(graph=Graph(), tables={}, training=Training(), parameters={}, annotations=notes)
    entry = Entry(tmp_path, "large")
    entry.keep(Facts("large"), project)
    assert len(entry.load().annotations) == 2001
