"""However a graph's file is changed, it is a valid graph or one sentence; `fuzz.py` can try more."""

from tests.storage.fuzz import complaint, mutants


def test_each_file_is_a_valid_graph_or_one_sentence(tmp_path):
    assert [what for text in mutants(150) if (what := complaint(text, tmp_path))] == []
