"""What a person keeps is there the next time, whatever it is called."""

import pytest

from graphgui.document import mine
from graphgui.words import Problem


@pytest.mark.parametrize("name", ["layer", "two words", "a/b", "Schicht ü", "..", "con?*"])
def test_what_is_kept_is_found_again(document, name):
    text = document.copy(["linear"])
    mine.save_part(name, text)
    assert mine.parts() == [(name, text)]
    document.paste(mine.parts()[0][1], None)
    mine.remove_part(name)
    mine.remove_part(name)
    assert mine.parts() == []


def test_parts_come_by_name_and_a_later_one_takes_the_place_of_an_earlier(document):
    for name in ("b", "A", "c"):
        mine.save_part(name, document.copy(["X"]))
    mine.save_part("b", document.copy(["Y"]))
    assert [name for name, _ in mine.parts()] == ["A", "b", "c"]
    assert mine.parts()[1][1] == document.copy(["Y"])


def test_what_is_no_part_or_has_no_name_is_not_kept(document):
    with pytest.raises(Problem, match="This is no part of a graph"):
        mine.save_part("a", "hello")
    with pytest.raises(Problem, match="needs a name"):
        mine.save_part(" ", document.copy(["X"]))
    assert mine.parts() == []


def test_a_file_that_cannot_be_read_hides_no_other(document):
    mine.save_part("good", document.copy(["X"]))
    (mine.folder() / "bad.part.json").write_bytes(b"\xff\xfe")
    assert [name for name, _ in mine.parts()] == ["good"]
