"""However a table is changed, it is read or refused in one sentence, and soon; `fuzz.py` can try more."""

from tests.data.fuzz import judge, mutants
from tests.fuzzing import judged


def test_each_table_is_read_or_refused_in_one_sentence(tmp_path):
    found = [judged(judge, number, *case, tmp_path)[0] for number, case in enumerate(mutants(range(80)))]
    assert [verdict.complaint for verdict in found if verdict.complaint] == []
    assert any(verdict.is_read for verdict in found)
