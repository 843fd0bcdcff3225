"""A stranger's graph file is opened or refused within a second, and reads nothing that it may not."""

import os
import time
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from graphgui.engine.training.conditions import parse
from graphgui.ops import get
from graphgui.storage import file
from graphgui.storage.safety.limits import BYTES
from graphgui.words import Problem
from tests.storage.hostile import REFUSED, TAKEN, table

NO_PIPES = pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")


@pytest.fixture
def written(tmp_path):
    """A graph's file in a folder of its own."""

    def write(text):
        folder = tmp_path / "graphs"
        folder.mkdir(exist_ok=True)
        (folder / "a.graph.json").write_text(text)
        return folder / "a.graph.json"

    return write


def refused(path):
    """The sentence, which comes soon."""
    began = time.process_time()
    with pytest.raises(Problem) as raised:
        file.load(path, drafts=False)
    assert time.process_time() - began < 1
    return str(raised.value)


def heard(asked, ask, path, **given):
    """Ask the system, and note for which path."""
    asked.append(str(path))
    return ask(path, **given)


@pytest.mark.parametrize("name", REFUSED)
def test_what_stalls_a_window_is_refused(written, name):
    text, said = REFUSED[name]
    sentence = refused(written(text))
    assert said in sentence
    assert len(sentence) < 400


@pytest.mark.parametrize("name", TAKEN)
def test_all_else_is_read_soon(written, name):
    path, began = written(TAKEN[name]), time.process_time()
    try:
        file.load(path, drafts=True)
    except Problem as problem:
        assert len(str(problem)) < 400
    assert time.process_time() - began < 1


def test_a_file_of_many_megabytes_is_refused_before_it_is_read(written):
    path = written("{")
    with path.open("r+b") as large:
        large.truncate(BYTES + 1)  # a hole, which no disk has to hold
    assert "has 64 MB at most, and this 65" in refused(path)


def test_what_could_not_be_read_again_is_not_written(written, tmp_path):
    project = file.load(written(TAKEN["many nodes"]))
    project.graph.update(replace(project.graph["X"], position=(1e12, 0.0)))
    with pytest.raises(Problem, match="“X” stands too far out"):
        file.save(project, tmp_path / "b.graph.json")
    assert not (tmp_path / "b.graph.json").exists()


@pytest.mark.parametrize(
    "name", ["../data.csv", "{folder}/data.csv", "link.csv", "deep/../../data.csv", "up/../data.csv"]
)
def test_data_outside_the_folder_are_read_only_where_that_is_allowed(written, tmp_path, name):
    (tmp_path / "data.csv").write_text("x,y\n1,2\n2,3\n3,5\n")
    path = written(table(name.format(folder=tmp_path)))
    (path.parent / "deep").mkdir()
    (tmp_path / "other").mkdir()
    (path.parent / "up").symlink_to(tmp_path / "other")  # from where .. is not the graph's folder
    (path.parent / "link.csv").symlink_to(tmp_path / "data.csv")
    assert "lies outside the folder of the graph" in refused(path)
    assert file.load(path, outside=True).tables["t"].rows == 3
    draft = file.load(path, drafts=True)
    assert list(draft.missing) == ["t"]
    assert [each.name for each in file.outside(path)] == [Path(name).name]


def test_data_outside_are_not_even_looked_at(written, tmp_path, monkeypatch):
    path, asked = written(table("../elsewhere/data.csv")), []
    with monkeypatch.context() as patched:
        for name in ("stat", "lstat"):
            patched.setattr(os, name, partial(heard, asked, getattr(os, name)))
        assert [each.name for each in file.outside(path)] == ["data.csv"]
        assert not file.may_take_long(path)
        assert "lies outside the folder of the graph" in refused(path)
    assert asked
    assert [each for each in asked if "elsewhere" in each] == []


def test_data_beside_the_graph_are_read(written):
    path = written(table("deep/data.csv"))
    (path.parent / "deep").mkdir()
    (path.parent / "deep" / "data.csv").write_text("x,y\n1,2\n2,3\n3,5\n")
    assert file.load(path).tables["t"].rows == 3
    assert file.outside(path) == []


@NO_PIPES
@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx"])
def test_a_pipe_is_no_data(written, ending):
    path = written(table(f"pipe.{ending}"))
    os.mkfifo(path.parent / f"pipe.{ending}")
    assert "is no file with a beginning and an end" in refused(path)


@NO_PIPES
def test_a_pipe_and_a_device_are_no_graphs(tmp_path):
    os.mkfifo(tmp_path / "pipe.graph.json")
    (tmp_path / "zeros.graph.json").symlink_to("/dev/zero")
    for name in ("pipe", "zeros"):
        assert "is no file with a beginning and an end" in refused(tmp_path / f"{name}.graph.json")


@pytest.mark.parametrize("text", [" " * 1000, "|" * 999, "max " * 250, "max" + " " * 990, "|grad| < " + "1" * 990])
def test_a_condition_is_read_in_no_time(text):
    began = time.process_time()
    with suppress(Problem):
        parse(text, get("linear"))
    assert time.process_time() - began < 0.1
