"""Every file that fuzzing has kept is a valid graph or refused in one sentence, soon, as when it was found."""

from tests.fuzzing import judged
from tests.storage.corpus_files import CORPUS, MOST_BYTES, contents, name_of, number_of
from tests.storage.fuzz import SUFFIX, judge


def test_each_file_of_the_corpus_is_taken_rightly(tmp_path):
    found = {each: judged(judge, number_of(each), SUFFIX, each, tmp_path)[0] for each in contents(CORPUS)}
    wrong = {name_of(each): verdict.complaint for each, verdict in found.items() if verdict.complaint}
    assert wrong == {}
    assert {verdict.is_read for verdict in found.values()} == {True, False}


def test_the_corpus_is_small():
    assert 0 < sum(map(len, contents(CORPUS))) <= MOST_BYTES
