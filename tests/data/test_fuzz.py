"""However a table is changed, it is read or refused in one sentence, and soon; `fuzz.py` can try more."""

from tests.data.fuzz import complaint, mutants


def test_each_table_is_read_or_refused_in_one_sentence(tmp_path):
    found = [complaint(suffix, content, tmp_path) for suffix, content in mutants(80)]
    assert [what for what in found if what] == []
