"""What is kept for the case of a crash can be read back, whatever a file of a stranger may not be."""

import os

import pytest

from graphgui.engine.graph.graph import Graph
from graphgui.engine.training.trainer import Training
from graphgui.storage import file
from graphgui.storage.annotations import Note
from graphgui.storage.project import Project
from graphgui.storage.recovery import Entry, Facts, entries
from tests.graphs import constant
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


def document(value=1.0):
    return Project(Graph([constant("X", [[value]])]), {}, Training(), {})


def given(project):
    return project.graph["X"].attributes["value"]


def test_what_was_kept_last_comes_back_and_first_of_all(tmp_path):
    older, newer = Entry(tmp_path, "older"), Entry(tmp_path, "newer")
    older.keep(Facts("older"), document(1.0))
    newer.keep(Facts("newer", place=(1, 2, 3, 4)), document(2.0))
    newer.keep(Facts("newer", place=(1, 2, 3, 4)), document(3.0))
    for path in tmp_path.glob("older*"):
        os.utime(path, (1.0, 1.0))
    found = entries(tmp_path)
    assert [entry.facts() for entry in found] == [Facts("newer", place=(1, 2, 3, 4)), Facts("older")]
    assert found[1].time() == 1.0
    assert [given(entry.load()) for entry in found] == [[[3.0]], [[1.0]]]


def test_of_a_document_as_its_file_has_it_the_path_alone_is_kept(tmp_path):
    path = tmp_path / "own.graph.json"
    file.save(document(5.0), path)
    folder = tmp_path / "kept"
    folder.mkdir()
    entry = Entry(folder, "own")
    entry.keep(Facts("own", str(path)), document(6.0))
    assert entry.source().parent == folder
    assert given(entry.load()) == [[6.0]]
    entry.keep(Facts("own", str(path), is_modified=False), document(5.0))
    assert [each.suffixes for each in folder.iterdir()] == [[".facts", ".json"]]
    assert entry.source() == path
    assert given(entry.load()) == [[5.0]]
    assert not entry.facts().is_modified


def test_what_is_forgotten_may_be_kept_again_and_what_is_closed_not(tmp_path):
    entry = Entry(tmp_path, "a")
    entry.keep(Facts("a"), document())
    entry.forget()
    assert list(tmp_path.iterdir()) == []
    entry.keep(Facts("a"), document())
    assert [each.facts() for each in entries(tmp_path)] == [Facts("a")]
    entry.close()
    entry.keep(Facts("a"), document())
    assert list(tmp_path.iterdir()) == []
    assert entries(tmp_path) == []


def test_a_graph_whose_facts_are_damaged_is_found_and_facts_alone_are_not(tmp_path):
    for name in ("whole", "alone"):
        Entry(tmp_path, name).keep(Facts(name), document())
        (tmp_path / f"{name}.facts.json").write_text("{")
    (tmp_path / "alone.graph.json").unlink()
    (tmp_path / ".hidden.graph.json").write_text("")
    (found,) = entries(tmp_path)
    assert found.facts() == Facts("")
    assert given(found.load()) == [[1.0]]


def test_a_process_that_ended_between_graph_and_facts_has_lost_no_edit(tmp_path):
    entry = Entry(tmp_path, "a")
    entry.keep(Facts("a", "/own.graph.json", is_modified=False), document())
    Entry(tmp_path, "b").keep(Facts("b"), document(2.0))
    (tmp_path / "b.graph.json").rename(tmp_path / "a.graph.json")
    assert entry.facts().is_modified
    assert given(entry.load()) == [[2.0]]
    (tmp_path / "a.graph.json").unlink()
    assert not entry.facts().is_modified


def test_changes_that_somebody_has_removed_are_not_said_to_be_there(tmp_path):
    path = tmp_path / "own.graph.json"
    file.save(document(5.0), path)
    entry = Entry(tmp_path / "kept", "a")
    (tmp_path / "kept").mkdir()
    entry.keep(Facts("own", str(path)), document(6.0))
    (tmp_path / "kept" / "a.graph.json").unlink()
    assert not entry.facts().is_modified
    assert given(entry.load()) == [[5.0]]


def test_what_is_given_up_while_it_is_laid_out_replaces_nothing(tmp_path):
    def give_up(_share):
        raise InterruptedError

    entry = Entry(tmp_path, "a")
    entry.keep(Facts("a"), document(1.0))
    with pytest.raises(InterruptedError):
        entry.keep(Facts("a"), document(2.0), give_up)
    assert given(entry.load()) == [[1.0]]
