"""A table given with --data takes the place of the graph's own, read as that was."""

import pytest

from graphgui import assets

ROWS = "size;kind;price\n1,5;old;3,25\n2,5;new;4,5\n4,5;old;?\n3,5;new;7,75\n"


@pytest.fixture
def model(run, tmp_path):
    """A graph made of semicolons, decimal commas, a text and a gap."""
    (tmp_path / "sales.csv").write_text(ROWS)
    words = ("--target", "price", "--missing", "drop", "-o", tmp_path / "sales.graph.json")
    assert run("data", tmp_path / "sales.csv", *words).code == 0
    return tmp_path / "sales.graph.json"


@pytest.mark.parametrize("is_gone", [False, True])
def test_it_is_read_with_the_choices_of_the_import(model, run, tmp_path, is_gone):
    (tmp_path / "later.csv").write_text(ROWS + "5,5;old;9,5\n")
    if is_gone:
        (tmp_path / "sales.csv").unlink()
    assert run("train", model, "--steps", "5", "--data", tmp_path / "later.csv").code == 0


def test_another_separator_is_no_hindrance(model, run, tmp_path):
    (tmp_path / "later.csv").write_text(ROWS.replace(",", ".").replace(";", ","))
    assert run("train", model, "--steps", "5", "--data", tmp_path / "later.csv").code == 0


@pytest.mark.parametrize("command", ["train", "eval", "check"])
def test_a_table_given_as_a_graph_says_what_to_do(run, command):
    path = assets.path("data", "engel.csv")
    result = run(command, path)
    assert result.code == 2
    assert f"{path} is a table and no graph" in result.err
    assert f"graphgui data {path} -o NEW.graph.json" in result.err
