"""What is kept for the case of a crash can be read back, whatever a file of a stranger may not be."""

import pytest

from graphgui.engine.graph.graph import Graph
from graphgui.engine.training.trainer import Training
from graphgui.storage import file
from graphgui.storage.annotations import Note
from graphgui.storage.project import Project
from graphgui.storage.recovery import Entry, Facts
from tests.storage.hostile import table


def test_a_document_too_large_to_be_saved_comes_back(tmp_path):
    names = [f"note.{number}" for number in range(2001)]
    notes = {name: Note(name=name, rect=(0.0, 0.0, 100.0, 50.0), text="x") for name in names}
    project = Project(graph=Graph(), tables={}, training=Training(), parameters={}, annotations=notes)
    entry = Entry(tmp_path, "large")
    entry.keep(Facts("large"), project)
    assert len(entry.load().annotations) == 2001


@pytest.mark.parametrize("is_modified", [True, False])
def test_data_that_nobody_has_allowed_are_not_read_after_a_crash_either(tmp_path, is_modified):
    for name in ("kept", "graphs"):
        (tmp_path / name).mkdir()
    (tmp_path / "data.csv").write_text("x,y\n1,2\n2,3\n3,5\n")
    path = tmp_path / "graphs" / "a.graph.json"
    path.write_text(table("../data.csv"))
    for outside in (False, True):
        entry = Entry(tmp_path / "kept", "a")
        entry.keep(Facts("a", str(path), is_modified), file.load(path, drafts=True, outside=outside))
        project = Entry(tmp_path / "kept", "a").load()
        assert list(project.tables) == (["t"] if outside else [])
        assert [each.is_refused for each in project.missing.values()] == ([] if outside else [True])
