"""What is read at once, and what beside the window: a large graph, and data that are no short table of numbers."""

import pytest

from graphgui.storage import file
from tests.storage.hostile import table


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "a.graph.json"
        path.write_text(text)
        return path

    return write


def test_a_graph_and_a_short_table_of_numbers_are_read_at_once(written, tmp_path):
    (tmp_path / "data.csv").write_text("x,y\n1,2\n2,3\n")
    assert not file.may_take_long(written(table("data.csv")))


def test_what_a_library_must_parse_takes_a_process_of_its_own(written, tmp_path):
    (tmp_path / "data.parquet").write_bytes(b"")
    assert file.may_take_long(written(table("data.parquet")))


def test_a_graph_of_megabytes_may_take_long_whatever_is_in_it(written):
    assert file.may_take_long(written(" " * 5_000_000))
    assert not file.may_take_long(written(" " * 1_000_000))


def test_what_is_not_there_is_refused_at_once(tmp_path):
    assert not file.may_take_long(tmp_path / "none")
