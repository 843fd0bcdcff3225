"""However a file is mutated, no row is lost and no number changed without a word; `mutations.py` can try more."""

from tests.data.mutations import complaint, mutants, originals


def test_nothing_is_lost_or_changed_unsaid(tmp_path):
    found = [(mutant, complaint(mutant, tmp_path)) for mutant in mutants(300)]
    wrong = [(mutant.name, mutant.done, what) for mutant, what in found if what and not what.startswith("refused")]
    assert wrong == []
    assert sum(what is None for _, what in found) > 225  # most can be read


def test_the_independent_reader_agrees_on_what_is_not_mutated(tmp_path):
    assert [(each.name, complaint(each, tmp_path)) for each in originals() if complaint(each, tmp_path)] == []
