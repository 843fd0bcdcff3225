"""A command that reads a person's data never writes over them, whatever name it is given for its output."""

import os

import pytest

from graphgui.storage import file

TABLE = "x,y\n1,2\n2,3\n3,5\n4,6\n"


@pytest.fixture
def data(tmp_path):
    """A table, and a graph beside it that reads it."""
    data = tmp_path / "sales.csv"
    data.write_text(TABLE)
    return data


@pytest.fixture
def graph(data, run):
    path = data.with_name("sales.graph.json")
    assert run("data", data, "--target", "y", "-o", path).code == 0
    return path


def is_refused(result):
    return result.code == 2 and "is read here, and would be lost" in result.err and "\n" not in result.err.strip()


def test_an_import_does_not_replace_its_table(run, data):
    assert is_refused(run("data", data, "--target", "y", "-o", data))
    assert data.read_text() == TABLE


@pytest.mark.parametrize("option", ["--out", "--history"])
@pytest.mark.parametrize("link", [None, os.symlink, os.link])
def test_training_does_not_replace_what_it_learns_from(run, data, graph, option, link):
    output = data
    if link is not None:
        output = data.with_name("other.csv")
        link(data, output)
    assert is_refused(run("train", graph, "--steps", 2, option, output))
    assert data.read_text() == TABLE


@pytest.mark.parametrize("option", ["--out", "--history"])
def test_nor_the_table_that_it_is_given(run, data, graph, option):
    other = data.with_name("more.csv")
    other.write_text(TABLE)
    assert is_refused(run("train", graph, "--steps", 2, "--data", other, option, other))
    assert other.read_text() == TABLE


def test_a_derivation_does_not_replace_its_graph(run, data, graph):
    before = graph.read_text()
    for output in (graph, data):
        assert is_refused(run("derive", graph, "-o", output))
    assert (graph.read_text(), data.read_text()) == (before, TABLE)


def test_a_graph_may_be_trained_in_its_place(run, graph):
    assert run("train", graph, "--steps", 2, "--out", graph).code == 0
    assert file.load(graph).parameters
