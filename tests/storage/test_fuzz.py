"""However a graph's file is changed, it is a valid graph or refused in one sentence; `fuzz.py` can try more."""

from tests.fuzzing import judged
from tests.storage.fuzz import cases, judge


def test_each_file_is_a_valid_graph_or_one_sentence(tmp_path):
    found = [judged(judge, number, *case, tmp_path)[0] for number, case in enumerate(cases(range(150)))]
    assert [verdict.complaint for verdict in found if verdict.complaint] == []
    assert any(verdict.is_read for verdict in found)
